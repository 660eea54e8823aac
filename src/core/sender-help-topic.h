/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A page of the help: a section, a finding's rule, or an error code of a vendor's. Never changes.
 */

typedef enum
{
  SENDER_HELP_SECTIONS,
  SENDER_HELP_FINDINGS,
  SENDER_HELP_CODES,
  SENDER_HELP_PINGONE_CODES,
} SenderHelpGroup;

#define SENDER_N_HELP_GROUPS (SENDER_HELP_PINGONE_CODES + 1)

/**
 * SenderHelpPart:
 * @heading: what it is about
 * @text: what is said
 * @is_value: whether @heading names a value that is entered or read, and @text where it is found
 *
 * A piece of a page.
 */
typedef struct
{
  const char *heading;
  const char *text;
  gboolean    is_value;
} SenderHelpPart;

#define SENDER_TYPE_HELP_TOPIC (sender_help_topic_get_type ())

G_DECLARE_FINAL_TYPE (SenderHelpTopic, sender_help_topic, SENDER, HELP_TOPIC, GObject)

/* Texts are those of the program, for life: none is copied but @title. */
SenderHelpTopic *sender_help_topic_new (SenderHelpGroup group,
                                        const char     *id,
                                        const char     *title,
                                        const char     *summary);
void             sender_help_topic_add (SenderHelpTopic *self,
                                        const char      *heading,
                                        const char      *text);
void             sender_help_topic_add_value (SenderHelpTopic *self,
                                              const char      *name,
                                              const char      *where);
void             sender_help_topic_set_url (SenderHelpTopic *self,
                                            const char      *url);

SenderHelpGroup sender_help_topic_get_group (SenderHelpTopic *self);
/* “origination”, “SS306”, “30007”. */
const char *sender_help_topic_get_id (SenderHelpTopic *self);
const char *sender_help_topic_get_title (SenderHelpTopic *self);
/* One line. */
const char           *sender_help_topic_get_summary (SenderHelpTopic *self);
guint                 sender_help_topic_get_n_parts (SenderHelpTopic *self);
const SenderHelpPart *sender_help_topic_get_part (SenderHelpTopic *self,
                                                  guint            position);
/* (nullable): more of it, on the network. */
const char *sender_help_topic_get_url (SenderHelpTopic *self);
/* Whether each word of @search is somewhere on the page. */
gboolean sender_help_topic_matches (SenderHelpTopic *self,
                                    const char      *search);

G_END_DECLS
