/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-answer-row.h"

#include "sender-columns.h"
#include "sender-focus.h"

#include <glib/gi18n.h>

struct _SenderTestAnswerRow
{
  AdwBin parent_instance;

  SenderTestRun *run;     /* (owned) (nullable) */
  GSignalGroup  *changes; /* (owned) */

  /* Template widgets. */
  GtkLabel    *question;
  GtkLabel    *verdict;
  GtkEditable *code;
};

G_DEFINE_FINAL_TYPE (SenderTestAnswerRow, sender_test_answer_row, ADW_TYPE_BIN)

static void
show (SenderTestAnswerRow *self)
{
  static const char *const verdicts[] = {
    [SENDER_TEST_ANSWER_NOT_GIVEN] = N_ ("Only somebody at the phone can tell"),
    [SENDER_TEST_ANSWER_SAME] = N_ ("That is the code that was sent"),
    [SENDER_TEST_ANSWER_OTHER] =
      N_ ("That is not the code that was sent. Look how the flow puts it into words"),
    [SENDER_TEST_ANSWER_NONE] =
      N_ ("Then the message came without it, or not at all. Look at the text in the flow"),
  };
  SenderTestAnswer answer = sender_test_run_get_answer (self->run);
  gboolean         is_bad = answer == SENDER_TEST_ANSWER_OTHER ||
                    answer == SENDER_TEST_ANSWER_NONE;
  const char *classes[] = { "caption", is_bad ? "error" : "dim-label", NULL };
  const char *said = sender_test_run_get_answer_text (self->run);

  gtk_label_set_label (self->verdict, said != NULL ? said : _ (verdicts[answer]));
  gtk_widget_set_css_classes (GTK_WIDGET (self->verdict), classes);
}

static void
compare_cb (SenderTestAnswerRow *self)
{
  g_autofree char *shown = g_strstrip (g_strdup (gtk_editable_get_text (self->code)));

  if (*shown != '\0')
    sender_test_run_answer (self->run, shown);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
none_cb (SenderTestAnswerRow *self)
{
  sender_test_run_answer (self->run, NULL);
}

static gboolean
sender_test_answer_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SENDER_TEST_ANSWER_ROW (widget)->code));
}

static void
sender_test_answer_row_dispose (GObject *object)
{
  SenderTestAnswerRow *self = SENDER_TEST_ANSWER_ROW (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->run);
  gtk_widget_dispose_template (GTK_WIDGET (self), SENDER_TYPE_TEST_ANSWER_ROW);
  G_OBJECT_CLASS (sender_test_answer_row_parent_class)->dispose (object);
}

static void
sender_test_answer_row_class_init (SenderTestAnswerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sender_test_answer_row_dispose;
  g_type_ensure (SENDER_TYPE_COLUMNS);
  widget_class->focus = sender_focus_inside;
  widget_class->grab_focus = sender_test_answer_row_grab_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-test-answer-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderTestAnswerRow, question);
  gtk_widget_class_bind_template_child (widget_class, SenderTestAnswerRow, verdict);
  gtk_widget_class_bind_template_child (widget_class, SenderTestAnswerRow, code);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
}

static void
sender_test_answer_row_init (SenderTestAnswerRow *self)
{
  self->changes = g_signal_group_new (SENDER_TYPE_TEST_RUN);
  g_signal_group_connect_swapped (self->changes, "notify::answer", G_CALLBACK (show), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_test_answer_row_set_run:
 * @run: (nullable): a test
 *
 * Asks about a test; about none it asks nothing.
 */
void
sender_test_answer_row_set_run (SenderTestAnswerRow *self,
                                SenderTestRun       *run)
{
  if (!g_set_object (&self->run, run))
    return;
  g_signal_group_set_target (self->changes, run);
  gtk_editable_set_text (self->code, "");
  if (run == NULL)
    return;
  gtk_label_set_label (self->question,
                       sender_test_run_get_channel (run) == SENDER_CHANNEL_VOICE
                         ? _ ("Which code did the call say?")
                         : _ ("Which code did the phone show?"));
  show (self);
}
