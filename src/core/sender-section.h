/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The parts a configuration is shown in, in their order, and which part a path belongs to.
 */

typedef enum
{
  SENDER_SECTION_SENDER,
  SENDER_SECTION_PROVIDER,
  SENDER_SECTION_AUTHORIZATION,
  SENDER_SECTION_ORIGINATION,
  SENDER_SECTION_SMS,
  SENDER_SECTION_VOICE,
  SENDER_SECTION_FALLBACK,
  SENDER_SECTION_MESSAGES,
  SENDER_SECTION_CONTRACT,
  SENDER_SECTION_TEST,
  SENDER_SECTION_PUBLISH,
  SENDER_SECTION_HISTORY,
} SenderSection;

#define SENDER_N_SECTIONS (SENDER_SECTION_HISTORY + 1)
#define SENDER_TYPE_SECTION (sender_section_get_type ())

GType sender_section_get_type (void);

/* “Origination”, translated. */
const char *sender_section_get_label (SenderSection section);

/* Where `numbers[0].sms` is edited; a path of no section, such as `name`, is the first one's. */
SenderSection sender_section_for_path (const char *path);

G_END_DECLS
