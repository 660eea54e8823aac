/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-preflight-private.h"

G_BEGIN_DECLS

/* A vendor that answers the online checks without a network, for tests of what they make of it. */

#define ACCOUNT "AC0123456789abcdef0123456789abcdef"
#define SERVICE "MG0123456789abcdef0123456789abcdef"
#define LIST(name, items) "{\"meta\":{\"next_page_url\":null},\"" name "\":[" items "]}"
#define NUMBERS(items) "{\"next_page_uri\":\"\",\"incoming_phone_numbers\":[" items "]}"
#define NUMBER(number, capabilities)                                           \
  "{\"sid\":\"PN0123456789abcdef0123456789abcdef\",\"phone_number\":\"" number \
  "\",\"capabilities\":" capabilities "}"
#define BOTH "{\"SMS\":true,\"Voice\":true}"

/* An answer: JSON, or `!STATUS` with `:CODE`, or `!late`. */
typedef struct
{
  SenderTwilioResource resource;
  const char          *answer;
} VendorReply;

#define VENDOR_N_REPLIES 3

/* Sets what a `!STATUS:CODE` stands for. */
void vendor_answer_error (SenderQuestion *question,
                          const char     *text);
/* All findings of the online checks for @config, as `ID PATH` with commas between them, SS610 as
 * `SS610 SUBJECT+SUBJECT`. The vendor finds nothing wrong but for @replies (VENDOR_N_REPLIES of
 * them, unused ones zero). (transfer full) */
char *vendor_judge (const VendorReply *replies,
                    SenderConfig      *config,
                    guint             *n_questions);

G_END_DECLS
