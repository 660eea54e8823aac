/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-number-menu.h"

#include "sender-enums.h"
#include "sender-number-words.h"

#include <glib/gi18n.h>

static void
append_section (GMenu *menu,
                GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

/**
 * sender_number_menu_new:
 *
 * Makes the menu of what can be done with a number.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
sender_number_menu_new (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GMenu            *flags = g_menu_new ();
  GMenu            *order = g_menu_new ();
  GMenu            *removal = g_menu_new ();

  g_menu_append (flags, _ ("_Selected in PingOne"), "number.selected");
  g_menu_append (flags, _ ("A_vailable in the Account"), "number.available");
  g_menu_append (order, _ ("Move _Up"), "number.move-up");
  g_menu_append (order, _ ("Move _Down"), "number.move-down");
  g_menu_append (removal, _ ("De_lete"), "number.remove");
  append_section (menu, flags);
  append_section (menu, order);
  append_section (menu, removal);
  return gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
}

/**
 * sender_number_menu_new_type:
 *
 * Makes the menu of types.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
sender_number_menu_new_type (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (SenderNumberType type = SENDER_NUMBER_TYPE_STANDARD; type < SENDER_NUMBER_TYPE_UNKNOWN;
       type++)
    {
      g_autofree char *action = g_strdup_printf (
        "number.kind::%s", sender_enum_get_nick (SENDER_TYPE_NUMBER_TYPE, (int) type));

      g_menu_append (menu, sender_number_type_get_label (type), action);
    }
  return gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
}
