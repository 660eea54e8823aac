/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-gradual-model.h"

/* As many as are seen in a window, and some. */
#define FIRST 20
#define STEP 2
/* A list view makes no rows for those after that. */
#define ENOUGH 250
#define SLICE_US 8000

struct _SenderGradualModel
{
  GObject parent_instance;

  GListModel    *source; /* (owned) */
  GtkScrollable *view;   /* (weak) (nullable) */
  guint          limit;  /* G_MAXUINT if there is none any more */
  guint          n_items;
  guint          more_id;
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SenderGradualModel, sender_gradual_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static GType
get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (SENDER_GRADUAL_MODEL (model)->source);
}

static guint
get_n_items (GListModel *model)
{
  return SENDER_GRADUAL_MODEL (model)->n_items;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SenderGradualModel *self = SENDER_GRADUAL_MODEL (model);

  return position < self->n_items ? g_list_model_get_item (self->source, position) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Says that what is from @position on has changed. */
static void
show_from (SenderGradualModel *self,
           guint               position)
{
  guint n_before = self->n_items;

  self->n_items = MIN (self->limit, g_list_model_get_n_items (self->source));
  if (position < MAX (n_before, self->n_items))
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_before - position,
                                self->n_items - position);
}

static gboolean
more_cb (gpointer user_data)
{
  SenderGradualModel *self = SENDER_GRADUAL_MODEL (user_data);
  gint64              end = g_get_monotonic_time () + SLICE_US;

  while (self->limit < MIN (ENOUGH, g_list_model_get_n_items (self->source)))
    {
      self->limit += STEP;
      show_from (self, self->n_items);
      if (g_get_monotonic_time () >= end)
        return G_SOURCE_CONTINUE;
    }
  sender_gradual_model_finish (self);
  return G_SOURCE_REMOVE;
}

/* From @position on. */
static void
begin (SenderGradualModel *self,
       guint               position)
{
  self->limit = position + FIRST;
  if (self->more_id == 0)
    self->more_id = g_idle_add (more_cb, self);
}

static gboolean
is_scrolled (SenderGradualModel *self)
{
  GtkAdjustment *adjustment =
    self->view != NULL ? gtk_scrollable_get_vadjustment (self->view) : NULL;

  return adjustment != NULL && gtk_adjustment_get_value (adjustment) > 0;
}

/* What stands after what has come would have to go, and its selection and focus with it. */
static gboolean
is_end (SenderGradualModel *self,
        guint               position,
        guint               added)
{
  return position + added == g_list_model_get_n_items (self->source);
}

static void
items_changed_cb (SenderGradualModel *self,
                  guint               position,
                  guint               removed,
                  guint               added)
{
  if (position >= ENOUGH || added <= FIRST || !is_end (self, position, added) ||
      is_scrolled (self))
    {
      if (self->limit == G_MAXUINT)
        {
          self->n_items = g_list_model_get_n_items (self->source);
          g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
          return;
        }
    }
  else
    begin (self, position);
  if (position <= self->n_items)
    show_from (self, position);
}

static void
sender_gradual_model_dispose (GObject *object)
{
  SenderGradualModel *self = SENDER_GRADUAL_MODEL (object);

  g_clear_handle_id (&self->more_id, g_source_remove);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (sender_gradual_model_parent_class)->dispose (object);
}

static void
sender_gradual_model_finalize (GObject *object)
{
  g_object_unref (SENDER_GRADUAL_MODEL (object)->source);
  G_OBJECT_CLASS (sender_gradual_model_parent_class)->finalize (object);
}

static void
sender_gradual_model_class_init (SenderGradualModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_gradual_model_dispose;
  object_class->finalize = sender_gradual_model_finalize;
}

static void
sender_gradual_model_init (SenderGradualModel *self)
{
}

/**
 * sender_gradual_model_new:
 * @source: a list
 * @view: where it is shown
 *
 * Makes a list that has the first items at once.
 *
 * Returns: (transfer full): the list
 */
SenderGradualModel *
sender_gradual_model_new (GListModel    *source,
                          GtkScrollable *view)
{
  SenderGradualModel *self = g_object_new (SENDER_TYPE_GRADUAL_MODEL, NULL);

  self->source = g_object_ref (source);
  g_set_weak_pointer (&self->view, view);
  begin (self, 0);
  self->n_items = MIN (self->limit, g_list_model_get_n_items (source));
  g_signal_connect_object (source, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * sender_gradual_model_get_source:
 *
 * Gets the list that has all items.
 *
 * Returns: (transfer none): the list
 */
GListModel *
sender_gradual_model_get_source (SenderGradualModel *self)
{
  return self->source;
}

/**
 * sender_gradual_model_finish:
 *
 * Has all items from now on, for somebody who cannot wait.
 */
void
sender_gradual_model_finish (SenderGradualModel *self)
{
  if (self->limit == G_MAXUINT)
    return;
  g_clear_handle_id (&self->more_id, g_source_remove);
  self->limit = G_MAXUINT;
  show_from (self, self->n_items);
}
