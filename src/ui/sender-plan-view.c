/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-view.h"

#include "sender-direction.h"
#include "sender-plan-row.h"
#include "sender-plan-words.h"

#include <glib/gi18n.h>

/* A plan of more is read in the documents, not here. */
#define MANY 400

/* What stands over the list of one object. */
typedef struct
{
  GtkWidget  *box;
  GtkLabel   *number;
  GtkLabel   *detail;
  GtkListBox *list;
  GtkLabel   *more;
} Group;

struct _SenderPlanView
{
  AdwBin parent_instance;

  SenderPublishing *publishing; /* (owned) (nullable) */
  GSignalGroup     *plans;      /* (owned): of @publishing */
  GtkWidget        *box;        /* (not owned) */
  Group             groups[3];  /* by SenderChangeObject */
};

enum
{
  KEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SenderPlanView, sender_plan_view, ADW_TYPE_BIN)

static void show (SenderPlanView *self);

static SenderConfig *
get_config (SenderPlanView *self)
{
  SenderLiveSource *source = sender_publishing_get_source (self->publishing);

  return sender_document_get_config (sender_live_source_get_document (source));
}

static gboolean
is_undecided (const SenderPlan *plan,
              const char       *path)
{
  return plan != NULL && g_strcmp0 (plan->undecided, path) == 0;
}

/* To keep theirs is no answer where it would be published with ours. */
static void
decided_cb (SenderPlanView *self,
            SenderPlanRow  *row)
{
  g_autofree char *path = g_strdup (sender_plan_row_get_path (row));

  if (!sender_plan_row_overwrites (row) &&
      is_undecided (sender_publishing_get_plan (self->publishing), path))
    {
      show (self);
      g_signal_emit (self, signals[KEPT], 0);
    }
  else
    sender_publishing_decide (self->publishing, path, sender_plan_row_overwrites (row));
}

/* Rows that are there are used again, so that the focus stays where it is. */
static SenderPlanRow *
ensure_row (SenderPlanView *self,
            GtkListBox     *list,
            guint           position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, (int) position);

  if (row != NULL)
    return SENDER_PLAN_ROW (row);
  row = GTK_LIST_BOX_ROW (sender_plan_row_new ());
  g_signal_connect_swapped (row, "decided", G_CALLBACK (decided_cb), self);
  gtk_list_box_append (list, GTK_WIDGET (row));
  return SENDER_PLAN_ROW (row);
}

static void
drop_rows (GtkListBox *list,
           guint       position)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (list, (int) position)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static guint
show_rows (SenderPlanView    *self,
           const SenderPlan  *plan,
           SenderChangeObject object)
{
  Group *group = &self->groups[object];
  guint  n = 0;

  for (guint i = 0; plan != NULL && i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);

      if (change->object != object)
        continue;
      if (n < MANY)
        sender_plan_row_show (ensure_row (self, group->list, n), change, get_config (self),
                              is_undecided (plan, change->path));
      n++;
    }
  drop_rows (group->list, MIN (n, MANY));
  return n;
}

static void
show_group (SenderPlanView    *self,
            const SenderPlan  *plan,
            SenderChangeObject object,
            guint             *number)
{
  Group           *group = &self->groups[object];
  guint            n = show_rows (self, plan, object);
  g_autofree char *detail = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *more = NULL;

  gtk_widget_set_visible (group->box, n > 0);
  if (n == 0)
    return;
  detail = sender_plan_dup_group_detail (plan, object);
  digits = g_strdup_printf ("%u", ++*number);
  more = g_strdup_printf (ngettext ("And %u more", "And %u more", n - MIN (n, MANY)),
                          n - MIN (n, MANY));
  gtk_label_set_label (group->number, digits);
  gtk_label_set_label (group->detail, detail);
  gtk_label_set_label (group->more, more);
  gtk_widget_set_visible (GTK_WIDGET (group->more), n > MANY);
}

static void
show (SenderPlanView *self)
{
  const SenderPlan *plan = NULL;
  guint             number = 0;

  if (self->publishing != NULL)
    plan = sender_publishing_get_plan (self->publishing);
  for (SenderChangeObject object = 0; object < G_N_ELEMENTS (self->groups); object++)
    show_group (self, plan, object, &number);
  gtk_widget_set_visible (GTK_WIDGET (self), number > 0);
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* What stands over the two values of each row. */
static void
add_heading (Group *group)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/io/github/senderstudio/SenderStudio/sender-plan-heading.ui");

  gtk_box_append (GTK_BOX (group->box), GTK_WIDGET (gtk_builder_get_object (builder, "heading")));
}

static void
make_group (SenderPlanView    *self,
            SenderChangeObject object)
{
  Group      *group = &self->groups[object];
  GtkWidget  *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *title = sender_change_object_get_label (object);

  group->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  group->number = GTK_LABEL (add_label (head, "", "step-number"));
  add_label (head, title, "heading");
  group->detail = GTK_LABEL (add_label (head, "", "dim-label"));
  group->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (group->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (group->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (group->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_box_append (GTK_BOX (group->box), head);
  add_heading (group);
  gtk_box_append (GTK_BOX (group->box), GTK_WIDGET (group->list));
  group->more = GTK_LABEL (add_label (group->box, "", "dim-label"));
  gtk_box_append (GTK_BOX (self->box), group->box);
}

static void
sender_plan_view_dispose (GObject *object)
{
  SenderPlanView *self = SENDER_PLAN_VIEW (object);

  g_clear_object (&self->plans);
  g_clear_object (&self->publishing);
  G_OBJECT_CLASS (sender_plan_view_parent_class)->dispose (object);
}

static void
sender_plan_view_class_init (SenderPlanViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_plan_view_dispose;

  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
sender_plan_view_init (SenderPlanView *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  adw_bin_set_child (ADW_BIN (self), self->box);
  for (SenderChangeObject object = 0; object < G_N_ELEMENTS (self->groups); object++)
    make_group (self, object);
  self->plans = g_signal_group_new (SENDER_TYPE_PUBLISHING);
  g_signal_group_connect_swapped (self->plans, "changed", G_CALLBACK (show), self);
  show (self);
}

/**
 * sender_plan_view_set_publishing:
 * @publishing: (nullable): whose plan
 *
 * Shows its plan, whatever it becomes.
 */
void
sender_plan_view_set_publishing (SenderPlanView   *self,
                                 SenderPublishing *publishing)
{
  g_set_object (&self->publishing, publishing);
  g_signal_group_set_target (self->plans, publishing);
  show (self);
}

/**
 * sender_plan_view_reveal:
 * @path: a path of the plan
 *
 * Goes to a change.
 *
 * Returns: whether it is there
 */
gboolean
sender_plan_view_reveal (SenderPlanView *self,
                         const char     *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->groups); i++)
    {
      GtkListBoxRow *row = NULL;

      for (int j = 0; (row = gtk_list_box_get_row_at_index (self->groups[i].list, j)) != NULL; j++)
        if (g_strcmp0 (sender_plan_row_get_path (SENDER_PLAN_ROW (row)), path) == 0)
          return gtk_widget_grab_focus (GTK_WIDGET (row));
    }
  return FALSE;
}
