/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fallback-page.h"

#include "sender-chain-group.h"
#include "sender-config.h"
#include "sender-fallback.h"
#include "sender-findings-row.h"
#include "sender-live-source.h"
#include "sender-truth-group.h"

#include <glib/gi18n.h>

struct _SenderFallbackPage
{
  SenderPage parent_instance;

  /* Owned. */
  SenderLiveSource *source;  /* (nullable) */
  GSignalGroup     *news;    /* of it */
  GSignalGroup     *changes; /* of the fallback */

  /* Template widgets. */
  GtkWidget        *enabled;
  GtkWidget        *when_disabled;
  GtkWidget        *when_enabled;
  SenderChainGroup *chain;
  SenderTruthGroup *truth;
};

G_DEFINE_FINAL_TYPE (SenderFallbackPage, sender_fallback_page, SENDER_TYPE_PAGE)

static const char *
get_disabled_words (SenderFallbackPage *self)
{
  SenderConfig   *config = sender_page_get_config (SENDER_PAGE (self));
  SenderFallback *fallback = config != NULL ? sender_config_get_fallback (config) : NULL;

  if (fallback == NULL || !sender_fallback_has_chain (fallback))
    return _ ("While your provider can’t be reached, nobody gets a code. The order has this sender "
              "and nothing after it.");
  if (sender_fallback_is_empty (fallback))
    return _ ("The order names nobody, not even this sender. PingOne then sends from Ping’s own "
              "account all the same.");
  return _ ("Ping’s own account is not the last that is asked. While none of the providers in the "
            "order can be reached, nobody gets a code.");
}

/* Both consequences are always there; the one that holds says so. */
static void
show_state (SenderFallbackPage *self)
{
  gboolean enabled = gtk_switch_get_active (GTK_SWITCH (self->enabled));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when_disabled),
                                 enabled ? _ ("Disabled") : _ ("Disabled, as it is now"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when_enabled),
                                 enabled ? _ ("Enabled, as it is now") : _ ("Enabled"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->when_disabled), get_disabled_words (self));
}

static void
show_live (SenderFallbackPage *self)
{
  SenderLiveSource *source = self->source;
  SenderLive       *live = source != NULL ? sender_live_source_get_live (source) : NULL;

  sender_chain_group_set_live (self->chain, live,
                               source != NULL ? sender_live_source_get_state (source)
                                              : SENDER_LIVE_STATE_NOT_CONNECTED,
                               source != NULL ? sender_live_source_get_sender (source) : NULL);
  sender_truth_group_set_live (self->truth, live);
}

static void
follow_live (SenderPage *page)
{
  SenderFallbackPage *self = SENDER_FALLBACK_PAGE (page);
  SenderDocument     *document = sender_page_get_document (page);
  SenderWorkspace    *workspace = sender_page_get_workspace (page);

  g_clear_object (&self->source);
  if (document != NULL && workspace != NULL)
    self->source = sender_live_source_for (document, workspace);
  g_signal_group_set_target (self->news, self->source);
  show_live (self);
}

static void
read_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SenderFallbackPage *self = SENDER_FALLBACK_PAGE (widget);

  if (self->source != NULL)
    sender_live_source_read (self->source);
}

static gboolean
sender_fallback_page_reveal (SenderPage *page,
                             const char *path)
{
  return sender_chain_group_reveal (SENDER_FALLBACK_PAGE (page)->chain, path);
}

static void
sender_fallback_page_document_changed (SenderPage *page)
{
  SenderFallbackPage *self = SENDER_FALLBACK_PAGE (page);
  SenderConfig       *config = sender_page_get_config (page);

  sender_chain_group_set_document (self->chain, sender_page_get_document (page));
  sender_truth_group_set_document (self->truth, sender_page_get_document (page));
  g_signal_group_set_target (self->changes,
                             config != NULL ? sender_config_get_fallback (config) : NULL);
  follow_live (page);
  show_state (self);
}

static void
sender_fallback_page_dispose (GObject *object)
{
  SenderFallbackPage *self = SENDER_FALLBACK_PAGE (object);

  g_clear_object (&self->news);
  g_clear_object (&self->changes);
  g_clear_object (&self->source);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_FALLBACK_PAGE);
  G_OBJECT_CLASS (sender_fallback_page_parent_class)->dispose (object);
}

static void
sender_fallback_page_class_init (SenderFallbackPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_fallback_page_dispose;
  SENDER_PAGE_CLASS (klass)->document_changed = sender_fallback_page_document_changed;
  SENDER_PAGE_CLASS (klass)->workspace_changed = follow_live;
  SENDER_PAGE_CLASS (klass)->reveal = sender_fallback_page_reveal;
  g_type_ensure (SENDER_TYPE_CHAIN_GROUP);
  g_type_ensure (SENDER_TYPE_FINDINGS_ROW);
  g_type_ensure (SENDER_TYPE_TRUTH_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-fallback-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, enabled);
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, when_disabled);
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, when_enabled);
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, chain);
  gtk_widget_class_bind_template_child (widget_class, SenderFallbackPage, truth);
  gtk_widget_class_install_action (widget_class, "fallback.read", NULL, read_action);
}

static void
sender_fallback_page_init (SenderFallbackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->enabled, "notify::active", G_CALLBACK (show_state), self);
  self->news = g_signal_group_new (SENDER_TYPE_LIVE_SOURCE);
  g_signal_group_connect_swapped (self->news, "changed", G_CALLBACK (show_live), self);
  self->changes = g_signal_group_new (SENDER_TYPE_FALLBACK);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show_state), self);
  sender_page_bind (SENDER_PAGE (self), self->enabled, "active", "fallback.enabled");
  show_state (self);
}
