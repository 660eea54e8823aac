/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-curl-command.h"

#include "sender-form.h"
#include "sender-input.h"
#include "sender-shell.h"
#include "sender-variables.h"
#include "sender-wipe.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SenderCurlCommand *command; /* (not owned) */
  const char        *text;
  const char        *at; /* the word that is looked at */
} Parser;

static void
text_free (SenderCurlText *self)
{
  sender_wipe_free (self->text);
  g_free (self);
}

static void
text_set (SenderCurlText *self,
          const char     *text,
          gboolean        expands)
{
  sender_wipe_free (self->text);
  self->text = g_strdup (text);
  self->expands = expands;
}

static SenderCurlCommand *
command_new (void)
{
  SenderCurlCommand *self = g_new0 (SenderCurlCommand, 1);

  self->headers = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  self->left_out = g_ptr_array_new ();
  self->variables = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sender_curl_command_free:
 * @self: (transfer full): a command
 *
 * Frees a command; credentials in it are wiped.
 */
void
sender_curl_command_free (SenderCurlCommand *self)
{
  sender_wipe_free (self->user.text);
  sender_wipe_free (self->bearer.text);
  g_free (self->method);
  sender_wipe_free (self->url);
  if (self->data != NULL)
    g_string_free (self->data, TRUE);
  g_ptr_array_unref (self->headers);
  g_ptr_array_unref (self->left_out);
  g_ptr_array_unref (self->variables);
  g_free (self);
}

static void
add_once (GPtrArray  *texts,
          const char *text)
{
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

/* Remembers $NAME and ${NAME} unless it is one of PingOne's own, such as ${to}. */
static void
note_variables (Parser     *self,
                const char *text,
                gboolean    expands)
{
  const char *dollar = expands ? strchr (text, '$') : NULL;

  for (; dollar != NULL; dollar = strchr (dollar + 1, '$'))
    {
      const char      *start = dollar + (dollar[1] == '{' ? 2 : 1);
      gsize            length = strspn (start, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_.");
      g_autofree char *name = g_strndup (start, length);

      if (length > 0 && (dollar[1] != '{' ||
                         !sender_variables_is_known (SENDER_VARIABLE_SCOPE_REQUEST, name)))
        add_once (self->command->variables, name);
    }
}

static gboolean
set_url (Parser     *self,
         const char *value,
         gboolean    expands,
         GError    **error)
{
  if (self->command->url != NULL)
    {
      sender_input_set_error (self->text, self->at, error,
                              _ ("A second address is given here; only one request can be read"));
      return FALSE;
    }
  note_variables (self, value, expands);
  self->command->url = g_strdup (value);
  return TRUE;
}

/* Files are not read: what a command means must be in it. */
static gboolean
check_no_file (Parser                 *self,
               const SenderCurlOption *option,
               gboolean                is_file,
               GError                **error)
{
  if (is_file)
    sender_input_set_error (self->text, self->at, error,
                            _ ("“%s” reads a file here; put its content in its place"),
                            option->name);
  return !is_file;
}

static void
add_header (Parser     *self,
            const char *value,
            gboolean    expands)
{
  SenderCurlText *header = g_new0 (SenderCurlText, 1);

  text_set (header, value, expands);
  g_ptr_array_add (self->command->headers, header);
}

static void
add_data (Parser     *self,
          const char *data,
          gboolean    expands)
{
  GString **all = &self->command->data;

  note_variables (self, data, expands);
  if (*all == NULL)
    *all = g_string_new (NULL);
  else if (!self->command->json)
    g_string_append_c (*all, '&');
  g_string_append (*all, data);
}

/* `content`, `=content` or `name=content`; the name is taken as it stands. */
static void
add_encoded_data (Parser     *self,
                  const char *value,
                  gboolean    expands)
{
  g_autoptr (GString) data = g_string_new (NULL);
  const char         *equals = strchr (value, '=');
  const char         *content = equals != NULL ? equals + 1 : value;

  if (equals != NULL && equals > value)
    g_string_append_len (data, value, content - value);
  note_variables (self, content, expands);
  sender_form_append_template (data, content, -1);
  add_data (self, data->str, FALSE);
}

static gboolean
check_json (Parser  *self,
            GError **error)
{
  if (!self->command->json && self->command->data != NULL)
    {
      sender_input_set_error (self->text, self->at, error,
                              _ ("“--json” can’t be combined with other data"));
      return FALSE;
    }
  self->command->json = TRUE;
  return TRUE;
}

/* What may be refused, and what takes no value. */
static gboolean
check_option (Parser                 *self,
              const SenderCurlOption *option,
              const char             *value,
              GError                **error)
{
  switch (option->meaning)
    {
    case SENDER_CURL_REFUSE:
      sender_input_set_error (self->text, self->at, error, _ ("%s: %s"), option->name,
                              _ (option->text));
      return FALSE;
    case SENDER_CURL_JSON:
      return check_json (self, error) && check_no_file (self, option, *value == '@', error);
    case SENDER_CURL_HEADER:
    case SENDER_CURL_DATA:
      return check_no_file (self, option, *value == '@', error);
    case SENDER_CURL_ENCODED_DATA:
      return check_no_file (self, option,
                            strchr (value, '=') == NULL && strchr (value, '@') != NULL, error);
    case SENDER_CURL_URL:
    case SENDER_CURL_METHOD:
    case SENDER_CURL_RAW_DATA:
    case SENDER_CURL_USER:
    case SENDER_CURL_BEARER:
    case SENDER_CURL_GET:
    case SENDER_CURL_LEAVE_OUT:
    default:
      return TRUE;
    }
}

static gboolean
use_option (Parser                 *self,
            const SenderCurlOption *option,
            const char             *value,
            gboolean                expands,
            GError                **error)
{
  SenderCurlCommand *command = self->command;

  if (!check_option (self, option, value, error))
    return FALSE;
  switch (option->meaning)
    {
    case SENDER_CURL_URL:
      return set_url (self, value, expands, error);
    case SENDER_CURL_METHOD:
      g_free (command->method);
      command->method = g_strdup (value);
      break;
    case SENDER_CURL_HEADER:
      add_header (self, value, expands);
      break;
    case SENDER_CURL_ENCODED_DATA:
      add_encoded_data (self, value, expands);
      break;
    case SENDER_CURL_DATA:
    case SENDER_CURL_RAW_DATA:
    case SENDER_CURL_JSON:
      add_data (self, value, expands);
      break;
    case SENDER_CURL_USER:
      text_set (&command->user, value, expands);
      break;
    case SENDER_CURL_BEARER:
      text_set (&command->bearer, value, expands);
      break;
    case SENDER_CURL_GET:
      command->get = TRUE;
      break;
    case SENDER_CURL_LEAVE_OUT:
    case SENDER_CURL_REFUSE:
    default:
      if (!g_ptr_array_find (command->left_out, option, NULL))
        g_ptr_array_add (command->left_out, (gpointer) option);
    }
  return TRUE;
}

static const SenderCurlOption *
find_option (Parser     *self,
             const char *name,
             char        letter,
             GError    **error)
{
  const SenderCurlOption *option = sender_curl_options_find (name, letter);

  if (option != NULL)
    return option;
  /* What stands behind `=` could be a secret. */
  if (name != NULL)
    sender_input_set_error (self->text, self->at, error, _ ("“%.*s” is no known option of curl"),
                            (int) strcspn (name, "="), name);
  else
    sender_input_set_error (self->text, self->at, error, _ ("“-%c” is no known option of curl"),
                            letter);
  return NULL;
}

/* @rest is the rest of the word, NULL after a long option; the value may be in the next word. */
static gboolean
apply_option (Parser                 *self,
              const SenderCurlOption *option,
              const char             *rest,
              const SenderShellWord  *word,
              const SenderShellWord  *next,
              gboolean               *took_next,
              GError                **error)
{
  if (!option->has_value)
    return use_option (self, option, NULL, FALSE, error);
  if (rest != NULL && *rest != '\0')
    return use_option (self, option, rest, word->expands, error);
  if (next == NULL)
    {
      sender_input_set_error (self->text, self->at, error, _ ("“%s” needs a value after it"),
                              option->name);
      return FALSE;
    }
  *took_next = TRUE;
  return use_option (self, option, next->text, next->expands, error);
}

/* `-sSXPOST`: letters up to the first that takes a value, which is the rest or the next word. */
static gboolean
read_letters (Parser                *self,
              const SenderShellWord *word,
              const SenderShellWord *next,
              gboolean              *took_next,
              GError               **error)
{
  for (const char *p = word->text + 1; *p != '\0'; p++)
    {
      const SenderCurlOption *option = NULL;

      if (!g_ascii_isgraph (*p))
        {
          sender_input_set_error (self->text, self->at, error, _ ("This is no option of curl"));
          return FALSE;
        }
      option = find_option (self, NULL, *p, error);
      if (option == NULL || !apply_option (self, option, p + 1, word, next, took_next, error))
        return FALSE;
      if (option->has_value)
        break;
    }
  return TRUE;
}

static gboolean
read_word (Parser                *self,
           const SenderShellWord *word,
           const SenderShellWord *next,
           gboolean              *took_next,
           GError               **error)
{
  const SenderCurlOption *option = NULL;

  self->at = word->start;
  if (word->text[0] != '-' || word->text[1] == '\0')
    return set_url (self, word->text, word->expands, error);
  if (word->text[1] != '-')
    return read_letters (self, word, next, took_next, error);
  option = find_option (self, word->text, 0, error);
  return option != NULL && apply_option (self, option, NULL, word, next, took_next, error);
}

/* The position after `curl`, and after the prompt that is often copied with it. */
static guint
find_first (GPtrArray *words)
{
  guint position = 0;

  if (words->len > 0 && strcmp (((SenderShellWord *) words->pdata[0])->text, "$") == 0)
    position++;
  return position + 1;
}

/**
 * sender_curl_command_parse:
 * @text: a command for a shell, of which the program is curl
 * @error: return location
 *
 * Takes a curl command apart.
 *
 * Returns: (transfer full) (nullable): its parts, or %NULL with %SENDER_ERROR_FORMAT set, whose
 *   message says line and column
 */
SenderCurlCommand *
sender_curl_command_parse (const char *text,
                           GError    **error)
{
  g_autoptr (SenderCurlCommand) command = command_new ();
  g_autoptr (GPtrArray)         words = sender_shell_split (text, error);
  Parser                        self = { .command = command, .text = text, .at = text };

  if (words == NULL)
    return NULL;
  for (guint i = find_first (words); i < words->len; i++)
    {
      const SenderShellWord *next = i + 1 < words->len ? words->pdata[i + 1] : NULL;
      gboolean               took_next = FALSE;

      if (!read_word (&self, words->pdata[i], next, &took_next, error))
        return NULL;
      i += took_next ? 1 : 0;
    }
  if (command->url == NULL)
    {
      sender_input_set_error (text, text + strlen (text), error,
                              _ ("The command has no address to send to"));
      return NULL;
    }
  return g_steal_pointer (&command);
}
