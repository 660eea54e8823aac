/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-merge.h"
#include "sender-record.h"

/* All bodies of a few rows put together with all others. */

#define N_ROWS 6
#define N_SHORT (1 + N_ROWS + N_ROWS * N_ROWS)
#define N_LISTS (N_SHORT + N_ROWS * N_ROWS * N_ROWS)

static SenderList *
get_rows (SenderConfig *config)
{
  return sender_channel_request_get_body (
    sender_config_get_request (config, SENDER_CHANNEL_SMS, 0));
}

/* The list with this number, of all with up to three rows that are A, B or C and say 1 or 2. There
 * is nothing else in the configuration, as it is copied again and again. */
static SenderConfig *
make_list (guint number)
{
  SenderConfig *config = g_object_new (SENDER_TYPE_CONFIG, "id", "lists", NULL);

  g_object_set (sender_config_ensure_request (config, SENDER_CHANNEL_SMS), "body-format",
                SENDER_BODY_FORMAT_FORM, NULL);
  for (; number > 0; number = (number - 1) / N_ROWS)
    {
      g_autoptr (SenderFormField) row = sender_form_field_new ();
      guint                       nth = (number - 1) % N_ROWS;
      const char                  key[] = { (char) ('A' + nth / 2), '\0' };

      g_object_set (row, "key", key, "value", nth % 2 == 0 ? "1" : "2", NULL);
      sender_list_append (get_rows (config), row);
    }
  return config;
}

static GPtrArray *
make_lists (void)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_LISTS; i++)
    g_ptr_array_add (lists, make_list (i));
  return lists;
}

/* Which name and which value is which makes no difference: of those that are alike but for that,
 * the one counts in which each comes after the one before it. */
static gboolean
is_first_of_its_kind (const guint *numbers)
{
  guint n_names = 0;
  guint n_values = 0;

  for (guint i = 0; i < 3; i++)
    for (guint number = numbers[i]; number > 0; number = (number - 1) / N_ROWS)
      {
        guint nth = (number - 1) % N_ROWS;

        if (nth / 2 > n_names || nth % 2 > n_values)
          return FALSE;
        n_names = MAX (n_names, nth / 2 + 1);
        n_values = MAX (n_values, nth % 2 + 1);
      }
  return TRUE;
}

/* @value: (nullable): of any value otherwise */
static guint
count_rows (SenderConfig *config,
            char          key,
            const char   *value)
{
  SenderList *rows = get_rows (config);
  guint       n_found = 0;

  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    {
      SenderFormField *row = sender_list_get (rows, i);

      n_found += *sender_form_field_get_key (row) == key &&
                 (value == NULL || g_str_equal (sender_form_field_get_value (row), value));
    }
  return n_found;
}

static gboolean
has_twins (SenderConfig *config)
{
  for (char key = 'A'; key <= 'C'; key++)
    if (count_rows (config, key, "1") > 1 || count_rows (config, key, "2") > 1)
      return TRUE;
  return FALSE;
}

static SenderConfig *
merge (SenderConfig  *base,
       SenderConfig  *ours,
       SenderConfig  *theirs,
       GHashTable    *overwrite,
       GPtrArray     *changes,
       SenderConfig **next)
{
  const SenderMerge input = { ours, base, ours, theirs, TRUE, FALSE, overwrite };

  return sender_merge_run (&input, changes, next);
}

static void
assert_not_doubled (SenderConfig *result,
                    SenderConfig *ours,
                    SenderConfig *theirs)
{
  for (char key = 'A'; key <= 'C'; key++)
    g_assert_cmpuint (count_rows (result, key, NULL), <=,
                      MAX (count_rows (ours, key, NULL), count_rows (theirs, key, NULL)));
}

/* A row that nobody but they have is never written over unasked. */
static void
assert_not_lost (SenderConfig *const *sides,
                 SenderConfig        *result)
{
  static const char *const values[] = { "1", "2" };

  for (char key = 'A'; key <= 'C'; key++)
    for (guint i = 0; i < G_N_ELEMENTS (values); i++)
      {
        guint n_known = MAX (count_rows (sides[0], key, values[i]),
                             count_rows (sides[1], key, values[i]));
        guint n_theirs = count_rows (sides[2], key, values[i]);

        if (n_theirs > n_known)
          g_assert_cmpuint (count_rows (result, key, values[i]), >=, n_theirs - n_known);
      }
}

/* What was done once is not done again, and what was kept is still theirs. */
static void
assert_settled (SenderConfig *next,
                SenderConfig *ours,
                SenderConfig *result)
{
  g_autoptr (GPtrArray)    changes = sender_changes_new ();
  g_autoptr (SenderConfig) again = merge (next, ours, result, NULL, changes, NULL);

  g_assert_true (sender_record_equal (again, result));
  for (guint i = 0; i < changes->len; i++)
    g_assert_cmpint (((const SenderChange *) changes->pdata[i])->kind, ==, SENDER_CHANGE_THEIRS);
}

/* The base, ours and theirs. */
static void
check (SenderConfig *const *sides)
{
  g_autoptr (GPtrArray)    changes = sender_changes_new ();
  g_autoptr (SenderConfig) next = NULL;
  g_autoptr (SenderConfig) result = merge (sides[0], sides[1], sides[2], NULL, changes, &next);

  assert_not_doubled (result, sides[1], sides[2]);
  assert_not_lost (sides, result);
  assert_settled (next, sides[1], result);
}

/* Which of two rows that say the very same is which nobody can tell. */
static void
check_without_twins (SenderConfig *const *sides)
{
  if (!has_twins (sides[0]) && !has_twins (sides[1]) && !has_twins (sides[2]))
    check (sides);
}

/* What is decided is done, be it the first difference alone or all of them. */
static void
check_decided (SenderConfig *const *sides)
{
  g_autoptr (GPtrArray)  changes = sender_changes_new ();
  g_autoptr (GHashTable) overwrite = g_hash_table_new (g_str_hash, g_str_equal);

  g_object_unref (merge (sides[0], sides[1], sides[2], NULL, changes, NULL));
  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (GPtrArray)    decided = sender_changes_new ();
      g_autoptr (SenderConfig) next = NULL;
      g_autoptr (SenderConfig) result = NULL;

      g_assert_true (g_hash_table_add (overwrite, ((SenderChange *) changes->pdata[i])->path));
      if (i > 0 && i < changes->len - 1)
        continue;
      result = merge (sides[0], sides[1], sides[2], overwrite, decided, &next);
      assert_settled (next, sides[1], result);
      if (i == changes->len - 1)
        g_assert_true (sender_record_equal (result, sides[1]));
    }
}

/* Checks one of @step of those that can be made of the first @n_lists, and tells how many. */
static guint
check_each (guint n_lists,
            guint step,
            void (*check_one) (SenderConfig *const *sides))
{
  g_autoptr (GPtrArray) lists = make_lists ();
  guint                 n_all = n_lists * n_lists * n_lists;
  guint                 n_checked = 0;

  for (guint i = 0; i < n_all; i += step)
    {
      const guint         numbers[] = { i / n_lists / n_lists, i / n_lists % n_lists, i % n_lists };
      SenderConfig *const sides[] = { lists->pdata[numbers[0]], lists->pdata[numbers[1]],
                                      lists->pdata[numbers[2]] };

      if (!is_first_of_its_kind (numbers))
        continue;
      g_test_message ("%u", i);
      check_one (sides);
      n_checked++;
    }
  return n_checked;
}

static void
test_short (void)
{
  g_assert_cmpuint (check_each (N_SHORT, 1, check), ==, 6712);
}

/* Far too many to try them all: the step has no part in common with their number. */
static void
test_long (void)
{
  g_assert_cmpuint (check_each (N_LISTS, 1009, check_without_twins), >, 1000);
}

static void
test_decided (void)
{
  g_assert_cmpuint (check_each (N_SHORT, 13, check_decided), >, 500);
}

/* Where nobody knows what was, all is theirs. */
static void
test_unknown (void)
{
  g_autoptr (GPtrArray) lists = make_lists ();

  for (guint i = 0; i < N_SHORT * N_SHORT; i++)
    {
      SenderConfig            *theirs = lists->pdata[i % N_SHORT];
      g_autoptr (GPtrArray)    changes = sender_changes_new ();
      g_autoptr (SenderConfig) result =
        merge (NULL, lists->pdata[i / N_SHORT], theirs, NULL, changes, NULL);

      g_test_message ("%u", i);
      g_assert_true (sender_record_equal (result, theirs));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge-lists/short", test_short);
  g_test_add_func ("/merge-lists/long", test_long);
  g_test_add_func ("/merge-lists/decided", test_decided);
  g_test_add_func ("/merge-lists/unknown", test_unknown);
  return g_test_run ();
}
