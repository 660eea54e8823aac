/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-messages-batch.h"

#include "sender-live-source.h"
#include "sender-message-batch.h"
#include "sender-messages-page.h"
#include "sender-toast.h"

#include <glib/gi18n.h>

static guint
run (GtkWidget      *widget,
     SenderBatchDeed deed,
     const char     *label)
{
  SenderMessagesPage     *page = SENDER_MESSAGES_PAGE (widget);
  SenderMatrixView       *view = sender_messages_page_get_matrix (page);
  SenderDocument         *document = sender_page_get_document (SENDER_PAGE (widget));
  const SenderMatrixCell *cell = sender_matrix_view_get_cell (view);
  g_autoptr (GArray)      chosen = sender_matrix_view_list_chosen (view);
  guint                   count = 0;

  if (document == NULL || cell == NULL || sender_document_is_read_only (document))
    return 0;
  count = sender_batch_run (sender_matrix_view_get_matrix (view),
                            sender_document_get_config (document), chosen, deed,
                            sender_messages_page_get_message (page));
  if (count > 0)
    sender_document_commit (document, label);
  return count;
}

/* Takes @text. */
static void
tell (GtkWidget *widget,
      char      *text)
{
  sender_toast_undo (widget, sender_page_get_document (SENDER_PAGE (widget)), text);
  g_free (text);
}

static void
write_same (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  guint count = run (widget, SENDER_BATCH_WRITE, _ ("Write Messages"));

  if (count > 0)
    tell (widget, g_strdup_printf (ngettext ("%u message written", "%u messages written", count),
                                   count));
}

/* (transfer full) (element-type SenderMessage) */
static GPtrArray *
list_to_take (SenderMatrixView *view)
{
  g_autoptr (GArray) chosen = sender_matrix_view_list_chosen (view);

  return sender_batch_list_taken (sender_matrix_view_get_matrix (view), chosen);
}

static void
note_taken (SenderPage *page,
            GPtrArray  *taken)
{
  SenderWorkspace             *workspace = sender_page_get_workspace (page);
  g_autoptr (SenderLiveSource) source = NULL;

  if (workspace == NULL)
    return;
  source = sender_live_source_for (sender_page_get_document (page), workspace);
  sender_live_source_note_taken (source, taken);
}

static void
take_over (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  SenderMessagesPage   *page = SENDER_MESSAGES_PAGE (widget);
  g_autoptr (GPtrArray) taken = list_to_take (sender_messages_page_get_matrix (page));
  guint                 count = run (widget, SENDER_BATCH_TAKE_OVER, _ ("Take Over Messages"));

  if (count == 0)
    return;
  note_taken (SENDER_PAGE (widget), taken);
  tell (widget, g_strdup_printf (ngettext ("%u message taken over", "%u messages taken over",
                                           count),
                                 count));
}

/* What PingOne has and did not get from here is nobody's to delete. */
static guint
count_foreign (SenderMatrixView *view)
{
  const SenderMessageMatrix *matrix = sender_matrix_view_get_matrix (view);
  g_autoptr (GArray)         chosen = sender_matrix_view_list_chosen (view);
  guint                      count = 0;

  for (guint i = 0; i < chosen->len; i++)
    {
      const SenderMatrixCell *cell =
        g_ptr_array_index (matrix->cells, g_array_index (chosen, guint, i));

      count += cell->message != NULL && !cell->is_published &&
               (cell->remote == SENDER_CELL_REMOTE_SAME ||
                cell->remote == SENDER_CELL_REMOTE_OTHER);
    }
  return count;
}

static void
restore (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  SenderMatrixView *view = sender_messages_page_get_matrix (SENDER_MESSAGES_PAGE (widget));
  guint             n_foreign =
    sender_matrix_view_get_matrix (view) != NULL ? count_foreign (view) : 0;
  guint count = run (widget, SENDER_BATCH_RESTORE, _ ("Restore Ping’s Text"));

  if (count == 0)
    return;
  if (n_foreign > 0)
    tell (widget, g_strdup_printf (ngettext ("PingOne keeps %u text: it was not published here",
                                             "PingOne keeps %u texts: they were not published here",
                                             n_foreign),
                                   n_foreign));
  else
    tell (widget, g_strdup_printf (ngettext ("Ping’s text is back for %u message once published",
                                             "Ping’s text is back for %u messages once published",
                                             count),
                                   count));
}

/**
 * sender_messages_batch_install:
 * @widget_class: the class of the page
 *
 * Installs the actions.
 */
void
sender_messages_batch_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "messages.write-same", NULL, write_same);
  gtk_widget_class_install_action (widget_class, "messages.take-over", NULL, take_over);
  gtk_widget_class_install_action (widget_class, "messages.restore", NULL, restore);
}
