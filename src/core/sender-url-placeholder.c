/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-url.h"

#include "sender-variables.h"

#include <string.h>

/*
 * Finding what somebody forgot to fill in. A finding blocks publishing, so each shape is one that
 * no working URL has.
 */

#define WORD_MAX 64
#define RUN_OF_X_MIN 2
#define LOWER "abcdefghijklmnopqrstuvwxyz"
#define UPPER "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define ALPHANUMERIC LOWER UPPER "0123456789"

/* Bytes of a placeholder at @p, which is within @text, or 0. */
typedef gsize (*Match) (const char *text,
                        const char *p);

static gboolean
starts_token (const char *text,
              const char *p)
{
  return p == text || !g_ascii_isalnum (p[-1]);
}

static gboolean
is_in_query (const char *text,
             const char *p)
{
  return memchr (text, '?', p - text) != NULL;
}

/* @open, some characters that are neither @close nor a slash, @close. */
static gsize
match_enclosed (const char *p,
                const char *open,
                const char *close)
{
  const char *start = p + strlen (open);
  const char *end = NULL;

  if (g_ascii_strncasecmp (p, open, strlen (open)) != 0)
    return 0;
  for (end = start; *end != '\0' && *end != '/' && end - start <= WORD_MAX; end++)
    if (g_ascii_strncasecmp (end, close, strlen (close)) == 0)
      return end > start ? (gsize) (end - p) + strlen (close) : 0;
  return 0;
}

static gsize
match_angle (const char *text,
             const char *p)
{
  return match_enclosed (p, "<", ">");
}

/* `<flowID>` as a browser copies it. */
static gsize
match_escaped_angle (const char *text,
                     const char *p)
{
  return match_enclosed (p, "%3C", "%3E");
}

static gsize
match_brace (const char *text,
             const char *p)
{
  gsize length = match_enclosed (p, "{", "}");

  if (p > text && p[-1] == '$')
    return 0;
  return length;
}

/* Neither an IPv6 address nor the index of an array in a query (`to[number]=`). */
static gsize
match_bracket (const char *text,
               const char *p)
{
  gsize length = match_enclosed (p, "[", "]");

  if (length == 0 || memchr (p, ':', length) != NULL)
    return 0;
  if (is_in_query (text, p) && (g_ascii_isalnum (p[-1]) || p[-1] == ']'))
    return 0;
  return length;
}

/* YOUR_FLOW_SID, your_flow_sid, yourFlowSid. With a dash it may be a host: there are such names. */
static gsize
match_your (const char *text,
            const char *p)
{
  gboolean camel = strncmp (p, "your", 4) == 0 && p[4] != '\0' && strchr (UPPER, p[4]) != NULL;

  if (g_ascii_strncasecmp (p, "your", 4) != 0 || !starts_token (text, p))
    return 0;
  if (p[4] != '_' && !camel)
    return 0;
  return strspn (p, ALPHANUMERIC "_-");
}

/* FWxxxx…, FW…, FW...: x is no hexadecimal digit. */
static gsize
match_sid (const char *text,
           const char *p)
{
  static const char *const prefixes[] = { "FW", "AC", "SK" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (strncmp (p, prefixes[i], 2) == 0 && starts_token (text, p))
      {
        if (strspn (p + 2, "xX") >= RUN_OF_X_MIN)
          return strspn (p, ALPHANUMERIC);
        if (g_str_has_prefix (p + 2, "…"))
          return 2 + strlen ("…");
        if (g_str_has_prefix (p + 2, "..."))
          return 2 + strlen ("...");
      }
  return 0;
}

static const Match matches[] = {
  match_angle,
  match_escaped_angle,
  match_brace,
  match_bracket,
  match_your,
  match_sid,
};

/**
 * sender_url_find_placeholder:
 * @text: a URL as somebody typed it
 *
 * Finds the first part that stands for something to be filled in, as documents write it: `<flowID>`
 * (also percent-encoded), `{flowSid}`, `[flow]`, `YOUR_FLOW_SID`, `FWxxxxxxxx`, `FW…`. Variables
 * (`${to}`), addresses in brackets and identifiers of the right shape are none.
 *
 * Returns: (transfer full) (nullable): the placeholder as it stands in @text
 */
char *
sender_url_find_placeholder (const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      SenderVariableRef ref = { 0 };

      if (sender_variables_match (p, &ref))
        {
          p += ref.end;
          continue;
        }
      for (guint i = 0; i < G_N_ELEMENTS (matches); i++)
        {
          gsize length = matches[i](text, p);

          if (length > 0)
            return g_strndup (p, length);
        }
      p++;
    }
  return NULL;
}
