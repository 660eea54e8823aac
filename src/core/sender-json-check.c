/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-json-check.h"

#include "sender-error.h"

#include <glib/gi18n-lib.h>

/**
 * sender_json_set_error:
 * @json: the value that can't be taken
 * @error: return location
 * @format: what is wrong with it
 * @...: its arguments
 *
 * Sets %SENDER_ERROR_FORMAT with the line and column of @json before the message.
 */
void
sender_json_set_error (SenderJson *json,
                       GError    **error,
                       const char *format,
                       ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, SENDER_ERROR, SENDER_ERROR_FORMAT, _ ("Line %u, column %u: %s"),
               sender_json_get_line (json), sender_json_get_column (json), message);
}

/**
 * sender_json_check_kind:
 * @json: a value
 * @kind: what it must be
 * @name: the name of the member it stands in, for the message
 * @error: return location
 *
 * Refuses a value of another kind.
 *
 * Returns: whether @json is of @kind; else %SENDER_ERROR_FORMAT is set
 */
gboolean
sender_json_check_kind (SenderJson    *json,
                        SenderJsonKind kind,
                        const char    *name,
                        GError       **error)
{
  if (sender_json_get_kind (json) == kind)
    return TRUE;
  sender_json_set_error (json, error, _ ("“%s” must be %s, not %s"), name,
                         sender_json_kind_get_label (kind),
                         sender_json_kind_get_label (sender_json_get_kind (json)));
  return FALSE;
}
