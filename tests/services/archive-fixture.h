/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive.h"

G_BEGIN_DECLS

/* An archive in a folder of its own. */

#define ARCHIVE_ID "00000000-0000-4000-8000-0000000000aa"
#define ARCHIVE_HERE "00000000-0000-4000-8000-0000000000e1"
#define ARCHIVE_ELSEWHERE "00000000-0000-4000-8000-0000000000e2"
/* Of a publish to the first one. */
#define ARCHIVE_JOURNAL \
  "{\"before\":{\"environment\":\"" ARCHIVE_HERE "\"},\"steps\":[]}"
#define ARCHIVE_PUBLISHED "published." ARCHIVE_HERE ".json"

typedef struct
{
  char          *parent;
  char          *folder; /* in it: of the archive */
  SenderArchive *archive;
} ArchiveFixture;

void        archive_fixture_set_up (ArchiveFixture *self,
                                    gconstpointer   data);
void        archive_fixture_tear_down (ArchiveFixture *self,
                                       gconstpointer   data);
SenderJson *archive_read_of (ArchiveFixture   *self,
                             const char       *configuration,
                             const char       *environment,
                             SenderArchiveFile file,
                             GError          **error);
/* For ARCHIVE_HERE, as all below. */
SenderJson *archive_read (ArchiveFixture   *self,
                          const char       *configuration,
                          SenderArchiveFile file,
                          GError          **error);
/* @text (nullable): JSON; NULL removes the file. */
gboolean archive_write_of (ArchiveFixture   *self,
                           const char       *configuration,
                           const char       *environment,
                           SenderArchiveFile file,
                           const char       *text,
                           GError          **error);
gboolean archive_write (ArchiveFixture   *self,
                        const char       *configuration,
                        SenderArchiveFile file,
                        const char       *text,
                        GError          **error);
void     archive_must_write (ArchiveFixture   *self,
                             const char       *configuration,
                             SenderArchiveFile file,
                             const char       *text);
/* @expected (nullable): NULL: there is none, which is no error. */
void archive_assert_read (ArchiveFixture   *self,
                          const char       *configuration,
                          SenderArchiveFile file,
                          const char       *expected);

#define archive_fixture_add_test(path, function)                                        \
  g_test_add ("/archive/" path, ArchiveFixture, NULL, archive_fixture_set_up, function, \
              archive_fixture_tear_down)

G_END_DECLS
