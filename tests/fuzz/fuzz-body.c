/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-builder.h"
#include "sender-channel-request.h"

#include <string.h>

/* The rows of a body write the same body again, to the byte; only & alone is no row. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char                 *body = fuzz_dup_utf8 (data, size);
  g_autoptr (SenderChannelRequest) request = sender_channel_request_new ();
  g_autofree char                 *again = NULL;

  sender_builder_set_form (request, body);
  again = sender_builder_dup_body (request);
  g_assert_cmpstr (again, ==, body[strspn (body, "&")] != '\0' ? body : "");
  return 0;
}
