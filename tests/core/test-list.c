/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-config.h"
#include "sender-enums.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-record.h"
#include "sender-undo.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static SenderHeader *
add_header (SenderList *list,
            const char *name)
{
  g_autoptr (SenderHeader) header = sender_header_new ();

  g_object_set (header, "name", name, NULL);
  sender_list_append (list, header);
  return header;
}

static char *
join (SenderList *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < sender_list_get_n_items (list); i++)
    g_string_append (out, sender_header_get_name (sender_list_get (list, i)));
  return g_string_free (out, FALSE);
}

static void
assert_joined (SenderList *list,
               const char *expected)
{
  g_autofree char *text = join (list);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_edits (void)
{
  SenderList              *list = sender_list_new (SENDER_TYPE_HEADER);
  SenderHeader            *a = add_header (list, "a");
  SenderHeader            *c = add_header (list, "c");
  g_autoptr (SenderHeader) b = sender_header_new ();
  guint                    changed = 0;
  guint                    items_changed = 0;
  guint                    position = 0;

  g_object_set (b, "name", "b", NULL);
  g_signal_connect_swapped (list, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (count_cb), &items_changed);
  sender_list_insert (list, 1, b);
  assert_joined (list, "abc");
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (items_changed, ==, 1);

  sender_list_move (list, 0, 2);
  assert_joined (list, "bca");
  sender_list_move (list, 2, 0);
  assert_joined (list, "abc");
  sender_list_move (list, 1, 1);
  g_assert_cmpuint (changed, ==, 3);
  g_assert_true (sender_list_find (list, c, &position));
  g_assert_cmpuint (position, ==, 2);

  /* A change inside an item is told once, and no more once the item is gone. */
  g_object_set (b, "value", "1", NULL);
  g_assert_cmpuint (changed, ==, 4);
  sender_list_remove (list, 1);
  g_assert_cmpuint (changed, ==, 5);
  g_object_set (b, "value", "2", NULL);
  g_assert_cmpuint (changed, ==, 5);
  assert_joined (list, "ac");
  g_assert_null (sender_list_get (list, 2));
  g_assert_true (sender_list_get (list, 0) == (gpointer) a);
  g_assert_finalize_object (list);
}

static void
test_model (void)
{
  g_autoptr (SenderList)   list = sender_list_new (SENDER_TYPE_HEADER);
  g_autoptr (SenderHeader) item = NULL;

  add_header (list, "a");
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == SENDER_TYPE_HEADER);
  g_assert_true (sender_list_get_type_of_items (list) == SENDER_TYPE_HEADER);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (SENDER_IS_HEADER (item));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 1));
}

static void
test_enums (void)
{
  g_autofree char *words = sender_enum_list_nicks (SENDER_TYPE_AUTHORIZATION_KIND);
  int              value = -1;

  g_assert_cmpstr (words, ==, "basic, bearer, oauth2, custom-header");
  g_assert_true (sender_enum_from_nick (SENDER_TYPE_REGION, "SG", &value));
  g_assert_cmpint (value, ==, SENDER_REGION_SG);
  g_assert_false (sender_enum_from_nick (SENDER_TYPE_REGION, "sg", &value));
  g_assert_null (sender_enum_get_nick (SENDER_TYPE_REGION, 99));
  g_assert_cmpstr (sender_channel_get_name (SENDER_CHANNEL_SMS), ==, "SMS");
  g_assert_cmpstr (sender_channel_get_name (SENDER_CHANNEL_VOICE), ==, "Voice");
  g_assert_cmpstr (sender_channel_get_label (SENDER_CHANNEL_SMS), ==, "SMS");
  g_assert_cmpstr (sender_channel_get_label (SENDER_CHANNEL_VOICE), ==, "Voice");
  g_assert_cmpstr (sender_channel_get_label (SENDER_CHANNEL_UNKNOWN), ==, "Unknown");
  for (int i = SENDER_DISPATCH_STATE_NOT_SENT; i <= SENDER_DISPATCH_STATE_UNKNOWN; i++)
    g_assert_nonnull (sender_enum_get_nick (SENDER_TYPE_DISPATCH_STATE, i));
  g_assert_cmpstr (sender_enum_get_nick (SENDER_TYPE_SECRET_STATE, SENDER_SECRET_STATE_MISSING), ==,
                   "missing");
}

static void
test_undo (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  SenderUndo              *undo = sender_undo_new (config);
  gboolean                 can_undo = TRUE;
  gboolean                 can_redo = TRUE;
  gboolean                 dirty = TRUE;
  g_autofree char         *label = NULL;
  g_autofree char         *redo_label = NULL;

  g_object_get (undo, "can-undo", &can_undo, "can-redo", &can_redo, "dirty", &dirty, NULL);
  g_assert_false (can_undo || can_redo || dirty);
  sender_undo_commit (undo, "Nothing", NULL);
  g_assert_false (sender_undo_undo (undo));

  g_object_set (config, "name", "A", NULL);
  sender_undo_commit (undo, "Rename", "name");
  g_object_set (config, "name", "AB", NULL);
  sender_undo_commit (undo, "Rename", "name");
  g_object_set (config, "name", "ABC", NULL);
  sender_undo_commit (undo, "Other", NULL);
  g_assert_true (sender_undo_is_dirty (undo));
  g_assert_true (sender_undo_undo (undo));
  g_assert_cmpstr (sender_config_get_name (config), ==, "AB");
  g_assert_true (sender_undo_undo (undo));
  g_assert_cmpstr (sender_config_get_name (config), ==, "");
  g_assert_false (sender_undo_is_dirty (undo));
  g_object_get (undo, "redo-label", &redo_label, NULL);
  g_assert_cmpstr (redo_label, ==, "Rename");
  g_assert_true (sender_undo_redo (undo));
  g_assert_cmpstr (sender_config_get_name (config), ==, "AB");
  g_object_get (undo, "undo-label", &label, NULL);
  g_assert_cmpstr (label, ==, "Rename");

  /* An edit after going back forgets what lay ahead; saving is not an edit. */
  g_object_set (config, "name", "B", NULL);
  sender_undo_commit (undo, "Rename", "name");
  g_assert_false (sender_undo_redo (undo));
  sender_undo_mark_saved (undo, config);
  g_assert_false (sender_undo_is_dirty (undo));
  g_assert_true (sender_undo_undo (undo));
  g_assert_true (sender_undo_is_dirty (undo));
  g_assert_finalize_object (undo);
}

static void
commit_name (SenderUndo   *undo,
             SenderConfig *config,
             const char   *name)
{
  g_object_set (config, "name", name, NULL);
  sender_undo_commit (undo, "Rename", "name");
}

/* It goes with the state, to what becomes of it, and back. */
static void
test_undo_note (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  g_autoptr (SenderUndo)   undo = sender_undo_new (config);
  g_autoptr (SenderJson)   first = sender_json_new_string ("first");
  g_autoptr (SenderJson)   second = sender_json_new_string ("second");

  g_assert_null (sender_undo_get_note (undo));
  commit_name (undo, config, "A");
  sender_undo_set_note (undo, first);
  g_assert_null (sender_undo_get_saved_note (undo));
  commit_name (undo, config, "AB");
  g_assert_true (sender_undo_get_note (undo) == first);
  sender_undo_mark_saved (undo, config);
  sender_undo_commit (undo, "Other", NULL);
  g_object_set (config, "name", "C", NULL);
  sender_undo_commit (undo, "Other", NULL);
  sender_undo_set_note (undo, second);
  g_assert_true (sender_undo_undo (undo));
  g_assert_true (sender_undo_get_note (undo) == first);
  g_assert_true (sender_undo_undo (undo));
  g_assert_null (sender_undo_get_note (undo));
  g_assert_true (sender_undo_redo (undo));
  g_assert_true (sender_undo_redo (undo));
  g_assert_true (sender_undo_get_note (undo) == second);
  g_assert_true (sender_undo_get_saved_note (undo) == first);
}

static guint
count_steps (SenderUndo *undo)
{
  guint count = 0;

  while (sender_undo_undo (undo))
    count++;
  return count;
}

static void
append_numbers (SenderConfig *config,
                guint         n_numbers)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_numbers; i++)
    g_ptr_array_add (items, sender_origination_number_new ());
  sender_list_splice (sender_config_get_numbers (config), 0, 0, items->pdata, items->len);
}

/* States of a large configuration are dropped sooner, but never all. */
static void
test_undo_weight (void)
{
  static const struct
  {
    guint n_numbers;
    guint n_made;
    guint n_steps;
  } cases[] = { { 0, 100, 100 }, { 10000, 32, 29 }, { 20000, 22, 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderConfig) config = sender_config_new ();
      g_autoptr (SenderUndo)   undo = NULL;

      append_numbers (config, cases[i].n_numbers);
      undo = sender_undo_new (config);
      for (guint n = 0; n < cases[i].n_made; n++)
        {
          g_autofree char *name = g_strdup_printf ("%u", n);

          g_object_set (config, "name", name, NULL);
          sender_undo_commit (undo, "Rename", NULL);
        }
      g_assert_cmpuint (count_steps (undo), ==, cases[i].n_steps);
    }
}

/* In the middle, several at once, and back out; a record that left is not listened to. */
static void
test_splice (void)
{
  g_autoptr (SenderConfig)            config = sender_config_new ();
  SenderList                         *numbers = sender_config_get_numbers (config);
  g_autoptr (SenderOriginationNumber) first = NULL;
  guint                               n_changes = 0;

  append_numbers (config, 3);
  first = g_object_ref (sender_list_get (numbers, 0));
  append_numbers (config, 2);
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 5);
  g_assert_true (sender_list_get (numbers, 2) == first);
  sender_list_splice (numbers, 1, 2, NULL, 0);
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 3);
  g_signal_connect_swapped (numbers, "changed", G_CALLBACK (count_cb), &n_changes);
  g_object_set (first, "number", "1", NULL);
  g_assert_cmpuint (n_changes, ==, 0);
  g_object_set (sender_list_get (numbers, 0), "number", "1", NULL);
  g_assert_cmpuint (n_changes, ==, 1);
  g_signal_handlers_disconnect_by_data (numbers, &n_changes);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list/edits", test_edits);
  g_test_add_func ("/list/model", test_model);
  g_test_add_func ("/enums", test_enums);
  g_test_add_func ("/list/splice", test_splice);
  g_test_add_func ("/undo", test_undo);
  g_test_add_func ("/undo/note", test_undo_note);
  g_test_add_func ("/undo/weight", test_undo_weight);
  return g_test_run ();
}
