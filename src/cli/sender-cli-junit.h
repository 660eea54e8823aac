/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* JUnit XML, for continuous integration. Any text may be given: XML holds less than JSON does. */

/* (transfer full) */
GString *sender_cli_junit_new (void);
void     sender_cli_junit_begin_suite (GString    *xml,
                                       const char *name,
                                       guint       n_cases,
                                       guint       n_failures);
/* @failure, @text (nullable): why it failed, and what else is to be said. */
void sender_cli_junit_add_case (GString    *xml,
                                const char *suite,
                                const char *name,
                                const char *failure,
                                const char *text);
void sender_cli_junit_end_suite (GString *xml);
/* Takes @xml. */
void sender_cli_junit_print (GString *xml);

G_END_DECLS
