/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-matrix-choice.h"

/* What is chosen in a grid of three rows and four columns; `X` the current one, if it is chosen,
 * `o` if it is not, `x` the others. */
static void
assert_chosen (const SenderMatrixChoice *self,
               const char               *expected)
{
  g_autoptr (GString) drawn = g_string_new (NULL);

  for (guint row = 0; row < self->n_rows; row++)
    {
      if (row > 0)
        g_string_append_c (drawn, ' ');
      for (guint column = 0; column < self->n_columns; column++)
        {
          gboolean is_current = row == self->row && column == self->column;
          gboolean has = sender_matrix_choice_has (self, row, column);

          g_string_append_c (drawn, has ? (is_current ? 'X' : 'x') : (is_current ? 'o' : '.'));
        }
    }
  g_assert_cmpstr (drawn->str, ==, expected);
}

static void
test_picks (void)
{
  SenderMatrixChoice choice;
  g_autoptr (GArray) list = NULL;

  sender_matrix_choice_init (&choice);
  sender_matrix_choice_set_size (&choice, 3, 4);
  assert_chosen (&choice, "X... .... ....");
  sender_matrix_choice_pick (&choice, 1, 1, SENDER_PICK_SINGLE);
  assert_chosen (&choice, ".... .X.. ....");
  sender_matrix_choice_pick (&choice, 2, 3, SENDER_PICK_EXTEND);
  assert_chosen (&choice, ".... .xxx .xxX");
  sender_matrix_choice_pick (&choice, 0, 0, SENDER_PICK_EXTEND);
  assert_chosen (&choice, "Xx.. xx.. ....");
  sender_matrix_choice_pick (&choice, 2, 2, SENDER_PICK_TOGGLE);
  assert_chosen (&choice, "xx.. xx.. ..X.");
  sender_matrix_choice_pick (&choice, 0, 1, SENDER_PICK_TOGGLE);
  assert_chosen (&choice, "xo.. xx.. ..x.");
  list = sender_matrix_choice_list (&choice);
  g_assert_cmpuint (list->len, ==, 4);
  g_assert_cmpuint (g_array_index (list, guint, 3), ==, 10);
  /* One is chosen at least. */
  sender_matrix_choice_pick (&choice, 0, 1, SENDER_PICK_SINGLE);
  sender_matrix_choice_pick (&choice, 0, 1, SENDER_PICK_TOGGLE);
  assert_chosen (&choice, ".X.. .... ....");
  sender_matrix_choice_pick (&choice, 0, 1, SENDER_PICK_ALL);
  assert_chosen (&choice, "xXxx xxxx xxxx");
  sender_matrix_choice_set_size (&choice, 1, 1);
  assert_chosen (&choice, "X");
  sender_matrix_choice_clear (&choice);
}

static void
test_keys (void)
{
  SenderMatrixChoice choice;

  sender_matrix_choice_init (&choice);
  g_assert_false (sender_matrix_choice_press (&choice, GDK_KEY_Right, 0, FALSE));
  sender_matrix_choice_set_size (&choice, 3, 4);
  g_assert_true (sender_matrix_choice_press (&choice, GDK_KEY_Right, 0, FALSE));
  assert_chosen (&choice, ".X.. .... ....");
  g_assert_true (sender_matrix_choice_press (&choice, GDK_KEY_Down, GDK_SHIFT_MASK, FALSE));
  g_assert_true (sender_matrix_choice_press (&choice, GDK_KEY_End, GDK_SHIFT_MASK, FALSE));
  assert_chosen (&choice, ".xxx .xxX ....");
  g_assert_true (sender_matrix_choice_press (&choice, GDK_KEY_Down, GDK_CONTROL_MASK, FALSE));
  assert_chosen (&choice, ".xxx .xxx ...o");
  g_assert_true (sender_matrix_choice_press (&choice, GDK_KEY_space, GDK_CONTROL_MASK, FALSE));
  assert_chosen (&choice, ".xxx .xxx ...X");
  g_assert_true (sender_matrix_choice_press (&choice, GDK_KEY_Escape, 0, FALSE));
  assert_chosen (&choice, ".... .... ...X");
  g_assert_false (sender_matrix_choice_press (&choice, GDK_KEY_Escape, 0, FALSE));
  g_assert_true (sender_matrix_choice_press (&choice, GDK_KEY_Right, 0, TRUE));
  assert_chosen (&choice, ".... .... ..X.");
  g_assert_true (sender_matrix_choice_press (&choice, GDK_KEY_a, GDK_CONTROL_MASK, FALSE));
  assert_chosen (&choice, "xxxx xxxx xxXx");
  g_assert_false (sender_matrix_choice_press (&choice, GDK_KEY_a, 0, FALSE));
  g_assert_false (sender_matrix_choice_press (&choice, GDK_KEY_Left, GDK_ALT_MASK, FALSE));
  sender_matrix_choice_clear (&choice);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/matrix-choice/picks", test_picks);
  g_test_add_func ("/ui/matrix-choice/keys", test_keys);
  return g_test_run ();
}
