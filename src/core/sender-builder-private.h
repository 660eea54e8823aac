/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-builder.h"
#include "sender-vendor.h"

G_BEGIN_DECLS

/*
 * The part of the builder that writes bytes, shared with the proof, which runs it a million times:
 * everything but the code is looked up and escaped once.
 */

/* How a value is written where its variable stands. */
typedef enum
{
  SENDER_WRITING_PLAIN,
  SENDER_WRITING_FORM,
  SENDER_WRITING_URL,
  SENDER_WRITING_JSON, /* escaped inside JSON strings, plain outside of them */
} SenderWriting;

/* Where variables get their values from; borrows all it is made of. */
typedef struct _SenderValues SenderValues;

SenderValues *sender_values_new (SenderConfig           *config,
                                 SenderChannelRequest   *request,
                                 const SenderBuildInput *input);
void          sender_values_free (SenderValues *self);
/* (nullable): NULL leaves the variable as it stands. */
const char *sender_values_lookup (SenderValues       *self,
                                  SenderVariableScope scope,
                                  const char         *name,
                                  gsize               name_length);
gboolean    sender_values_has_message (SenderValues *self);

/* A text with its variables, taken apart once. */
typedef struct _SenderPattern SenderPattern;

SenderPattern *sender_pattern_new (const char         *text,
                                   SenderWriting       writing,
                                   SenderVariableScope scope,
                                   SenderValues       *values);
void           sender_pattern_free (SenderPattern *self);
/* Every digit of a code becomes @before, the digit, @after. */
void sender_pattern_set_tags (SenderPattern *self,
                              const char    *before,
                              const char    *after);
void sender_pattern_write (const SenderPattern *self,
                           GString             *out,
                           const GString       *message,
                           const char          *code,
                           gsize                code_length);

/* What stands where: @variable is NULL for text as typed; one without a value is not @known and
 * stands as it was typed. */
typedef void (*SenderTraceFunc) (const char *text,
                                 gsize       length,
                                 const char *variable,
                                 gboolean    known,
                                 gpointer    user_data);

/* As sender_pattern_write(), piece by piece. */
void sender_pattern_trace (const SenderPattern *self,
                           const GString       *message,
                           const char          *code,
                           SenderTraceFunc      func,
                           gpointer             user_data);

/**
 * SenderRendering:
 * @message: (nullable): the message; NULL where there is none
 * @url: the URL
 * @body: (nullable): the body; NULL where the method sends none
 * @code: (nullable): the value of ${otp} that is neither given nor counted through
 *
 * The patterns of one request.
 */
typedef struct
{
  SenderPattern *message;
  SenderPattern *url;
  SenderPattern *body;
  char          *code;
} SenderRendering;

SenderRendering *sender_rendering_new (SenderConfig           *config,
                                       SenderChannelRequest   *request,
                                       const SenderBuildInput *input);
void             sender_rendering_free (SenderRendering *self);
/* What one of its patterns (nullable) writes, piece by piece. */
void sender_rendering_trace (const SenderRendering *self,
                             const SenderPattern   *pattern,
                             SenderTraceFunc        func,
                             gpointer               user_data);

/* By the host alone, also of a URL that is not finished. */
const SenderVendor *sender_builder_get_vendor (SenderChannelRequest *request);

typedef enum
{
  SENDER_CARRIER_NONE,
  SENDER_CARRIER_BODY,
  SENDER_CARRIER_FORM,
  SENDER_CARRIER_QUERY,
} SenderCarrierKind;

/* Which part of a request takes the message to where it is read. */
typedef struct
{
  SenderCarrierKind kind;
  char             *key; /* (nullable): of the form or the query */
} SenderCarrier;

void     sender_carrier_init (SenderCarrier        *self,
                              SenderChannelRequest *request);
void     sender_carrier_clear (SenderCarrier *self);
gboolean sender_carrier_read (const SenderCarrier *self,
                              const char          *url,
                              const char          *body,
                              gsize                body_length,
                              GString             *out);

/* Adds the configured headers, the content type and the credential. */
gboolean sender_builder_add_headers (SenderConfig         *config,
                                     SenderChannelRequest *request,
                                     const char           *secret,
                                     SenderRequest        *built,
                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderPattern, sender_pattern_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderValues, sender_values_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderRendering, sender_rendering_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderCarrier, sender_carrier_clear)

G_END_DECLS
