/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-test-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a test is asked for: channel, destination, sender, message and values. Properties: document
 * (nullable), simulated, channel. */

#define SENDER_TYPE_TEST_FORM (sender_test_form_get_type ())

G_DECLARE_FINAL_TYPE (SenderTestForm, sender_test_form, SENDER, TEST_FORM, AdwBin)

/* FALSE: something is missing; it is shown, and has the focus. */
gboolean sender_test_form_make_plan (SenderTestForm *self,
                                     SenderTestPlan *plan);
void     sender_test_form_set_destination (SenderTestForm *self,
                                           const char     *number);
/* Gives the focus to where the form begins. */
void sender_test_form_begin (SenderTestForm *self);
/* Whether somebody typed one. */
gboolean sender_test_form_has_destination (SenderTestForm *self);

G_END_DECLS
