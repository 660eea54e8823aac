/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-twilio.h"

G_BEGIN_DECLS

/* Where Twilio's resources are. */

typedef enum
{
  SENDER_TWILIO_PRODUCT_STUDIO,
  SENDER_TWILIO_PRODUCT_API,
  SENDER_TWILIO_PRODUCT_MESSAGING,
  SENDER_TWILIO_PRODUCT_LOOKUPS,
  SENDER_TWILIO_PRODUCT_ACCOUNTS,
  SENDER_TWILIO_PRODUCT_VOICE,
  SENDER_N_TWILIO_PRODUCTS,
} SenderTwilioProduct;

/* The first label of a product's host. */
const char         *sender_twilio_product_get_name (SenderTwilioProduct product);
SenderTwilioProduct sender_twilio_get_product (SenderTwilioResource resource);

/* Path and query below the origin of the product. (transfer full) */
char *sender_twilio_make_target (SenderTwilioResource resource,
                                 const char          *a,
                                 const char          *b,
                                 GError             **error);
/* The array whose pages are joined, NULL for what has one page only. */
const char *sender_twilio_get_list_name (SenderTwilioResource resource);

G_END_DECLS
