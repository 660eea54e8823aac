/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-rows.h"

#include "sender-contract-item.h"
#include "sender-direction.h"
#include "sender-finding-view.h"
#include "sender-fix-preview.h"
#include "sender-isolate.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
clear (GtkListBox *list)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/* The drawing turned by a right angle: a stage on each line, as far as the value comes. */
static char *
dup_stages (const SenderContractPath *path)
{
  g_autofree char    *first = sender_isolate_name (path->texts[0] != NULL ? path->texts[0] : "");
  g_autoptr (GString) out = g_string_new (first);

  for (guint i = 1; i < SENDER_CONTRACT_N_STAGES; i++)
    {
      SenderContractLink link = path->links[i - 1];
      g_autofree char   *stage = NULL;

      if (link == SENDER_CONTRACT_LINK_LOST)
        {
          g_string_append_printf (out, "\n✗ %s", _ ("does not arrive"));
          break;
        }
      if (path->texts[i] == NULL)
        continue;
      stage = sender_isolate_name (path->texts[i]);
      g_string_append_printf (out, "%s%s %s", out->len > 0 ? "\n" : "",
                              link == SENDER_CONTRACT_LINK_BROKEN ? "✗" : "↓", stage);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static GtkWidget *
make_state (const SenderContractPath *path)
{
  gboolean   broken = sender_contract_path_get_break (path) >= 0;
  gboolean   harmed = sender_contract_path_is_harmed (path);
  GtkWidget *icon = gtk_image_new_from_icon_name (!broken  ? "object-select-symbolic"
                                                  : harmed ? "dialog-error-symbolic"
                                                           : "dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, !broken ? "dim-label" : harmed ? "error"
                                                                 : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  broken ? _ ("Broken") : _ ("Whole"), -1);
  return icon;
}

static GtkWidget *
make_path_row (const SenderContractPath *path)
{
  GtkWidget       *row = adw_action_row_new ();
  g_autofree char *stages = dup_stages (path);
  g_autofree char *shown = sender_direction_dup_sentence (stages);
  g_autofree char *sentence = sender_contract_path_dup_sentence (path);
  const char      *target = path->finding != NULL ? sender_finding_get_path (path->finding)
                                                  : path->path;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), path->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), make_state (path));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "window.go-to");
  if (path->finding != NULL && sender_finding_get_fix (path->finding) != NULL)
    {
      GtkWidget *fix = gtk_button_new_with_mnemonic (C_ ("button", "_Fix"));

      gtk_widget_add_css_class (fix, "fix");
      gtk_widget_add_css_class (fix, sender_contract_path_is_harmed (path) ? "error" : "warning");
      gtk_widget_set_valign (fix, GTK_ALIGN_CENTER);
      sender_contract_item_name_fix (fix, path->finding);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), fix);
    }
  return row;
}

/**
 * sender_contract_rows_show_paths:
 * @list: a list
 * @map: what it shows
 *
 * Shows a row for each path.
 */
void
sender_contract_rows_show_paths (GtkListBox              *list,
                                 const SenderContractMap *map)
{
  clear (list);
  for (guint i = 0; i < map->paths->len; i++)
    gtk_list_box_append (list, make_path_row (g_ptr_array_index (map->paths, i)));
}

/* `"OTP":` and what stands there, struck or new. */
static GtkWidget *
make_text (const char *lead,
           const char *marked,
           const char *tail,
           gboolean    struck)
{
  GtkWidget       *label = gtk_label_new (NULL);
  g_autofree char *text = NULL;

  if (struck)
    text = g_markup_printf_escaped ("%s<s>%s</s>%s", lead, marked, tail);
  else
    text = g_markup_printf_escaped ("%s<b>%s</b>%s", lead, marked, tail);
  gtk_label_set_markup (GTK_LABEL (label), text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, struck ? "dim-label" : "accent");
  return label;
}

static GtkWidget *
make_preview (SenderFinding *finding,
              SenderConfig  *config)
{
  SenderFix                   *fix = sender_finding_get_fix (finding);
  g_autoptr (SenderFixPreview) preview = NULL;
  GtkWidget                   *box = NULL;
  GtkWidget                   *arrow = NULL;

  if (fix != NULL)
    preview = sender_fix_preview_new (fix, config);
  if (preview == NULL)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("becomes"), -1);
  gtk_widget_set_margin_start (box, 28);
  gtk_box_append (GTK_BOX (box), make_text (preview->lead, preview->before, preview->tail, TRUE));
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), make_text (preview->lead, preview->after, preview->tail, FALSE));
  return box;
}

static GtkWidget *
make_finding_row (SenderFinding *finding,
                  SenderConfig  *config)
{
  static const char *const styles[] = { "error", "warning", "info" };
  GtkWidget               *row = adw_preferences_row_new ();
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget               *preview = make_preview (finding, config);

  gtk_box_append (GTK_BOX (box), sender_finding_view_new (finding));
  if (preview != NULL)
    gtk_box_append (GTK_BOX (box), preview);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_css_classes (
    row, (const char *[]){ "findings", styles[sender_finding_get_severity (finding)], NULL });
  return row;
}

/**
 * sender_contract_rows_show_findings:
 * @list: a list
 * @findings: (element-type SenderFinding): what it shows
 * @config: what the findings are about
 *
 * Shows a row for each finding, with the text before and after its fix.
 */
void
sender_contract_rows_show_findings (GtkListBox   *list,
                                    GPtrArray    *findings,
                                    SenderConfig *config)
{
  clear (list);
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (list, make_finding_row (g_ptr_array_index (findings, i), config));
  gtk_widget_set_visible (GTK_WIDGET (list), findings->len > 0);
}
