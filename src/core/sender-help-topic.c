/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-help-topic.h"

#include <string.h>

struct _SenderHelpTopic
{
  GObject parent_instance;

  SenderHelpGroup group;
  char           *id;
  char           *title;
  const char     *summary;
  const char     *url;    /* (nullable) */
  GArray         *parts;  /* (owned) (element-type SenderHelpPart) */
  char           *folded; /* (nullable): all that is said, for searching; made when first asked */
};

G_DEFINE_FINAL_TYPE (SenderHelpTopic, sender_help_topic, G_TYPE_OBJECT)

static void
sender_help_topic_finalize (GObject *object)
{
  SenderHelpTopic *self = SENDER_HELP_TOPIC (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->folded);
  g_array_unref (self->parts);
  G_OBJECT_CLASS (sender_help_topic_parent_class)->finalize (object);
}

static void
sender_help_topic_class_init (SenderHelpTopicClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sender_help_topic_finalize;
}

static void
sender_help_topic_init (SenderHelpTopic *self)
{
  self->parts = g_array_new (FALSE, FALSE, sizeof (SenderHelpPart));
}

/**
 * sender_help_topic_new:
 * @group: what kind of page it is
 * @id: what it is found by
 * @title: what it is called
 * @summary: what it is about, in one sentence; not copied
 *
 * Makes a page with nothing on it.
 *
 * Returns: (transfer full): the page
 */
SenderHelpTopic *
sender_help_topic_new (SenderHelpGroup group,
                       const char     *id,
                       const char     *title,
                       const char     *summary)
{
  SenderHelpTopic *self = g_object_new (SENDER_TYPE_HELP_TOPIC, NULL);

  self->group = group;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->summary = summary;
  return self;
}

static void
add (SenderHelpTopic *self,
     const char      *heading,
     const char      *text,
     gboolean         is_value)
{
  SenderHelpPart part = { heading, text, is_value };

  g_array_append_val (self->parts, part);
}

/**
 * sender_help_topic_add:
 * @heading: what it is about; not copied
 * @text: what is said; not copied
 *
 * Goes on with a text.
 */
void
sender_help_topic_add (SenderHelpTopic *self,
                       const char      *heading,
                       const char      *text)
{
  add (self, heading, text, FALSE);
}

/**
 * sender_help_topic_add_value:
 * @name: what a value is called; not copied
 * @where: where it is found; not copied
 *
 * Goes on with a value.
 */
void
sender_help_topic_add_value (SenderHelpTopic *self,
                             const char      *name,
                             const char      *where)
{
  add (self, name, where, TRUE);
}

/**
 * sender_help_topic_set_url:
 * @url: an address; not copied
 *
 * Says where there is more.
 */
void
sender_help_topic_set_url (SenderHelpTopic *self,
                           const char      *url)
{
  self->url = url;
}

/**
 * sender_help_topic_get_group:
 *
 * Gets what kind of page it is.
 *
 * Returns: the group
 */
SenderHelpGroup
sender_help_topic_get_group (SenderHelpTopic *self)
{
  return self->group;
}

/**
 * sender_help_topic_get_id:
 *
 * Gets what it is found by.
 *
 * Returns: the id
 */
const char *
sender_help_topic_get_id (SenderHelpTopic *self)
{
  return self->id;
}

/**
 * sender_help_topic_get_title:
 *
 * Gets what it is called.
 *
 * Returns: the title
 */
const char *
sender_help_topic_get_title (SenderHelpTopic *self)
{
  return self->title;
}

/**
 * sender_help_topic_get_summary:
 *
 * Gets what it is about.
 *
 * Returns: one sentence
 */
const char *
sender_help_topic_get_summary (SenderHelpTopic *self)
{
  return self->summary;
}

/**
 * sender_help_topic_get_n_parts:
 *
 * Counts what it says.
 *
 * Returns: how many parts there are
 */
guint
sender_help_topic_get_n_parts (SenderHelpTopic *self)
{
  return self->parts->len;
}

/**
 * sender_help_topic_get_part:
 * @position: from 0
 *
 * Gets a part.
 *
 * Returns: (transfer none): the part
 */
const SenderHelpPart *
sender_help_topic_get_part (SenderHelpTopic *self,
                            guint            position)
{
  g_return_val_if_fail (position < self->parts->len, NULL);
  return &g_array_index (self->parts, SenderHelpPart, position);
}

/**
 * sender_help_topic_get_url:
 *
 * Gets where there is more.
 *
 * Returns: (nullable): an address
 */
const char *
sender_help_topic_get_url (SenderHelpTopic *self)
{
  return self->url;
}

static const char *
get_folded (SenderHelpTopic *self)
{
  g_autoptr (GString) all = NULL;

  if (self->folded != NULL)
    return self->folded;
  all = g_string_new (self->id);
  g_string_append_printf (all, "\n%s\n%s", self->title, self->summary);
  for (guint i = 0; i < self->parts->len; i++)
    g_string_append_printf (all, "\n%s\n%s", g_array_index (self->parts, SenderHelpPart, i).heading,
                            g_array_index (self->parts, SenderHelpPart, i).text);
  self->folded = g_utf8_casefold (all->str, -1);
  return self->folded;
}

/**
 * sender_help_topic_matches:
 * @search: words
 *
 * Tells whether each of the words is in what is said, whatever its case.
 *
 * Returns: whether it is so; nothing at all is everywhere
 */
gboolean
sender_help_topic_matches (SenderHelpTopic *self,
                           const char      *search)
{
  g_autofree char *wanted = g_utf8_casefold (search, -1);
  g_auto (GStrv)   words = g_strsplit_set (wanted, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (get_folded (self), words[i]) == NULL)
      return FALSE;
  return TRUE;
}
