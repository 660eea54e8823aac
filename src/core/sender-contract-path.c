/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-map.h"

#include <glib/gi18n-lib.h>

/**
 * sender_contract_path_get_break:
 *
 * Finds where the way breaks.
 *
 * Returns: the index of the link, -1 if it is whole
 */
int
sender_contract_path_get_break (const SenderContractPath *self)
{
  for (int i = 0; i < SENDER_CONTRACT_N_LINKS; i++)
    if (self->links[i] == SENDER_CONTRACT_LINK_BROKEN)
      return i;
  return -1;
}

/**
 * sender_contract_path_is_harmed:
 *
 * Tells a break that loses something from one that is only untidy.
 *
 * Returns: whether it is broken by an error
 */
gboolean
sender_contract_path_is_harmed (const SenderContractPath *self)
{
  return sender_contract_path_get_break (self) >= 0 &&
         (self->finding == NULL ||
          sender_finding_get_severity (self->finding) == SENDER_SEVERITY_ERROR);
}

/* Each part is a phrase of its own, so that a translation may order its words. */
static void
append_stages (GString                  *out,
               const SenderContractPath *self)
{
  const char *const *texts = (const char *const *) self->texts;

  if (texts[SENDER_CONTRACT_STAGE_PINGONE] != NULL)
    g_string_append_printf (out, _ (" from %s"), texts[SENDER_CONTRACT_STAGE_PINGONE]);
  if (texts[SENDER_CONTRACT_STAGE_FORM] != NULL)
    g_string_append_printf (out, _ (" through %s"), texts[SENDER_CONTRACT_STAGE_FORM]);
  if (texts[SENDER_CONTRACT_STAGE_FLOW] != NULL)
    g_string_append_printf (out, _ (" to %s"), texts[SENDER_CONTRACT_STAGE_FLOW]);
  if (self->widget != NULL)
    g_string_append_printf (out, _ (", shown by %s"), self->widget);
}

/**
 * sender_contract_path_dup_sentence:
 *
 * Says the whole way, as the drawing shows it: “OTP: from "OTP": ${otp} through Parameters to
 * flow.data.OTP, shown by send_code; broken: …”.
 *
 * Returns: (transfer full): the sentence
 */
char *
sender_contract_path_dup_sentence (const SenderContractPath *self)
{
  g_autoptr (GString) out = g_string_new (self->title);
  gboolean            lost = FALSE;

  g_string_append_c (out, ':');
  append_stages (out, self);
  for (guint i = 0; i < SENDER_CONTRACT_N_LINKS; i++)
    lost |= self->links[i] == SENDER_CONTRACT_LINK_LOST;
  if (sender_contract_path_get_break (self) >= 0 && self->finding != NULL)
    g_string_append_printf (out, _ ("; broken: %s"), sender_finding_get_message (self->finding));
  else if (sender_contract_path_get_break (self) >= 0)
    g_string_append (out, _ ("; broken"));
  if (lost)
    g_string_append (out, _ ("; with this code it does not arrive"));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
breaks_a_path (const SenderContractMap *self,
               SenderFinding           *finding)
{
  for (guint i = 0; i < self->paths->len; i++)
    {
      const SenderContractPath *path = g_ptr_array_index (self->paths, i);

      if (path->finding != NULL && sender_finding_equal (path->finding, finding))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_about_flow (const SenderContractMap *self,
               SenderFinding           *finding)
{
  const char      *path = sender_finding_get_path (finding);
  g_autofree char *request =
    g_strconcat (sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel), ".", NULL);

  return g_str_has_prefix (sender_finding_get_id (finding), "SS7") &&
         (g_str_has_prefix (path, request) || g_strcmp0 (path, self->message_path) == 0);
}

/**
 * sender_contract_map_list_findings:
 * @findings: all there are
 *
 * Picks the findings that belong beside the drawing.
 *
 * Returns: (transfer full) (element-type SenderFinding): those that break a path first, then those
 *   about the flow
 */
GPtrArray *
sender_contract_map_list_findings (const SenderContractMap *self,
                                   GListModel              *findings)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint      n_breaks = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      if (sender_finding_get_accepted (finding) != NULL)
        continue;
      if (breaks_a_path (self, finding))
        g_ptr_array_insert (found, (int) n_breaks++, g_steal_pointer (&finding));
      else if (is_about_flow (self, finding))
        g_ptr_array_add (found, g_steal_pointer (&finding));
    }
  return found;
}
