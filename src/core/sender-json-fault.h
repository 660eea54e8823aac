/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is wrong with text where JSON asks for something else, in the user's words. */

typedef enum
{
  SENDER_JSON_EXPECT_VALUE,
  SENDER_JSON_EXPECT_NAME,
  SENDER_JSON_EXPECT_COLON,
  SENDER_JSON_EXPECT_MEMBER_END,
  SENDER_JSON_EXPECT_ELEMENT_END,
  SENDER_JSON_EXPECT_NOTHING,
  SENDER_JSON_EXPECT_TEXT, /* inside quotes */
} SenderJsonExpectation;

char *sender_json_fault_describe (SenderJsonExpectation expected,
                                  const char           *next,
                                  const char           *end);

G_END_DECLS
