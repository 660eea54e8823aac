/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-router.h"

G_BEGIN_DECLS

/* What the stand-ins for the vendor's services have in common: who may call, and lists. */

/* Answers with 401 or 403 unless the credentials are good; for the router. */
void sender_stand_in_check_caller (SenderVisit *visit);

/* Answers from a table of routes; what is not in it is 404 or 405 as the vendor words them. */
void sender_stand_in_answer (const SenderRoute *routes,
                             guint              n_routes,
                             SenderVisit       *visit);

/* Describes one thing of a list. (transfer full) */
typedef SenderJson *(*SenderDescribe) (SenderVisit *visit,
                                       gpointer     item);

/* One page of a list as product hosts write it, and as the account API does. */
void sender_stand_in_reply_page (SenderVisit   *visit,
                                 const char    *key,
                                 GPtrArray     *items,
                                 SenderDescribe describe);
void sender_stand_in_reply_account_page (SenderVisit   *visit,
                                         const char    *key,
                                         GPtrArray     *items,
                                         SenderDescribe describe);

/* The ports' answers: one function per stand-in. */
void sender_studio_stand_in_answer (SenderVisit *visit);
void sender_account_stand_in_answer (SenderVisit *visit);
void sender_compliance_stand_in_answer (SenderVisit *visit);
void sender_pingone_stand_in_answer (SenderVisit *visit);
void sender_control_answer (SenderVisit *visit);

G_END_DECLS
