/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"

G_BEGIN_DECLS

/* Configurations to test with, made in few words. */

#define SENDER_TEST_URL \
  "https://studio.twilio.com/v2/Flows/FW0123456789abcdef0123456789abcdef/Executions"
#define SENDER_TEST_USER "AC0123456789abcdef0123456789abcdef"

/* A right one: Basic, an SMS and a Voice request to Studio with From, To and Parameters, and the
 * message {"OTP":"${otp}"} for both. */
SenderConfig *sender_test_config_new (void);

/* The form's rows instead of those it has: key, value, key, value …, NULL. */
void sender_test_set_rows (SenderChannelRequest *request,
                           ...) G_GNUC_NULL_TERMINATED;
void sender_test_set_raw (SenderChannelRequest *request,
                          const char           *raw);
void sender_test_add_header (SenderChannelRequest *request,
                             const char           *name,
                             const char           *value);
/* Adds a message of the type `strong_authentication` in `en`, or changes its content. */
SenderMessage *sender_test_set_message (SenderConfig *config,
                                        SenderChannel channel,
                                        const char   *content);

#define SENDER_TEST_SMS_URL SENDER_TEST_URL
#define SENDER_TEST_VOICE_URL \
  "https://studio.twilio.com/v2/Flows/FWfedcba9876543210fedcba9876543210/Executions"

/* Twilio Studio for SMS and Voice, with nothing wrong in it: no finding but info. */
SenderConfig *sender_test_config_studio (void);

/* Another vendor's form for SMS and Voice with plain messages, as right as that. */
SenderConfig *sender_test_config_generic (void);

/* What `new --from procedure` makes: the published procedure with its mistakes. */
SenderConfig *sender_test_config_procedure (void);

/* Makes edits, or fails the test: `PATH=VALUE` sets, `+LIST|PATH=VALUE|…` adds an item, `-PATH`
 * removes. Several stand in one text with `;;` between them. */
void sender_test_config_edit (SenderConfig *config,
                              const char   *edits);
void sender_test_config_set (SenderConfig *config,
                             const char   *edit,
                             ...) G_GNUC_NULL_TERMINATED;

/* Fails the test unless the value at @path is @value. */
void sender_test_config_assert (SenderConfig *config,
                                const char   *path,
                                const char   *value);

G_END_DECLS
