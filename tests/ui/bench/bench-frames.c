/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "frame-fixture.h"
#include "frame-meter.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-findings-popover.h"
#include "sender-form-field.h"
#include "sender-format-document.h"
#include "sender-history-page.h"
#include "sender-list.h"
#include "sender-memory-vault.h"
#include "sender-notification.h"
#include "sender-number-text.h"
#include "sender-pair-row.h"
#include "sender-pair-rows.h"
#include "sender-switcher.h"
#include "sender-test-config.h"
#include "sender-test.h"
#include "widgets.h"

#include <sqlite3.h>

/* How long the window is busy at most between two looks at what is typed, wherever it has much to
 * show. */

#define N_ROWS 200
#define N_NUMBERS 10000
#define N_DISPATCHES "100000"
#define N_CONFIGURATIONS 200

typedef struct
{
  FrameFixture frame;
  FrameMeter   meter;
  GtkWidget   *window;
} Bench;

/* A form of which each row has a finding. */
static SenderDocument *
make_form (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_procedure ();
  SenderList              *body = sender_channel_request_get_body (
                 sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));

  for (guint i = sender_list_get_n_items (body); i < N_ROWS; i++)
    {
      g_autofree char         *key = g_strdup_printf ("Key%u", i);
      g_autoptr (SenderRecord) field = NULL;

      field = g_object_new (SENDER_TYPE_FORM_FIELD, "key", key, "value", "${nobody}", NULL);
      sender_list_append (body, field);
    }
  return sender_document_new (config, NULL, FALSE);
}

/* All notifications in some languages. */
static SenderDocument *
make_messages (void)
{
  static const char *const  locales[] = { "en", "de", "fr", "es" };
  static const char *const  channels[] = { "SMS", "Voice" };
  g_autoptr (SenderConfig)  config = sender_test_config_studio ();
  const SenderNotification *all = NULL;
  guint                     n = 0;

  all = sender_notification_get_all (&n);
  for (guint i = 0; i < n * G_N_ELEMENTS (locales) * G_N_ELEMENTS (channels); i++)
    {
      const SenderNotification *notification = &all[i / (G_N_ELEMENTS (locales) * 2)];
      const char               *channel = channels[i % 2];
      g_autofree char          *edit = NULL;

      if (g_str_equal (channel, "Voice") && !notification->has_voice)
        continue;
      edit = g_strdup_printf ("messages.%s.%s.%s.content={\"OTP\":\"${otp}\"}", notification->name,
                              channel, locales[i / 2 % G_N_ELEMENTS (locales)]);
      sender_test_config_edit (config, edit);
    }
  return sender_document_new (config, NULL, FALSE);
}

static void
fill_library (Bench *self)
{
  for (guint i = 0; i < N_CONFIGURATIONS; i++)
    {
      g_autoptr (SenderConfig) config = sender_test_config_studio ();
      g_autofree char         *id = g_strdup_printf ("configuration-%u", i);
      g_autofree char         *file = g_strconcat (id, ".json", NULL);
      g_autofree char         *path = g_build_filename (self->frame.folder, file, NULL);
      g_autofree char         *text = NULL;

      g_object_set (config, "id", id, "name", id, NULL);
      text = sender_format_document_write (config);
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
}

/* Of one configuration, of the last twelve days: the page shows two weeks. */
static void
fill_history (SenderConfig *config)
{
  const SenderHistoryFilter all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (SenderHistory) history = sender_history_new (NULL);
  g_autoptr (GAsyncResult)  result = NULL;
  g_autoptr (GPtrArray)     rows = NULL;
  g_autofree char          *path = NULL;
  g_autofree char          *sql = NULL;
  sqlite3                  *connection = NULL;

  sender_history_find_async (history, &all, 0, 1, FALSE, NULL, sender_test_result_cb, &result);
  rows = sender_history_find_finish (history, sender_test_wait_result (&result, "the history"),
                                     NULL, NULL);
  path = g_build_filename (g_get_user_data_dir (), "sender-studio", "history.sqlite", NULL);
  sql = g_strdup_printf (
    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " N_DISPATCHES ")"
    " INSERT INTO dispatch (id, configuration, configuration_name, channel, recipient, template,"
    " state, simulated, execution_sid, started, ended, haystack) SELECT printf('%%032x', i), '%s',"
    " 'Model', 'sms', '+1•••••••0117', 'strong_authentication', 'delivered', 0,"
    " printf('FN%%032x', i), %" G_GINT64_FORMAT " - i * 10000000, %" G_GINT64_FORMAT
    " - i * 10000000, printf('model +1•••••••0117 delivered fn%%032x', i) FROM n",
    sender_config_get_id (config), g_get_real_time () - G_USEC_PER_SEC, g_get_real_time ());
  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
}

static void
show_document (Bench          *self,
               SenderDocument *document,
               SenderSection   section)
{
  sender_window_show_section (self->frame.window, section);
  sender_window_set_document (self->frame.window, document);
  frame_meter_rest ();
}

static void
open_section (Bench        *self,
              SenderSection section,
              const char   *what)
{
  frame_meter_start (&self->meter, self->window);
  sender_window_show_section (self->frame.window, section);
  frame_meter_end (&self->meter, what);
}

static void
measure_form (Bench *self)
{
  g_autoptr (SenderDocument) document = make_form ();
  GtkWidget                 *rows = NULL;

  show_document (self, document, SENDER_SECTION_PROVIDER);
  open_section (self, SENDER_SECTION_SMS, "form of 200 rows with findings, opened");
  rows = widgets_get_type (self->window, SENDER_TYPE_PAIR_ROWS);

  frame_meter_start (&self->meter, self->window);
  gtk_editable_set_text (
    GTK_EDITABLE (widgets_get_nth (rows, GTK_TYPE_ENTRY, 11)), "typed");
  frame_meter_end (&self->meter, "  a value typed");

  frame_meter_start (&self->meter, self->window);
  g_assert_true (gtk_widget_activate_action (widgets_get_nth (rows, SENDER_TYPE_PAIR_ROW, 3),
                                             "pair.move-down", NULL));
  frame_meter_end (&self->meter, "  a row moved");

  frame_meter_start (&self->meter, self->window);
  g_assert_true (gtk_widget_activate_action (widgets_get_nth (rows, SENDER_TYPE_PAIR_ROW, 3),
                                             "pair.remove", NULL));
  frame_meter_end (&self->meter, "  a row removed");
}

/* Before the rows are made. */
static void
measure_form_end (Bench *self)
{
  g_autoptr (SenderDocument) document = make_form ();
  g_autoptr (SenderDocument) other = make_form ();
  g_autofree char           *path = g_strdup_printf ("sms.body[%u].value", N_ROWS - 1);
  GtkWidget                 *rows = NULL;

  show_document (self, document, SENDER_SECTION_PROVIDER);
  frame_meter_start (&self->meter, self->window);
  sender_window_reveal (self->frame.window, path);
  frame_meter_end (&self->meter, "  its last row gone to");

  sender_window_show_section (self->frame.window, SENDER_SECTION_PROVIDER);
  frame_meter_rest ();
  open_section (self, SENDER_SECTION_SMS, "  opened again");
  frame_meter_start (&self->meter, self->window);
  sender_window_set_document (self->frame.window, other);
  frame_meter_end (&self->meter, "  another configuration shown instead");

  show_document (self, document, SENDER_SECTION_PROVIDER);
  frame_meter_start (&self->meter, self->window);
  sender_window_show_section (self->frame.window, SENDER_SECTION_SMS);
  rows = widgets_get_type (self->window, SENDER_TYPE_PAIR_ROWS);
  gtk_widget_child_focus (gtk_widget_get_next_sibling (rows), GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (self->window, GTK_DIR_TAB_BACKWARD);
  frame_meter_end (&self->meter, "  Shift+Tab from below it");
}

static void
measure_numbers (Bench *self)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  g_autoptr (GString)        text = g_string_new (NULL);
  g_autoptr (GPtrArray)      lines = NULL;

  for (guint i = 0; i < N_NUMBERS; i++)
    g_string_append_printf (text, "Desk %u; +1 206 %03u %04u\n", i, 200 + i / 1000, i);
  show_document (self, document, SENDER_SECTION_ORIGINATION);
  lines = sender_number_text_parse (config, text->str);

  frame_meter_start (&self->meter, self->window);
  sender_number_text_add (config, lines);
  sender_document_commit (document, "Paste");
  frame_meter_end (&self->meter, "10,000 numbers, pasted");

  sender_window_show_section (self->frame.window, SENDER_SECTION_PROVIDER);
  frame_meter_rest ();
  open_section (self, SENDER_SECTION_ORIGINATION, "  opened");
}

static void
measure_history (Bench *self)
{
  g_autoptr (SenderConfig)   config = sender_test_config_studio ();
  g_autoptr (SenderDocument) document = sender_document_new (config, NULL, FALSE);
  GtkWidget                 *search = NULL;

  fill_history (config);
  show_document (self, document, SENDER_SECTION_PROVIDER);
  open_section (self, SENDER_SECTION_HISTORY, "history of 100,000 rows, opened");
  search = widgets_get_type (widgets_get_type (self->window, SENDER_TYPE_HISTORY_PAGE),
                             GTK_TYPE_SEARCH_ENTRY);
  frame_meter_start (&self->meter, self->window);
  gtk_editable_set_text (GTK_EDITABLE (search), "7");
  frame_meter_end (&self->meter, "  searched");
  frame_meter_start (&self->meter, self->window);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  frame_meter_end (&self->meter, "  all again");
}

static void
measure_messages (Bench *self)
{
  g_autoptr (SenderDocument) document = make_messages ();

  show_document (self, document, SENDER_SECTION_PROVIDER);
  open_section (self, SENDER_SECTION_MESSAGES, "all notifications in four languages, opened");
}

/* Twice: what is shown is made when it is first opened. */
static void
measure_list (Bench      *self,
              const char *action,
              GType       holder,
              const char *what)
{
  for (guint i = 0; i < 2; i++)
    {
      frame_meter_start (&self->meter, self->window);
      g_assert_true (gtk_widget_activate_action (self->window, action, NULL));
      frame_meter_end (&self->meter, i == 0 ? what : "  again");
      gtk_popover_popdown (GTK_POPOVER (widgets_get_type (
        widgets_get_type (self->window, holder), GTK_TYPE_POPOVER)));
      frame_meter_rest ();
    }
}

static void
measure_lists (Bench *self)
{
  g_autoptr (SenderDocument) document = make_form ();

  show_document (self, document, SENDER_SECTION_PROVIDER);
  measure_list (self, "window.show-findings", SENDER_TYPE_FINDINGS_POPOVER,
                "200 findings, opened");
  measure_list (self, "window.search", SENDER_TYPE_SWITCHER, "200 configurations, opened");
}

static const struct
{
  const char *name;
  void (*measure) (Bench *self);
} kinds[] = {
  { "form", measure_form },
  { "form-end", measure_form_end },
  { "numbers", measure_numbers },
  { "history", measure_history },
  { "messages", measure_messages },
  { "lists", measure_lists },
};

int
main (int    argc,
      char **argv)
{
  Bench self = { { NULL } };

  adw_init ();
  frame_fixture_register ();
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  self.frame.folder = sender_test_make_dir ();
  self.frame.vault = sender_memory_vault_new ();
  fill_library (&self);
  frame_fixture_open (&self.frame);
  sender_window_begin (self.frame.window, NULL);
  self.window = GTK_WIDGET (self.frame.window);
  frame_meter_rest ();
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (argc < 2 || g_str_equal (argv[1], kinds[i].name))
      kinds[i].measure (&self);
  sender_window_set_document (self.frame.window, NULL);
  frame_fixture_tear_down (&self.frame, NULL);
  return 0;
}
