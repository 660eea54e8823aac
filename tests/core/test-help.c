/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-checks.h"
#include "sender-explain.h"
#include "sender-help-private.h"
#include "sender-help-topics.h"
#include "sender-place.h"
#include "sender-section.h"

#include <string.h>

static SenderHelpTopic *
get_topic (const char *id)
{
  SenderHelpTopic *topic = sender_help_topics_find (id);

  if (topic == NULL)
    g_error ("Nothing explains %s", id);
  return topic;
}

static gboolean
says (SenderHelpTopic *topic,
      const char      *text)
{
  for (guint i = 0; i < sender_help_topic_get_n_parts (topic); i++)
    if (g_str_equal (sender_help_topic_get_part (topic, i)->text, text))
      return TRUE;
  return FALSE;
}

static guint
count_values (SenderHelpTopic *topic)
{
  guint n = 0;

  for (guint i = 0; i < sender_help_topic_get_n_parts (topic); i++)
    if (sender_help_topic_get_part (topic, i)->is_value)
      n++;
  return n;
}

static void
test_sections (void)
{
  g_autoptr (GEnumClass) names = g_type_class_ref (SENDER_TYPE_SECTION);

  g_assert_cmpuint (names->n_values, ==, SENDER_N_SECTIONS);
  for (guint i = 0; i < names->n_values; i++)
    {
      SenderHelpTopic *topic = get_topic (names->values[i].value_nick);

      g_test_message ("%s", names->values[i].value_nick);
      g_assert_cmpint (sender_help_topic_get_group (topic), ==, SENDER_HELP_SECTIONS);
      g_assert_cmpstr (sender_help_topic_get_title (topic), ==,
                       sender_section_get_label (names->values[i].value));
      g_assert_false (sender_help_topic_get_part (topic, 0)->is_value);
      g_assert_false (sender_help_topic_get_part (topic, 1)->is_value);
      g_assert_cmpuint (count_values (topic), >, 0);
    }
  /* Its fields, and what it is good for beside publishing. */
  g_assert_cmpuint (count_values (get_topic (SENDER_HELP_CONNECTION)), ==, 10);
  g_assert_cmpuint (count_values (get_topic (SENDER_HELP_PRACTICE)), >, 0);
}

/* Whether others are within it, so that it has no value of its own. */
static gboolean
holds_others (const char *path)
{
  const char *other = NULL;

  for (guint i = 0; (other = sender_place_get_field (i)) != NULL; i++)
    if (g_str_has_prefix (other, path) && other[strlen (path)] == '.')
      return TRUE;
  return FALSE;
}

/* A field that is new is explained, or this fails. */
static void
test_fields (void)
{
  const char *path = NULL;
  guint       n = 0;

  for (guint i = 0; (path = sender_place_get_field (i)) != NULL; i++)
    if (!holds_others (path))
      {
        g_test_message ("%s", path);
        g_assert_true (sender_help_values_has (path));
        n++;
      }
  g_assert_cmpuint (n, >, 30);
  g_assert_false (sender_help_values_has ("request.nothing"));
}

/* A rule that is new is explained, or this fails. */
static void
test_rules (void)
{
  SenderRuleFacts rule;
  guint           n = 0;

  for (; sender_checks_get_rule (n, &rule); n++)
    {
      SenderHelpTopic *topic = get_topic (rule.id);

      g_test_message ("%s", rule.id);
      g_assert_cmpint (sender_help_topic_get_group (topic), ==, SENDER_HELP_FINDINGS);
      g_assert_cmpuint (sender_help_topic_get_n_parts (topic), ==, 3);
      g_assert_true (says (topic, rule.why));
    }
  g_assert_cmpuint (n, >, 70);
  g_assert_cmpuint (n, ==, sender_help_rules_sender.n_rules + sender_help_rules_rest.n_rules);
  g_assert_null (sender_help_topics_find ("SS999"));
}

static void
check_code (const SenderExplanation *known,
            gpointer                 user_data)
{
  guint           *n = user_data;
  g_autofree char *id = g_strdup_printf ("%d", known->code);
  SenderHelpTopic *topic = get_topic (id);

  g_assert_cmpint (sender_help_topic_get_group (topic), ==, SENDER_HELP_CODES);
  g_assert_true (says (topic, known->meaning));
  g_assert_true (says (topic, known->next_step));
  g_assert_cmpstr (sender_help_topic_get_url (topic), ==, known->url);
  (*n)++;
}

static void
check_pingone_code (const SenderExplanation *known,
                    gpointer                 user_data)
{
  guint           *n = user_data;
  SenderHelpTopic *topic = get_topic (known->name);

  g_assert_cmpint (sender_help_topic_get_group (topic), ==, SENDER_HELP_PINGONE_CODES);
  g_assert_true (says (topic, known->meaning));
  g_assert_true (says (topic, known->next_step));
  g_assert_null (sender_help_topic_get_url (topic));
  (*n)++;
}

static void
test_pingone_codes (void)
{
  guint n = 0;

  sender_explain_foreach_pingone (check_pingone_code, &n);
  g_assert_cmpuint (n, ==, 29);
}

static void
test_codes (void)
{
  guint n = 0;

  sender_explain_foreach_twilio (check_code, &n);
  g_assert_cmpuint (n, >, 90);
}

static gboolean
is_sentence (const char *text)
{
  return g_utf8_strlen (text, -1) > 10 && strchr (".:?", text[strlen (text) - 1]) != NULL;
}

/* Every page says something everywhere, and none is there twice. */
static void
test_pages (void)
{
  GListModel            *topics = sender_help_topics_get ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  SenderHelpGroup        group = SENDER_HELP_SECTIONS;

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (SenderHelpTopic) topic = g_list_model_get_item (topics, i);

      g_test_message ("%s", sender_help_topic_get_id (topic));
      g_assert_true (g_hash_table_add (seen, (gpointer) sender_help_topic_get_id (topic)));
      g_assert_cmpstr (sender_help_topic_get_title (topic), !=, "");
      g_assert_true (is_sentence (sender_help_topic_get_summary (topic)));
      g_assert_cmpint (sender_help_topic_get_group (topic), >=, group);
      group = sender_help_topic_get_group (topic);
      g_assert_cmpuint (sender_help_topic_get_n_parts (topic), >=, 2);
      for (guint k = 0; k < sender_help_topic_get_n_parts (topic); k++)
        {
          const SenderHelpPart *part = sender_help_topic_get_part (topic, k);

          g_assert_cmpstr (part->heading, !=, "");
          g_assert_true (is_sentence (part->text));
        }
    }
  for (guint i = 0; i < SENDER_N_HELP_GROUPS; i++)
    g_assert_cmpstr (sender_help_group_get_label (i), !=, "");
}

static guint
count (const char *search)
{
  GListModel *topics = sender_help_topics_get ();
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (SenderHelpTopic) topic = g_list_model_get_item (topics, i);

      if (sender_help_topic_matches (topic, search))
        n++;
    }
  return n;
}

static void
test_search (void)
{
  g_assert_cmpuint (count ("ss306"), ==, 1);
  g_assert_cmpuint (count (" 30007 "), ==, 1);
  g_assert_true (sender_help_topic_matches (get_topic ("SS306"), "parameters KEY"));
  g_assert_false (sender_help_topic_matches (get_topic ("SS306"), "parameters zebra"));
  g_assert_true (sender_help_topic_matches (get_topic ("sms"), "executions"));
  g_assert_cmpuint (count ("zebra"), ==, 0);
  g_assert_cmpuint (count (""), ==, g_list_model_get_n_items (sender_help_topics_get ()));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/help/sections", test_sections);
  g_test_add_func ("/help/fields", test_fields);
  g_test_add_func ("/help/rules", test_rules);
  g_test_add_func ("/help/codes", test_codes);
  g_test_add_func ("/help/pingone-codes", test_pingone_codes);
  g_test_add_func ("/help/pages", test_pages);
  g_test_add_func ("/help/search", test_search);
  return g_test_run ();
}
