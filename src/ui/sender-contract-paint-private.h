/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-contract-paint.h"

G_BEGIN_DECLS

/* What a part of the drawing means, which gives its colour. */
typedef enum
{
  SENDER_CONTRACT_INK_TEXT,
  SENDER_CONTRACT_INK_DIM,
  SENDER_CONTRACT_INK_GOOD,
  SENDER_CONTRACT_INK_ERROR,
  SENDER_CONTRACT_INK_WARNING,
  SENDER_CONTRACT_INK_CARD,
  SENDER_CONTRACT_INK_BORDER,
} SenderContractInk;

GdkRGBA sender_contract_paint_get_ink (const SenderContractPicture *self,
                                       SenderContractInk            ink);
/* The colour of a break: an error's or a warning's. */
SenderContractInk sender_contract_paint_get_break (const SenderContractPath *path);
/* How strong a path is painted: others than the lit one are weak. */
double sender_contract_paint_get_strength (const SenderContractPicture *self,
                                           guint                        position);
void   sender_contract_paint_wires (const SenderContractPicture *self,
                                    GtkSnapshot                 *snapshot);

G_END_DECLS
