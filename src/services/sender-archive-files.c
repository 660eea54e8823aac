/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-archive-private.h"

#include "sender-error.h"
#include "sender-publish-journal.h"
#include "sender-published.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The files of one configuration, and of which environment they are. */

/* Before there was one for each environment. */
#define OLD_PUBLISHED "published" SENDER_ARCHIVE_SUFFIX

/**
 * sender_archive_dup_path:
 * @folder: of a configuration
 * @file: which file
 * @environment: (nullable): of which environment
 *
 * Spells where a file is. What was published is kept for each environment; a publish that did not
 * end is one, wherever it was to go.
 *
 * Returns: (transfer full): the path
 */
char *
sender_archive_dup_path (const char       *folder,
                         SenderArchiveFile file,
                         const char       *environment)
{
  g_autofree char *escaped = NULL;
  g_autofree char *name = NULL;

  if (file == SENDER_ARCHIVE_JOURNAL)
    return g_build_filename (folder, "publishing" SENDER_ARCHIVE_SUFFIX, NULL);
  if (environment == NULL || *environment == '\0')
    return g_build_filename (folder, OLD_PUBLISHED, NULL);
  escaped = g_uri_escape_string (environment, NULL, FALSE);
  name = g_strconcat ("published.", escaped, SENDER_ARCHIVE_SUFFIX, NULL);
  return g_build_filename (folder, name, NULL);
}

static const char *
get_environment (SenderJson *published)
{
  SenderJson *live = sender_json_get_member (published, "live");
  const char *environment = sender_json_get_string_member (published, "environment");

  if (environment == NULL && live != NULL)
    environment = sender_json_get_string_member (live, "environment");
  return environment;
}

/* What does not say of which environment it is holds for the one that is asked for first. */
static gboolean
is_of (SenderJson *published,
       const char *environment)
{
  const char *own = get_environment (published);

  return own == NULL || g_ascii_strcasecmp (own, environment) == 0;
}

/* Nobody is to look for the fault in what is live: the file is named, and how to go on. */
static char *
dup_explanation (const char       *path,
                 SenderArchiveFile file,
                 const char       *reason)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (file == SENDER_ARCHIVE_PUBLISHED)
    return g_strdup_printf (_ ("What was published last is not known, as “%s” is damaged. To go on "
                               "without it, move it away: what differs then counts as somebody "
                               "else’s, until you decide. (%s)"),
                            shown, reason);
  return g_strdup_printf (_ ("What a publish that did not end has written is not known, as “%s” is "
                             "damaged. To go on without it, move it away: what it has written then "
                             "counts as somebody else’s, until you decide. (%s)"),
                          shown, reason);
}

static gboolean
check (SenderJson       *json,
       SenderArchiveFile file,
       GError          **error)
{
  g_autoptr (SenderPublished)      published = NULL;
  g_autoptr (SenderPublishJournal) journal = NULL;

  if (file == SENDER_ARCHIVE_PUBLISHED)
    published = sender_published_new_from_json (json, error);
  else
    journal = sender_publish_journal_new_from_json (json, error);
  return published != NULL || journal != NULL;
}

static SenderJson *
load (const char       *path,
      SenderArchiveFile file,
      GError          **error)
{
  g_autofree char       *text = NULL;
  g_autoptr (GError)     local_error = NULL;
  g_autoptr (SenderJson) json = sender_archive_load (path, &local_error);

  if (json != NULL && check (json, file, &local_error))
    return g_steal_pointer (&json);
  if (g_error_matches (local_error, SENDER_ERROR, SENDER_ERROR_FORMAT))
    {
      text = dup_explanation (path, file, local_error->message);
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_FORMAT, text);
    }
  else if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * sender_archive_load_file:
 * @folder: of a configuration
 * @file: which file
 * @environment: (nullable): of which environment
 * @error: return location
 *
 * Reads a file, or what stands for it from before there was one for each environment.
 *
 * Returns: (transfer full) (nullable): what it says; %NULL without an error if there is none
 */
SenderJson *
sender_archive_load_file (const char       *folder,
                          SenderArchiveFile file,
                          const char       *environment,
                          GError          **error)
{
  g_autofree char       *path = sender_archive_dup_path (folder, file, environment);
  g_autofree char       *old_path = NULL;
  g_autoptr (GError)     local_error = NULL;
  g_autoptr (SenderJson) json = load (path, file, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (json != NULL || file != SENDER_ARCHIVE_PUBLISHED || environment == NULL)
    return g_steal_pointer (&json);
  old_path = g_build_filename (folder, OLD_PUBLISHED, NULL);
  json = load (old_path, file, error);
  if (json == NULL || !is_of (json, environment))
    return NULL;
  sender_json_set_string (json, "environment", environment);
  return g_steal_pointer (&json);
}

/**
 * sender_archive_drop_old:
 * @folder: of a configuration
 * @environment: (nullable): of which environment
 *
 * Removes what stood for @environment before it had a file of its own.
 */
void
sender_archive_drop_old (const char *folder,
                         const char *environment)
{
  g_autofree char       *path = g_build_filename (folder, OLD_PUBLISHED, NULL);
  g_autoptr (SenderJson) json = sender_archive_load (path, NULL);

  if (json != NULL && environment != NULL && is_of (json, environment))
    g_unlink (path);
}
