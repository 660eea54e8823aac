/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-private.h"

#include "sender-channel-request.h"
#include "sender-vendor.h"

#include <string.h>

void
sender_proof_route_init (SenderProofRoute       *self,
                         SenderConfig           *config,
                         SenderChannelRequest   *request,
                         const SenderBuildInput *input)
{
  const SenderVendor *vendor = sender_builder_get_vendor (request);

  self->rendering = sender_rendering_new (config, request, input);
  sender_carrier_init (&self->carrier, request);
  self->json = vendor->message_key != NULL;
  self->object = self->json;
}

void
sender_proof_route_clear (SenderProofRoute *self)
{
  g_clear_pointer (&self->rendering, sender_rendering_free);
  sender_carrier_clear (&self->carrier);
}

gboolean
sender_proof_route_is_json (const SenderProofRoute *self,
                            const GString          *text)
{
  const char *start = text->str + strspn (text->str, " \t\r\n");

  return self->json || *start == '{' || *start == '[';
}

void
sender_proof_scratch_init (SenderProofScratch     *self,
                           const SenderProofRoute *route)
{
  self->route = route;
  self->scanner = sender_json_scanner_new ();
  self->message = g_string_new (NULL);
  self->written = g_string_new (NULL);
  self->payload = g_string_new (NULL);
}

void
sender_proof_scratch_clear (SenderProofScratch *self)
{
  if (self->scanner == NULL)
    return;
  g_clear_pointer (&self->scanner, sender_json_scanner_free);
  g_string_free (self->message, TRUE);
  g_string_free (self->written, TRUE);
  g_string_free (self->payload, TRUE);
}

gboolean
sender_proof_scratch_carry (SenderProofScratch *self,
                            const char         *code)
{
  const SenderRendering *rendering = self->route->rendering;
  const SenderCarrier   *carrier = &self->route->carrier;
  const SenderPattern   *pattern = rendering->body;

  if (carrier->kind == SENDER_CARRIER_QUERY)
    pattern = rendering->url;
  g_string_truncate (self->message, 0);
  g_string_truncate (self->written, 0);
  g_string_truncate (self->payload, 0);
  sender_pattern_write (rendering->message, self->message, NULL, code, SENDER_PROOF_DIGITS);
  if (pattern == NULL || carrier->kind == SENDER_CARRIER_NONE)
    return FALSE;
  sender_pattern_write (pattern, self->written, self->message, code, SENDER_PROOF_DIGITS);
  return sender_carrier_read (carrier, self->written->str, self->written->str,
                              self->written->len, self->payload);
}
