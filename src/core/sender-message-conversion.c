/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-conversion.h"

#include "checks/sender-json-template.h"
#include "sender-config.h"
#include "sender-finding.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-members.h"
#include "sender-message.h"
#include "sender-path.h"
#include "sender-variables.h"

#include <string.h>

static void
conversion_free (gpointer data)
{
  SenderConversion *self = data;

  g_clear_object (&self->message);
  g_free (self->path);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static gboolean
is_plain (SenderMessage *message)
{
  const char *content = sender_message_get_content (message);

  return *content != '\0' && !sender_json_template_is (content);
}

/* The rules know what has to be JSON: SS401 what a flow can't read, SS408 what its siblings are. */
static gboolean
is_reported (GListModel *findings,
             const char *path)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);
      const char               *id = sender_finding_get_id (finding);

      if (g_strcmp0 (sender_finding_get_path (finding), path) == 0 &&
          (g_str_equal (id, "SS401") || g_str_equal (id, "SS408")))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_conversion_list:
 * @config: the configuration
 * @findings: its findings
 *
 * Lists the messages to convert, each with a suggestion.
 *
 * Returns: (transfer full) (element-type SenderConversion): the list, empty if there are none
 */
GPtrArray *
sender_conversion_list (SenderConfig *config,
                        GListModel   *findings)
{
  GPtrArray  *found = g_ptr_array_new_with_free_func (conversion_free);
  SenderList *messages = sender_config_get_messages (config);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage    *message = sender_list_get (messages, i);
      g_autofree char  *path = sender_path_for_message (config, message);
      SenderConversion *one = NULL;

      if (!is_plain (message) || !is_reported (findings, path))
        continue;
      one = g_new0 (SenderConversion, 1);
      one->message = g_object_ref (message);
      one->path = g_steal_pointer (&path);
      one->before = g_strdup (sender_message_get_content (message));
      one->after = sender_conversion_suggest (config, message);
      g_ptr_array_add (found, one);
    }
  return found;
}

/* A sibling is the more like it the more of its name is the same. Another channel may have another
 * vendor, but its JSON still is better than a guess. */
static guint
get_likeness (SenderMessage *message,
              SenderMessage *other)
{
  guint likeness = 1;

  if (other == message || !sender_json_template_is (sender_message_get_content (other)))
    return 0;
  if (g_str_equal (sender_message_get_template_name (message),
                   sender_message_get_template_name (other)))
    likeness += 2;
  if (sender_message_get_channel (message) == sender_message_get_channel (other))
    likeness += 4;
  return likeness;
}

static SenderMessage *
find_sibling (SenderConfig  *config,
              SenderMessage *message)
{
  SenderList    *messages = sender_config_get_messages (config);
  SenderMessage *best = NULL;
  guint          most = 0;

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *other = sender_list_get (messages, i);
      guint          likeness = get_likeness (message, other);

      if (likeness <= most)
        continue;
      best = other;
      most = likeness;
    }
  return best;
}

/* `OTP` is what the procedure and the starter flows call the code; others go by their last part. */
static char *
dup_key (SenderJson *object,
         const char *name)
{
  const char *dot = strrchr (name, '.');
  const char *key = dot != NULL ? dot + 1 : name;

  if (sender_variables_is_same ("otp", name, strlen (name)))
    key = "OTP";
  return g_strdup (sender_json_get_member (object, key) == NULL ? key : name);
}

static void
add_variable (SenderJson *object,
              const char *name)
{
  g_autofree char *key = dup_key (object, name);
  g_autofree char *value = g_strdup_printf ("${%s}", name);

  sender_json_set_string (object, key, value);
}

/* The sibling's object, if it is one that nothing has to be mended in. */
static SenderJson *
copy_sibling (SenderConfig  *config,
              SenderMessage *message)
{
  SenderMessage *sibling = find_sibling (config, message);
  SenderJson    *object = NULL;

  if (sibling != NULL)
    object = sender_json_parse (sender_message_get_content (sibling), -1, NULL);
  if (object != NULL && sender_json_get_kind (object) != SENDER_JSON_OBJECT)
    g_clear_pointer (&object, sender_json_unref);
  return object != NULL ? object : sender_json_new_object ();
}

/**
 * sender_conversion_suggest:
 * @config: the configuration
 * @message: one of its messages
 *
 * Suggests JSON for a plain text: the members of the message that is most like it, and one more for
 * each variable of the text that they lack. The words around the variables are not in it, since a
 * flow has its own.
 *
 * Returns: (transfer full): the JSON
 */
char *
sender_conversion_suggest (SenderConfig  *config,
                           SenderMessage *message)
{
  g_autoptr (SenderJson) object = copy_sibling (config, message);
  g_autofree char       *kept = sender_json_to_string (object);
  g_auto (GStrv)         names = sender_variables_list (sender_message_get_content (message));

  for (gsize i = 0; names[i] != NULL; i++)
    if (!sender_variables_uses (kept, names[i]))
      add_variable (object, names[i]);
  if (sender_json_get_length (object) == 0)
    add_variable (object, "otp");
  return sender_json_to_string (object);
}

/**
 * sender_conversion_apply:
 * @conversions: (element-type SenderConversion): what sender_conversion_list() gave
 *
 * Gives each message the text that was suggested.
 */
void
sender_conversion_apply (GPtrArray *conversions)
{
  for (guint i = 0; i < conversions->len; i++)
    {
      SenderConversion *one = g_ptr_array_index (conversions, i);

      g_object_set (one->message, "content", one->after, NULL);
    }
}
