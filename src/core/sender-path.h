/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-types.h"

G_BEGIN_DECLS

/*
 * Paths, the same in findings, `set`, `get` and the window: `numbers[0].sms`, `sms.body[1].key`,
 * `voice[1].url`, `messages.strong_authentication.SMS.en.VARIANT` (design, section 10).
 *
 * Names of a template and a locale are letters, digits, `_` and `-`. Any message is reached by its
 * place in the list as well: `messages[3].content` is its text, `messages[3].locale` its locale. So
 * is spelt the path of a message that no name leads to: another program wrote an odd locale or
 * template, or two messages are called alike.
 */

/* The value at @path as text; SENDER_ERROR_INVALID if there is no such path. */
char *sender_path_get (SenderConfig *config,
                       const char   *path,
                       GError      **error);
/* Sets one value; makes a message or a channel's first request that is missing, never lengthens a
 * list. */
gboolean sender_path_set (SenderConfig *config,
                          const char   *path,
                          const char   *value,
                          GError      **error);
/* Appends an item to the list at @path and sets its fields from PATH=VALUE, relative to the item.
 * `sms` and `voice` are lists of requests here. To a field of several words, `fallback.chain`, the
 * words themselves are added. All or nothing. */
gboolean sender_path_add (SenderConfig      *config,
                          const char        *path,
                          const char *const *assignments,
                          GError           **error);
/* Removes a list's item, a word (`fallback.chain[1]`), a message, or a channel's request. */
gboolean sender_path_remove (SenderConfig *config,
                             const char   *path,
                             GError      **error);
/* Several edits as one: @edit works on a copy; @config takes its values if it succeeds. */
typedef gboolean (*SenderPathEditFunc) (SenderConfig *copy,
                                        gpointer      user_data,
                                        GError      **error);
gboolean sender_path_edit (SenderConfig      *config,
                           SenderPathEditFunc edit,
                           gpointer           user_data,
                           GError           **error);
/* The record and property a path leads to, for a view; NULL if it leads nowhere. For a list item
 * without a property, @property is NULL. (transfer none) */
SenderRecord *sender_path_resolve (SenderConfig *config,
                                   const char   *path,
                                   const char  **property);
/* `sms`, `voice[1]`; NULL if the request is not of the configuration. */
char *sender_path_for_request (SenderConfig         *config,
                               SenderChannelRequest *request);
/* `messages.strong_authentication.SMS.en`, or `messages[3].content` where that leads elsewhere. */
char *sender_path_for_message (SenderConfig  *config,
                               SenderMessage *message);
/* Every settable path of the configuration, in the document's order (for completion and help). */
GStrv sender_path_list (SenderConfig *config);

G_END_DECLS
