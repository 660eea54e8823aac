/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-proof-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Two codes that differ in every digit show where in what arrives the code is; that the digits of
 * each differ among themselves shows whether it is whole. */
#define PROBE "123456"
#define OTHER_PROBE "234567"

/* A text that holds the code, and where: all around the codes must arrive too. */
typedef struct
{
  guint    position; /* among the texts and numbers */
  GString *text;     /* (owned): as it arrives with the probe */
  GArray  *offsets;  /* (owned) (element-type gsize): of the codes */
} Mark;

static void
mark_clear (gpointer data)
{
  Mark *self = data;

  g_string_free (self->text, TRUE);
  g_array_unref (self->offsets);
}

static void
free_text (gpointer data)
{
  g_string_free (data, TRUE);
}

typedef struct
{
  GPtrArray *texts;
  gboolean   object;
} Reading;

static gboolean
token_cb (const SenderJsonEvent *event,
          gpointer               user_data)
{
  Reading *reading = user_data;

  if (reading->object && event->depth == 0 && event->kind != SENDER_JSON_EVENT_OBJECT_START &&
      event->kind != SENDER_JSON_EVENT_OBJECT_END)
    return FALSE;
  if (event->kind == SENDER_JSON_EVENT_STRING || event->kind == SENDER_JSON_EVENT_NUMBER)
    g_ptr_array_add (reading->texts, g_string_new_len (event->text, (gssize) event->length));
  return TRUE;
}

gboolean
sender_proof_tokens_read (SenderProofTokens *self,
                          SenderJsonScanner *scanner,
                          const GString     *text,
                          gboolean           json,
                          gboolean           object,
                          char             **reason)
{
  g_autoptr (GError) error = NULL;
  Reading            reading = { NULL, object };

  self->texts = g_ptr_array_new_with_free_func (free_text);
  reading.texts = self->texts;
  if (!json)
    g_ptr_array_add (self->texts, g_string_new_len (text->str, (gssize) text->len));
  else if (!sender_json_scanner_scan (scanner, text->str, text->len, token_cb, &reading, &error))
    {
      if (error != NULL)
        *reason = g_strdup_printf (_ ("“%s” is no JSON. %s"), text->str, error->message);
      else
        *reason = g_strdup_printf (_ ("“%s” is no JSON object."), text->str);
      return FALSE;
    }
  return TRUE;
}

void
sender_proof_tokens_clear (SenderProofTokens *self)
{
  g_clear_pointer (&self->texts, g_ptr_array_unref);
}

/* The offsets at which @text has the probe and @other the other one; NULL if they differ in any
 * other way. */
static GArray *
find_codes (const GString *text,
            const GString *other)
{
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  gsize              i = 0;

  if (text->len != other->len)
    return NULL;
  while (i < text->len)
    {
      if (text->str[i] == other->str[i])
        i++;
      else if (strncmp (text->str + i, PROBE, SENDER_PROOF_DIGITS) == 0 &&
               strncmp (other->str + i, OTHER_PROBE, SENDER_PROOF_DIGITS) == 0)
        {
          g_array_append_val (offsets, i);
          i += SENDER_PROOF_DIGITS;
        }
      else
        return NULL;
    }
  return g_steal_pointer (&offsets);
}

static gboolean
find_marks (SenderProofStage        *self,
            const SenderProofTokens *tokens,
            const SenderProofTokens *others)
{
  if (tokens->texts->len != others->texts->len)
    return FALSE;
  for (guint i = 0; i < tokens->texts->len; i++)
    {
      const GString *text = g_ptr_array_index (tokens->texts, i);
      GArray        *offsets = find_codes (text, g_ptr_array_index (others->texts, i));
      Mark           mark = { i, NULL, offsets };

      if (offsets == NULL)
        return FALSE;
      if (offsets->len == 0)
        {
          g_array_unref (offsets);
          continue;
        }
      mark.text = g_string_new_len (text->str, (gssize) text->len);
      g_array_append_val (self->marks, mark);
    }
  return self->marks->len > 0;
}

const GString *
sender_proof_stage_get_text (const SenderProofStage   *self,
                             const SenderProofScratch *scratch)
{
  return self->of_message ? scratch->message : scratch->payload;
}

/* Carries a probe and reads what arrives of it. */
static gboolean
read_probe (SenderProofStage   *self,
            SenderProofScratch *scratch,
            const char         *probe,
            SenderProofTokens  *tokens,
            char              **reason)
{
  const GString *text = sender_proof_stage_get_text (self, scratch);

  sender_proof_scratch_carry (scratch, probe);
  self->json = sender_proof_route_is_json (scratch->route, text);
  return sender_proof_tokens_read (tokens, scratch->scanner, text,
                                   self->json, self->object, reason);
}

SenderProofStage *
sender_proof_stage_new (SenderProofScratch *scratch,
                        gboolean            of_message,
                        char              **reason)
{
  g_autoptr (SenderProofStage) self = g_new0 (SenderProofStage, 1);
  g_auto (SenderProofTokens)   tokens = { NULL };
  g_auto (SenderProofTokens)   others = { NULL };

  self->of_message = of_message;
  self->object = scratch->route->object;
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->marks, mark_clear);
  if (!read_probe (self, scratch, PROBE, &tokens, reason) ||
      !read_probe (self, scratch, OTHER_PROBE, &others, reason))
    return NULL;
  if (find_marks (self, &tokens, &others))
    return g_steal_pointer (&self);
  *reason = g_strdup_printf (_ ("The code does not arrive in one piece: “%s”."),
                             sender_proof_stage_get_text (self, scratch)->str);
  return NULL;
}

void
sender_proof_stage_free (SenderProofStage *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

static gboolean
mark_matches (const Mark *self,
              const char *text,
              gsize       length,
              const char *code)
{
  gsize done = 0;

  if (length != self->text->len)
    return FALSE;
  for (guint i = 0; i < self->offsets->len; i++)
    {
      gsize offset = g_array_index (self->offsets, gsize, i);

      if (memcmp (text + done, self->text->str + done, offset - done) != 0 ||
          memcmp (text + offset, code, SENDER_PROOF_DIGITS) != 0)
        return FALSE;
      done = offset + SENDER_PROOF_DIGITS;
    }
  return memcmp (text + done, self->text->str + done, length - done) == 0;
}

typedef struct
{
  const GArray *marks;
  const char   *code;
  guint         next;     /* mark to be met */
  guint         position; /* among the texts and numbers */
} Check;

static gboolean
check_cb (const SenderJsonEvent *event,
          gpointer               user_data)
{
  Check      *check = user_data;
  const Mark *mark = NULL;

  if (event->kind != SENDER_JSON_EVENT_STRING && event->kind != SENDER_JSON_EVENT_NUMBER)
    return TRUE;
  if (check->next < check->marks->len)
    mark = &g_array_index (check->marks, Mark, check->next);
  if (mark != NULL && mark->position == check->position)
    {
      if (!mark_matches (mark, event->text, event->length, check->code))
        return FALSE;
      check->next++;
    }
  check->position++;
  return TRUE;
}

gboolean
sender_proof_stage_holds (const SenderProofStage *self,
                          SenderProofScratch     *scratch,
                          const char             *code,
                          GError                **error)
{
  const GString *text = sender_proof_stage_get_text (self, scratch);
  Check          check = { self->marks, code, 0, 0 };

  if (!self->json)
    return mark_matches (&g_array_index (self->marks, Mark, 0), text->str, text->len, code);
  return sender_json_scanner_scan (scratch->scanner, text->str, text->len, check_cb, &check,
                                   error) &&
         check.next == self->marks->len;
}
