/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-request.h"
#include "sender-variables.h"

G_BEGIN_DECLS

/**
 * SenderBuildInput:
 * @to: the recipient
 * @from: (nullable): the origination number, NULL where ${from} has no source
 * @message: (nullable): the message; its rendered content is ${message}
 * @values: (nullable) (element-type utf8 utf8): further variables, such as `otp`; they win over the
 *   configuration's own samples and over the built-in ones
 * @verbatim: values are written as plain text, the other of the two possible outcomes
 * @secret: (nullable): the credential; NULL leaves a redacted Authorization header in its place
 *
 * Everything a request depends on besides the channel's request itself.
 */
typedef struct
{
  const char    *to;
  const char    *from;
  SenderMessage *message;
  GHashTable    *values;
  const char    *secret;
  gboolean       verbatim;
} SenderBuildInput;

/* The exact bytes of one test send. SENDER_ERROR_INVALID if it can't be built (no URL, control
 * characters …); the message says why. Needs no valid URL, no number, no secret. */
SenderRequest *sender_builder_build (SenderConfig           *config,
                                     SenderChannelRequest   *request,
                                     const SenderBuildInput *input,
                                     GError                **error);

/* The message with its variables replaced, as PingOne would hand it on. (transfer full) */
char *sender_builder_render_message (SenderConfig           *config,
                                     const SenderBuildInput *input);

/* The body as one string with ${…} untouched, as PingOne keeps it. (transfer full) */
char *sender_builder_dup_body (SenderChannelRequest *request);

/* Rows of a body string, the reverse; a row keeps its bytes where encoding gives others. */
void sender_builder_set_form (SenderChannelRequest *request,
                              const char           *body);

/* One row as it is written into a body template. */
void sender_builder_append_row (GString         *out,
                                SenderFormField *row);

/* What a number looks like in the channel's phone number format. (transfer full) */
char *sender_builder_format_number (SenderChannelRequest *request,
                                    const char           *number);

/* The text that reaches the flow: value of the vendor's message key after form decoding, the raw
 * body, or the message itself. (transfer full) (nullable) */
char *sender_builder_dup_payload (SenderConfig         *config,
                                  SenderChannelRequest *request,
                                  SenderRequest        *built);

/* First number ticked for @channel and selected, NULL if there is none. */
const char *sender_builder_get_default_from (SenderConfig *config,
                                             SenderChannel channel);

/* --template and --locale (NULL where not given): what was given is met exactly, what was not is
 * `strong_authentication` and `en`, else the first there is; NULL if there is none: a message is
 * never invented. */
SenderMessage *sender_builder_choose_message (SenderConfig *config,
                                              SenderChannel channel,
                                              const char   *template_name,
                                              const char   *locale);

G_END_DECLS
