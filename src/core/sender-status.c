/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-status.h"

#include "sender-config.h"
#include "sender-fallback.h"
#include "sender-list.h"

static SenderStatusKind
kind_of_list (SenderList *list)
{
  return sender_list_get_n_items (list) > 0 ? SENDER_STATUS_DONE : SENDER_STATUS_EMPTY;
}

static SenderStatusKind
kind_of_channel (SenderConfig *config,
                 SenderChannel channel)
{
  return sender_config_get_request (config, channel, 0) != NULL ? SENDER_STATUS_DONE
                                                                : SENDER_STATUS_OFF;
}

/* Of a section without findings. */
static SenderStatusKind
kind_of_section (SenderConfig *config,
                 SenderSection section)
{
  switch (section)
    {
    case SENDER_SECTION_SENDER:
    case SENDER_SECTION_PROVIDER:
    case SENDER_SECTION_AUTHORIZATION:
      return SENDER_STATUS_DONE;
    case SENDER_SECTION_ORIGINATION:
      return kind_of_list (sender_config_get_numbers (config));
    case SENDER_SECTION_SMS:
      return kind_of_channel (config, SENDER_CHANNEL_SMS);
    case SENDER_SECTION_VOICE:
      return kind_of_channel (config, SENDER_CHANNEL_VOICE);
    case SENDER_SECTION_FALLBACK:
      return sender_fallback_is_enabled (sender_config_get_fallback (config)) ? SENDER_STATUS_DONE
                                                                              : SENDER_STATUS_OFF;
    case SENDER_SECTION_MESSAGES:
      return kind_of_list (sender_config_get_messages (config));
    case SENDER_SECTION_CONTRACT:
    case SENDER_SECTION_TEST:
    case SENDER_SECTION_PUBLISH:
    case SENDER_SECTION_HISTORY:
    default:
      return SENDER_STATUS_UNKNOWN;
    }
}

/**
 * sender_status_of_section:
 * @document: a document
 * @section: one of its sections
 *
 * Tells how far a section is. Notes are no reason to call it unfinished.
 *
 * Returns: the status
 */
SenderStatus
sender_status_of_section (SenderDocument *document,
                          SenderSection   section)
{
  SenderInspection *inspection = sender_document_get_inspection (document);
  SenderTally       tally = sender_inspection_get_tally (inspection, section);
  SenderStatus      status = { SENDER_STATUS_FINDINGS, tally.errors + tally.warnings,
                          tally.errors > 0 ? SENDER_SEVERITY_ERROR : SENDER_SEVERITY_WARNING };

  if (status.count == 0)
    status.kind = kind_of_section (sender_document_get_config (document), section);
  return status;
}
