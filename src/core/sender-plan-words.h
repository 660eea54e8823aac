/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-plan.h"

G_BEGIN_DECLS

/* A plan in the words of the window. All texts are translated. */

/* “SMS, body key 2”. (transfer full) */
char *sender_change_dup_title (const SenderChange *self,
                               SenderConfig       *config);
/* What is there, and what is there after publishing. (transfer full) */
char *sender_change_dup_now (const SenderChange *self);
char *sender_change_dup_after (const SenderChange *self);
/* Whether these are code rather than words. */
gboolean sender_change_is_code (const SenderChange *self);
/* Who changed it, and what becomes of it; NULL where the values say it all. (transfer full)
 * (nullable) */
char *sender_change_dup_note (const SenderChange *self);
/* Why several are decided at once. (nullable) */
const char *sender_change_get_reason (const SenderChange *self);
/* Whether it is theirs or ours, for who can’t see an icon. */
const char *sender_change_kind_get_label (SenderChangeKind kind);

/**
 * SenderValueParts:
 * @start: bytes at the start that both values have
 * @end: bytes at the end that both have, behind @start
 *
 * What two values have in common.
 */
typedef struct
{
  gsize start;
  gsize end;
} SenderValueParts;

/* At the bounds of characters; nothing where hardly anything is the same. */
SenderValueParts sender_value_compare (const char *before,
                                       const char *after);

/* “Plan for Northwind EU”. (transfer full) */
char *sender_plan_dup_title (SenderConfig *config);
/* What was read, and what of it stays as it is. (transfer full) */
char *sender_plan_dup_extent (const SenderPlan *self,
                              SenderLive       *live,
                              GDateTime        *read_at);
/* “changed in one call”, of all steps of an object. (transfer full) (nullable): NULL if there is
 * none. */
char       *sender_plan_dup_group_detail (const SenderPlan  *self,
                                          SenderChangeObject object);
const char *sender_change_object_get_label (SenderChangeObject object);

/* What will be done, step by step, in words: “Change the sender, keeping theirs at Voice, URL”;
 * those that keep are left out. (transfer full) (element-type utf8) */
GPtrArray *sender_plan_list_deeds (const SenderPlan *self,
                                   SenderConfig     *config);
/* How many changes are of a kind. */
guint sender_plan_count (const SenderPlan *self,
                         SenderChangeKind  kind);
/* Whether it deletes something at PingOne. */
gboolean sender_plan_deletes (const SenderPlan *self);

/* What stands in the way of carrying it out, and at which path; NULL if nothing does. @is_ours:
 * whether it publishes the document, whose errors count then; @path (out) (transfer full)
 * (nullable). (transfer full) (nullable) */
char *sender_plan_dup_obstacle (const SenderPlan *self,
                                SenderDocument   *document,
                                gboolean          is_ours,
                                char            **path);

/* What of other configurations goes with it. @others: (element-type SenderConfig) (nullable): those
 * of the library, NULL where @fault says why they are not known. (transfer full) (nullable): a
 * paragraph for each */
char *sender_plan_dup_shared (const SenderPlan *self,
                              SenderConfig     *config,
                              GPtrArray        *others,
                              const GError     *fault);
/* Whether anything can: it deletes or changes messages. */
gboolean sender_plan_changes_messages (const SenderPlan *self);

/* Who is not put back into the fallback order, as nobody can be asked there any more.
 * (transfer full) (nullable) */
char *sender_plan_dup_left_out (const SenderPlan *self);

/* Which headers that are credentials are not, or may not be, what they were. (transfer full)
 * (nullable) */
char *sender_plan_dup_lost (const SenderPlan *self);

/* Whether that there is nothing to write means that all is as the configuration says. */
gboolean sender_plan_says_all (const SenderPlan *self);
/* Why nothing is written before somebody has decided. */
const char *sender_plan_get_undecided_words (const SenderPlan *self);

/* The name of the configuration’s environment, or its id. */
const char *sender_plan_get_environment_name (SenderConfig *config);

G_END_DECLS
