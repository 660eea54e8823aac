/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-plan-words.h"

#include "sender-config.h"
#include "sender-environment.h"
#include "sender-place.h"
#include "sender-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Fewer characters than these in common are chance. */
#define LEAST_COMMON 2

/* Without the section, which the heading says. */
static char *
dup_message_title (SenderConfig *config,
                   const char   *path)
{
  g_autofree char *place = sender_place_dup (config, path);
  g_autofree char *prefix =
    g_strconcat (sender_section_get_label (SENDER_SECTION_MESSAGES), ", ", NULL);

  return g_strdup (g_str_has_prefix (place, prefix) ? place + strlen (prefix) : place);
}

/**
 * sender_change_dup_title:
 * @self: a change
 * @config: the configuration that it is about
 *
 * Names the place.
 *
 * Returns: (transfer full): the name
 */
char *
sender_change_dup_title (const SenderChange *self,
                         SenderConfig       *config)
{
  if (self->kind == SENDER_CHANGE_UNKNOWABLE)
    return g_strdup (_ ("Secret"));
  if (g_str_equal (self->path, "fallback.enabled"))
    return g_strdup (_ ("Ping’s own account, asked last"));
  if (self->object == SENDER_CHANGE_IN_FALLBACK)
    return g_strdup (_ ("Codes go through"));
  if (self->object == SENDER_CHANGE_IN_TEMPLATE)
    return dup_message_title (config, self->path);
  return sender_place_dup (config, self->path);
}

/* A word that is on or off, not text that happens to say so. */
static gboolean
is_switch (const char *path)
{
  static const char *const ends[] = { ".sms", ".voice", ".selected", ".available", ".enabled" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (path, ends[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_value (const SenderChange *self,
           const char         *value)
{
  if (value == NULL)
    return g_strdup (_ ("nothing"));
  if (is_switch (self->path) && g_str_equal (value, "true"))
    return g_strdup (C_ ("plan", "on"));
  if (is_switch (self->path) && g_str_equal (value, "false"))
    return g_strdup (C_ ("plan", "off"));
  if (*value == '\0' && self->object == SENDER_CHANGE_IN_FALLBACK)
    return g_strdup (_ ("Ping’s own account, as nobody is named"));
  return g_strdup (*value != '\0' ? value : _ ("empty"));
}

/**
 * sender_change_is_code:
 * @self: a change
 *
 * Tells whether its values are read character by character: what is sent, not what it is called.
 *
 * Returns: whether they are
 */
gboolean
sender_change_is_code (const SenderChange *self)
{
  static const char *const ends[] = { ".url", ".raw", ".key", ".value" };

  if (self->kind == SENDER_CHANGE_UNKNOWABLE || self->object == SENDER_CHANGE_IN_FALLBACK)
    return FALSE;
  if (self->object == SENDER_CHANGE_IN_TEMPLATE)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (self->path, ends[i]))
      return TRUE;
  return strstr (self->path, ".headers[") != NULL;
}

/**
 * sender_change_dup_now:
 * @self: a change
 *
 * Says what is there now.
 *
 * Returns: (transfer full): the text
 */
char *
sender_change_dup_now (const SenderChange *self)
{
  if (self->kind == SENDER_CHANGE_UNKNOWABLE && !self->is_new)
    return g_strdup (_ ("PingOne never shows it"));
  return dup_value (self, self->now);
}

/**
 * sender_change_dup_after:
 * @self: a change
 *
 * Says what is there after publishing.
 *
 * Returns: (transfer full): the text
 */
char *
sender_change_dup_after (const SenderChange *self)
{
  if (self->kind == SENDER_CHANGE_UNKNOWABLE)
    return g_strdup (self->is_kept ? _ ("The one that is there") : _ ("Sent with the sender"));
  return dup_value (self, self->is_kept ? self->now : self->after);
}

/**
 * sender_change_get_reason:
 * @self: a change
 *
 * Says why several differences can only be decided at once.
 *
 * Returns: (nullable): translated; %NULL where it is a single one
 */
const char *
sender_change_get_reason (const SenderChange *self)
{
  return self->is_whole ? _ ("Both sides changed requests of this channel, and which one is which "
                             "can’t be told for certain: they are decided together.")
                        : NULL;
}

/**
 * sender_change_dup_note:
 * @self: a change
 *
 * Says what is to be known before deciding.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
sender_change_dup_note (const SenderChange *self)
{
  g_autofree char *ours = dup_value (self, self->after);
  g_autofree char *base = dup_value (self, self->base);

  if (self->kind == SENDER_CHANGE_UNKNOWABLE)
    return self->is_kept ? g_strdup (_ ("Whether PingOne has this one can’t be told: nothing kept "
                                        "what would tell."))
                         : NULL;
  if (self->kind != SENDER_CHANGE_THEIRS)
    return NULL;
  if (self->is_whole)
    return g_strdup_printf (_ ("%s Yours is “%s”."), sender_change_get_reason (self), ours);
  if (self->base != NULL && g_strcmp0 (self->base, self->after) == 0)
    return g_strdup (_ ("Changed at PingOne since your last publish. Yours is still what was "
                        "published then."));
  if (self->base != NULL)
    return g_strdup_printf (_ ("Changed at PingOne since your last publish, which wrote “%s”. "
                               "Yours is “%s”."),
                            base, ours);
  return g_strdup_printf (_ ("Not from here: somebody else set it at PingOne. Yours is “%s”."),
                          ours);
}

/**
 * sender_change_kind_get_label:
 * @kind: a kind
 *
 * Gets the word for it.
 *
 * Returns: translated
 */
const char *
sender_change_kind_get_label (SenderChangeKind kind)
{
  static const char *const labels[] = {
    [SENDER_CHANGE_OURS] = NC_ ("change", "Ours"),
    [SENDER_CHANGE_THEIRS] = NC_ ("change", "Theirs"),
    [SENDER_CHANGE_UNKNOWABLE] = NC_ ("change", "Can’t be compared"),
  };

  return g_dpgettext2 (NULL, "change", labels[kind]);
}

/**
 * sender_value_compare:
 * @before: a value
 * @after: another
 *
 * Finds what both begin and end with.
 *
 * Returns: the lengths, in bytes
 */
SenderValueParts
sender_value_compare (const char *before,
                      const char *after)
{
  SenderValueParts parts = { 0, 0 };
  gsize            n_before = strlen (before);
  gsize            n_after = strlen (after);
  gsize            least = MIN (n_before, n_after);

  while (parts.start < least && before[parts.start] == after[parts.start])
    parts.start++;
  while (parts.end < least - parts.start &&
         before[n_before - parts.end - 1] == after[n_after - parts.end - 1])
    parts.end++;
  /* Never inside a character. */
  while (parts.start > 0 && (after[parts.start] & 0xc0) == 0x80)
    parts.start--;
  while (parts.end > 0 && (after[n_after - parts.end] & 0xc0) == 0x80)
    parts.end--;
  if (parts.start + parts.end < LEAST_COMMON)
    return (SenderValueParts){ 0, 0 };
  return parts;
}

/**
 * sender_plan_get_environment_name:
 * @config: a configuration
 *
 * Gets what its environment is called.
 *
 * Returns: the name, or the id of one without a name
 */
const char *
sender_plan_get_environment_name (SenderConfig *config)
{
  SenderEnvironment *environment = sender_config_get_environment (config);
  const char        *name = sender_environment_get_name (environment);

  return *name != '\0' ? name : sender_environment_get_id (environment);
}

/**
 * sender_plan_dup_title:
 * @config: a configuration
 *
 * Names what is planned.
 *
 * Returns: (transfer full): the title
 */
char *
sender_plan_dup_title (SenderConfig *config)
{
  return g_strdup_printf (_ ("Plan for %s"), sender_plan_get_environment_name (config));
}

static guint
count_others (const SenderPlan *self,
              SenderLive       *live)
{
  SenderJson *senders = sender_live_get_senders (live);
  guint       count = senders != NULL ? sender_json_get_length (senders) : 0;

  return self->sender != NULL && count > 0 ? count - 1 : count;
}

/**
 * sender_plan_dup_extent:
 * @self: a plan
 * @live: what it was made from
 * @read_at: when that was read
 *
 * Says what was read, and what of it nothing is done to.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
sender_plan_dup_extent (const SenderPlan *self,
                        SenderLive       *live,
                        GDateTime        *read_at)
{
  g_autoptr (GDateTime) local = g_date_time_to_local (read_at);
  g_autofree char      *at = g_date_time_format (local, "%H:%M");
  guint                 n = count_others (self, live);

  if (n == 0)
    return g_strdup_printf (_ ("Read from PingOne at %s. The mail sender, and all that is not "
                               "named here, stay untouched."),
                            at);
  return g_strdup_printf (
    ngettext ("Read from PingOne at %s. %u other sender, the mail sender, and all that is not "
              "named here, stay untouched.",
              "Read from PingOne at %s. %u other senders, the mail sender, and all that is not "
              "named here, stay untouched.",
              n),
    at, n);
}

static guint
count_steps (const SenderPlan  *self,
             SenderChangeObject object,
             SenderStepAction  *action)
{
  guint count = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (self->steps, i);

      if (step->object != object || step->action == SENDER_STEP_KEEP)
        continue;
      *action = step->action;
      count++;
    }
  return count;
}

/**
 * sender_plan_dup_group_detail:
 * @self: a plan
 * @object: what is written
 *
 * Says how it is written.
 *
 * Returns: (transfer full) (nullable): the text; %NULL if there is nothing to say
 */
char *
sender_plan_dup_group_detail (const SenderPlan  *self,
                              SenderChangeObject object)
{
  static const char *const sender_words[] = {
    [SENDER_STEP_KEEP] = N_ ("stays as it is"),
    [SENDER_STEP_CREATE] = N_ ("created in one call"),
    [SENDER_STEP_UPDATE] = N_ ("changed in one call"),
    [SENDER_STEP_DELETE] = N_ ("deleted"),
  };
  SenderStepAction action = SENDER_STEP_KEEP;
  guint            n = count_steps (self, object, &action);

  if (object == SENDER_CHANGE_IN_SENDER)
    return g_strdup (_ (sender_words[action]));
  if (object == SENDER_CHANGE_IN_FALLBACK && n > 0 && self->left_out != NULL)
    return g_strdup_printf (_ ("for SMS and Voice, without %s (no longer there)"), self->left_out);
  if (object == SENDER_CHANGE_IN_FALLBACK)
    return g_strdup (n > 0 ? _ ("for SMS and Voice") : _ ("stays as it is"));
  if (n == 0)
    return g_strdup (_ ("stay as they are"));
  return g_strdup_printf (ngettext ("%u written", "%u written", n), n);
}

/**
 * sender_plan_dup_left_out:
 * @self: a plan
 *
 * Says who was in the fallback chain that is gone back to and is not put back.
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL if there is nobody
 */
char *
sender_plan_dup_left_out (const SenderPlan *self)
{
  if (self->left_out == NULL)
    return NULL;
  return g_strdup_printf (_ ("The fallback order at that time included %s, which the environment "
                             "no longer has. It is left out."),
                          self->left_out);
}

static char *
dup_lost (char **names)
{
  g_autofree char *list = g_strjoinv (", ", names);

  return g_strdup_printf (
    ngettext ("The credential that the header %s had then is not kept here. Set it again.",
              "The credentials that the headers %s had then are not kept here. Set them again.",
              g_strv_length (names)),
    list);
}

static char *
dup_untold (char **names)
{
  g_autofree char *list = g_strjoinv (", ", names);

  return g_strdup_printf (
    ngettext ("It can’t be told whether the header %s still has the credential that it had then: "
              "the key to compare them is not in the keyring. If it does not, set it again.",
              "It can’t be told whether the headers %s still have the credentials that they had "
              "then: the key to compare them is not in the keyring. If they do not, set them "
              "again.",
              g_strv_length (names)),
    list);
}

/**
 * sender_plan_dup_lost:
 * @self: a plan
 *
 * Says which headers that are credentials going back does not bring back.
 *
 * Returns: (transfer full) (nullable): sentences; %NULL if there are none
 */
char *
sender_plan_dup_lost (const SenderPlan *self)
{
  g_autofree char *lost = self->lost.lost != NULL ? dup_lost (self->lost.lost) : NULL;
  g_autofree char *untold = self->lost.untold != NULL ? dup_untold (self->lost.untold) : NULL;

  if (lost != NULL && untold != NULL)
    return g_strdup_printf ("%s %s", lost, untold);
  return lost != NULL ? g_steal_pointer (&lost) : g_steal_pointer (&untold);
}

/**
 * sender_change_object_get_label:
 * @object: what is written
 *
 * Gets the heading over its changes.
 *
 * Returns: translated
 */
const char *
sender_change_object_get_label (SenderChangeObject object)
{
  static const char *const labels[] = {
    [SENDER_CHANGE_IN_SENDER] = N_ ("Sender"),
    [SENDER_CHANGE_IN_TEMPLATE] = N_ ("Messages"),
    [SENDER_CHANGE_IN_FALLBACK] = N_ ("Fallback Order"),
  };

  return _ (labels[object]);
}

/**
 * sender_plan_says_all:
 * @self: a plan
 *
 * Tells whether, where there is nothing to write, what is live is all that the configuration says:
 * nothing of somebody else’s is kept, nothing is left that can’t be compared, or that is not
 * written from here.
 *
 * Returns: whether that is so
 */
gboolean
sender_plan_says_all (const SenderPlan *self)
{
  for (guint i = 0; i < self->changes->len; i++)
    {
      const SenderChange *change = self->changes->pdata[i];

      if (change->kind == SENDER_CHANGE_UNKNOWABLE && change->is_kept)
        return FALSE;
    }
  return !self->has_drift && !self->leaves_sender;
}
