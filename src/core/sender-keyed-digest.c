/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-keyed-digest.h"

#include "sender-wipe.h"

#include <string.h>

/* @id: what stands for the key. */
static char *
make (const char *id,
      const char *key,
      const char *secret)
{
  g_autofree char *digest =
    g_compute_hmac_for_string (G_CHECKSUM_SHA256, (const guchar *) key, strlen (key), secret, -1);

  return g_strconcat (id, ":", digest, NULL);
}

static char *
dup_id (const char *text)
{
  return g_strndup (text, strcspn (text, ":"));
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

  return make (random, random, secret);
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
  g_autofree char         *key = dup_id (digest);
  g_auto (SenderWipedText) made = make (key, key, secret);

  return g_strcmp0 (made, digest) == 0;
}

/**
 * sender_keyed_digest_new_key:
 *
 * Makes a key for [func@keyed_digest_new_with], with what it is told by.
 *
 * Returns: (transfer full): the key, to be kept where secrets are
 */
char *
sender_keyed_digest_new_key (void)
{
  g_autofree char         *id = g_uuid_string_random ();
  g_auto (SenderWipedText) random = g_uuid_string_random ();

  return g_strconcat (id, ":", random, NULL);
}

/**
 * sender_keyed_digest_new_with:
 * @key: what [func@keyed_digest_new_key] made
 * @secret: a secret
 *
 * Makes what it is told by later, to whoever has the key.
 *
 * Returns: (transfer full): the digest with the id of its key
 */
char *
sender_keyed_digest_new_with (const char *key,
                              const char *secret)
{
  g_autofree char *id = dup_id (key);

  return make (id, key, secret);
}

/**
 * sender_keyed_digest_is_with:
 * @digest: what was made of a secret
 * @key: a key
 *
 * Tells whether it was made with that key: one that was made with another can’t be compared.
 *
 * Returns: whether it was
 */
gboolean
sender_keyed_digest_is_with (const char *digest,
                             const char *key)
{
  g_autofree char *id = dup_id (digest);
  g_autofree char *other = dup_id (key);

  return g_str_equal (id, other);
}
