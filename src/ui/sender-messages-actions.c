/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-messages-actions.h"

#include "sender-choice-popover.h"
#include "sender-config.h"
#include "sender-convert-dialog.h"
#include "sender-dialog.h"
#include "sender-locale.h"
#include "sender-message-conversion.h"
#include "sender-message-edits.h"
#include "sender-message.h"
#include "sender-notification.h"
#include "sender-path.h"
#include "sender-template-facts.h"
#include "sender-toast.h"
#include "sender-toasts.h"

#include <glib/gi18n.h>

#define VARIANT_LENGTH 100

static SenderConfig *
get_config (GtkWidget *widget)
{
  SenderDocument *document = sender_page_get_document (SENDER_PAGE (widget));

  if (document == NULL || sender_document_is_read_only (document))
    return NULL;
  return sender_document_get_config (document);
}

static void
commit (GtkWidget  *widget,
        const char *label)
{
  sender_document_commit (sender_page_get_document (SENDER_PAGE (widget)), label);
}

/* (nullable): what PingOne has. */
static SenderLive *
get_live (GtkWidget *widget)
{
  SenderDocument *document = sender_page_get_document (SENDER_PAGE (widget));

  return document != NULL ? sender_inspection_get_live (sender_document_get_inspection (document))
                          : NULL;
}

/* Says why nothing was done. */
static void
tell (GtkWidget  *widget,
      const char *text)
{
  sender_toasts_show (widget, sender_toast_new (text));
}

static void
add_first (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderMatrixView *view = sender_messages_page_get_matrix (SENDER_MESSAGES_PAGE (widget));
  SenderConfig     *config = get_config (widget);
  g_autofree char  *path = NULL;

  if (config == NULL || sender_messages_add_first (config) == 0)
    return;
  commit (widget, _ ("Add Message"));
  path = g_strdup (sender_matrix_view_get_cell (view)->path);
  sender_page_reveal (SENDER_PAGE (widget), path);
}

static void
write_message (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SenderMessagesPage       *page = SENDER_MESSAGES_PAGE (widget);
  SenderMatrixView         *view = sender_messages_page_get_matrix (page);
  const SenderMatrixRow    *row = sender_matrix_view_get_row (view);
  const SenderMatrixColumn *column = sender_matrix_view_get_column (view);
  SenderConfig             *config = get_config (widget);
  g_autofree char          *path = NULL;

  if (config == NULL || row == NULL ||
      sender_messages_write (config, row->template_name, column->channel, column->locale,
                             row->variant) == NULL)
    return;
  path = g_strdup (sender_matrix_view_get_cell (view)->path);
  commit (widget, _ ("Write Message"));
  sender_page_reveal (SENDER_PAGE (widget), path);
}

/* Where there is no message yet, one is written. */
static SenderMessage *
ensure_message (GtkWidget    *widget,
                SenderConfig *config)
{
  SenderMessagesPage       *page = SENDER_MESSAGES_PAGE (widget);
  SenderMatrixView         *view = sender_messages_page_get_matrix (page);
  const SenderMatrixRow    *row = sender_matrix_view_get_row (view);
  const SenderMatrixColumn *column = sender_matrix_view_get_column (view);
  SenderMessage            *message = sender_messages_page_get_message (page);

  if (message != NULL || row == NULL)
    return message;
  return sender_messages_write (config, row->template_name, column->channel, column->locale,
                                row->variant);
}

static void
copy_from (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderConfig    *config = get_config (widget);
  const char      *property = NULL;
  SenderRecord    *source = NULL;
  SenderMessage   *message = NULL;
  g_autofree char *path = NULL;

  if (config == NULL)
    return;
  source = sender_path_resolve (config, g_variant_get_string (parameter, NULL), &property);
  message = SENDER_IS_MESSAGE (source) ? ensure_message (widget, config) : NULL;
  if (message == NULL)
    return;
  g_object_set (message, "content", sender_message_get_content (SENDER_MESSAGE (source)), NULL);
  path = sender_path_for_message (config, message);
  commit (widget, _ ("Copy Message"));
  sender_page_reveal (SENDER_PAGE (widget), path);
}

static void
remove_message (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SenderConfig  *config = get_config (widget);
  SenderMessage *message = sender_messages_page_get_message (SENDER_MESSAGES_PAGE (widget));

  if (config == NULL || message == NULL)
    return;
  sender_messages_remove (config, message);
  commit (widget, _ ("Remove Message"));
  sender_toast_undo (widget, sender_page_get_document (SENDER_PAGE (widget)),
                     _ ("Message removed"));
}

static void
responded_cb (AdwMessageDialog *dialog,
              const char       *response,
              gpointer          user_data)
{
  GtkWidget            *widget = user_data;
  SenderConfig         *config = get_config (widget);
  SenderDocument       *document = sender_page_get_document (SENDER_PAGE (widget));
  g_autoptr (GPtrArray) found = NULL;

  if (config == NULL || g_strcmp0 (response, "convert") != 0)
    return;
  found = sender_conversion_list (
    config, sender_inspection_get_findings (sender_document_get_inspection (document)));
  sender_conversion_apply (found);
  commit (widget, _ ("Convert Messages"));
}

static void
convert (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SenderConfig         *config = get_config (widget);
  SenderDocument       *document = sender_page_get_document (SENDER_PAGE (widget));
  GtkRoot              *root = gtk_widget_get_root (widget);
  g_autoptr (GPtrArray) found = NULL;
  GtkWidget            *dialog = NULL;

  if (config == NULL)
    return;
  found = sender_conversion_list (
    config, sender_inspection_get_findings (sender_document_get_inspection (document)));
  if (found->len == 0)
    return;
  dialog = sender_convert_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, found);
  g_signal_connect_object (dialog, "response", G_CALLBACK (responded_cb), widget, 0);
  sender_dialog_present (ADW_MESSAGE_DIALOG (dialog));
}

static void
notification_chosen_cb (GtkWidget  *widget,
                        const char *name)
{
  SenderConfig    *config = get_config (widget);
  const char      *label = sender_template_get_label (get_live (widget), name);
  g_autofree char *text = NULL;

  if (config == NULL)
    return;
  if (sender_messages_add_template (config, get_live (widget), name) > 0)
    {
      commit (widget, _ ("Add Notification"));
      return;
    }
  text = g_strdup_printf (_ ("“%s” is there, or no channel that sends it has a request"), label);
  tell (widget, text);
}

static void
language_chosen_cb (GtkWidget  *widget,
                    const char *name)
{
  SenderConfig    *config = get_config (widget);
  g_autofree char *label = sender_locale_dup_label (name);
  g_autofree char *text = NULL;

  if (config == NULL)
    return;
  if (sender_messages_add_locale (config, name) > 0)
    {
      commit (widget, _ ("Add Language"));
      return;
    }
  text = g_strdup_printf (_ ("All messages are there in %s"), label);
  tell (widget, text);
}

static void
variant_chosen_cb (GtkWidget  *widget,
                   const char *name)
{
  SenderConfig    *config = get_config (widget);
  SenderMessage   *message = sender_messages_page_get_message (SENDER_MESSAGES_PAGE (widget));
  g_autofree char *path = NULL;

  if (config == NULL || message == NULL)
    return;
  message = sender_messages_add_variant (config, message, name);
  if (message == NULL)
    {
      tell (widget, _ ("There is a variant of that name"));
      return;
    }
  path = sender_path_for_message (config, message);
  commit (widget, _ ("Add Variant"));
  sender_page_reveal (SENDER_PAGE (widget), path);
}

/* It belongs to the button until it is closed, or the button goes. */
static void
closed_cb (GtkWidget *popover)
{
  gtk_widget_unparent (popover);
}

static void
ask (GtkWidget *widget,
     GtkWidget *popover,
     GCallback  chosen)
{
  GtkWidget *anchor = sender_messages_page_get_anchor (SENDER_MESSAGES_PAGE (widget));

  gtk_widget_set_parent (popover, anchor);
  g_signal_connect_object (popover, "chosen", chosen, widget, G_CONNECT_SWAPPED);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (closed_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
is_variant (const char *name)
{
  glong length = g_utf8_strlen (name, -1);

  return length > 0 && length <= VARIANT_LENGTH;
}

static void
add_notification (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  GtkWidget *popover = sender_choice_popover_new (
    _ ("Notification"), _ ("A name has letters, digits, “_” and “-” only."),
    sender_notification_is_name);
  SenderLive    *live = get_live (widget);
  g_auto (GStrv) names = sender_template_list_names (live);

  for (guint i = 0; names[i] != NULL; i++)
    sender_choice_popover_add (SENDER_CHOICE_POPOVER (popover), names[i],
                               sender_template_get_label (live, names[i]), NULL);
  ask (widget, popover, G_CALLBACK (notification_chosen_cb));
}

static void
offer_language (GtkWidget  *popover,
                const char *tag,
                const char *note)
{
  g_autofree char *label = sender_locale_dup_label (tag);

  sender_choice_popover_add (SENDER_CHOICE_POPOVER (popover), tag, label, note);
}

static gboolean
has_locale (GStrv       locales,
            const char *tag)
{
  for (guint i = 0; locales != NULL && locales[i] != NULL; i++)
    if (sender_locale_equal (locales[i], tag))
      return TRUE;
  return FALSE;
}

/* Those in which PingOne takes messages come first. */
static void
add_language (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  GtkWidget *popover = sender_choice_popover_new (
    _ ("Language"), _ ("A language is written as in “en” or “en-GB”."), sender_locale_is_valid);

  g_auto (GStrv) enabled = sender_template_list_locales (get_live (widget));
  const char    *note = enabled != NULL ? _ ("Not enabled in the environment") : NULL;

  for (guint i = 0; enabled != NULL && enabled[i] != NULL; i++)
    offer_language (popover, enabled[i], NULL);
  for (guint i = 0; sender_locale_get_offered (i) != NULL; i++)
    if (!has_locale (enabled, sender_locale_get_offered (i)))
      offer_language (popover, sender_locale_get_offered (i), note);
  ask (widget, popover, G_CALLBACK (language_chosen_cb));
}

static void
add_variant (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  ask (widget,
       sender_choice_popover_new (_ ("Name of the variant"),
                                  _ ("A name has 1 to 100 characters. PingOne sends a variant only "
                                     "if who asks for the message names it."),
                                  is_variant),
       G_CALLBACK (variant_chosen_cb));
}

/**
 * sender_messages_actions_install:
 * @widget_class: the class of the page
 *
 * Installs the actions.
 */
void
sender_messages_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "messages.add-first", NULL, add_first);
  gtk_widget_class_install_action (widget_class, "messages.add-notification", NULL,
                                   add_notification);
  gtk_widget_class_install_action (widget_class, "messages.add-language", NULL, add_language);
  gtk_widget_class_install_action (widget_class, "messages.add-variant", NULL, add_variant);
  gtk_widget_class_install_action (widget_class, "messages.write", NULL, write_message);
  gtk_widget_class_install_action (widget_class, "messages.copy-from", "s", copy_from);
  gtk_widget_class_install_action (widget_class, "messages.remove", NULL, remove_message);
  gtk_widget_class_install_action (widget_class, "messages.convert", NULL, convert);
}
