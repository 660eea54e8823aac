/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-operation.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_ends (void)
{
  g_autoptr (SenderOperation) operation = sender_operation_new ();
  g_autoptr (GError)          error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Why");
  GCancellable               *work = NULL;
  guint                       count = 0;

  g_signal_connect_swapped (operation, "notify::state", G_CALLBACK (count_cb), &count);
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_IDLE);
  work = sender_operation_begin (operation, "Asking…");
  g_assert_true (sender_operation_is_running (operation));
  g_assert_cmpstr (sender_operation_get_message (operation), ==, "Asking…");
  sender_operation_end (operation, work, "Done", NULL);
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_DONE);
  g_assert_cmpstr (sender_operation_get_message (operation), ==, "Done");

  work = sender_operation_begin (operation, NULL);
  sender_operation_end (operation, work, NULL, error);
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_FAILED);
  g_assert_cmpstr (sender_operation_get_error (operation), ==, "Why");
  work = sender_operation_begin (operation, NULL);
  g_assert_null (sender_operation_get_error (operation));
  g_assert_cmpuint (count, ==, 5);
}

static void
test_cancelled (void)
{
  g_autoptr (SenderOperation) operation = sender_operation_new ();
  g_autoptr (GError)          error = NULL;
  g_autoptr (GCancellable)    work = NULL;

  work = g_object_ref (sender_operation_begin (operation, "Asking…"));
  sender_operation_cancel (operation);
  g_assert_true (g_cancellable_set_error_if_cancelled (work, &error));
  g_assert_true (sender_operation_is_running (operation));
  sender_operation_end (operation, work, NULL, error);
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_CANCELLED);
  g_assert_null (sender_operation_get_error (operation));
}

/* Work that something newer has replaced is cancelled, and says nothing any more. */
static void
test_replaced (void)
{
  g_autoptr (SenderOperation) operation = sender_operation_new ();
  g_autoptr (GError)          error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Old");
  g_autoptr (GCancellable)    old = g_object_ref (sender_operation_begin (operation, "One"));
  GCancellable *new = sender_operation_begin (operation, "Two");

  g_assert_true (g_cancellable_is_cancelled (old));
  sender_operation_end (operation, old, NULL, error);
  g_assert_true (sender_operation_is_running (operation));
  g_assert_cmpstr (sender_operation_get_message (operation), ==, "Two");
  sender_operation_end (operation, new, NULL, NULL);
  g_assert_cmpint (sender_operation_get_state (operation), ==, SENDER_OPERATION_DONE);
}

static void
test_owner_gone (void)
{
  SenderOperation         *operation = sender_operation_new ();
  g_autoptr (GCancellable) work = g_object_ref (sender_operation_begin (operation, "One"));

  g_assert_finalize_object (operation);
  g_assert_true (g_cancellable_is_cancelled (work));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/operation/ends", test_ends);
  g_test_add_func ("/operation/cancelled", test_cancelled);
  g_test_add_func ("/operation/replaced", test_replaced);
  g_test_add_func ("/operation/owner-gone", test_owner_gone);
  return g_test_run ();
}
