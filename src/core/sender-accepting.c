/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-accepting.h"

#include "sender-acceptance.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-list.h"
#include "sender-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static SenderAcceptance *
find_acceptance (SenderList    *accepted,
                 SenderFinding *finding)
{
  for (guint i = 0; i < sender_list_get_n_items (accepted); i++)
    {
      SenderAcceptance *acceptance = sender_list_get (accepted, i);

      if (strcmp (sender_acceptance_get_id (acceptance), sender_finding_get_id (finding)) == 0 &&
          strcmp (sender_acceptance_get_path (acceptance), sender_finding_get_path (finding)) == 0)
        return acceptance;
    }
  return NULL;
}

/**
 * sender_accepting_accept:
 * @document: a document
 * @finding: one of its findings
 * @reason: why it may stay
 * @error: return location
 *
 * Accepts a finding, as a step that can be undone: it stays listed and counts no more.
 *
 * Returns: whether it is accepted; a reason is needed
 */
gboolean
sender_accepting_accept (SenderDocument *document,
                         SenderFinding  *finding,
                         const char     *reason,
                         GError        **error)
{
  SenderList                  *accepted = NULL;
  g_autofree char             *stripped = g_strstrip (g_strdup (reason));
  g_autoptr (SenderAcceptance) fresh = NULL;
  SenderAcceptance            *acceptance = NULL;

  if (*stripped == '\0')
    {
      g_set_error_literal (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                           _ ("Say why the finding may stay"));
      return FALSE;
    }
  accepted = sender_config_get_accepted (sender_document_get_config (document));
  acceptance = find_acceptance (accepted, finding);
  if (acceptance != NULL)
    g_object_set (acceptance, "reason", stripped, NULL);
  else
    {
      fresh = sender_acceptance_new ();
      g_object_set (fresh,
                    "id", sender_finding_get_id (finding),
                    "path", sender_finding_get_path (finding),
                    "reason", stripped,
                    NULL);
      sender_list_append (accepted, fresh);
    }
  sender_document_commit (document, _ ("Accept Finding"));
  return TRUE;
}

/**
 * sender_accepting_take_back:
 * @document: a document
 * @finding: one of its findings
 *
 * Lets an accepted finding count again, as a step that can be undone.
 */
void
sender_accepting_take_back (SenderDocument *document,
                            SenderFinding  *finding)
{
  SenderList       *accepted = sender_config_get_accepted (sender_document_get_config (document));
  SenderAcceptance *acceptance = find_acceptance (accepted, finding);
  guint             position = 0;

  if (acceptance == NULL)
    return;
  while (sender_list_get (accepted, position) != (gpointer) acceptance)
    position++;
  sender_list_remove (accepted, position);
  sender_document_commit (document, _ ("Take Acceptance Back"));
}

static GListModel *
get_findings (SenderDocument *document)
{
  return sender_inspection_get_findings (sender_document_get_inspection (document));
}

/**
 * sender_accepting_find:
 * @document: a document
 * @id: a rule
 * @path: what it is about
 * @position: (out) (optional): where it is in the list
 *
 * Finds a finding by what it says.
 *
 * Returns: (transfer full) (nullable): the finding, %NULL if it is gone
 */
SenderFinding *
sender_accepting_find (SenderDocument *document,
                       const char     *id,
                       const char     *path,
                       guint          *position)
{
  GListModel *findings = get_findings (document);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (g_strcmp0 (id, sender_finding_get_id (finding)) != 0 ||
          g_strcmp0 (path, sender_finding_get_path (finding)) != 0)
        continue;
      if (position != NULL)
        *position = i;
      return g_steal_pointer (&finding);
    }
  return NULL;
}

static gboolean
matters (SenderFinding *finding,
         SenderSection  section)
{
  return sender_finding_get_accepted (finding) == NULL &&
         sender_finding_get_severity (finding) != SENDER_SEVERITY_INFO &&
         sender_section_for_path (sender_finding_get_path (finding)) == section;
}

/**
 * sender_accepting_find_next:
 * @document: a document
 * @section: where one goes on
 * @position: where in the list the last one was
 *
 * Finds what to look at after a finding of @section was mended: what follows it in the same
 * section, else what is before it.
 *
 * Returns: (transfer full) (nullable): the finding, %NULL if the section has no more
 */
SenderFinding *
sender_accepting_find_next (SenderDocument *document,
                            SenderSection   section,
                            guint           position)
{
  GListModel               *findings = get_findings (document);
  g_autoptr (SenderFinding) before = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (!matters (finding, section))
        continue;
      if (i >= position)
        return g_steal_pointer (&finding);
      g_set_object (&before, finding);
    }
  return g_steal_pointer (&before);
}

static const char *
get_word (SenderFinding *finding)
{
  static const char *const words[] = {
    [SENDER_SEVERITY_ERROR] = N_ ("Error"),
    [SENDER_SEVERITY_WARNING] = N_ ("Warning"),
    [SENDER_SEVERITY_INFO] = N_ ("Note"),
  };

  return _ (words[sender_finding_get_severity (finding)]);
}

/**
 * sender_accepting_dup_text:
 * @config: whose findings they are
 * @findings: a list of [class@Finding]
 *
 * Writes findings down so that they can be sent to somebody.
 *
 * Returns: (transfer full): two or three lines for each
 */
char *
sender_accepting_dup_text (SenderConfig *config,
                           GListModel   *findings)
{
  g_autoptr (GString) text = g_string_new (sender_config_get_name (config));

  g_string_append_c (text, '\n');
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);
      const char               *accepted = sender_finding_get_accepted (finding);
      const char               *why = sender_finding_get_why (finding);
      g_autofree char          *place = NULL;

      place = sender_place_dup (config, sender_finding_get_path (finding));
      g_string_append_printf (text, "\n%s %s, %s: %s\n", get_word (finding),
                              sender_finding_get_id (finding), place,
                              sender_finding_get_message (finding));
      if (why != NULL && *why != '\0')
        g_string_append_printf (text, "  %s\n", why);
      if (accepted != NULL)
        g_string_append_printf (text, _ ("  Accepted: %s\n"), accepted);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
