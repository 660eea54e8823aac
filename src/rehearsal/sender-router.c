/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-router.h"

#include <string.h>

/* Takes what stands for one {…} out of a segment: it must not be empty. */
static gboolean
match_segment (const char *pattern,
               const char *segment,
               GPtrArray  *captures)
{
  const char *open = strchr (pattern, '{');
  const char *suffix = open != NULL ? strchr (open, '}') : NULL;
  gsize       before = open != NULL ? (gsize) (open - pattern) : 0;

  if (suffix == NULL)
    return strcmp (pattern, segment) == 0;
  suffix++;
  if (strncmp (pattern, segment, before) != 0 || !g_str_has_suffix (segment, suffix) ||
      strlen (segment) <= before + strlen (suffix))
    return FALSE;
  g_ptr_array_add (captures, g_strndup (segment + before,
                                        strlen (segment) - before - strlen (suffix)));
  return TRUE;
}

static gboolean
match (const char *pattern,
       const char *path,
       GPtrArray  *captures)
{
  g_auto (GStrv) wanted = g_strsplit (pattern, "/", -1);
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  gsize          n = g_strv_length (wanted);

  g_ptr_array_set_size (captures, 0);
  if (g_strv_length (parts) != n)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!match_segment (wanted[i], parts[i], captures))
      return FALSE;
  return TRUE;
}

/**
 * sender_router_answer:
 * @routes: a table; the first that fits answers
 * @n_routes: how many there are
 * @visit: a request
 * @before: (nullable): called before the handler; if it answers, that is the answer
 *
 * Finds who answers a request and lets it.
 *
 * Returns: whether somebody answered, and if not, why
 */
SenderRouteResult
sender_router_answer (const SenderRoute *routes,
                      guint              n_routes,
                      SenderVisit       *visit,
                      SenderRouteHandler before)
{
  SenderService     service = sender_service_get_behind (visit->service);
  SenderRouteResult result = SENDER_ROUTE_NO_PATH;

  for (guint i = 0; i < n_routes; i++)
    {
      if (routes[i].service != service ||
          !match (routes[i].pattern, visit->path, visit->captures))
        continue;
      result = SENDER_ROUTE_NO_METHOD;
      if (strcmp (routes[i].method, visit->method) != 0)
        continue;
      if (before != NULL)
        before (visit);
      if (visit->status == 0)
        routes[i].handler (visit);
      return SENDER_ROUTE_ANSWERED;
    }
  return result;
}

/**
 * sender_router_count:
 * @routes: a table that ends with a row without a handler
 *
 * Counts the routes.
 *
 * Returns: how many there are before that row
 */
guint
sender_router_count (const SenderRoute *routes)
{
  guint n = 0;

  while (routes[n].handler != NULL)
    n++;
  return n;
}
