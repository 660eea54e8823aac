/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_ENUM_TYPE (SenderSection, sender_section,
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_SENDER, "sender"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_PROVIDER, "provider"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_AUTHORIZATION, "authorization"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_ORIGINATION, "origination"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_SMS, "sms"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_VOICE, "voice"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_FALLBACK, "fallback"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_MESSAGES, "messages"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_CONTRACT, "contract"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_TEST, "test"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_PUBLISH, "publish"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECTION_HISTORY, "history"))

static const struct
{
  const char   *label;
  const char   *path; /* (nullable): how its paths begin */
  SenderSection section;
} sections[] = {
  { N_ ("Sender"), "provider.kind", SENDER_SECTION_SENDER },
  { N_ ("Provider"), "provider", SENDER_SECTION_PROVIDER },
  { N_ ("Authorization"), "authorization", SENDER_SECTION_AUTHORIZATION },
  { N_ ("Origination"), "numbers", SENDER_SECTION_ORIGINATION },
  { N_ ("SMS"), "sms", SENDER_SECTION_SMS },
  { N_ ("Voice"), "voice", SENDER_SECTION_VOICE },
  { N_ ("Fallback"), "fallback", SENDER_SECTION_FALLBACK },
  { N_ ("Messages"), "messages", SENDER_SECTION_MESSAGES },
  { N_ ("Contract"), NULL, SENDER_SECTION_CONTRACT },
  { N_ ("Test"), NULL, SENDER_SECTION_TEST },
  { N_ ("Publish"), NULL, SENDER_SECTION_PUBLISH },
  { N_ ("History"), NULL, SENDER_SECTION_HISTORY },
};

/**
 * sender_section_get_label:
 * @section: a section
 *
 * Gets what the section is called.
 *
 * Returns: the name, translated
 */
const char *
sender_section_get_label (SenderSection section)
{
  g_return_val_if_fail ((guint) section < SENDER_N_SECTIONS, NULL);
  return _ (sections[section].label);
}

static gboolean
begins_with (const char *path,
             const char *prefix)
{
  gsize length = strlen (prefix);

  return strncmp (path, prefix, length) == 0 && strchr (".[", path[length]) != NULL;
}

/**
 * sender_section_for_path:
 * @path: a path of a configuration, such as a finding has
 *
 * Tells where the path is edited.
 *
 * Returns: the section
 */
SenderSection
sender_section_for_path (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (sections[i].path != NULL && begins_with (path, sections[i].path))
      return sections[i].section;
  if (begins_with (path, "variables"))
    return SENDER_SECTION_MESSAGES;
  return SENDER_SECTION_SENDER;
}
