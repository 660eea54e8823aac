/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/* Messages and calls on their way to the handset, in the time of the rehearsal. */

/* What they may end with, the usual first; ended by NULL. */
extern const char *const sender_traffic_message_finals[];
extern const char *const sender_traffic_call_finals[];

typedef struct
{
  char       *sid;
  char       *account;
  char       *from;
  char       *to;
  char       *body;
  const char *status;
  const char *final;      /* what it ends with */
  gint64      error_code; /* 0: none */
  gint64      final_code; /* of @final */
  gboolean    arrives;
  gint64      created;
  gint64      updated;
  gint64      sent; /* 0: not yet */
} SenderTrafficMessage;

typedef struct _SenderTrafficCall SenderTrafficCall;

/* Told once, when a call was answered or ended without. */
typedef void (*SenderCallFunc) (SenderStage       *stage,
                                SenderTrafficCall *call);

struct _SenderTrafficCall
{
  char          *sid;
  char          *account;
  char          *from;
  char          *to;
  char          *execution; /* SID of whose call it is */
  GString       *said;
  const char    *status;
  const char    *final;
  char          *answered_by; /* (nullable) */
  gint64         created;
  gint64         updated;
  gint64         started; /* 0: never answered */
  gint64         ended;   /* 0: not yet */
  gint64         timeout; /* how long it rings */
  SenderCallFunc resolved;
};

SenderTrafficMessage *sender_traffic_send (SenderStage *stage,
                                           const char  *account,
                                           const char  *from,
                                           const char  *to,
                                           const char  *body);
/* @resolved is called once, after the ringing. */
SenderTrafficCall *sender_traffic_call (SenderStage   *stage,
                                        const char    *account,
                                        const char    *from,
                                        const char    *to,
                                        const char    *execution,
                                        gint64         timeout,
                                        SenderCallFunc resolved);
/* Somebody hangs up: the call is completed and what was said arrived. */
void sender_traffic_hang_up (SenderStage       *stage,
                             SenderTrafficCall *call);

void sender_traffic_message_free (SenderTrafficMessage *self);
void sender_traffic_call_free (SenderTrafficCall *self);

/* Number of SMS the text takes, from 1. */
guint sender_traffic_count_segments (const char *body);

G_END_DECLS
