/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fuzz.h"
#include "sender-liquid.h"

#include <string.h>

static char *
lookup_cb (const char *path,
           gpointer    user_data)
{
  g_assert_cmpuint (strlen (path), >, 0);
  return NULL;
}

/* References follow one another inside the text, and what is none is written as it stands. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autofree char *rendered = sender_liquid_render (text, lookup_cb, NULL);
  SenderLiquidRef  ref = { 0 };
  gsize            end = 0;
  gsize            supported = 0;

  while (sender_liquid_next (text, end, &ref))
    {
      g_assert_cmpuint (ref.start, >=, end);
      g_assert_cmpuint (ref.end, >, ref.start);
      g_assert_cmpuint (ref.end, <=, strlen (text));
      g_assert_nonnull (ref.path);
      if (ref.supported)
        supported += ref.end - ref.start;
      end = ref.end;
      sender_liquid_ref_clear (&ref);
    }
  g_assert_cmpuint (strlen (rendered), ==, strlen (text) - supported);
  return 0;
}
