/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "history-page-fixture.h"

#include "sender-test.h"
#include "widgets.h"

/* Publishes and online checks stand among the tests. */

/* The choices of the first list. */
#define ALL_TESTS 1
#define PUBLISHES 4
#define CHECKS 5

#define COLUMNS                                                                               \
  "INSERT INTO dispatch (id, kind, configuration, configuration_name, channel, recipient,"    \
  " template, state, simulated, started, ended, haystack, way, environment, production,"      \
  " reason, correlation, errors, warnings, earlier)"                                          \
  " SELECT '%s', '%s', configuration, configuration_name, '', '', '', '%s', 0, started - %d," \
  " iif ('%s' = 'open', 0, started - %d + 2000000), lower ('%s %s'), '%s', '%s', 1, '%s',"    \
  " '%s', %d, 1, '%s' FROM dispatch WHERE id = '1'"

typedef struct
{
  const char *id;
  const char *kind;
  const char *state;
  const char *way;
  const char *reason;
  const char *correlation;
  const char *earlier;
  int         errors;
} Event;

/* So many before the newest test. */
static void
add_event (HistoryPageFixture *self,
           const Event        *event,
           int                 seconds)
{
  int              before = seconds * (int) G_USEC_PER_SEC;
  g_autofree char *sql = g_strdup_printf (
    COLUMNS, event->id, event->kind, event->state, before, event->state, before, "Northwind EU",
    event->state, event->way, "Northwind EU", event->reason, event->correlation, event->errors,
    event->earlier);
  g_autofree char *step = g_strdup_printf (
    "INSERT INTO step (dispatch, at, position, stage, text) VALUES ('%s', 5, 0, 'sender',"
    " 'Sender of %s: created (201)')",
    event->id, event->id);

  history_page_execute (self, sql);
  history_page_execute (self, step);
}

static void
set_up (HistoryPageFixture *self,
        gconstpointer       user_data)
{
  static const Event events[] = {
    { "done", "publish", "published", "publish", "", "", "killed", 0 },
    { "killed", "publish", "open", "publish", "", "", "", 0 },
    { "partial", "publish", "partial", "restore", "PingOne answered 400", "C-1", "", 0 },
    { "checked", "check", "errors", "", "", "", "", 2 },
  };

  history_page_set_up (self, NULL);
  history_page_add (self, "1", "sms", "+1•••••••0117", "delivered", 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    add_event (self, &events[i], 10 * ((int) i + 1));
  history_page_show (self);
  history_page_wait_says (self, "SMS to +1•••••••0117");
}

static void
choose (HistoryPageFixture *self,
        guint               kind)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (history_page_find (self->page, "kind")), kind);
}

static void
test_rows (HistoryPageFixture *self,
           gconstpointer       user_data)
{
  history_page_wait_says (self, "Publish to Northwind EU");
  g_assert_true (history_page_says (self->page, "Published"));
  g_assert_true (history_page_says (self->page, "production · goes on with one that had not"));
  g_assert_true (history_page_says (self->page, "Not Ended"));
  g_assert_true (history_page_says (self->page, "production · resumed since, and completed"));
  g_assert_true (history_page_says (self->page, "Restoring at Northwind EU"));
  g_assert_true (history_page_says (self->page, "Partly Live"));
  g_assert_true (history_page_says (self->page, "production · PingOne answered 400"));
  g_assert_true (history_page_says (self->page, "Online check of Northwind EU"));
  g_assert_true (history_page_says (self->page, "2 Errors"));
}

static void
test_kinds (HistoryPageFixture *self,
            gconstpointer       user_data)
{
  choose (self, PUBLISHES);
  history_page_wait_says_not (self, "0117");
  g_assert_true (history_page_says (self->page, "Publish to Northwind EU"));
  g_assert_false (history_page_says (self->page, "Online check"));
  g_assert_false (gtk_widget_get_sensitive (history_page_find (self->page, "state")));
  g_assert_false (gtk_widget_get_mapped (history_page_find (self->page, "card")));
  choose (self, CHECKS);
  history_page_wait_says (self, "Online check");
  g_assert_false (history_page_says (self->page, "Publish to"));
  choose (self, ALL_TESTS);
  history_page_wait_says (self, "0117");
  g_assert_false (history_page_says (self->page, "Northwind EU"));
  g_assert_true (gtk_widget_get_sensitive (history_page_find (self->page, "state")));
  g_assert_true (gtk_widget_get_mapped (history_page_find (self->page, "card")));
  gtk_widget_activate_action (self->page, "history.clear-filters", NULL);
  history_page_wait_says (self, "Publish to");
  gtk_editable_set_text (GTK_EDITABLE (history_page_find (self->page, "search")), "northwind eu");
  history_page_wait_says_not (self, "0117");
  g_assert_true (history_page_says (self->page, "Publish to Northwind EU"));
}

/* The rows are in the order they were added in, behind the test. */
static void
open_row (HistoryPageFixture *self,
          guint               position)
{
  g_signal_emit_by_name (history_page_find (self->page, "list"), "activate", position);
}

static void
test_detail (HistoryPageFixture *self,
             gconstpointer       user_data)
{
  history_page_wait_says (self, "Restoring at Northwind EU");
  open_row (self, 3);
  history_page_wait_says (self, "Sender of partial: created (201)");
  g_assert_true (history_page_says (self->page, "Partly Live after 2.0 s"));
  g_assert_true (history_page_says (self->page, "PingOne answered 400"));
  g_assert_true (history_page_says (self->page, "Northwind EU (production)"));
  g_assert_true (history_page_says (self->page, "C-1"));
  g_assert_true (history_page_says (self->page, "Steps"));
  gtk_widget_activate_action (history_page_find (self->page, "detail"), "detail.close", NULL);
  history_page_wait_says (self, "SMS to +1•••••••0117");
  open_row (self, 2);
  history_page_wait_says (self, "Sender of killed: created (201)");
  g_assert_true (history_page_says (self->page, "resumed since, and completed"));
  g_assert_false (history_page_says (self->page, "C-1"));
  gtk_widget_activate_action (history_page_find (self->page, "detail"), "detail.close", NULL);
  history_page_wait_says (self, "SMS to +1•••••••0117");
  /* A test is told as before. */
  open_row (self, 0);
  history_page_wait_says (self, "Delivered after 3.0 s");
  history_page_wait_says (self, "The end of 1");
  g_assert_true (history_page_says (self->page, "Timeline"));
  g_assert_true (history_page_says (self->page, "Request"));
}

#define ADD(name, test)                                                    \
  g_test_add ("/ui/history/kinds/" name, HistoryPageFixture, NULL, set_up, \
              test, history_page_tear_down)

int
main (int    argc,
      char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  widgets_forgive_toolkit ();
  ADD ("rows", test_rows);
  ADD ("kinds", test_kinds);
  ADD ("detail", test_detail);
  return g_test_run ();
}
