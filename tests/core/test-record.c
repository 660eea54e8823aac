/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-acceptance.h"
#include "sender-authorization.h"
#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-environment.h"
#include "sender-error.h"
#include "sender-fallback.h"
#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-json.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-origination-number.h"
#include "sender-pingone.h"
#include "sender-provider.h"
#include "sender-test.h"
#include "sender-variable.h"

#include <string.h>

/* Every class, so that one test walks all of their tables. */
static GType (*const types[]) (void) = {
  sender_acceptance_get_type,
  sender_authorization_get_type,
  sender_channel_request_get_type,
  sender_config_get_type,
  sender_environment_get_type,
  sender_fallback_get_type,
  sender_form_field_get_type,
  sender_header_get_type,
  sender_message_get_type,
  sender_origination_number_get_type,
  sender_pingone_get_type,
  sender_provider_get_type,
  sender_variable_get_type,
};

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Another value than the default, of the property's type. */
static void
make_value (const SenderField *field,
            GParamSpec        *pspec,
            GValue            *value)
{
  static const char *words[] = { "US", "CA", NULL };

  g_value_init (value, pspec->value_type);
  if (field->kind == SENDER_FIELD_STRING)
    g_value_set_string (value, "Grüße");
  else if (field->kind == SENDER_FIELD_ENUM)
    g_value_set_enum (value, 1);
  else if (field->kind == SENDER_FIELD_STRV)
    g_value_set_boxed (value, words);
  else if (field->kind == SENDER_FIELD_JSON)
    {
      g_autoptr (SenderJson) json = sender_json_parse ("{\"a\":[1.50,null]}", -1, NULL);

      g_value_set_boxed (value, json);
    }
}

static gboolean
is_plain (const SenderField *field)
{
  return field->kind != SENDER_FIELD_RECORD && field->kind != SENDER_FIELD_LIST;
}

static void
set_another_value (SenderRecord      *record,
                   const SenderField *field)
{
  GParamSpec     *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (record), field->name);
  g_auto (GValue) value = G_VALUE_INIT;

  if (field->kind == SENDER_FIELD_BOOLEAN)
    {
      gboolean now = FALSE;

      g_object_get (record, field->name, &now, NULL);
      g_value_init (&value, G_TYPE_BOOLEAN);
      g_value_set_boolean (&value, !now);
    }
  else
    make_value (field, pspec, &value);
  if (field->kind == SENDER_FIELD_ENUM)
    {
      int now = 0;

      g_object_get (record, field->name, &now, NULL);
      g_value_set_enum (&value, now == 0 ? 1 : 0);
    }
  g_object_set_property (G_OBJECT (record), field->name, &value);
}

static void
test_metadata (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr (SenderRecord) record = g_object_new (types[t](), NULL);
      guint                    n_fields = 0;
      const SenderField       *fields = sender_record_get_fields (record, &n_fields);

      g_test_message ("%s", G_OBJECT_TYPE_NAME (record));
      g_assert_cmpuint (n_fields, >, 0);
      for (guint i = 0; i < n_fields; i++)
        {
          GParamSpec *pspec =
            g_object_class_find_property (G_OBJECT_GET_CLASS (record), fields[i].name);

          g_assert_nonnull (pspec);
          g_assert_true (pspec->flags & G_PARAM_EXPLICIT_NOTIFY);
          g_assert_cmpint ((pspec->flags & G_PARAM_WRITABLE) != 0, ==, is_plain (&fields[i]));
          g_assert_true (sender_record_find_field (record, fields[i].name) == &fields[i]);
        }
      g_assert_null (sender_record_find_field (record, "no-such-field"));
    }
}

static void
check_notification (SenderRecord      *record,
                    const SenderField *field)
{
  g_autofree char         *detailed = g_strconcat ("notify::", field->name, NULL);
  g_auto (GValue)          value = G_VALUE_INIT;
  g_autoptr (SenderRecord) copy = NULL;
  guint                    notified = 0;
  guint                    changed = 0;

  g_signal_connect_swapped (record, detailed, G_CALLBACK (count_cb), &notified);
  g_signal_connect_swapped (record, "changed", G_CALLBACK (count_cb), &changed);
  set_another_value (record, field);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (changed, ==, 1);

  /* The same value again says nothing. */
  g_object_get_property (G_OBJECT (record), field->name, &value);
  g_object_set_property (G_OBJECT (record), field->name, &value);
  g_assert_cmpuint (notified, ==, 1);

  copy = sender_record_copy (record);
  g_assert_true (sender_record_equal (record, copy));
  set_another_value (copy, field);
  if (field->kind != SENDER_FIELD_STRING && field->kind != SENDER_FIELD_STRV &&
      field->kind != SENDER_FIELD_JSON)
    g_assert_false (sender_record_equal (record, copy));
  g_signal_handlers_disconnect_by_func (record, count_cb, &notified);
  g_signal_handlers_disconnect_by_func (record, count_cb, &changed);
}

static void
test_every_property (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      SenderRecord      *record = g_object_new (types[t](), NULL);
      guint              n_fields = 0;
      const SenderField *fields = sender_record_get_fields (record, &n_fields);

      for (guint i = 0; i < n_fields; i++)
        if (is_plain (&fields[i]))
          check_notification (record, &fields[i]);
      g_assert_finalize_object (record);
    }
}

static void
fill (SenderRecord *record)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      if (is_plain (&fields[i]))
        set_another_value (record, &fields[i]);
      else if (fields[i].kind == SENDER_FIELD_RECORD)
        fill (G_STRUCT_MEMBER (SenderRecord *, record, fields[i].offset));
      else
        {
          SenderList              *list = G_STRUCT_MEMBER (SenderList *, record, fields[i].offset);
          g_autoptr (SenderRecord) item =
            g_object_new (sender_list_get_type_of_items (list), NULL);

          fill (item);
          sender_list_append (list, item);
        }
    }
}

static void
test_json_both_ways (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (types); t++)
    {
      g_autoptr (SenderRecord) record = g_object_new (types[t](), NULL);
      g_autoptr (SenderRecord) back = NULL;
      g_autoptr (SenderRecord) pristine = g_object_new (types[t](), NULL);
      g_autoptr (SenderJson)   json = NULL;
      g_autoptr (SenderJson)   again = NULL;
      g_autoptr (GError)       error = NULL;

      fill (record);
      g_assert_false (sender_record_equal (record, pristine));
      json = sender_record_to_json (record);
      back = sender_record_new_from_json (types[t](), json, &error);
      g_assert_no_error (error);
      g_assert_true (sender_record_equal (record, back));
      again = sender_record_to_json (back);
      g_assert_true (sender_json_equal (json, again));
    }
}

static void
test_unknown_members (void)
{
  g_autoptr (SenderJson) json =
    sender_json_parse ("{\"name\":\"A\",\"future\":{\"x\":1e3},"
                       "\"provider\":{\"new\":[true]}}",
                       -1, NULL);
  g_autoptr (SenderConfig) config = sender_record_new_from_json (SENDER_TYPE_CONFIG, json, NULL);
  g_autoptr (SenderConfig) copy = sender_record_copy (config);
  g_autoptr (SenderConfig) other = sender_config_new ();
  g_autoptr (SenderJson)   written = sender_record_to_json (SENDER_RECORD (copy));
  g_autofree char         *text = sender_json_to_string (written);

  g_assert_true (sender_record_equal (config, copy));
  g_assert_nonnull (strstr (text, "\"future\":{\"x\":1e3}"));
  g_assert_nonnull (strstr (text, "\"new\":[true]"));
  g_assert_nonnull (sender_record_get_extras (SENDER_RECORD (config)));
  g_assert_false (sender_record_equal (config, other));
  g_object_set (other, "name", "A", "id", "", NULL);
  g_assert_false (sender_record_equal (config, other));
}

static void
test_optional_members (void)
{
  g_autoptr (SenderFormField) row = sender_form_field_new ();
  g_autoptr (SenderJson)      on = sender_record_to_json (SENDER_RECORD (row));
  g_autoptr (SenderJson)      off = NULL;

  g_assert_null (sender_json_get_member (on, "enabled"));
  g_assert_null (sender_json_get_member (on, "encoded"));
  g_assert_nonnull (sender_json_get_member (on, "key"));
  g_object_set (row, "enabled", FALSE, NULL);
  off = sender_record_to_json (SENDER_RECORD (row));
  g_assert_nonnull (sender_json_get_member (off, "enabled"));
}

static const struct
{
  const char *json;
  const char *message;
} bad_documents[] = {
  { "[]", "Line 1, column 1: “the document” must be an object" },
  { "{\n  \"name\": 7}", "Line 2, column 11: “name”" },
  { "{\"provider\": []}", "“provider”" },
  { "{\"provider\": {\"kind\": \"custom\"}}", "ping, custom-server, custom-provider" },
  { "{\"provider\": {\"kind\": true}}", "“kind”" },
  { "{\"fallback\": {\"enabled\": \"yes\"}}", "“enabled”" },
  { "{\"numbers\": {}}", "“numbers”" },
  { "{\"numbers\": [7]}", "“numbers”" },
  { "{\"numbers\": [{\"countries\": \"US\"}]}", "“countries”" },
  { "{\"numbers\": [{\"countries\": [7]}]}", "“countries”" },
};

static void
test_bad_documents (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_documents); i++)
    {
      g_autoptr (SenderJson) json = sender_json_parse (bad_documents[i].json, -1, NULL);
      g_autoptr (GError)     error = NULL;

      g_test_message ("%s", bad_documents[i].json);
      g_assert_null (sender_record_new_from_json (SENDER_TYPE_CONFIG, json, &error));
      sender_test_assert_error (error, SENDER_ERROR_FORMAT, bad_documents[i].message);
    }
}

static void
test_null_json (void)
{
  g_autoptr (SenderJson)    json = sender_json_parse ("{\"remote\":null}", -1, NULL);
  g_autoptr (SenderMessage) message = sender_record_new_from_json (SENDER_TYPE_MESSAGE, json, NULL);

  g_assert_null (sender_message_get_remote (message));
}

static void
test_assign (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  g_autoptr (SenderConfig) other = sender_config_new ();
  SenderList              *numbers = sender_config_get_numbers (config);
  SenderOriginationNumber *first = NULL;
  guint                    changed = 0;

  fill (SENDER_RECORD (config));
  first = sender_list_get (numbers, 0);
  fill (SENDER_RECORD (other));
  fill (SENDER_RECORD (other));
  g_signal_connect_swapped (config, "changed", G_CALLBACK (count_cb), &changed);
  sender_record_assign (config, other);
  g_assert_true (sender_record_equal (config, other));
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 2);
  g_assert_true (sender_list_get (numbers, 0) == (gpointer) first);
  g_assert_cmpuint (changed, >, 0);

  changed = 0;
  sender_record_assign (config, other);
  g_assert_cmpuint (changed, ==, 0);

  sender_list_splice (sender_config_get_numbers (other), 0, 2, NULL, 0);
  g_assert_false (sender_record_equal (config, other));
  sender_record_assign (config, other);
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 0);
}

static void
test_accessors (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  SenderMessage           *message = NULL;

  g_assert_cmpuint (strlen (sender_config_get_id (config)), ==, 36);
  g_assert_null (sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0));
  g_assert_true (sender_config_ensure_request (config, SENDER_CHANNEL_VOICE) ==
                 sender_config_ensure_request (config, SENDER_CHANNEL_VOICE));
  g_assert_nonnull (sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0));
  g_assert_null (sender_config_get_request (config, SENDER_CHANNEL_VOICE, 1));
  g_assert_null (sender_config_get_first_message (config, SENDER_CHANNEL_SMS));
  g_assert_null (sender_config_get_sample (config, "brand"));

  message = sender_message_new ();
  g_object_set (message, "template", "transaction", "locale", "de", NULL);
  sender_list_append (sender_config_get_messages (config), message);
  g_object_unref (message);
  g_assert_true (sender_config_get_first_message (config, SENDER_CHANNEL_SMS) == message);
  g_assert_true (message ==
                 sender_config_find_message (config, "transaction", SENDER_CHANNEL_SMS, "de",
                                             NULL));
  g_assert_null (sender_config_find_message (config, "transaction", SENDER_CHANNEL_SMS, "de", "b"));
}

static void
add_numbers (SenderConfig *config,
             const char   *digits)
{
  for (guint i = 0; digits[i] != '\0'; i++)
    {
      g_autoptr (SenderRecord) number = NULL;
      char                     text[] = { digits[i], '\0' };

      number = g_object_new (SENDER_TYPE_ORIGINATION_NUMBER, "number", text, NULL);
      sender_list_append (sender_config_get_numbers (config), number);
    }
}

/* Where records only came or went, the others stay themselves. */
static void
test_assign_list (void)
{
  g_autoptr (SenderConfig) config = sender_config_new ();
  g_autoptr (SenderConfig) fewer = sender_config_new ();
  g_autoptr (SenderConfig) others = sender_config_new ();
  SenderList              *numbers = sender_config_get_numbers (config);
  gpointer                 first = NULL;
  gpointer                 last = NULL;

  add_numbers (config, "1234");
  add_numbers (fewer, "14");
  add_numbers (others, "5143");
  first = sender_list_get (numbers, 0);
  last = sender_list_get (numbers, 3);
  sender_record_assign (config, fewer);
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 2);
  g_assert_true (sender_list_get (numbers, 0) == first);
  g_assert_true (sender_list_get (numbers, 1) == last);
  sender_record_assign (config, others);
  g_assert_true (sender_list_get (numbers, 0) == first);
  g_assert_cmpuint (sender_list_get_n_items (numbers), ==, 4);
  g_assert_cmpstr (sender_origination_number_get_number (first), ==, "5");
  g_assert_cmpstr (sender_origination_number_get_number (sender_list_get (numbers, 3)), ==, "3");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/metadata", test_metadata);
  g_test_add_func ("/record/every-property", test_every_property);
  g_test_add_func ("/record/json-both-ways", test_json_both_ways);
  g_test_add_func ("/record/unknown-members", test_unknown_members);
  g_test_add_func ("/record/optional-members", test_optional_members);
  g_test_add_func ("/record/bad-documents", test_bad_documents);
  g_test_add_func ("/record/null-json", test_null_json);
  g_test_add_func ("/record/assign", test_assign);
  g_test_add_func ("/record/assign-list", test_assign_list);
  g_test_add_func ("/record/accessors", test_accessors);
  return g_test_run ();
}
