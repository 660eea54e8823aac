/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-answer.h"

#include "sender-answer.h"
#include "sender-pingone-check.h"

#include <stdlib.h>
#include <string.h>

#define RETRY_SECONDS 1
#define DEFAULT_PAGE_SIZE 100
#define MAX_PAGE_SIZE 1000

/* What the platform says with a status (reference: PingOne, section 4.3). Of 409 no code is
 * documented; this one is assumed. */
static const struct
{
  guint       status;
  const char *code;
  const char *message;
} errors[] = {
  { 400, "INVALID_DATA", "The request could not be completed. One or more validation errors were "
                         "in the request." },
  { 401, "ACCESS_FAILED", "The actor attempting to perform the request is not authorized." },
  { 403, "ACCESS_FAILED", "The actor attempting to perform the request is not authorized." },
  { 404, "NOT_FOUND", "The requested resource object cannot be found." },
  { 405, "INVALID_REQUEST", "The request could not be completed. The method is not allowed." },
  { 409, "CONFLICT", "The request contradicts what is there." },
  { 415, "INVALID_REQUEST", "The request could not be completed. The content type is wrong." },
  { 429, "REQUEST_LIMITED", "Too many requests in a given amount of time." },
  { 500, "UNEXPECTED_ERROR", "An unexpected error occurred." },
};

static SenderJson *
new_error (guint       status,
           const char *code,
           const char *message)
{
  SenderJson      *json = sender_json_new_object ();
  g_autofree char *id = g_uuid_string_random ();
  guint            position = G_N_ELEMENTS (errors) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    if (errors[i].status == status)
      position = i;
  sender_put_text (json, "id", id);
  sender_put_text (json, "code", code != NULL ? code : errors[position].code);
  sender_put_text (json, "message", message != NULL ? message : errors[position].message);
  return json;
}

/**
 * sender_pingone_refuse:
 * @visit: a request
 * @status: HTTP status
 * @code: (nullable): the error's code
 * @message: (nullable): its words
 * @detail: (nullable): code of the one entry of `details`
 *
 * Answers with the platform's error body.
 */
void
sender_pingone_refuse (SenderVisit *visit,
                       guint        status,
                       const char  *code,
                       const char  *message,
                       const char  *detail)
{
  SenderJson *json = new_error (status, code, message);

  if (detail != NULL)
    {
      SenderJson *details = sender_json_new_array ();
      SenderJson *entry = sender_json_new_object ();

      sender_put_text (entry, "code", detail);
      sender_put_text (entry, "message", sender_json_get_string_member (json, "message"));
      sender_json_append (details, entry);
      sender_put (json, "details", details);
    }
  sender_visit_reply (visit, status, json);
}

/**
 * sender_pingone_refuse_details:
 * @visit: a request
 * @details: (transfer full): what is wrong with its body, an array
 *
 * Answers with all that is wrong, if anything is.
 *
 * Returns: whether anything is
 */
gboolean
sender_pingone_refuse_details (SenderVisit *visit,
                               SenderJson  *details)
{
  SenderJson *json = NULL;

  if (sender_json_get_length (details) == 0)
    {
      sender_json_unref (details);
      return FALSE;
    }
  json = new_error (400, NULL, NULL);
  sender_put (json, "details", details);
  sender_visit_reply (visit, 400, json);
  return TRUE;
}

/**
 * sender_pingone_refuse_value:
 * @visit: a request
 * @code: code of the one entry of `details`
 * @target: which member is meant
 *
 * Answers that one member is wrong.
 */
void
sender_pingone_refuse_value (SenderVisit *visit,
                             const char  *code,
                             const char  *target)
{
  SenderJson *details = sender_json_new_array ();

  sender_pingone_complain (details, code, "%s", target);
  sender_pingone_refuse_details (visit, details);
}

/**
 * sender_pingone_refuse_rate:
 * @visit: a request
 * @seconds: after which another may come
 *
 * Answers that requests come too fast: the time to wait stands in the header and, as a date, in the
 * body (reference: PingOne, section 4.4).
 */
void
sender_pingone_refuse_rate (SenderVisit *visit,
                            gint64       seconds)
{
  SenderJson      *json = new_error (429, NULL, NULL);
  SenderJson      *details = sender_json_new_array ();
  SenderJson      *entry = sender_json_new_object ();
  SenderJson      *inner = sender_json_new_object ();
  SenderClock     *clock = visit->stage->clock;
  g_autofree char *until = sender_clock_to_iso (sender_clock_now (clock) +
                                                seconds * SENDER_SECOND);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, seconds);

  sender_put_text (inner, "retryAfter", until);
  sender_put_text (entry, "code", "LIMIT_EXCEEDED");
  sender_put_text (entry, "message", sender_json_get_string_member (json, "message"));
  sender_put (entry, "innerError", inner);
  sender_json_append (details, entry);
  sender_put (json, "details", details);
  soup_message_headers_replace (visit->reply_headers, "Retry-After", text);
  sender_visit_reply (visit, 429, json);
}

/**
 * sender_pingone_refuse_token:
 * @visit: a request for a token
 * @status: HTTP status
 * @error: the error's code
 * @description: its words
 *
 * Answers with the error body of OAuth.
 */
void
sender_pingone_refuse_token (SenderVisit *visit,
                             guint        status,
                             const char  *error,
                             const char  *description)
{
  SenderJson *json = sender_json_new_object ();

  sender_put_text (json, "error", error);
  sender_put_text (json, "error_description", description);
  sender_visit_reply (visit, status, json);
}

/**
 * sender_pingone_fail:
 * @visit: a request
 * @status: HTTP status
 * @retry: after how many seconds to come again, -1: as usual
 *
 * Answers with what PingOne says with a status.
 */
void
sender_pingone_fail (SenderVisit *visit,
                     guint        status,
                     gint64       retry)
{
  gboolean token = g_str_has_suffix (visit->path, "/as/token");

  if (status == 429)
    sender_pingone_refuse_rate (visit, retry >= 0 ? retry : RETRY_SECONDS);
  else if (token && status == 401)
    sender_pingone_refuse_token (visit, 401, "invalid_client", "Request denied");
  else if (token && status < 500)
    sender_pingone_refuse_token (visit, status, "invalid_request", "Request denied");
  else if (status == 401)
    sender_pingone_refuse (visit, 401, NULL, NULL, "INVALID_TOKEN");
  else if (status == 403)
    sender_pingone_refuse (visit, 403, NULL, NULL, "INSUFFICIENT_PERMISSIONS");
  else
    sender_pingone_refuse (visit, status, NULL, NULL, NULL);
}

/**
 * sender_pingone_read_body:
 * @visit: a request
 * @type: (nullable): the media type the body must have, else `application/json`
 *
 * Reads what was sent. How the platform words a body that is no JSON is not documented.
 *
 * Returns: (transfer full) (nullable): the object; %NULL if the request was refused
 */
SenderJson *
sender_pingone_read_body (SenderVisit *visit,
                          const char  *type)
{
  const char            *given = soup_message_headers_get_content_type (visit->headers, NULL);
  g_autoptr (SenderJson) body = NULL;

  if (given == NULL || g_ascii_strcasecmp (given, type != NULL ? type : "application/json") != 0)
    {
      sender_pingone_refuse (visit, 415, NULL, NULL, NULL);
      return NULL;
    }
  body = sender_visit_parse_body (visit, NULL);
  if (body != NULL && sender_json_get_kind (body) == SENDER_JSON_OBJECT)
    return g_steal_pointer (&body);
  sender_pingone_refuse (visit, 400, "INVALID_REQUEST",
                         "The request could not be completed. The body is not valid JSON.", NULL);
  return NULL;
}

/**
 * sender_pingone_dup_filtered:
 * @filter: a filter of SCIM
 * @attribute: the one that it may be about
 *
 * Reads `attribute eq "…"`, the only filter there is here.
 *
 * Returns: (transfer full) (nullable): what is looked for; %NULL if it is another filter
 */
char *
sender_pingone_dup_filtered (const char *filter,
                             const char *attribute)
{
  g_autofree char       *text = g_strdup_printf ("^\\s*%s\\s+eq\\s+\"([^\"]*)\"\\s*$", attribute);
  g_autoptr (GRegex)     pattern = g_regex_new (text, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (pattern, filter, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/**
 * sender_pingone_dup_origin:
 * @visit: a request
 *
 * Tells with which host the addresses in an answer begin: that of the region asked for, else North
 * America's, whichever way the request came here.
 *
 * Returns: (transfer full): scheme and host
 */
char *
sender_pingone_dup_origin (SenderVisit *visit)
{
  static const char *const regions[] = { "com", "eu", "ca", "asia", "com.au", "sg" };
  const char              *host = soup_message_headers_get_one (visit->headers, "Host");
  gboolean                 auth = visit->service == SENDER_SERVICE_PINGONE_AUTH;
  const char              *product = auth ? "auth" : "api";

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autofree char *own = g_strdup_printf ("%s.pingone.%s", product, regions[i]);

      if (host != NULL && g_ascii_strcasecmp (host, own) == 0)
        return g_strconcat ("https://", own, NULL);
    }
  return g_strdup_printf ("https://%s.pingone.com", product);
}

static void
put_link (SenderJson *links,
          const char *name,
          const char *href)
{
  SenderJson *link = sender_json_new_object ();

  sender_put_text (link, "href", href);
  sender_put (links, name, link);
}

/**
 * sender_pingone_reply_object:
 * @visit: a request
 * @status: HTTP status
 * @json: (transfer full): an object
 * @id: (nullable): what it is called below the path that was asked for
 *
 * Answers with an object and its links.
 */
void
sender_pingone_reply_object (SenderVisit *visit,
                             guint        status,
                             SenderJson  *json,
                             const char  *id)
{
  g_autofree char *origin = sender_pingone_dup_origin (visit);
  g_autofree char *href = g_strconcat (origin, visit->path, id != NULL ? "/" : NULL, id, NULL);
  SenderJson      *links = sender_read_kind (json, "_links", SENDER_JSON_OBJECT);

  if (links == NULL)
    {
      links = sender_json_new_object ();
      sender_put (json, "_links", links);
    }
  put_link (links, "self", href);
  sender_visit_reply (visit, status, json);
}

/* A number of the query from 1; 0 if it is none. */
static guint
read_number (SenderVisit *visit,
             const char  *name,
             guint        fallback)
{
  g_autofree char *text = sender_visit_dup_query (visit, name);
  guint64          value = 0;

  if (text == NULL)
    return fallback;
  return g_ascii_string_to_unsigned (text, 10, 1, G_MAXUINT32, &value, NULL) ? (guint) value : 0;
}

/* Where a page begins. A cursor is opaque to clients; here it is the id of the last one of the page
 * before, so that what changes in between moves nothing. G_MAXUINT: there is no such cursor. */
static guint
find_start (SenderVisit *visit,
            SenderJson  *items)
{
  g_autofree char *cursor = sender_visit_dup_query (visit, "cursor");

  for (guint i = 0; cursor != NULL && i < sender_json_get_length (items); i++)
    {
      SenderJson *item = sender_json_get_element (items, i);

      if (g_strcmp0 (sender_json_get_string_member (item, "id"), cursor) == 0)
        return i + 1;
    }
  return cursor == NULL ? 0 : G_MAXUINT;
}

static SenderJson *
new_page_links (SenderVisit *visit,
                guint        limit,
                SenderJson  *last)
{
  SenderJson      *links = sender_json_new_object ();
  g_autofree char *origin = sender_pingone_dup_origin (visit);
  g_autofree char *self = g_strconcat (origin, visit->target, NULL);
  g_autofree char *filter = sender_visit_dup_query (visit, "filter");
  g_autofree char *escaped = g_uri_escape_string (filter != NULL ? filter : "", NULL, FALSE);
  g_autofree char *next = NULL;

  put_link (links, "self", self);
  if (last == NULL)
    return links;
  next = g_strdup_printf ("%s%s?limit=%u&cursor=%s%s%s", origin, visit->path, limit,
                          sender_json_get_string_member (last, "id"),
                          filter != NULL ? "&filter=" : "", escaped);
  put_link (links, "next", next);
  return links;
}

static guint
get_page_size (SenderVisit *visit)
{
  return visit->stage->page_size > 0 ? visit->stage->page_size : DEFAULT_PAGE_SIZE;
}

/**
 * sender_pingone_reply_page:
 * @visit: a request
 * @name: what the collection is called
 * @items: (transfer full): everything there is, each with an `id`
 *
 * Answers with one page of a collection, and where the next one is (reference: PingOne, 4.4). A
 * page is never larger than the rehearsal was told to make it.
 */
void
sender_pingone_reply_page (SenderVisit *visit,
                           const char  *name,
                           SenderJson  *items)
{
  g_autoptr (SenderJson) all = items;
  SenderJson            *json = NULL;
  SenderJson            *page = NULL;
  SenderJson            *embedded = NULL;
  guint                  limit = read_number (visit, "limit", get_page_size (visit));
  guint                  start = find_start (visit, all);
  guint                  n = sender_json_get_length (all);
  guint                  end = 0;

  if (limit == 0 || start == G_MAXUINT)
    {
      sender_pingone_refuse (visit, 400, "INVALID_REQUEST", NULL, "INVALID_PARAMETER");
      return;
    }
  limit = MIN (limit, visit->stage->page_size > 0 ? visit->stage->page_size : MAX_PAGE_SIZE);
  end = MIN (n, start + limit);
  page = sender_json_new_array ();
  for (guint i = start; i < end; i++)
    sender_json_append (page, sender_json_ref (sender_json_get_element (all, i)));
  json = sender_json_new_object ();
  sender_put (json, "_links",
              new_page_links (visit, limit,
                              end < n ? sender_json_get_element (all, end - 1) : NULL));
  embedded = sender_json_new_object ();
  sender_put_int (json, "count", n);
  sender_put_int (json, "size", end - start);
  sender_put (embedded, name, page);
  sender_put (json, "_embedded", embedded);
  sender_visit_reply (visit, 200, json);
}
