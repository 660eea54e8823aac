/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-body.h"

#include "sender-credential.h"
#include "sender-error.h"
#include "sender-format-pingone-secrets.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SPACES " \t"
#define QUOTED_MAX 6 /* bytes of one escaped as \u0000 */

struct _SenderPlatformBody
{
  char *before; /* the text up to the secret, or all of it */
  char *secret; /* (nullable): wiped */
  char *after;  /* (nullable): the text behind the secret */
  char *type;

  GPtrArray *others; /* (owned) (element-type SenderPingoneSecret): secrets among the rest */
};

/* Sets the member, whose parents must be there. */
static gboolean
set_member (SenderJson *json,
            const char *path,
            const char *value)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);

  if (names[0] == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (json == NULL || sender_json_get_kind (json) != SENDER_JSON_OBJECT)
        return FALSE;
      if (names[i + 1] == NULL)
        sender_json_set_string (json, names[i], value);
      else
        json = sender_json_get_member (json, names[i]);
    }
  return TRUE;
}

/* What of an object nobody may read, besides what is put in: a credential among its headers. */
static GPtrArray *
list_others (SenderJson *json)
{
  g_autoptr (SenderJson) copy = json != NULL ? sender_json_copy (json) : sender_json_new_object ();

  return sender_pingone_take_secrets (copy);
}

/**
 * sender_platform_body_new:
 * @json: (nullable): an object, without the secret
 * @type: its content type
 * @member: (nullable): where the secret belongs
 * @secret: (nullable): the secret, needed with @member
 * @error: return location
 *
 * Makes a body.
 *
 * Returns: (transfer full) (nullable): the body, or %NULL with %SENDER_ERROR_INVALID set if @json
 *   has no place for the secret
 */
SenderPlatformBody *
sender_platform_body_new (SenderJson *json,
                          const char *type,
                          const char *member,
                          const char *secret,
                          GError    **error)
{
  g_autofree char       *mark = g_uuid_string_random ();
  g_autofree char       *quoted = g_strconcat ("\"", mark, "\"", NULL);
  g_autoptr (SenderJson) copy = json != NULL ? sender_json_copy (json) : NULL;
  SenderPlatformBody    *self = NULL;
  char                  *place = NULL;

  if (member != NULL && (secret == NULL || !set_member (copy, member, mark)))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("There is no place “%s” for the secret, so nothing was sent"), member);
      return NULL;
    }
  self = g_new0 (SenderPlatformBody, 1);
  self->type = g_strdup (type);
  self->others = list_others (json);
  self->before = sender_json_to_string (copy);
  if (member == NULL)
    return self;
  place = strstr (self->before, quoted);
  self->secret = g_strdup (secret);
  self->after = g_strdup (place + strlen (quoted));
  *place = '\0';
  return self;
}

/**
 * sender_platform_body_free:
 * @self: (transfer full): a body
 *
 * Frees it, and wipes the secret.
 */
void
sender_platform_body_free (SenderPlatformBody *self)
{
  g_free (self->before);
  sender_wipe_free (self->secret);
  g_free (self->after);
  g_free (self->type);
  g_ptr_array_unref (self->others);
  g_free (self);
}

/**
 * sender_platform_body_give:
 * @request: what is to be sent
 *
 * Sets the body of a request, secret included. The text here has room for all of it from the start,
 * so that none is left behind where it grew.
 */
void
sender_platform_body_give (SenderPlatformBody *self,
                           SenderRequest      *request)
{
  gsize    length = self->secret != NULL ? QUOTED_MAX * strlen (self->secret) + 2 : 0;
  GString *text = g_string_sized_new (strlen (self->before) + length +
                                      (self->after != NULL ? strlen (self->after) : 0) + 1);

  g_string_append (text, self->before);
  if (self->secret != NULL)
    {
      sender_json_append_quoted (text, self->secret, -1);
      g_string_append (text, self->after);
    }
  sender_request_add_header (request, "Content-Type", self->type);
  sender_request_set_body (request, text->str, text->len);
  sender_wipe_free_string (text);
}

/* Also what a header says behind the name of its scheme. */
static void
add_secret (GPtrArray  *secrets,
            const char *text)
{
  const char *rest = text + strspn (text, SPACES);

  g_ptr_array_add (secrets, g_strdup (text));
  if (!sender_credential_has_scheme (text))
    return;
  rest += strcspn (rest, SPACES);
  g_ptr_array_add (secrets, g_strdup (rest + strspn (rest, SPACES)));
}

/**
 * sender_platform_body_add_secrets:
 * @secrets: (element-type utf8): a list that frees its texts
 *
 * Adds what answers must not repeat.
 */
void
sender_platform_body_add_secrets (SenderPlatformBody *self,
                                  GPtrArray          *secrets)
{
  if (self->secret != NULL)
    g_ptr_array_add (secrets, g_strdup (self->secret));
  for (guint i = 0; i < self->others->len; i++)
    {
      const SenderPingoneSecret *other = g_ptr_array_index (self->others, i);

      if (other->text != NULL)
        add_secret (secrets, other->text);
    }
}
