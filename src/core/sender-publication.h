/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"

G_BEGIN_DECLS

/*
 * What publishing a configuration would write at PingOne, what another kind of sender would drop
 * there, and what stands in the way. All in words, from the document alone.
 */

typedef enum
{
  SENDER_READINESS_READY,
  SENDER_READINESS_OPEN,    /* to be done, but nothing that blocks */
  SENDER_READINESS_BLOCKED, /* publishing is not possible before it is done */
  SENDER_READINESS_UNKNOWN,
} SenderReadiness;

/* What is known of the last test. */
typedef enum
{
  SENDER_TEST_RECORD_UNKNOWN,
  SENDER_TEST_RECORD_NEVER,
  SENDER_TEST_RECORD_FAILED,
  SENDER_TEST_RECORD_DELIVERED,
} SenderTestRecord;

/**
 * SenderPublicationItem:
 * @title: what it is
 * @detail: what is said of it
 * @path: (nullable): where it is edited
 * @readiness: how far it is, of what stands in the way
 */
typedef struct
{
  char           *title;
  char           *detail;
  char           *path;
  SenderReadiness readiness;
} SenderPublicationItem;

/**
 * SenderPublicationFacts:
 * @record: of the last test
 * @obstacle: (nullable): what PingOne is known to refuse of the plan
 * @gap: (nullable): what could not be read of what the plan goes by
 * @shared: (nullable): what other configurations lose by the plan
 * @lost: (nullable): what going back does not bring back
 * @unkept: (nullable): why it is not kept that something was taken over
 *
 * What is known besides the document. Nothing is owned.
 */
typedef struct
{
  SenderTestRecord record;
  const char      *obstacle;
  const char      *gap;
  const char      *shared;
  const char      *lost;
  const char      *unkept;
} SenderPublicationFacts;

const char *sender_provider_kind_get_label (SenderProviderKind kind);
/* What the kind means, in one or two sentences. */
const char *sender_provider_kind_get_meaning (SenderProviderKind kind);

/* “2 numbers, requests for SMS and Voice, and 4 messages”; “nothing yet”. (transfer full) */
char *sender_publication_dup_contents (SenderConfig *config);
/* What becomes of the custom provider when this kind is published; NULL for a custom provider.
 * (transfer full) */
char *sender_publication_dup_consequence (SenderConfig *config);
/* In the order of the writes. (element-type SenderPublicationItem) (transfer full) */
GPtrArray *sender_publication_list_writes (SenderConfig *config);
/* (element-type SenderPublicationItem) (transfer full) */
GPtrArray *sender_publication_list_conditions (SenderDocument               *document,
                                               const SenderPublicationFacts *facts);

G_END_DECLS
