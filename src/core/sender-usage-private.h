/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-usage.h"

G_BEGIN_DECLS

/* Shared by sender-usage.c and sender-usage-words.c only. */

struct _SenderUsage
{
  SenderLive *live;     /* (owned) */
  GStrv       chain;    /* (owned): never empty */
  GPtrArray  *policies; /* (owned) (nullable) */
};

G_END_DECLS
