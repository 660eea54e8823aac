/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-fix.h"

G_BEGIN_DECLS

/*
 * What a check reports. Read-only properties: id, severity, path, message, why, fix, accepted.
 */

#define SENDER_TYPE_FINDING (sender_finding_get_type ())

G_DECLARE_FINAL_TYPE (SenderFinding, sender_finding, SENDER, FINDING, GObject)

/* @fix (nullable) (transfer none). */
SenderFinding *sender_finding_new (const char    *id,
                                   SenderSeverity severity,
                                   const char    *path,
                                   const char    *message,
                                   const char    *why,
                                   SenderFix     *fix);

const char    *sender_finding_get_id (SenderFinding *self);
SenderSeverity sender_finding_get_severity (SenderFinding *self);
const char    *sender_finding_get_path (SenderFinding *self);
const char    *sender_finding_get_message (SenderFinding *self);
const char    *sender_finding_get_why (SenderFinding *self);
SenderFix     *sender_finding_get_fix (SenderFinding *self);
/* The reason for which it was accepted, NULL if it was not; an accepted finding counts no more. */
const char *sender_finding_get_accepted (SenderFinding *self);
void        sender_finding_set_accepted (SenderFinding *self,
                                         const char    *reason);
/* Whether they say and would change the same. */
gboolean sender_finding_equal (SenderFinding *self,
                               SenderFinding *other);
/* {"id","severity","path","message","why","fixable"} and "accepted" where it is. */
SenderJson *sender_finding_to_json (SenderFinding *self);

G_END_DECLS
