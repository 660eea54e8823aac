/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatcher.h"
#include "sender-live.h"

G_BEGIN_DECLS

/*
 * What one send is made of: request, message, numbers and values, chosen from a configuration. The
 * window and senderctl choose by the same rules.
 */

typedef struct
{
  SenderConfig         *config; /* (owned) */
  SenderChannel         channel;
  SenderChannelRequest *request; /* (not owned): of the configuration */
  SenderMessage        *message; /* (not owned) (nullable): of the configuration */
  char                 *to;
  char                 *from;   /* (nullable) */
  char                 *user;   /* (nullable): through PingOne, whom the code is made for */
  GHashTable           *values; /* (owned) (element-type utf8 utf8) */
} SenderTestPlan;

/* SENDER_ERROR_INVALID if the channel has no request. */
gboolean sender_test_plan_init (SenderTestPlan *self,
                                SenderConfig   *config,
                                SenderChannel   channel,
                                GError        **error);
void     sender_test_plan_clear (SenderTestPlan *self);
/* NULL: what was not asked for is chosen; SENDER_ERROR_NOT_FOUND if there is none. */
gboolean sender_test_plan_set_message (SenderTestPlan *self,
                                       SenderMessage  *message,
                                       GError        **error);
gboolean sender_test_plan_choose_message (SenderTestPlan *self,
                                          const char     *template_name,
                                          const char     *locale,
                                          GError        **error);
/* @from NULL: the first number ticked for the channel. SENDER_ERROR_NOT_FOUND if the request needs
 * one and there is none. */
gboolean sender_test_plan_choose_from (SenderTestPlan *self,
                                       const char     *from,
                                       GError        **error);
void     sender_test_plan_set_value (SenderTestPlan *self,
                                     const char     *name,
                                     const char     *value);
/* Whether URL, body or message uses ${@name}. */
gboolean sender_test_plan_uses (SenderTestPlan *self,
                                const char     *name);
/* Names of the variables that only a test gives values to, `otp` first. (transfer full) */
GStrv sender_test_plan_list_variables (SenderTestPlan *self);
/* Through PingOne, of the message: those that PingOne does not fill in itself. @live (nullable):
 * what the environment says of its templates. (transfer full) */
GStrv sender_test_plan_list_own_variables (SenderTestPlan *self,
                                           SenderLive     *live);
/* Six random digits. (transfer full) */
char *sender_test_plan_make_code (void);
/* @secret (nullable): redacted then. */
SenderRequest *sender_test_plan_build (SenderTestPlan *self,
                                       const char     *secret,
                                       gboolean        verbatim,
                                       GError        **error);
/* What the dispatcher is told; it borrows from @self, @request and @payload, which is set to what
 * reaches the flow. */
SenderDispatchPlan sender_test_plan_dispatch (SenderTestPlan *self,
                                              SenderRequest  *request,
                                              const char     *secret,
                                              char          **payload);

/* The same where PingOne sends, whose template the message names; @order borrows from @self, and
 * @user is the ID. @secret (nullable): nothing is followed. */
SenderDispatchPlan sender_test_plan_dispatch_via_pingone (SenderTestPlan      *self,
                                                          SenderPasscodeOrder *order,
                                                          const char          *user,
                                                          SenderPlatform      *platform,
                                                          const char          *secret);

/* What is wrong with a destination, in words; NULL if nothing. (transfer full) */
char *sender_test_plan_judge_number (const char *to);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderTestPlan, sender_test_plan_clear)

G_END_DECLS
