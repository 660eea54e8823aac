/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-cli-help.h"

#include "sender-cli-output.h"

#include <glib/gi18n.h>
#include <string.h>

#define HELP_COLUMN 28

/* Understood by every command. */
static const SenderCommandOption common_options[] = {
  { "format", 0, "FORMAT", N_ ("text for people, json for programs") },
  { "help", 'h', NULL, N_ ("Show this help") },
  { NULL },
};

static const struct
{
  int         status;
  const char *meaning;
} exits[] = {
  { SENDER_CLI_EXIT_GOOD, N_ ("done and good") },
  { SENDER_CLI_EXIT_FINDINGS, N_ ("findings of severity error, not delivered, or drift") },
  { SENDER_CLI_EXIT_USAGE, N_ ("usage or bad input") },
  { SENDER_CLI_EXIT_SERVICE, N_ ("network or service refused") },
  { SENDER_CLI_EXIT_SECRET, N_ ("secret unavailable") },
  { SENDER_CLI_EXIT_INTERRUPTED, N_ ("interrupted") },
};

static void
add_options (GArray                    *entries,
             const SenderCommandOption *options,
             GOptionArgFunc             func)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      GOptionEntry entry = {
        .long_name = options->name,
        .short_name = options->short_name,
        .flags = options->argument == NULL ? G_OPTION_FLAG_NO_ARG : G_OPTION_FLAG_NONE,
        .arg = G_OPTION_ARG_CALLBACK,
        .arg_data = (gpointer) func,
        .description = options->description,
        .arg_description = options->argument,
      };

      g_array_append_val (entries, entry);
    }
}

/**
 * sender_cli_help_make_context:
 * @command: a command
 * @func: called for each option that is given
 * @user_data: data for @func
 *
 * Makes the parser of a command's options.
 *
 * Returns: (transfer full): the parser
 */
GOptionContext *
sender_cli_help_make_context (const SenderCommand *command,
                              GOptionArgFunc       func,
                              gpointer             user_data)
{
  GOptionContext    *context = g_option_context_new (NULL);
  GOptionGroup      *group = g_option_group_new (command->name, "", "", user_data, NULL);
  g_autoptr (GArray) entries = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  add_options (entries, command->options, func);
  add_options (entries, common_options, func);
  g_option_group_add_entries (group, (const GOptionEntry *) (gconstpointer) entries->data);
  g_option_context_set_main_group (context, group);
  g_option_context_set_help_enabled (context, FALSE);
  return context;
}

static char *
get_option_label (const SenderCommandOption *option)
{
  g_autofree char *letter =
    option->short_name != 0 ? g_strdup_printf ("-%c, ", option->short_name) : g_strdup ("");

  return g_strdup_printf ("%s--%s%s%s", letter, option->name,
                          option->argument != NULL ? " " : "",
                          option->argument != NULL ? option->argument : "");
}

static void
print_pair (const char *label,
            const char *text)
{
  g_autofree char *wrapped =
    sender_cli_wrap (text, HELP_COLUMN, MAX (sender_cli_get_width (), HELP_COLUMN + 30));

  if (g_utf8_strlen (label, -1) + 4 > HELP_COLUMN)
    sender_cli_print ("  %s\n%s\n", label, wrapped);
  else
    sender_cli_print ("  %-*s%s\n", HELP_COLUMN - 2, label, wrapped + HELP_COLUMN);
}

static void
print_options (const SenderCommandOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      g_autofree char *label = get_option_label (options);

      print_pair (label, _ (options->description));
    }
}

static void
print_command_help (const SenderCommand *command)
{
  g_auto (GStrv) paragraphs = g_strsplit (_ (command->description), "\n\n", -1);

  sender_cli_print (_ ("Usage: senderctl %s%s%s\n\n%s\n"), command->name,
                    *command->arguments != '\0' ? " " : "", command->arguments,
                    _ (command->summary));
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *wrapped = sender_cli_wrap (paragraphs[i], 0, sender_cli_get_width ());

      sender_cli_print ("\n%s\n", wrapped);
    }
  sender_cli_print ("\n%s\n", _ ("Options:"));
  print_options (command->options);
  print_options (common_options);
}

/**
 * sender_cli_help_answer:
 * @status: (out): the exit status, if it answered
 *
 * Answers `--help` of a command.
 *
 * Returns: whether help was asked for
 */
gboolean
sender_cli_help_answer (SenderCli *cli,
                        int       *status)
{
  if (!sender_cli_has (cli, "help"))
    return FALSE;
  print_command_help (cli->command);
  *status = SENDER_CLI_EXIT_GOOD;
  return TRUE;
}

static void
print_program_help (void)
{
  const SenderCommand *const *commands = sender_cli_get_commands ();

  sender_cli_print ("%s\n\n%s\n", _ ("Usage: senderctl COMMAND [CONFIG] [OPTIONS]"),
                    _ ("Sets up, proves and tests senders of one-time passcodes."));
  sender_cli_print ("\n%s\n", _ ("Commands:"));
  for (guint i = 0; commands[i] != NULL; i++)
    print_pair (commands[i]->name, _ (commands[i]->summary));
  sender_cli_print ("\n%s\n",
                    _ ("CONFIG is a file (with “/” or ending “.json”), an id, or a unique name."));
  sender_cli_print ("%s\n", _ ("Secrets are read from the keyring, standard input or "
                               "--secret-fd,\n"
                               "never from the command line."));
  sender_cli_print ("\n%s\n", _ ("Exit status:"));
  for (guint i = 0; i < G_N_ELEMENTS (exits); i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", exits[i].status);

      print_pair (label, _ (exits[i].meaning));
    }
  sender_cli_print ("\n%s\n", _ ("“senderctl COMMAND --help” says more about a command."));
}

/* roff: a leading dot or quote would be a request, a backslash an escape, a hyphen a dash. */
static char *
escape_roff (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if ((*p == '.' || *p == '\'') && (p == text || p[-1] == '\n'))
        g_string_append (out, "\\&");
      if (*p == '\\')
        g_string_append (out, "\\e");
      else if (*p == '-')
        g_string_append (out, "\\-");
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static void
print_roff (const char *before,
            const char *text,
            const char *after)
{
  g_autofree char *escaped = escape_roff (text);

  sender_cli_print ("%s%s%s\n", before, escaped, after);
}

static void
print_manual_options (const SenderCommandOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      g_autofree char *label = get_option_label (options);

      print_roff (".TP\n\\fB", label, "\\fR");
      print_roff ("", options->description, "");
    }
}

static void
print_manual_exits (void)
{
  sender_cli_print (".SH EXIT STATUS\n");
  for (guint i = 0; i < G_N_ELEMENTS (exits); i++)
    sender_cli_print (".TP\n%d\n%s\n", exits[i].status, exits[i].meaning);
}

static void
print_command_manual (const SenderCommand *command)
{
  g_auto (GStrv)   paragraphs = g_strsplit (command->description, "\n\n", -1);
  g_autofree char *title = g_ascii_strup (command->name, -1);

  sender_cli_print (".TH \"SENDERCTL\\-%s\" 1 \"\" \"Sender Studio %s\" \"User Commands\"\n", title,
                    SENDER_VERSION);
  sender_cli_print (".SH NAME\nsenderctl\\-%s \\- ", command->name);
  print_roff ("", command->summary, "");
  sender_cli_print (".SH SYNOPSIS\n\\fBsenderctl %s\\fR ", command->name);
  print_roff ("", command->arguments, "");
  sender_cli_print (".SH DESCRIPTION\n");
  for (guint i = 0; paragraphs[i] != NULL; i++)
    print_roff (".PP\n", paragraphs[i], "");
  sender_cli_print (".SH OPTIONS\n");
  print_manual_options (command->options);
  print_manual_options (common_options);
  print_manual_exits ();
  sender_cli_print (".SH SEE ALSO\n\\fBsenderctl\\fR(1)\n");
}

static void
print_program_manual (void)
{
  const SenderCommand *const *commands = sender_cli_get_commands ();

  sender_cli_print (".TH \"SENDERCTL\" 1 \"\" \"Sender Studio %s\" \"User Commands\"\n"
                    ".SH NAME\nsenderctl \\- set up, prove and test senders of one\\-time "
                    "passcodes\n"
                    ".SH SYNOPSIS\n\\fBsenderctl\\fR \\fICOMMAND\\fR [\\fICONFIG\\fR] "
                    "[\\fIOPTIONS\\fR]\n",
                    SENDER_VERSION);
  sender_cli_print (".SH DESCRIPTION\nCONFIG is a file (with a slash, or ending in .json), an "
                    "id, or a\n"
                    "unique name. Secrets are read from the keyring, standard input or\n"
                    "\\-\\-secret\\-fd, never from the command line.\n.SH COMMANDS\n");
  for (guint i = 0; commands[i] != NULL; i++)
    {
      sender_cli_print (".TP\n\\fBsenderctl\\-%s\\fR(1)\n", commands[i]->name);
      print_roff ("", commands[i]->summary, "");
    }
  print_manual_exits ();
  sender_cli_print (".SH ENVIRONMENT\n.TP\nSENDER_STUDIO_ENDPOINTS\n"
                    "Sends requests for the named services to loopback addresses instead, such "
                    "as\n"
                    "studio=http://127.0.0.1:4010,api=http://127.0.0.1:4011. Everything is "
                    "SIMULATED then.\n"
                    ".TP\nNO_COLOR\nText without colours.\n.SH FILES\n.TP\n"
                    "$XDG_DATA_HOME/sender\\-studio/senders\nThe configurations, never a secret.\n"
                    ".TP\n$XDG_DATA_HOME/sender\\-studio/history.sqlite\n"
                    "What was sent, published and checked online.\n");
}

/* For the build: the manual page of a command, or of the program. */
static int
print_manual (const char *name)
{
  const SenderCommand *const *commands = sender_cli_get_commands ();

  if (strcmp (name, "senderctl") == 0)
    {
      print_program_manual ();
      return SENDER_CLI_EXIT_GOOD;
    }
  for (guint i = 0; commands[i] != NULL; i++)
    if (strcmp (commands[i]->name, name) == 0)
      {
        print_command_manual (commands[i]);
        return SENDER_CLI_EXIT_GOOD;
      }
  return SENDER_CLI_EXIT_USAGE;
}

/* One line for each command: its name, then its options. The completion script reads it. */
static void
print_words (void)
{
  const SenderCommand *const *commands = sender_cli_get_commands ();

  for (guint i = 0; commands[i] != NULL; i++)
    {
      sender_cli_print ("%s", commands[i]->name);
      for (const SenderCommandOption *o = commands[i]->options; o != NULL && o->name != NULL; o++)
        sender_cli_print (" --%s", o->name);
      sender_cli_print (" --format --help\n");
    }
}

/**
 * sender_cli_help_is_option:
 * @word: the first word
 *
 * Tells whether a word is an option of the program itself.
 *
 * Returns: whether it is
 */
gboolean
sender_cli_help_is_option (const char *word)
{
  return word[0] == '-';
}

/**
 * sender_cli_help_run:
 * @words: (array zero-terminated=1): the words after the program's name
 *
 * Does what the program does without a command: `--help`, `--version`, and for the build `--manual
 * NAME` and `--words`.
 *
 * Returns: the exit status
 */
int
sender_cli_help_run (GStrv words)
{
  if (words[0] == NULL)
    {
      sender_cli_note (_ ("senderctl: Say what to do; “senderctl --help” lists the commands"));
      return SENDER_CLI_EXIT_USAGE;
    }
  if (strcmp (words[0], "--help") == 0 || strcmp (words[0], "-h") == 0)
    print_program_help ();
  else if (strcmp (words[0], "--version") == 0)
    sender_cli_print ("senderctl %s\n", SENDER_VERSION);
  else if (strcmp (words[0], "--words") == 0)
    print_words ();
  else if (strcmp (words[0], "--manual") == 0 && words[1] != NULL)
    return print_manual (words[1]);
  else
    {
      sender_cli_note (_ ("senderctl: There is no option “%s”; “senderctl --help” says what "
                          "there is"),
                       words[0]);
      return SENDER_CLI_EXIT_USAGE;
    }
  return SENDER_CLI_EXIT_GOOD;
}
