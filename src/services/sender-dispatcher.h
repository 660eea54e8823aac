/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch.h"
#include "sender-endpoints.h"
#include "sender-passcode-order.h"
#include "sender-platform.h"
#include "sender-request.h"

G_BEGIN_DECLS

/*
 * Sends once, and follows to the end (design, section 8): journal, POST, reconcile, follow.
 */

typedef struct _SenderHistory SenderHistory;

/**
 * SenderDispatchPlan:
 * @config: the configuration
 * @channel: the channel
 * @request: (nullable): the built request, the credential in it
 * @secret: (nullable): the credential, for following
 * @to: the recipient
 * @from: (nullable): the origination number
 * @payload: (nullable): the Parameters sent; its random code is the nonce for reconciling
 * @template_name: (nullable): notification type, for the history
 * @id: (nullable): when resuming, the id of the dispatch, so that its record goes on
 * @follow: FALSE ends at the answer to the POST
 * @wait: seconds to follow from the 201; 0: 60 for SMS, 180 for Voice
 * @via_pingone: whether PingOne sends; @request, @from and @payload are NULL then, and without
 *   @secret nothing is followed
 * @platform: (nullable): what asks PingOne, needed to send via it
 * @order: (nullable): what PingOne is asked for, likewise
 * @check_url: (nullable): when resuming, where PingOne checks the code
 *
 * What a dispatch needs; all copied.
 */
typedef struct
{
  SenderConfig  *config;
  SenderChannel  channel;
  SenderRequest *request;
  const char    *secret;
  const char    *to;
  const char    *from;
  const char    *payload;
  const char    *template_name;
  const char    *id;
  gboolean       follow;
  double         wait;

  gboolean                   via_pingone;
  SenderPlatform            *platform;
  const SenderPasscodeOrder *order;
  const char                *check_url;
} SenderDispatchPlan;

#define SENDER_TYPE_DISPATCHER (sender_dispatcher_get_type ())

G_DECLARE_FINAL_TYPE (SenderDispatcher, sender_dispatcher, SENDER, DISPATCHER, GObject)

/* @history (nullable): where intent and outcome are recorded, durable before the POST leaves. */
SenderDispatcher *sender_dispatcher_new (SenderEndpoints *endpoints,
                                         SenderHistory   *history);
/* Multiplies every pause between polls, for tests; 1.0 is real time. */
void sender_dispatcher_set_pace (SenderDispatcher *self,
                                 double            pace);

/* Seconds in all for one request; 20 unless told. */
void sender_dispatcher_set_deadline (SenderDispatcher *self,
                                     double            seconds);

/* Starts; the dispatch grows until it ends. Cancelling @cancellable stops following; what has been
 * sent stays sent, and the state says so. (transfer full) */
SenderDispatch *sender_dispatcher_send_async (SenderDispatcher         *self,
                                              const SenderDispatchPlan *plan,
                                              GCancellable             *cancellable,
                                              GAsyncReadyCallback       callback,
                                              gpointer                  user_data);
/* TRUE when the dispatch ended in whatever state; an error only where nothing was attempted
 * (journal not writable, request refused here). */
gboolean sender_dispatcher_send_finish (SenderDispatcher *self,
                                        GAsyncResult     *result,
                                        GError          **error);
/* Goes on following an execution after a restart; never sends. */
SenderDispatch *sender_dispatcher_resume_async (SenderDispatcher         *self,
                                                const SenderDispatchPlan *plan,
                                                const char               *execution_sid,
                                                GCancellable             *cancellable,
                                                GAsyncReadyCallback       callback,
                                                gpointer                  user_data);
/* Ends an active execution (`Status=ended`); only ever when somebody asked. */
void     sender_dispatcher_end_async (SenderDispatcher         *self,
                                      const SenderDispatchPlan *plan,
                                      const char               *execution_sid,
                                      GCancellable             *cancellable,
                                      GAsyncReadyCallback       callback,
                                      gpointer                  user_data);
gboolean sender_dispatcher_end_finish (SenderDispatcher *self,
                                       GAsyncResult     *result,
                                       GError          **error);

G_END_DECLS
