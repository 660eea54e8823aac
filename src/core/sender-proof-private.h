/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-builder-private.h"
#include "sender-json-scanner.h"
#include "sender-proof.h"

G_BEGIN_DECLS

#define SENDER_PROOF_DIGITS 6

/* The way of one message: read only once it is made, so that threads share it. */
typedef struct
{
  SenderRendering *rendering; /* (owned) */
  SenderCarrier    carrier;
  gboolean         json;   /* what arrives must be JSON, whatever it looks like */
  gboolean         object; /* and an object */
} SenderProofRoute;

void sender_proof_route_init (SenderProofRoute       *self,
                              SenderConfig           *config,
                              SenderChannelRequest   *request,
                              const SenderBuildInput *input);
void sender_proof_route_clear (SenderProofRoute *self);
/* Whether @text is read as JSON where it arrives. */
gboolean sender_proof_route_is_json (const SenderProofRoute *self,
                                     const GString          *text);

/* The buffers of one thread, reused for every code. */
typedef struct
{
  const SenderProofRoute *route;   /* (unowned) */
  SenderJsonScanner      *scanner; /* (owned) */
  GString                *message; /* (owned) */
  GString                *written; /* (owned): body or URL */
  GString                *payload; /* (owned): what arrives */
} SenderProofScratch;

void sender_proof_scratch_init (SenderProofScratch     *self,
                                const SenderProofRoute *route);
void sender_proof_scratch_clear (SenderProofScratch *self);
/* Takes @code the whole way; FALSE if nothing arrives. */
gboolean sender_proof_scratch_carry (SenderProofScratch *self,
                                     const char         *code);

/* The texts and numbers of a JSON text in order, or the whole of a plain one. */
typedef struct
{
  GPtrArray *texts; /* (owned) (element-type GString) */
} SenderProofTokens;

gboolean sender_proof_tokens_read (SenderProofTokens *self,
                                   SenderJsonScanner *scanner,
                                   const GString     *text,
                                   gboolean           json,
                                   gboolean           object,
                                   char             **reason);
void     sender_proof_tokens_clear (SenderProofTokens *self);

/* Where in a text that arrives the code must be found. */
typedef struct
{
  gboolean of_message; /* of the message inside a raw body, not of the body */
  gboolean json;
  gboolean object;
  GArray  *marks; /* (owned): of the texts that hold the code */
} SenderProofStage;

/* NULL with a reason in words if the code can't be told from what arrives. */
SenderProofStage *sender_proof_stage_new (SenderProofScratch *scratch,
                                          gboolean            of_message,
                                          char              **reason);
void              sender_proof_stage_free (SenderProofStage *self);
const GString    *sender_proof_stage_get_text (const SenderProofStage   *self,
                                               const SenderProofScratch *scratch);
/* @error (nullable): why what arrives can't be read; unset where the code is not in it. */
gboolean sender_proof_stage_holds (const SenderProofStage *self,
                                   SenderProofScratch     *scratch,
                                   const char             *code,
                                   GError                **error);

/* One line for each sample user whose name breaks what arrives. */
void sender_proof_try_users (GPtrArray            *lines,
                             SenderConfig         *config,
                             SenderChannelRequest *request,
                             SenderBuildInput      input);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderProofRoute, sender_proof_route_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderProofScratch, sender_proof_scratch_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderProofTokens, sender_proof_tokens_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderProofStage, sender_proof_stage_free)

G_END_DECLS
