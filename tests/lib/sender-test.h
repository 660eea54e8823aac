/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What several test programs need. */

typedef gboolean (*SenderTestPredicate) (gpointer user_data);

/* Iterates the main context until @predicate holds; fails the test, naming @what, after 60 s. */
void sender_test_wait_until (SenderTestPredicate predicate,
                             gpointer            user_data,
                             const char         *what);

/* As above for the usual case: until *@result is set by sender_test_result_cb(). */
GAsyncResult *
sender_test_wait_result (GAsyncResult **result,
                         const char    *what);

/* A GAsyncReadyCallback that stores the result in the GAsyncResult * it points to. */
void sender_test_result_cb (GObject      *source,
                            GAsyncResult *result,
                            gpointer      user_data);

/* Path of a file below tests/data. */
char *sender_test_data_path (const char *name);

/* The bytes of a file below tests/data; fails the test if it is not there. */
char *sender_test_data (const char *name,
                        gsize      *length);

/* A fresh folder, removed with what is in it by sender_test_remove_tree(). */
char *sender_test_make_dir (void);
void  sender_test_remove_tree (const char *path);

/* Whether one of the strings contains @fragment. */
gboolean sender_test_has_text (GPtrArray  *texts,
                               const char *fragment);

/* Asserts that @error is of SENDER_ERROR with @code and that its message contains @fragment. */
#define sender_test_assert_error(error, code, fragment)          \
  G_STMT_START                                                   \
  {                                                              \
    g_assert_error ((error), SENDER_ERROR, (code));              \
    if (strstr ((error)->message, (fragment)) == NULL)           \
      g_error ("“%s” lacks “%s”", (error)->message, (fragment)); \
  }                                                              \
  G_STMT_END

G_END_DECLS
