/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help-topics.h"

#include "sender-explain.h"
#include "sender-help-private.h"

#include <glib/gi18n-lib.h>

static void
add_topic (GListStore              *topics,
           SenderHelpGroup          group,
           const char              *id,
           const char              *title,
           const SenderExplanation *known)
{
  g_autoptr (SenderHelpTopic) topic = sender_help_topic_new (group, id, title, known->meaning);

  sender_help_topic_add (topic, _ ("What It Means"), known->meaning);
  sender_help_topic_add (topic, _ ("What to Do"), known->next_step);
  if (known->url != NULL)
    sender_help_topic_set_url (topic, known->url);
  g_list_store_append (topics, topic);
}

static void
add_twilio (const SenderExplanation *known,
            gpointer                 user_data)
{
  g_autofree char *id = g_strdup_printf ("%d", known->code);
  g_autofree char *title = g_strdup_printf (_ ("Twilio %d"), known->code);

  add_topic (user_data, SENDER_HELP_CODES, id, title, known);
}

static void
add_pingone (const SenderExplanation *known,
             gpointer                 user_data)
{
  g_autofree char *title = g_strdup_printf ("PingOne %s", known->name);

  add_topic (user_data, SENDER_HELP_PINGONE_CODES, known->name, title, known);
}

/**
 * sender_help_topics_get:
 *
 * Gets all pages of the help.
 *
 * Returns: (transfer none): a list of SenderHelpTopic
 */
GListModel *
sender_help_topics_get (void)
{
  static GListStore *topics = NULL;

  if (g_once_init_enter (&topics))
    {
      GListStore *made = g_list_store_new (SENDER_TYPE_HELP_TOPIC);

      sender_help_sections_add (made);
      sender_help_rules_add (made);
      sender_explain_foreach_twilio (add_twilio, made);
      sender_explain_foreach_pingone (add_pingone, made);
      g_once_init_leave (&topics, made);
    }
  return G_LIST_MODEL (topics);
}

/**
 * sender_help_topics_find:
 * @id: a section, a rule or an error code
 *
 * Finds the page that explains something.
 *
 * Returns: (transfer none) (nullable): the page
 */
SenderHelpTopic *
sender_help_topics_find (const char *id)
{
  GListModel *topics = sender_help_topics_get ();

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (SenderHelpTopic) topic = g_list_model_get_item (topics, i);

      if (g_str_equal (sender_help_topic_get_id (topic), id))
        return topic;
    }
  return NULL;
}

/**
 * sender_help_group_get_label:
 * @group: a kind of page
 *
 * Gets what such pages are called together.
 *
 * Returns: the name, translated
 */
const char *
sender_help_group_get_label (SenderHelpGroup group)
{
  static const char *const labels[] = {
    [SENDER_HELP_SECTIONS] = N_ ("Sections"),
    [SENDER_HELP_FINDINGS] = N_ ("Findings"),
    [SENDER_HELP_CODES] = N_ ("Error Codes of Twilio"),
    [SENDER_HELP_PINGONE_CODES] = N_ ("Error Codes of PingOne"),
  };

  g_return_val_if_fail ((guint) group < G_N_ELEMENTS (labels), NULL);
  return _ (labels[group]);
}
