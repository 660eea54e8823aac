/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-outline-row.h"

#include <glib/gi18n.h>

struct _SenderOutlineRow
{
  GtkListBoxRow parent_instance;

  SenderSection section;

  /* Template widgets. */
  GtkImage  *icon;
  GtkLabel  *title;
  GtkLabel  *word;
  GtkWidget *tick;
};

G_DEFINE_FINAL_TYPE (SenderOutlineRow, sender_outline_row, GTK_TYPE_LIST_BOX_ROW)

static const char *const icons[SENDER_N_SECTIONS] = {
  [SENDER_SECTION_SENDER] = "sender-phone-symbolic",
  [SENDER_SECTION_PROVIDER] = "sender-provider-symbolic",
  [SENDER_SECTION_AUTHORIZATION] = "sender-key-symbolic",
  [SENDER_SECTION_ORIGINATION] = "sender-numbers-symbolic",
  [SENDER_SECTION_SMS] = "sender-sms-symbolic",
  [SENDER_SECTION_VOICE] = "sender-voice-symbolic",
  [SENDER_SECTION_FALLBACK] = "sender-fallback-symbolic",
  [SENDER_SECTION_MESSAGES] = "sender-braces-symbolic",
  [SENDER_SECTION_CONTRACT] = "sender-flow-symbolic",
  [SENDER_SECTION_TEST] = "sender-test-symbolic",
  [SENDER_SECTION_PUBLISH] = "sender-publish-symbolic",
  [SENDER_SECTION_HISTORY] = "sender-history-symbolic",
};

static void
sender_outline_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_OUTLINE_ROW);
  G_OBJECT_CLASS (sender_outline_row_parent_class)->dispose (object);
}

static void
sender_outline_row_class_init (SenderOutlineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_outline_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-outline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderOutlineRow, icon);
  gtk_widget_class_bind_template_child (widget_class, SenderOutlineRow, title);
  gtk_widget_class_bind_template_child (widget_class, SenderOutlineRow, word);
  gtk_widget_class_bind_template_child (widget_class, SenderOutlineRow, tick);
}

static void
sender_outline_row_init (SenderOutlineRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_outline_row_new:
 * @section: the section
 *
 * Makes the row of a section of which nothing is known yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sender_outline_row_new (SenderSection section)
{
  SenderOutlineRow *self = g_object_new (SENDER_TYPE_OUTLINE_ROW, NULL);

  self->section = section;
  gtk_image_set_from_icon_name (self->icon, icons[section]);
  gtk_label_set_label (self->title, sender_section_get_label (section));
  return GTK_WIDGET (self);
}

/**
 * sender_outline_row_get_section:
 *
 * Gets the section.
 *
 * Returns: one of [enum@Section]
 */
SenderSection
sender_outline_row_get_section (SenderOutlineRow *self)
{
  return self->section;
}

static char *
dup_word (const SenderStatus *status)
{
  switch (status->kind)
    {
    case SENDER_STATUS_FINDINGS:
      return g_strdup_printf ("%u", status->count);
    case SENDER_STATUS_EMPTY:
      return g_strdup (_ ("None"));
    case SENDER_STATUS_OFF:
      return g_strdup (_ ("Off"));
    case SENDER_STATUS_BROKEN:
      return g_strdup_printf (ngettext ("%u broken", "%u broken", status->count), status->count);
    case SENDER_STATUS_NO_FLOW:
      return g_strdup (_ ("No flow"));
    case SENDER_STATUS_DONE:
    case SENDER_STATUS_DELIVERED:
    case SENDER_STATUS_UNFINISHED:
    case SENDER_STATUS_UNKNOWN:
    default:
      return g_strdup ("");
    }
}

/* The row's name says in words what the badge says by colour. */
static void
name_row (SenderOutlineRow   *self,
          const SenderStatus *status,
          const char         *word)
{
  g_autofree char *state = NULL;
  g_autofree char *name = NULL;

  if (status->kind == SENDER_STATUS_FINDINGS && status->severity == SENDER_SEVERITY_ERROR)
    state = g_strdup_printf (ngettext ("%u finding, with errors", "%u findings, with errors",
                                       status->count),
                             status->count);
  else if (status->kind == SENDER_STATUS_FINDINGS)
    state = g_strdup_printf (ngettext ("%u warning", "%u warnings", status->count), status->count);
  else
    state = g_strdup (status->kind == SENDER_STATUS_DONE ? _ ("done") : word);
  name = g_strdup_printf ("%s, %s", sender_section_get_label (self->section), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *state != '\0' ? name : sender_section_get_label (self->section),
                                  -1);
}

/**
 * sender_outline_row_set_status:
 * @status: how far the section is
 * @word: (nullable): said in the place of what the status says
 *
 * Shows how far the section is.
 */
void
sender_outline_row_set_status (SenderOutlineRow   *self,
                               const SenderStatus *status,
                               const char         *word)
{
  const char      *tint = status->severity == SENDER_SEVERITY_ERROR ? "error" : "warning";
  const char      *counted[] = { "badge", tint, "caption", "numeric", NULL };
  const char      *plain[] = { "dim-label", "caption", "numeric", NULL };
  const char      *broken[] = { tint, "caption", "numeric", NULL };
  const char      *delivered[] = { "success", "caption", "numeric", NULL };
  g_autofree char *text = word != NULL ? g_strdup (word) : dup_word (status);

  gtk_label_set_label (self->word, text);
  if (status->kind == SENDER_STATUS_FINDINGS)
    gtk_widget_set_css_classes (GTK_WIDGET (self->word), counted);
  else if (status->kind == SENDER_STATUS_BROKEN || status->kind == SENDER_STATUS_UNFINISHED)
    gtk_widget_set_css_classes (GTK_WIDGET (self->word), broken);
  else
    gtk_widget_set_css_classes (GTK_WIDGET (self->word),
                                status->kind == SENDER_STATUS_DELIVERED ? delivered : plain);
  gtk_widget_set_visible (GTK_WIDGET (self->word), *text != '\0');
  gtk_widget_set_visible (self->tick, status->kind == SENDER_STATUS_DONE && word == NULL);
  name_row (self, status, text);
}
