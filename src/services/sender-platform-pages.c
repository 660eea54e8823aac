/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-pages.h"

#include "sender-collection.h"
#include "sender-error.h"
#include "sender-url.h"

#include <glib/gi18n-lib.h>

#define EMBEDDED "_embedded"
#define LINKS "_links"
#define NEXT "next"

static SenderJson *
get_object (SenderJson *parent,
            const char *name)
{
  SenderJson *member = parent != NULL ? sender_json_get_member (parent, name) : NULL;

  return member != NULL && sender_json_get_kind (member) == SENDER_JSON_OBJECT ? member : NULL;
}

/* An address as the page at @url means it. (transfer full) (nullable) */
static char *
resolve (const char *href,
         const char *url)
{
  if (g_uri_peek_scheme (href) != NULL)
    return g_strdup (href);
  return g_uri_resolve_relative (url, href, G_URI_FLAGS_ENCODED, NULL);
}

/**
 * sender_platform_find_next_page:
 * @page: a page of a collection
 * @url: where it was read
 * @origin: where it came from
 * @next: (out) (nullable) (transfer full): URL of the page after it, %NULL if it is the last
 * @error: return location
 *
 * Finds the page after this one; a relative address counts from this one. The token goes with the
 * request, so an address elsewhere is not followed; a list that would be cut off is no list, so it
 * is an error.
 *
 * Returns: %FALSE with %SENDER_ERROR_BAD_REPLY set if the list goes on where nothing is sent
 */
gboolean
sender_platform_find_next_page (SenderJson *page,
                                const char *url,
                                const char *origin,
                                char      **next,
                                GError    **error)
{
  SenderJson      *link = get_object (get_object (page, LINKS), NEXT);
  const char      *href = link != NULL ? sender_json_get_string_member (link, "href") : NULL;
  g_autofree char *target = href != NULL && *href != '\0' ? resolve (href, url) : NULL;

  *next = NULL;
  if (link == NULL)
    return TRUE;
  if (sender_url_is_on (target, origin))
    {
      *next = g_steal_pointer (&target);
      return TRUE;
    }
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
               _ ("The list goes on at an address outside %s. Nothing is sent there, so the list "
                  "is not complete"),
               origin);
  return FALSE;
}

/**
 * sender_platform_check_page:
 * @page: what was answered where a page of a list was asked for
 * @error: return location
 *
 * Tells a page from what can’t be read.
 *
 * Returns: whether it is one; else %SENDER_ERROR_BAD_REPLY is set
 */
gboolean
sender_platform_check_page (SenderJson *page,
                            GError    **error)
{
  SenderJson *items = NULL;
  gboolean    is_good = sender_collection_read (page, &items);

  for (guint i = 0; is_good && items != NULL && i < sender_json_get_length (items); i++)
    is_good = sender_json_get_kind (sender_json_get_element (items, i)) == SENDER_JSON_OBJECT;
  if (!is_good)
    g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_BAD_REPLY,
                         _ ("PingOne was asked for a list, and its answer is none that can be "
                            "read. Nothing is taken for granted from it"));
  return is_good;
}

static void
join_member (SenderJson *all,
             const char *name,
             SenderJson *more)
{
  SenderJson *list = sender_json_get_member (all, name);

  if (list == NULL)
    {
      sender_json_set_member (all, name, sender_json_copy (more));
      return;
    }
  if (sender_json_get_kind (list) != SENDER_JSON_ARRAY ||
      sender_json_get_kind (more) != SENDER_JSON_ARRAY)
    return;
  for (guint i = 0; i < sender_json_get_length (more); i++)
    sender_json_append (list, sender_json_copy (sender_json_get_element (more, i)));
}

/**
 * sender_platform_join_pages:
 * @joined: the pages so far
 * @page: the next one
 *
 * Adds a page to those before it, whatever the array in it is called.
 */
void
sender_platform_join_pages (SenderJson *joined,
                            SenderJson *page)
{
  SenderJson *all = get_object (joined, EMBEDDED);
  SenderJson *more = get_object (page, EMBEDDED);

  if (more == NULL)
    return;
  if (all == NULL)
    {
      sender_json_set_member (joined, EMBEDDED, sender_json_copy (more));
      return;
    }
  for (guint i = 0; i < sender_json_get_length (more); i++)
    join_member (all, sender_json_get_name (more, i), sender_json_get_element (more, i));
}

/**
 * sender_platform_end_pages:
 * @joined: all pages
 *
 * Removes the link to a next page, which has been joined.
 */
void
sender_platform_end_pages (SenderJson *joined)
{
  SenderJson *links = get_object (joined, LINKS);

  if (links != NULL)
    sender_json_remove_member (links, NEXT);
}
