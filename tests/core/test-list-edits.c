/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-list-edits.h"

#include "sender-header.h"

/* A list of headers a, b, c, d, e; @items names some of them. */
typedef struct
{
  SenderList *list;
  guint       n_changes;
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->n_changes++;
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  static const char *const names[] = { "a", "b", "c", "d", "e" };

  self->list = sender_list_new (SENDER_TYPE_HEADER);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (SenderHeader) header = sender_header_new ();

      g_object_set (header, "name", names[i], NULL);
      sender_list_append (self->list, header);
    }
  g_signal_connect_swapped (self->list, "items-changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_assert_finalize_object (self->list);
}

static GPtrArray *
pick (Fixture    *self,
      const char *names)
{
  GPtrArray *items = g_ptr_array_new ();

  for (guint i = 0; i < sender_list_get_n_items (self->list); i++)
    {
      SenderHeader *header = sender_list_get (self->list, i);

      if (strstr (names, sender_header_get_name (header)) != NULL)
        g_ptr_array_add (items, header);
    }
  return items;
}

static void
assert_order (Fixture    *self,
              const char *expected)
{
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < sender_list_get_n_items (self->list); i++)
    g_string_append (order, sender_header_get_name (sender_list_get (self->list, i)));
  g_assert_cmpstr (order->str, ==, expected);
}

typedef struct
{
  const char *name;
  const char *items;
  guint       position;
  const char *order;
  guint       place;
  guint       n_changes;
} Move;

static const Move moves[] = {
  { "up", "c", 0, "cabde", 0, 1 },
  { "down", "b", 4, "acdbe", 3, 1 },
  { "end", "a", 5, "bcdea", 4, 1 },
  { "several", "bd", 0, "bdace", 0, 1 },
  { "together", "ae", 3, "bcaed", 2, 1 },
  { "itself", "b", 1, "abcde", 1, 0 },
  { "behind-itself", "b", 2, "abcde", 1, 0 },
  { "nothing", "", 2, "abcde", 2, 0 },
};

static void
test_move (Fixture      *self,
           gconstpointer data)
{
  const Move           *a_move = data;
  g_autoptr (GPtrArray) items = pick (self, a_move->items);

  g_assert_cmpuint (sender_list_move_items (self->list, items, a_move->position), ==,
                    a_move->place);
  assert_order (self, a_move->order);
  g_assert_cmpuint (self->n_changes, ==, a_move->n_changes);
}

static void
test_shift (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GPtrArray) items = pick (self, "bc");

  g_assert_cmpuint (sender_list_shift_items (self->list, items, FALSE), ==, 0);
  assert_order (self, "bcade");
  g_assert_cmpuint (sender_list_shift_items (self->list, items, FALSE), ==, 0);
  assert_order (self, "bcade");
  for (guint i = 0; i < 5; i++)
    sender_list_shift_items (self->list, items, TRUE);
  assert_order (self, "adebc");
  g_assert_cmpuint (self->n_changes, ==, 4);
}

static void
test_remove (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GPtrArray) items = pick (self, "bd");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_assert_cmpuint (sender_list_remove_items (self->list, none), ==, 0);
  g_assert_cmpuint (self->n_changes, ==, 0);
  g_assert_cmpuint (sender_list_remove_items (self->list, items), ==, 2);
  assert_order (self, "ace");
  g_assert_cmpuint (self->n_changes, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *path = g_strconcat ("/core/list-edits/move/", moves[i].name, NULL);

      g_test_add (path, Fixture, &moves[i], set_up, test_move, tear_down);
    }
  g_test_add ("/core/list-edits/shift", Fixture, NULL, set_up, test_shift, tear_down);
  g_test_add ("/core/list-edits/remove", Fixture, NULL, set_up, test_remove, tear_down);
  return g_test_run ();
}
