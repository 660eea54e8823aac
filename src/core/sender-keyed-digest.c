/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-keyed-digest.h"

#include "sender-wipe.h"

#include <string.h>

static char *
make (const char *key,
      const char *secret)
{
  g_autofree char *digest =
    g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) key, strlen (key), secret, -1);

  return g_strconcat (key, ":", digest, NULL);
}

/**
 * sender_keyed_digest_new:
 * @secret: a secret
 *
 * Makes what it is told by later.
 *
 * Returns: (transfer full): the digest with its key
 */
char *
sender_keyed_digest_new (const char *secret)
{
  g_autofree char *random = g_uuid_string_random ();

  return make (random, secret);
}

/**
 * sender_keyed_digest_fits:
 * @digest: what was made of a secret
 * @secret: a secret
 *
 * Tells whether it is that one.
 *
 * Returns: whether it is
 */
gboolean
sender_keyed_digest_fits (const char *digest,
                          const char *secret)
{
  g_autofree char         *key = g_strndup (digest, strcspn (digest, ":"));
  g_auto (SenderWipedText) made = make (key, secret);

  return g_strcmp0 (made, digest) == 0;
}
