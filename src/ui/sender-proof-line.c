/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-line.h"

#include "sender-operation.h"
#include "sender-proof-run.h"

#include <glib/gi18n.h>

/* From the last edit to the proof. */
#define PAUSE_MS 500

struct _SenderProofLine
{
  GtkBox parent_instance;

  SenderConfig    *config;    /* (owned) (nullable) */
  SenderMessage   *message;   /* (owned) (nullable) */
  SenderOperation *operation; /* (owned) */
  GtkSpinner      *spinner;   /* (not owned) */
  GtkLabel        *label;     /* (not owned) */
  guint            pause_id;
  gboolean         stale; /* what is shown is not of what there is now */
};

G_DEFINE_FINAL_TYPE (SenderProofLine, sender_proof_line, GTK_TYPE_BOX)

/* The operation tells the line; so a proof that ends late keeps no widget alive. */
typedef struct
{
  SenderOperation *operation;   /* (owned) */
  GCancellable    *cancellable; /* (owned) */
} Run;

static void
run_free (Run *self)
{
  g_clear_object (&self->operation);
  g_clear_object (&self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
proved_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Run)         run = user_data;
  g_autoptr (GError)      error = NULL;
  g_autoptr (SenderProof) proof = sender_proof_run_finish (result, &error);
  g_autofree char        *text = proof != NULL ? sender_proof_run_describe (proof) : NULL;

  sender_operation_end (run->operation, run->cancellable, text, error);
}

static gboolean
prove_cb (gpointer user_data)
{
  SenderProofLine *self = user_data;
  Run             *run = g_new0 (Run, 1);

  self->pause_id = 0;
  self->stale = FALSE;
  run->operation = g_object_ref (self->operation);
  run->cancellable =
    g_object_ref (sender_operation_begin (self->operation, _ ("Trying all codes…")));
  sender_proof_run_async (self->config, self->message, run->cancellable, proved_cb, run);
  return G_SOURCE_REMOVE;
}

static void
stop (SenderProofLine *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (sender_operation_is_running (self->operation))
    {
      self->stale = TRUE;
      sender_operation_cancel (self->operation);
    }
}

static void
start (SenderProofLine *self)
{
  stop (self);
  if (self->stale && self->message != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->pause_id = g_timeout_add (PAUSE_MS, prove_cb, self);
}

static void
show (SenderProofLine *self)
{
  gboolean    running = sender_operation_is_running (self->operation);
  const char *error = sender_operation_get_error (self->operation);
  const char *message = sender_operation_get_message (self->operation);

  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_label_set_label (self->label, error != NULL ? error : message != NULL ? message
                                                                            : "");
}

static void
sender_proof_line_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sender_proof_line_parent_class)->map (widget);
  start (SENDER_PROOF_LINE (widget));
}

static void
sender_proof_line_unmap (GtkWidget *widget)
{
  SenderProofLine *self = SENDER_PROOF_LINE (widget);

  if (self->pause_id != 0)
    self->stale = TRUE;
  stop (self);
  GTK_WIDGET_CLASS (sender_proof_line_parent_class)->unmap (widget);
}

static void
sender_proof_line_dispose (GObject *object)
{
  SenderProofLine *self = SENDER_PROOF_LINE (object);

  if (self->operation != NULL)
    stop (self);
  g_clear_object (&self->operation);
  g_clear_object (&self->config);
  g_clear_object (&self->message);
  G_OBJECT_CLASS (sender_proof_line_parent_class)->dispose (object);
}

static void
sender_proof_line_class_init (SenderProofLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_proof_line_dispose;
  GTK_WIDGET_CLASS (klass)->map = sender_proof_line_map;
  GTK_WIDGET_CLASS (klass)->unmap = sender_proof_line_unmap;
}

static void
sender_proof_line_init (SenderProofLine *self)
{
  self->operation = sender_operation_new ();
  self->spinner = GTK_SPINNER (gtk_spinner_new ());
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.f, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->spinner));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  g_signal_connect_object (self->operation, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}

/**
 * sender_proof_line_prove:
 * @config: (nullable): the configuration
 * @message: (nullable): one of its messages
 *
 * Proves a message as soon as nothing more is edited.
 */
void
sender_proof_line_prove (SenderProofLine *self,
                         SenderConfig    *config,
                         SenderMessage   *message)
{
  g_set_object (&self->config, config);
  g_set_object (&self->message, message);
  self->stale = TRUE;
  start (self);
}

/**
 * sender_proof_line_get_text:
 *
 * Gets what is seen.
 *
 * Returns: the text
 */
const char *
sender_proof_line_get_text (SenderProofLine *self)
{
  return gtk_label_get_label (self->label);
}
