/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-passcode-user.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>

static void
set_missing (GError    **error,
             const char *text)
{
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
               _ ("There is no user “%s” in the environment. Say the user name to the letter, or "
                  "the ID"),
               text);
}

/* What the service finds may be more than what was asked for: names are compared here as well. */
static char *
choose_user (SenderJson *page,
             const char *name,
             GError    **error)
{
  SenderJson *embedded = sender_json_get_member (page, "_embedded");
  SenderJson *users = NULL;
  const char *found = NULL;
  guint       n_found = 0;

  if (embedded != NULL && sender_json_get_kind (embedded) == SENDER_JSON_OBJECT)
    users = sender_json_get_member (embedded, "users");
  for (guint i = 0; users != NULL && sender_json_get_kind (users) == SENDER_JSON_ARRAY &&
                    i < sender_json_get_length (users);
       i++)
    {
      SenderJson *user = sender_json_get_element (users, i);
      const char *id = NULL;

      if (sender_json_get_kind (user) != SENDER_JSON_OBJECT)
        continue;
      id = sender_json_get_string_member (user, "id");
      if (id == NULL || g_strcmp0 (sender_json_get_string_member (user, "username"), name) != 0)
        continue;
      found = id;
      n_found++;
    }
  if (n_found == 1)
    return g_strdup (found);
  if (n_found == 0)
    set_missing (error, name);
  else
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_AMBIGUOUS,
                 _ ("%u users are called “%s”: say the ID of the one that is meant"), n_found,
                 name);
  return NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask)      task = user_data;
  GError                *error = NULL;
  char                  *id = NULL;
  g_autoptr (SenderJson) page =
    sender_platform_get_finish (SENDER_PLATFORM (source), result, NULL, &error);

  if (page != NULL)
    id = choose_user (page, g_task_get_task_data (task), &error);
  /* A list that is not there is no user who is not there. */
  else if (g_error_matches (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND))
    error->code = SENDER_ERROR_REFUSED;
  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask)               task = user_data;
  g_autoptr (SenderPlatformFault) fault = NULL;
  g_autoptr (GError)              error = NULL;
  GError                         *missing = NULL;
  const char                     *text = g_task_get_task_data (task);
  g_autoptr (SenderJson)          user =
    sender_platform_get_finish (SENDER_PLATFORM (source), result, &fault, &error);

  if (user != NULL)
    g_task_return_pointer (task, g_ascii_strdown (text, -1), g_free);
  else if (fault == NULL || fault->is_token || fault->status != 404)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      set_missing (&missing, text);
      g_task_return_error (task, missing);
    }
}

/**
 * sender_passcode_user_find_async:
 * @platform: the client
 * @text: id or user name
 * @cancellable: (nullable): to stop
 * @callback: called when done
 * @user_data: data for @callback
 *
 * Looks a user up.
 */
void
sender_passcode_user_find_async (SenderPlatform     *platform,
                                 const char         *text,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask           *task = g_task_new (platform, cancellable, callback, user_data);
  gboolean         is_id = g_uuid_string_is_valid (text);
  g_autofree char *id = is_id ? g_ascii_strdown (text, -1) : NULL;

  g_task_set_source_tag (task, sender_passcode_user_find_async);
  g_task_set_task_data (task, g_strdup (text), g_free);
  sender_platform_get_async (platform, is_id ? SENDER_PLATFORM_USER : SENDER_PLATFORM_USERS,
                             is_id ? id : text, NULL, cancellable, is_id ? read_cb : listed_cb,
                             task);
}

/**
 * sender_passcode_user_find_finish:
 * @platform: the client
 * @result: the result
 * @error: return location
 *
 * Ends the look-up.
 *
 * Returns: (transfer full) (nullable): the id of the one user
 */
char *
sender_passcode_user_find_finish (SenderPlatform *platform,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
