/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli.h"

int
main (int    argc,
      char **argv)
{
  return sender_cli_main (argc, argv);
}
