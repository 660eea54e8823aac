/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-test-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The sample values of a test: a row for each variable that it uses. */

#define SENDER_TYPE_TEST_VALUES (sender_test_values_get_type ())

G_DECLARE_FINAL_TYPE (SenderTestValues, sender_test_values, SENDER, TEST_VALUES, AdwExpanderRow)

/* What is typed stays while its variable is used. @config (nullable) where there are no @names. */
void sender_test_values_show (SenderTestValues  *self,
                              SenderConfig      *config,
                              const char *const *names);
/* Gives the plan what is typed, and a random code where none is. */
void sender_test_values_take (SenderTestValues *self,
                              SenderTestPlan   *plan);

G_END_DECLS
