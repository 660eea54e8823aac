/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-format-pingone-secrets.h"

#include "sender-config.h"
#include "sender-credential.h"
#include "sender-provider.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
secret_free (SenderPingoneSecret *secret)
{
  sender_wipe_free (secret->text);
  g_free (secret->path);
  g_free (secret->header);
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
            const char *header,
            SenderJson *value)
{
  SenderPingoneSecret *secret = g_new0 (SenderPingoneSecret, 1);

  secret->path = g_strdup (path);
  secret->header = g_strdup (header);
  if (sender_json_get_kind (value) == SENDER_JSON_STRING)
    secret->text = g_strdup (sender_json_get_text (value));
  g_ptr_array_add (secrets, secret);
}

/* The headers of a request are seen and edited, but for those that are a credential. */
static void
take_headers (SenderJson *headers,
              const char *path,
              GPtrArray  *secrets)
{
  for (guint i = 0; i < sender_json_get_length (headers);)
    {
      const char      *name = sender_json_get_name (headers, i);
      SenderJson      *value = sender_json_get_element (headers, i);
      g_autofree char *inner = NULL;

      if (name == NULL || sender_json_get_kind (value) != SENDER_JSON_STRING ||
          !sender_credential_is_header (name, sender_json_get_text (value)))
        {
          i++;
          continue;
        }
      inner = g_strconcat (path, ".", name, NULL);
      add_secret (secrets, inner, name, value);
      sender_json_remove_member (headers, name);
    }
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
          add_secret (secrets, inner, NULL, member);
          sender_json_remove_member (value, name);
          continue;
        }
      if (g_strcmp0 (name, "headers") == 0)
        take_headers (member, inner, secrets);
      else
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

/**
 * sender_pingone_get_secret_path:
 * @config: a configuration
 *
 * Gets where in the object the secret of the authorization that is chosen stands.
 *
 * Returns: `authentication.password` and the like; empty for an authorization that is unknown here
 */
const char *
sender_pingone_get_secret_path (SenderConfig *config)
{
  static const char *const paths[] = {
    [SENDER_AUTHORIZATION_KIND_BASIC] = "authentication.password",
    [SENDER_AUTHORIZATION_KIND_BEARER] = "authentication.authToken",
    [SENDER_AUTHORIZATION_KIND_OAUTH2] = "authentication.clientSecret",
    [SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER] = "authentication.headerValue",
    [SENDER_AUTHORIZATION_KIND_UNKNOWN] = "",
  };

  SenderAuthorization    *authorization = sender_config_get_authorization (config);
  SenderAuthorizationKind kind = sender_authorization_get_kind (authorization);

  if (sender_provider_get_kind (sender_config_get_provider (config)) !=
      SENDER_PROVIDER_KIND_CUSTOM_PROVIDER)
    return "authToken";
  if (kind == SENDER_AUTHORIZATION_KIND_OAUTH2 &&
      sender_authorization_get_grant (authorization) == SENDER_GRANT_JWT_BEARER)
    return "authentication.assertion";
  return paths[kind];
}

static void
keep (SenderImportItem          *item,
      const SenderPingoneSecret *secret,
      const char                *text)
{
  if (*text == '\0' || item->secret != NULL)
    return;
  item->secret = g_strdup (text);
  item->secret_from = g_strdup (secret->path);
}

static void
give_own (const SenderPingoneSecret *secret,
          SenderImportItem          *item,
          SenderImport              *import)
{
  const char *path = sender_pingone_get_secret_path (item->config);

  if (secret->text != NULL && strcmp (secret->path, path) == 0)
    keep (item, secret, secret->text);
  else
    sender_import_note (import, _ ("“%s” looks like a secret that nothing here uses; it was left "
                                   "out"),
                        secret->path);
}

/* The same header stands in every request, as a rule: that is one secret. */
static void
give_header (const SenderPingoneSecret *secret,
             SenderImportItem          *item,
             SenderImport              *import)
{
  SenderAuthorization            *before = sender_config_get_authorization (item->config);
  g_autoptr (SenderAuthorization) claimed = sender_record_copy (before);
  char                           *text = NULL;
  gboolean                        fits = FALSE;

  text = sender_pingone_claim_header (claimed, secret->header, secret->text);
  if (text != NULL)
    fits = item->secret == NULL ||
           (strcmp (item->secret, text) == 0 && sender_record_equal (before, claimed));
  if (fits)
    {
      sender_record_assign (before, claimed);
      keep (item, secret, text);
    }
  else
    sender_import_note (import, _ ("“%s” holds a second secret, and the keyring keeps one for a "
                                   "configuration; the header was left out"),
                        secret->path);
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

/**
 * sender_pingone_give_secrets:
 * @secrets: (element-type SenderPingoneSecret): what was taken out of an object
 * @item: the configuration that was made of the rest
 * @import: where it is said what was left out
 *
 * Puts the secret that a configuration signs in with beside it. A header's comes after that of the
 * authentication itself.
 */
void
sender_pingone_give_secrets (GPtrArray        *secrets,
                             SenderImportItem *item,
                             SenderImport     *import)
{
  for (guint i = 0; i < secrets->len; i++)
    {
      const SenderPingoneSecret *secret = g_ptr_array_index (secrets, i);

      if (secret->header == NULL)
        give_own (secret, item, import);
    }
  for (guint i = 0; i < secrets->len; i++)
    {
      const SenderPingoneSecret *secret = g_ptr_array_index (secrets, i);

      if (secret->header != NULL)
        give_header (secret, item, import);
    }
}
