/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-test-memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MASK 0xa5
/* The end of the text: an allocator writes into the beginning of what it gets back. */
#define WANTED 16
#define CHUNK (64 * 1024)
/* Larger than any heap here: the shadow of a sanitizer. */
#define MAX_MAPPING (G_GUINT64_CONSTANT (1) << 30)

static guint8 chunk[CHUNK];
static char   maps[1024 * 1024];

char *
sender_test_new_secret (guint8 mask[SENDER_TEST_SECRET_LENGTH])
{
  static const char letters[] = G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS;

  char *secret = g_malloc0 (SENDER_TEST_SECRET_LENGTH + 1);

  for (guint i = 0; i < SENDER_TEST_SECRET_LENGTH; i++)
    secret[i] = letters[g_random_int_range (0, sizeof letters - 1)];
  sender_test_mask (secret, mask);
  return secret;
}

void
sender_test_mask (const char *text,
                  guint8      mask[SENDER_TEST_SECRET_LENGTH])
{
  gsize length = strlen (text);

  g_assert_cmpuint (length, >=, SENDER_TEST_SECRET_LENGTH);
  for (guint i = 0; i < SENDER_TEST_SECRET_LENGTH; i++)
    mask[i] = (guint8) text[length - SENDER_TEST_SECRET_LENGTH + i] ^ MASK;
}

void
sender_test_wipe (char *text)
{
  explicit_bzero (text, strlen (text));
  g_free (text);
}

static gboolean
is_here (const guint8 *at,
         const guint8 *mask)
{
  for (guint i = 0; i < WANTED; i++)
    if ((at[i] ^ MASK) != mask[SENDER_TEST_SECRET_LENGTH - WANTED + i])
      return FALSE;
  return TRUE;
}

/* Chunks overlap, so that nothing is missed between two. */
static guint
count_in_mapping (int           memory,
                  guint64       start,
                  guint64       end,
                  const guint8 *mask)
{
  guint count = 0;

  for (guint64 at = start; at + WANTED <= end; at += CHUNK - WANTED + 1)
    {
      gssize n_read = pread (memory, chunk, MIN (CHUNK, end - at), (off_t) at);

      for (gssize i = 0; i + WANTED <= n_read; i++)
        count += is_here (chunk + i, mask) ? 1 : 0;
      explicit_bzero (chunk, sizeof chunk);
    }
  return count;
}

/* Into memory of its own: what is allocated now could lie where something was freed. */
static void
read_maps (void)
{
  int    file = open ("/proc/self/maps", O_RDONLY | O_CLOEXEC);
  gsize  length = 0;
  gssize n_read = 0;

  g_assert_cmpint (file, >=, 0);
  while ((n_read = read (file, maps + length, sizeof maps - 1 - length)) > 0)
    length += (gsize) n_read;
  g_assert_cmpuint (length, <, sizeof maps - 1);
  maps[length] = '\0';
  close (file);
}

/* Not in the stack: there lie registers that the dynamic linker saved, with what a memcpy() had in
 * them, and the next calls write over it. */
static gboolean
is_wanted (const char *line)
{
  const char *end = strchrnul (line, '\n');
  const char *rights = strchr (line, ' ');
  gsize       stack = strlen ("[stack]");

  return rights != NULL && g_str_has_prefix (rights + 1, "rw") &&
         memcmp (end - stack, "[stack]", stack) != 0;
}

guint
sender_test_count_in_memory (const guint8 mask[SENDER_TEST_SECRET_LENGTH])
{
  int   memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  guint count = 0;

  g_assert_cmpint (memory, >=, 0);
  read_maps ();
  for (const char *line = maps; *line != '\0'; line = strchrnul (line, '\n') + 1)
    {
      guint64 start = 0;
      guint64 end = 0;

      if (is_wanted (line) &&
          sscanf (line, "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x", &start, &end) == 2 &&
          end - start < MAX_MAPPING)
        count += count_in_mapping (memory, start, end, mask);
    }
  close (memory);
  return count;
}
