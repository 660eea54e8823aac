/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-gradual-model.h"
#include "widgets.h"

/* A list that has its first items at once. */

#define MANY 1000
#define FEW 20

typedef struct
{
  GtkStringList      *source;
  GtkWidget          *view;
  SenderGradualModel *model;
  GPtrArray          *mirror; /* (owned): what the changes made of it */
} Fixture;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            Fixture    *self)
{
  g_assert_cmpuint (position + removed, <=, self->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (self->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->mirror, (int) (position + i),
                        g_list_model_get_item (model, position + i));
}

/* Whether the changes told of just what is there, which begins as the source does. */
static void
assert_shown (Fixture *self,
              guint    n_items)
{
  GListModel *model = G_LIST_MODEL (self->model);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_items);
  g_assert_cmpuint (self->mirror->len, ==, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autoptr (GObject) whole = g_list_model_get_item (G_LIST_MODEL (self->source), i);

      g_assert_true (item == whole);
      g_assert_true (item == g_ptr_array_index (self->mirror, i));
    }
  g_assert_null (g_list_model_get_item (model, n_items));
}

static void
replace (Fixture *self,
         guint    position,
         guint    n_removed,
         guint    n_added)
{
  g_autofree const char **texts = g_new0 (const char *, n_added + 1);

  for (guint i = 0; i < n_added; i++)
    texts[i] = "text";
  gtk_string_list_splice (self->source, position, n_removed, texts);
}

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->source = gtk_string_list_new (NULL);
  replace (self, 0, 0, MANY);
  self->view = g_object_ref_sink (gtk_list_view_new (NULL, NULL));
  self->model =
    sender_gradual_model_new (G_LIST_MODEL (self->source), GTK_SCROLLABLE (self->view));
  self->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  changed_cb (G_LIST_MODEL (self->model), 0, 0,
              g_list_model_get_n_items (G_LIST_MODEL (self->model)), self);
  g_signal_connect (self->model, "items-changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_ptr_array_unref (self->mirror);
  g_assert_finalize_object (self->model);
  g_assert_finalize_object (self->view);
  g_assert_finalize_object (self->source);
}

static void
test_whole (Fixture      *self,
            gconstpointer data)
{
  assert_shown (self, FEW);
  widgets_settle ();
  assert_shown (self, MANY);
  replace (self, 3, 2, 1);
  assert_shown (self, MANY - 1);
  replace (self, 500, 100, 200);
  assert_shown (self, MANY + 99);
}

static void
test_replaced (Fixture      *self,
               gconstpointer data)
{
  widgets_settle ();
  replace (self, 0, MANY, 300);
  assert_shown (self, FEW);
  replace (self, 0, 300, 5);
  assert_shown (self, 5);
  widgets_settle ();
  assert_shown (self, 5);
  replace (self, 5, 0, 400);
  assert_shown (self, 5 + FEW);
  widgets_settle ();
  assert_shown (self, 405);
}

/* While it is not whole yet. */
static void
test_meanwhile (Fixture      *self,
                gconstpointer data)
{
  replace (self, 600, 1, 0);
  assert_shown (self, FEW);
  replace (self, 2, 1, 0);
  assert_shown (self, FEW);
  replace (self, 10, MANY - 12, 0);
  assert_shown (self, 10);
  widgets_settle ();
  assert_shown (self, 10);
}

/* What stands after what has come is left where it is. */
static void
test_between (Fixture      *self,
              gconstpointer data)
{
  widgets_settle ();
  replace (self, 3, 0, 100);
  assert_shown (self, MANY + 100);
}

static void
test_finished (Fixture      *self,
               gconstpointer data)
{
  assert_shown (self, FEW);
  sender_gradual_model_finish (self->model);
  assert_shown (self, MANY);
  widgets_settle ();
  sender_gradual_model_finish (self->model);
  assert_shown (self, MANY);
}

/* What is looked at does not go away. */
static void
test_scrolled (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GtkAdjustment) adjustment = NULL;

  widgets_settle ();
  adjustment = g_object_ref_sink (gtk_adjustment_new (70, 0, 200, 1, 1, 10));
  gtk_scrollable_set_vadjustment (GTK_SCROLLABLE (self->view), adjustment);
  gtk_adjustment_configure (adjustment, 70, 0, 200, 1, 1, 10);
  replace (self, 0, MANY, 300);
  assert_shown (self, 300);
}

int
main (int    argc,
      char **argv)
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/gradual-model/whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/ui/gradual-model/replaced", Fixture, NULL, set_up, test_replaced, tear_down);
  g_test_add ("/ui/gradual-model/meanwhile", Fixture, NULL, set_up, test_meanwhile, tear_down);
  g_test_add ("/ui/gradual-model/between", Fixture, NULL, set_up, test_between, tear_down);
  g_test_add ("/ui/gradual-model/finished", Fixture, NULL, set_up, test_finished, tear_down);
  g_test_add ("/ui/gradual-model/scrolled", Fixture, NULL, set_up, test_scrolled, tear_down);
  return g_test_run ();
}
