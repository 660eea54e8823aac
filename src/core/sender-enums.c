/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-enums.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_ENUM_TYPE (SenderProviderKind, sender_provider_kind,
                    G_DEFINE_ENUM_VALUE (SENDER_PROVIDER_KIND_PING, "ping"),
                    G_DEFINE_ENUM_VALUE (SENDER_PROVIDER_KIND_CUSTOM_SERVER, "custom-server"),
                    G_DEFINE_ENUM_VALUE (SENDER_PROVIDER_KIND_CUSTOM_PROVIDER, "custom-provider"),
                    G_DEFINE_ENUM_VALUE (SENDER_PROVIDER_KIND_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SenderAuthorizationKind, sender_authorization_kind,
                    G_DEFINE_ENUM_VALUE (SENDER_AUTHORIZATION_KIND_BASIC, "basic"),
                    G_DEFINE_ENUM_VALUE (SENDER_AUTHORIZATION_KIND_BEARER, "bearer"),
                    G_DEFINE_ENUM_VALUE (SENDER_AUTHORIZATION_KIND_OAUTH2, "oauth2"),
                    G_DEFINE_ENUM_VALUE (SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER, "custom-header"),
                    G_DEFINE_ENUM_VALUE (SENDER_AUTHORIZATION_KIND_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SenderGrant, sender_grant,
                    G_DEFINE_ENUM_VALUE (SENDER_GRANT_CLIENT_CREDENTIALS, "client-credentials"),
                    G_DEFINE_ENUM_VALUE (SENDER_GRANT_JWT_BEARER, "jwt-bearer"),
                    G_DEFINE_ENUM_VALUE (SENDER_GRANT_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SenderNumberType, sender_number_type,
                    G_DEFINE_ENUM_VALUE (SENDER_NUMBER_TYPE_STANDARD, "standard"),
                    G_DEFINE_ENUM_VALUE (SENDER_NUMBER_TYPE_TOLL_FREE, "toll-free"),
                    G_DEFINE_ENUM_VALUE (SENDER_NUMBER_TYPE_SHORT_CODE, "short-code"),
                    G_DEFINE_ENUM_VALUE (SENDER_NUMBER_TYPE_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SenderChannel, sender_channel,
                    G_DEFINE_ENUM_VALUE (SENDER_CHANNEL_SMS, "sms"),
                    G_DEFINE_ENUM_VALUE (SENDER_CHANNEL_VOICE, "voice"),
                    G_DEFINE_ENUM_VALUE (SENDER_CHANNEL_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SenderHttpMethod, sender_http_method,
                    G_DEFINE_ENUM_VALUE (SENDER_HTTP_METHOD_POST, "POST"),
                    G_DEFINE_ENUM_VALUE (SENDER_HTTP_METHOD_GET, "GET"),
                    G_DEFINE_ENUM_VALUE (SENDER_HTTP_METHOD_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SenderBodyFormat, sender_body_format,
                    G_DEFINE_ENUM_VALUE (SENDER_BODY_FORMAT_FORM, "form"),
                    G_DEFINE_ENUM_VALUE (SENDER_BODY_FORMAT_RAW, "raw"))

G_DEFINE_ENUM_TYPE (SenderNumberFormat, sender_number_format,
                    G_DEFINE_ENUM_VALUE (SENDER_NUMBER_FORMAT_FULL, "full"),
                    G_DEFINE_ENUM_VALUE (SENDER_NUMBER_FORMAT_DIGITS, "digits"),
                    G_DEFINE_ENUM_VALUE (SENDER_NUMBER_FORMAT_UNKNOWN, "unknown"))

G_DEFINE_ENUM_TYPE (SenderRegion, sender_region,
                    G_DEFINE_ENUM_VALUE (SENDER_REGION_NA, "NA"),
                    G_DEFINE_ENUM_VALUE (SENDER_REGION_EU, "EU"),
                    G_DEFINE_ENUM_VALUE (SENDER_REGION_CA, "CA"),
                    G_DEFINE_ENUM_VALUE (SENDER_REGION_AP, "AP"),
                    G_DEFINE_ENUM_VALUE (SENDER_REGION_AU, "AU"),
                    G_DEFINE_ENUM_VALUE (SENDER_REGION_SG, "SG"))

G_DEFINE_ENUM_TYPE (SenderClientAuthentication, sender_client_authentication,
                    G_DEFINE_ENUM_VALUE (SENDER_CLIENT_AUTHENTICATION_BASIC, "basic"),
                    G_DEFINE_ENUM_VALUE (SENDER_CLIENT_AUTHENTICATION_POST, "post"))

G_DEFINE_ENUM_TYPE (SenderSeverity, sender_severity,
                    G_DEFINE_ENUM_VALUE (SENDER_SEVERITY_ERROR, "error"),
                    G_DEFINE_ENUM_VALUE (SENDER_SEVERITY_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (SENDER_SEVERITY_INFO, "info"))

G_DEFINE_ENUM_TYPE (SenderSecretState, sender_secret_state,
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_STATE_UNKNOWN, "unknown"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_STATE_PRESENT, "present"),
                    G_DEFINE_ENUM_VALUE (SENDER_SECRET_STATE_MISSING, "missing"))

G_DEFINE_ENUM_TYPE (SenderConfigState, sender_config_state,
                    G_DEFINE_ENUM_VALUE (SENDER_CONFIG_STATE_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (SENDER_CONFIG_STATE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (SENDER_CONFIG_STATE_PUBLISHED, "published"),
                    G_DEFINE_ENUM_VALUE (SENDER_CONFIG_STATE_DRIFTED, "drifted"))

G_DEFINE_ENUM_TYPE (SenderDiskState, sender_disk_state,
                    G_DEFINE_ENUM_VALUE (SENDER_DISK_STATE_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISK_STATE_GONE, "gone"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISK_STATE_CHANGED, "changed"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISK_STATE_DAMAGED, "damaged"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISK_STATE_NEWER, "newer"))

G_DEFINE_ENUM_TYPE (SenderDispatchState, sender_dispatch_state,
                    G_DEFINE_ENUM_VALUE (SENDER_DISPATCH_STATE_NOT_SENT, "not-sent"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISPATCH_STATE_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISPATCH_STATE_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISPATCH_STATE_DELIVERED, "delivered"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISPATCH_STATE_UNDELIVERED, "undelivered"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISPATCH_STATE_NO_MESSAGE, "no-message"),
                    G_DEFINE_ENUM_VALUE (SENDER_DISPATCH_STATE_UNKNOWN, "unknown"))

/**
 * sender_enum_get_nick:
 * @type: an enumeration of this file
 * @value: one of its values
 *
 * Gets the word for @value as documents, paths and JSON spell it.
 *
 * Returns: (nullable): the nick, or %NULL for a number that is no value
 */
const char *
sender_enum_get_nick (GType type,
                      int   value)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GEnumValue            *entry = g_enum_get_value (G_ENUM_CLASS (klass), value);

  return entry != NULL ? entry->value_nick : NULL;
}

/**
 * sender_enum_from_nick:
 * @type: an enumeration of this file
 * @nick: a word, compared exactly
 * @value: (out): its value
 *
 * Looks a word up.
 *
 * Returns: whether @nick is one of the words
 */
gboolean
sender_enum_from_nick (GType       type,
                       const char *nick,
                       int        *value)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GEnumValue            *entry = g_enum_get_value_by_nick (G_ENUM_CLASS (klass), nick);

  /* Newer versions of GLib don't mind the case. */
  if (entry == NULL || !g_str_equal (entry->value_nick, nick))
    return FALSE;
  *value = entry->value;
  return TRUE;
}

/**
 * sender_enum_list_nicks:
 * @type: an enumeration of this file
 *
 * Lists the words a person may enter, for messages: `basic, bearer, oauth2`.
 *
 * Returns: (transfer full): the words, without `unknown`
 */
char *
sender_enum_list_nicks (GType type)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GString               *out = g_string_new (NULL);

  for (guint i = 0; i < G_ENUM_CLASS (klass)->n_values; i++)
    {
      const char *nick = G_ENUM_CLASS (klass)->values[i].value_nick;

      if (strcmp (nick, "unknown") != 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", nick);
    }
  return g_string_free (out, FALSE);
}

/**
 * sender_channel_get_name:
 * @channel: a channel
 *
 * Gets the name of @channel as message paths spell it, in every language.
 *
 * Returns: `SMS`, `Voice` or `Unknown`
 */
const char *
sender_channel_get_name (SenderChannel channel)
{
  switch (channel)
    {
    case SENDER_CHANNEL_SMS:
      return N_ ("SMS");
    case SENDER_CHANNEL_VOICE:
      return N_ ("Voice");
    case SENDER_CHANNEL_UNKNOWN:
    default:
      return N_ ("Unknown");
    }
}

/**
 * sender_channel_get_label:
 * @channel: a channel
 *
 * Gets the name of @channel as people read it.
 *
 * Returns: a word
 */
const char *
sender_channel_get_label (SenderChannel channel)
{
  return _ (sender_channel_get_name (channel));
}
