/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-builder.h"

G_BEGIN_DECLS

/*
 * A request as it would leave, taken apart for people: what was put in for a variable, what is
 * wrong, where the secret stands. Pure; whoever shows it only colours.
 */

typedef enum
{
  SENDER_WIRE_PLAIN,
  SENDER_WIRE_METHOD,
  SENDER_WIRE_DIM,        /* what carries no meaning of its own, such as `HTTP/1.1` */
  SENDER_WIRE_NAME,       /* key of a form */
  SENDER_WIRE_WRONG,      /* a name an error is about, or what is left to fill in */
  SENDER_WIRE_VALUE,      /* put in for a variable */
  SENDER_WIRE_UNRESOLVED, /* a variable that has no value */
  SENDER_WIRE_SECRET,     /* words in the place of the secret */
  SENDER_WIRE_BREAK,      /* a line break that is not sent */
  SENDER_WIRE_REMARK,     /* words of ours, not sent */
} SenderWireKind;

typedef struct
{
  SenderWireKind kind;
  char          *text;
  char          *variable; /* (nullable): whose value it is */
} SenderWireSegment;

/**
 * SenderWireInput:
 * @config: the configuration
 * @request: a request of @config
 * @build: what it depends on besides; `verbatim` is looked at both ways
 * @findings: (nullable): of SenderFinding; names that errors are about are marked
 * @secret_state: whether the keyring has the secret
 * @decoded: pairs as whoever receives them reads them
 *
 * What a view is made of; nothing is kept.
 */
typedef struct
{
  SenderConfig           *config;
  SenderChannelRequest   *request;
  const SenderBuildInput *build;
  GListModel             *findings;
  SenderSecretState       secret_state;
  gboolean                decoded;
} SenderWireInput;

/**
 * SenderWireView:
 * @segments: (element-type SenderWireSegment): in order
 * @built: the request as built, values escaped
 * @has_pairs: there are pairs, so that decoding shows something else
 * @is_broken: there are line breaks that are not sent
 * @differs: escaped and as plain text, the values give different bytes; both are shown
 *
 * Read only.
 */
typedef struct
{
  GPtrArray     *segments;
  SenderRequest *built;
  gboolean       has_pairs;
  gboolean       is_broken;
  gboolean       differs;
} SenderWireView;

/* SENDER_ERROR_INVALID if the request can't be built; the message says why. */
SenderWireView *sender_wire_view_new (const SenderWireInput *input,
                                      GError               **error);
void            sender_wire_view_free (SenderWireView *self);
/* All of it as text. (transfer full) */
char *sender_wire_view_dup_text (SenderWireView *self);

/* What has to be said below it: breaks that are not sent, sample values, escaping, and what is
 * missing. (transfer full) */
char *sender_wire_view_dup_note (SenderWireView        *self,
                                 const SenderWireInput *input);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderWireView, sender_wire_view_free)

G_END_DECLS
