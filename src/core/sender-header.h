/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-enums.h"
#include "sender-record.h"

G_BEGIN_DECLS

#define SENDER_TYPE_HEADER (sender_header_get_type ())

G_DECLARE_FINAL_TYPE (SenderHeader, sender_header, SENDER, HEADER, SenderRecord)

/**
 * SenderHeaderFault:
 * @SENDER_HEADER_OK: it can be sent
 * @SENDER_HEADER_NAMELESS: it has no name
 * @SENDER_HEADER_RESERVED: the connection itself sets it
 * @SENDER_HEADER_NAME_CONTROL: the name holds a control character, such as a line break
 * @SENDER_HEADER_NAME: the name holds another character that none may hold
 * @SENDER_HEADER_VALUE_CONTROL: the value holds a control character
 *
 * Why a header can't be sent; the first that applies.
 */
typedef enum
{
  SENDER_HEADER_OK,
  SENDER_HEADER_NAMELESS,
  SENDER_HEADER_RESERVED,
  SENDER_HEADER_NAME_CONTROL,
  SENDER_HEADER_NAME,
  SENDER_HEADER_VALUE_CONTROL,
} SenderHeaderFault;

SenderHeaderFault sender_header_judge (const char *name,
                                       const char *value);
char             *sender_header_explain (SenderHeaderFault fault,
                                         const char       *name);

SenderHeader *sender_header_new (void);
const char   *sender_header_get_name (SenderHeader *self);
const char   *sender_header_get_value (SenderHeader *self);

G_END_DECLS
