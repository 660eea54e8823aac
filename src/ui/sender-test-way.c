/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-way.h"

#include "sender-connection.h"

#include <glib/gi18n.h>

#define DIRECTLY 0
#define VIA_PINGONE 1

struct _SenderTestWay
{
  AdwComboRow parent_instance;

  GtkStringList *ways; /* (owned) */
};

G_DEFINE_FINAL_TYPE (SenderTestWay, sender_test_way, ADW_TYPE_COMBO_ROW)

static void
sender_test_way_dispose (GObject *object)
{
  g_clear_object (&SENDER_TEST_WAY (object)->ways);
  G_OBJECT_CLASS (sender_test_way_parent_class)->dispose (object);
}

static void
sender_test_way_class_init (SenderTestWayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_test_way_dispose;
}

static void
sender_test_way_init (SenderTestWay *self)
{
  const char *const ways[] = { _ ("Directly"), NULL };

  self->ways = gtk_string_list_new (ways);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), C_ ("way", "Sent"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->ways));
}

/* Nothing else stands there: in a narrow window it would leave no room for what is chosen. */
static void
show_reason (SenderTestWay *self,
             const GError  *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup_printf (_ ("Through PingOne takes a complete connection. %s"), error->message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL ? text : "");
}

/**
 * sender_test_way_show:
 * @config: (nullable): the configuration
 *
 * Offers what its connection allows; what is chosen stays while it does.
 */
void
sender_test_way_show (SenderTestWay *self,
                      SenderConfig  *config)
{
  g_autoptr (GError) error = NULL;
  gboolean           is_complete = config != NULL && sender_connection_check (config, NULL, &error);
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (self->ways));
  const char *const  more[] = { _ ("Through PingOne"), NULL };

  if (is_complete && n == VIA_PINGONE)
    gtk_string_list_splice (self->ways, n, 0, more);
  else if (!is_complete && n > VIA_PINGONE)
    {
      adw_combo_row_set_selected (ADW_COMBO_ROW (self), DIRECTLY);
      gtk_string_list_splice (self->ways, VIA_PINGONE, 1, NULL);
    }
  show_reason (self, error);
}

/**
 * sender_test_way_is_via_pingone:
 *
 * Tells what is chosen.
 *
 * Returns: whether it is PingOne that sends
 */
gboolean
sender_test_way_is_via_pingone (SenderTestWay *self)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (self)) == VIA_PINGONE;
}
