/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-drawing.h"

#include "sender-contract-item.h"
#include "sender-contract-paint.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

struct _SenderContractDrawing
{
  GtkWidget parent_instance;

  SenderContractMap     *map;      /* (owned) (nullable) */
  SenderContractCaptions captions; /* (owned) */
  SenderContractLayout  *layout;   /* (owned) (nullable): once it is allocated */
  GPtrArray             *items;    /* (element-type SenderContractItem): children, one by path */
  GtkWidget             *reader;   /* (not owned) (nullable): a child */
  int                    hovered;  /* -1 for none */
};

G_DEFINE_FINAL_TYPE (SenderContractDrawing, sender_contract_drawing, GTK_TYPE_WIDGET)

static SenderContractMetrics
get_metrics (SenderContractDrawing *self)
{
  SenderContractMetrics metrics = { 0 };
  int                   reader = 0;
  double                there = 0;

  sender_contract_text_measure (GTK_WIDGET (self), self->map, &self->captions, &metrics);
  if (self->map->has_flow || self->reader == NULL)
    return metrics;
  gtk_widget_measure (self->reader, GTK_ORIENTATION_HORIZONTAL, -1, &reader, NULL, NULL, NULL);
  there = metrics.columns[SENDER_CONTRACT_STAGE_FLOW] + metrics.gaps[2] +
          metrics.columns[SENDER_CONTRACT_STAGE_PHONE];
  metrics.columns[SENDER_CONTRACT_STAGE_PHONE] += MAX (0, reader - there);
  return metrics;
}

/* The height of the reader counts from below the headings. It is the least for -1. */
static double
get_reader_height (SenderContractDrawing       *self,
                   const SenderContractMetrics *metrics,
                   int                          width)
{
  int height = 0;

  if (self->map->has_flow || self->reader == NULL)
    return 0;
  gtk_widget_measure (self->reader, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return metrics->heading + height;
}

static GtkSizeRequestMode
sender_contract_drawing_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sender_contract_drawing_measure (GtkWidget     *widget,
                                 GtkOrientation orientation,
                                 int            for_size,
                                 int           *minimum,
                                 int           *natural,
                                 int           *minimum_baseline,
                                 int           *natural_baseline)
{
  SenderContractDrawing           *self = SENDER_CONTRACT_DRAWING (widget);
  SenderContractMetrics            metrics = { 0 };
  g_autoptr (SenderContractLayout) layout = NULL;

  if (self->map == NULL)
    return;
  metrics = get_metrics (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = (int) ceil (sender_contract_layout_get_min_width (&metrics));
      return;
    }
  layout = sender_contract_layout_new (self->map, &metrics, MAX (for_size, 0), FALSE);
  *natural = (int) ceil (
    MAX (layout->height, get_reader_height (self, &metrics, (int) layout->reader.width)));
  *minimum = *natural;
  /* What scrolls asks without a width, and shows as much as may be needed. */
  if (for_size < 0)
    *minimum = (int) ceil (MAX (layout->height, get_reader_height (self, &metrics, -1)));
}

static void
allocate (GtkWidget               *widget,
          const SenderContractBox *box)
{
  GtkAllocation allocation = { (int) box->x, (int) box->y, (int) box->width, (int) box->height };

  gtk_widget_size_allocate (widget, &allocation, -1);
}

static void
allocate_item (SenderContractDrawing *self,
               guint                  position)
{
  const SenderContractPath  *path = g_ptr_array_index (self->map->paths, position);
  const SenderContractTrace *trace = &self->layout->traces[position];
  SenderContractItem        *item = g_ptr_array_index (self->items, position);
  int                        broken = sender_contract_path_get_break (path);

  if (broken >= 0)
    sender_contract_item_place_fix (item, trace->middles[broken].x - trace->strip.x,
                                    trace->middles[broken].y - trace->strip.y);
  allocate (GTK_WIDGET (item), &trace->strip);
}

static void
sender_contract_drawing_size_allocate (GtkWidget *widget,
                                       int        width,
                                       int        height,
                                       int        baseline)
{
  SenderContractDrawing *self = SENDER_CONTRACT_DRAWING (widget);
  SenderContractMetrics  metrics = { 0 };
  gboolean               mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  g_clear_pointer (&self->layout, sender_contract_layout_free);
  if (self->map == NULL)
    return;
  metrics = get_metrics (self);
  self->layout = sender_contract_layout_new (self->map, &metrics, width, mirrored);
  for (guint i = 0; i < self->items->len; i++)
    allocate_item (self, i);
  if (self->reader != NULL && gtk_widget_get_visible (self->reader))
    {
      SenderContractBox box = self->layout->reader;

      box.height = MAX (box.height, height - box.y);
      allocate (self->reader, &box);
    }
}

/* What the pointer is on, else what has the focus. */
static int
get_lit (SenderContractDrawing *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->hovered >= 0 && self->hovered < (int) self->items->len)
    return self->hovered;
  if (root == NULL || !GTK_IS_WINDOW (root) || !gtk_window_get_focus_visible (GTK_WINDOW (root)))
    return -1;
  for (guint i = 0; i < self->items->len; i++)
    if (gtk_widget_get_state_flags (g_ptr_array_index (self->items, i)) &
        (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_WITHIN))
      return (int) i;
  return -1;
}

static void
sender_contract_drawing_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  SenderContractDrawing *self = SENDER_CONTRACT_DRAWING (widget);
  SenderContractPicture  picture = { widget, self->map, self->layout, &self->captions,
                                     get_lit (self) };

  if (self->layout != NULL)
    sender_contract_paint (&picture, snapshot);
  GTK_WIDGET_CLASS (sender_contract_drawing_parent_class)->snapshot (widget, snapshot);
}

static void
set_hovered (SenderContractDrawing *self,
             int                    hovered)
{
  if (self->hovered == hovered)
    return;
  self->hovered = hovered;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (SenderContractDrawing *self,
           double                 x,
           double                 y)
{
  set_hovered (self, self->layout != NULL ? sender_contract_layout_find (self->layout, y) : -1);
}

static void
leave_cb (SenderContractDrawing *self)
{
  set_hovered (self, -1);
}

static void
sender_contract_drawing_dispose (GObject *object)
{
  SenderContractDrawing *self = SENDER_CONTRACT_DRAWING (object);

  for (guint i = 0; i < self->items->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->items, i));
  g_ptr_array_set_size (self->items, 0);
  g_clear_pointer (&self->reader, gtk_widget_unparent);
  g_clear_pointer (&self->layout, sender_contract_layout_free);
  g_clear_pointer (&self->map, sender_contract_map_free);
  G_OBJECT_CLASS (sender_contract_drawing_parent_class)->dispose (object);
}

static void
sender_contract_drawing_finalize (GObject *object)
{
  SenderContractDrawing *self = SENDER_CONTRACT_DRAWING (object);

  g_ptr_array_unref (self->items);
  sender_contract_captions_clear (&self->captions);
  G_OBJECT_CLASS (sender_contract_drawing_parent_class)->finalize (object);
}

static void
sender_contract_drawing_class_init (SenderContractDrawingClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_contract_drawing_dispose;
  object_class->finalize = sender_contract_drawing_finalize;
  widget_class->get_request_mode = sender_contract_drawing_get_request_mode;
  widget_class->measure = sender_contract_drawing_measure;
  widget_class->size_allocate = sender_contract_drawing_size_allocate;
  widget_class->snapshot = sender_contract_drawing_snapshot;
  gtk_widget_class_set_css_name (widget_class, "contract");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
sender_contract_drawing_init (SenderContractDrawing *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->items = g_ptr_array_new ();
  self->hovered = -1;
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Each value on its way from PingOne to the phone"), -1);
}

static SenderContractItem *
find_fixable (SenderContractDrawing *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (sender_contract_item_get_fix (g_ptr_array_index (self->items, i)) != NULL)
      return g_ptr_array_index (self->items, i);
  return NULL;
}

/* One child for each path; those that are there stay, and keep the focus. */
static void
update_items (SenderContractDrawing *self)
{
  guint n = self->map != NULL ? self->map->paths->len : 0;

  for (guint i = self->items->len; i < n; i++)
    {
      GtkWidget *item = sender_contract_item_new ();

      g_signal_connect_object (item, "state-flags-changed", G_CALLBACK (gtk_widget_queue_draw),
                               self, G_CONNECT_SWAPPED);
      gtk_widget_insert_before (item, GTK_WIDGET (self), self->reader);
      g_ptr_array_add (self->items, item);
    }
  for (guint i = n; i < self->items->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->items, i));
  g_ptr_array_set_size (self->items, (int) n);
  for (guint i = 0; i < n; i++)
    sender_contract_item_set_path (g_ptr_array_index (self->items, i),
                                   g_ptr_array_index (self->map->paths, i));
}

/* Whether the focus is on a Fix of this drawing. */
static gboolean
has_focused_fix (SenderContractDrawing *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GtkWidget *fix = sender_contract_item_get_fix (g_ptr_array_index (self->items, i));

      if (fix != NULL && gtk_widget_has_focus (fix))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_contract_drawing_set_map:
 * @map: (transfer full) (nullable): what is drawn
 * @captions: what the cards are called; taken
 *
 * Draws a contract. After a fix the focus goes on to the next one.
 */
void
sender_contract_drawing_set_map (SenderContractDrawing  *self,
                                 SenderContractMap      *map,
                                 SenderContractCaptions *captions)
{
  gboolean            was_on_fix = has_focused_fix (self);
  SenderContractItem *next = NULL;

  g_clear_pointer (&self->layout, sender_contract_layout_free);
  g_clear_pointer (&self->map, sender_contract_map_free);
  sender_contract_captions_clear (&self->captions);
  self->map = map;
  self->captions = *captions;
  *captions = (SenderContractCaptions){ NULL };
  self->hovered = -1;
  update_items (self);
  if (self->reader != NULL)
    gtk_widget_set_visible (self->reader, map != NULL && !map->has_flow);
  next = was_on_fix && !has_focused_fix (self) ? find_fixable (self) : NULL;
  if (next != NULL)
    gtk_widget_grab_focus (sender_contract_item_get_fix (next));
  else if (was_on_fix && !has_focused_fix (self) && self->items->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->items, 0));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * sender_contract_drawing_set_reader:
 * @reader: a widget
 *
 * Sets what is shown on the right where no flow is known.
 */
void
sender_contract_drawing_set_reader (SenderContractDrawing *self,
                                    GtkWidget             *reader)
{
  g_clear_pointer (&self->reader, gtk_widget_unparent);
  self->reader = reader;
  gtk_widget_set_visible (reader, self->map != NULL && !self->map->has_flow);
  gtk_widget_set_parent (reader, GTK_WIDGET (self));
}

/**
 * sender_contract_drawing_get_limit:
 * @n_members: members of the message
 *
 * Tells how high the numbers and so many members are.
 *
 * Returns: the height; -1 if there are no more members than those
 */
int
sender_contract_drawing_get_limit (SenderContractDrawing *self,
                                   guint                  n_members)
{
  guint                 n = 0;
  SenderContractMetrics metrics = { 0 };
  double                height = 0;

  for (guint i = 0; self->map != NULL && i < self->map->paths->len; i++)
    n += ((SenderContractPath *) g_ptr_array_index (self->map->paths, i))->group ==
         SENDER_CONTRACT_GROUP_MESSAGE;
  if (n <= n_members)
    return -1;
  metrics = get_metrics (self);
  height = sender_contract_layout_get_height (&metrics, self->map);
  /* Half a row more shows that there is more. */
  return (int) ceil (height - (n - n_members - 0.5) * metrics.row);
}
