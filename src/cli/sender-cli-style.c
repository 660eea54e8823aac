/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-style.h"

#include "sender-isolate.h"

#include <string.h>
#include <unistd.h>

#define PLAIN "\033[0m"

static const char *const escapes[] = {
  [SENDER_STYLE_PLAIN] = "",
  [SENDER_STYLE_BOLD] = "\033[1m",
  [SENDER_STYLE_DIM] = "\033[2m",
  [SENDER_STYLE_ERROR] = "\033[1;31m",
  [SENDER_STYLE_WARNING] = "\033[33m",
  [SENDER_STYLE_DELIVERED] = "\033[1;32m",
};

static gboolean
has_colour (void)
{
  const char *terminal = g_getenv ("TERM");
  const char *refused = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && (refused == NULL || *refused == '\0') &&
         g_strcmp0 (terminal, "dumb") != 0;
}

/* How long the escape sequence is that begins at @text, if sender_cli_style() makes such. */
static gsize
measure_style (const char *text)
{
  if (g_str_has_prefix (text, PLAIN))
    return strlen (PLAIN);
  for (guint i = SENDER_STYLE_BOLD; i < G_N_ELEMENTS (escapes); i++)
    if (g_str_has_prefix (text, escapes[i]))
      return strlen (escapes[i]);
  return 0;
}

/* Two that are no characters are no controls either, and no XML may hold them. */
static gboolean
is_shown (gunichar c)
{
  return !g_unichar_iscntrl (c) && c != 0xFFFE && c != 0xFFFF;
}

/**
 * sender_cli_make_visible:
 * @text: what somebody typed, or a service answered
 * @keeps: what of it may stay
 *
 * Makes characters visible that would command the terminal, break a line or turn what stands beside
 * them.
 *
 * Returns: (transfer full): the text
 */
char *
sender_cli_make_visible (const char    *text,
                         SenderCliKeeps keeps)
{
  GString         *out = g_string_new (NULL);
  gboolean         keeps_styles = (keeps & SENDER_CLI_KEEPS_STYLES) != 0 && has_colour ();
  g_autofree char *clean = sender_isolate_clean (text);
  const char      *p = clean;

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      gsize    style = keeps_styles ? measure_style (p) : 0;

      if (is_shown (c) || (c == '\n' && (keeps & SENDER_CLI_KEEPS_LINES) != 0))
        g_string_append_unichar (out, c);
      else if (style > 0)
        g_string_append_len (out, p, (gssize) style);
      else if (c == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_printf (out, "\\x%02x", c);
      p = style > 0 ? p + style : g_utf8_next_char (p);
    }
  return g_string_free (out, FALSE);
}

/**
 * sender_cli_style:
 * @style: how
 * @text: what
 *
 * Puts text between the escape sequences of a style, where the terminal shows them.
 *
 * Returns: (transfer full): the text
 */
char *
sender_cli_style (SenderStyle style,
                  const char *text)
{
  if (style == SENDER_STYLE_PLAIN || *text == '\0' || !has_colour ())
    return g_strdup (text);
  return g_strconcat (escapes[style], text, PLAIN, NULL);
}

/**
 * sender_cli_severity_style:
 * @severity: a severity
 *
 * Finds the style of a severity.
 *
 * Returns: the style
 */
SenderStyle
sender_cli_severity_style (SenderSeverity severity)
{
  static const SenderStyle styles[] = {
    [SENDER_SEVERITY_ERROR] = SENDER_STYLE_ERROR,
    [SENDER_SEVERITY_WARNING] = SENDER_STYLE_WARNING,
    [SENDER_SEVERITY_INFO] = SENDER_STYLE_DIM,
  };

  return styles[severity];
}
