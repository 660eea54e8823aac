/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-rule.h"

#include "sender-builder-private.h"
#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-list.h"
#include "sender-path.h"
#include "sender-text.h"

#include <string.h>

/* Stands in for `<flowID>` while the rest of the URL is judged: right in a path and in a host. */
#define FILLING "FW5e4de25e4de25e4de25e4de25e4de25e"

static void
text_free (SenderCheckText *text)
{
  g_free (text->path);
  g_free (text);
}

static void
take_text (SenderCheckRequest *self,
           char               *path,
           const char         *text)
{
  SenderCheckText *item = g_new (SenderCheckText, 1);

  item->path = path;
  item->text = text;
  g_ptr_array_add (self->texts, item);
}

static void
collect_texts (SenderCheckRequest *self)
{
  take_text (self, sender_check_path (self->path, "url"),
             sender_channel_request_get_url (self->request));
  if (sender_channel_request_get_body_format (self->request) == SENDER_BODY_FORMAT_RAW &&
      sender_check_request_has_body (self))
    take_text (self, sender_check_path (self->path, "raw"),
               sender_channel_request_get_raw (self->request));
  for (guint i = 0; i < sender_check_request_get_n_rows (self); i++)
    {
      SenderFormField *row = sender_check_request_get_row (self, i);

      if (row == NULL)
        continue;
      take_text (self, g_strdup_printf ("%s.body[%u].key", self->path, i),
                 sender_form_field_get_key (row));
      take_text (self, g_strdup_printf ("%s.body[%u].value", self->path, i),
                 sender_form_field_get_value (row));
    }
}

/* The URL with everything filled in that was left to be. */
static char *
fill_in (SenderCheckRequest *self,
         const char         *text)
{
  g_autoptr (GString) out = g_string_new (text);
  char               *found = NULL;

  while ((found = sender_url_find_placeholder (out->str)) != NULL)
    {
      g_string_replace (out, found, FILLING, 0);
      self->n_placeholders++;
      if (self->placeholder == NULL)
        self->placeholder = g_steal_pointer (&found);
      g_free (found);
    }
  return g_strdup (out->str);
}

/* What a URL is meant to be: without white space around it, user name and fragment, with a scheme;
 * so that a fault does not hide whose endpoint it is. */
static SenderUrl *
parse_leniently (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *plain = g_strconcat (strstr (stripped, "://") != NULL ? "" : "https://",
                                        stripped, NULL);
  char          *authority = strstr (plain, "://") + strlen ("://");
  char          *user = memrchr (authority, '@', strcspn (authority, "/?#"));
  SenderUrlFault fault = SENDER_URL_OK;

  if (user != NULL)
    memmove (authority, user + 1, strlen (user));
  plain[strcspn (plain, "#")] = '\0';
  return sender_url_parse (plain, &fault);
}

/**
 * sender_check_request_new:
 * @config: a configuration
 * @request: (transfer none): one of its requests
 *
 * Works out what the rules need of a request.
 *
 * Returns: (transfer full) (nullable): that, or %NULL for a request of an unknown channel
 */
SenderCheckRequest *
sender_check_request_new (SenderConfig         *config,
                          SenderChannelRequest *request)
{
  g_autofree char    *path = sender_path_for_request (config, request);
  g_autofree char    *filled = NULL;
  SenderCheckRequest *self = NULL;

  if (path == NULL)
    return NULL;
  self = g_new0 (SenderCheckRequest, 1);
  self->request = request;
  self->channel = sender_channel_request_get_channel (request);
  self->path = g_steal_pointer (&path);
  filled = fill_in (self, sender_channel_request_get_url (request));
  self->url = sender_url_parse (filled, &self->fault);
  if (self->url == NULL)
    self->url = parse_leniently (filled);
  self->vendor = self->url != NULL ? sender_vendor_for_url (self->url)
                                   : sender_builder_get_vendor (request);
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  collect_texts (self);
  return self;
}

/**
 * sender_check_request_free:
 * @self: (transfer full): what sender_check_request_new() made
 *
 * Frees it.
 */
void
sender_check_request_free (SenderCheckRequest *self)
{
  g_free (self->path);
  g_free (self->placeholder);
  g_clear_pointer (&self->url, sender_url_free);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * sender_check_request_is_studio:
 * @self: a request
 *
 * Tells whether it goes to Twilio Studio.
 *
 * Returns: whether it does
 */
gboolean
sender_check_request_is_studio (SenderCheckRequest *self)
{
  return sender_vendor_is_studio (self->vendor);
}

/**
 * sender_check_request_uses:
 * @self: a request
 * @variable: a name
 *
 * Tells whether a variable stands in the URL or in the body that is sent.
 *
 * Returns: whether it does
 */
gboolean
sender_check_request_uses (SenderCheckRequest *self,
                           const char         *variable)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      const SenderCheckText *text = g_ptr_array_index (self->texts, i);

      if (sender_variables_uses (text->text, variable))
        return TRUE;
    }
  return FALSE;
}

/**
 * sender_check_request_fix_url:
 * @self: a request
 * @url: a repaired copy of its URL
 *
 * Makes the fix that writes a repaired URL. What was left to be filled in is still left; with two
 * such places there is no telling which is which.
 *
 * Returns: (transfer full) (nullable): the fix
 */
SenderFix *
sender_check_request_fix_url (SenderCheckRequest *self,
                              SenderUrl          *url)
{
  g_autofree char    *path = sender_check_path (self->path, "url");
  g_autofree char    *text = sender_url_to_string (url);
  g_autoptr (GString) out = g_string_new (text);

  if (self->n_placeholders > 1)
    return NULL;
  if (self->placeholder != NULL)
    g_string_replace (out, FILLING, self->placeholder, 0);
  return sender_check_fix (path, out->str);
}

/**
 * sender_check_request_has_body:
 * @self: a request
 *
 * Tells whether what is entered as the body is sent. With GET it stays local; where the vendor
 * takes POST only, the method is the mistake and the body is meant.
 *
 * Returns: whether the body counts
 */
gboolean
sender_check_request_has_body (SenderCheckRequest *self)
{
  return sender_channel_request_get_method (self->request) != SENDER_HTTP_METHOD_GET ||
         self->vendor->post_only;
}

/**
 * sender_check_request_get_n_rows:
 * @self: a request
 *
 * Counts the rows of the form.
 *
 * Returns: how many there are, switched off or not; 0 for a raw body and where there is no body
 */
guint
sender_check_request_get_n_rows (SenderCheckRequest *self)
{
  if (sender_channel_request_get_body_format (self->request) == SENDER_BODY_FORMAT_RAW ||
      !sender_check_request_has_body (self))
    return 0;
  return sender_list_get_n_items (sender_channel_request_get_body (self->request));
}

/**
 * sender_check_request_get_row:
 * @self: a request
 * @position: index of a row, those switched off counted
 *
 * Gets a row that is sent.
 *
 * Returns: (transfer none) (nullable): the row, %NULL if it is switched off
 */
SenderFormField *
sender_check_request_get_row (SenderCheckRequest *self,
                              guint               position)
{
  SenderFormField *row = sender_list_get (sender_channel_request_get_body (self->request),
                                          position);

  return sender_form_field_is_enabled (row) ? row : NULL;
}

/**
 * sender_check_request_find_key:
 * @self: a request
 * @key: the key of a row
 *
 * Finds the vendor's key that a row is meant to have. Case is ignored; the nearest one wins.
 *
 * Returns: (transfer none) (nullable): the vendor's key
 */
const SenderVendorKey *
sender_check_request_find_key (SenderCheckRequest *self,
                               const char         *key)
{
  g_autofree char       *lower = g_utf8_strdown (key, -1);
  const SenderVendorKey *best = NULL;
  guint                  best_distance = G_MAXUINT;

  for (guint i = 0; i < self->vendor->n_keys; i++)
    {
      const SenderVendorKey *candidate = &self->vendor->keys[i];
      g_autofree char       *name = g_ascii_strdown (candidate->name, -1);
      guint                  distance = sender_text_distance (lower, name, candidate->distance);

      if (distance <= candidate->distance && distance < best_distance)
        {
          best = candidate;
          best_distance = distance;
        }
    }
  return best;
}
