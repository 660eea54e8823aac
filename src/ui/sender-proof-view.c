/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-view.h"

#include "sender-message.h"
#include "sender-proof-bars.h"
#include "sender-proof-failures.h"
#include "sender-proof-run.h"

#include <glib/gi18n.h>

#define MAX_FAILURES 3
/* Characters around the place where reading ends. */
#define BEFORE 8
#define AFTER 8

struct _SenderProofView
{
  AdwBin parent_instance;

  SenderConfig  *config;      /* (owned) (nullable) */
  SenderMessage *message;     /* (owned) (nullable) */
  GCancellable  *cancellable; /* (owned) (nullable): while it is proved */
  SenderProof   *proof;       /* (owned) (nullable) */
  gint64         begin;

  /* Template widgets. */
  GtkLabel        *sentence;
  GtkLabel        *time;
  GtkLabel        *detail;
  SenderProofBars *bars;
  GtkWidget       *losses;
  GtkLabel        *first;
  GtkLabel        *reason;
  GtkGrid         *failures;
  GtkLabel        *more;
  GtkLabel        *users;
};

G_DEFINE_FINAL_TYPE (SenderProofView, sender_proof_view, ADW_TYPE_BIN)

static void
set_text (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
clear_failures (SenderProofView *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->failures))) != NULL)
    gtk_grid_remove (self->failures, child);
}

/* The text around the place where reading it ends, which is marked. */
static char *
dup_excerpt (const SenderProofFailure *failure)
{
  const char      *at = failure->text + failure->offset;
  const char      *start = at;
  const char      *after = *at != '\0' ? g_utf8_next_char (at) : at;
  const char      *end = after;
  g_autofree char *lead = NULL;
  g_autofree char *mark = g_strndup (at, (gsize) (after - at));
  g_autofree char *tail = NULL;

  for (guint i = 0; i < BEFORE && start > failure->text; i++)
    start = g_utf8_prev_char (start);
  for (guint i = 0; i < AFTER && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  lead = g_strndup (start, (gsize) (at - start));
  tail = g_strndup (after, (gsize) (end - after));
  return g_markup_printf_escaped ("%s<u>%s</u>%s", lead, mark, tail);
}

static void
attach (SenderProofView *self,
        int              column,
        guint            row,
        const char      *markup,
        const char      *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), column == 2 ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == 1 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 1);
  gtk_widget_add_css_class (label, style);
  if (column == 2)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->failures, label, column, (int) row, 1, 1);
}

static void
show_failures (SenderProofView *self)
{
  g_autoptr (GPtrArray) failures = sender_proof_list_failures (self->proof, self->config,
                                                               self->message, MAX_FAILURES);
  guint                 lost = self->proof->codes - self->proof->survived;
  g_autofree char      *more = NULL;

  clear_failures (self);
  for (guint i = 0; i < failures->len; i++)
    {
      const SenderProofFailure *failure = g_ptr_array_index (failures, i);
      g_autofree char          *excerpt = dup_excerpt (failure);
      g_autofree char          *column = g_strdup_printf (_ ("column %u"), failure->column);

      attach (self, 0, i, failure->code, "monospace");
      attach (self, 1, i, excerpt, "monospace");
      attach (self, 2, i, column, "caption");
    }
  if (failures->len > 0 && lost > failures->len)
    more = g_strdup_printf (_ ("and %'u more"), lost - failures->len);
  set_text (self->more, more);
}

static void
show_losses (SenderProofView *self)
{
  SenderProof     *proof = self->proof;
  g_autofree char *first = NULL;
  g_autofree char *users = NULL;

  g_ptr_array_add (proof->users, NULL);
  users = g_strjoinv ("\n", (char **) proof->users->pdata);
  g_ptr_array_set_size (proof->users, (int) proof->users->len - 1);
  if (proof->first_failure != NULL)
    first = g_strdup_printf (_ ("First failure %s"), proof->first_failure);
  else if (*users != '\0')
    first = g_strdup (_ ("Names That Break It"));
  set_text (self->first, first);
  set_text (self->reason, proof->reason);
  set_text (self->users, users);
  show_failures (self);
  gtk_widget_set_visible (self->losses, first != NULL);
}

static void
show_proof (SenderProofView *self)
{
  g_autofree char *sentence = sender_proof_dup_sentence (self->proof);
  double           elapsed = (double) (g_get_monotonic_time () - self->begin) / G_USEC_PER_SEC;
  g_autofree char *time = g_strdup_printf (_ ("%.1f s"), elapsed);

  set_text (self->sentence, sentence);
  set_text (self->time, time);
  set_text (self->detail, _ ("Every code from 000000 to 999999 went from message to flow and was "
                             "compared. By first digit:"));
  sender_proof_bars_set_proof (self->bars, self->proof);
  gtk_widget_set_visible (GTK_WIDGET (self->bars), TRUE);
  show_losses (self);
}

static void
show_nothing (SenderProofView *self,
              const char      *why)
{
  g_clear_pointer (&self->proof, sender_proof_free);
  set_text (self->sentence, _ ("Nothing to Prove"));
  set_text (self->time, NULL);
  set_text (self->detail, why);
  gtk_widget_set_visible (GTK_WIDGET (self->bars), FALSE);
  gtk_widget_set_visible (self->losses, FALSE);
}

static void
proved_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderProofView) self = user_data;
  g_autoptr (GError)          error = NULL;
  SenderProof                *proof = sender_proof_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (proof == NULL)
    {
      show_nothing (self, error->message);
      return;
    }
  g_clear_pointer (&self->proof, sender_proof_free);
  self->proof = proof;
  show_proof (self);
}

static void
sender_proof_view_dispose (GObject *object)
{
  SenderProofView *self = SENDER_PROOF_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->config);
  g_clear_object (&self->message);
  g_clear_pointer (&self->proof, sender_proof_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_PROOF_VIEW);
  G_OBJECT_CLASS (sender_proof_view_parent_class)->dispose (object);
}

static void
sender_proof_view_class_init (SenderProofViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_proof_view_dispose;
  g_type_ensure (SENDER_TYPE_PROOF_BARS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-proof-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, sentence);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, time);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, detail);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, bars);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, losses);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, first);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, reason);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, failures);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, more);
  gtk_widget_class_bind_template_child (widget_class, SenderProofView, users);
}

static void
sender_proof_view_init (SenderProofView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_proof_view_prove:
 * @config: the configuration
 * @message: (nullable): the message
 *
 * Proves a message, and shows the result when it is there.
 */
void
sender_proof_view_prove (SenderProofView *self,
                         SenderConfig    *config,
                         SenderMessage   *message)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->config, config);
  g_set_object (&self->message, message);
  if (message == NULL)
    {
      show_nothing (self, _ ("The channel has no message."));
      return;
    }
  set_text (self->time, _ ("Proving…"));
  self->begin = g_get_monotonic_time ();
  self->cancellable = g_cancellable_new ();
  sender_proof_run_async (config, message, self->cancellable, proved_cb, g_object_ref (self));
}

/**
 * sender_proof_view_set_orientation:
 * @orientation: how the two cards stand
 *
 * Puts the cards beside or below each other.
 */
void
sender_proof_view_set_orientation (SenderProofView *self,
                                   GtkOrientation   orientation)
{
  GtkWidget *cards = adw_bin_get_child (ADW_BIN (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (cards), orientation);
  gtk_box_set_homogeneous (GTK_BOX (cards), orientation == GTK_ORIENTATION_HORIZONTAL);
}

/**
 * sender_proof_view_get_proof:
 *
 * Gets what is shown.
 *
 * Returns: (transfer none) (nullable): the proof
 */
const SenderProof *
sender_proof_view_get_proof (SenderProofView *self)
{
  return self->proof;
}
