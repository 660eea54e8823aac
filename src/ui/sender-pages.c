/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pages.h"

#include "sender-authorization-page.h"
#include "sender-channel-page.h"
#include "sender-contract-page.h"
#include "sender-fallback-page.h"
#include "sender-history-page.h"
#include "sender-messages-page.h"
#include "sender-origination-page.h"
#include "sender-provider-page.h"
#include "sender-publish-page.h"
#include "sender-sender-page.h"
#include "sender-test-page.h"

/**
 * sender_pages_new:
 * @section: a section
 *
 * Makes what shows a section.
 *
 * Returns: (transfer floating): a [class@Page]
 */
GtkWidget *
sender_pages_new (SenderSection section)
{
  switch (section)
    {
    case SENDER_SECTION_SENDER:
      return g_object_new (SENDER_TYPE_SENDER_PAGE, NULL);
    case SENDER_SECTION_PROVIDER:
      return g_object_new (SENDER_TYPE_PROVIDER_PAGE, NULL);
    case SENDER_SECTION_AUTHORIZATION:
      return g_object_new (SENDER_TYPE_AUTHORIZATION_PAGE, NULL);
    case SENDER_SECTION_ORIGINATION:
      return g_object_new (SENDER_TYPE_ORIGINATION_PAGE, NULL);
    case SENDER_SECTION_SMS:
      return g_object_new (SENDER_TYPE_CHANNEL_PAGE, "channel", SENDER_CHANNEL_SMS, NULL);
    case SENDER_SECTION_VOICE:
      return g_object_new (SENDER_TYPE_CHANNEL_PAGE, "channel", SENDER_CHANNEL_VOICE, NULL);
    case SENDER_SECTION_FALLBACK:
      return g_object_new (SENDER_TYPE_FALLBACK_PAGE, NULL);
    case SENDER_SECTION_MESSAGES:
      return g_object_new (SENDER_TYPE_MESSAGES_PAGE, NULL);
    case SENDER_SECTION_CONTRACT:
      return g_object_new (SENDER_TYPE_CONTRACT_PAGE, NULL);
    case SENDER_SECTION_TEST:
      return g_object_new (SENDER_TYPE_TEST_PAGE, NULL);
    case SENDER_SECTION_PUBLISH:
      return g_object_new (SENDER_TYPE_PUBLISH_PAGE, NULL);
    case SENDER_SECTION_HISTORY:
    default:
      return g_object_new (SENDER_TYPE_HISTORY_PAGE, NULL);
    }
}
