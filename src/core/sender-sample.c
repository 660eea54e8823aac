/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-sample.h"

#include "sender-builder-private.h"
#include "sender-config.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-notification.h"
#include "sender-template-facts.h"
#include "sender-variable.h"
#include "sender-variables.h"

#include <string.h>

/* A code of zeros loses all of them where it is read as a number; a name may hold what ends a JSON
 * text, what begins an escape, a line break, and letters of more than one unit. */
#define WORST_CODE "000000"
#define WORST_TEXT "Zoë \"Ö\\n\" O’Brien\n😀"

static void
sample_free (gpointer data)
{
  SenderSample *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

static gboolean
is_code (const char *name)
{
  return sender_variables_is_same ("otp", name, strlen (name));
}

/**
 * sender_sample_get_worst:
 * @name: name of a variable
 *
 * Gets a value that breaks what can be broken.
 *
 * Returns: the value
 */
const char *
sender_sample_get_worst (const char *name)
{
  return is_code (name) ? WORST_CODE : WORST_TEXT;
}

static const char *
find_value (SenderConfig *config,
            const char   *name)
{
  const char *value = sender_config_get_sample (config, name);

  return value != NULL ? value : sender_variables_get_sample (name);
}

/**
 * sender_sample_list:
 * @config: the configuration
 * @content: the text of a message
 * @worst: whether the nastiest values are wanted
 *
 * Lists the variables of a message with a value for each.
 *
 * Returns: (transfer full) (element-type SenderSample): the samples
 */
GPtrArray *
sender_sample_list (SenderConfig *config,
                    const char   *content,
                    gboolean      worst)
{
  g_auto (GStrv) names = sender_variables_list (content);
  GPtrArray     *samples = g_ptr_array_new_with_free_func (sample_free);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      SenderSample *sample = g_new0 (SenderSample, 1);

      sample->name = g_strdup (names[i]);
      sample->label = sender_notification_get_variable_label (names[i]);
      sample->is_code = is_code (names[i]);
      sample->value = g_strdup (worst ? sender_sample_get_worst (names[i])
                                      : find_value (config, names[i]));
      g_ptr_array_add (samples, sample);
    }
  return samples;
}

static SenderVariable *
find_variable (SenderList *variables,
               const char *name,
               guint      *position)
{
  for (*position = 0; *position < sender_list_get_n_items (variables); (*position)++)
    {
      SenderVariable *variable = sender_list_get (variables, *position);

      if (g_str_equal (sender_variable_get_name (variable), name))
        return variable;
    }
  return NULL;
}

/**
 * sender_sample_set:
 * @config: the configuration
 * @name: name of a variable
 * @value: its sample
 *
 * Declares a variable with its sample. One that PingOne knows is not declared for the value that is
 * shown without it.
 */
void
sender_sample_set (SenderConfig *config,
                   const char   *name,
                   const char   *value)
{
  SenderList     *variables = sender_config_get_variables (config);
  guint           position = 0;
  SenderVariable *variable = find_variable (variables, name, &position);
  gboolean        usual = g_strcmp0 (sender_variables_get_sample (name), value) == 0;

  if (variable != NULL && usual)
    sender_list_remove (variables, position);
  else if (variable != NULL)
    g_object_set (variable, "sample", value, NULL);
  else if (!usual)
    {
      variable = g_object_new (SENDER_TYPE_VARIABLE, "name", name, "sample", value, NULL);
      sender_list_append (variables, variable);
      g_object_unref (variable);
    }
}

/**
 * sender_sample_offer:
 * @config: the configuration
 * @live: (nullable): what PingOne has
 * @template_name: the template of a message
 *
 * Lists what may be put into a message. A template of which nothing is known may have any variable,
 * so it gets those of the sign-in code.
 *
 * Returns: (transfer full): the names
 */
GStrv
sender_sample_offer (SenderConfig *config,
                     SenderLive   *live,
                     const char   *template_name)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv)           own = sender_template_list_variables (live, template_name);
  SenderList              *variables = sender_config_get_variables (config);
  SenderDynamic            dynamic = sender_template_get_dynamic (live, template_name);

  if (own == NULL || (own[0] == NULL && dynamic != SENDER_DYNAMIC_NONE))
    {
      g_strfreev (own);
      own = g_strdupv ((char **) sender_notification_get_all (&(guint){ 0 })->variables);
    }
  for (gsize i = 0; own[i] != NULL; i++)
    g_strv_builder_add (names, own[i]);
  if (dynamic == SENDER_DYNAMIC_NONE)
    return g_strv_builder_end (names);
  for (guint i = 0; i < sender_list_get_n_items (variables); i++)
    {
      const char *name = sender_variable_get_name (sender_list_get (variables, i));

      if (!g_strv_contains ((const char *const *) own, name))
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

/* Where the values stand if each variable gives way to its value and nothing else happens. */
static char *
fill_in (SenderValues *values,
         const char   *content,
         GArray       *spans)
{
  g_autoptr (GString) out = g_string_new (NULL);
  SenderVariableRef   ref = { 0 };
  gsize               offset = 0;

  while (sender_variables_next (content, ref.end, &ref))
    {
      const char *value =
        sender_values_lookup (values, SENDER_VARIABLE_SCOPE_MESSAGE, ref.name, ref.name_length);
      SenderPreviewSpan span = { 0, 0 };

      if (value == NULL)
        continue;
      g_string_append_len (out, content + offset, (gssize) (ref.start - offset));
      span.start = out->len;
      g_string_append (out, value);
      span.end = out->len;
      offset = ref.end;
      g_array_append_val (spans, span);
    }
  g_string_append (out, content + offset);
  return g_strdup (out->str);
}

/**
 * sender_preview_new:
 * @config: the configuration
 * @message: a message
 * @values: (nullable) (element-type utf8 utf8): values that win over the samples
 *
 * Renders a message and tells where its values stand. They are not told where the channel puts tags
 * around the digits of the code.
 *
 * Returns: (transfer full): the rendered message
 */
SenderPreview *
sender_preview_new (SenderConfig  *config,
                    SenderMessage *message,
                    GHashTable    *values)
{
  SenderPreview           *self = g_new0 (SenderPreview, 1);
  SenderBuildInput         input = { .message = message, .values = values };
  g_autoptr (SenderValues) lookup = sender_values_new (config, NULL, &input);
  g_autofree char         *filled = NULL;

  self->text = sender_builder_render_message (config, &input);
  self->spans = g_array_new (FALSE, FALSE, sizeof (SenderPreviewSpan));
  filled = fill_in (lookup, sender_message_get_content (message), self->spans);
  if (!g_str_equal (filled, self->text))
    g_array_set_size (self->spans, 0);
  return self;
}

/**
 * sender_preview_free:
 * @self: (transfer full): a rendered message
 *
 * Frees it.
 */
void
sender_preview_free (SenderPreview *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self);
}
