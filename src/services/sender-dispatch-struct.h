/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-dispatch-private.h"

G_BEGIN_DECLS

/* What a dispatch holds, for the two files that are its class: what reads, and what writes. */

/**
 * SenderDispatch:
 *
 * One test send: its state, what the services named it, and the timeline as a list that grows.
 */
struct _SenderDispatch
{
  GObject parent_instance;

  GPtrArray          *steps; /* (owned) (element-type SenderDispatchStep) */
  char               *id;
  char               *configuration;
  char               *configuration_name;
  SenderChannel       channel;
  char               *to;
  char               *from;     /* (nullable) */
  char               *revision; /* of the configuration that is sent with */
  char               *template_name;
  char               *sent; /* numbers and payload: what no line of the timeline may repeat */
  SenderDispatchState state;
  gboolean            running;
  gboolean            simulated;
  gboolean            via_pingone;
  guint               http_status;
  char               *execution_sid;
  char               *message_sid;
  char               *call_sid;
  char               *conflicting_execution_sid;
  char               *check_url; /* (nullable) */
  int                 error_code;
  SenderResponse     *response; /* (owned) (nullable) */
  char               *explanation;
  gint64              started;
  gint64              ended;
};

G_END_DECLS
