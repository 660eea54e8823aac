/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-place.h"

#include "sender-config.h"
#include "sender-connection.h"
#include "sender-enums.h"
#include "sender-list.h"
#include "sender-locale.h"
#include "sender-notification.h"
#include "sender-origination-number.h"
#include "sender-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a field is called where it is edited. Paths without indexes; `request` is either channel's;
 * %u is the place in the list, from 1. */
static const struct
{
  const char *path;
  const char *words;
} fields[] = {
  { "name", N_ ("name") },
  { "provider.kind", N_ ("kind") },
  { "provider.name", N_ ("name") },
  { "authorization.kind", N_ ("method") },
  { "authorization.username", N_ ("user name") },
  { "authorization.grant", N_ ("grant") },
  { "authorization.token-url", N_ ("token URL") },
  { "authorization.client-id", N_ ("client ID") },
  { "authorization.scopes", N_ ("scopes") },
  { "authorization.header-name", N_ ("header name") },
  { "numbers.number", NULL },
  { "numbers.type", N_ ("type") },
  { "numbers.sms", N_ ("used for SMS") },
  { "numbers.voice", N_ ("used for Voice") },
  { "numbers.countries", N_ ("countries") },
  { "numbers.selected", N_ ("selected") },
  { "numbers.available", N_ ("available") },
  { "request", N_ ("request") },
  { "request.method", N_ ("method") },
  { "request.url", N_ ("URL") },
  { "request.body-format", N_ ("body format") },
  { "request.raw", N_ ("raw body") },
  { "request.number-format", N_ ("phone number format") },
  { "request.before-tag", N_ ("tag before the code") },
  { "request.after-tag", N_ ("tag after the code") },
  { "request.body", N_ ("body row %u") },
  { "request.body.key", N_ ("body key %u") },
  { "request.body.value", N_ ("body value %u") },
  { "request.body.enabled", N_ ("body row %u in use") },
  { "request.headers", N_ ("header %u") },
  { "request.headers.name", N_ ("header name %u") },
  { "request.headers.value", N_ ("header value %u") },
  { "fallback.enabled", N_ ("in use") },
  { "fallback.chain", N_ ("order of providers") },
  { "variables", N_ ("variable %u") },
  { "variables.name", N_ ("name of variable %u") },
  { "variables.sample", N_ ("sample value of variable %u") },
  { "environment.name", N_ ("environment name") },
  { "environment.id", N_ ("environment ID") },
  { "environment.region", N_ ("region") },
  { "environment.domain", N_ ("domain") },
  { "environment.production", N_ ("production") },
  { "pingone.worker-environment", N_ ("environment of the worker application") },
  { "pingone.client-id", N_ ("client ID of the worker application") },
  { "pingone.client-authentication", N_ ("client authentication") },
};

/* A path taken apart: `sms[1].body[2].key` is `request.body.key`, 1 and 2. */
typedef struct
{
  GString *plain;
  guint    request;  /* which one of its channel, from 0 */
  guint    position; /* in the list, from 0 */
  gboolean in_list;
} Parts;

static void
take_index (Parts      *parts,
            const char *index,
            gboolean    of_request)
{
  guint number = (guint) g_ascii_strtoull (index + 1, NULL, 10);

  if (of_request)
    parts->request = number;
  else if (!parts->in_list)
    parts->position = number;
  parts->in_list = parts->in_list || !of_request;
}

static Parts
take_apart (const char *path)
{
  Parts          parts = { g_string_new (NULL), 0, 0, FALSE };
  g_auto (GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      char    *index = strchr (names[i], '[');
      gsize    length = index != NULL ? (gsize) (index - names[i]) : strlen (names[i]);
      gboolean channel = i == 0 && ((length == 3 && strncmp (names[i], "sms", 3) == 0) ||
                                    (length == 5 && strncmp (names[i], "voice", 5) == 0));

      if (index != NULL)
        take_index (&parts, index, channel);
      if (i > 0)
        g_string_append_c (parts.plain, '.');
      if (channel)
        g_string_append (parts.plain, "request");
      else
        g_string_append_len (parts.plain, names[i], (gssize) length);
    }
  return parts;
}

static void
append (GString    *text,
        const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

static void
append_number (GString      *text,
               SenderConfig *config,
               guint         position)
{
  SenderList      *numbers = config != NULL ? sender_config_get_numbers (config) : NULL;
  const char      *number = "";
  g_autofree char *nth = g_strdup_printf (_ ("number %u"), position + 1);

  if (numbers != NULL && position < sender_list_get_n_items (numbers))
    number = sender_origination_number_get_number (sender_list_get (numbers, position));
  append (text, *number != '\0' ? number : nth);
}

static void
append_field (GString     *text,
              const Parts *parts,
              const char  *path)
{
  if (!parts->in_list && g_str_equal (parts->plain->str, "request.body"))
    {
      append (text, _ ("body rows"));
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GString) words = NULL;
      g_autofree char    *nth = g_strdup_printf ("%u", parts->position + 1);

      if (strcmp (fields[i].path, parts->plain->str) != 0)
        continue;
      if (fields[i].words == NULL)
        return;
      words = g_string_new (_ (fields[i].words));
      g_string_replace (words, "%u", nth, 0);
      append (text, words->str);
      return;
    }
  append (text, path);
}

/* `messages.strong_authentication.SMS.en.VARIANT` */
static void
append_message (GString    *text,
                const char *path)
{
  g_auto (GStrv)   names = g_strsplit (path, ".", 5);
  guint            n_names = g_strv_length (names);
  g_autofree char *locale = n_names > 3 ? sender_locale_dup_label (names[3]) : NULL;

  if (n_names > 1)
    append (text, sender_notification_get_label (names[1]));
  if (n_names > 2)
    append (text, strcmp (names[2], "SMS") == 0     ? _ ("SMS")
                  : strcmp (names[2], "Voice") == 0 ? _ ("Voice")
                                                    : names[2]);
  if (n_names > 3)
    append (text, locale);
  if (n_names > 4)
    append (text, names[4]);
}

/* The window or the section that the path is edited in. */
static const char *
get_whole (const char *path)
{
  return sender_connection_has (path)
           ? _ ("PingOne Connection")
           : sender_section_get_label (sender_section_for_path (path));
}

/**
 * sender_place_dup:
 * @config: (nullable): whose path it is, to name a number by itself
 * @path: a path, such as a finding has
 *
 * Says where a path is edited, in the words of the window.
 *
 * Returns: (transfer full): one line
 */
char *
sender_place_dup (SenderConfig *config,
                  const char   *path)
{
  Parts    parts = take_apart (path);
  GString *text = g_string_new (get_whole (path));

  if (g_str_has_prefix (path, "messages"))
    append_message (text, path);
  else if (strchr (path, '.') != NULL || strchr (path, '[') != NULL || strcmp (path, "name") == 0)
    {
      if (parts.request > 0)
        {
          g_autofree char *nth = g_strdup_printf (_ ("request %u"), parts.request + 1);

          append (text, nth);
        }
      if (g_str_has_prefix (path, "numbers") && parts.in_list)
        append_number (text, config, parts.position);
      if (strcmp (parts.plain->str, "numbers") != 0)
        append_field (text, &parts, path);
    }
  g_string_free (parts.plain, TRUE);
  return g_string_free (text, FALSE);
}

/**
 * sender_place_get_field:
 * @position: from 0
 *
 * Goes over the fields that can be named.
 *
 * Returns: (nullable): a path without indexes, `request` for either channel
 */
const char *
sender_place_get_field (guint position)
{
  return position < G_N_ELEMENTS (fields) ? fields[position].path : NULL;
}
