/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-clock.h"
#include "sender-faults.h"
#include "sender-shelf.h"

G_BEGIN_DECLS

/*
 * What the stand-ins share: one time, one set of faults, one handset, and what exists behind the
 * interfaces of the services.
 */

typedef enum
{
  SENDER_SERVICE_STUDIO,
  SENDER_SERVICE_API,
  SENDER_SERVICE_MESSAGING,
  SENDER_SERVICE_LOOKUPS,
  SENDER_SERVICE_ACCOUNTS,
  SENDER_SERVICE_VOICE,
  SENDER_SERVICE_PINGONE_AUTH,
  SENDER_SERVICE_PINGONE_API,
  SENDER_SERVICE_CONTROL,
  SENDER_SERVICE_TLS_SELF_SIGNED,
  SENDER_SERVICE_TLS_EXPIRED,
  SENDER_N_SERVICES,
} SenderService;

typedef struct
{
  SenderClock  *clock;
  SenderFaults *faults;
  SenderShelf  *accounts;      /* (element-type SenderAccount): by SID */
  SenderShelf  *flows;         /* (element-type SenderStudioFlow): by SID */
  SenderShelf  *executions;    /* (element-type SenderExecution): by SID */
  SenderShelf  *messages;      /* (element-type SenderTrafficMessage): by SID */
  SenderShelf  *calls;         /* (element-type SenderTrafficCall): by SID */
  SenderShelf  *arrivals;      /* (element-type SenderJson): what the handset got */
  SenderShelf  *received;      /* (element-type SenderJson): requests that came */
  SenderShelf  *tokens;        /* (element-type SenderPingoneToken) */
  SenderShelf  *clients;       /* (element-type SenderPingoneClient) */
  SenderShelf  *environments;  /* (element-type SenderJson): of PingOne, by id */
  SenderShelf  *passcodes;     /* (element-type SenderJson): PingOne's one-time authentications */
  GArray       *creates;       /* (element-type gint64): when executions of late were created */
  char         *salt;          /* of this run: digests of secrets compare within it only */
  guint64       serial;        /* of what is recorded */
  guint         page_size;     /* of PingOne's collections; 0: as usual */
  gint64        token_seconds; /* how long PingOne's tokens live; 0: as usual */
  const char   *scenario;      /* (nullable): the name of the last one that was set */
  guint16       ports[SENDER_N_SERVICES];
  void (*changed) (gpointer user_data); /* (nullable): after a request to the control interface */
  gpointer changed_data;
} SenderStage;

SenderStage *sender_stage_new (void);
void         sender_stage_free (SenderStage *self);
/* Everything as after the start, except ports and time. */
void sender_stage_reset (SenderStage *self);

/* `studio`, `api` …; NULL and SENDER_N_SERVICES where there is none. */
const char   *sender_service_get_name (SenderService service);
SenderService sender_service_from_name (const char *name);
/* The TLS ports are further doors to Studio. */
SenderService sender_service_get_behind (SenderService service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderStage, sender_stage_free)

G_END_DECLS
