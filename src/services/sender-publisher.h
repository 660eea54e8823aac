/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-archive-claim.h"
#include "sender-history.h"
#include "sender-plan.h"
#include "sender-platform.h"
#include "sender-publish-journal.h"
#include "sender-publish-run.h"
#include "sender-survey.h"
#include "sender-vault.h"

G_BEGIN_DECLS

/*
 * Publishing one configuration: what is live and what was published are read, plans are made of
 * them as often as somebody decides otherwise, and one of them is carried out.
 */

#define SENDER_TYPE_PUBLISHER (sender_publisher_get_type ())

G_DECLARE_FINAL_TYPE (SenderPublisher, sender_publisher, SENDER, PUBLISHER, GObject)

/* @config is copied. */
SenderPublisher *sender_publisher_new (SenderPlatform *platform,
                                       SenderArchive  *archive,
                                       SenderVault    *vault,
                                       SenderConfig   *config);

/* Each publish is recorded in @history; one that can’t be is not begun. @simulated: a stand-in
 * answers. */
void sender_publisher_set_history (SenderPublisher *self,
                                   SenderHistory   *history,
                                   gboolean         simulated);

/* Plans are made for @config, a newer state of the same configuration, from now on; copied. */
void sender_publisher_set_config (SenderPublisher *self,
                                  SenderConfig    *config);
/* The templates of its messages, and of those that were published, whose contents were not read.
 * (transfer full) */
GStrv sender_publisher_list_unread (SenderPublisher *self);
/* And those that going back to @snapshots (element-type SenderSnapshot) takes, after prepare.
 * (transfer full) */
GStrv sender_publisher_list_unread_of (SenderPublisher *self,
                                       GPtrArray       *snapshots);

/* The provider’s secret, instead of what the vault holds. */
void sender_publisher_set_secret (SenderPublisher *self,
                                  const char      *secret);
/* Why there is no provider’s secret. (transfer none) (nullable) */
const GError *sender_publisher_get_no_secret (SenderPublisher *self);

/* Takes what is in @kept, which was read before the configuration: the next prepare goes by it. */
void sender_publisher_give_kept (SenderPublisher   *self,
                                 SenderArchiveKept *kept);
/* Reads what plans are made of. @parts: what is read beside senders and settings.
 * SENDER_ERROR_BUSY while a publish of it is going on, here or in another program. */
void     sender_publisher_prepare_async (SenderPublisher    *self,
                                         SenderSurveyParts   parts,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean sender_publisher_prepare_finish (SenderPublisher *self,
                                          GAsyncResult    *result,
                                          GError         **error);
/* After that, each ended by sender_publisher_prepare_finish(): */
/* Reads anew what plans go by, with the contents of @templates (nullable); what else is known of
 * what is live stays. */
void sender_publisher_refresh_async (SenderPublisher    *self,
                                     const char *const  *templates,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* Reads the contents of @templates, and nothing else. */
void sender_publisher_extend_async (SenderPublisher    *self,
                                    const char *const  *templates,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* After a run that wrote all, or nothing: reads what is kept here. What is live is what the run has
 * read back. */
void sender_publisher_resume_async (SenderPublisher    *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);

/* After that, (transfer none): what is live; (nullable): what could not be read of it, in words;
 * what an earlier publish that has not ended was to write. */
SenderLive                 *sender_publisher_get_live (SenderPublisher *self);
const char                 *sender_publisher_get_gap (SenderPublisher *self);
const char                 *sender_publisher_get_unchecked (SenderPublisher *self);
const SenderPublishJournal *sender_publisher_get_journal (SenderPublisher *self);
const char                 *sender_publisher_get_sender (SenderPublisher *self);
/* What the archive holds as last published or pulled; (transfer none) (nullable). */
SenderJson *sender_publisher_get_kept (SenderPublisher *self);
/* What plans go by instead of that, until another publish comes; (nullable). */
void sender_publisher_believe (SenderPublisher *self,
                               SenderJson      *published);
/* Makes @published (nullable) what the archive holds. SENDER_ERROR_CONFLICT if that is no longer
 * what was read, or a publish did not end, SENDER_ERROR_BUSY. */
void     sender_publisher_keep_async (SenderPublisher    *self,
                                      SenderJson         *published,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean sender_publisher_keep_finish (SenderPublisher *self,
                                       GAsyncResult    *result,
                                       GError         **error);
/* What the plan that was made last takes for published from here. (transfer none) (nullable) */
SenderLive *sender_publisher_get_base (SenderPublisher *self);

/* What the newest plan is about. */
SenderPublishWay sender_publisher_get_way (SenderPublisher *self);

/* What publishing would do; after a publish that has not ended, what is left of it: of a
 * restoration, or of what was being taken back, as well. @overwrite
 * (nullable) (element-type utf8): paths at which ours is written over theirs. (transfer full)
 * (nullable) */
SenderPlan *sender_publisher_plan (SenderPublisher *self,
                                   GHashTable      *overwrite,
                                   GError         **error);
/* What going back to @snapshot would do; to the state before the publish that has not ended. */
SenderPlan *sender_publisher_plan_restoration (SenderPublisher      *self,
                                               const SenderSnapshot *snapshot,
                                               GHashTable           *overwrite,
                                               GError              **error);
SenderPlan *sender_publisher_plan_roll_back (SenderPublisher *self,
                                             GHashTable      *overwrite,
                                             GError         **error);
/* What is known to speak against carrying out @plan, made last; NULL if nothing does. (transfer
 * full) (nullable) */
char *sender_publisher_dup_obstacle (SenderPublisher  *self,
                                     const SenderPlan *plan);

/* Carries out the plan that was made last. SENDER_ERROR_CONFLICT where something is to be decided
 * first, PingOne is known to refuse what it goes back to, or a policy names what it deletes;
 * SENDER_ERROR_SECRET_MISSING, or what the keyring said, where it takes a secret and there is none;
 * SENDER_ERROR_BUSY while another publish of it is going on. One that came since prepare is a
 * conflict. After a run prepare, or resume, comes first
 * again. */
void                 sender_publisher_run_async (SenderPublisher    *self,
                                                 const SenderPlan   *plan,
                                                 SenderPublishFunc   progress,
                                                 gpointer            progress_data,
                                                 GCancellable       *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer            user_data);
SenderPublishResult *sender_publisher_run_finish (SenderPublisher *self,
                                                  GAsyncResult    *result,
                                                  GError         **error);

G_END_DECLS
