/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-main-menu.h"

struct _SenderMainMenu
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SenderMainMenu, sender_main_menu, ADW_TYPE_BIN)

static void
sender_main_menu_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_MAIN_MENU);
  G_OBJECT_CLASS (sender_main_menu_parent_class)->dispose (object);
}

static void
sender_main_menu_class_init (SenderMainMenuClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sender_main_menu_dispose;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/senderstudio/SenderStudio/sender-main-menu.ui");
}

static void
sender_main_menu_init (SenderMainMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
