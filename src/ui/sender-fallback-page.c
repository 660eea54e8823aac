/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fallback-page.h"

#include "sender-findings-row.h"
#include "sender-truth-group.h"

#include <glib/gi18n.h>

struct _SenderFallbackPage
{
  SenderPage parent_instance;

  /* Template widgets. */
  GtkWidget        *enabled;
  GtkWidget        *when_disabled;
  GtkWidget        *when_enabled;
  SenderTruthGroup *truth;
};

G_DEFINE_FINAL_TYPE (SenderFallbackPage, sender_fallback_page, SENDER_TYPE_PAGE)

/* Both consequences are always there; the one that holds says so. */
static void
show_state (SenderFallbackPage *self)
{
  gboolean enabled = gtk_switch_get_active (GTK_SWITCH (self->enabled));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when_disabled),
                                 enabled ? _ ("Disabled") : _ ("Disabled, as it is now"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when_enabled),
                                 enabled ? _ ("Enabled, as it is now") : _ ("Enabled"));
}

static void
sender_fallback_page_document_changed (SenderPage *page)
{
  sender_truth_group_set_document (SENDER_FALLBACK_PAGE (page)->truth,
                                   sender_page_get_document (page));
}

static void
sender_fallback_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_FALLBACK_PAGE);
  G_OBJECT_CLASS (sender_fallback_page_parent_class)->dispose (object);
}

static void
sender_fallback_page_class_init (SenderFallbackPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_fallback_page_dispose;
  SENDER_PAGE_CLASS (klass)->document_changed = sender_fallback_page_document_changed;
  g_type_ensure (SENDER_TYPE_FINDINGS_ROW);
  g_type_ensure (SENDER_TYPE_TRUTH_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-fallback-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, enabled);
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, when_disabled);
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, when_enabled);
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, truth);
}

static void
sender_fallback_page_init (SenderFallbackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->enabled, "notify::active", G_CALLBACK (show_state), self);
  sender_page_bind (SENDER_PAGE (self), self->enabled, "active", "fallback.enabled");
  show_state (self);
}
