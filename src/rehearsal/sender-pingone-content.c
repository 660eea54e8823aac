/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-template.h"

#include "sender-answer.h"
#include "sender-pingone-check.h"

#include <string.h>

#define SINCE "2020-01-01T00:00:00.000Z"

/* What a template says in which locale (reference: PingOne, 3.5). */

/**
 * sender_pingone_content_is_default:
 * @content: a content
 *
 * Tells what came with the environment from what somebody wrote.
 *
 * Returns: whether nobody wrote it
 */
gboolean
sender_pingone_content_is_default (SenderJson *content)
{
  return sender_read_boolean (content, "default", FALSE);
}

/**
 * sender_pingone_locale_dup_key:
 * @locale: (nullable): a locale as somebody writes it
 *
 * Makes spellings of one locale the same.
 *
 * Returns: (transfer full): its key, empty without one
 */
char *
sender_pingone_locale_dup_key (const char *locale)
{
  return g_strdelimit (g_ascii_strdown (locale != NULL ? locale : "", -1), "_", '-');
}

static gboolean
is_for (SenderJson *content,
        const char *method,
        const char *locale,
        const char *variant)
{
  const char      *own = sender_json_get_string_member (content, "variant");
  g_autofree char *key = NULL;
  g_autofree char *wanted = sender_pingone_locale_dup_key (locale);

  key = sender_pingone_locale_dup_key (sender_json_get_string_member (content, "locale"));
  return g_strcmp0 (sender_json_get_string_member (content, "deliveryMethod"), method) == 0 &&
         strcmp (key, wanted) == 0 &&
         g_ascii_strcasecmp (own != NULL ? own : "", variant != NULL ? variant : "") == 0;
}

/**
 * sender_pingone_content_overrides:
 * @a: a content
 * @b: another one of the same template
 *
 * Tells whether there is room for one of them only. A variant is the same in any case of letters.
 *
 * Returns: whether they are for the same method, locale and variant
 */
gboolean
sender_pingone_content_overrides (SenderJson *a,
                                  SenderJson *b)
{
  return is_for (a, sender_json_get_string_member (b, "deliveryMethod"),
                 sender_json_get_string_member (b, "locale"),
                 sender_json_get_string_member (b, "variant"));
}

/* The same id each time it is asked for. */
static char *
dup_default_id (const char *environment,
                const char *template,
                const char *method)
{
  g_autofree char *name = g_strjoin ("/", environment, template, method, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf ("%.8s-%.4s-4%.3s-8%.3s-%.12s", sum, sum + 8, sum + 12, sum + 15,
                          sum + 18);
}

/* The variable that a content of a method can't be without. */
static const char *
find_required (SenderJson *template,
               const char *method)
{
  SenderJson *variables = sender_read_kind (template, "variables", SENDER_JSON_OBJECT);

  for (guint i = 0; variables != NULL && i < sender_json_get_length (variables); i++)
    {
      SenderJson *variable = sender_json_get_element (variables, i);
      SenderJson *where = sender_read_kind (variable, "requiredForDeliveryMethods",
                                            SENDER_JSON_ARRAY);

      if (sender_pingone_holds (where, method))
        return sender_json_get_name (variables, i);
    }
  return NULL;
}

static void
put_words (SenderJson *content,
           const char *method,
           const char *label,
           const char *required)
{
  gboolean         mail = strcmp (method, "Email") == 0;
  gboolean         push = strcmp (method, "Push") == 0;
  g_autofree char *text = required != NULL ? g_strdup_printf ("%s: ${%s}", label, required)
                                           : g_strdup (label);

  sender_put_text (content, mail || push ? "body" : "content", text);
  if (mail)
    sender_put_text (content, "subject", label);
  if (push)
    sender_put_text (content, "title", label);
  if (strcmp (method, "Voice") == 0)
    sender_put_text (content, "voice", "Alice");
}

/* What an environment says before anybody writes anything; the words are ours. */
static SenderJson *
new_default (SenderJson *environment,
             SenderJson *template,
             const char *method)
{
  SenderJson      *content = sender_json_new_object ();
  const char      *name = sender_json_get_string_member (template, "id");
  const char      *label = sender_json_get_string_member (template, "displayName");
  g_autofree char *id = dup_default_id (sender_json_get_string_member (environment, "id"), name,
                                        method);

  sender_put_text (content, "id", id);
  sender_put_text (content, "locale", "en");
  sender_put_text (content, "deliveryMethod", method);
  put_words (content, method, label != NULL ? label : name, find_required (template, method));
  sender_put_boolean (content, "default", TRUE);
  sender_put_text (content, "createdAt", SINCE);
  sender_put_text (content, "updatedAt", SINCE);
  return content;
}

static SenderJson *
get_stored (SenderJson *environment,
            SenderJson *template)
{
  SenderJson *contents = sender_json_get_member (environment, "contents");

  return sender_json_get_member (contents, sender_json_get_string_member (template, "id"));
}

/* A default one may have been set, instead of ours. */
static gboolean
has_default (SenderJson *stored,
             SenderJson *content)
{
  for (guint i = 0; stored != NULL && i < sender_json_get_length (stored); i++)
    if (sender_pingone_content_is_default (sender_json_get_element (stored, i)) &&
        sender_pingone_content_overrides (sender_json_get_element (stored, i), content))
      return TRUE;
  return FALSE;
}

/**
 * sender_pingone_template_list_contents:
 * @environment: an environment
 * @template: a template of it
 *
 * Lists its contents: the default ones, which stay when they are overridden, and the custom ones.
 *
 * Returns: (transfer full): an array
 */
SenderJson *
sender_pingone_template_list_contents (SenderJson *environment,
                                       SenderJson *template)
{
  SenderJson *list = sender_json_new_array ();
  SenderJson *stored = get_stored (environment, template);
  SenderJson *methods = sender_read_kind (template, "deliveryMethods", SENDER_JSON_ARRAY);

  for (guint i = 0; methods != NULL && i < sender_json_get_length (methods); i++)
    {
      const char            *method = sender_json_get_text (sender_json_get_element (methods, i));
      g_autoptr (SenderJson) content = NULL;

      /* What a content for WhatsApp has is not known. */
      if (g_strcmp0 (method, "WhatsApp") == 0)
        continue;
      content = new_default (environment, template, method);
      if (!has_default (stored, content))
        sender_json_append (list, g_steal_pointer (&content));
    }
  for (guint i = 0; stored != NULL && i < sender_json_get_length (stored); i++)
    sender_json_append (list, sender_json_copy (sender_json_get_element (stored, i)));
  return list;
}

/**
 * sender_pingone_locale_get_default:
 * @environment: an environment
 *
 * Tells which language is used where nobody asks for one.
 *
 * Returns: (transfer none): its locale
 */
const char *
sender_pingone_locale_get_default (SenderJson *environment)
{
  SenderJson *languages = sender_json_get_member (environment, "languages");

  for (guint i = 0; i < sender_json_get_length (languages); i++)
    {
      SenderJson *language = sender_json_get_element (languages, i);
      const char *locale = sender_json_get_string_member (language, "locale");

      if (locale != NULL && sender_read_boolean (language, "default", FALSE))
        return locale;
    }
  return "en";
}

/* The custom one, else the default one. */
static SenderJson *
find_for (SenderJson *contents,
          const char *method,
          const char *locale,
          const char *variant)
{
  SenderJson *found = NULL;

  for (guint i = 0; i < sender_json_get_length (contents); i++)
    {
      SenderJson *content = sender_json_get_element (contents, i);

      if (is_for (content, method, locale, variant) &&
          (found == NULL || !sender_pingone_content_is_default (content)))
        found = content;
    }
  return found;
}

/**
 * sender_pingone_content_choose:
 * @environment: an environment
 * @template: name of a template
 * @method: `SMS` or `Voice`
 * @locale: (nullable): whose language it is
 * @variant: (nullable): which one the caller names
 *
 * Chooses what is sent. What happens without a content of the named variant is not documented; here
 * nothing is sent then.
 *
 * Returns: (transfer full) (nullable): the content
 */
SenderJson *
sender_pingone_content_choose (SenderJson *environment,
                               const char *template,
                               const char *method,
                               const char *locale,
                               const char *variant)
{
  const char            *fallback = sender_pingone_locale_get_default (environment);
  g_autoptr (SenderJson) whole = sender_pingone_template_find (environment, template);
  g_autoptr (SenderJson) contents = NULL;
  g_autofree char       *exact = sender_pingone_locale_dup_key (locale != NULL ? locale : fallback);
  g_autofree char       *language = g_strndup (exact, strcspn (exact, "-"));
  const char *const      tries[] = { exact, language, fallback };
  SenderJson            *found = NULL;

  if (whole == NULL)
    return NULL;
  contents = sender_pingone_template_list_contents (environment, whole);
  for (guint i = 0; i < G_N_ELEMENTS (tries) && found == NULL; i++)
    found = find_for (contents, method, tries[i], variant);
  return found != NULL ? sender_json_copy (found) : NULL;
}
