/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-summary.h"

#include "sender-direction.h"

#include <glib/gi18n.h>

void
sender_test_summary_show (AdwActionRow  *row,
                          SenderTestRun *run)
{
  const char      *from = sender_test_run_get_from (run);
  const char      *code = sender_test_run_get_code (run);
  g_autofree char *title =
    g_strdup_printf (_ ("%s to %s"), sender_channel_get_label (sender_test_run_get_channel (run)),
                     sender_test_run_get_to (run));
  g_autoptr (GString) subtitle = g_string_new (NULL);

  if (sender_test_run_is_via_pingone (run))
    g_string_append (subtitle, _ ("through PingOne"));
  if (from != NULL)
    g_string_append_printf (subtitle, _ ("from %s"), from);
  if (code != NULL)
    g_string_append_printf (subtitle, "%sotp %s", subtitle->len > 0 ? " · " : "", code);
  sender_direction_show_row (row, title, subtitle->str);
}
