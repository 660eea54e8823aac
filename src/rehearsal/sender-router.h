/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-visit.h"

G_BEGIN_DECLS

/* Which function answers which request: each stand-in has one table of these. */

typedef void (*SenderRouteHandler) (SenderVisit *visit);

/**
 * SenderRoute:
 * @service: whose route it is
 * @method: `GET`, `POST` …
 * @pattern: a path; {…} stands for one segment of it, up to a suffix such as `.json`
 * @handler: answers
 */
typedef struct
{
  SenderService      service;
  const char        *method;
  const char        *pattern;
  SenderRouteHandler handler;
} SenderRoute;

typedef enum
{
  SENDER_ROUTE_ANSWERED,
  SENDER_ROUTE_NO_PATH,
  SENDER_ROUTE_NO_METHOD,
} SenderRouteResult;

/* @before (nullable): may answer first, such as with 401; the handler then is not called. */
SenderRouteResult sender_router_answer (const SenderRoute *routes,
                                        guint              n_routes,
                                        SenderVisit       *visit,
                                        SenderRouteHandler before);

/* How many routes a table has that ends with a row without a handler. */
guint sender_router_count (const SenderRoute *routes);

G_END_DECLS
