/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "live-fixture.h"
#include "sender-list.h"
#include "sender-message-batch.h"
#include "sender-message.h"
#include "sender-path.h"
#include "sender-plan.h"
#include "sender-test-config.h"

/* The table of messages with what PingOne has, and deeds for many of its cells. */

#define SMS "messages.strong_authentication.SMS.en"
#define VOICE "messages.strong_authentication.Voice.en"
#define GENERAL "messages.general.SMS.en"
#define JSON "{\"OTP\":\"${otp}\"}"

#define TEMPLATES                                                                              \
  "[{\"id\":\"general\",\"deliveryMethods\":[\"SMS\"]},{\"id\":\"mail\",\"deliveryMethods\":[" \
  "\"Email\"]},{\"id\":\"strong_authentication\",\"deliveryMethods\":[\"SMS\",\"Voice\"]},{"   \
  "\"id\":\"own\",\"displayName\":\"Our Own\",\"deliveryMethods\":[\"Voice\"]}]"
#define CONTENT(id, method, locale, more) \
  "{\"id\":\"" id "\",\"deliveryMethod\":\"" method "\",\"locale\":\"" locale "\"," more "}"
#define OURS "\"content\":\"{\\\"OTP\\\":\\\"${otp}\\\"}\""
#define PING(id, method, locale) \
  CONTENT (id, method, locale, "\"default\":true,\"content\":\"Ping’s ${otp}\"")

static void
set (SenderLive *live,
     gboolean (*setter) (SenderLive *live,
                         SenderJson *list,
                         GError    **error),
     const char *text)
{
  g_autoptr (SenderJson) json = sender_json_parse (text, -1, NULL);

  g_assert_true (setter (live, json, NULL));
}

static void
set_contents (SenderLive *live,
              const char *name,
              const char *text)
{
  g_autoptr (SenderJson) json = sender_json_parse (text, -1, NULL);

  g_assert_true (sender_live_set_contents (live, name, json, NULL));
}

static SenderLive *
make_live (const char *codes,
           const char *general)
{
  SenderLive *live = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);

  set (live, sender_live_set_templates, TEMPLATES);
  set (live, sender_live_set_languages,
       "[{\"locale\":\"en\",\"enabled\":true,\"default\":true},{\"locale\":\"de\"}]");
  set_contents (live, "strong_authentication", codes);
  set_contents (live, "general", general);
  set_contents (live, "own", "[]");
  return live;
}

/* `Title: state | Title: …`, with what PingOne has behind each state: `=` the same, `~` another
 * text, `.` nothing but its own, `^` published from here. */
static char *
draw (const SenderMessageMatrix *matrix)
{
  static const char *const marks[] = { "", ".", "=", "~" };
  g_autoptr (GString)      out = g_string_new (NULL);

  for (guint row = 0; row < matrix->rows->len; row++)
    {
      g_autofree char *title = sender_matrix_row_dup_title (g_ptr_array_index (matrix->rows, row));

      g_string_append_printf (out, "%s%s:", row > 0 ? " | " : "", title);
      for (guint column = 0; column < matrix->columns->len; column++)
        {
          const SenderMatrixCell *cell = sender_message_matrix_get (matrix, row, column);

          g_string_append_printf (out, " %s%s%s", sender_matrix_cell_get_label (cell),
                                  marks[cell->remote], cell->is_published ? "^" : "");
        }
    }
  return g_strdup (out->str);
}

static const struct
{
  const char *name;
  const char *edits;
  const char *codes;
  const char *general;
  const char *expected;
} cases[] = {
  { "ping", "-" SMS, "[" PING ("1", "SMS", "en") "]", "[]",
    "Sign-In Code: Ping’s text. JSON. | General: Ping’s text. Not sent. | "
    "Our Own: Not sent. Ping’s text." },
  { "same", "", "[" PING ("1", "SMS", "en") "," CONTENT ("2", "SMS", "EN", OURS) "]", "[]",
    "Sign-In Code: JSON= JSON. | General: Ping’s text. Not sent. | "
    "Our Own: Not sent. Ping’s text." },
  { "other", "", "[" CONTENT ("2", "SMS", "en", "\"content\":\"Hello ${otp}\"") "]", "[]",
    "Sign-In Code: JSON~ JSON. | General: Ping’s text. Not sent. | "
    "Our Own: Not sent. Ping’s text." },
  { "theirs", "-" VOICE, "[" CONTENT ("2", "Voice", "en", "\"content\":\"Hello ${otp}\"") "]",
    "[" CONTENT ("3", "SMS", "en", "\"content\":\"Hi\",\"variant\":\"vip\"") "]",
    "Sign-In Code: JSON. At PingOne~ | General: Ping’s text. Not sent. | "
    "vip: At PingOne~ Not sent. | Our Own: Not sent. Ping’s text." },
  { "locale", "", "[" CONTENT ("2", "SMS", "fr", "\"content\":\"Bonjour ${otp}\"") "]", "[]",
    "Sign-In Code: JSON. At PingOne~ JSON. | General: Ping’s text. Ping’s text. Not sent. | "
    "Our Own: Not sent. Not sent. Ping’s text." },
  { "not-used", "-" VOICE ";;-voice", "[]", "[]",
    "Sign-In Code: JSON. | General: Ping’s text. | Our Own: Not sent." },
};

static void
test_case (gconstpointer data)
{
  gsize                           i = GPOINTER_TO_SIZE (data);
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderLive)          live = make_live (cases[i].codes, cases[i].general);
  g_autoptr (SenderMessageMatrix) matrix = NULL;
  g_autofree char                *drawn = NULL;

  sender_test_config_edit (config, cases[i].edits);
  matrix = sender_message_matrix_new (config, live, NULL, NULL);
  drawn = draw (matrix);
  g_assert_cmpstr (drawn, ==, cases[i].expected);
}

/* Of what was not read nothing is said, and the documented templates count. */
static void
test_unread (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderLive)          live = live_fixture_new (config);
  g_autoptr (SenderMessageMatrix) matrix = sender_message_matrix_new (config, live, live, NULL);
  g_autofree char                *drawn = draw (matrix);

  g_assert_cmpstr (drawn, ==, "Sign-In Code: JSON JSON");
  g_assert_null (sender_matrix_cell_get_standing (sender_message_matrix_get (matrix, 0, 0)));
}

static void
test_words (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live =
    make_live ("[" CONTENT ("2", "SMS", "en", "\"content\":\"Hello ${otp}\"") "]", "[]");
  g_autoptr (SenderMessageMatrix) matrix = sender_message_matrix_new (config, live, NULL, NULL);
  const SenderMatrixCell         *sms = sender_message_matrix_get (matrix, 0, 0);
  const SenderMatrixCell         *voice = sender_message_matrix_get (matrix, 0, 1);
  g_autofree char                *other = sender_matrix_cell_describe (sms);
  g_autofree char *new = sender_matrix_cell_describe (voice);

  g_assert_nonnull (strstr (other, "PingOne has another text."));
  g_assert_nonnull (strstr (new, "PingOne does not have it yet."));
  g_assert_true (sender_matrix_cell_is_new (sender_message_matrix_get (matrix, 0, 1)));
  g_assert_false (sender_matrix_cell_is_new (sender_message_matrix_get (matrix, 1, 0)));
}

static GArray *
choose_all (const SenderMessageMatrix *matrix)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < matrix->cells->len; i++)
    g_array_append_val (chosen, i);
  return chosen;
}

static void
test_write (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderLive)          live = make_live ("[]", "[]");
  g_autoptr (SenderMessageMatrix) matrix = NULL;
  g_autoptr (GArray)              all = NULL;
  SenderMessage                  *source = NULL;

  sender_test_config_edit (config, SMS "={\"a\":\"${otp}\"}");
  matrix = sender_message_matrix_new (config, live, NULL, NULL);
  all = choose_all (matrix);
  source = sender_config_get_first_message (config, SENDER_CHANNEL_SMS);
  /* Voice, General by SMS, and the one that is called by Voice only. */
  g_assert_cmpuint (sender_batch_count (matrix, all, SENDER_BATCH_WRITE, source), ==, 3);
  g_assert_cmpuint (sender_batch_count (matrix, all, SENDER_BATCH_WRITE, NULL), ==, 2);
  g_assert_cmpuint (sender_batch_run (matrix, config, all, SENDER_BATCH_WRITE, source), ==, 3);
  sender_test_config_assert (config, VOICE, "{\"a\":\"${otp}\"}");
  sender_test_config_assert (config, GENERAL, "{\"a\":\"${otp}\"}");
  sender_test_config_assert (config, "messages.own.Voice.en", "{\"a\":\"${otp}\"}");
  g_assert_cmpuint (sender_list_get_n_items (sender_config_get_messages (config)), ==, 4);
}

/* Of a template whose contents nobody has read nothing is said. */
static void
test_unread_contents (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderLive)          live = sender_live_new (LIVE_FIXTURE_ENVIRONMENT);
  g_autoptr (SenderMessageMatrix) matrix = NULL;

  set (live, sender_live_set_templates, TEMPLATES);
  set_contents (live, "strong_authentication", "[]");
  matrix = sender_message_matrix_new (config, live, NULL, NULL);
  for (guint i = 0; i < matrix->cells->len; i++)
    {
      const SenderMatrixRow  *row = g_ptr_array_index (matrix->rows, i / matrix->columns->len);
      const SenderMatrixCell *cell = g_ptr_array_index (matrix->cells, i);
      gboolean                is_read = g_str_equal (row->template_name, "strong_authentication");

      g_assert_true (is_read == (cell->remote != SENDER_CELL_REMOTE_UNREAD));
    }
}

static void
test_take_over (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (SenderLive)   live =
    make_live ("[" CONTENT ("2", "Voice", "en", "\"content\":\"Hello\",\"voice\":\"Alice\"") "]",
               "[" CONTENT ("3", "SMS", "en", "\"content\":\"Hi\",\"sender\":\"Us\"") "]");
  g_autoptr (SenderMessageMatrix) matrix = sender_message_matrix_new (config, live, NULL, NULL);
  g_autoptr (SenderMessageMatrix) after = NULL;
  g_autoptr (GArray)              all = choose_all (matrix);
  g_autoptr (GPtrArray)           listed = NULL;
  SenderMessage                  *taken = NULL;

  g_assert_cmpuint (sender_batch_count (matrix, all, SENDER_BATCH_TAKE_OVER, NULL), ==, 2);
  listed = sender_batch_list_taken (matrix, all);
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_cmpstr (sender_message_get_content (listed->pdata[0]), ==, "Hello");
  g_assert_cmpstr (sender_message_get_content (listed->pdata[1]), ==, "Hi");
  g_assert_cmpuint (sender_batch_run (matrix, config, all, SENDER_BATCH_TAKE_OVER, NULL), ==, 2);
  sender_test_config_assert (config, VOICE, "Hello");
  sender_test_config_assert (config, GENERAL, "Hi");
  taken = sender_config_find_message (config, "general", SENDER_CHANNEL_SMS, "en", NULL);
  g_assert_nonnull (sender_message_get_remote (taken));
  after = sender_message_matrix_new (config, live, NULL, NULL);
  g_assert_cmpuint (sender_batch_count (after, all, SENDER_BATCH_TAKE_OVER, NULL), ==, 0);
}

static const SenderStep *
find_step (const SenderPlan *plan,
           SenderStepAction  action)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (plan->steps, i);

      if (step->object == SENDER_CHANGE_IN_TEMPLATE && step->action == action)
        return step;
    }
  return NULL;
}

/* What was published and is restored is deleted at PingOne by the next publish. */
static void
test_restore (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderLive)          live = live_fixture_new (config);
  g_autoptr (SenderMessageMatrix) matrix = NULL;
  g_autoptr (SenderMessageMatrix) restored = NULL;
  g_autoptr (GArray)              chosen = g_array_new (FALSE, FALSE, sizeof (guint));
  SenderPlanInput                 input = { .config = config, .live = live, .base = live };
  g_autoptr (SenderPlan)          plan = NULL;
  const SenderMatrixCell         *cell = NULL;
  guint                           first = 0;

  set (live, sender_live_set_templates, TEMPLATES);
  matrix = sender_message_matrix_new (config, live, live, NULL);
  g_assert_true (sender_message_matrix_get (matrix, 0, 0)->is_published);
  g_array_append_val (chosen, first);
  g_assert_cmpuint (sender_batch_run (matrix, config, chosen, SENDER_BATCH_RESTORE, NULL), ==, 1);
  g_assert_null (sender_path_get (config, SMS, NULL));
  restored = sender_message_matrix_new (config, live, live, NULL);
  cell = sender_message_matrix_get (restored, 0, 0);
  g_assert_cmpint (cell->state, ==, SENDER_CELL_REMOVED);
  g_assert_cmpstr (sender_matrix_cell_get_label (cell), ==, "Removed");
  plan = sender_plan_new (&input, NULL);
  g_assert_nonnull (plan);
  g_assert_nonnull (find_step (plan, SENDER_STEP_DELETE));
  g_assert_cmpstr (find_step (plan, SENDER_STEP_DELETE)->id, ==, "c0");
  g_assert_null (find_step (plan, SENDER_STEP_CREATE));
}

/* What somebody else wrote there is left alone. */
static void
test_restore_foreign (void)
{
  g_autoptr (SenderConfig)        config = sender_test_config_studio ();
  g_autoptr (SenderLive)          live = live_fixture_new (config);
  g_autoptr (SenderLive)          base = live_fixture_new_empty ();
  g_autoptr (SenderMessageMatrix) matrix = NULL;
  g_autoptr (SenderPlan)          plan = NULL;
  SenderPlanInput                 input = { .config = config, .live = live, .base = base };

  set (live, sender_live_set_templates, TEMPLATES);
  matrix = sender_message_matrix_new (config, live, base, NULL);
  g_assert_false (sender_message_matrix_get (matrix, 0, 0)->is_published);
  sender_test_config_edit (config, "-" SMS);
  plan = sender_plan_new (&input, NULL);
  g_assert_nonnull (plan);
  g_assert_null (find_step (plan, SENDER_STEP_DELETE));
}

/* Where somebody else wrote over what was published, the text is theirs: it is not taken away. */
static void
test_restore_changed (void)
{
  static const char *const texts[] = { "\"content\":\"Hello ${otp}\"",
                                       OURS ",\"voice\":\"Man\"" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SenderConfig)        config = sender_test_config_studio ();
      g_autoptr (SenderLive)          base = live_fixture_new (config);
      g_autoptr (SenderLive)          live = live_fixture_new (config);
      g_autofree char                *codes = NULL;
      g_autoptr (SenderMessageMatrix) matrix = NULL;

      codes = g_strconcat ("[{\"id\":\"2\",\"deliveryMethod\":\"SMS\",\"locale\":\"en\",",
                           texts[i], "}]", NULL);
      set (live, sender_live_set_templates, TEMPLATES);
      set_contents (live, "strong_authentication", codes);
      sender_test_config_edit (config, "-" SMS);
      matrix = sender_message_matrix_new (config, live, base, NULL);
      g_assert_true (sender_message_matrix_get (matrix, 0, 0)->is_published);
      g_assert_cmpint (sender_message_matrix_get (matrix, 0, 0)->state, ==, SENDER_CELL_THEIRS);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/message-online/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/core/message-online/unread", test_unread);
  g_test_add_func ("/core/message-online/words", test_words);
  g_test_add_func ("/core/message-online/write", test_write);
  g_test_add_func ("/core/message-online/unread-contents", test_unread_contents);
  g_test_add_func ("/core/message-online/take-over", test_take_over);
  g_test_add_func ("/core/message-online/restore", test_restore);
  g_test_add_func ("/core/message-online/restore-foreign", test_restore_foreign);
  g_test_add_func ("/core/message-online/restore-changed", test_restore_changed);
  return g_test_run ();
}
