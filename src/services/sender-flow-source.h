/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-document.h"
#include "sender-operation.h"
#include "sender-workspace.h"

G_BEGIN_DECLS

/*
 * Where the flows of an open document are known from: a file, which is watched, or Twilio. What is
 * read goes into the document's inspection, and is kept for as long as the document is open. In
 * Practice the flows of the stand-ins are read by themselves.
 *
 * Signal: changed, when what get_label() says of a channel is another.
 */

#define SENDER_TYPE_FLOW_SOURCE (sender_flow_source_get_type ())

G_DECLARE_FINAL_TYPE (SenderFlowSource, sender_flow_source, SENDER, FLOW_SOURCE, GObject)

/* The one of the document. @workspace (nullable): without one there are only files. (transfer
 * full) */
SenderFlowSource *sender_flow_source_for (SenderDocument  *document,
                                          SenderWorkspace *workspace);
/* Read a flow for a channel; how it goes is told by the channel's operation. */
void sender_flow_source_open (SenderFlowSource *self,
                              SenderChannel     channel,
                              GFile            *file);
void sender_flow_source_read_live (SenderFlowSource *self,
                                   SenderChannel     channel);
/* Writes the starter flow of the channel for the keys of @message (nullable). */
void sender_flow_source_save_starter (SenderFlowSource *self,
                                      SenderChannel     channel,
                                      SenderMessage    *message,
                                      GFile            *file);
void sender_flow_source_cancel (SenderFlowSource *self);
/* Whether the channel's URL names a flow that could be read. */
gboolean sender_flow_source_can_read_live (SenderFlowSource *self,
                                           SenderChannel     channel);

/* What it was read from, such as a file's name; NULL where no flow is known. */
const char *sender_flow_source_get_label (SenderFlowSource *self,
                                          SenderChannel     channel);
/* Whether it was read from stand-ins, and is to be marked SIMULATED. */
gboolean         sender_flow_source_is_simulated (SenderFlowSource *self,
                                                  SenderChannel     channel);
SenderOperation *sender_flow_source_get_operation (SenderFlowSource *self,
                                                   SenderChannel     channel);

G_END_DECLS
