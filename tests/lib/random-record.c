/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "random-record.h"

#include "sender-json.h"
#include "sender-list.h"

char *
random_record_text (GRand *rand)
{
  static const char *const pieces[] = {
    "a",
    "Z",
    "0",
    "012345",
    " ",
    "\n",
    "\t",
    "\x01",
    "\x7f",
    "\"",
    "\\",
    "'",
    "/",
    "{",
    "}",
    "[",
    "]",
    "$",
    "${to}",
    "${message}",
    "${otp}",
    "<flowID>",
    "+",
    "%",
    "%2B",
    "%zz",
    "&",
    "=",
    "ü",
    "€",
    "😀",
    "\xe2\x80\xa8",
    "“",
    "אב",
    "SMS",
    "To",
    "https://studio.twilio.com/",
    "@",
    ";",
    "#",
  };

  GString *out = g_string_new (NULL);
  int      n_pieces = g_rand_int_range (rand, 0, 6);

  for (int i = 0; i < n_pieces; i++)
    g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (out, FALSE);
}

static SenderJson *
make_json (GRand *rand)
{
  SenderJson      *object = sender_json_new_object ();
  SenderJson      *array = sender_json_new_array ();
  g_autofree char *text = random_record_text (rand);

  sender_json_append (array, sender_json_new_number ("1.50e+01"));
  sender_json_append (array, sender_json_new_null ());
  sender_json_set_member (object, "id", sender_json_new_string (text));
  sender_json_set_member (object, "more", array);
  return object;
}

static void
set_strv (GRand             *rand,
          SenderRecord      *record,
          const SenderField *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           words = NULL;

  for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
    {
      g_autofree char *text = random_record_text (rand);

      g_strv_builder_add (builder, text);
    }
  words = g_strv_builder_end (builder);
  g_object_set (record, field->name, words, NULL);
}

static void
fill_list (GRand      *rand,
           SenderList *list)
{
  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      g_autoptr (SenderRecord) item = g_object_new (sender_list_get_type_of_items (list), NULL);

      random_record_fill (rand, item);
      sender_list_append (list, item);
    }
}

static void
fill_plain (GRand             *rand,
            SenderRecord      *record,
            const SenderField *field)
{
  g_autofree char       *text = random_record_text (rand);
  g_autoptr (SenderJson) json = make_json (rand);
  g_autoptr (GEnumClass) words = NULL;

  if (field->kind == SENDER_FIELD_STRING)
    g_object_set (record, field->name, text, NULL);
  else if (field->kind == SENDER_FIELD_BOOLEAN)
    g_object_set (record, field->name, g_rand_boolean (rand), NULL);
  else if (field->kind == SENDER_FIELD_JSON)
    g_object_set (record, field->name, g_rand_boolean (rand) ? json : NULL, NULL);
  else if (field->kind == SENDER_FIELD_STRV)
    set_strv (rand, record, field);
  else
    {
      words = g_type_class_ref (field->get_type ());
      g_object_set (record, field->name, g_rand_int_range (rand, 0, (int) words->n_values), NULL);
    }
}

void
random_record_fill (GRand        *rand,
                    SenderRecord *record)
{
  guint              n_fields = 0;
  const SenderField *fields = sender_record_get_fields (record, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autoptr (GObject) child = NULL;

      if (fields[i].kind != SENDER_FIELD_RECORD && fields[i].kind != SENDER_FIELD_LIST)
        {
          fill_plain (rand, record, &fields[i]);
          continue;
        }
      g_object_get (record, fields[i].name, &child, NULL);
      if (fields[i].kind == SENDER_FIELD_RECORD)
        random_record_fill (rand, SENDER_RECORD (child));
      else
        fill_list (rand, SENDER_LIST (child));
    }
}
