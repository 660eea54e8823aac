/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-refusal.h"

#define MAX_SENTENCE 300

static const struct
{
  guint       first;
  guint       last;
  SenderError error;
} statuses[] = {
  { 401, 401, SENDER_ERROR_UNAUTHORIZED },
  { 403, 403, SENDER_ERROR_FORBIDDEN },
  { 404, 404, SENDER_ERROR_NOT_FOUND },
  { 409, 409, SENDER_ERROR_CONFLICT },
  { 429, 429, SENDER_ERROR_RATE_LIMITED },
  { 500, 599, SENDER_ERROR_SERVER },
};

/**
 * sender_refusal_get_error:
 * @status: an HTTP status that is no success
 *
 * Gets the error for a status.
 *
 * Returns: the code, %SENDER_ERROR_REFUSED for what is not told apart
 */
SenderError
sender_refusal_get_error (guint status)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (status >= statuses[i].first && status <= statuses[i].last)
      return statuses[i].error;
  return SENDER_ERROR_REFUSED;
}

/**
 * sender_refusal_dup_sentence:
 * @text: (nullable): what a service says
 *
 * Cuts a text to one line that a person reads.
 *
 * Returns: (transfer full) (nullable): the line, %NULL if there is none
 */
char *
sender_refusal_dup_sentence (const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  lines = g_strsplit_set (text, "\r\n", 2);
  return g_utf8_substring (lines[0], 0, MIN (g_utf8_strlen (lines[0], -1), MAX_SENTENCE));
}
