/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-exchange-view.h"

#include "sender-direction.h"
#include "sender-group-title.h"

#include <glib/gi18n.h>

struct _SenderExchangeView
{
  AdwBin parent_instance;

  /* Template widgets. */
  AdwExpanderRow *request_row;
  AdwExpanderRow *response_row;
  GtkLabel       *request;
  GtkLabel       *response;

  gboolean open;
};

G_DEFINE_FINAL_TYPE (SenderExchangeView, sender_exchange_view, ADW_TYPE_BIN)

static void
sender_exchange_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_EXCHANGE_VIEW);
  G_OBJECT_CLASS (sender_exchange_view_parent_class)->dispose (object);
}

static void
sender_exchange_view_class_init (SenderExchangeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_exchange_view_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-exchange-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderExchangeView, request_row);
  gtk_widget_class_bind_template_child (widget_class, SenderExchangeView, response_row);
  gtk_widget_class_bind_template_child (widget_class, SenderExchangeView, request);
  gtk_widget_class_bind_template_child (widget_class, SenderExchangeView, response);
}

static void
sender_exchange_view_init (SenderExchangeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sender_group_title_wrap (ADW_PREFERENCES_GROUP (adw_bin_get_child (ADW_BIN (self))));
  sender_direction_keep (self->request);
  sender_direction_keep (self->response);
}

/**
 * sender_exchange_view_set:
 * @request: (nullable): text of the request
 * @response: (nullable): text of the response
 *
 * Shows an exchange; both texts come without the secret.
 */
void
sender_exchange_view_set (SenderExchangeView *self,
                          const char         *request,
                          const char         *response)
{
  g_auto (GStrv) lines = g_strsplit (response != NULL ? response : "", "\n", 2);

  gtk_widget_set_visible (GTK_WIDGET (self->request_row), request != NULL);
  gtk_label_set_label (self->request, request != NULL ? request : "");
  gtk_label_set_label (self->response, response != NULL ? response : "");
  gtk_widget_set_visible (GTK_WIDGET (self->response_row), response != NULL);
  adw_expander_row_set_subtitle (self->response_row, lines[0] != NULL ? lines[0] : "");
}

/**
 * sender_exchange_view_set_open:
 * @open: whether there is room
 *
 * Opens or closes both texts when the room changes.
 */
void
sender_exchange_view_set_open (SenderExchangeView *self,
                               gboolean            open)
{
  if (self->open == open)
    return;
  self->open = open;
  adw_expander_row_set_expanded (self->request_row, open);
  adw_expander_row_set_expanded (self->response_row, open);
}
