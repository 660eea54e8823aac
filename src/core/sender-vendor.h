/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-url.h"

G_BEGIN_DECLS

/*
 * What is known about a vendor's endpoint, as a table: rules ask the vendor, never the host name.
 * Sources: reference "Twilio side", sections 2, 3, 9.
 */

typedef struct
{
  const char *name;     /* exact spelling */
  gboolean    required; /* the vendor refuses a request without it */
  guint       distance; /* a misspelling within this many edits is meant to be this key */
} SenderVendorKey;

typedef struct
{
  const char            *id; /* `twilio-studio`, `generic` */
  const char            *label;
  const SenderVendorKey *keys; /* form keys it reads; NULL: any */
  guint                  n_keys;
  const char            *message_key; /* form key whose value reaches the flow as JSON */
  gboolean               form_only;
  gboolean               post_only;
} SenderVendor;

/* Never NULL: what fits no vendor is `generic`. @url NULL is generic too. */
const SenderVendor *sender_vendor_for_url (SenderUrl *url);
const SenderVendor *sender_vendor_get_generic (void);
gboolean            sender_vendor_is_studio (const SenderVendor *vendor);

typedef enum
{
  SENDER_STUDIO_URL_OK,
  SENDER_STUDIO_URL_VERSION, /* /v1/ */
  SENDER_STUDIO_URL_CASE,    /* right but for case */
  SENDER_STUDIO_URL_TRAILING_SLASH,
  SENDER_STUDIO_URL_PATH, /* missing or further parts */
  SENDER_STUDIO_URL_FLOW, /* not FW + 32 hexadecimal digits */
  SENDER_STUDIO_URL_QUERY,
  SENDER_STUDIO_URL_PORT,
} SenderStudioUrlFault;

/* First fault of a URL whose host is a Studio host; what is wrong with the flow part comes last. */
SenderStudioUrlFault sender_studio_url_check (SenderUrl *url);

/* The flow SID in the path, or NULL. */
char *sender_studio_url_get_flow (SenderUrl *url);

/* `us1` or the region of the host (`ie1`), NULL where @url is no Studio URL. */
char *sender_studio_url_get_region (SenderUrl *url);

/* The host of another product on the same edge and region: `api.dublin.ie1.twilio.com`. */
char *sender_studio_url_get_product_host (SenderUrl  *url,
                                          const char *product);

/* A host that is meant to be Studio's but is not (SS321): the host it should be, else NULL. */
char *sender_studio_url_get_near_host (SenderUrl *url);

G_END_DECLS
