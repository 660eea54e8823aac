/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-config.h"
#include "sender-list.h"
#include "sender-origination-number.h"
#include "sender-phone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Origination numbers: SS201-SS211. Numbers of a type this version doesn't know are not judged,
 * except that each stands there once. */

#define DEFAULT_COUNTRY "US"

/* One number with what its rules look at. */
typedef struct
{
  SenderCheckRun          *run;
  SenderOriginationNumber *record;
  guint                    position;
  SenderNumberType         type;
  const char              *text;
  const char *const       *countries;
  guint                    n_countries;
} Number;

static void
number_init (Number         *number,
             SenderCheckRun *run,
             guint           position)
{
  SenderOriginationNumber *record = sender_list_get (sender_config_get_numbers (run->config),
                                                     position);

  *number = (Number){
    .run = run,
    .record = record,
    .position = position,
    .type = sender_origination_number_get_number_type (record),
    .text = sender_origination_number_get_number (record),
    .countries = sender_origination_number_get_countries (record),
  };
  number->n_countries = g_strv_length ((GStrv) number->countries);
}

static char *
number_path (const Number *number,
             const char   *member)
{
  return g_strdup_printf ("numbers[%u].%s", number->position, member);
}

static void
foreach_number (SenderCheckRun *run,
                void (*check) (const Number *number))
{
  guint n_items = sender_list_get_n_items (sender_config_get_numbers (run->config));

  for (guint i = 0; i < n_items; i++)
    {
      Number number;

      number_init (&number, run, i);
      check (&number);
    }
}

static gboolean
is_toll_free (const char *text)
{
  g_autofree char *normal = sender_phone_normalize (text);

  return normal != NULL && sender_phone_is_nanp_toll_free (normal);
}

static SenderFix *
fix_type (const Number *number)
{
  g_autofree char *path = number_path (number, "type");

  return sender_check_fix_choice (path, SENDER_TYPE_NUMBER_TYPE, SENDER_NUMBER_TYPE_TOLL_FREE);
}

/* Reports a number whose text is wrong; @accept judges whether its normal form is right. */
static void
report_text (const Number *number,
             gboolean (*accept) (const char *text),
             const char *form)
{
  g_autofree char *path = number_path (number, "number");
  g_autofree char *normal = sender_phone_normalize (number->text);

  if (*number->text == '\0')
    sender_check_run_report (number->run, path, NULL, _ ("The number is missing; enter %s."),
                             form);
  else if (normal != NULL && accept (normal))
    sender_check_run_report (number->run, path, sender_check_fix (path, normal),
                             _ ("“%s” is not written as PingOne needs it; write %s."),
                             number->text, normal);
  else
    sender_check_run_report (number->run, path, NULL, _ ("“%s” is not right; enter %s."),
                             number->text, form);
}

static void
check_one_standard (const Number *number)
{
  if (number->type == SENDER_NUMBER_TYPE_STANDARD && !sender_phone_is_e164 (number->text))
    report_text (number, sender_phone_is_e164,
                 _ ("a plus sign and 7 to 15 digits with the country code, such as "
                    "+14155550100"));
}

static void
check_standard (SenderCheckRun *run)
{
  foreach_number (run, check_one_standard);
}

/* Without a country it is the US. */
static gboolean
is_north_american (const char *country)
{
  return country == NULL || g_ascii_strcasecmp (country, "US") == 0 ||
         g_ascii_strcasecmp (country, "CA") == 0;
}

static gboolean
names_north_america (const Number *number)
{
  for (guint i = 0; i < number->n_countries; i++)
    if (is_north_american (number->countries[i]))
      return TRUE;
  return number->n_countries == 0;
}

static void
check_one_toll_free (const Number *number)
{
  if (number->type != SENDER_NUMBER_TYPE_TOLL_FREE)
    return;
  if (names_north_america (number))
    {
      if (!sender_phone_is_nanp_toll_free (number->text))
        report_text (number, sender_phone_is_nanp_toll_free,
                     _ ("a toll-free number of the US or Canada: +1, then 800, 833, 844, 855, 866, "
                        "877 or 888, then seven digits that begin with 2 to 9"));
    }
  else if (!sender_phone_is_e164 (number->text))
    report_text (number, sender_phone_is_e164,
                 _ ("a plus sign and 7 to 15 digits with the country code"));
}

static void
check_toll_free (SenderCheckRun *run)
{
  foreach_number (run, check_one_toll_free);
}

/* A code with several countries is judged in the first; SS204 says that there may be only one. */
static void
check_one_short_code (const Number *number)
{
  g_autofree char *path = NULL;
  g_autofree char *plain = NULL;

  if (number->type != SENDER_NUMBER_TYPE_SHORT_CODE ||
      sender_phone_is_short_code (number->text, number->countries[0]))
    return;
  path = number_path (number, "number");
  plain = sender_phone_get_key (number->text);
  if (sender_phone_is_short_code (plain, number->countries[0]))
    sender_check_run_report (number->run, path, sender_check_fix (path, plain),
                             _ ("“%s” is not written as PingOne needs it; write %s."),
                             number->text, plain);
  else if (is_north_american (number->countries[0]))
    sender_check_run_report (number->run, path, NULL,
                             _ ("“%s” is no short code of the US or Canada; those have 5 or 6 "
                                "digits and begin with 2 to 9."),
                             number->text);
  else
    sender_check_run_report (number->run, path, NULL,
                             _ ("“%s” is no short code; those have 3 to 8 digits."),
                             number->text);
}

static void
check_short_code (SenderCheckRun *run)
{
  foreach_number (run, check_one_short_code);
}

/* Where SS210 says that it is a toll-free number, the countries are right and the type is not. */
static void
check_standard_countries (const Number *number)
{
  g_autofree char *path = NULL;

  if (number->n_countries == 0)
    return;
  path = number_path (number, "countries");
  if (is_toll_free (number->text))
    sender_check_run_report (number->run, path, fix_type (number),
                             _ ("“%s” has countries, but is declared as standard; choose "
                                "toll-free."),
                             number->text);
  else
    sender_check_run_report (number->run, path, sender_check_fix (path, ""),
                             _ ("“%s” is a standard number, and those have no countries; clear "
                                "them."),
                             number->text);
}

static void
check_other_countries (const Number *number)
{
  g_autofree char *path = NULL;

  if (number->n_countries == 1 ||
      (number->n_countries > 1 && number->type != SENDER_NUMBER_TYPE_SHORT_CODE))
    return;
  path = number_path (number, "countries");
  if (number->n_countries == 0)
    sender_check_run_report (number->run, path, sender_check_fix (path, DEFAULT_COUNTRY),
                             _ ("“%s” names no country; choose where it is used."), number->text);
  else
    sender_check_run_report (number->run, path, NULL,
                             _ ("“%s” names %u countries, and a short code belongs to one; keep "
                                "that one."),
                             number->text, number->n_countries);
}

static void
check_one_countries (const Number *number)
{
  if (number->type == SENDER_NUMBER_TYPE_STANDARD)
    check_standard_countries (number);
  else if (number->type != SENDER_NUMBER_TYPE_UNKNOWN)
    check_other_countries (number);
}

static void
check_countries (SenderCheckRun *run)
{
  foreach_number (run, check_one_countries);
}

/* Lower case has one right answer. What is meant by a code that is none is anybody's guess. */
static void
check_one_country_code (const Number *number)
{
  g_autofree char         *path = NULL;
  g_autofree char         *all = NULL;
  g_autofree char         *upper = NULL;
  g_auto (GStrv)           uppers = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           wrong = NULL;
  g_autofree char         *names = NULL;
  gboolean                 sure = TRUE;

  if (number->n_countries == 0 || number->type == SENDER_NUMBER_TYPE_UNKNOWN)
    return;
  path = number_path (number, "countries");
  all = g_strjoinv (",", (GStrv) number->countries);
  upper = g_ascii_strup (all, -1);
  uppers = g_strsplit (upper, ",", -1);
  for (guint i = 0; i < number->n_countries; i++)
    if (!sender_phone_is_country (number->countries[i]))
      {
        g_strv_builder_add (builder, number->countries[i]);
        sure = sure && sender_phone_is_country (uppers[i]);
      }
  wrong = g_strv_builder_end (builder);
  if (wrong[0] == NULL)
    return;
  names = sender_check_list_names (wrong, "", "");
  sender_check_run_report (number->run, path, sure ? sender_check_fix (path, upper) : NULL,
                           _ ("%s is no country; write the two capital letters of ISO 3166, such "
                              "as US or GB."),
                           names);
}

static void
check_country_codes (SenderCheckRun *run)
{
  foreach_number (run, check_one_country_code);
}

/* Only for a short code is there one right answer: it can't call. */
static void
check_one_capability (const Number *number)
{
  g_autofree char *path = NULL;
  SenderFix       *fix = NULL;

  if (number->type == SENDER_NUMBER_TYPE_UNKNOWN ||
      sender_origination_number_has_sms (number->record) ||
      sender_origination_number_has_voice (number->record))
    return;
  path = number_path (number, "sms");
  if (number->type == SENDER_NUMBER_TYPE_SHORT_CODE)
    fix = sender_check_fix (path, "true");
  sender_check_run_report (number->run, path, fix,
                           _ ("“%s” is ticked for neither SMS nor Voice; tick at least one."),
                           number->text);
}

static void
check_capability (SenderCheckRun *run)
{
  foreach_number (run, check_one_capability);
}

static void
check_one_short_code_voice (const Number *number)
{
  g_autofree char *path = NULL;

  if (number->type != SENDER_NUMBER_TYPE_SHORT_CODE ||
      !sender_origination_number_has_voice (number->record))
    return;
  path = number_path (number, "voice");
  sender_check_run_report (number->run, path, sender_check_fix (path, "false"),
                           _ ("“%s” is a short code and can’t make calls; untick Voice."),
                           number->text);
}

static void
check_short_code_voice (SenderCheckRun *run)
{
  foreach_number (run, check_one_short_code_voice);
}

static void
check_duplicates (SenderCheckRun *run)
{
  SenderList            *numbers = sender_config_get_numbers (run->config);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < sender_list_get_n_items (numbers); i++)
    {
      SenderOriginationNumber *number = sender_list_get (numbers, i);
      const char              *text = sender_origination_number_get_number (number);
      char                    *key = sender_origination_number_dup_identity (number);
      gpointer                 first = NULL;

      if (*text != '\0' && g_hash_table_lookup_extended (seen, key, NULL, &first))
        {
          g_autofree char *path = g_strdup_printf ("numbers[%u].number", i);

          sender_check_run_report (run, path, NULL,
                                   _ ("“%s” is in the list twice, first as entry %u; remove one "
                                      "of the two."),
                                   text, GPOINTER_TO_UINT (first) + 1);
          g_free (key);
        }
      else
        g_hash_table_insert (seen, key, GUINT_TO_POINTER (i));
    }
}

static void
check_channel_request (SenderCheckRun *run)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    if (sender_check_run_has_number (run, channel, FALSE) &&
        sender_check_run_get_request (run, channel) == NULL)
      sender_check_run_report (run, sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) channel),
                               NULL,
                               _ ("A number is ticked for %s, but there is no %s request; set "
                                  "the request up or untick the numbers."),
                               sender_channel_get_label (channel),
                               sender_channel_get_label (channel));
}

static gboolean
uses_from (SenderCheckRun *run,
           SenderChannel   channel)
{
  for (guint i = 0; i < run->requests->len; i++)
    {
      SenderCheckRequest *request = g_ptr_array_index (run->requests, i);

      if (request->channel == channel && sender_check_request_uses (request, "from"))
        return TRUE;
    }
  return FALSE;
}

/* A number that is ticked and not selected is not sent from either. */
static void
check_from (SenderCheckRun *run)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      const char *label = sender_channel_get_label (channel);

      if (!uses_from (run, channel) ||
          sender_check_run_has_number (run, channel, TRUE))
        continue;
      if (sender_check_run_has_number (run, channel, FALSE))
        sender_check_run_report (run, "numbers", NULL,
                                 _ ("The %s request uses “${from}”, but no number ticked for %s "
                                    "is selected; select one."),
                                 label, label);
      else
        sender_check_run_report (run, "numbers", NULL,
                                 _ ("The %s request uses “${from}”, but no number is ticked for "
                                    "%s; tick one or add one."),
                                 label, label);
    }
}

static void
check_one_type (const Number *number)
{
  g_autofree char *path = NULL;
  SenderFix       *fix = NULL;

  if (number->type != SENDER_NUMBER_TYPE_STANDARD || !is_toll_free (number->text))
    return;
  path = number_path (number, "type");
  fix = fix_type (number);
  if (number->n_countries == 0)
    {
      g_autofree char *countries = number_path (number, "countries");

      sender_fix_add (fix, countries, DEFAULT_COUNTRY);
    }
  sender_check_run_report (number->run, path, fix,
                           _ ("“%s” is a toll-free number declared as standard; choose "
                              "toll-free."),
                           number->text);
}

static void
check_type (SenderCheckRun *run)
{
  foreach_number (run, check_one_type);
}

static const SenderRule rules[] = {
  { "SS201", SENDER_SEVERITY_ERROR,
    N_ ("Twilio refuses a sender that is not in international form, and nothing is sent."),
    check_standard },
  { "SS202", SENDER_SEVERITY_ERROR,
    N_ ("Whether a number is toll-free is the customer’s responsibility; carriers refuse a wrong "
        "one after PingOne took it."),
    check_toll_free },
  { "SS203", SENDER_SEVERITY_ERROR,
    N_ ("Carriers refuse a sender that is no short code of the country."),
    check_short_code },
  { "SS204", SENDER_SEVERITY_ERROR,
    N_ ("PingOne demands countries for a toll-free number, exactly one for a short code, and "
        "refuses them for a standard number."),
    check_countries },
  { "SS205", SENDER_SEVERITY_ERROR,
    N_ ("PingOne wants at least one; the number would never be used."),
    check_capability },
  { "SS206", SENDER_SEVERITY_ERROR,
    N_ ("Short codes carry messages only, so every call from it fails."),
    check_short_code_voice },
  { "SS207", SENDER_SEVERITY_ERROR,
    N_ ("Which of the two entries counts is not documented."),
    check_duplicates },
  { "SS208", SENDER_SEVERITY_WARNING,
    N_ ("Nothing is sent on this channel, whatever the numbers say."),
    check_channel_request },
  { "SS209", SENDER_SEVERITY_ERROR,
    N_ ("“${from}” then has no value, and the vendor refuses a request without a sender."),
    check_from },
  { "SS210", SENDER_SEVERITY_WARNING,
    N_ ("PingOne chooses the sender by type and country; a wrong type leads to a wrong choice."),
    check_type },
  { "SS211", SENDER_SEVERITY_ERROR,
    N_ ("PingOne takes the codes of ISO 3166-1 alone and refuses the sender with any other."),
    check_country_codes },
};

const SenderRuleGroup sender_rules_numbers = { rules, G_N_ELEMENTS (rules) };
