/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-snapshot-group.h"

#include "sender-plan-words.h"

#include <glib/gi18n.h>

/* Older ones senderctl lists. */
#define MANY 20
/* Places that are named; more are counted. */
#define NAMED 3

struct _SenderSnapshotGroup
{
  AdwPreferencesGroup parent_instance;

  SenderPublishing *publishing; /* (owned) (nullable) */
  GSignalGroup     *plans;      /* (owned): of @publishing */
  GPtrArray        *rows;       /* (owned) (element-type GtkWidget) */
  GPtrArray        *shown;      /* (owned) (nullable): what the rows were made of */
  SenderLive       *live;       /* (owned) (nullable): the same */
};

G_DEFINE_FINAL_TYPE (SenderSnapshotGroup, sender_snapshot_group, ADW_TYPE_PREFERENCES_GROUP)

static SenderConfig *
get_config (SenderSnapshotGroup *self)
{
  SenderLiveSource *source = sender_publishing_get_source (self->publishing);

  return sender_document_get_config (sender_live_source_get_document (source));
}

static char *
dup_difference (SenderSnapshotGroup *self,
                const SenderPlan    *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char    *lost = sender_plan_dup_lost (plan);
  guint               n = 0;

  for (guint i = 0; i < plan->changes->len; i++)
    {
      const SenderChange *change = g_ptr_array_index (plan->changes, i);
      g_autofree char    *title = NULL;

      if (change->kind == SENDER_CHANGE_UNKNOWABLE || n++ >= NAMED)
        continue;
      title = sender_change_dup_title (change, get_config (self));
      g_string_append_printf (text, "%s%s", text->len > 0 ? _ ("; ") : "", title);
    }
  if (n == 0 && lost != NULL)
    return g_steal_pointer (&lost);
  if (n == 0)
    return g_strdup (sender_plan_deletes (plan) ? _ ("Before the first publish: the sender goes.")
                                                : _ ("As it is now"));
  if (n > NAMED)
    g_string_append_printf (text, ngettext ("; and %u more", "; and %u more", n - NAMED),
                            n - NAMED);
  return g_strdup_printf (_ ("Would change: %s"), text->str);
}

static GtkWidget *
make_row (SenderSnapshotGroup  *self,
          const SenderSnapshot *snapshot)
{
  SenderLiveSource      *source = sender_publishing_get_source (self->publishing);
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderPlan) plan = sender_live_source_plan_state (source, snapshot, &error);
  g_autoptr (GDateTime)  local = g_date_time_to_local (snapshot->at);
  g_autofree char       *at = g_date_time_format (local, "%x %X");
  g_autofree char       *title = g_strdup_printf (_ ("Before the publish of %s"), at);
  g_autofree char       *detail = plan != NULL ? dup_difference (self, plan)
                                               : g_strdup (error->message);
  GtkWidget             *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), plan != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "publish.restore");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", snapshot->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
add_row (SenderSnapshotGroup *self,
         GtkWidget           *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* It stands first: nobody is to look for what is not among the others. */
static GtkWidget *
make_damage_row (const char *damage)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), damage);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

static void
clear (SenderSnapshotGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

/* What can be gone back to now. (transfer none) (nullable) */
static GPtrArray *
get_snapshots (SenderSnapshotGroup *self)
{
  SenderLiveSource *source = NULL;

  if (self->publishing == NULL)
    return NULL;
  source = sender_publishing_get_source (self->publishing);
  if (sender_live_source_get_state (source) != SENDER_LIVE_STATE_READ ||
      sender_live_source_get_journal (source) != NULL)
    return NULL;
  return sender_publishing_get_snapshots (self->publishing);
}

static gboolean
remember (SenderSnapshotGroup *self,
          GPtrArray           *snapshots)
{
  SenderLive *live = snapshots != NULL ? sender_live_source_get_live (sender_publishing_get_source (
                                           self->publishing))
                                       : NULL;

  if (snapshots == self->shown && live == self->live)
    return FALSE;
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->live, sender_live_unref);
  self->shown = snapshots != NULL ? g_ptr_array_ref (snapshots) : NULL;
  self->live = live != NULL ? sender_live_ref (live) : NULL;
  return TRUE;
}

/* Each row takes a plan: they are made when somebody looks, and once for what was read. */
static void
show (SenderSnapshotGroup *self)
{
  GPtrArray  *snapshots = get_snapshots (self);
  const char *damage = NULL;

  if (self->publishing != NULL &&
      sender_operation_is_running (sender_publishing_get_operation (self->publishing)))
    return;
  if (!remember (self, snapshots))
    return;
  clear (self);
  damage = snapshots != NULL ? sender_publishing_get_damage (self->publishing) : NULL;
  if (damage != NULL)
    add_row (self, make_damage_row (damage));
  for (guint i = 0; snapshots != NULL && i < MIN (snapshots->len, MANY); i++)
    add_row (self, make_row (self, snapshots->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
sender_snapshot_group_dispose (GObject *object)
{
  SenderSnapshotGroup *self = SENDER_SNAPSHOT_GROUP (object);

  g_clear_object (&self->plans);
  g_clear_object (&self->publishing);
  G_OBJECT_CLASS (sender_snapshot_group_parent_class)->dispose (object);
}

static void
sender_snapshot_group_finalize (GObject *object)
{
  SenderSnapshotGroup *self = SENDER_SNAPSHOT_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->live, sender_live_unref);
  G_OBJECT_CLASS (sender_snapshot_group_parent_class)->finalize (object);
}

static void
sender_snapshot_group_class_init (SenderSnapshotGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sender_snapshot_group_dispose;
  object_class->finalize = sender_snapshot_group_finalize;
}

static void
sender_snapshot_group_init (SenderSnapshotGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Earlier States"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (self),
    _ ("Kept before each publish. Going back is a publish like any other: its plan is shown "
       "first."));
  self->plans = g_signal_group_new (SENDER_TYPE_PUBLISHING);
  g_signal_group_connect_swapped (self->plans, "changed", G_CALLBACK (show), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sender_snapshot_group_set_publishing:
 * @publishing: (nullable): whose states
 *
 * Shows them from now on.
 */
void
sender_snapshot_group_set_publishing (SenderSnapshotGroup *self,
                                      SenderPublishing    *publishing)
{
  g_set_object (&self->publishing, publishing);
  g_signal_group_set_target (self->plans, publishing);
  show (self);
}
