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

/* What somebody else does to objects whose ids nobody need know beforehand. */

/**
 * sender_pingone_check_change:
 * @json: a change
 * @error: return location
 *
 * Checks it.
 *
 * Returns: whether it fits
 */
gboolean
sender_pingone_check_change (SenderJson *json,
                             GError    **error)
{
  static const char *const places[] = { "senders", "settings", "policies", "templates",
                                        "contents", "languages", "users", NULL };
  static const SenderShape shape[] = {
    { "environment", SENDER_SHAPE_TEXT },
    { "in", SENDER_SHAPE_TEXT, .words = places },
    { "template", SENDER_SHAPE_TEXT },
    { "where", SENDER_SHAPE_MAP },
    { "set", SENDER_SHAPE_OBJECT },
    { "remove", SENDER_SHAPE_BOOLEAN },
    { NULL },
  };

  if (!sender_shape_check (json, shape, error))
    return FALSE;
  if (sender_json_get_member (json, "in") != NULL &&
      (sender_json_get_member (json, "set") != NULL || sender_read_boolean (json, "remove", FALSE)))
    return TRUE;
  g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                       _ ("A change needs the members “in” and “set” or “remove”."));
  return FALSE;
}

static gboolean
is_meant (SenderJson *object,
          SenderJson *where)
{
  for (guint i = 0; where != NULL && i < sender_json_get_length (where); i++)
    if (g_strcmp0 (sender_json_get_string_member (object, sender_json_get_name (where, i)),
                   sender_json_get_text (sender_json_get_element (where, i))) != 0)
      return FALSE;
  return TRUE;
}

static void
merge (SenderStage *stage,
       SenderJson  *object,
       SenderJson  *set)
{
  g_autofree char *now = sender_clock_to_iso (sender_clock_now (stage->clock));

  sender_put_text (object, "updatedAt", now);
  for (guint i = 0; i < sender_json_get_length (set); i++)
    {
      SenderJson *value = sender_json_get_element (set, i);

      if (sender_json_get_kind (value) == SENDER_JSON_NULL)
        sender_json_remove_member (object, sender_json_get_name (set, i));
      else
        sender_put (object, sender_json_get_name (set, i), sender_json_copy (value));
    }
}

static guint
change_list (SenderStage *stage,
             SenderJson  *holder,
             const char  *name,
             SenderJson  *json)
{
  g_autoptr (SenderJson) list = sender_json_ref (sender_json_get_member (holder, name));
  SenderJson            *set = sender_json_get_member (json, "set");
  guint                  n = 0;

  for (guint i = 0; i < sender_json_get_length (list); i++)
    {
      SenderJson *object = sender_json_get_element (list, i);

      if (!is_meant (object, sender_json_get_member (json, "where")))
        continue;
      n++;
      if (set != NULL)
        merge (stage, object, set);
      else
        sender_pingone_replace (holder, name, sender_json_get_string_member (object, "id"), NULL);
    }
  return n;
}

static guint
change_contents (SenderStage *stage,
                 SenderJson  *environment,
                 SenderJson  *json)
{
  SenderJson *contents = sender_json_get_member (environment, "contents");
  const char *only = sender_json_get_string_member (json, "template");
  guint       n = 0;

  for (guint i = 0; i < sender_json_get_length (contents); i++)
    if (only == NULL || strcmp (sender_json_get_name (contents, i), only) == 0)
      n += change_list (stage, contents, sender_json_get_name (contents, i), json);
  return n;
}

static guint
change_settings (SenderStage *stage,
                 SenderJson  *environment,
                 SenderJson  *json)
{
  SenderJson *set = sender_json_get_member (json, "set");
  SenderJson *settings = NULL;

  if (set != NULL)
    {
      merge (stage, sender_json_get_member (environment, "settings"), set);
      return 1;
    }
  settings = sender_pingone_environment_new_settings ();
  sender_pingone_stamp (stage, settings, environment, NULL);
  sender_json_remove_member (settings, "createdAt");
  sender_put (environment, "settings", settings);
  return 1;
}

/**
 * sender_pingone_change:
 * @stage: what the stand-ins share
 * @json: what sender_pingone_check_change() let pass
 *
 * Changes or removes what is meant. Removed settings are as in a new environment.
 *
 * Returns: how many objects that were
 */
guint
sender_pingone_change (SenderStage *stage,
                       SenderJson  *json)
{
  const char *id = sender_json_get_string_member (json, "environment");
  const char *place = sender_json_get_string_member (json, "in");
  SenderJson *environment = NULL;

  environment = sender_pingone_environment_find (stage, id != NULL
                                                          ? id
                                                          : SENDER_PINGONE_DEFAULT_ENVIRONMENT);
  if (environment == NULL)
    return 0;
  if (strcmp (place, "settings") == 0)
    return change_settings (stage, environment, json);
  if (strcmp (place, "contents") == 0)
    return change_contents (stage, environment, json);
  return change_list (stage, environment, place, json);
}
