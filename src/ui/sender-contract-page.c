/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-page.h"

#include "sender-config.h"
#include "sender-contract-drawing.h"
#include "sender-contract-rows.h"
#include "sender-flow-choices.h"
#include "sender-flow-opener.h"
#include "sender-flow-source.h"
#include "sender-isolate.h"
#include "sender-locale.h"
#include "sender-message-choice.h"
#include "sender-message.h"
#include "sender-notification.h"
#include "sender-operation-line.h"
#include "sender-proof-view.h"
#include "sender-row.h"

#include <glib/gi18n.h>

#define PROOF_WIDTH 256
/* As the template and the style have them. */
#define MARGINS 40
#define SPACING 20
#define MAX_MEMBERS 6

struct _SenderContractPage
{
  SenderPage parent_instance;

  SenderFlowSource  *source;      /* (owned) (nullable): with a document */
  SenderFlowOpener  *opener;      /* (owned) */
  GSignalGroup      *checks;      /* (owned): of the inspection */
  GSignalGroup      *flows;       /* (owned): of the source */
  GSimpleAction     *code_action; /* (owned) */
  SenderFlowChoices *reader;      /* (not owned): a child of the drawing */
  guint              arrange_id;

  /* Template widgets. */
  GtkBox                *header;
  GtkBox                *controls;
  GtkBox                *menus;
  GtkToggleButton       *voice;
  SenderMessageChoice   *messages;
  GtkMenuButton         *code;
  SenderOperationLine   *reading;
  AdwStatusPage         *empty;
  GtkActionable         *set_up;
  GtkBox                *parts;
  GtkScrolledWindow     *drawing_scroller;
  GtkWidget             *stacked;
  SenderContractDrawing *drawing;
  GtkListBox            *paths;
  SenderFlowChoices     *choices;
  GtkListBox            *findings;
  GtkWidget             *proving;
  SenderProofView       *proof;
};

G_DEFINE_FINAL_TYPE (SenderContractPage, sender_contract_page, SENDER_TYPE_PAGE)

static SenderChannel
get_channel (SenderContractPage *self)
{
  return gtk_toggle_button_get_active (self->voice) ? SENDER_CHANNEL_VOICE : SENDER_CHANNEL_SMS;
}

static SenderMessage *
get_message (SenderContractPage *self)
{
  return sender_message_choice_get_message (self->messages);
}

static const char *
get_code (SenderContractPage *self)
{
  g_autoptr (GVariant) state = g_action_get_state (G_ACTION (self->code_action));

  /* The action keeps the state, and the text with it. */
  return g_variant_get_string (state, NULL);
}

/* What the page names the message and the flow. */
static void
fill_captions (SenderContractPage     *self,
               SenderContractCaptions *captions)
{
  SenderChannel channel = get_channel (self);
  SenderFlow   *flow = sender_inspection_get_flow (
      sender_document_get_inspection (sender_page_get_document (SENDER_PAGE (self))), channel);
  GPtrArray  *senders = flow != NULL ? sender_flow_get_senders (flow) : NULL;
  const char *label = sender_flow_source_get_label (self->source, channel);

  if (get_message (self) != NULL)
    {
      const char      *name = sender_message_get_template_name (get_message (self));
      g_autofree char *locale =
        sender_locale_dup_label (sender_message_get_locale (get_message (self)));

      captions->message = g_strdup (sender_notification_get_label (name));
      captions->message_detail =
        g_strdup_printf ("%s · %s", sender_channel_get_label (channel), locale);
    }
  else
    captions->message = g_strdup (_ ("No message"));
  captions->flow = sender_isolate_name (label != NULL ? label : _ ("Flow"));
  for (guint i = 0; senders != NULL && i < senders->len && captions->flow_detail == NULL; i++)
    {
      const SenderFlowSender *sender = g_ptr_array_index (senders, i);

      if (sender->channel != channel)
        continue;
      if (sender_flow_source_is_simulated (self->source, channel))
        captions->flow_detail = g_strdup_printf (_ ("SIMULATED, widget “%s”"), sender->widget);
      else
        captions->flow_detail = g_strdup_printf (_ ("widget “%s”"), sender->widget);
    }
}

static void
show_findings (SenderContractPage      *self,
               const SenderContractMap *map)
{
  SenderDocument       *document = sender_page_get_document (SENDER_PAGE (self));
  GListModel           *all = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  all = sender_inspection_get_findings (sender_document_get_inspection (document));
  findings = sender_contract_map_list_findings (map, all);
  sender_contract_rows_show_findings (self->findings, findings,
                                      sender_document_get_config (document));
}

/* Where no drawing names the flow, a line says what it was read from. */
static void
name_flow (SenderContractPage *self)
{
  const char      *flow = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *text = NULL;

  if (self->source != NULL)
    flow = sender_flow_source_get_label (self->source, get_channel (self));
  if (flow != NULL && gtk_widget_get_visible (self->stacked))
    {
      isolated = sender_isolate_name (flow);
      text = g_strdup_printf (_ ("Flow: %s"), isolated);
    }
  sender_operation_line_set_idle_text (self->reading, text);
}

/* More members than a few scroll by themselves, so that what follows stays in sight; fewer are
 * never cut for the sake of it. */
static void
limit_height (SenderContractPage *self)
{
  int limit = sender_contract_drawing_get_limit (self->drawing, MAX_MEMBERS);

  gtk_scrolled_window_set_policy (self->drawing_scroller, GTK_POLICY_NEVER,
                                  limit < 0 ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (self->drawing_scroller, -1);
  gtk_scrolled_window_set_max_content_height (self->drawing_scroller, limit);
  gtk_scrolled_window_set_min_content_height (self->drawing_scroller, limit);
}

/* The header takes as many lines as its words are long. */
static void
arrange_header (SenderContractPage *self,
                int                 width)
{
  gboolean together = sender_row_fits (self->menus, width);
  gboolean fits = FALSE;

  /* How the menus stand says how wide the controls are. */
  sender_row_stand (self->menus, together);
  fits = together && sender_row_fits (self->controls, width);
  sender_row_stand (self->controls, fits);
  sender_row_stand (self->header, fits && sender_row_fits (self->header, width));
}

/* Its page is as wide as the page is. */
static GtkAdjustment *
get_across (SenderContractPage *self)
{
  GtkWidget *scroller = adw_bin_get_child (ADW_BIN (self));

  return gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static gboolean
arrange_cb (gpointer user_data)
{
  SenderContractPage *self = user_data;
  double              width = gtk_adjustment_get_page_size (get_across (self));
  gboolean            fits = FALSE;
  gboolean            beside = FALSE;
  int                 drawing = 0;

  self->arrange_id = 0;
  arrange_header (self, (int) width - MARGINS);
  limit_height (self);
  gtk_widget_measure (GTK_WIDGET (self->drawing), GTK_ORIENTATION_HORIZONTAL, -1, &drawing, NULL,
                      NULL, NULL);
  fits = width >= drawing + MARGINS;
  beside = width >= drawing + PROOF_WIDTH + MARGINS + SPACING;
  gtk_widget_set_visible (GTK_WIDGET (self->drawing_scroller), fits);
  gtk_widget_set_visible (self->stacked, !fits);
  name_flow (self);
  sender_row_stand (self->parts, beside);
  gtk_widget_set_size_request (self->proving, beside ? PROOF_WIDTH : -1, -1);
  gtk_widget_set_hexpand (self->proving, !beside);
  sender_proof_view_set_orientation (self->proof, !fits || beside ? GTK_ORIENTATION_VERTICAL
                                                                  : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

/* Told while sizes are being given out: what changes them has to wait. */
static void
width_changed_cb (SenderContractPage *self)
{
  if (self->arrange_id == 0)
    self->arrange_id = g_idle_add (arrange_cb, self);
}

static void
show_map (SenderContractPage *self)
{
  SenderConfig                   *config = sender_page_get_config (SENDER_PAGE (self));
  SenderDocument                 *document = sender_page_get_document (SENDER_PAGE (self));
  SenderChannel                   channel = get_channel (self);
  g_auto (SenderContractCaptions) captions = { NULL };
  SenderFlow                     *flow = NULL;
  SenderContractMap              *map = NULL;

  flow = sender_inspection_get_flow (sender_document_get_inspection (document), channel);
  map = sender_contract_map_new (config, channel, get_message (self), flow, get_code (self));
  fill_captions (self, &captions);
  sender_contract_rows_show_paths (self->paths, map);
  show_findings (self, map);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), flow == NULL);
  sender_contract_drawing_set_map (self->drawing, map, &captions);
  width_changed_cb (self);
}

static gboolean
has_request (SenderContractPage *self)
{
  SenderConfig *config = sender_page_get_config (SENDER_PAGE (self));

  return config != NULL && sender_config_get_request (config, get_channel (self), 0) != NULL;
}

static void
show_empty (SenderContractPage *self)
{
  SenderChannel    channel = get_channel (self);
  g_autofree char *title = NULL;
  g_autofree char *path =
    g_strconcat (sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) channel), ".url", NULL);

  title = g_strdup_printf (_ ("%s Is Not Set Up"), sender_channel_get_label (channel));
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty,
                                   _ ("The contract follows the values of a request."));
  gtk_actionable_set_action_target (self->set_up, "s", path);
  gtk_actionable_set_action_name (self->set_up, "window.go-to");
}

static void
show_all (SenderContractPage *self)
{
  gboolean         there = has_request (self);
  g_autofree char *label = g_strdup_printf (_ ("Code %s"), get_code (self));

  gtk_menu_button_set_label (self->code, label);
  gtk_widget_set_visible (GTK_WIDGET (self->parts), there);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !there);
  if (there)
    show_map (self);
  else
    show_empty (self);
}

/* The proof takes a second or two of both processors: only for who looks. */
static void
prove (SenderContractPage *self)
{
  if (has_request (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    sender_proof_view_prove (self->proof, sender_page_get_config (SENDER_PAGE (self)),
                             get_message (self));
}

/* The choices stand at two places, of which one is seen. */
static void
offer_reading (SenderContractPage *self)
{
  gboolean readable =
    self->source != NULL && sender_flow_source_can_read_live (self->source, get_channel (self));

  sender_flow_choices_set_readable (self->choices, readable);
  sender_flow_choices_set_readable (self->reader, readable);
}

static void
aim (SenderContractPage *self)
{
  SenderOperation *operation = NULL;

  if (self->source != NULL)
    operation = sender_flow_source_get_operation (self->source, get_channel (self));
  sender_operation_line_set_operation (self->reading, operation);
  offer_reading (self);
  sender_flow_opener_set_target (self->opener, self->source, get_channel (self),
                                 get_message (self));
  name_flow (self);
}

/* Something of the document is another. */
static void
refresh (SenderContractPage *self)
{
  sender_message_choice_list (self->messages, sender_page_get_config (SENDER_PAGE (self)),
                              get_channel (self));
  aim (self);
  show_all (self);
  prove (self);
}

static void
set_code_cb (GSimpleAction *action,
             GVariant      *value,
             gpointer       user_data)
{
  g_simple_action_set_state (action, value);
  show_all (user_data);
}

static void
random_code_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  SenderContractPage *self = user_data;
  g_autofree char    *code = g_strdup_printf ("%06d", g_random_int_range (0, 1000000));

  g_action_change_state (G_ACTION (self->code_action), g_variant_new_string (code));
}

static void
drop_source (SenderContractPage *self)
{
  if (self->source != NULL)
    sender_flow_source_cancel (self->source);
  g_signal_group_set_target (self->flows, NULL);
  g_clear_object (&self->source);
}

static void
sender_contract_page_document_changed (SenderPage *page)
{
  SenderContractPage *self = SENDER_CONTRACT_PAGE (page);
  SenderDocument     *document = sender_page_get_document (page);

  drop_source (self);
  if (document != NULL)
    self->source = sender_flow_source_for (document, sender_page_get_workspace (page));
  g_signal_group_set_target (self->flows, self->source);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  refresh (self);
}

static void
sender_contract_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sender_contract_page_parent_class)->map (widget);
  prove (SENDER_CONTRACT_PAGE (widget));
}

static void
sender_contract_page_dispose (GObject *object)
{
  SenderContractPage *self = SENDER_CONTRACT_PAGE (object);

  g_clear_handle_id (&self->arrange_id, g_source_remove);
  if (self->flows != NULL)
    drop_source (self);
  g_clear_object (&self->checks);
  g_clear_object (&self->flows);
  g_clear_object (&self->opener);
  g_clear_object (&self->code_action);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_CONTRACT_PAGE);
  G_OBJECT_CLASS (sender_contract_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, header);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, controls);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, menus);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, voice);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, messages);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, code);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, reading);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, set_up);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, parts);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, drawing_scroller);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, stacked);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, drawing);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, paths);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, choices);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, findings);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, proving);
  gtk_widget_class_bind_template_child (widget_class, SenderContractPage, proof);
}

static void
sender_contract_page_class_init (SenderContractPageClass *klass)
{
  GObjectClass    *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass  *widget_class = GTK_WIDGET_CLASS (klass);
  SenderPageClass *page_class = SENDER_PAGE_CLASS (klass);

  object_class->dispose = sender_contract_page_dispose;
  widget_class->map = sender_contract_page_map;
  page_class->document_changed = sender_contract_page_document_changed;
  page_class->workspace_changed = sender_contract_page_document_changed;
  g_type_ensure (SENDER_TYPE_CONTRACT_DRAWING);
  g_type_ensure (SENDER_TYPE_FLOW_CHOICES);
  g_type_ensure (SENDER_TYPE_MESSAGE_CHOICE);
  g_type_ensure (SENDER_TYPE_OPERATION_LINE);
  g_type_ensure (SENDER_TYPE_PROOF_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-contract-page.ui");
  bind_template (widget_class);
}

/* A code with a leading zero is what breaks; one without shows that some come through. */
static GMenuModel *
make_codes (void)
{
  static const char *const codes[] = { "012345", "000000", "123456" };
  g_autoptr (GMenu)        menu = g_menu_new ();
  g_autoptr (GMenu)        other = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autofree char *action = g_strdup_printf ("contract.code::%s", codes[i]);

      g_menu_append (menu, codes[i], action);
    }
  g_menu_append (other, _ ("_Random Code"), "contract.random-code");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
add_actions (SenderContractPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "code", .parameter_type = "s", .state = "'012345'", .change_state = set_code_cb },
    { .name = "random-code", .activate = random_code_cb },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GMenuModel)         codes = make_codes ();
  GAction                       *code = NULL;

  gtk_menu_button_set_menu_model (self->code, codes);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  code = g_action_map_lookup_action (G_ACTION_MAP (actions), "code");
  self->code_action = g_object_ref (G_SIMPLE_ACTION (code));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "contract", G_ACTION_GROUP (actions));
  self->opener = sender_flow_opener_new (GTK_WIDGET (self));
}

static void
sender_contract_page_init (SenderContractPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (refresh), self);
  self->flows = g_signal_group_new (SENDER_TYPE_FLOW_SOURCE);
  g_signal_group_connect_swapped (self->flows, "changed", G_CALLBACK (show_all), self);
  self->reader = SENDER_FLOW_CHOICES (sender_flow_choices_new ());
  sender_contract_drawing_set_reader (self->drawing, GTK_WIDGET (self->reader));
  add_actions (self);
  g_signal_connect_swapped (self->voice, "toggled", G_CALLBACK (refresh), self);
  g_signal_connect_swapped (self->messages, "changed", G_CALLBACK (refresh), self);
  g_signal_connect_object (get_across (self), "changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
