/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-set-up.h"

#include "sender-answer.h"
#include "sender-error.h"
#include "sender-pingone-environment.h"
#include "sender-pingone-stand-in.h"
#include "sender-shape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const lists[] = { "senders", "policies", "templates", "languages", "users" };

/**
 * sender_pingone_check_sender:
 * @json: a sender as the platform API takes it, with whatever members that has
 * @error: return location
 *
 * Checks what is to be added.
 *
 * Returns: whether it is a sender
 */
gboolean
sender_pingone_check_sender (SenderJson *json,
                             GError    **error)
{
  static const SenderShape shape[] = {
    { "id", SENDER_SHAPE_TEXT },
    { "provider", SENDER_SHAPE_TEXT },
    { "environment", SENDER_SHAPE_OBJECT },
    { "authentication", SENDER_SHAPE_OBJECT },
    { NULL },
  };

  if (!sender_shape_check_kinds (json, shape, error))
    return FALSE;
  if (sender_json_get_member (json, "provider") != NULL)
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("A sender needs a member “provider”."));
  return FALSE;
}

static void
ensure_id (SenderJson *object)
{
  g_autofree char *id = NULL;

  if (sender_json_get_string_member (object, "id") != NULL)
    return;
  id = g_uuid_string_random ();
  sender_put_text (object, "id", id);
}

static void
put_sender (SenderStage *stage,
            SenderJson  *environment,
            SenderJson  *json)
{
  SenderJson *sender = sender_json_copy (json);

  ensure_id (sender);
  sender_pingone_stamp (stage, sender, environment, NULL);
  sender_pingone_replace (environment, "senders", sender_json_get_string_member (sender, "id"),
                          sender);
}

/**
 * sender_pingone_add_sender:
 * @stage: what the stand-ins share
 * @json: what sender_pingone_check_sender() let pass
 *
 * Puts a sender into the environment it names, or into the default one.
 */
void
sender_pingone_add_sender (SenderStage *stage,
                           SenderJson  *json)
{
  SenderJson *own = sender_read_kind (json, "environment", SENDER_JSON_OBJECT);
  const char *id = own != NULL ? sender_json_get_string_member (own, "id") : NULL;

  put_sender (stage,
              sender_pingone_environment_ensure (stage, id != NULL
                                                          ? id
                                                          : SENDER_PINGONE_DEFAULT_ENVIRONMENT),
              json);
}

static gboolean
check_contents (SenderJson *contents,
                GError    **error)
{
  for (guint i = 0; i < sender_json_get_length (contents); i++)
    {
      const SenderShape shape[] = {
        { sender_json_get_name (contents, i), SENDER_SHAPE_OBJECTS },
        { NULL },
      };

      if (!sender_shape_check_kinds (contents, shape, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sender_pingone_check_environment:
 * @json: what an environment is to hold
 * @error: return location
 *
 * Checks it.
 *
 * Returns: whether it fits
 */
gboolean
sender_pingone_check_environment (SenderJson *json,
                                  GError    **error)
{
  static const SenderShape shape[] = {
    { "id", SENDER_SHAPE_TEXT },
    { "senders", SENDER_SHAPE_OBJECTS },
    { "settings", SENDER_SHAPE_OBJECT },
    { "policies", SENDER_SHAPE_OBJECTS },
    { "templates", SENDER_SHAPE_OBJECTS },
    { "contents", SENDER_SHAPE_OBJECT },
    { "languages", SENDER_SHAPE_OBJECTS },
    { "users", SENDER_SHAPE_OBJECTS },
    { NULL },
  };
  SenderJson *contents = NULL;
  SenderJson *senders = NULL;

  if (!sender_shape_check (json, shape, error))
    return FALSE;
  senders = sender_json_get_member (json, "senders");
  for (guint i = 0; senders != NULL && i < sender_json_get_length (senders); i++)
    if (!sender_pingone_check_sender (sender_json_get_element (senders, i), error))
      return FALSE;
  contents = sender_json_get_member (json, "contents");
  return contents == NULL || check_contents (contents, error);
}

static void
put_list (SenderStage *stage,
          SenderJson  *environment,
          const char  *name,
          SenderJson  *list)
{
  SenderJson *copy = sender_json_copy (list);
  gboolean    senders = strcmp (name, "senders") == 0;

  for (guint i = 0; i < sender_json_get_length (copy); i++)
    {
      ensure_id (sender_json_get_element (copy, i));
      if (senders)
        sender_pingone_stamp (stage, sender_json_get_element (copy, i), environment, NULL);
    }
  sender_put (environment, name, copy);
}

static void
put_contents (SenderStage *stage,
              SenderJson  *environment,
              SenderJson  *json)
{
  SenderJson *contents = sender_json_copy (json);

  for (guint i = 0; i < sender_json_get_length (contents); i++)
    {
      SenderJson *list = sender_json_get_element (contents, i);

      for (guint j = 0; j < sender_json_get_length (list); j++)
        {
          ensure_id (sender_json_get_element (list, j));
          sender_pingone_stamp (stage, sender_json_get_element (list, j), environment, NULL);
        }
    }
  sender_put (environment, "contents", contents);
}

/**
 * sender_pingone_set_environment:
 * @stage: what the stand-ins share
 * @json: what sender_pingone_check_environment() let pass
 *
 * Replaces what is given; an environment that is new has the rest as environments have it.
 */
void
sender_pingone_set_environment (SenderStage *stage,
                                SenderJson  *json)
{
  const char *id = sender_json_get_string_member (json, "id");
  SenderJson *settings = sender_json_get_member (json, "settings");
  SenderJson *contents = sender_json_get_member (json, "contents");
  SenderJson *self = NULL;

  self = sender_pingone_environment_ensure (stage, id != NULL ? id
                                                              : SENDER_PINGONE_DEFAULT_ENVIRONMENT);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (sender_json_get_member (json, lists[i]) != NULL)
      put_list (stage, self, lists[i], sender_json_get_member (json, lists[i]));
  if (contents != NULL)
    put_contents (stage, self, contents);
  if (settings == NULL)
    return;
  settings = sender_json_copy (settings);
  sender_pingone_stamp (stage, settings, self, NULL);
  sender_json_remove_member (settings, "createdAt");
  sender_put (self, "settings", settings);
}
