/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-platform-resource.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>

#define SENDERS "/notificationsSettings/phoneDeliverySettings"
#define TEMPLATES "/templates"
#define CONTENTS "/contents"
#define CAN(write) (1u << SENDER_PLATFORM_##write)

/* Where a resource is: its first argument behind @start, its second one behind @middle, both
 * escaped; how it can be written, and what a body is called unless it is plain JSON. */
static const struct
{
  const char *start;
  const char *middle;
  guint       n_arguments;
  gboolean    is_list;
  guint       writes;
  const char *content_type;
} resources[] = {
  [SENDER_PLATFORM_SENDERS] = { SENDERS, "", 0, TRUE, CAN (CREATE) },
  [SENDER_PLATFORM_SENDER] = { SENDERS "/", "", 1, FALSE, CAN (REPLACE) | CAN (DELETE) },
  [SENDER_PLATFORM_SETTINGS] = { "/notificationsSettings", "", 0, FALSE,
                                 CAN (REPLACE) | CAN (DELETE) },
  [SENDER_PLATFORM_POLICIES] = { "/notificationsPolicies", "", 0, TRUE, 0 },
  [SENDER_PLATFORM_TEMPLATES] = { TEMPLATES, "", 0, TRUE, 0 },
  [SENDER_PLATFORM_TEMPLATE] = { TEMPLATES "/", "", 1, FALSE, 0 },
  [SENDER_PLATFORM_CONTENTS] = { TEMPLATES "/", CONTENTS, 1, TRUE, CAN (CREATE) },
  [SENDER_PLATFORM_CONTENT] = { TEMPLATES "/", CONTENTS "/", 2, FALSE,
                                CAN (REPLACE) | CAN (DELETE) },
  [SENDER_PLATFORM_LANGUAGES] = { "/languages", "", 0, TRUE, 0 },
  [SENDER_PLATFORM_USERS] = { "/users?filter=username%20eq%20", "", 1, TRUE, 0 },
  [SENDER_PLATFORM_USER] = { "/users/", "", 1, FALSE, 0 },
  [SENDER_PLATFORM_ENVIRONMENT] = { "", "", 0, FALSE, 0 },
  [SENDER_PLATFORM_AUTHENTICATIONS] = { "", "", 0, FALSE, CAN (CREATE) },
  [SENDER_PLATFORM_OTP_CHECK] = { "", "", 0, FALSE, CAN (CREATE),
                                  "application/vnd.pingidentity.otp.check+json" },
};

/* A segment of a path that stays one: dots alone would be taken for another place. */
static gboolean
is_segment (const char *text)
{
  return text != NULL && *text != '\0' && !g_str_equal (text, ".") && !g_str_equal (text, "..");
}

/* A string of a SCIM filter is one of JSON (RFC 7644, 3.4.2.2). */
static char *
escape_first (SenderPlatformResource resource,
              const char            *text)
{
  g_autoptr (GString) quoted = g_string_new (NULL);

  if (resource != SENDER_PLATFORM_USERS)
    return g_uri_escape_string (text, NULL, FALSE);
  sender_json_append_quoted (quoted, text, -1);
  return g_uri_escape_string (quoted->str, NULL, FALSE);
}

/**
 * sender_platform_make_target:
 * @resource: what is meant
 * @a: (nullable): first argument
 * @b: (nullable): second argument
 * @error: return location
 *
 * Makes path and query of a resource. Whatever an argument holds, it stays one part of them.
 *
 * Returns: (transfer full) (nullable): the target, or %NULL with %SENDER_ERROR_INVALID set
 */
char *
sender_platform_make_target (SenderPlatformResource resource,
                             const char            *a,
                             const char            *b,
                             GError               **error)
{
  guint            n = resources[resource].n_arguments;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if ((n > 0 && !is_segment (a)) || (n > 1 && !is_segment (b)))
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("“%s” is no name or ID of PingOne’s, so nothing was asked"),
                   n > 1 && is_segment (a) ? (b != NULL ? b : "") : (a != NULL ? a : ""));
      return NULL;
    }
  first = escape_first (resource, n > 0 ? a : "");
  second = g_uri_escape_string (n > 1 ? b : "", NULL, FALSE);
  return g_strconcat (resources[resource].start, n > 0 ? first : "", resources[resource].middle,
                      second, NULL);
}

/**
 * sender_platform_is_list:
 * @resource: what is meant
 *
 * Tells whether a resource comes in pages.
 *
 * Returns: whether it does
 */
gboolean
sender_platform_is_list (SenderPlatformResource resource)
{
  return resources[resource].is_list;
}

/**
 * sender_platform_get_method:
 * @resource: what is meant
 * @write: what is to be done with it
 *
 * Gets how something is written.
 *
 * Returns: (nullable): the method, %NULL if that can't be done
 */
const char *
sender_platform_get_method (SenderPlatformResource resource,
                            SenderPlatformWrite    write)
{
  static const char *const methods[] = {
    [SENDER_PLATFORM_CREATE] = "POST",
    [SENDER_PLATFORM_REPLACE] = "PUT",
    [SENDER_PLATFORM_DELETE] = "DELETE",
  };

  return (resources[resource].writes & (1u << write)) != 0 ? methods[write] : NULL;
}

/**
 * sender_platform_get_content_type:
 * @resource: what is meant
 *
 * Gets how a body that is written to it is labelled.
 *
 * Returns: the type
 */
const char *
sender_platform_get_content_type (SenderPlatformResource resource)
{
  const char *type = resources[resource].content_type;

  return type != NULL ? type : "application/json";
}
