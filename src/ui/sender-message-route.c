/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-message-route.h"

#include "sender-columns.h"
#include "sender-config.h"
#include "sender-contract.h"
#include "sender-json.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderMessageRoute
{
  GtkBox parent_instance;

  char *shown; /* (nullable): what the rows say, to be left alone while they do */

  /* Template widgets. */
  GtkListBox *rows;
};

G_DEFINE_FINAL_TYPE (SenderMessageRoute, sender_message_route, GTK_TYPE_BOX)

/* A key has no hyphens of its own. */
static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  g_autoptr (PangoAttrList) plain = pango_attr_list_new ();
  GtkWidget                *label = gtk_label_new (text);

  pango_attr_list_insert (plain, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), plain);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_arrow (void)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "dim-label");
  return arrow;
}

/* The stations of one wire, as far as it comes. */
static char *
dup_way (const SenderWire *wire)
{
  g_autoptr (GString) way = g_string_new (NULL);

  if (wire->member != NULL)
    g_string_append (way, wire->member);
  else if (wire->variable != NULL)
    g_string_append_printf (way, "${%s}", wire->variable);
  if (wire->field != NULL)
    g_string_append_printf (way, "%s%s", way->len > 0 ? " › " : "", wire->field);
  if (wire->flow_key != NULL)
    g_string_append_printf (way, "%sflow.data.%s", way->len > 0 ? " › " : "", wire->flow_key);
  return g_strdup (way->str);
}

/* A member that nobody reads is no error: it is sent for nothing. */
static gboolean
is_unread (const SenderWire *wire)
{
  return !wire->whole && wire->finding != NULL &&
         sender_finding_get_severity (wire->finding) != SENDER_SEVERITY_ERROR;
}

static char *
dup_end (const SenderWire *wire,
         gboolean          has_flow)
{
  if (is_unread (wire))
    return g_strdup (_ ("not read by the flow"));
  if (!wire->whole)
    return g_strdup (_ ("does not arrive"));
  if (wire->widget != NULL)
    return g_strdup_printf (_ ("said by “%s”"), wire->widget);
  return g_strdup (has_flow ? _ ("not read by the flow") : _ ("flow not known"));
}

static const char *
get_icon (const SenderWire *wire)
{
  if (wire->whole)
    return "sender-flow-symbolic";
  return is_unread (wire) ? "dialog-warning-symbolic" : "dialog-error-symbolic";
}

static const char *
get_look (const SenderWire *wire)
{
  if (wire->whole)
    return "dim-label";
  return is_unread (wire) ? "warning" : "error";
}

static GtkWidget *
new_way (const char *way)
{
  g_auto (GStrv) stations = g_strsplit (way, " › ", -1);
  GtkWidget     *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (box, sender_wrap_layout_new ());
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (gsize i = 0; stations[i] != NULL; i++)
    {
      if (i > 0)
        gtk_box_append (GTK_BOX (box), new_arrow ());
      gtk_box_append (GTK_BOX (box), new_label (stations[i], "monospace"));
    }
  return box;
}

/* What becomes of it, which leads to the whole drawing. */
static GtkWidget *
new_end (const SenderWire *wire,
         const char       *end,
         const char       *name)
{
  GtkWidget *label = new_label (end, "caption");
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (label, get_look (wire));
  gtk_label_set_xalign (GTK_LABEL (label), 1.f);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Show the contract with the flow"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "window.show-section");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "contract");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

/* A wire that breaks elsewhere than in the message says why, and leads to where it is mended; what
 * is wrong with the message stands below its text. */
static void
add_reason (GtkBox        *box,
            SenderFinding *finding)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *text = new_label (sender_finding_get_message (finding), "caption");
  GtkWidget *button = gtk_button_new_with_label (_ ("Show"));

  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "window.go-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    sender_finding_get_path (finding));
  gtk_widget_set_tooltip_text (button, sender_finding_get_why (finding));
  gtk_box_append (GTK_BOX (line), text);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (box, line);
}

static void
add_row (SenderMessageRoute *self,
         const SenderWire   *wire,
         gboolean            has_flow,
         gboolean            has_reason)
{
  g_autofree char *way = dup_way (wire);
  g_autofree char *end = dup_end (wire, has_flow);
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), way, end);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *icon = gtk_image_new_from_icon_name (get_icon (wire));
  GtkWidget       *columns =
    g_object_new (SENDER_TYPE_COLUMNS, "spacing", 12, "hexpand", TRUE, NULL);

  gtk_widget_add_css_class (icon, get_look (wire));
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), columns);
  gtk_widget_insert_before (new_way (way), columns, NULL);
  gtk_widget_insert_before (new_end (wire, end, name), columns, NULL);
  gtk_box_append (GTK_BOX (box), line);
  if (has_reason)
    add_reason (GTK_BOX (box), wire->finding);
  gtk_widget_add_css_class (row, "route");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->rows, row);
}

static void
show_contract (SenderMessageRoute   *self,
               const SenderContract *contract,
               gboolean              has_flow)
{
  g_autoptr (SenderJson) json = sender_contract_to_json (contract);
  g_autofree char       *text = sender_json_to_string (json);
  GtkWidget             *row = NULL;

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
  for (guint i = 0; i < contract->wires->len; i++)
    {
      const SenderWire *wire = g_ptr_array_index (contract->wires, i);
      gboolean          elsewhere =
        wire->finding != NULL &&
        g_strcmp0 (sender_finding_get_path (wire->finding), contract->path) != 0;

      add_row (self, wire, has_flow, elsewhere);
    }
}

static void
sender_message_route_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_MESSAGE_ROUTE);
  G_OBJECT_CLASS (sender_message_route_parent_class)->dispose (object);
}

static void
sender_message_route_finalize (GObject *object)
{
  g_free (SENDER_MESSAGE_ROUTE (object)->shown);
  G_OBJECT_CLASS (sender_message_route_parent_class)->finalize (object);
}

static void
sender_message_route_class_init (SenderMessageRouteClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sender_message_route_dispose;
  object_class->finalize = sender_message_route_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-message-route.ui");
  gtk_widget_class_bind_template_child (widget_class, SenderMessageRoute, rows);
}

static void
sender_message_route_init (SenderMessageRoute *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sender_message_route_show:
 * @document: the document
 * @message: one of its messages
 *
 * Shows the way of each member of the message.
 */
void
sender_message_route_show (SenderMessageRoute *self,
                           SenderDocument     *document,
                           SenderMessage      *message)
{
  SenderChannel              channel = sender_message_get_channel (message);
  SenderInspection          *inspection = sender_document_get_inspection (document);
  SenderConfig              *config = sender_document_get_config (document);
  g_autoptr (SenderContract) contract = NULL;
  SenderFlow                *flow = NULL;
  gboolean                   is_known = channel < SENDER_CHANNEL_UNKNOWN &&
                      sender_config_get_request (config, channel, 0) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_known);
  if (!is_known)
    return;
  flow = sender_inspection_get_flow (inspection, channel);
  contract = sender_contract_new (config, channel, message, flow);
  show_contract (self, contract, flow != NULL);
}
