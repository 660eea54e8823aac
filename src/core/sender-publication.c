/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-publication.h"

#include "sender-authorization.h"
#include "sender-chain-words.h"
#include "sender-config.h"
#include "sender-fallback.h"
#include "sender-list.h"
#include "sender-message-matrix.h"
#include "sender-message.h"
#include "sender-provider.h"

#include <glib/gi18n-lib.h>

static void
item_free (gpointer data)
{
  SenderPublicationItem *item = data;

  g_free (item->title);
  g_free (item->detail);
  g_free (item->path);
  g_free (item);
}

/* Takes @title, @detail and @path. */
static void
add (GPtrArray      *items,
     SenderReadiness readiness,
     char           *title,
     char           *detail,
     char           *path)
{
  SenderPublicationItem *item = g_new0 (SenderPublicationItem, 1);

  item->title = title;
  item->detail = detail;
  item->path = path;
  item->readiness = readiness;
  g_ptr_array_add (items, item);
}

/**
 * sender_provider_kind_get_label:
 * @kind: a kind
 *
 * Gets what PingOne’s console calls it.
 *
 * Returns: the name, translated
 */
const char *
sender_provider_kind_get_label (SenderProviderKind kind)
{
  static const char *const labels[] = {
    [SENDER_PROVIDER_KIND_PING] = N_ ("Ping Server"),
    [SENDER_PROVIDER_KIND_CUSTOM_SERVER] = N_ ("Custom Server"),
    [SENDER_PROVIDER_KIND_CUSTOM_PROVIDER] = N_ ("Custom Provider"),
    [SENDER_PROVIDER_KIND_UNKNOWN] = N_ ("Another Kind"),
  };

  return _ (labels[kind]);
}

/**
 * sender_provider_kind_get_meaning:
 * @kind: a kind
 *
 * Says what it means.
 *
 * Returns: the text, translated
 */
const char *
sender_provider_kind_get_meaning (SenderProviderKind kind)
{
  static const char *const meanings[] = {
    [SENDER_PROVIDER_KIND_PING] =
      N_ ("Ping Identity’s own account sends the codes. There is nothing to set up, and no flow of "
          "yours is called."),
    [SENDER_PROVIDER_KIND_CUSTOM_SERVER] =
      N_ ("Your own Twilio or Syniverse account, which PingOne calls in its own way. No Studio "
          "flow is called."),
    [SENDER_PROVIDER_KIND_CUSTOM_PROVIDER] =
      N_ ("Any service, through one HTTP request for SMS and one for Voice, such as a Twilio "
          "Studio flow. The other sections describe it."),
    [SENDER_PROVIDER_KIND_UNKNOWN] =
      N_ ("PingOne sent a kind that is not known here. It is kept as it is."),
  };

  return _ (meanings[kind]);
}

static const char *
get_name (SenderConfig *config)
{
  const char *name = sender_provider_get_name (sender_config_get_provider (config));

  return *name != '\0' ? name : sender_config_get_name (config);
}

static const char *
describe_requests (SenderConfig *config)
{
  gboolean has_sms = sender_config_get_request (config, SENDER_CHANNEL_SMS, 0) != NULL;
  gboolean has_voice = sender_config_get_request (config, SENDER_CHANNEL_VOICE, 0) != NULL;

  if (has_sms && has_voice)
    return _ ("requests for SMS and Voice");
  if (has_sms)
    return _ ("a request for SMS");
  return has_voice ? _ ("a request for Voice") : NULL;
}

/* Numbers and requests, which PingOne holds in one object with the authorization. */
static GPtrArray *
list_parts (SenderConfig *config)
{
  GPtrArray  *parts = g_ptr_array_new_with_free_func (g_free);
  guint       n_numbers = sender_list_get_n_items (sender_config_get_numbers (config));
  const char *requests = describe_requests (config);

  if (n_numbers > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u number", "%u numbers", n_numbers),
                                             n_numbers));
  if (requests != NULL)
    g_ptr_array_add (parts, g_strdup (requests));
  return parts;
}

static char *
join (GPtrArray *parts)
{
  if (parts->len == 0)
    return g_strdup (_ ("nothing yet"));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

/**
 * sender_publication_dup_contents:
 * @config: a configuration
 *
 * Says what there is in it.
 *
 * Returns: (transfer full): a part of a sentence
 */
char *
sender_publication_dup_contents (SenderConfig *config)
{
  g_autoptr (GPtrArray) parts = list_parts (config);
  guint                 n = sender_list_get_n_items (sender_config_get_messages (config));

  if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u message", "%u messages", n), n));
  return join (parts);
}

/**
 * sender_publication_dup_consequence:
 * @config: a configuration
 *
 * Says what publishing another kind than a custom provider does to it.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if it is a custom provider
 */
char *
sender_publication_dup_consequence (SenderConfig *config)
{
  SenderProviderKind    kind = sender_provider_get_kind (sender_config_get_provider (config));
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char      *contents = NULL;

  if (kind != SENDER_PROVIDER_KIND_PING && kind != SENDER_PROVIDER_KIND_CUSTOM_SERVER)
    return NULL;
  parts = list_parts (config);
  g_ptr_array_insert (parts, 0, g_strdup (_ ("its authorization")));
  contents = join (parts);
  return g_strdup_printf (_ ("Codes stop going through “%s”. PingOne’s older console then deletes "
                             "the custom provider: %s. Newer ones keep it, unused."),
                          get_name (config), contents);
}

static char *
describe_authorization (SenderConfig *config)
{
  static const char *const kinds[] = {
    [SENDER_AUTHORIZATION_KIND_BASIC] = N_ ("Basic authorization"),
    [SENDER_AUTHORIZATION_KIND_BEARER] = N_ ("Bearer authorization"),
    [SENDER_AUTHORIZATION_KIND_OAUTH2] = N_ ("OAuth 2 authorization"),
    [SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER] = N_ ("authorization by a custom header"),
    [SENDER_AUTHORIZATION_KIND_UNKNOWN] = N_ ("an authorization kept as it is"),
  };

  return g_strdup (_ (kinds[sender_authorization_get_kind (
    sender_config_get_authorization (config))]));
}

static void
add_sender (GPtrArray    *items,
            SenderConfig *config)
{
  g_autoptr (GPtrArray) parts = list_parts (config);

  g_ptr_array_insert (parts, 0, describe_authorization (config));
  add (items, SENDER_READINESS_READY, g_strdup_printf (_ ("Sender “%s”"), get_name (config)),
       join (parts), g_strdup ("provider.name"));
}

static void
add_messages (GPtrArray    *items,
              SenderConfig *config)
{
  SenderList *messages = sender_config_get_messages (config);

  for (guint i = 0; i < sender_list_get_n_items (messages); i++)
    {
      SenderMessage *message = sender_list_get (messages, i);

      add (items, SENDER_READINESS_READY,
           sender_matrix_dup_message_title (message),
           g_strdup (sender_message_get_content (message)),
           sender_path_for_message (config, message));
    }
}

/* Of other senders the configuration knows no more than their ids. */
static char *
describe_order (SenderConfig *config)
{
  g_auto (GStrv)   order = sender_fallback_dup_order (sender_config_get_fallback (config));
  g_autofree char *own = NULL;
  g_autofree char *names = NULL;

  if (*order == NULL)
    return g_strdup (_ ("Nobody is named: codes go through Ping’s own account."));
  own = g_strdup_printf (_ ("“%s”"), get_name (config));
  names = sender_chain_words_dup_order ((const char *const *) order, NULL, own);
  return g_strdup_printf (_ ("Codes go through these, in order: %s."), names);
}

static void
add_chain (GPtrArray    *items,
           SenderConfig *config,
           gboolean      is_custom)
{
  SenderFallback *fallback = sender_config_get_fallback (config);
  gboolean        enabled = sender_fallback_is_enabled (fallback);
  gboolean        has_chain = sender_fallback_has_chain (fallback);
  char           *detail = NULL;

  if (!is_custom)
    detail = g_strdup (_ ("Codes go through Ping’s own account."));
  else if (has_chain)
    detail = describe_order (config);
  else if (enabled)
    detail = g_strdup_printf (_ ("Codes go through “%s”, then Ping’s own account."),
                              get_name (config));
  else
    detail = g_strdup_printf (_ ("Codes go through “%s”, then nobody."), get_name (config));
  add (items, SENDER_READINESS_READY, g_strdup (_ ("Fallback order, for SMS and Voice")), detail,
       g_strdup (!is_custom  ? "provider.kind"
                 : has_chain ? "fallback.chain"
                             : "fallback.enabled"));
}

/**
 * sender_publication_list_writes:
 * @config: a configuration
 *
 * Lists what publishing would write, in its order.
 *
 * Returns: (transfer full) (element-type SenderPublicationItem): the objects
 */
GPtrArray *
sender_publication_list_writes (SenderConfig *config)
{
  SenderProviderKind kind = sender_provider_get_kind (sender_config_get_provider (config));
  GPtrArray         *items = g_ptr_array_new_with_free_func (item_free);

  /* An account of one's own is set up at PingOne: nothing here describes it. */
  if (kind != SENDER_PROVIDER_KIND_CUSTOM_PROVIDER && kind != SENDER_PROVIDER_KIND_PING)
    return items;
  if (kind == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER)
    {
      add_sender (items, config);
      add_messages (items, config);
    }
  add_chain (items, config, kind == SENDER_PROVIDER_KIND_CUSTOM_PROVIDER);
  return items;
}

static char *
dup_first_error (GListModel *findings)
{
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (sender_finding_get_severity (finding) == SENDER_SEVERITY_ERROR &&
          sender_finding_get_accepted (finding) == NULL)
        return g_strdup (sender_finding_get_path (finding));
    }
  return NULL;
}

static void
add_findings (GPtrArray        *items,
              SenderInspection *inspection)
{
  SenderTally tally = sender_inspection_get_sum (inspection);

  if (tally.errors > 0)
    add (items, SENDER_READINESS_BLOCKED,
         g_strdup_printf (ngettext ("%u error to mend", "%u errors to mend", tally.errors),
                          tally.errors),
         g_strdup (_ ("Errors block publishing: with one of them nobody gets a code.")),
         dup_first_error (sender_inspection_get_findings (inspection)));
  else
    add (items, SENDER_READINESS_READY, g_strdup (_ ("No errors")),
         tally.warnings > 0
           ? g_strdup_printf (ngettext ("%u warning, which blocks nothing.",
                                        "%u warnings, which block nothing.", tally.warnings),
                              tally.warnings)
           : g_strdup (_ ("The checks find nothing wrong.")),
         NULL);
}

static void
add_secret (GPtrArray        *items,
            SenderInspection *inspection)
{
  static const struct
  {
    SenderReadiness readiness;
    const char     *title;
    const char     *detail;
  } states[] = {
    [SENDER_SECRET_STATE_UNKNOWN] = {
      SENDER_READINESS_UNKNOWN,
      N_ ("Whether there is a secret is not known"),
      N_ ("The keyring has not told. Authorization says why."),
    },
    [SENDER_SECRET_STATE_PRESENT] = {
      SENDER_READINESS_READY,
      N_ ("The secret is there"),
      N_ ("PingOne never gives a secret back, so each publish sends it again."),
    },
    [SENDER_SECRET_STATE_MISSING] = {
      SENDER_READINESS_BLOCKED,
      N_ ("The secret is missing"),
      N_ ("PingOne takes a sender only with it. Enter it under Authorization."),
    },
  };
  SenderSecretState state = sender_inspection_get_secret_state (inspection);

  add (items, states[state].readiness, g_strdup (_ (states[state].title)),
       g_strdup (_ (states[state].detail)), g_strdup ("authorization"));
}

static void
add_test (GPtrArray       *items,
          SenderTestRecord record)
{
  static const struct
  {
    SenderReadiness readiness;
    const char     *title;
    const char     *detail;
  } records[] = {
    [SENDER_TEST_RECORD_UNKNOWN] = {
      SENDER_READINESS_UNKNOWN,
      N_ ("Whether it was tested is not known"),
      N_ ("The history could not be read."),
    },
    [SENDER_TEST_RECORD_NEVER] = {
      SENDER_READINESS_OPEN,
      N_ ("Never tested"),
      N_ ("Send a test first: only a delivered code proves the way to the handset."),
    },
    [SENDER_TEST_RECORD_FAILED] = {
      SENDER_READINESS_OPEN,
      N_ ("The last test was not delivered"),
      N_ ("Its timeline under History says how far it came."),
    },
    [SENDER_TEST_RECORD_DELIVERED] = {
      SENDER_READINESS_READY,
      N_ ("The last test was delivered"),
      N_ ("From the request to the handset. What PingOne renders itself is not part of "
          "it."),
    },
  };

  add (items, records[record].readiness, g_strdup (_ (records[record].title)),
       g_strdup (_ (records[record].detail)), NULL);
}

static void
add_unkept (GPtrArray  *items,
            const char *unkept)
{
  add (items, SENDER_READINESS_OPEN, g_strdup (_ ("What was taken over is not remembered")),
       g_strdup_printf (_ ("The values are saved, but not that they came from PingOne. Once the "
                           "configuration is closed, what you edit of them counts as somebody "
                           "else’s change. Mend the cause and choose “Read Again”. The cause: %s"),
                        unkept),
       NULL);
}

/**
 * sender_publication_list_conditions:
 * @document: a document
 * @facts: what is known besides
 *
 * Lists what is to be done before publishing, and what is done.
 *
 * Returns: (transfer full) (element-type SenderPublicationItem): the conditions
 */
GPtrArray *
sender_publication_list_conditions (SenderDocument               *document,
                                    const SenderPublicationFacts *facts)
{
  SenderInspection *inspection = sender_document_get_inspection (document);
  GPtrArray        *items = g_ptr_array_new_with_free_func (item_free);
  gboolean          is_draft = sender_document_get_state (document) == SENDER_CONFIG_STATE_DRAFT;

  if (facts->obstacle != NULL)
    add (items, SENDER_READINESS_BLOCKED, g_strdup (_ ("This plan can’t be carried out")),
         g_strdup (facts->obstacle), NULL);
  if (facts->gap != NULL)
    add (items, SENDER_READINESS_UNKNOWN,
         g_strdup (_ ("Not all of the environment could be read")), g_strdup (facts->gap), NULL);
  if (facts->shared != NULL)
    add (items, SENDER_READINESS_OPEN,
         g_strdup (_ ("Messages of other configurations change too")), g_strdup (facts->shared),
         NULL);
  if (facts->lost != NULL)
    add (items, SENDER_READINESS_OPEN,
         g_strdup (_ ("Credentials in headers do not come back")), g_strdup (facts->lost), NULL);
  if (facts->unkept != NULL)
    add_unkept (items, facts->unkept);
  add_findings (items, inspection);
  add_secret (items, inspection);
  add_test (items, facts->record);
  add (items, is_draft ? SENDER_READINESS_OPEN : SENDER_READINESS_READY,
       g_strdup (is_draft ? _ ("Not saved") : _ ("Saved")),
       g_strdup (is_draft ? _ ("Save first, so that what is published is also kept here.")
                          : _ ("What would be published is what the file says.")),
       NULL);
  return items;
}
