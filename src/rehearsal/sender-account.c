/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-account.h"

#include "sender-answer.h"
#include "sender-error.h"
#include "sender-shape.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What an account owns and is where nothing else was said. */
static const char default_account[] =
  "{\"sid\":\"" SENDER_ACCOUNT_DEFAULT_SID "\",\"token\":\"" SENDER_ACCOUNT_DEFAULT_TOKEN "\","
  "\"keys\":[{\"sid\":\"" SENDER_ACCOUNT_DEFAULT_KEY "\","
  "\"secret\":\"" SENDER_ACCOUNT_DEFAULT_KEY_SECRET "\",\"kind\":\"standard\"}]}";

static const char *const statuses[] = { "active", "suspended", "closed", NULL };
static const char *const types[] = { "Full", "Trial", NULL };
static const char *const key_kinds[] = { "standard", "main", "restricted", NULL };

static const SenderShape key_shape[] = {
  { "sid", SENDER_SHAPE_TEXT },
  { "secret", SENDER_SHAPE_TEXT },
  { "kind", SENDER_SHAPE_TEXT, .words = key_kinds },
  { "permissions", SENDER_SHAPE_TEXTS },
  { NULL },
};

static const SenderShape facts_shape[] = {
  { "services", SENDER_SHAPE_TEXTS },
  { "campaign_status", SENDER_SHAPE_TEXT },
  { "tollfree_status", SENDER_SHAPE_TEXT },
  { "sms_countries", SENDER_SHAPE_TEXTS },
  { "voice_countries", SENDER_SHAPE_TEXTS },
  { NULL },
};

/* What numbers hold is the vendor's own, and is answered as it was given. */
static const SenderShape account_shape[] = {
  { "sid", SENDER_SHAPE_TEXT },
  { "token", SENDER_SHAPE_TEXT },
  { "any_token", SENDER_SHAPE_BOOLEAN },
  { "friendly_name", SENDER_SHAPE_TEXT },
  { "status", SENDER_SHAPE_TEXT, .words = statuses },
  { "type", SENDER_SHAPE_TEXT, .words = types },
  { "owner_account_sid", SENDER_SHAPE_TEXT },
  { "test_credentials", SENDER_SHAPE_BOOLEAN },
  { "keys", SENDER_SHAPE_OBJECTS, .inner = key_shape },
  { "numbers", SENDER_SHAPE_OBJECTS },
  { "short_codes", SENDER_SHAPE_OBJECTS },
  { "caller_ids", SENDER_SHAPE_OBJECTS },
  { "facts", SENDER_SHAPE_OBJECT, .inner = facts_shape },
  { NULL },
};

static char *
dup_member (SenderJson *json,
            const char *name,
            const char *fallback)
{
  const char *text = sender_json_get_string_member (json, name);

  return g_strdup (text != NULL ? text : fallback);
}

static SenderJson *
ref_member (SenderJson    *json,
            const char    *name,
            SenderJsonKind kind)
{
  SenderJson *member = sender_read_kind (json, name, kind);

  return member != NULL ? sender_json_ref (member) : NULL;
}

/**
 * sender_account_new:
 * @json: what was sent to the control interface
 * @error: return location
 *
 * Sets an account up. Missing members take their defaults.
 *
 * Returns: (transfer full) (nullable): the account
 */
SenderAccount *
sender_account_new (SenderJson *json,
                    GError    **error)
{
  const char    *sid = NULL;
  SenderAccount *self = NULL;

  if (!sender_shape_check (json, account_shape, error))
    return NULL;
  sid = sender_json_get_string_member (json, "sid");
  if (sid == NULL || !sender_text_is_sid (sid, "AC"))
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                           _ ("An account needs a member “sid”: AC and 32 hexadecimal digits."));
      return NULL;
    }
  self = g_new0 (SenderAccount, 1);
  self->sid = g_strdup (sid);
  self->token = sender_read_boolean (json, "any_token", FALSE)
                  ? NULL
                  : dup_member (json, "token", SENDER_ACCOUNT_DEFAULT_TOKEN);
  self->name = dup_member (json, "friendly_name", "Rehearsal");
  self->status = dup_member (json, "status", "active");
  self->type = dup_member (json, "type", "Full");
  self->owner_sid = dup_member (json, "owner_account_sid", sid);
  self->test = sender_read_boolean (json, "test_credentials", FALSE);
  self->keys = ref_member (json, "keys", SENDER_JSON_ARRAY);
  self->numbers = ref_member (json, "numbers", SENDER_JSON_ARRAY);
  self->short_codes = ref_member (json, "short_codes", SENDER_JSON_ARRAY);
  self->caller_ids = ref_member (json, "caller_ids", SENDER_JSON_ARRAY);
  self->facts = ref_member (json, "facts", SENDER_JSON_OBJECT);
  return self;
}

/**
 * sender_account_new_default:
 *
 * Sets up the account that is there from the start.
 *
 * Returns: (transfer full): the account
 */
SenderAccount *
sender_account_new_default (void)
{
  g_autoptr (SenderJson) json = sender_json_parse (default_account, -1, NULL);

  return sender_account_new (json, NULL);
}

/**
 * sender_account_free:
 * @self: (transfer full): an account
 *
 * Frees an account.
 */
void
sender_account_free (SenderAccount *self)
{
  g_free (self->sid);
  g_free (self->token);
  g_free (self->name);
  g_free (self->status);
  g_free (self->type);
  g_free (self->owner_sid);
  g_clear_pointer (&self->keys, sender_json_unref);
  g_clear_pointer (&self->numbers, sender_json_unref);
  g_clear_pointer (&self->short_codes, sender_json_unref);
  g_clear_pointer (&self->caller_ids, sender_json_unref);
  g_clear_pointer (&self->facts, sender_json_unref);
  g_free (self);
}

/**
 * sender_account_to_json:
 * @self: an account
 *
 * Tells about an account, its secrets aside.
 *
 * Returns: (transfer full): the JSON
 */
SenderJson *
sender_account_to_json (const SenderAccount *self)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "sid", self->sid);
  sender_put_text (json, "friendly_name", self->name);
  sender_put_text (json, "status", self->status);
  sender_put_text (json, "type", self->type);
  sender_put_boolean (json, "any_token", self->token == NULL);
  sender_put_int (json, "keys", self->keys != NULL ? sender_json_get_length (self->keys) : 0);
  return json;
}

/**
 * sender_account_owns:
 * @self: an account
 * @number: a number, or the SID of a messaging service
 *
 * Tells whether an account may send from a number. Without a list of its numbers it owns any, so
 * that somebody's own configuration can be rehearsed as it stands.
 *
 * Returns: whether it may
 */
gboolean
sender_account_owns (const SenderAccount *self,
                     const char          *number)
{
  if (self->numbers == NULL || sender_text_is_sid (number, "MG"))
    return TRUE;
  for (guint i = 0; i < sender_json_get_length (self->numbers); i++)
    {
      SenderJson *owned = sender_json_get_element (self->numbers, i);

      if (g_strcmp0 (sender_json_get_string_member (owned, "phone_number"), number) == 0)
        return TRUE;
    }
  for (guint i = 0;
       self->short_codes != NULL && i < sender_json_get_length (self->short_codes);
       i++)
    {
      SenderJson *owned = sender_json_get_element (self->short_codes, i);

      if (g_strcmp0 (sender_json_get_string_member (owned, "short_code"), number) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_account_parse_basic:
 * @headers: of a request
 * @user: (out) (transfer full): the user name
 * @password: (out) (transfer full): the password
 *
 * Takes a Basic Authorization header apart.
 *
 * Returns: whether there is one
 */
gboolean
sender_account_parse_basic (SoupMessageHeaders *headers,
                            char              **user,
                            char              **password)
{
  const char        *header = soup_message_headers_get_one (headers, "Authorization");
  g_autofree guchar *decoded = NULL;
  g_autofree char   *text = NULL;
  const char        *colon = NULL;
  gsize              length = 0;

  if (header == NULL || g_ascii_strncasecmp (header, "Basic ", 6) != 0)
    return FALSE;
  decoded = g_base64_decode (header + 6, &length);
  text = g_strndup ((const char *) decoded, length);
  colon = strchr (text, ':');
  if (colon == NULL)
    return FALSE;
  *user = g_strndup (text, colon - text);
  *password = g_strdup (colon + 1);
  return TRUE;
}

static gboolean
identify_key (const SenderAccount *account,
              const char          *user,
              const char          *password,
              SenderCaller        *caller)
{
  for (guint i = 0; account->keys != NULL && i < sender_json_get_length (account->keys); i++)
    {
      SenderJson *key = sender_json_get_element (account->keys, i);
      const char *kind = sender_json_get_string_member (key, "kind");

      if (g_strcmp0 (sender_json_get_string_member (key, "sid"), user) != 0 ||
          g_strcmp0 (sender_json_get_string_member (key, "secret"), password) != 0)
        continue;
      caller->account = account;
      caller->key = kind != NULL ? kind : "standard";
      caller->permissions = sender_read_kind (key, "permissions", SENDER_JSON_ARRAY);
      return TRUE;
    }
  return FALSE;
}

static gboolean
identify (SenderShelf  *accounts,
          const char   *user,
          const char   *password,
          SenderCaller *caller)
{
  const SenderAccount *account = sender_shelf_find (accounts, user);

  if (account != NULL)
    {
      caller->account = account;
      return account->token != NULL ? strcmp (account->token, password) == 0 : *password != '\0';
    }
  for (guint i = 0; i < sender_shelf_get_length (accounts); i++)
    if (identify_key (sender_shelf_get (accounts, i), user, password, caller))
      return TRUE;
  return FALSE;
}

/**
 * sender_account_identify:
 * @accounts: (element-type SenderAccount): all there are
 * @headers: of a request
 * @caller: (out caller-allocates): who it is
 * @message: (out) (transfer none): the vendor's words where it is nobody
 *
 * Checks the credentials of a request. A user name that can't be one gets its own words, as public
 * code that handles the answers of the real service knows them.
 *
 * Returns: whether they are good
 */
gboolean
sender_account_identify (SenderShelf        *accounts,
                         SoupMessageHeaders *headers,
                         SenderCaller       *caller,
                         const char        **message)
{
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;

  *caller = (SenderCaller){ 0 };
  *message = "Authenticate";
  if (!sender_account_parse_basic (headers, &user, &password))
    return FALSE;
  if (!sender_text_is_sid (user, "AC") && !sender_text_is_sid (user, "SK"))
    {
      *message = "Authentication Error - invalid username";
      return FALSE;
    }
  return identify (accounts, user, password, caller);
}

/**
 * sender_caller_may:
 * @self: who calls
 * @service: `studio`, `api` …
 *
 * Tells whether a restricted key has the permission; every other credential has it.
 *
 * Returns: whether it may
 */
gboolean
sender_caller_may (const SenderCaller *self,
                   const char         *service)
{
  if (g_strcmp0 (self->key, "restricted") != 0)
    return TRUE;
  for (guint i = 0;
       self->permissions != NULL && i < sender_json_get_length (self->permissions);
       i++)
    if (g_strcmp0 (sender_json_get_text (sender_json_get_element (self->permissions, i)),
                   service) == 0)
      return TRUE;
  return FALSE;
}
