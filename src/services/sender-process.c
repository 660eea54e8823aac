/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-process.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/**
 * sender_process_seal:
 *
 * Keeps the memory of this process to itself: no core is written when it crashes, neither to a file
 * nor to a program that collects them, and no other process of the user reads or traces it. A
 * debugger has to start it. Call it first thing in main(). The limit is passed on to children.
 */
void
sender_process_seal (void)
{
  const struct rlimit none = { 0, 0 };

  /* Either may be forbidden, by a container for example; there is nothing better to do then. */
  if (prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    g_debug ("The process can be traced");
  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_debug ("A crash may write a core");
}
