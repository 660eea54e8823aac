/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-flow.h"
#include "sender-json.h"
#include "sender-stage.h"

G_BEGIN_DECLS

/* A flow as Studio keeps it: revisions, of which some are published, and test users. */

#define SENDER_STUDIO_FLOW_SMS "FW00000000000000000000000000000001"
#define SENDER_STUDIO_FLOW_VOICE "FW00000000000000000000000000000002"

typedef struct
{
  int         number;
  gboolean    published;
  SenderFlow *flow; /* (nullable): a definition that can't be run */
  SenderJson *definition;
  gint64      created;
} SenderStudioRevision;

typedef struct
{
  char       *sid;
  char       *account;
  char       *name;
  GPtrArray  *revisions;  /* (element-type SenderStudioRevision): never empty */
  SenderJson *test_users; /* array of text */
  gint64      created;
} SenderStudioFlow;

/* What was sent to the control interface: `sid`, `definition`, `published` (true), `friendly_name`,
 * `account_sid`, `test_users`. An existing flow gets a further revision. */
gboolean sender_studio_flow_check (SenderJson *json,
                                   GError    **error);
void     sender_studio_flow_set_up (SenderStage *stage,
                                    SenderJson  *json);
/* The two right ones that are there from the start. */
void sender_studio_flow_set_up_defaults (SenderStage *stage);
void sender_studio_flow_free (SenderStudioFlow *self);

SenderStudioRevision *sender_studio_flow_get_latest (SenderStudioFlow *self);
/* NULL if it was never published. */
SenderStudioRevision *sender_studio_flow_get_published (SenderStudioFlow *self);
SenderStudioRevision *sender_studio_flow_get_revision (SenderStudioFlow *self,
                                                       int               number);
/* What runs for a contact: test users run the latest draft. */
SenderStudioRevision *sender_studio_flow_get_live (SenderStudioFlow *self,
                                                   const char       *to);

/* What is wrong with a definition: NULL, or (transfer full) an array of {property_path,
 * message}. */
SenderJson *sender_studio_flow_validate (SenderJson *definition);

G_END_DECLS
