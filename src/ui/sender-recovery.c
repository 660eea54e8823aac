/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-recovery.h"

#include "sender-config.h"
#include "sender-differences.h"

#include <glib/gi18n.h>

/* One question. */
typedef struct
{
  SenderWindow   *window;   /* (owned) */
  SenderDrafts   *drafts;   /* (owned) */
  SenderDocument *document; /* (owned) */
  GPtrArray      *found;    /* (owned) (nullable) */
  SenderDraft    *draft;    /* (unowned) (nullable): one of them */
} Recovery;

static void
recovery_free (gpointer  data,
               GClosure *closure)
{
  Recovery *recovery = data;

  g_object_unref (recovery->window);
  g_object_unref (recovery->drafts);
  g_object_unref (recovery->document);
  g_clear_pointer (&recovery->found, g_ptr_array_unref);
  g_free (recovery);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Recovery         *recovery)
{
  if (g_str_equal (response, "restore"))
    {
      sender_record_assign (sender_document_get_config (recovery->document),
                            recovery->draft->config);
      sender_document_commit (recovery->document, _ ("Restore Draft"));
    }
  if (!g_str_equal (response, "later"))
    sender_drafts_adopt (recovery->drafts, recovery->document, recovery->draft);
}

static char *
dup_question (const SenderDraft *draft)
{
  g_autoptr (GDateTime) written = g_date_time_new_from_unix_local (draft->written);
  g_autofree char      *when = g_date_time_format (written, "%c");

  return g_strdup_printf (_ ("Sender Studio ended with edits of “%s” that were not saved, last on "
                             "%s. This is what they change."),
                          sender_config_get_name (draft->config), when);
}

/* @recovery is taken. */
static void
ask (Recovery  *recovery,
     GtkWidget *differences)
{
  g_autofree char  *question = dup_question (recovery->draft);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (recovery->window), _ ("Restore Unsaved Edits?"), question));

  adw_message_dialog_set_extra_child (dialog, differences);
  adw_message_dialog_add_responses (dialog, "later", _ ("_Later"), "discard", _ ("_Discard"),
                                    "restore", _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "restore");
  adw_message_dialog_set_close_response (dialog, "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), recovery, recovery_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static SenderDraft *
find_draft (GPtrArray  *found,
            const char *path)
{
  for (guint i = 0; i < found->len; i++)
    {
      SenderDraft *draft = g_ptr_array_index (found, i);

      if (path != NULL && g_strcmp0 (draft->path, path) == 0)
        return draft;
    }
  return NULL;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Recovery       *recovery = user_data;
  SenderDocument *document = recovery->document;
  GtkWidget      *differences = NULL;

  recovery->found = sender_drafts_list_finish (SENDER_DRAFTS (source), result, NULL);
  if (recovery->found != NULL && sender_window_get_document (recovery->window) == document)
    recovery->draft = find_draft (recovery->found, sender_document_get_path (document));
  if (recovery->draft != NULL)
    differences = sender_differences_new (sender_document_get_config (document),
                                          recovery->draft->config);
  if (differences != NULL)
    {
      ask (recovery, differences);
      return;
    }
  /* A draft that says what the file says has done its work. */
  if (recovery->draft != NULL)
    sender_drafts_adopt (recovery->drafts, document, recovery->draft);
  recovery_free (recovery, NULL);
}

/**
 * sender_recovery_look:
 * @window: a window
 * @drafts: the drafts
 * @document: its document, which they follow
 *
 * Offers what an earlier run left unsaved of a document.
 */
void
sender_recovery_look (SenderWindow   *window,
                      SenderDrafts   *drafts,
                      SenderDocument *document)
{
  Recovery *recovery = g_new0 (Recovery, 1);

  recovery->window = g_object_ref (window);
  recovery->drafts = g_object_ref (drafts);
  recovery->document = g_object_ref (document);
  sender_drafts_list_async (drafts, sender_window_get_cancellable (window), listed_cb, recovery);
}
