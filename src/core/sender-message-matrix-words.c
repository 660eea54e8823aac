/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-matrix.h"

#include "sender-locale.h"
#include "sender-message.h"
#include "sender-notification.h"

#include <glib/gi18n-lib.h>

/* What the table says, for the eye and for assistive tools. */

static const struct
{
  const char *label;
  const char *text;
} words[] = {
  [SENDER_CELL_JSON] = { N_ ("JSON"), N_ ("The message is a JSON object.") },
  [SENDER_CELL_TEXT] = { N_ ("Text"), N_ ("The message is plain text, not JSON.") },
  [SENDER_CELL_EMPTY] = { N_ ("Empty"), N_ ("The message has no text yet.") },
  [SENDER_CELL_PING] = { N_ ("Ping’s text"),
                         N_ ("There is no message, so PingOne sends its own text, which a flow "
                             "can’t read.") },
  [SENDER_CELL_MISSING] = { N_ ("Missing"),
                            N_ ("There is no message in this language. PingOne then takes the "
                                "language of the environment; whether your message or its own "
                                "text is sent is not documented.") },
  [SENDER_CELL_LANGUAGE] = { N_ ("As language"),
                             N_ ("There is no message for this region, so PingOne sends the one "
                                 "of the language.") },
  [SENDER_CELL_NOT_USED] = { N_ ("Not used"),
                             N_ ("The channel has no request, so PingOne sends nothing to it.") },
  [SENDER_CELL_NOT_SENT] = { N_ ("Not sent"),
                             N_ ("PingOne does not send this notification by this channel.") },
  [SENDER_CELL_NO_VARIANT] = { N_ ("No variant"),
                               N_ ("The variant has no message here; the row above is sent.") },
  [SENDER_CELL_THEIRS] = { N_ ("At PingOne"),
                           N_ ("PingOne has a text that somebody wrote, and this configuration "
                               "does not have it.") },
  [SENDER_CELL_REMOVED] = { N_ ("Removed"),
                            N_ ("The message was removed here. PingOne has it until the next "
                                "publish, and sends its own text after that.") },
};

/**
 * sender_matrix_row_dup_title:
 * @self: a row
 *
 * Names a row in words.
 *
 * Returns: (transfer full): the title
 */
char *
sender_matrix_row_dup_title (const SenderMatrixRow *self)
{
  const char *label = self->label;

  if (self->nth > 0)
    /* Translators: a further message of the same name, such as “General (2)”. */
    return g_strdup_printf (_ ("%s (%u)"), *self->variant != '\0' ? self->variant : label,
                            self->nth + 1);
  return g_strdup (*self->variant != '\0' ? self->variant : label);
}

static char *
dup_title (SenderMessage *message,
           const char    *channel)
{
  const char *label =
    sender_notification_get_label (sender_message_get_template_name (message));
  const char      *variant = sender_message_get_variant (message);
  g_autofree char *locale = sender_locale_dup_label (sender_message_get_locale (message));

  if (*variant == '\0')
    variant = NULL;
  return channel != NULL ? g_strjoin (" · ", label, channel, locale, variant, NULL)
                         : g_strjoin (" · ", label, locale, variant, NULL);
}

/**
 * sender_matrix_dup_message_title:
 * @message: a message
 *
 * Names a message in full, where its row and column are not seen.
 *
 * Returns: (transfer full): the title
 */
char *
sender_matrix_dup_message_title (SenderMessage *message)
{
  return dup_title (message, sender_channel_get_label (sender_message_get_channel (message)));
}

/**
 * sender_matrix_dup_message_name:
 * @message: a message
 *
 * Names a message among those of its channel.
 *
 * Returns: (transfer full): the name
 */
char *
sender_matrix_dup_message_name (SenderMessage *message)
{
  return dup_title (message, NULL);
}

/**
 * sender_matrix_cell_get_label:
 * @self: a cell
 *
 * Gets the word that stands in the cell.
 *
 * Returns: the translated text
 */
const char *
sender_matrix_cell_get_label (const SenderMatrixCell *self)
{
  return _ (words[self->state].label);
}

/**
 * sender_matrix_cell_is_new:
 * @self: a cell
 *
 * Tells whether publishing has something to write here.
 *
 * Returns: whether there is a message that PingOne does not have as it is
 */
gboolean
sender_matrix_cell_is_new (const SenderMatrixCell *self)
{
  return self->message != NULL && (self->remote == SENDER_CELL_REMOTE_PING ||
                                   self->remote == SENDER_CELL_REMOTE_OTHER);
}

/**
 * sender_matrix_cell_get_standing:
 * @self: a cell
 *
 * Compares the message with what PingOne has.
 *
 * Returns: (nullable): the translated text
 */
const char *
sender_matrix_cell_get_standing (const SenderMatrixCell *self)
{
  if (self->message == NULL || self->remote == SENDER_CELL_REMOTE_UNREAD)
    return NULL;
  if (self->remote == SENDER_CELL_REMOTE_SAME)
    return _ ("PingOne has it.");
  return self->remote == SENDER_CELL_REMOTE_PING ? _ ("PingOne does not have it yet.")
                                                 : _ ("PingOne has another text.");
}

/**
 * sender_matrix_cell_describe:
 * @self: a cell
 *
 * Says what the state means, how much there is to mend, and whether PingOne has it.
 *
 * Returns: (transfer full): the text
 */
char *
sender_matrix_cell_describe (const SenderMatrixCell *self)
{
  const char      *standing = sender_matrix_cell_get_standing (self);
  g_autofree char *findings = NULL;

  if (self->n_findings == 0)
    return standing != NULL ? g_strjoin (" ", _ (words[self->state].text), standing, NULL)
                            : g_strdup (_ (words[self->state].text));
  findings = g_strdup_printf (ngettext ("%u finding.", "%u findings.", self->n_findings),
                              self->n_findings);
  return g_strjoin (" ", _ (words[self->state].text), findings, standing, NULL);
}
