/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-record.h"

G_BEGIN_DECLS

/* Fills every field of a record, and of all it owns, with what a person or a service might give. */
void  random_record_fill (GRand        *rand,
                          SenderRecord *record);
char *random_record_text (GRand *rand);

G_END_DECLS
