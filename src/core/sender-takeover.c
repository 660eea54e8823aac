/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-takeover.h"

#include "sender-chain-merge.h"
#include "sender-channel-request.h"
#include "sender-credential.h"
#include "sender-error.h"
#include "sender-fallback.h"
#include "sender-form-field.h"
#include "sender-header.h"
#include "sender-list.h"
#include "sender-message.h"
#include "sender-mirror.h"
#include "sender-provider.h"
#include "sender-restoration.h"
#include "sender-url.h"

#include <glib/gi18n-lib.h>

/* Rows that are switched off were never at the service: they stay where they stand. */
static void
keep_rows (SenderList *rows,
           SenderList *own,
           gboolean    keeps_all)
{
  for (guint i = 0; i < sender_list_get_n_items (own); i++)
    {
      SenderFormField            *field = sender_list_get (own, i);
      g_autoptr (SenderFormField) copy = NULL;

      if (!keeps_all && sender_form_field_is_enabled (field))
        continue;
      copy = sender_record_copy (field);
      sender_list_insert (rows, MIN (i, sender_list_get_n_items (rows)), copy);
    }
}

static gboolean
has_header (SenderList *headers,
            const char *name)
{
  for (guint i = 0; i < sender_list_get_n_items (headers); i++)
    if (g_ascii_strcasecmp (sender_header_get_name (sender_list_get (headers, i)), name) == 0)
      return TRUE;
  return FALSE;
}

static void
keep_credentials (SenderList *headers,
                  SenderList *own)
{
  for (guint i = 0; i < sender_list_get_n_items (own); i++)
    {
      SenderHeader            *header = sender_list_get (own, i);
      const char              *name = sender_header_get_name (header);
      g_autoptr (SenderHeader) copy = NULL;

      if (!sender_credential_is_header (name, sender_header_get_value (header)) ||
          has_header (headers, name))
        continue;
      copy = sender_record_copy (header);
      sender_list_append (headers, copy);
    }
}

/* Form and raw text stand side by side, and the service has one of them. */
static void
keep_of_request (SenderChannelRequest *taken,
                 SenderChannelRequest *own)
{
  gboolean is_raw = sender_channel_request_get_body_format (taken) == SENDER_BODY_FORMAT_RAW;

  keep_rows (sender_channel_request_get_body (taken), sender_channel_request_get_body (own),
             is_raw);
  if (!is_raw)
    g_object_set (taken, "raw", sender_channel_request_get_raw (own), NULL);
  /* A credential goes to no other server than the one it was for. */
  if (sender_url_is_on (sender_channel_request_get_url (taken),
                        sender_channel_request_get_url (own)))
    keep_credentials (sender_channel_request_get_headers (taken),
                      sender_channel_request_get_headers (own));
}

static void
keep_of_requests (SenderConfig *taken,
                  SenderConfig *own)
{
  for (SenderChannel channel = SENDER_CHANNEL_SMS; channel < SENDER_CHANNEL_UNKNOWN; channel++)
    {
      SenderChannelRequest *request = NULL;

      for (guint n = 0; (request = sender_config_get_request (taken, channel, n)) != NULL; n++)
        {
          SenderChannelRequest *before = sender_config_get_request (own, channel, n);

          if (before != NULL)
            keep_of_request (request, before);
        }
    }
}

/* Of a channel that is unknown here nothing is ever written, or read. */
static void
keep_messages (SenderConfig *taken,
               SenderConfig *own)
{
  SenderList *messages = sender_config_get_messages (own);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage            *message = sender_list_get (messages, i);
      g_autoptr (SenderMessage) copy = NULL;

      if (sender_message_get_channel (message) != SENDER_CHANNEL_UNKNOWN)
        continue;
      copy = sender_record_copy (message);
      sender_list_append (sender_config_get_messages (taken), copy);
    }
}

static void
fail_to_find (SenderConfig *config,
              GError      **error)
{
  const char *name = sender_provider_get_name (sender_config_get_provider (config));

  if (*name != '\0')
    g_set_error (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                 _ ("The environment has no sender “%s”, so there is nothing to take over."),
                 name);
  else
    g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_NOT_FOUND,
                         _ ("The environment does not have this sender, so there is nothing to "
                            "take over."));
}

/* An order that publishing makes of what is live as it is says all there is to say: entries that
 * are unknown stay without being named. */
static void
keep_order (SenderConfig *taken,
            SenderConfig *own,
            SenderLive   *live,
            const char   *sender)
{
  SenderFallback        *ours = sender_config_get_fallback (own);
  SenderJson            *chain = sender_live_get_chain (live);
  g_auto (GStrv)         order = sender_fallback_dup_order (ours);
  g_autoptr (SenderJson) made =
    sender_chain_merge_order ((const char *const *) order, sender, live);

  if (chain != NULL && sender_json_equal (made, chain))
    sender_record_assign (sender_config_get_fallback (taken), ours);
}

/**
 * sender_takeover_apply:
 * @config: a configuration
 * @live: what its environment holds, with the contents of the templates that are meant
 * @sender: (nullable): id of the sender that was published last, or pulled
 * @error: return location
 *
 * Makes @config say what is live: the sender, its place in the fallback chain, and the messages
 * that were written for the environment. What is no matter of PingOne’s stays: name and
 * environment, accepted findings, rows that are switched off, and secrets.
 *
 * Returns: (transfer none) (nullable): the object of the sender that was taken over; %NULL with
 *   %SENDER_ERROR_NOT_FOUND or %SENDER_ERROR_BAD_REPLY set, and @config is unchanged
 */
SenderJson *
sender_takeover_apply (SenderConfig *config,
                       SenderLive   *live,
                       const char   *sender,
                       GError      **error)
{
  SenderJson              *object = sender_mirror_find_sender (config, live, sender);
  g_autoptr (GPtrArray)    messages = sender_mirror_list_messages (config);
  g_autoptr (SenderConfig) taken = NULL;
  gboolean                 is_withdrawn = FALSE;

  if (object == NULL)
    {
      fail_to_find (config, error);
      return NULL;
    }
  sender_mirror_add_live_messages (messages, live);
  taken = sender_restoration_new (config, live, sender_json_get_string_member (object, "id"),
                                  messages, &is_withdrawn, error);
  if (taken == NULL)
    {
      sender_live_blame_service (error);
      return NULL;
    }
  keep_of_requests (taken, config);
  keep_messages (taken, config);
  keep_order (taken, config, live, sender_json_get_string_member (object, "id"));
  sender_record_assign (config, taken);
  return object;
}
