/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-curl-options.h"

G_BEGIN_DECLS

/* A curl command taken apart as curl would, before anything is made of it. */

/**
 * SenderCurlText:
 * @text: a value
 * @expands: a shell would have put the value of a variable into it
 */
typedef struct
{
  char    *text;
  gboolean expands;
} SenderCurlText;

/**
 * SenderCurlCommand:
 * @method: (nullable): as given
 * @url: (nullable): as given
 * @data: (nullable): all data joined, as curl sends it
 * @user: `name:password`; text is %NULL if none is given
 * @bearer: as above, of `--oauth2-bearer`
 * @headers: (element-type SenderCurlText): `Name: value`
 * @left_out: (element-type SenderCurlOption): those without a counterpart here
 * @variables: (element-type utf8): variables of a shell that stay as they stand
 * @get: data goes into the URL
 * @json: `--json` was used
 */
typedef struct
{
  char          *method;
  char          *url;
  GString       *data;
  SenderCurlText user;
  SenderCurlText bearer;
  GPtrArray     *headers;
  GPtrArray     *left_out;
  GPtrArray     *variables;
  gboolean       get;
  gboolean       json;
} SenderCurlCommand;

/* SENDER_ERROR_FORMAT with line and column; no message holds a value, which may be a secret. */
SenderCurlCommand *sender_curl_command_parse (const char *text,
                                              GError    **error);
void               sender_curl_command_free (SenderCurlCommand *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderCurlCommand, sender_curl_command_free)

G_END_DECLS
