/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "archive-fixture.h"

#include "sender-test.h"

void
archive_fixture_set_up (ArchiveFixture *self,
                        gconstpointer   data)
{
  self->parent = sender_test_make_dir ();
  self->folder = g_build_filename (self->parent, "kept", NULL);
  self->archive = sender_archive_new (self->folder);
}

void
archive_fixture_tear_down (ArchiveFixture *self,
                           gconstpointer   data)
{
  g_object_unref (self->archive);
  sender_test_remove_tree (self->parent);
  g_free (self->folder);
  g_free (self->parent);
}

SenderJson *
archive_read_of (ArchiveFixture   *self,
                 const char       *configuration,
                 const char       *environment,
                 SenderArchiveFile file,
                 GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sender_archive_read_async (self->archive, configuration, environment, file, NULL,
                             sender_test_result_cb, &result);
  sender_test_wait_result (&result, "reading");
  return sender_archive_read_finish (self->archive, result, error);
}

SenderJson *
archive_read (ArchiveFixture   *self,
              const char       *configuration,
              SenderArchiveFile file,
              GError          **error)
{
  return archive_read_of (self, configuration, ARCHIVE_HERE, file, error);
}

gboolean
archive_write_of (ArchiveFixture   *self,
                  const char       *configuration,
                  const char       *environment,
                  SenderArchiveFile file,
                  const char       *text,
                  GError          **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SenderJson)   json = text != NULL ? sender_json_parse (text, -1, NULL) : NULL;

  sender_archive_write_async (self->archive, configuration, environment, file, json, NULL,
                              sender_test_result_cb, &result);
  sender_test_wait_result (&result, "writing");
  return sender_archive_write_finish (self->archive, result, error);
}

gboolean
archive_write (ArchiveFixture   *self,
               const char       *configuration,
               SenderArchiveFile file,
               const char       *text,
               GError          **error)
{
  return archive_write_of (self, configuration, ARCHIVE_HERE, file, text, error);
}

void
archive_must_write (ArchiveFixture   *self,
                    const char       *configuration,
                    SenderArchiveFile file,
                    const char       *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (archive_write (self, configuration, file, text, &error));
  g_assert_no_error (error);
}

void
archive_assert_read (ArchiveFixture   *self,
                     const char       *configuration,
                     SenderArchiveFile file,
                     const char       *expected)
{
  g_autoptr (GError)     error = NULL;
  g_autoptr (SenderJson) json = archive_read (self, configuration, file, &error);
  g_autofree char       *text = json != NULL ? sender_json_to_string (json) : NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}
