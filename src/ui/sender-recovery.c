/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-recovery.h"

#include "sender-config.h"
#include "sender-delivery-words.h"
#include "sender-dialog-list.h"
#include "sender-dialog.h"
#include "sender-differences.h"
#include "sender-isolate.h"

#include <glib/gi18n.h>

struct _SenderRecovery
{
  GObject parent_instance;

  SenderWindow    *window;      /* (not owned) (nullable): it owns this */
  SenderDrafts    *drafts;      /* (owned) (nullable) */
  SenderLeftovers *leftovers;   /* (owned) (nullable) */
  GCancellable    *cancellable; /* (owned) */
  GtkWindow       *dialog;      /* (not owned) (nullable): while it asks */
  char            *text;        /* (nullable) */

  SenderLeftoverKind kind;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_VERB,
} SenderRecoveryProperty;

static GParamSpec *props[PROP_VERB + 1];

G_DEFINE_FINAL_TYPE (SenderRecovery, sender_recovery, G_TYPE_OBJECT)

static void look (SenderRecovery *self);
static void recovered_cb (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data);

static const char *
get_verb (SenderRecovery *self)
{
  static const char *const verbs[] = {
    [SENDER_LEFTOVER_NONE] = NULL,
    [SENDER_LEFTOVER_HERE] = N_ ("_Review…"),
    [SENDER_LEFTOVER_OPEN] = N_ ("_Show"),
    [SENDER_LEFTOVER_LOST] = N_ ("_Recover"),
    [SENDER_LEFTOVER_ELSEWHERE] = N_ ("_Open"),
  };

  return verbs[self->kind] != NULL ? _ (verbs[self->kind]) : NULL;
}

/* What is to be told may be another. */
static void
tell (SenderRecovery *self)
{
  if (self->window == NULL || self->leftovers == NULL)
    return;
  g_free (self->text);
  self->kind = sender_leftovers_tell (self->leftovers, sender_window_get_document (self->window),
                                      &self->text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VERB]);
}

static void
sender_recovery_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SenderRecovery *self = SENDER_RECOVERY (object);

  switch ((SenderRecoveryProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_VERB:
      g_value_set_string (value, get_verb (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_recovery_dispose (GObject *object)
{
  SenderRecovery *self = SENDER_RECOVERY (object);

  g_cancellable_cancel (self->cancellable);
  if (self->window != NULL && self->drafts != NULL)
    sender_drafts_flush_async (self->drafts, NULL, NULL);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->dialog);
  G_OBJECT_CLASS (sender_recovery_parent_class)->dispose (object);
}

static void
sender_recovery_finalize (GObject *object)
{
  SenderRecovery *self = SENDER_RECOVERY (object);

  g_object_unref (self->cancellable);
  g_clear_object (&self->drafts);
  g_clear_object (&self->leftovers);
  g_free (self->text);
  G_OBJECT_CLASS (sender_recovery_parent_class)->finalize (object);
}

static void
sender_recovery_class_init (SenderRecoveryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_recovery_get_property;
  object_class->dispose = sender_recovery_dispose;
  object_class->finalize = sender_recovery_finalize;

  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_VERB] = g_param_spec_string ("verb", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_recovery_init (SenderRecovery *self)
{
  self->cancellable = g_cancellable_new ();
}

/* One question. */
typedef struct
{
  SenderRecovery *recovery; /* (owned) */
  SenderDocument *document; /* (owned) */
  SenderConfig   *config;   /* (owned): as the draft has it */
  char           *place;    /* of the draft */
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->recovery);
  g_object_unref (question->document);
  g_object_unref (question->config);
  g_free (question->place);
  g_free (question);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  SenderRecovery *self = question->recovery;

  g_clear_weak_pointer (&self->dialog);
  if (g_str_equal (response, "later"))
    return;
  if (g_str_equal (response, "copy"))
    {
      sender_leftovers_copy_async (self->leftovers, sender_window_get_library (self->window),
                                   question->place, self->cancellable, recovered_cb,
                                   g_object_ref (self->window));
      return;
    }
  if (g_str_equal (response, "restore"))
    {
      sender_record_assign (sender_document_get_config (question->document), question->config);
      sender_document_commit (question->document, _ ("Restore Draft"));
    }
  sender_leftovers_adopt (self->leftovers, question->document, question->place);
  /* There may be an older one. */
  look (self);
}

/* The file was changed since the edits were made. */
static gboolean
is_outdated (SenderDocument    *document,
             const SenderDraft *draft)
{
  return sender_draft_is_outdated (
    draft, sender_undo_get_saved (sender_document_get_undo (document)));
}

static char *
dup_question (const SenderDraft *draft,
              gboolean           outdated)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char      *when = sender_delivery_format_when (draft->written * G_USEC_PER_SEC, now);
  g_autofree char      *name = sender_isolate_name (sender_config_get_name (draft->config));

  if (outdated)
    return g_strdup_printf (_ ("“%s” was left with edits that were not saved (%s), and its file "
                               "was changed since."),
                            name, when);
  return g_strdup_printf (_ ("“%s” was left with edits that were not saved (%s). This is what they "
                             "change."),
                          name, when);
}

/* What does no harm comes first where restoring would take back what somebody else did. */
static void
add_restoring (AdwMessageDialog *dialog,
               gboolean          outdated)
{
  const char *first = outdated ? "copy" : "restore";

  adw_message_dialog_add_response (dialog, "restore", _ ("_Restore"));
  if (outdated)
    adw_message_dialog_add_response (dialog, "copy", _ ("_Keep as Copy"));
  adw_message_dialog_set_response_appearance (dialog, first, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, first);
}

static AdwMessageDialog *
make_dialog (SenderRecovery    *self,
             const SenderDraft *draft,
             gboolean           outdated,
             GtkWidget         *differences)
{
  g_autofree char  *text = dup_question (draft, outdated);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (self->window), _ ("Restore Unsaved Edits?"), text));

  sender_dialog_list_widen (differences, GTK_WINDOW (self->window));
  adw_message_dialog_set_extra_child (dialog, differences);
  adw_message_dialog_add_responses (dialog, "later", _ ("_Later"), "discard", _ ("_Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  add_restoring (dialog, outdated);
  adw_message_dialog_set_close_response (dialog, "later");
  return dialog;
}

/* Whose is whose, where the file was changed since. NULL if restoring would change nothing. */
static GtkWidget *
make_differences (SenderDocument    *document,
                  const SenderDraft *draft)
{
  SenderConfig         *shown = sender_document_get_config (document);
  g_autoptr (GtkWidget) differences = sender_differences_new (shown, draft->config);

  if (differences == NULL || !is_outdated (document, draft))
    return g_steal_pointer (&differences);
  g_object_ref_sink (differences);
  return sender_differences_new_both (
    draft->base, draft->config, shown,
    _ ("“Keep as Copy” keeps both. “Restore” takes the change back: the file keeps it until you "
       "save, and Undo brings it back."));
}

static void
ask (SenderRecovery    *self,
     SenderDocument    *document,
     const SenderDraft *draft,
     GtkWidget         *differences)
{
  AdwMessageDialog *dialog =
    make_dialog (self, draft, is_outdated (document, draft), differences);
  Question *question = g_new0 (Question, 1);

  question->recovery = g_object_ref (self);
  question->document = g_object_ref (document);
  question->config = g_object_ref (draft->config);
  question->place = g_strdup (draft->place);
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  sender_dialog_present (dialog);
}

/* Offers what was left of the shown document. A draft that says what the document says has done its
 * work. */
static void
look (SenderRecovery *self)
{
  SenderDocument    *document = NULL;
  const SenderDraft *draft = NULL;
  g_autofree char   *place = NULL;
  GtkWidget         *differences = NULL;

  if (self->window != NULL && self->dialog == NULL)
    document = sender_window_get_document (self->window);
  if (document != NULL)
    draft = sender_leftovers_find (self->leftovers, sender_document_get_path (document));
  if (draft == NULL)
    return;
  differences = make_differences (document, draft);
  if (differences != NULL)
    {
      ask (self, document, draft, differences);
      return;
    }
  place = g_strdup (draft->place);
  sender_leftovers_adopt (self->leftovers, document, place);
  look (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (SenderRecovery) self = user_data;
  g_autoptr (GError)         error = NULL;

  if (sender_leftovers_read_finish (SENDER_LEFTOVERS (source), result, &error))
    look (self);
}

/**
 * sender_recovery_begin:
 *
 * Looks what earlier runs left, and offers what was left of the document that is shown.
 */
void
sender_recovery_begin (SenderRecovery *self)
{
  if (self->leftovers != NULL)
    sender_leftovers_read_async (self->leftovers, self->cancellable, read_cb, g_object_ref (self));
}

/**
 * sender_recovery_switch:
 * @before: (nullable): what was shown
 * @document: (nullable): what is shown
 *
 * Follows the document that is shown, and offers what was left unsaved of it.
 */
void
sender_recovery_switch (SenderRecovery *self,
                        SenderDocument *before,
                        SenderDocument *document)
{
  GtkWindow *dialog = self->dialog;

  if (self->drafts == NULL)
    return;
  /* The question is about what is not shown any more; it comes again with it. */
  g_clear_weak_pointer (&self->dialog);
  if (dialog != NULL)
    gtk_window_destroy (dialog);
  if (before != NULL)
    sender_drafts_leave (self->drafts, before, FALSE);
  if (document != NULL)
    sender_drafts_follow (self->drafts, document);
  tell (self);
  sender_recovery_begin (self);
}

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (SenderWindow)   window = user_data;
  g_autoptr (GError)         error = NULL;
  guint                      n = 0;
  g_autoptr (SenderDocument) first =
    sender_leftovers_recover_finish (SENDER_LEFTOVERS (source), result, &n, &error);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u configuration recovered", "%u configurations recovered", n), n);

  if (first != NULL)
    {
      sender_window_set_document (window, first);
      sender_window_tell (window, text);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sender_window_report (window, _ ("Can’t Recover"), error->message);
}

/**
 * sender_recovery_settle:
 *
 * Does what the button of the notice says.
 */
void
sender_recovery_settle (SenderRecovery *self)
{
  SenderDocument *shown = sender_window_get_document (self->window);

  if (self->kind == SENDER_LEFTOVER_HERE)
    look (self);
  else if (self->kind == SENDER_LEFTOVER_OPEN)
    sender_window_set_document (self->window, sender_leftovers_get_open (self->leftovers, shown));
  else if (self->kind == SENDER_LEFTOVER_ELSEWHERE)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "library.open", "s",
                                sender_leftovers_get_elsewhere (self->leftovers, shown));
  else if (self->kind == SENDER_LEFTOVER_LOST)
    sender_leftovers_recover_async (self->leftovers, sender_window_get_library (self->window),
                                    self->cancellable, recovered_cb, g_object_ref (self->window));
}

/**
 * sender_recovery_new:
 * @window: a window
 * @keep: whether what is not saved is kept
 *
 * Makes what keeps the unsaved edits of a window.
 *
 * Returns: (transfer full): the recovery
 */
SenderRecovery *
sender_recovery_new (SenderWindow *window,
                     gboolean      keep)
{
  SenderRecovery *self = g_object_new (SENDER_TYPE_RECOVERY, NULL);

  g_set_weak_pointer (&self->window, window);
  if (!keep)
    return self;
  self->drafts = sender_drafts_new (NULL);
  self->leftovers = sender_leftovers_new (self->drafts);
  g_signal_connect_object (self->drafts, "failed", G_CALLBACK (sender_window_set_save_error),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leftovers, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * sender_recovery_get_drafts:
 *
 * Gets what keeps unsaved edits.
 *
 * Returns: (transfer none) (nullable): the drafts, %NULL in Practice
 */
SenderDrafts *
sender_recovery_get_drafts (SenderRecovery *self)
{
  return self->drafts;
}

/**
 * sender_recovery_get_leftovers:
 *
 * Gets what earlier runs left.
 *
 * Returns: (transfer none) (nullable): the leftovers, %NULL in Practice
 */
SenderLeftovers *
sender_recovery_get_leftovers (SenderRecovery *self)
{
  return self->leftovers;
}
