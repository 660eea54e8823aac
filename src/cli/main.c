/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"
#include "sender-process.h"

int
main (int    argc,
      char **argv)
{
  sender_process_seal ();
  return sender_cli_main (argc, argv);
}
