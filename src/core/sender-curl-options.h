/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What an option of curl means for a request of ours. */
typedef enum
{
  SENDER_CURL_URL,
  SENDER_CURL_METHOD,
  SENDER_CURL_HEADER,
  SENDER_CURL_DATA,
  SENDER_CURL_RAW_DATA, /* `@` at its beginning is no file */
  SENDER_CURL_ENCODED_DATA,
  SENDER_CURL_JSON,
  SENDER_CURL_USER,
  SENDER_CURL_BEARER,
  SENDER_CURL_GET,
  SENDER_CURL_LEAVE_OUT,
  SENDER_CURL_REFUSE,
} SenderCurlMeaning;

typedef struct
{
  const char       *name;
  char              letter; /* 0 if it has none */
  gboolean          has_value;
  SenderCurlMeaning meaning;
  const char       *text; /* (nullable): why it is refused or left out, to be translated */
} SenderCurlOption;

/* By long name, or by letter where @name is NULL. (nullable) */
const SenderCurlOption *sender_curl_options_find (const char *name,
                                                  char        letter);

G_END_DECLS
