/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

static void
test_seal (void)
{
  struct rlimit cores = { 1, 1 };

  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 1);
  sender_process_seal ();
  g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 0);
  g_assert_no_errno (getrlimit (RLIMIT_CORE, &cores));
  g_assert_cmpuint (cores.rlim_cur, ==, 0);
  g_assert_cmpuint (cores.rlim_max, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/process/seal", test_seal);
  return g_test_run ();
}
