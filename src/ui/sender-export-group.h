/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The sender as PingOne’s API takes it, for who takes it over by hand; never with the secret. */

#define SENDER_TYPE_EXPORT_GROUP (sender_export_group_get_type ())

G_DECLARE_FINAL_TYPE (SenderExportGroup, sender_export_group, SENDER, EXPORT_GROUP,
                      AdwPreferencesGroup)

/* @document (nullable). */
void sender_export_group_set_document (SenderExportGroup *self,
                                       SenderDocument    *document);

G_END_DECLS
