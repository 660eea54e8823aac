/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"

G_BEGIN_DECLS

/*
 * What goes wrong on purpose. A fault is data that came over the control interface: a kind, where
 * it applies (service, method, beginning of the path), after how many requests, how often, and what
 * its kind needs.
 */

typedef enum
{
  /* On the way of a request. */
  SENDER_FAULT_REFUSE,       /* the service's port takes no connection */
  SENDER_FAULT_HANG,         /* never answers */
  SENDER_FAULT_DRIP,         /* `bytes` at a time, one in `milliseconds` */
  SENDER_FAULT_CUT_REQUEST,  /* ends after `after` bytes of the request */
  SENDER_FAULT_CUT_RESPONSE, /* ends after `after` bytes of the answer */
  SENDER_FAULT_STATUS,       /* `status`, `headers`, `body`, or the service's own error for it */
  SENDER_FAULT_REDIRECT,     /* `status` (302) to `location` */
  SENDER_FAULT_GARBAGE,      /* no HTTP at all: `body` */
  SENDER_FAULT_GZIP_BOMB,    /* few bytes that would unpack to more than 100 MB */
  SENDER_FAULT_SLOW_TLS,     /* `milliseconds` before the handshake */
  /* Beside the way of a request. */
  SENDER_FAULT_CHANGE, /* somebody else calls the control interface `with` this or that */
  /* In what the service does. */
  SENDER_FAULT_FLOW_FAILS,       /* the sending widget is refused with `error_code` */
  SENDER_FAULT_MESSAGE,          /* ends with `status` and `error_code`; `arrives` at the handset */
  SENDER_FAULT_CALL,             /* ends with `status`; `answered_by` */
  SENDER_FAULT_CONFLICT,         /* another execution for To and From is active */
  SENDER_FAULT_UNPUBLISHED_FLOW, /* the flow has no published revision */
  SENDER_FAULT_UNROUTED_TRIGGER, /* nothing is wired to the trigger's REST API */
  SENDER_FAULT_STUCK_FLOW,       /* never leaves its first widget */
  SENDER_N_FAULTS,
} SenderFaultKind;

typedef struct
{
  SenderFaultKind kind;
  char           *service; /* (nullable): any */
  char           *method;  /* (nullable): any */
  char           *path;    /* (nullable): any; else what it begins with */
  gint64          skip;    /* so many requests that it fits go by first */
  gint64          count;   /* how often it still applies, -1: always */
  gboolean        handled; /* the service does what was asked for all the same */
  SenderJson     *json;    /* as given */
} SenderFaultRule;

typedef struct _SenderFaults SenderFaults;

SenderFaults *sender_faults_new (void);
void          sender_faults_free (SenderFaults *self);
void          sender_faults_clear (SenderFaults *self);
/* One, or an array of them: all, or none if one is wrong. */
gboolean sender_faults_add (SenderFaults *self,
                            SenderJson   *json,
                            GError      **error);
/* All that are left, as they were given. (transfer full) */
SenderJson *sender_faults_to_json (SenderFaults *self);

/* The first fault on the way of such a request; it counts as applied. (transfer full) */
SenderFaultRule *sender_faults_take_for (SenderFaults *self,
                                         const char   *service,
                                         const char   *method,
                                         const char   *path);
/* The same without counting it. (transfer none) (nullable) */
SenderFaultRule *sender_faults_peek_for (SenderFaults *self,
                                         const char   *service,
                                         const char   *method,
                                         const char   *path);
/* All changes that such a request brings about; they count as applied. (transfer full)
 * (element-type SenderFaultRule) */
GPtrArray *sender_faults_take_changes (SenderFaults *self,
                                       const char   *service,
                                       const char   *method,
                                       const char   *path);
/* The first one of a kind. (transfer full) */
SenderFaultRule *sender_faults_take (SenderFaults   *self,
                                     SenderFaultKind kind);
/* Whether there is one, which does not count. */
gboolean sender_faults_has (SenderFaults   *self,
                            SenderFaultKind kind,
                            const char     *service);

SenderFaultRule *sender_fault_rule_ref (SenderFaultRule *self);
void             sender_fault_rule_unref (SenderFaultRule *self);

const char *sender_fault_kind_get_name (SenderFaultKind kind);
gboolean    sender_fault_kind_read (SenderJson      *json,
                                    SenderFaultKind *kind,
                                    GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderFaultRule, sender_fault_rule_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderFaults, sender_faults_free)

G_END_DECLS
