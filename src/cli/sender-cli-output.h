/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-cli-style.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* What people see. Standard output is for the answer, standard error for all else. */

/* Before the first file is opened: a closed stream must not become one. */
void sender_cli_open_streams (void);
/* After the last word: a good @status is none if not all that was printed arrived. */
int sender_cli_finish (int status);

/* Text for people, to standard output or error: what it quotes does not command the terminal. The
 * streams are buffered by nobody else. */
void sender_cli_print (const char *format,
                       ...) G_GNUC_PRINTF (1, 2);
void sender_cli_note (const char *format,
                      ...) G_GNUC_PRINTF (1, 2);
/* What goes on just now, on one line of standard error; NULL wipes it. Only for a terminal. */
void sender_cli_progress (const char *format,
                          ...) G_GNUC_PRINTF (1, 2);
/* What a program reads as well, byte by byte. */
void sender_cli_print_exact (const char *text);
/* JSON as a program reads it: one line. */
void sender_cli_print_json (SenderJson *json);

/* Columns aligned by display width; cells may carry styles. */
typedef struct _SenderCliTable SenderCliTable;

SenderCliTable *sender_cli_table_new (const char *const *heads);
/* Takes as many strings as there are columns. */
void sender_cli_table_add (SenderCliTable *self,
                           ...);
/* Style of the newest row's cell. */
void  sender_cli_table_style (SenderCliTable *self,
                              guint           column,
                              SenderStyle     style);
char *sender_cli_table_to_text (SenderCliTable *self);
void  sender_cli_table_free (SenderCliTable *self);

/* @text in lines of at most @width columns, each after @indent spaces. (transfer full) */
char *sender_cli_wrap (const char *text,
                       guint       indent,
                       guint       width);
guint sender_cli_get_width (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderCliTable, sender_cli_table_free)

G_END_DECLS
