/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-takeover.h"

#include "sender-carried-headers.h"
#include "sender-chain-merge.h"
#include "sender-channel-request.h"
#include "sender-credential.h"
#include "sender-error.h"
#include "sender-fallback.h"
#include "sender-form-field.h"
#include "sender-format-pingone.h"
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
is_credential (SenderHeader *header)
{
  return sender_credential_is_header (sender_header_get_name (header),
                                      sender_header_get_value (header));
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
                  SenderList *own,
                  SenderJson *carried)
{
  for (guint i = 0; i < sender_list_get_n_items (own); i++)
    {
      SenderHeader            *header = sender_list_get (own, i);
      const char              *name = sender_header_get_name (header);
      g_autoptr (SenderHeader) copy = NULL;

      if (!is_credential (header) || has_header (headers, name) ||
          !sender_carried_headers_has (carried, name))
        continue;
      copy = sender_record_copy (header);
      sender_list_append (headers, copy);
    }
}

/* Form and raw text stand side by side, and the service has one of them. */
static void
keep_of_request (SenderChannelRequest *taken,
                 SenderChannelRequest *own,
                 SenderJson           *carried)
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
                      sender_channel_request_get_headers (own), carried);
}

/* One that the service shows to be the same is the one that is kept here, in whichever request. */
static void
keep_shown (SenderChannelRequest *taken,
            SenderChannelRequest *own,
            SenderJson           *live)
{
  SenderList *headers = sender_channel_request_get_headers (taken);
  SenderList *own_headers = sender_channel_request_get_headers (own);

  if (sender_channel_request_get_channel (taken) != sender_channel_request_get_channel (own))
    return;
  for (guint i = 0; i < sender_list_get_n_items (own_headers); i++)
    {
      SenderHeader            *header = sender_list_get (own_headers, i);
      g_autoptr (SenderHeader) copy = NULL;

      if (!is_credential (header) || has_header (headers, sender_header_get_name (header)) ||
          !sender_carried_headers_match (live, sender_header_get_name (header),
                                         sender_header_get_value (header)))
        continue;
      copy = sender_record_copy (header);
      sender_list_append (headers, copy);
    }
}

/* The request as it would be if nothing of somebody else’s were written over: a credential of ours
 * that was published, and is not there any more, is not in it. Taking over tells whether it was by
 * what is there: ours may have gone elsewhere since. (transfer full) */
static SenderJson *
dup_carried (SenderJson              *written,
             SenderJson              *object,
             SenderJson              *prints,
             const SenderMergePlaces *places)
{
  SenderJson *requests = sender_json_get_member (object, "requests");
  SenderJson *carried =
    sender_json_copy (sender_json_get_element (requests, (guint) places->theirs));

  if (sender_json_get_member (written, "requests") != NULL)
    {
      const SenderMergePlaces  known = { places->theirs, places->ours, places->theirs };
      const SenderCarriedSides sides =
        sender_carried_sides_new (object, written, object, prints, &known);
      SenderCarriedHeaders told = sender_carried_headers_put (carried, &sides, FALSE);

      sender_carried_headers_clear (&told);
    }
  return carried;
}

/* Of each what is kept of the one that it was. */
static void
keep_of_requests (SenderConfig *taken,
                  SenderConfig *own,
                  SenderJson   *object,
                  SenderJson   *prints)
{
  g_autoptr (SenderJson) written = sender_format_pingone_write (own);
  g_autoptr (GArray)     all = sender_merge_align_requests (NULL, own, taken);

  for (guint i = 0; i < all->len; i++)
    {
      const SenderMergePlaces *places = &g_array_index (all, SenderMergePlaces, i);
      g_autoptr (SenderJson)   carried = NULL;

      if (places->ours < 0 || places->theirs < 0)
        continue;
      carried = dup_carried (written, object, prints, places);
      keep_of_request (
        sender_list_get (sender_config_get_requests (taken), (guint) places->theirs),
        sender_list_get (sender_config_get_requests (own), (guint) places->ours), carried);
    }
}

static void
keep_all_shown (SenderConfig *taken,
                SenderConfig *own,
                SenderJson   *object)
{
  SenderJson *requests = sender_json_get_member (object, "requests");
  SenderList *there = sender_config_get_requests (taken);
  SenderList *here = sender_config_get_requests (own);

  for (guint i = 0; i < sender_list_get_n_items (there); i++)
    for (guint n = 0; n < sender_list_get_n_items (here); n++)
      keep_shown (sender_list_get (there, i), sender_list_get (here, n),
                  sender_json_get_element (requests, i));
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
 * @prints: (nullable): of the headers that are credentials and were last published
 * @error: return location
 *
 * Makes @config say what is live: the sender, its place in the fallback chain, and the messages
 * that were written for the environment. What is no matter of PingOne’s stays: name and
 * environment, accepted findings, rows that are switched off, and secrets. A credential in a header
 * that was published, and that somebody else has taken out since, goes.
 *
 * Returns: (transfer none) (nullable): the object of the sender that was taken over; %NULL with
 *   %SENDER_ERROR_NOT_FOUND or %SENDER_ERROR_BAD_REPLY set, and @config is unchanged
 */
SenderJson *
sender_takeover_apply (SenderConfig *config,
                       SenderLive   *live,
                       const char   *sender,
                       SenderJson   *prints,
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
  keep_all_shown (taken, config, object);
  keep_of_requests (taken, config, object, prints);
  keep_messages (taken, config);
  keep_order (taken, config, live, sender_json_get_string_member (object, "id"));
  sender_record_assign (config, taken);
  return object;
}

/* “X-Api-Key (SMS)” for each header that is a credential. (transfer full) */
static GPtrArray *
list_credentials (SenderConfig *config)
{
  GPtrArray  *names = g_ptr_array_new_with_free_func (g_free);
  SenderList *requests = sender_config_get_requests (config);

  for (guint i = 0; i < sender_list_get_n_items (requests); i++)
    {
      SenderChannelRequest *request = sender_list_get (requests, i);
      SenderList           *headers = sender_channel_request_get_headers (request);

      for (guint j = 0; j < sender_list_get_n_items (headers); j++)
        {
          SenderHeader *header = sender_list_get (headers, j);

          if (is_credential (header))
            g_ptr_array_add (names,
                             g_strdup_printf ("%s (%s)", sender_header_get_name (header),
                                              sender_channel_get_label (
                                                sender_channel_request_get_channel (request))));
        }
    }
  return names;
}

/**
 * sender_takeover_has_credentials:
 * @config: a configuration
 *
 * Looks for credentials in headers: of those it has its own, whatever PingOne has.
 *
 * Returns: whether there are any
 */
gboolean
sender_takeover_has_credentials (SenderConfig *config)
{
  g_autoptr (GPtrArray) names = list_credentials (config);

  return names->len > 0;
}

/**
 * sender_takeover_dup_lost:
 * @before: a configuration before something was taken over
 * @taken: and after it
 *
 * Looks for credentials in headers that it does not have any more: PingOne does not have such a
 * header, or has it for another server.
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL if there are none
 */
char *
sender_takeover_dup_lost (SenderConfig *before,
                          SenderConfig *taken)
{
  g_autoptr (GPtrArray) lost = list_credentials (before);
  g_autoptr (GPtrArray) left = list_credentials (taken);
  g_autofree char      *names = NULL;
  guint                 n_lost = 0;
  guint                 position = 0;

  for (guint i = 0; i < left->len; i++)
    if (g_ptr_array_find_with_equal_func (lost, left->pdata[i], g_str_equal, &position))
      g_ptr_array_remove_index (lost, position);
  n_lost = lost->len;
  if (n_lost == 0)
    return NULL;
  g_ptr_array_add (lost, NULL);
  names = g_strjoinv (", ", (GStrv) lost->pdata);
  return g_strdup_printf (
    ngettext ("The credential in the header %s went with it: PingOne has none of it there.",
              "The credentials in the headers %s went with it: PingOne has none of them there.",
              n_lost),
    names);
}
