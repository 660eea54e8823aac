/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-template-facts.h"

#include "sender-notification.h"

static SenderJson *
get_templates (SenderLive *live)
{
  return live != NULL ? sender_live_get_templates (live) : NULL;
}

static SenderJson *
get_of_kind (SenderJson    *object,
             const char    *name,
             SenderJsonKind kind)
{
  SenderJson *member = object != NULL ? sender_json_get_member (object, name) : NULL;

  return member != NULL && sender_json_get_kind (member) == kind ? member : NULL;
}

static gboolean
is_true (SenderJson *object,
         const char *name)
{
  SenderJson *member = get_of_kind (object, name, SENDER_JSON_BOOLEAN);

  return member != NULL && sender_json_get_boolean (member);
}

static const char *
get_name (SenderJson *template)
{
  const char *name = sender_json_get_string_member (template, "id");

  return name != NULL ? name : sender_json_get_string_member (template, "name");
}

static SenderJson *
find (SenderLive *live,
      const char *name)
{
  SenderJson *templates = get_templates (live);

  for (guint i = 0; templates != NULL && i < sender_json_get_length (templates); i++)
    {
      SenderJson *template = sender_json_get_element (templates, i);

      if (g_strcmp0 (get_name (template), name) == 0)
        return template;
    }
  return NULL;
}

static SenderJson *
get_variables (SenderLive *live,
               const char *name)
{
  return get_of_kind (find (live, name), "variables", SENDER_JSON_OBJECT);
}

static gboolean
lists (SenderJson *array,
       const char *word)
{
  for (guint i = 0; array != NULL && i < sender_json_get_length (array); i++)
    {
      SenderJson *element = sender_json_get_element (array, i);

      if (sender_json_get_kind (element) == SENDER_JSON_STRING &&
          g_ascii_strcasecmp (sender_json_get_text (element), word) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
offers (SenderJson *template,
        SenderChannel channel)
{
  return lists (get_of_kind (template, "deliveryMethods", SENDER_JSON_ARRAY),
                sender_channel_get_name (channel));
}

static gboolean
reaches_phones (SenderJson *template)
{
  return template != NULL && get_name (template) != NULL &&
         (offers (template, SENDER_CHANNEL_SMS) || offers (template, SENDER_CHANNEL_VOICE));
}

/**
 * sender_template_is_read:
 * @live: (nullable): what is live
 *
 * Tells whether the environment’s own templates count, and not what is documented.
 *
 * Returns: whether they were read
 */
gboolean
sender_template_is_read (SenderLive *live)
{
  return get_templates (live) != NULL;
}

/**
 * sender_template_is_missing:
 * @live: (nullable): what is live
 * @name: name of a template
 *
 * Tells whether the environment lacks the template.
 *
 * Returns: %TRUE only if it was read and has none of the name
 */
gboolean
sender_template_is_missing (SenderLive *live,
                            const char *name)
{
  return sender_template_is_read (live) && find (live, name) == NULL;
}

/**
 * sender_template_list_names:
 * @live: (nullable): what is live
 *
 * Lists the templates that reach phones: the documented ones in their order, then those that only
 * the environment knows.
 *
 * Returns: (transfer full): their names
 */
GStrv
sender_template_list_names (SenderLive *live)
{
  g_autoptr (GStrvBuilder)  names = g_strv_builder_new ();
  SenderJson               *templates = get_templates (live);
  guint                     n_all = 0;
  const SenderNotification *all = sender_notification_get_all (&n_all);

  for (guint i = 0; i < n_all; i++)
    if (templates == NULL || reaches_phones (find (live, all[i].name)))
      g_strv_builder_add (names, all[i].name);
  for (guint i = 0; templates != NULL && i < sender_json_get_length (templates); i++)
    {
      SenderJson *template = sender_json_get_element (templates, i);

      if (reaches_phones (template) && sender_notification_find (get_name (template)) == NULL)
        g_strv_builder_add (names, get_name (template));
    }
  return g_strv_builder_end (names);
}

/**
 * sender_template_get_label:
 * @live: (nullable): what is live
 * @name: name of a template
 *
 * Gets what the template is for, in words. What PingOne calls one is in its own language, so that
 * it counts only where there are no better words.
 *
 * Returns: the text
 */
const char *
sender_template_get_label (SenderLive *live,
                           const char *name)
{
  SenderJson *template = sender_notification_find (name) == NULL ? find (live, name) : NULL;
  const char *label = NULL;

  if (template != NULL)
    label = sender_json_get_string_member (template, "displayName");
  return label != NULL && *label != '\0' ? label : sender_notification_get_label (name);
}

/**
 * sender_template_has_channel:
 * @live: (nullable): what is live
 * @name: name of a template
 * @channel: a channel
 *
 * Tells whether PingOne sends the template this way.
 *
 * Returns: %FALSE only if the environment, or without it the documentation, says so
 */
gboolean
sender_template_has_channel (SenderLive   *live,
                             const char   *name,
                             SenderChannel channel)
{
  SenderJson *template = find (live, name);

  if (sender_template_is_missing (live, name))
    return channel == SENDER_CHANNEL_UNKNOWN;
  if (channel == SENDER_CHANNEL_UNKNOWN ||
      get_of_kind (template, "deliveryMethods", SENDER_JSON_ARRAY) == NULL)
    return sender_notification_has_channel (name, channel);
  return offers (template, channel);
}

/* Where methods are named, it counts for those alone. */
static gboolean
is_required (SenderJson   *variable,
             SenderChannel channel)
{
  SenderJson *methods =
    get_of_kind (variable, "requiredForDeliveryMethods", SENDER_JSON_ARRAY);

  if (methods != NULL && sender_json_get_length (methods) > 0)
    return lists (methods, sender_channel_get_name (channel));
  return is_true (variable, "required");
}

/**
 * sender_template_list_required:
 * @live: (nullable): what is live
 * @name: name of a template
 * @channel: a channel
 *
 * Lists the variables without which PingOne takes no message.
 *
 * Returns: (transfer full): their names
 */
GStrv
sender_template_list_required (SenderLive   *live,
                               const char   *name,
                               SenderChannel channel)
{
  g_autoptr (GStrvBuilder)  names = g_strv_builder_new ();
  SenderJson               *variables = get_variables (live, name);
  const SenderNotification *known = sender_notification_find (name);

  for (guint i = 0; variables != NULL && i < sender_json_get_length (variables); i++)
    {
      SenderJson *variable = sender_json_get_element (variables, i);

      if (sender_json_get_kind (variable) == SENDER_JSON_OBJECT && is_required (variable, channel))
        g_strv_builder_add (names, sender_json_get_name (variables, i));
    }
  if (variables == NULL && known != NULL)
    g_strv_builder_addv (names, (const char **) known->required);
  return g_strv_builder_end (names);
}

/**
 * sender_template_list_variables:
 * @live: (nullable): what is live
 * @name: name of a template
 *
 * Lists the variables that PingOne itself fills in.
 *
 * Returns: (transfer full) (nullable): their names; %NULL where nothing is known of the template
 */
GStrv
sender_template_list_variables (SenderLive *live,
                                const char *name)
{
  SenderJson               *variables = get_variables (live, name);
  g_autoptr (GStrvBuilder)  names = g_strv_builder_new ();
  const SenderNotification *known = sender_notification_find (name);

  if (variables == NULL)
    return known != NULL ? g_strdupv ((char **) known->variables) : NULL;
  for (guint i = 0; i < sender_json_get_length (variables); i++)
    g_strv_builder_add (names, sender_json_get_name (variables, i));
  return g_strv_builder_end (names);
}

/**
 * sender_template_get_dynamic:
 * @live: (nullable): what is live
 * @name: name of a template
 *
 * Tells whether a message may have variables that whoever asks for it supplies.
 *
 * Returns: what the environment says; without it nothing is told
 */
SenderDynamic
sender_template_get_dynamic (SenderLive *live,
                             const char *name)
{
  SenderJson *allows = get_of_kind (find (live, name), "allowDynamicVariables",
                                    SENDER_JSON_BOOLEAN);

  if (allows == NULL)
    return SENDER_DYNAMIC_UNSAID;
  return sender_json_get_boolean (allows) ? SENDER_DYNAMIC_ANY : SENDER_DYNAMIC_NONE;
}

static void
add_locales (GStrvBuilder *locales,
             SenderJson   *languages,
             gboolean      is_default)
{
  for (guint i = 0; i < sender_json_get_length (languages); i++)
    {
      SenderJson *language = sender_json_get_element (languages, i);
      const char *locale = sender_json_get_string_member (language, "locale");

      if (locale != NULL && is_true (language, "enabled") &&
          is_true (language, "default") == is_default)
        g_strv_builder_add (locales, locale);
    }
}

/**
 * sender_template_list_locales:
 * @live: (nullable): what is live
 *
 * Lists the languages in which PingOne takes messages.
 *
 * Returns: (transfer full) (nullable): their tags, the default one first; %NULL where they were
 *   not read
 */
GStrv
sender_template_list_locales (SenderLive *live)
{
  g_autoptr (GStrvBuilder) locales = g_strv_builder_new ();
  SenderJson              *languages = live != NULL ? sender_live_get_languages (live) : NULL;

  if (languages == NULL)
    return NULL;
  add_locales (locales, languages, TRUE);
  add_locales (locales, languages, FALSE);
  return g_strv_builder_end (locales);
}
