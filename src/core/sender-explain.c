/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-explain.h"

#include "sender-data.h"
#include "sender-json.h"

#include <glib/gi18n-lib.h>

/* Twilio adds codes at any time, so its own page is always named (reference, Twilio 7.5). */
#define URL "https://www.twilio.com/docs/api/errors/%d"

static SenderExplanation *
make_explanation (SenderJson *entry)
{
  SenderExplanation *self = g_new0 (SenderExplanation, 1);

  self->meaning = g_dgettext (GETTEXT_PACKAGE, sender_json_get_string_member (entry, "meaning"));
  self->next_step = g_dgettext (GETTEXT_PACKAGE,
                                sender_json_get_string_member (entry, "next-step"));
  return self;
}

static void
add_twilio (GHashTable *table,
            SenderJson *entry)
{
  SenderExplanation *self = make_explanation (entry);
  gint64             code = 0;

  sender_json_get_int (sender_json_get_member (entry, "code"), &code);
  self->code = (int) code;
  self->url = g_strdup_printf (URL, self->code);
  g_hash_table_insert (table, GINT_TO_POINTER (self->code), self);
}

static void
add_pingone (GHashTable *table,
             SenderJson *entry)
{
  SenderExplanation *self = make_explanation (entry);

  self->name = sender_json_get_string_member (entry, "code");
  g_hash_table_insert (table, (char *) self->name, self);
}

/* Fills a table from a file whose tree is kept for life: the explanations point into it. */
static GHashTable *
fill (GHashTable *table,
      const char *file,
      void (*add) (GHashTable *table, SenderJson *entry),
      SenderJson **list)
{
  *list = sender_data_read (file);
  for (guint i = 0; i < sender_json_get_length (*list); i++)
    add (table, sender_json_get_element (*list, i));
  return table;
}

static GHashTable *
get_twilio (void)
{
  static GHashTable *table = NULL;
  static SenderJson *list = NULL;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, fill (g_hash_table_new (NULL, NULL), "explain/twilio.json",
                                     add_twilio, &list));
  return table;
}

static GHashTable *
get_pingone (void)
{
  static GHashTable *table = NULL;
  static SenderJson *list = NULL;

  if (g_once_init_enter (&table))
    g_once_init_leave (&table, fill (g_hash_table_new (g_str_hash, g_str_equal),
                                     "explain/pingone.json", add_pingone, &list));
  return table;
}

/**
 * sender_explain_twilio:
 * @code: an error code of Twilio's
 *
 * Explains an error code: what it means and what to do next. The list is not complete; Twilio
 * itself warns that the code for a cause may change, so codes explain and decide nothing.
 *
 * Returns: (transfer none) (nullable): the explanation, %NULL if the code is not listed
 */
const SenderExplanation *
sender_explain_twilio (int code)
{
  return g_hash_table_lookup (get_twilio (), GINT_TO_POINTER (code));
}

/**
 * sender_explain_pingone:
 * @code: (nullable): a code of PingOne's platform API or of its token endpoint
 *
 * Explains a code. PingOne reserves the right to add codes, so there may be none.
 *
 * Returns: (transfer none) (nullable): the explanation, %NULL if the code is not listed
 */
const SenderExplanation *
sender_explain_pingone (const char *code)
{
  return code != NULL ? g_hash_table_lookup (get_pingone (), code) : NULL;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

/**
 * sender_explain_foreach_twilio:
 * @func: (scope call): called with each
 * @user_data: for @func
 *
 * Goes over all error codes that are explained, the lowest first.
 */
void
sender_explain_foreach_twilio (SenderExplainFunc func,
                               gpointer          user_data)
{
  g_autoptr (GList) codes = g_list_sort (g_hash_table_get_keys (get_twilio ()), compare_codes);

  for (GList *link = codes; link != NULL; link = link->next)
    func (sender_explain_twilio (GPOINTER_TO_INT (link->data)), user_data);
}

/**
 * sender_explain_foreach_pingone:
 * @func: (scope call): called with each
 * @user_data: for @func
 *
 * Goes over all codes of PingOne's that are explained, in the order of their names.
 */
void
sender_explain_foreach_pingone (SenderExplainFunc func,
                                gpointer          user_data)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (get_pingone ()),
                                         (GCompareFunc) g_strcmp0);

  for (GList *link = names; link != NULL; link = link->next)
    func (sender_explain_pingone (link->data), user_data);
}
