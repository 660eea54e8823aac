/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-handset.h"

#include "sender-answer.h"

#include <string.h>

#define CODE_MIN 4
#define CODE_MAX 10

/* Skips what separates digits that are spoken one by one: blanks, commas, stops, dashes, tags. */
static const char *
skip_pause (const char *c)
{
  while (*c != '\0' && strchr (" ,.-<", *c) != NULL)
    {
      const char *end = *c == '<' ? strchr (c, '>') : c;

      if (end == NULL)
        return c;
      c = end + 1;
    }
  return c;
}

static const char *
read_run (const char *c,
          gboolean    voice,
          GString    *run)
{
  while (g_ascii_isdigit (*c))
    {
      const char *next = NULL;

      g_string_append_c (run, *c++);
      next = voice ? skip_pause (c) : c;
      if (!g_ascii_isdigit (*next))
        break;
      c = next;
    }
  return c;
}

/**
 * sender_handset_find_code:
 * @text: what was shown or said
 * @voice: whether it was said
 *
 * Finds the code in a message.
 *
 * Returns: (transfer full) (nullable): the code
 */
char *
sender_handset_find_code (const char *text,
                          gboolean    voice)
{
  const char *c = text;

  while (*c != '\0')
    {
      g_autoptr (GString) run = g_string_new (NULL);
      gboolean            is_number = c > text && c[-1] == '+';

      if (!g_ascii_isdigit (*c))
        {
          c++;
          continue;
        }
      c = read_run (c, voice, run);
      if (!is_number && run->len >= CODE_MIN && run->len <= CODE_MAX)
        return g_string_free (g_steal_pointer (&run), FALSE);
    }
  return NULL;
}

/**
 * sender_handset_receive:
 * @stage: what the stand-ins share
 * @arrival: a message or call
 *
 * Keeps what reached the phone.
 */
void
sender_handset_receive (SenderStage         *stage,
                        const SenderArrival *arrival)
{
  SenderJson      *json = sender_json_new_object ();
  g_autofree char *key = g_strdup_printf ("%" G_GUINT64_FORMAT, stage->serial);
  g_autofree char *at = sender_clock_to_iso (sender_clock_now (stage->clock));
  g_autofree char *code = sender_handset_find_code (arrival->text, arrival->voice);

  sender_put_boolean (json, "simulated", TRUE);
  sender_put_int (json, "id", (gint64) stage->serial++);
  sender_put_text (json, "channel", arrival->voice ? "voice" : "sms");
  sender_put_text (json, "sid", arrival->sid);
  sender_put_text (json, "account", arrival->account);
  sender_put_text (json, "from", arrival->from);
  sender_put_text (json, "to", arrival->to);
  sender_put_text (json, "text", arrival->text);
  sender_put_text (json, "code", code);
  sender_put_text (json, "answered_by", arrival->answered_by);
  sender_put_text (json, "at", at);
  sender_shelf_add (stage->arrivals, key, json);
}
