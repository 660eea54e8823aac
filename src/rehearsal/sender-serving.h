/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-stage.h"

G_BEGIN_DECLS

/*
 * From the bytes of a request to what goes back, faults included. No socket here: the front and the
 * stand-in for PingOne's own sending both use it.
 */

typedef struct
{
  GBytes  *bytes;             /* (nullable): what is written; NULL: nothing */
  guint    status;            /* what they say, 0 if nothing */
  gboolean hang;              /* nothing follows, and nothing ends */
  gsize    cut;               /* ends after so many bytes; G_MAXSIZE: not */
  guint    drip_bytes;        /* so many bytes at a time; 0: all at once */
  guint    drip_milliseconds; /* between them */
  gboolean keep_alive;
} SenderServing;

SenderServing *sender_serving_perform (SenderStage  *stage,
                                       SenderService service,
                                       const char   *head,
                                       gsize         length,
                                       GBytes       *body);
/* How many bytes of a request are read before its connection ends, by what its head says;
 * G_MAXSIZE: all. */
gsize sender_serving_get_cut (SenderStage  *stage,
                              SenderService service,
                              const char   *head,
                              gsize         length);
void  sender_serving_free (SenderServing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderServing, sender_serving_free)

G_END_DECLS
