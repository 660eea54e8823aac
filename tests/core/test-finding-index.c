/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-finding-index.h"
#include "sender-finding-places.h"

static void
add (GListStore *store,
     const char *id,
     const char *path,
     const char *accepted)
{
  g_autoptr (SenderFinding) finding = sender_finding_new (id, SENDER_SEVERITY_ERROR, path, "", "",
                                                          NULL);

  sender_finding_set_accepted (finding, accepted);
  g_list_store_append (store, finding);
}

static const char *
get_id (GPtrArray *findings,
        guint      position)
{
  return sender_finding_get_id (g_ptr_array_index (findings, position));
}

static void
test_places (void)
{
  g_autoptr (GListStore)         store = g_list_store_new (SENDER_TYPE_FINDING);
  g_autoptr (SenderFindingIndex) index = NULL;

  add (store, "SS101", "provider.name", NULL);
  add (store, "SS209", "numbers", NULL);
  add (store, "SS201", "numbers[1].number", NULL);
  add (store, "SS205", "numbers[1].sms", NULL);
  add (store, "SS206", "numbers[12].voice", NULL);
  add (store, "SS210", "numbers[12]", NULL);
  add (store, "SS207", "numbers[3].number", "known");
  add (store, "SS999", "numbers[x].number", NULL);
  add (store, "SS999", "numbersome[0].number", NULL);
  add (store, "SS999", "numbers[99999999999999].number", NULL);
  index = sender_finding_index_new (G_LIST_MODEL (store), "numbers");

  g_assert_cmpuint (sender_finding_index_count (index), ==, 2);
  g_assert_null (sender_finding_index_get (index, 0));
  g_assert_cmpuint (sender_finding_index_get (index, 1)->len, ==, 2);
  g_assert_cmpstr (get_id (sender_finding_index_get (index, 1), 1), ==, "SS205");
  g_assert_cmpuint (sender_finding_index_get (index, 12)->len, ==, 2);
  g_assert_null (sender_finding_index_get (index, 3));
  g_assert_cmpuint (sender_finding_index_get_common (index)->len, ==, 1);
  g_assert_cmpstr (get_id (sender_finding_index_get_common (index), 0), ==, "SS209");
}

static void
test_nothing (void)
{
  g_autoptr (GListStore)         store = g_list_store_new (SENDER_TYPE_FINDING);
  g_autoptr (SenderFindingIndex) index = sender_finding_index_new (G_LIST_MODEL (store), "numbers");

  g_assert_cmpuint (sender_finding_index_count (index), ==, 0);
  g_assert_cmpuint (sender_finding_index_get_common (index)->len, ==, 0);
}

/* By any path, in the order of the list. */
static void
test_paths (void)
{
  g_autoptr (GListStore)          store = g_list_store_new (SENDER_TYPE_FINDING);
  g_autoptr (SenderFindingPlaces) places = NULL;

  add (store, "SS311", "sms.body[1].value", NULL);
  add (store, "SS312", "sms.body[10].value", NULL);
  add (store, "SS313", "sms", NULL);
  add (store, "SS314", "sms.body[1]", NULL);
  add (store, "SS315", "sms.body[2].key", "known");
  places = sender_finding_places_new (G_LIST_MODEL (store));

  g_assert_cmpuint (sender_finding_places_get (places, "sms")->len, ==, 4);
  g_assert_cmpstr (get_id (sender_finding_places_get (places, "sms"), 2), ==, "SS313");
  g_assert_cmpuint (sender_finding_places_get (places, "sms.body")->len, ==, 3);
  g_assert_cmpuint (sender_finding_places_get (places, "sms.body[1]")->len, ==, 2);
  g_assert_cmpstr (get_id (sender_finding_places_get (places, "sms.body[10].value"), 0), ==,
                   "SS312");
  g_assert_null (sender_finding_places_get (places, "sms.body[2]"));
  g_assert_null (sender_finding_places_get (places, "sms.bod"));
  g_assert_null (sender_finding_places_get (places, "voice"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/finding-index/places", test_places);
  g_test_add_func ("/core/finding-index/nothing", test_nothing);
  g_test_add_func ("/core/finding-index/paths", test_paths);
  return g_test_run ();
}
