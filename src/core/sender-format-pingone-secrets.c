/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-pingone-secrets.h"

#include <string.h>

static void
secret_free (SenderPingoneSecret *secret)
{
  if (secret->text != NULL)
    explicit_bzero (secret->text, strlen (secret->text));
  g_free (secret->text);
  g_free (secret->path);
  g_free (secret);
}

/* The known ones (reference "PingOne side", 1.4), and names by which methods to come may call
 * theirs. An address or a word such as `tokenUrl` is none. */
static gboolean
is_secret (const char *name,
           SenderJson *value)
{
  static const char *const known[] = {
    "password", "authToken", "clientSecret", "assertion", "headerValue", NULL
  };

  SenderJsonKind kind = sender_json_get_kind (value);

  if (g_strv_contains (known, name))
    return TRUE;
  if (kind != SENDER_JSON_STRING && kind != SENDER_JSON_OBJECT && kind != SENDER_JSON_ARRAY)
    return FALSE;
  return g_regex_match_simple ("secret|password|token|assertion|headervalue", name,
                               G_REGEX_CASELESS, 0) &&
         !g_regex_match_simple ("(url|uri|endpoint|method|type)$", name, G_REGEX_CASELESS, 0);
}

static void
add_secret (GPtrArray  *secrets,
            const char *path,
            SenderJson *value)
{
  SenderPingoneSecret *secret = g_new0 (SenderPingoneSecret, 1);

  secret->path = g_strdup (path);
  if (sender_json_get_kind (value) == SENDER_JSON_STRING)
    secret->text = g_strdup (sender_json_get_text (value));
  g_ptr_array_add (secrets, secret);
}

static void
take_from (SenderJson *value,
           const char *path,
           GPtrArray  *secrets)
{
  for (guint i = 0; i < sender_json_get_length (value);)
    {
      const char      *name = sender_json_get_name (value, i);
      SenderJson      *member = sender_json_get_element (value, i);
      g_autofree char *inner = NULL;

      if (name == NULL)
        inner = g_strdup_printf ("%s[%u]", path, i);
      else
        inner = g_strconcat (path, *path != '\0' ? "." : "", name, NULL);
      if (name != NULL && is_secret (name, member))
        {
          add_secret (secrets, inner, member);
          sender_json_remove_member (value, name);
          continue;
        }
      /* The headers of a request are no credential of ours: they are seen and edited. */
      if (g_strcmp0 (name, "headers") != 0)
        take_from (member, inner, secrets);
      i++;
    }
}

/**
 * sender_pingone_take_secrets:
 * @object: an object of PingOne; changed
 *
 * Removes every secret from an object, at any depth, without the order of the rest changing.
 *
 * Returns: (transfer full) (element-type SenderPingoneSecret): what was removed
 */
GPtrArray *
sender_pingone_take_secrets (SenderJson *object)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func ((GDestroyNotify) secret_free);

  take_from (object, "", secrets);
  return secrets;
}
