/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-status.h"

#include "sender-builder-private.h"
#include "sender-config.h"
#include "sender-contract.h"
#include "sender-fallback.h"
#include "sender-list.h"

#include <glib/gi18n-lib.h>

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

/* Whether a channel starts a flow of which nothing is known. */
static gboolean
lacks_flow (SenderDocument *document,
            SenderChannel   channel)
{
  SenderInspection     *inspection = sender_document_get_inspection (document);
  SenderChannelRequest *request =
    sender_config_get_request (sender_document_get_config (document), channel, 0);

  return request != NULL && sender_inspection_get_flow (inspection, channel) == NULL &&
         sender_vendor_is_studio (sender_builder_get_vendor (request));
}

/* What the drawing of a channel shows at first: the wires of its first message. */
static guint
count_broken (SenderDocument *document,
              SenderChannel   channel,
              SenderSeverity *worst)
{
  SenderInspection          *inspection = sender_document_get_inspection (document);
  SenderConfig              *config = sender_document_get_config (document);
  g_autoptr (SenderContract) contract = NULL;
  guint                      count = 0;

  if (sender_config_get_request (config, channel, 0) == NULL)
    return 0;
  contract = sender_contract_new_found (config, channel,
                                        sender_builder_choose_message (config, channel, NULL, NULL),
                                        sender_inspection_get_flow (inspection, channel),
                                        sender_inspection_get_findings (inspection));
  for (guint i = 0; i < contract->wires->len; i++)
    {
      const SenderWire *wire = g_ptr_array_index (contract->wires, i);

      count += !wire->whole;
      if (!wire->whole && (wire->finding == NULL || sender_finding_get_severity (wire->finding) ==
                                                      SENDER_SEVERITY_ERROR))
        *worst = SENDER_SEVERITY_ERROR;
    }
  return count;
}

static SenderStatus
status_of_contract (SenderDocument *document)
{
  SenderConfig *config = sender_document_get_config (document);
  SenderStatus  status = { SENDER_STATUS_UNKNOWN, 0, SENDER_SEVERITY_WARNING };
  gboolean      lacking = FALSE;

  if (sender_list_get_n_items (sender_config_get_requests (config)) == 0)
    return status;
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      status.count += count_broken (document, channel, &status.severity);
      lacking |= lacks_flow (document, channel);
    }
  if (status.count > 0)
    status.kind = SENDER_STATUS_BROKEN;
  else
    status.kind = lacking ? SENDER_STATUS_NO_FLOW : SENDER_STATUS_DONE;
  return status;
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
      return sender_fallback_is_alone (sender_config_get_fallback (config)) ? SENDER_STATUS_OFF
                                                                            : SENDER_STATUS_DONE;
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

  if (section == SENDER_SECTION_CONTRACT)
    return status_of_contract (document);
  if (status.count == 0)
    status.kind = kind_of_section (sender_document_get_config (document), section);
  return status;
}

/**
 * sender_status_get_state_label:
 * @state: how far a configuration is
 *
 * Gets the word for it; there are no others.
 *
 * Returns: translated
 */
const char *
sender_status_get_state_label (SenderConfigState state)
{
  static const char *const labels[] = {
    [SENDER_CONFIG_STATE_DRAFT] = N_ ("Draft"),
    [SENDER_CONFIG_STATE_SAVED] = N_ ("Saved"),
    [SENDER_CONFIG_STATE_PUBLISHED] = N_ ("Published"),
    [SENDER_CONFIG_STATE_DRIFTED] = N_ ("Drifted"),
  };

  return _ (labels[state]);
}
