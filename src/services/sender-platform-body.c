/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-body.h"

#include "sender-error.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define QUOTED_MAX 6 /* bytes of one escaped as \u0000 */

struct _SenderPlatformBody
{
  char *before; /* the text up to the secret, or all of it */
  char *secret; /* (nullable): wiped */
  char *after;  /* (nullable): the text behind the secret */
  char *type;
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

/**
 * sender_platform_body_get_secret:
 *
 * Gets what answers must not repeat.
 *
 * Returns: (transfer none) (nullable): the secret
 */
const char *
sender_platform_body_get_secret (SenderPlatformBody *self)
{
  return self->secret;
}
