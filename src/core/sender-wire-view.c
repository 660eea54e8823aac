/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-wire-view.h"

#include "sender-builder-private.h"
#include "sender-channel-request.h"
#include "sender-finding.h"
#include "sender-path.h"
#include "sender-wire-pairs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One run of making a view. */
typedef struct
{
  const SenderWireInput *input;
  SenderRequest         *built; /* (unowned) */
  GPtrArray             *segments;
  GHashTable            *wrong_keys;
  GHashTable            *wrong_headers;
  SenderWirePairs        pairs;
  gsize                  offset; /* in the URL */
  gsize                  start;  /* where in the URL it matters */
  gboolean               ended;  /* at the fragment */
} Maker;

static void
segment_free (gpointer data)
{
  SenderWireSegment *segment = data;

  g_free (segment->text);
  g_free (segment->variable);
  g_free (segment);
}

static void
add (Maker         *self,
     SenderWireKind kind,
     const char    *text)
{
  sender_wire_add (self->segments, kind, text, -1, NULL);
}

/* What errors name by a path such as `sms.body[1].key`. */
static GHashTable *
collect_wrong (const SenderWireInput *input,
               const char            *list,
               const char            *member)
{
  GHashTable      *wrong = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *request = sender_path_for_request (input->config, input->request);
  g_autofree char *prefix = g_strdup_printf ("%s.%s[", request, list);
  guint            n_findings = 0;

  if (input->findings != NULL)
    n_findings = g_list_model_get_n_items (input->findings);
  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (input->findings, i);
      const char               *path = sender_finding_get_path (finding);
      char                     *name = NULL;

      if (sender_finding_get_severity (finding) != SENDER_SEVERITY_ERROR ||
          sender_finding_get_accepted (finding) != NULL || !g_str_has_prefix (path, prefix) ||
          !g_str_has_suffix (path, member))
        continue;
      name = sender_path_get (input->config, path, NULL);
      if (name != NULL)
        g_hash_table_add (wrong, name);
    }
  return wrong;
}

static void
add_url_text (Maker      *self,
              const char *text,
              gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *left = sender_url_find_placeholder (copy);
  const char      *place = left != NULL ? strstr (copy, left) : NULL;

  if (place == NULL)
    {
      add (self, SENDER_WIRE_PLAIN, copy);
      return;
    }
  sender_wire_add (self->segments, SENDER_WIRE_PLAIN, copy, place - copy, NULL);
  add (self, SENDER_WIRE_WRONG, left);
  add (self, SENDER_WIRE_PLAIN, place + strlen (left));
}

/* Leaves of a piece of the URL what stands in the target; FALSE if nothing does. */
static gboolean
cut_url_piece (Maker       *self,
               const char **text,
               gsize       *length)
{
  gsize skipped = self->start > self->offset ? MIN (self->start - self->offset, *length) : 0;
  gsize kept = 0;

  self->offset += *length;
  *text += skipped;
  kept = strcspn (*text, "#");
  if (self->ended)
    return FALSE;
  self->ended = kept < *length - skipped;
  *length = MIN (kept, *length - skipped);
  return *length > 0;
}

static void
target_cb (const char *text,
           gsize       length,
           const char *variable,
           gboolean    known,
           gpointer    user_data)
{
  Maker *self = user_data;

  if (!cut_url_piece (self, &text, &length))
    return;
  if (variable == NULL)
    add_url_text (self, text, length);
  else
    sender_wire_add (self->segments, known ? SENDER_WIRE_VALUE : SENDER_WIRE_UNRESOLVED,
                     text, (gssize) length, variable);
}

static void
query_cb (const char *text,
          gsize       length,
          const char *variable,
          gboolean    known,
          gpointer    user_data)
{
  Maker *self = user_data;

  if (cut_url_piece (self, &text, &length))
    sender_wire_pairs_feed (&self->pairs, text, length, variable, known);
}

static void
body_cb (const char *text,
         gsize       length,
         const char *variable,
         gboolean    known,
         gpointer    user_data)
{
  Maker         *self = user_data;
  SenderWireKind kind = known ? SENDER_WIRE_VALUE : SENDER_WIRE_UNRESOLVED;

  sender_wire_add (self->segments, variable != NULL ? kind : SENDER_WIRE_PLAIN,
                   text, (gssize) length, variable);
}

static void
pairs_cb (const char *text,
          gsize       length,
          const char *variable,
          gboolean    known,
          gpointer    user_data)
{
  sender_wire_pairs_feed (&((Maker *) user_data)->pairs, text, length, variable, known);
}

static void
trace_url (Maker                 *self,
           const SenderRendering *rendering,
           gsize                  start,
           SenderTraceFunc        func)
{
  self->offset = 0;
  self->start = start;
  self->ended = FALSE;
  sender_rendering_trace (rendering, rendering->url, func, self);
}

static void
add_first_lines (Maker                 *self,
                 const SenderRendering *rendering)
{
  g_autofree char *host = NULL;
  gsize            target = sender_request_find_target (self->built, &host);

  add (self, SENDER_WIRE_METHOD, sender_request_get_method (self->built));
  add (self, SENDER_WIRE_PLAIN, " ");
  if (sender_request_get_url (self->built)[target] != '/')
    add (self, SENDER_WIRE_PLAIN, "/");
  trace_url (self, rendering, target, target_cb);
  add (self, SENDER_WIRE_DIM, " HTTP/1.1\nHost: ");
  add (self, SENDER_WIRE_PLAIN, host);
  add (self, SENDER_WIRE_PLAIN, "\n");
}

/* What is shown of a credential is its scheme and, in brackets, words in the secret's place. */
static void
add_credential (Maker *self,
                guint  position)
{
  static const char *const words[] = {
    [SENDER_SECRET_STATE_UNKNOWN] = N_ ("the secret, not looked up yet"),
    [SENDER_SECRET_STATE_PRESENT] = N_ ("•••••••• from the keyring"),
    [SENDER_SECRET_STATE_MISSING] = N_ ("not in the keyring"),
  };
  const char *shown = sender_request_get_shown_value (self->built, position);

  sender_wire_add (self->segments, SENDER_WIRE_PLAIN, shown, (gssize) strcspn (shown, "["), NULL);
  add (self, SENDER_WIRE_SECRET, _ (words[self->input->secret_state]));
}

static void
add_headers (Maker *self)
{
  for (guint i = 0; i < sender_request_get_n_headers (self->built); i++)
    {
      const char *name = sender_request_get_header_name (self->built, i);
      gboolean    wrong = g_hash_table_contains (self->wrong_headers, name);

      add (self, wrong ? SENDER_WIRE_WRONG : SENDER_WIRE_DIM, name);
      add (self, SENDER_WIRE_DIM, ": ");
      if (sender_request_is_header_secret (self->built, i))
        add_credential (self, i);
      else
        add (self, SENDER_WIRE_PLAIN, sender_request_get_shown_value (self->built, i));
      add (self, SENDER_WIRE_PLAIN, "\n");
    }
}

static gboolean
is_form (const SenderWireInput *input)
{
  return sender_channel_request_get_body_format (input->request) == SENDER_BODY_FORMAT_FORM;
}

static void
add_body (Maker                 *self,
          const SenderRendering *rendering)
{
  if (!is_form (self->input))
    {
      sender_rendering_trace (rendering, rendering->body, body_cb, self);
      return;
    }
  sender_wire_pairs_init (&self->pairs, self->segments, self->wrong_keys, self->input->decoded);
  sender_rendering_trace (rendering, rendering->body, pairs_cb, self);
  sender_wire_pairs_finish (&self->pairs);
}

static void
add_query (Maker                 *self,
           const SenderRendering *rendering,
           const char            *url)
{
  sender_wire_pairs_init (&self->pairs, self->segments, self->wrong_keys, TRUE);
  trace_url (self, rendering, (gsize) (strchr (url, '?') + 1 - url), query_cb);
  sender_wire_pairs_finish (&self->pairs);
}

static gboolean
has_query (SenderRequest *built)
{
  return strchr (sender_request_get_url (built), '?') != NULL;
}

/* What may be one way or the other: the body, or without one the pairs of the URL. */
static void
add_contents (Maker                 *self,
              const SenderRendering *rendering,
              SenderRequest         *built)
{
  if (sender_request_get_body (built) != NULL)
    add_body (self, rendering);
  else if (self->input->decoded && has_query (built))
    add_query (self, rendering, sender_request_get_url (built));
  else if (built != self->built)
    add (self, SENDER_WIRE_PLAIN, sender_request_get_url (built));
}

static void
add_verbatim (Maker                 *self,
              SenderRequest         *built,
              const SenderRendering *rendering)
{
  add (self, SENDER_WIRE_BREAK, "\n\n");
  add (self, SENDER_WIRE_REMARK,
       sender_request_get_body (built) != NULL ? _ ("If PingOne escapes nothing, the body is")
                                               : _ ("If PingOne escapes nothing, the URL is"));
  add (self, SENDER_WIRE_BREAK, "\n");
  add_contents (self, rendering, built);
}

static gboolean
is_same (SenderRequest *a,
         SenderRequest *b)
{
  GBytes *one = sender_request_get_body (a);
  GBytes *other = sender_request_get_body (b);

  return g_str_equal (sender_request_get_url (a), sender_request_get_url (b)) &&
         (one == NULL || other == NULL ? one == other : g_bytes_equal (one, other));
}

static void
make (Maker          *self,
      SenderWireView *view)
{
  const SenderWireInput      *input = self->input;
  SenderBuildInput            plain = *input->build;
  g_autoptr (SenderRendering) rendering = NULL;
  g_autoptr (SenderRendering) verbatim = NULL;
  g_autoptr (SenderRequest)   other = NULL;

  rendering = sender_rendering_new (input->config, input->request, input->build);
  add_first_lines (self, rendering);
  add_headers (self);
  if (sender_request_get_body (self->built) != NULL || (input->decoded && has_query (self->built)))
    add (self, SENDER_WIRE_PLAIN, "\n");
  add_contents (self, rendering, self->built);
  plain.verbatim = TRUE;
  /* What can't be built without escaping would not be sent, so there is only one outcome. */
  other = sender_builder_build (input->config, input->request, &plain, NULL);
  view->differs = other != NULL && !is_same (self->built, other);
  if (!view->differs)
    return;
  verbatim = sender_rendering_new (input->config, input->request, &plain);
  add_verbatim (self, other, verbatim);
}

/**
 * sender_wire_view_new:
 * @input: what is to be shown
 * @error: return location
 *
 * Takes a request apart as it would leave.
 *
 * Text and kinds put together are the bytes, but for remarks, for breaks, which are there for
 * reading only, and for the secret, which nobody sees. How PingOne escapes values is not
 * documented: where it matters both outcomes are shown.
 *
 * Returns: (transfer full): the view; %NULL with %SENDER_ERROR_INVALID if the request can't be
 *   built
 */
SenderWireView *
sender_wire_view_new (const SenderWireInput *input,
                      GError               **error)
{
  g_autoptr (SenderRequest)  built = NULL;
  g_autoptr (SenderWireView) self = g_new0 (SenderWireView, 1);
  g_autoptr (GHashTable)     keys = collect_wrong (input, "body", "].key");
  g_autoptr (GHashTable)     headers = collect_wrong (input, "headers", "].name");
  Maker                      maker = { .input = input };

  built = sender_builder_build (input->config, input->request, input->build, error);
  if (built == NULL)
    return NULL;
  self->segments = g_ptr_array_new_with_free_func (segment_free);
  maker.built = built;
  maker.segments = self->segments;
  maker.wrong_keys = keys;
  maker.wrong_headers = headers;
  make (&maker, self);
  self->has_pairs = sender_request_get_body (built) != NULL ? is_form (input) : has_query (built);
  for (guint i = 0; i < self->segments->len; i++)
    {
      SenderWireSegment *segment = g_ptr_array_index (self->segments, i);

      self->is_broken = self->is_broken || (segment->kind == SENDER_WIRE_BREAK && !input->decoded);
    }
  self->built = g_steal_pointer (&built);
  return g_steal_pointer (&self);
}

/**
 * sender_wire_view_free:
 * @self: (nullable) (transfer full): a view
 *
 * Frees a view.
 */
void
sender_wire_view_free (SenderWireView *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->segments, g_ptr_array_unref);
  g_clear_pointer (&self->built, sender_request_unref);
  g_free (self);
}

/**
 * sender_wire_view_dup_text:
 *
 * Puts the segments together.
 *
 * Returns: (transfer full): the text as it is shown
 */
char *
sender_wire_view_dup_text (SenderWireView *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->segments->len; i++)
    g_string_append (text, ((SenderWireSegment *) g_ptr_array_index (self->segments, i))->text);
  return g_strdup (text->str);
}

/**
 * sender_wire_view_dup_note:
 * @input: what it was made of
 *
 * Says what the text alone doesn't tell.
 *
 * Returns: (transfer full): sentences
 */
char *
sender_wire_view_dup_note (SenderWireView        *self,
                           const SenderWireInput *input)
{
  g_autoptr (GString) note = g_string_new (_ ("A preview with sample values."));
  GBytes             *body = sender_request_get_body (self->built);
  gsize               size = body != NULL ? g_bytes_get_size (body) : 0;

  if (input->build->message == NULL)
    g_string_append_printf (note, " %s",
                            _ ("The channel has no message yet, so ${message} has no value."));
  if (self->is_broken)
    {
      g_string_append_c (note, ' ');
      g_string_append_printf (note,
                              ngettext ("Line breaks after & are for reading: the body is one line "
                                        "of %lu byte.",
                                        "Line breaks after & are for reading: the body is one line "
                                        "of %lu bytes.",
                                        size),
                              (gulong) size);
    }
  g_string_append_printf (note, " %s",
                          self->differs
                            ? _ ("How PingOne escapes a value is not documented, so both outcomes "
                                 "are shown.")
                            : _ ("How PingOne escapes a value is not documented; this request has "
                                 "the same bytes either way."));
  return g_strdup (note->str);
}
