/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-live.h"
#include "sender-types.h"

G_BEGIN_DECLS

/* Values to show a message with. */

/**
 * SenderSample:
 * @name: of the variable, as the message spells it
 * @label: (nullable): what it stands for
 * @value: (nullable): the value, %NULL where none is known
 * @is_code: whether it is the code, whose sample is no part of a configuration
 *
 * The sample of one variable.
 */
typedef struct
{
  char       *name;
  const char *label;
  char       *value;
  gboolean    is_code;
} SenderSample;

/* One for each variable of @content; @worst: the nastiest value there may be.
 * (element-type SenderSample) (transfer full) */
GPtrArray *sender_sample_list (SenderConfig *config,
                               const char   *content,
                               gboolean      worst);
/* What a service might put there to break a message. */
const char *sender_sample_get_worst (const char *name);
/* Keeps a value with the configuration; the value that is known anyway needs no keeping. */
void sender_sample_set (SenderConfig *config,
                        const char   *name,
                        const char   *value);

/* The variables that are offered for a message: those of its template, then those that the
 * configuration declares, if the template takes them. @live (nullable): what PingOne has.
 * (transfer full) */
GStrv sender_sample_offer (SenderConfig *config,
                           SenderLive   *live,
                           const char   *template_name);

/**
 * SenderPreviewSpan:
 * @start: first byte
 * @end: byte after the last
 *
 * Where a value stands in a rendered text.
 */
typedef struct
{
  gsize start;
  gsize end;
} SenderPreviewSpan;

/**
 * SenderPreview:
 * @text: the message as PingOne would hand it on
 * @spans: (element-type SenderPreviewSpan): what was filled in
 *
 * A message with its values.
 */
typedef struct
{
  char   *text;
  GArray *spans;
} SenderPreview;

/* @values (element-type utf8 utf8): those that win over the configuration's own. */
SenderPreview *sender_preview_new (SenderConfig  *config,
                                   SenderMessage *message,
                                   GHashTable    *values);
void           sender_preview_free (SenderPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPreview, sender_preview_free)

G_END_DECLS
