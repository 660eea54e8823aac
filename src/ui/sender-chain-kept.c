/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain-kept.h"

#include "sender-chain-merge.h"
#include "sender-chain-words.h"
#include "sender-chain.h"

#include <glib/gi18n.h>

static void
add_row (GtkListBox *list,
         const char *title,
         const char *detail)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), title, detail);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (list, row);
}

static void
add_kept (GtkListBox *list,
          const char *entry,
          SenderLive *live)
{
  g_autofree char *name = sender_chain_words_dup_entry (entry, live);
  gboolean         is_known =
    g_str_equal (entry, SENDER_CHAIN_PING) || sender_live_find_sender (live, entry) != NULL;

  add_row (list, name,
           is_known ? _ ("In the chain at PingOne already. Publishing leaves it where it is.")
                    : _ ("In the chain at PingOne, and nothing is known of it here. Publishing "
                         "leaves it where it is."));
}

/**
 * sender_chain_kept_show:
 * @list: gets the rows instead of those it has
 * @fallback: (nullable): what the configuration says
 * @live: (nullable): what its environment holds
 * @own: (nullable): id of its own sender
 *
 * Shows what the order itself can’t.
 */
void
sender_chain_kept_show (GtkListBox     *list,
                        SenderFallback *fallback,
                        SenderLive     *live,
                        const char     *own)
{
  g_auto (GStrv) kept = NULL;
  GtkWidget     *row = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  if (fallback != NULL && live != NULL)
    kept = sender_chain_merge_list_kept (fallback, own, live);
  if (fallback != NULL && sender_fallback_is_empty (fallback))
    add_row (list, _ ("Nobody"),
             _ ("The order names no provider. Where nobody is named, PingOne sends from Ping’s own "
                "account."));
  for (guint i = 0; kept != NULL && kept[i] != NULL; i++)
    add_kept (list, kept[i], live);
  gtk_widget_set_visible (GTK_WIDGET (list),
                          gtk_widget_get_first_child (GTK_WIDGET (list)) != NULL);
}
