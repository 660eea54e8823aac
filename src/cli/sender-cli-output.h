/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* What people see. Standard output is for the answer, standard error for all else. */

typedef enum
{
  SENDER_STYLE_PLAIN,
  SENDER_STYLE_BOLD,
  SENDER_STYLE_DIM,
  SENDER_STYLE_ERROR,
  SENDER_STYLE_WARNING,
  SENDER_STYLE_DELIVERED, /* green: for nothing else */
} SenderStyle;

/* Before the first file is opened: a closed stream must not become one. */
void sender_cli_open_streams (void);
/* After the last word: a good @status is none if not all that was printed arrived. */
int sender_cli_finish (int status);

/* Text to standard output or error; the streams are buffered by nobody else. */
void sender_cli_print (const char *format,
                       ...) G_GNUC_PRINTF (1, 2);
void sender_cli_note (const char *format,
                      ...) G_GNUC_PRINTF (1, 2);
/* What goes on just now, on one line of standard error; NULL wipes it. Only for a terminal. */
void sender_cli_progress (const char *format,
                          ...) G_GNUC_PRINTF (1, 2);
/* JSON as a program reads it: one line. */
void sender_cli_print_json (SenderJson *json);

/* @text between the escape sequences of a style, if standard output is a terminal and NO_COLOR is
 * not set. (transfer full) */
char       *sender_cli_style (SenderStyle style,
                              const char *text);
SenderStyle sender_cli_severity_style (SenderSeverity severity);

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
