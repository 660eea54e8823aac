/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The texts of the drawing of a contract, and how large they are: all of its sizes come from the
 * fonts. */

typedef enum
{
  SENDER_CONTRACT_FACE_HEADING, /* above a column */
  SENDER_CONTRACT_FACE_TITLE,   /* of a card */
  SENDER_CONTRACT_FACE_CODE,    /* what a machine reads */
  SENDER_CONTRACT_FACE_DETAIL,
  SENDER_CONTRACT_FACE_SHOWN, /* on the phone */
} SenderContractFace;

/**
 * SenderContractCaptions:
 * @message: what the message is called
 * @message_detail: which it is
 * @flow: (nullable): what the flow is called
 * @flow_detail: (nullable): what of it shows the text
 *
 * What the cards are called.
 */
typedef struct
{
  char *message;
  char *message_detail;
  char *flow;
  char *flow_detail;
} SenderContractCaptions;

void sender_contract_captions_clear (SenderContractCaptions *self);

/* Height of a line of text: the measure of all space. */
double sender_contract_text_get_em (GtkWidget *widget);
/* @width: where it is cut; negative for as much as it needs. (transfer full) */
PangoLayout *sender_contract_text_new (GtkWidget         *widget,
                                       SenderContractFace face,
                                       const char        *text,
                                       double             width);
/* What the phone shows, over several lines. (transfer full) */
PangoLayout *sender_contract_text_new_shown (GtkWidget               *widget,
                                             const SenderContractMap *map,
                                             double                   width);
const char  *sender_contract_text_get_heading (const SenderContractMap *map,
                                               SenderContractStage      stage);
void         sender_contract_text_measure (GtkWidget                    *widget,
                                           const SenderContractMap      *map,
                                           const SenderContractCaptions *captions,
                                           SenderContractMetrics        *metrics);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderContractCaptions, sender_contract_captions_clear)

G_END_DECLS
