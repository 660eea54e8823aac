/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-publishing.h"
#include "sender-rehearsal.h"

G_BEGIN_DECLS

/* A right configuration that is connected to an environment of the stand-ins, which are in this
 * process: nothing is asked of them but over sockets. */

#define PUBLISHING_SECRET "rehearsal-client-secret"
#define PUBLISHING_PROVIDER_SECRET "secret-of-the-provider"
#define PUBLISHING_SMS "messages.strong_authentication.SMS.en"

typedef struct
{
  SenderRehearsal  *rehearsal;
  SenderVault      *vault;
  SenderWorkspace  *workspace;
  SenderDocument   *document;
  SenderConfig     *config; /* of the document */
  SenderLiveSource *source; /* (nullable): until publishing_fixture_read() */
  SenderPublishing *publishing;
  guint             n_changed;   /* signals of @publishing */
  guint             n_snapshots; /* that are waited for */
  char             *folder;
} PublishingFixture;

/* @edits (nullable) of the configuration. Nothing is read yet. */
void publishing_fixture_set_up (PublishingFixture *self,
                                gconstpointer      edits);
/* The same, with what is live read. */
void publishing_fixture_set_up_read (PublishingFixture *self,
                                     gconstpointer      edits);
/* The same, with the configuration published, and the state before it known. */
void publishing_fixture_set_up_published (PublishingFixture *self,
                                          gconstpointer      edits);
void publishing_fixture_tear_down (PublishingFixture *self,
                                   gconstpointer      data);
/* As one step of the document. */
void publishing_fixture_edit (PublishingFixture *self,
                              const char        *edits);
/* @kind; @secret NULL: it goes. */
void publishing_fixture_set_secret (PublishingFixture *self,
                                    const char        *kind,
                                    const char        *secret);

/* To its file. */
void publishing_fixture_save (PublishingFixture *self);
/* Where the archive keeps what was published last. (transfer full) */
char *publishing_fixture_dup_kept (PublishingFixture *self);

/* Waits until nothing is read or carried out. */
void publishing_fixture_wait (PublishingFixture *self);
/* Waits until just so many earlier states are known. */
void publishing_fixture_wait_snapshots (PublishingFixture *self,
                                        guint              n);
/* Begins with the source, and waits for what is live. */
void publishing_fixture_read (PublishingFixture *self);
void publishing_fixture_read_again (PublishingFixture *self);
/* Lets go of the document as it is, and reads with the one that is opened from @path. */
void publishing_fixture_reopen (PublishingFixture *self,
                                const char        *path);
/* Carries the plan out, and waits until what is live was read again. */
void publishing_fixture_run (PublishingFixture *self);
/* The same, of which only the first object is created: the others are refused. */
void publishing_fixture_run_half (PublishingFixture *self);
/* What the plan says of @path. (nullable) */
const SenderChange *publishing_fixture_find_change (PublishingFixture *self,
                                                    const char        *path);

/* As the control interface does; @body (nullable) is JSON. Fails the test if it is refused. */
SenderJson *publishing_fixture_control (PublishingFixture *self,
                                        const char        *method,
                                        const char        *path,
                                        const char        *body);
/* As above for what only has to be done. */
void publishing_fixture_tell (PublishingFixture *self,
                              const char        *path,
                              const char        *body);
void publishing_fixture_clear_faults (PublishingFixture *self);
/* Somebody else makes @change, and it is read. */
void publishing_fixture_drift (PublishingFixture *self,
                               const char        *change);
/* PingOne does not show @collection, such as "languages"; a policy asks the sender. What is live is
 * read again. */
void publishing_fixture_hide (PublishingFixture *self,
                              const char        *collection);
void publishing_fixture_add_policy (PublishingFixture *self);
/* How many requests to the platform wrote, or read. */
guint publishing_fixture_count (PublishingFixture *self,
                                gboolean           writes);
/* Body of the last write that has one. (transfer full) */
char *publishing_fixture_dup_written (PublishingFixture *self);

G_END_DECLS
