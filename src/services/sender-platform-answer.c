/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-answer.h"

#include "sender-explain.h"
#include "sender-json.h"
#include "sender-refusal.h"
#include "sender-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Members of `innerError`, each with the words for it. */
static const struct
{
  const char *name;
  const char *words;
  gboolean    is_time;
} limits[] = {
  { "allowedValues", N_ ("Allowed: %s.") },
  { "allowedPattern", N_ ("Allowed is what fits %s.") },
  { "rangeMinimumValue", N_ ("Not less than %s.") },
  { "rangeMaximumValue", N_ ("Not more than %s.") },
  { "maximumValue", N_ ("At most %s.") },
  { "quotaLimit", N_ ("The quota is %s.") },
  { "quotaResetTime", N_ ("The quota starts anew at %s."), TRUE },
  { "retryAfter", N_ ("To be tried again after %s."), TRUE },
  { "existingId", N_ ("There already is %s.") },
  { "referencedValues", N_ ("Still in use by %s.") },
  { "claim", N_ ("The claim is %s.") },
  { "supportedAttributes", N_ ("Attributes that can be used: %s.") },
  { "supportedOperators", N_ ("Operators that can be used: %s.") },
};

/* A text, a number or a list of them; NULL for all else and where nothing is in it. */
static char *
dup_value (SenderJson *value)
{
  g_autoptr (GString) list = NULL;

  if (value == NULL)
    return NULL;
  if (sender_json_get_kind (value) == SENDER_JSON_STRING ||
      sender_json_get_kind (value) == SENDER_JSON_NUMBER)
    return *sender_json_get_text (value) != '\0' ? g_strdup (sender_json_get_text (value)) : NULL;
  if (sender_json_get_kind (value) != SENDER_JSON_ARRAY)
    return NULL;
  list = g_string_new (NULL);
  for (guint i = 0; i < sender_json_get_length (value); i++)
    {
      g_autofree char *text = dup_value (sender_json_get_element (value, i));

      if (text != NULL)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", text);
    }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* A time as the clock on the wall has it; what can't be read as one stays. */
static char *
dup_time (const char *iso)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, zone);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (local == NULL)
    return g_strdup (iso);
  if (g_date_time_get_year (local) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now))
    return g_date_time_format (local, "%H:%M:%S");
  return g_date_time_format (local, "%x %H:%M:%S");
}

/**
 * sender_platform_describe_inner:
 * @inner: (nullable): the `innerError` of a detail
 *
 * Says what would be right.
 *
 * Returns: (transfer full) (nullable): sentences, %NULL if it says nothing that is known
 */
char *
sender_platform_describe_inner (SenderJson *inner)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (inner == NULL || sender_json_get_kind (inner) != SENDER_JSON_OBJECT)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char    *value = dup_value (sender_json_get_member (inner, limits[i].name));
      g_autofree char    *shown = NULL;
      g_autoptr (GString) words = NULL;

      if (value == NULL)
        continue;
      shown = limits[i].is_time ? dup_time (value) : g_strdup (value);
      words = g_string_new (g_dgettext (GETTEXT_PACKAGE, limits[i].words));
      g_string_replace (words, "%s", shown, 1);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words->str);
    }
  return out->len > 0 ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

/* Between quotation marks, without the full stop: one comes behind what it is a part of. */
static void
append_quoted (GString    *out,
               const char *message)
{
  gsize            length = strlen (message);
  gboolean         is_ended = g_str_has_suffix (message, ".") && !g_str_has_suffix (message, "..");
  g_autofree char *text = g_strndup (message, is_ended ? length - 1 : length);
  g_autofree char *quoted = sender_text_quote (text);

  g_string_append (out, quoted);
}

/* @said (nullable): what the answer said of the whole, which is not said again. */
static void
append_detail (GString                    *out,
               const SenderPlatformDetail *detail,
               const char                 *said)
{
  gboolean is_new = detail->message != NULL && g_strcmp0 (detail->message, said) != 0;

  g_string_append_c (out, ' ');
  if (detail->target != NULL)
    g_string_append_printf (out, "%s: ", detail->target);
  if (is_new)
    append_quoted (out, detail->message);
  if (detail->code != NULL)
    g_string_append_printf (out, is_new ? " (%s)" : "%s", detail->code);
  g_string_append_c (out, '.');
  if (detail->allowed != NULL)
    g_string_append_printf (out, " %s", detail->allowed);
}

/* What stands for a status whose answer names no code that is known (reference: PingOne, 1.1 and
 * 4.3). Of 405 and 409 no code is documented, and the general ones that come with others say less
 * than the status does. */
static const struct
{
  guint       first;
  guint       last;
  gboolean    is_telling;
  const char *code;
  const char *token_code; /* (nullable): at the token endpoint */
} statuses[] = {
  { 400, 400, FALSE, "INVALID_DATA", "invalid_request" },
  { 401, 401, FALSE, "ACCESS_FAILED", "invalid_client" },
  { 404, 404, FALSE, "NOT_FOUND", NULL },
  { 405, 405, TRUE, "METHOD_NOT_ALLOWED", NULL },
  { 409, 409, TRUE, "CONFLICT", NULL },
  { 415, 415, FALSE, "INVALID_REQUEST", "invalid_request" },
  { 429, 429, FALSE, "REQUEST_LIMITED", NULL },
  { 500, 599, FALSE, "UNEXPECTED_ERROR", NULL },
};

static const SenderExplanation *
explain_status (const SenderPlatformFault *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      const SenderExplanation *known = NULL;
      const char              *code = statuses[i].code;

      if (self->status < statuses[i].first || self->status > statuses[i].last)
        continue;
      if (self->is_token && statuses[i].token_code != NULL)
        code = statuses[i].token_code;
      if (!statuses[i].is_telling)
        known = sender_explain_pingone (self->code);
      return known != NULL ? known : sender_explain_pingone (code);
    }
  return sender_explain_pingone (self->code);
}

/* A detail says more than what it is a detail of. */
static const SenderExplanation *
find_explanation (const SenderPlatformFault *self)
{
  for (guint i = 0; i < self->details->len; i++)
    {
      const SenderPlatformDetail *detail = self->details->pdata[i];
      const SenderExplanation    *known = sender_explain_pingone (detail->code);

      if (known != NULL)
        return known;
    }
  return explain_status (self);
}

static gboolean
says_when (const SenderPlatformFault *self)
{
  for (guint i = 0; i < self->details->len; i++)
    if (((const SenderPlatformDetail *) self->details->pdata[i])->says_when)
      return TRUE;
  return FALSE;
}

/* 403 is what an environment that does not exist gives as well (reference: PingOne, 4.3). */
static void
append_explanation (GString                   *out,
                    const SenderPlatformFault *self)
{
  const SenderExplanation *known = find_explanation (self);

  if (self->status >= 300 && self->status <= 399)
    g_string_append_printf (out, " %s", _ ("Redirects are not followed."));
  else if (self->status == 403 && !sender_platform_fault_has (self, "LICENSE_EXCEEDED", NULL))
    g_string_append_printf (out, " %s",
                            _ ("There is no such environment, or the worker application has no "
                               "role in it. Compare the environment ID, or give the worker "
                               "application the role Environment Admin there."));
  else if (known != NULL && says_when (self))
    /* That says what to do. */
    g_string_append_printf (out, " %s", known->meaning);
  else if (known != NULL)
    g_string_append_printf (out, " %s %s", known->meaning, known->next_step);
}

static void
append_ids (GString                   *out,
            const SenderPlatformFault *self)
{
  if (self->id == NULL && self->correlation_id == NULL)
    return;
  g_string_append_c (out, ' ');
  if (self->correlation_id == NULL)
    g_string_append_printf (out, _ ("To quote to PingOne’s support: id %s."), self->id);
  else if (self->id == NULL)
    g_string_append_printf (out, _ ("To quote to PingOne’s support: Correlation-Id %s."),
                            self->correlation_id);
  else
    g_string_append_printf (out, _ ("To quote to PingOne’s support: id %s, Correlation-Id %s."),
                            self->id, self->correlation_id);
}

/**
 * sender_platform_fault_to_error:
 * @error: (out): return location
 *
 * Makes an error of an answer that is no success: what was answered, what is wrong, what it means
 * and what to do, and what to quote to PingOne.
 */
void
sender_platform_fault_to_error (const SenderPlatformFault *self,
                                GError                   **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (self->is_token)
    g_string_append_printf (out, _ ("To the request for a token PingOne answered %u"),
                            self->status);
  else
    g_string_append_printf (out, _ ("PingOne answered %u"), self->status);
  if (self->code != NULL)
    g_string_append_printf (out, ", %s", self->code);
  if (self->message != NULL)
    {
      g_string_append (out, ", ");
      append_quoted (out, self->message);
    }
  g_string_append_c (out, '.');
  for (guint i = 0; i < self->details->len; i++)
    append_detail (out, self->details->pdata[i], self->message);
  append_explanation (out, self);
  append_ids (out, self);
  g_set_error_literal (error, SENDER_ERROR, (int) sender_refusal_get_error (self->status),
                       out->str);
}
