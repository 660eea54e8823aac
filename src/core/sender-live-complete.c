/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-live-private.h"

/**
 * sender_live_complete:
 * @older: what was read of the same environment before
 *
 * Takes over from @older the parts, and the contents of templates, that were not read this time.
 */
void
sender_live_complete (SenderLive *self,
                      SenderLive *older)
{
  for (guint i = 0; i < SENDER_LIVE_N_PARTS; i++)
    if (self->parts[i] == NULL && older->parts[i] != NULL)
      self->parts[i] = sender_json_copy (older->parts[i]);
  for (guint i = 0; i < sender_json_get_length (older->contents); i++)
    {
      const char *name = sender_json_get_name (older->contents, i);

      if (sender_json_get_member (self->contents, name) == NULL)
        sender_json_set_member (self->contents, name,
                                sender_json_copy (sender_json_get_element (older->contents, i)));
    }
}
