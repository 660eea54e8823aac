/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The strict RFC 8259 scanner. One scanner, reused, allocates nothing per scan once its buffers
 * have grown: the proof runs it a million times.
 */

typedef enum
{
  SENDER_JSON_EVENT_OBJECT_START,
  SENDER_JSON_EVENT_OBJECT_END,
  SENDER_JSON_EVENT_ARRAY_START,
  SENDER_JSON_EVENT_ARRAY_END,
  SENDER_JSON_EVENT_NAME,
  SENDER_JSON_EVENT_STRING,
  SENDER_JSON_EVENT_NUMBER,
  SENDER_JSON_EVENT_TRUE,
  SENDER_JSON_EVENT_FALSE,
  SENDER_JSON_EVENT_NULL,
} SenderJsonEventKind;

/**
 * SenderJsonEvent:
 * @kind: what was read
 * @text: (nullable): the decoded text of a name or string, the literal text of a number; valid
 *   during the call, zero-terminated
 * @length: bytes in @text
 * @offset: where it begins in the input, in bytes
 * @line: line of @offset, from 1
 * @column: column of @offset in characters, from 1
 * @depth: how many objects and arrays enclose it
 */
typedef struct
{
  SenderJsonEventKind kind;
  const char         *text;
  gsize               length;
  gsize               offset;
  guint               line;
  guint               column;
  guint               depth;
} SenderJsonEvent;

/* Returns FALSE to stop the scan; sender_json_scanner_scan() is then FALSE without an error. */
typedef gboolean (*SenderJsonEventFunc) (const SenderJsonEvent *event,
                                         gpointer               user_data);

typedef struct _SenderJsonScanner SenderJsonScanner;

SenderJsonScanner *sender_json_scanner_new (void);
void               sender_json_scanner_free (SenderJsonScanner *self);
gboolean           sender_json_scanner_scan (SenderJsonScanner  *self,
                                             const char         *text,
                                             gsize               length,
                                             SenderJsonEventFunc func,
                                             gpointer            user_data,
                                             GError            **error);
/* Where the last scan ended, in bytes; @column (out) (optional). */
gsize sender_json_scanner_get_end (SenderJsonScanner *self,
                                   guint             *column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderJsonScanner, sender_json_scanner_free)

G_END_DECLS
