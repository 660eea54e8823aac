/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-question.h"

G_BEGIN_DECLS

/* Many questions at once, within one deadline. */

/**
 * SenderInquiryFunc:
 * @questions: (element-type SenderQuestion): all of them; more may be added at the end
 * @answered: (nullable): the one that just came back, %NULL for the first call
 * @user_data: data given to sender_inquiry_run_async()
 *
 * Says what to ask, at the beginning and after each answer.
 *
 * Returns: %FALSE to ask nothing more and to drop what is on its way
 */
typedef gboolean (*SenderInquiryFunc) (GPtrArray            *questions,
                                       const SenderQuestion *answered,
                                       gpointer              user_data);

void sender_inquiry_run_async (SenderTwilio       *twilio,
                               double              deadline,
                               SenderInquiryFunc   func,
                               gpointer            data,
                               GDestroyNotify      destroy,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
/* (element-type SenderQuestion): each with an answer or an error. (transfer full) (nullable) */
GPtrArray *sender_inquiry_run_finish (GAsyncResult *result,
                                      GError      **error);

G_END_DECLS
