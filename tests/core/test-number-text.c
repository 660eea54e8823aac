/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-text.h"

#include "sender-list.h"
#include "sender-number-proposal.h"
#include "sender-test-config.h"

/* What was understood: `POSITION:NUMBER type channels countries`, or `POSITION:-KIND`. */
typedef struct
{
  const char *name;
  const char *text;
  const char *lines;
} Case;

static const Case cases[] = {
  { "column",
    "+12065550142\n+13035550163\n",
    "1:+12065550142 standard sv\n2:+13035550163 standard sv" },
  { "windows", "+12065550142\r\n\r\n+13035550163\r\n",
    "1:+12065550142 standard sv\n3:+13035550163 standard sv" },
  { "old-mac",
    "+12065550142\r+13035550163",
    "1:+12065550142 standard sv\n2:+13035550163 standard sv" },
  { "spelling", "+1 (206) 555-0142", "1:+12065550142 standard sv" },
  { "trunk", "+44 (0)20 7946 0018", "1:+442079460018 standard sv" },
  { "zeros", "0049 30 901820", "1:+4930901820 standard sv" },
  { "tel", "tel:+1-206-555-0142", "1:+12065550142 standard sv" },
  { "full-width", "＋１ 206 555 0142", "1:+12065550142 standard sv" },
  { "label-before", "Sales: +1 206 555 0142", "1:+12065550142 standard sv" },
  { "label-with-digit", "Line 2: +1 206 555 0142", "1:+12065550142 standard sv" },
  { "label-after", "+1 206 555 0142 (Sales)", "1:+12065550142 standard sv" },
  { "bullet", "• +1 206 555 0142", "1:+12065550142 standard sv" },
  { "commas",
    "+12065550142, +13035550163",
    "1:+12065550142 standard sv\n1:+13035550163 standard sv" },
  { "spaces",
    "+12065550142 +13035550163",
    "1:+12065550142 standard sv\n1:+13035550163 standard sv" },
  { "semicolons", "+12065550142;+13035550163;",
    "1:+12065550142 standard sv\n1:+13035550163 standard sv" },
  { "toll-free", "+18445550119", "1:+18445550119 toll-free sv US" },
  { "short-code", "55501", "1:55501 short-code s" },
  { "national", "(206) 555-0142", "1:2065550142 standard sv" },
  { "csv", "Name,Phone Number,Country\nSales,+1 206 555 0142,US\n\"Desk, 2\",+13035550163,US",
    "2:+12065550142 standard sv\n3:+13035550163 standard sv" },
  { "csv-column-only", "id;number\n20241;+12065550142\n20242;55501",
    "2:+12065550142 standard sv\n3:55501 short-code s" },
  { "csv-words", "+18445550119;toll-free;SMS;US/CA\n+448000000000;Toll Free;SMS, Voice;GB",
    "1:+18445550119 toll-free s US,CA\n2:+448000000000 toll-free sv GB" },
  { "short-code-country", "55501,short code,CA", "1:55501 short-code s CA" },
  { "standard-has-no-country", "+12065550142,US", "1:+12065550142 standard sv" },
  { "export", "PN00000000000000000000000000000142,+12065550142,2024-11-12,1.15",
    "1:+12065550142 standard sv" },
  { "no-number",
    "hello\n2024-11-12\nPN00000000000000000000000000000142\n12",
    "1:-3\n2:-3\n3:-3\n4:-3" },
  { "twice", "+12065550142\n0012065550142", "1:+12065550142 standard sv\n2:-1" },
  { "present", "+1 415 555 0100", "1:-2" },
  { "empty", "\n \n\t\n", "" },
};

static const char *const ticks[2][2] = { { "", "v" }, { "s", "sv" } };

static void
describe (GString                *out,
          const SenderNumberLine *line)
{
  SenderOriginationNumber *number = line->number;
  g_autofree char         *countries = NULL;
  SenderNumberType         type = SENDER_NUMBER_TYPE_UNKNOWN;

  g_string_append_printf (out, "%s%u:", out->len > 0 ? "\n" : "", line->position);
  if (line->kind != SENDER_NUMBER_LINE_NEW)
    {
      g_string_append_printf (out, "-%d", (int) line->kind);
      return;
    }
  type = sender_origination_number_get_number_type (number);
  countries = g_strjoinv (",", (GStrv) sender_origination_number_get_countries (number));
  g_string_append_printf (out, "%s %s %s%s%s", sender_origination_number_get_number (number),
                          sender_enum_get_nick (SENDER_TYPE_NUMBER_TYPE, (int) type),
                          ticks[!!sender_origination_number_has_sms (number)]
                               [!!sender_origination_number_has_voice (number)],
                          *countries != '\0' ? " " : "", countries);
}

static void
test_case (gconstpointer data)
{
  const Case              *self = data;
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    lines = sender_number_text_parse (config, self->text);
  g_autoptr (GString)      found = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    describe (found, g_ptr_array_index (lines, i));
  g_assert_cmpstr (found->str, ==, self->lines);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* All of them come with one change of the list, and those that are there already stay out. */
static void
test_add (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  SenderList              *numbers = sender_config_get_numbers (config);
  guint                    n_before = sender_list_get_n_items (numbers);
  g_autoptr (GPtrArray)    lines =
    sender_number_text_parse (config, "+12065550142\nno\n+14155550100\n+13035550163\n+12065550142");
  guint n_changes = 0;

  g_signal_connect_swapped (numbers, "items-changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpuint (sender_number_text_count (lines, SENDER_NUMBER_LINE_NO_NUMBER), ==, 1);
  g_assert_cmpuint (sender_number_text_add (config, lines), ==, 2);
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, n_before + 2);
  g_signal_handlers_disconnect_by_data (numbers, &n_changes);
}

static void
test_line_words (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    lines = sender_number_text_parse (config, "+18445550119\nhello");
  g_autofree char         *first = sender_number_line_describe (g_ptr_array_index (lines, 0));
  g_autofree char         *second = sender_number_line_describe (g_ptr_array_index (lines, 1));

  g_assert_cmpstr (first, ==, "Toll-free · SMS, Voice · US");
  g_assert_cmpstr (second, ==, "No number in this line");
}

static void
test_summary (void)
{
  g_autoptr (SenderConfig) config = sender_test_config_studio ();
  g_autoptr (GPtrArray)    none = sender_number_text_parse (config, "");
  g_autoptr (GPtrArray)    some =
    sender_number_text_parse (config, "+18445550119\n+12065550142\n+14155550100\nhello");
  g_autofree char *nothing = sender_number_text_summarize (none);
  g_autofree char *summary = sender_number_text_summarize (some);

  g_assert_cmpstr (nothing, ==, "Nothing to add yet");
  g_assert_cmpstr (summary, ==, "2 new numbers, 1 already there, 1 line without a number");
}

static void
assert_number (SenderOriginationNumber *number,
               SenderNumberType         type,
               const char              *countries)
{
  g_autofree char *joined =
    g_strjoinv (",", (GStrv) sender_origination_number_get_countries (number));

  g_assert_cmpint (sender_origination_number_get_number_type (number), ==, type);
  g_assert_cmpstr (joined, ==, countries);
}

static void
change (SenderOriginationNumber *number,
        const char              *text)
{
  g_autofree char *before = g_strdup (sender_origination_number_get_number (number));

  g_object_set (number, "number", text, NULL);
  sender_number_follow (number, before);
}

/* The proposal follows the text until somebody chose otherwise. */
static void
test_follow (void)
{
  g_autoptr (SenderConfig)            config = sender_test_config_studio ();
  g_autoptr (SenderOriginationNumber) number = sender_number_propose (config, "");
  const char                         *countries[] = { "CA", NULL };

  assert_number (number, SENDER_NUMBER_TYPE_STANDARD, "");
  change (number, "+18445550119");
  assert_number (number, SENDER_NUMBER_TYPE_TOLL_FREE, "US");
  change (number, "55501");
  assert_number (number, SENDER_NUMBER_TYPE_SHORT_CODE, "");
  g_assert_false (sender_origination_number_has_voice (number));
  g_object_set (number, "countries", countries, NULL);
  change (number, "+12065550142");
  assert_number (number, SENDER_NUMBER_TYPE_SHORT_CODE, "CA");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/number-text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/number-text/add", test_add);
  g_test_add_func ("/core/number-text/line-words", test_line_words);
  g_test_add_func ("/core/number-text/summary", test_summary);
  g_test_add_func ("/core/number-text/follow", test_follow);
  return g_test_run ();
}
