/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pair-menu.h"

#include <glib/gi18n.h>

static void
append_section (GMenu      *menu,
                const char *label,
                const char *action,
                const char *second_label,
                const char *second_action)
{
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_append (section, label, action);
  if (second_label != NULL)
    g_menu_append (section, second_label, second_action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * sender_pair_menu_new:
 * @is_form: whether it is of a row of a form
 *
 * Makes the menu of a row, whose actions are `pair.*`.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
sender_pair_menu_new (gboolean is_form)
{
  GMenu *menu = g_menu_new ();

  append_section (menu, _ ("Move _Up"), "pair.move-up", _ ("Move _Down"), "pair.move-down");
  if (is_form)
    append_section (menu, _ ("_Send This Key"), "pair.enabled", NULL, NULL);
  append_section (menu, _ ("_Remove"), "pair.remove", NULL, NULL);
  return G_MENU_MODEL (menu);
}
