/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-connection-row.h"

#include "sender-config.h"
#include "sender-connection-state.h"
#include "sender-credential-change.h"

#include <glib/gi18n.h>

struct _SenderConnectionRow
{
  AdwActionRow parent_instance;

  /* Owned. */
  SenderCredentialChange *change;   /* of the worker application's secret */
  SenderDocument         *document; /* (nullable) */
  GSignalGroup           *edits;    /* of the configuration */
};

G_DEFINE_FINAL_TYPE (SenderConnectionRow, sender_connection_row, ADW_TYPE_ACTION_ROW)

static void
show (SenderConnectionRow *self)
{
  SenderSecretPlace place = sender_credential_change_get_place (self->change);
  SenderConfig     *config = NULL;
  g_autofree char  *text = NULL;
  gboolean          is_set_up = FALSE;

  if (self->document != NULL)
    {
      config = sender_document_get_config (self->document);
      text = sender_connection_state_dup_text (config, place);
      is_set_up = sender_connection_state_is_set_up (config, place);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (self), is_set_up ? "network-server-symbolic"
                                                                 : "network-offline-symbolic");
}

static void
sender_connection_row_dispose (GObject *object)
{
  SenderConnectionRow *self = SENDER_CONNECTION_ROW (object);

  g_clear_object (&self->edits);
  if (self->change != NULL)
    g_signal_handlers_disconnect_by_data (self->change, self);
  g_clear_object (&self->change);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (sender_connection_row_parent_class)->dispose (object);
}

static void
sender_connection_row_class_init (SenderConnectionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_connection_row_dispose;
}

static void
sender_connection_row_init (SenderConnectionRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("PingOne Connection"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "window.connect");
  self->change = sender_credential_change_new (SENDER_SECRET_KIND_PINGONE);
  g_signal_connect_swapped (self->change, "notify::place", G_CALLBACK (show), self);
  self->edits = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->edits, "changed", G_CALLBACK (show), self);
  show (self);
}

/**
 * sender_connection_row_set_context:
 * @workspace: (nullable): the services
 * @document: (nullable): whose connection it is
 *
 * Says whose connection is told of.
 */
void
sender_connection_row_set_context (SenderConnectionRow *self,
                                   SenderWorkspace     *workspace,
                                   SenderDocument      *document)
{
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->edits,
                             document != NULL ? sender_document_get_config (document) : NULL);
  sender_credential_change_set_context (self->change, workspace, document);
  show (self);
}
