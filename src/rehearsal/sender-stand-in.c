/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-stand-in.h"

#include "sender-answer.h"
#include "sender-form.h"

#include <string.h>

#define DEFAULT_PAGE_SIZE 50
#define MAX_PAGE_SIZE 1000

static gboolean
needs_full_access (SenderVisit *visit)
{
  return visit->service == SENDER_SERVICE_API &&
         strstr (visit->path, "/Accounts/") != NULL &&
         strchr (strstr (visit->path, "/Accounts/") + strlen ("/Accounts/"), '/') == NULL;
}

/**
 * sender_stand_in_check_caller:
 * @visit: a request
 *
 * Checks the credentials (reference: Twilio, section 8.1): a Standard key is good everywhere but
 * for the account itself, a restricted one where it has the permission, test credentials never
 * for Studio.
 */
void
sender_stand_in_check_caller (SenderVisit *visit)
{
  const char   *message = NULL;
  SenderCaller *caller = &visit->caller;
  SenderService behind = sender_service_get_behind (visit->service);

  if (!sender_account_identify (visit->stage->accounts, visit->headers, caller, &message))
    {
      soup_message_headers_replace (visit->reply_headers, "WWW-Authenticate",
                                    "Basic realm=\"Twilio API\"");
      sender_visit_refuse (visit, 401, 20003, message, NULL);
    }
  else if (g_strcmp0 (caller->key, "standard") == 0 && needs_full_access (visit))
    sender_visit_refuse (visit, 401, 20003, "Authenticate", NULL);
  else if (!sender_caller_may (caller, sender_service_get_name (behind)))
    sender_visit_refuse (visit, 403, 70051, "Authorization Error", NULL);
  else if (behind == SENDER_SERVICE_STUDIO && caller->account->test)
    sender_visit_refuse (visit, 403, 20008,
                         "Resource not accessible with Test Account Credentials", NULL);
  else if (behind != SENDER_SERVICE_API && strcmp (caller->account->status, "active") != 0)
    sender_visit_refuse (visit, 403, 20005, "Account not active", NULL);
}

/**
 * sender_stand_in_answer:
 * @routes: a table
 * @n_routes: how many there are
 * @visit: a request
 *
 * Answers from a table of routes.
 */
void
sender_stand_in_answer (const SenderRoute *routes,
                        guint              n_routes,
                        SenderVisit       *visit)
{
  switch (sender_router_answer (routes, n_routes, visit, sender_stand_in_check_caller))
    {
    case SENDER_ROUTE_NO_PATH:
      sender_visit_refuse_not_found (visit);
      break;
    case SENDER_ROUTE_NO_METHOD:
      sender_visit_refuse (visit, 405, 20004, "Method not allowed", NULL);
      break;
    case SENDER_ROUTE_ANSWERED:
    default:
      break;
    }
}

typedef struct
{
  guint page;
  guint size;
  guint first;
  guint end;
} Page;

static guint
read_number (SenderVisit *visit,
             const char  *name,
             guint        fallback,
             guint        highest)
{
  g_autofree char *text = sender_visit_dup_query (visit, name);
  guint64          value = text != NULL ? g_ascii_strtoull (text, NULL, 10) : fallback;

  return (guint) MIN (value, highest);
}

static Page
read_page (SenderVisit *visit,
           guint        n_items)
{
  Page page = { 0 };

  page.size = MAX (read_number (visit, "PageSize", DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE), 1);
  page.page = read_number (visit, "Page", 0, SENDER_SHELF_LIMIT);
  page.first = MIN (page.page * page.size, n_items);
  page.end = MIN (page.first + page.size, n_items);
  return page;
}

static gboolean
append_filter (const char *key,
               gsize       key_length,
               const char *value,
               gsize       value_length,
               gboolean    has_value,
               gpointer    user_data)
{
  static const char *const own[] = { "PageSize", "Page", "PageToken", NULL };
  g_autofree char         *name = g_strndup (key, key_length);

  if (!g_strv_contains (own, name))
    g_string_append_printf (user_data, "%s=%.*s&", name, (int) value_length, value);
  return TRUE;
}

/* Path and query of a page with the filters that were asked for. */
static char *
dup_page_target (SenderVisit *visit,
                 guint        size,
                 guint        number,
                 const char  *token)
{
  GString *target = g_string_new (visit->path);

  g_string_append_c (target, '?');
  if (visit->query != NULL)
    sender_form_foreach_pair (visit->query, -1, append_filter, target);
  g_string_append_printf (target, "PageSize=%u&Page=%u", size, number);
  if (token != NULL)
    g_string_append_printf (target, "&PageToken=%s", token);
  return g_string_free (target, FALSE);
}

/* Writes the addresses of this page and its neighbours, each under prefix and name. */
static void
put_addresses (SenderVisit *visit,
               SenderJson  *json,
               const Page  *page,
               guint        n_items,
               const char  *origin,
               const char  *suffix)
{
  const struct
  {
    const char *name;
    gboolean    present;
    guint       page;
    const char *token;
  } addresses[] = {
    { "", TRUE, page->page, NULL },
    { "first_page_", TRUE, 0, NULL },
    { "previous_page_", page->page > 0, page->page - 1, "PB" },
    { "next_page_", page->end < n_items, page->page + 1, "PA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *name = g_strconcat (addresses[i].name, suffix, NULL);
      g_autofree char *token = NULL;
      g_autofree char *target = NULL;

      if (addresses[i].token != NULL)
        token = g_strdup_printf ("%s%u", addresses[i].token, addresses[i].page);
      target = dup_page_target (visit, page->size, addresses[i].page, token);
      if (addresses[i].present)
        sender_put_format (json, name, "%s%s", origin, target);
      else
        sender_put_null (json, name);
    }
}

static SenderJson *
describe_items (SenderVisit   *visit,
                const Page    *page,
                GPtrArray     *items,
                SenderDescribe describe)
{
  SenderJson *array = sender_json_new_array ();

  for (guint i = page->first; i < page->end; i++)
    sender_json_append (array, describe (visit, g_ptr_array_index (items, i)));
  return array;
}

/**
 * sender_stand_in_reply_page:
 * @visit: a request
 * @key: name of the array
 * @items: everything there is
 * @describe: describes one
 *
 * Answers with a page of a list as product hosts write it (reference: Twilio, section 4.1).
 */
void
sender_stand_in_reply_page (SenderVisit   *visit,
                            const char    *key,
                            GPtrArray     *items,
                            SenderDescribe describe)
{
  SenderJson      *json = sender_json_new_object ();
  SenderJson      *meta = sender_json_new_object ();
  g_autofree char *origin = sender_visit_dup_origin (visit);
  const Page       page = read_page (visit, items->len);

  sender_put_int (meta, "page", page.page);
  sender_put_int (meta, "page_size", page.size);
  sender_put_text (meta, "key", key);
  put_addresses (visit, meta, &page, items->len, origin, "url");
  sender_put (json, "meta", meta);
  sender_put (json, key, describe_items (visit, &page, items, describe));
  sender_visit_reply (visit, 200, json);
}

/**
 * sender_stand_in_reply_account_page:
 * @visit: a request
 * @key: name of the array
 * @items: everything there is
 * @describe: describes one
 *
 * Answers with a page of a list as the account API writes it: its addresses are relative
 * (reference: Twilio, section 10).
 */
void
sender_stand_in_reply_account_page (SenderVisit   *visit,
                                    const char    *key,
                                    GPtrArray     *items,
                                    SenderDescribe describe)
{
  SenderJson *json = sender_json_new_object ();
  const Page  page = read_page (visit, items->len);

  sender_put (json, key, describe_items (visit, &page, items, describe));
  sender_put_int (json, "page", page.page);
  sender_put_int (json, "page_size", page.size);
  sender_put_int (json, "start", page.first);
  sender_put_int (json, "end", page.end > page.first ? page.end - 1 : page.first);
  put_addresses (visit, json, &page, items->len, "", "uri");
  sender_visit_reply (visit, 200, json);
}
