/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-twilio-pages.h"

#include "sender-url.h"

#include <string.h>

/* Where a page tells of the next one: absolute at product hosts, relative in the 2010 API. */
#define META "meta"
#define ABSOLUTE "next_page_url"
#define RELATIVE "next_page_uri"

/* Twilio writes null or "" where there is none. */
static const char *
get_address (SenderJson *page,
             const char *name)
{
  const char *address = page != NULL ? sender_json_get_string_member (page, name) : NULL;

  return address != NULL && *address != '\0' ? address : NULL;
}

/**
 * sender_twilio_dup_next_page:
 * @page: a page of a list
 * @origin: of the host it came from
 *
 * Finds the page after this one. The credential goes with the request, so an address on another
 * host is not followed.
 *
 * Returns: (transfer full) (nullable): its URL
 */
char *
sender_twilio_dup_next_page (SenderJson *page,
                             const char *origin)
{
  const char      *relative = get_address (page, RELATIVE);
  const char      *absolute = get_address (sender_json_get_member (page, META), ABSOLUTE);
  g_autofree char *url = NULL;

  if (absolute != NULL)
    url = g_strdup (absolute);
  else if (relative != NULL && *relative == '/')
    url = g_strconcat (origin, relative, NULL);
  return url != NULL && sender_url_is_on (url, origin) ? g_steal_pointer (&url) : NULL;
}

static void
take_over (SenderJson *joined,
           SenderJson *page,
           const char *name)
{
  SenderJson *value = sender_json_get_member (page, name);

  if (value != NULL)
    sender_json_set_member (joined, name, sender_json_copy (value));
  else
    sender_json_remove_member (joined, name);
}

/**
 * sender_twilio_join_pages:
 * @joined: the pages so far
 * @page: the next one
 * @list: name of the array
 *
 * Adds a page to those before it.
 */
void
sender_twilio_join_pages (SenderJson *joined,
                          SenderJson *page,
                          const char *list)
{
  SenderJson *all = sender_json_get_member (joined, list);
  SenderJson *more = sender_json_get_member (page, list);

  take_over (joined, page, META);
  take_over (joined, page, RELATIVE);
  if (all == NULL || more == NULL || sender_json_get_kind (all) != SENDER_JSON_ARRAY ||
      sender_json_get_kind (more) != SENDER_JSON_ARRAY)
    return;
  for (guint i = 0; i < sender_json_get_length (more); i++)
    sender_json_append (all, sender_json_copy (sender_json_get_element (more, i)));
}

/**
 * sender_twilio_list_is_whole:
 * @joined: the pages of a list
 *
 * Tells whether they are all there are: there may be more than are read, or the next one may be
 * where the credential must not go.
 *
 * Returns: whether nothing is missing
 */
gboolean
sender_twilio_list_is_whole (SenderJson *joined)
{
  return get_address (joined, RELATIVE) == NULL &&
         get_address (sender_json_get_member (joined, META), ABSOLUTE) == NULL;
}
