/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The right part of the window: one section at a time, with what is done with the document above
 * it; when it stands alone (folded) below it, and in a menu where there is no height for that
 * (low). Properties: document (nullable), workspace (nullable), folded, low, recovery
 * (nullable).
 */

#define SENDER_TYPE_CONTENT (sender_content_get_type ())

G_DECLARE_FINAL_TYPE (SenderContent, sender_content, SENDER, CONTENT, AdwBin)

SenderSection sender_content_get_section (SenderContent *self);
void          sender_content_show_section (SenderContent *self,
                                           SenderSection  section);
/* Shows where @path is edited and gives it the focus. */
void sender_content_reveal (SenderContent *self,
                            const char    *path);
/* The page that is seen. */
SenderPage *sender_content_get_page (SenderContent *self);
/* Whether that section is seen and has the focus. */
gboolean sender_content_has_focus (SenderContent *self,
                                   SenderSection  section);
/* Gives the focus to where the work begins on the page, see sender_page_begin(). */
void sender_content_focus_page (SenderContent *self);
void sender_content_popup_findings (SenderContent *self);
/* @text (nullable): why what was typed is not saved; it stays until it is. */
void sender_content_set_save_error (SenderContent *self,
                                    const char    *text);

G_END_DECLS
