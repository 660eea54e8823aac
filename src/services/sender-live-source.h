/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-operation.h"
#include "sender-publisher.h"
#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * What PingOne holds for an open document, and what publishing the document as it is now would
 * change there. Read when the document is opened, if its connection is complete, and whenever
 * somebody asks; never blocking, and nothing is written. What is found becomes the document’s
 * standing: published, or drifted.
 *
 * Signal: changed, when anything that the functions below tell is another.
 */

#define SENDER_TYPE_LIVE_SOURCE (sender_live_source_get_type ())

G_DECLARE_FINAL_TYPE (SenderLiveSource, sender_live_source, SENDER, LIVE_SOURCE, GObject)

typedef enum
{
  SENDER_LIVE_STATE_NOT_CONNECTED, /* the connection is not complete */
  SENDER_LIVE_STATE_NO_SECRET,     /* the secret of the worker application is missing */
  SENDER_LIVE_STATE_UNREAD,
  SENDER_LIVE_STATE_READING, /* for the first time; later readings keep what is known */
  SENDER_LIVE_STATE_READ,
  SENDER_LIVE_STATE_FAILED, /* the operation says why */
} SenderLiveState;

/* The one of the document. (transfer full) */
SenderLiveSource *sender_live_source_for (SenderDocument  *document,
                                          SenderWorkspace *workspace);
SenderDocument   *sender_live_source_get_document (SenderLiveSource *self);
SenderWorkspace  *sender_live_source_get_workspace (SenderLiveSource *self);
SenderLiveState   sender_live_source_get_state (SenderLiveSource *self);
SenderOperation  *sender_live_source_get_operation (SenderLiveSource *self);
/* Whether it is read from stand-ins, and is to be marked SIMULATED. */
gboolean sender_live_source_is_simulated (SenderLiveSource *self);

/* Reads now; what was being read is not waited for. */
void sender_live_source_read (SenderLiveSource *self);
void sender_live_source_cancel (SenderLiveSource *self);

/* The contents of templates that the document has no messages of are read only while somebody
 * looks at them; each TRUE is followed by a FALSE. */
void sender_live_source_watch_contents (SenderLiveSource *self,
                                        gboolean          watch);
/* Whether those of all templates that reach phones were read; reads what is missing. */
gboolean sender_live_source_is_complete (SenderLiveSource *self);
void     sender_live_source_complete (SenderLiveSource *self);
/* Reads those of @templates beside what is known. */
void sender_live_source_extend (SenderLiveSource  *self,
                                const char *const *templates);

/* As far as it was read. (transfer none) (nullable) */
SenderLive *sender_live_source_get_live (SenderLiveSource *self);
/* What of it was published from here. (transfer none) (nullable) */
SenderLive *sender_live_source_get_base (SenderLiveSource *self);
GDateTime  *sender_live_source_get_read_at (SenderLiveSource *self);
/* Id of the sender that the document stands for there. */
const char *sender_live_source_get_sender (SenderLiveSource *self);
/* What publishing the document as it is now would do, or, after a publish that did not end, what
 * is left of it. */
const SenderPlan           *sender_live_source_get_plan (SenderLiveSource *self);
const SenderPublishJournal *sender_live_source_get_journal (SenderLiveSource *self);
/* Whether there is such a one, also where PingOne could not be read. */
gboolean sender_live_source_is_unfinished (SenderLiveSource *self);
/* Why there is no plan although it was read. */
const char *sender_live_source_get_fault (SenderLiveSource *self);
/* Why it can't be carried out; what was not read because PingOne refused it. (nullable) */
const char *sender_live_source_get_obstacle (SenderLiveSource *self);
const char *sender_live_source_get_gap (SenderLiveSource *self);

/* Whether ours is written at @path although somebody else changed it; theirs stays unless somebody
 * says so. That is said of the change that @plan has there, which goes back to @snapshot
 * (nullable), and is forgotten where it is another one. */
void     sender_live_source_set_overwrite (SenderLiveSource     *self,
                                           const SenderPlan     *plan,
                                           const SenderSnapshot *snapshot,
                                           const char           *path,
                                           gboolean              overwrite);
gboolean sender_live_source_get_overwrite (SenderLiveSource *self,
                                           const char       *path);
void     sender_live_source_forget_overwritten (SenderLiveSource *self);

/* The plan of get_plan() made once more; a plan that goes back to @snapshot, or, with NULL, to the
 * state before a publish that did not end. (transfer full) (nullable) */
SenderPlan *sender_live_source_plan_again (SenderLiveSource *self,
                                           GError          **error);
SenderPlan *sender_live_source_plan_state (SenderLiveSource     *self,
                                           const SenderSnapshot *snapshot,
                                           GError              **error);
/* What is known to speak against carrying out @plan (nullable), made last. (transfer full)
 * (nullable) */
char *sender_live_source_dup_obstacle (SenderLiveSource *self,
                                       const SenderPlan *plan);
/* While a plan is carried out nothing is read or planned. (transfer none) (nullable): what carries
 * out the plan that was made last. @is_known: whether it has read back all that is live, else that
 * is read anew. */
SenderPublisher *sender_live_source_hold (SenderLiveSource *self);
void             sender_live_source_release (SenderLiveSource *self,
                                             gboolean          is_known);
/* What the document would say then. (transfer full) (nullable): NULL if nothing was read, or there
 * is no such sender. */
SenderConfig *sender_live_source_dup_taken_over (SenderLiveSource *self);
/* The document says what is live, as one step called @label; and took over the texts of @messages
 * (element-type SenderMessage) as its last step. Until that is undone what differs from it is our
 * own edit. SENDER_ERROR_NOT_FOUND, SENDER_ERROR_BAD_REPLY. */
gboolean sender_live_source_take_over (SenderLiveSource *self,
                                       const char       *label,
                                       GError          **error);
void     sender_live_source_note_taken (SenderLiveSource *self,
                                        GPtrArray        *messages);
/* Why that could not be kept when the document was saved: once it is closed, such an edit passes
 * for somebody else’s. (nullable) */
const char *sender_live_source_get_unkept (SenderLiveSource *self);

G_END_DECLS
