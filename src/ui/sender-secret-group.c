/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-secret-group.h"

#include "sender-authorization.h"
#include "sender-button-words.h"
#include "sender-config.h"
#include "sender-credential-change.h"
#include "sender-focus.h"
#include "sender-secret-buffer.h"
#include "sender-secret-result.h"
#include "sender-wrap-layout.h"

#include <glib/gi18n.h>

struct _SenderSecretGroup
{
  AdwPreferencesGroup parent_instance;

  /* Owned. */
  SenderCredentialChange *change;
  SenderDocument         *document;    /* (nullable) */
  GSignalGroup           *kinds;       /* of the authorization */
  GSignalGroup           *steps;       /* of the operation */
  GSignalGroup           *checks;      /* of the inspection */
  gboolean                is_platform; /* it is that of the worker application */
  gboolean                is_usable;   /* there is a keyring to ask */
  gboolean                is_editing;
  gboolean                is_refused; /* nothing was typed */

  /* Template widgets. */
  AdwActionRow       *state;
  GtkWidget          *looking;
  GtkWidget          *look;
  GtkButton          *edit;
  GtkWidget          *clear;
  GtkWidget          *username;
  GtkWidget          *secret;
  SenderSecretBuffer *typed; /* (not owned): what @secret holds */
  GtkWidget          *editing;
  GtkButton          *store;
  GtkWidget          *verify;
  SenderSecretResult *result;
};

typedef enum
{
  PROP_PLATFORM = 1,
} SenderSecretGroupProperty;

static GParamSpec *props[PROP_PLATFORM + 1];

G_DEFINE_FINAL_TYPE (SenderSecretGroup, sender_secret_group, ADW_TYPE_PREFERENCES_GROUP)

static SenderAuthorization *
get_authorization (SenderSecretGroup *self)
{
  return sender_config_get_authorization (sender_document_get_config (self->document));
}

static SenderAuthorizationKind
get_kind (SenderSecretGroup *self)
{
  return self->document != NULL ? sender_authorization_get_kind (get_authorization (self))
                                : SENDER_AUTHORIZATION_KIND_UNKNOWN;
}

/* Whether it goes with a user name. */
static gboolean
is_account (SenderSecretGroup *self)
{
  return !self->is_platform && get_kind (self) == SENDER_AUTHORIZATION_KIND_BASIC;
}

/* Of other kinds nobody can be asked. */
static gboolean
can_verify (SenderSecretGroup *self)
{
  return self->is_platform || is_account (self);
}

/* What the secret of a kind is called. */
static const char *
get_secret_name (SenderSecretGroup *self)
{
  static const char *const names[] = {
    [SENDER_AUTHORIZATION_KIND_BASIC] = N_ ("Password"),
    [SENDER_AUTHORIZATION_KIND_BEARER] = N_ ("Token"),
    [SENDER_AUTHORIZATION_KIND_OAUTH2] = N_ ("Client Secret"),
    [SENDER_AUTHORIZATION_KIND_CUSTOM_HEADER] = N_ ("Header Value"),
    [SENDER_AUTHORIZATION_KIND_UNKNOWN] = N_ ("Secret"),
  };
  SenderAuthorizationKind kind = get_kind (self);

  if (self->is_platform)
    return _ (names[SENDER_AUTHORIZATION_KIND_OAUTH2]);
  if (kind == SENDER_AUTHORIZATION_KIND_OAUTH2 &&
      sender_authorization_get_grant (get_authorization (self)) == SENDER_GRANT_JWT_BEARER)
    return _ ("Assertion (JWT)");
  return _ (names[kind]);
}

static void
show_state (SenderSecretGroup *self)
{
  SenderSecretPlace place = sender_credential_change_get_place (self->change);
  SenderOperation  *operation = sender_credential_change_get_operation (self->change);
  gboolean          has_secret = sender_secret_place_has_secret (place);
  gboolean          is_idle = self->is_usable && !self->is_editing &&
                     !sender_operation_is_running (operation);
  gboolean is_asked = place == SENDER_SECRET_PLACE_UNKNOWN && self->is_usable;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), get_secret_name (self));
  adw_action_row_set_subtitle (self->state, sender_credential_change_get_place_text (self->change));
  gtk_widget_set_visible (self->looking, is_asked);
  gtk_widget_set_visible (self->look, is_idle && sender_secret_place_can_ask_again (place));
  gtk_widget_set_visible (GTK_WIDGET (self->edit), is_idle);
  gtk_widget_set_visible (self->clear, is_idle && has_secret);
  gtk_button_set_label (self->edit, has_secret ? _ ("Change Account…") : _ ("Set…"));
  if (has_secret && !is_account (self))
    gtk_button_set_label (self->edit, _ ("Change…"));
}

/* SS112 is about the secret itself, and the state says what it says. */
static void
mark (SenderSecretGroup *self)
{
  GListModel *findings = NULL;
  gboolean    is_error = FALSE;

  if (self->document != NULL && !self->is_platform)
    findings = sender_inspection_get_findings (sender_document_get_inspection (self->document));
  for (guint i = 0; findings != NULL && i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SenderFinding) finding = g_list_model_get_item (findings, i);

      is_error |= g_str_equal (sender_finding_get_path (finding), "authorization") &&
                  sender_finding_get_severity (finding) == SENDER_SEVERITY_ERROR &&
                  sender_finding_get_accepted (finding) == NULL;
    }
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->state), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state), "error");
}

static void
show_editor (SenderSecretGroup *self)
{
  gboolean has_verify = can_verify (self);
  gboolean is_running =
    sender_operation_is_running (sender_credential_change_get_operation (self->change));
  gboolean   is_shown = self->is_editing && !is_running;
  GtkWidget *store = GTK_WIDGET (self->store);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->secret), get_secret_name (self));
  gtk_widget_set_visible (self->username, is_shown && is_account (self));
  gtk_widget_set_visible (self->secret, is_shown);
  gtk_widget_set_visible (self->editing, is_shown);
  gtk_widget_set_visible (self->verify, has_verify);
  gtk_button_set_label (self->store, has_verify ? _ ("Store Without Verifying") : _ ("Store"));
  if (has_verify)
    gtk_widget_remove_css_class (store, "suggested-action");
  else
    gtk_widget_add_css_class (store, "suggested-action");
}

static void
show (SenderSecretGroup *self)
{
  show_state (self);
  show_editor (self);
  sender_secret_result_set_refused (self->result, self->is_refused);
}

static void
wipe (SenderSecretGroup *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->secret), "");
  self->is_refused = FALSE;
  gtk_widget_remove_css_class (self->secret, "error");
}

static void
stop_editing (SenderSecretGroup *self)
{
  wipe (self);
  self->is_editing = FALSE;
  show (self);
}

static void
operation_state_cb (SenderSecretGroup *self)
{
  SenderOperation *operation = sender_credential_change_get_operation (self->change);
  GtkWidget       *next = self->is_editing ? self->secret : GTK_WIDGET (self->edit);

  if (sender_operation_get_state (operation) == SENDER_OPERATION_DONE && self->is_editing)
    {
      stop_editing (self);
      next = GTK_WIDGET (self->edit);
    }
  else
    show (self);
  /* What had the focus is hidden by now. */
  if (sender_operation_is_running (operation))
    next = GTK_WIDGET (self->result);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !self->is_platform)
    gtk_widget_grab_focus (next);
}

static void
edit (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  SenderSecretGroup *self = SENDER_SECRET_GROUP (widget);
  const char        *username = NULL;

  if (self->document == NULL)
    return;
  username = sender_authorization_get_username (get_authorization (self));
  self->is_editing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->username), username);
  show (self);
  gtk_widget_grab_focus (*username != '\0' || !is_account (self) ? self->secret : self->username);
  sender_focus_show (widget);
}

static void
cancel (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderSecretGroup *self = SENDER_SECRET_GROUP (widget);
  SenderOperation   *operation = sender_credential_change_get_operation (self->change);

  if (sender_operation_is_running (operation))
    sender_operation_cancel (operation);
  else
    stop_editing (self);
}

static void
submit (GtkWidget  *widget,
        const char *name,
        GVariant   *parameter)
{
  SenderSecretGroup *self = SENDER_SECRET_GROUP (widget);
  const char        *secret = sender_secret_buffer_get_secret (self->typed);
  const char        *username = NULL;

  if (!self->is_editing || !self->is_usable)
    return;
  self->is_refused = *secret == '\0';
  if (self->is_refused)
    {
      gtk_widget_add_css_class (self->secret, "error");
      gtk_widget_grab_focus (self->secret);
      show (self);
      return;
    }
  gtk_widget_remove_css_class (self->secret, "error");
  if (is_account (self))
    username = gtk_editable_get_text (GTK_EDITABLE (self->username));
  if (g_str_equal (name, "secret.verify") && can_verify (self))
    sender_credential_change_verify (self->change, username, secret);
  else
    sender_credential_change_store (self->change, username, secret);
}

static void
secret_activated_cb (SenderSecretGroup *self)
{
  submit (GTK_WIDGET (self), "secret.verify", NULL);
}

static void
clear (GtkWidget  *widget,
       const char *name,
       GVariant   *parameter)
{
  sender_credential_change_clear (SENDER_SECRET_GROUP (widget)->change);
}

static void
restore (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  sender_credential_change_restore (SENDER_SECRET_GROUP (widget)->change);
}

static void
look (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  sender_credential_change_look (SENDER_SECRET_GROUP (widget)->change);
}

static gboolean
sender_secret_group_grab_focus (GtkWidget *widget)
{
  SenderSecretGroup *self = SENDER_SECRET_GROUP (widget);

  return gtk_widget_grab_focus (self->is_editing ? self->secret : GTK_WIDGET (self->edit));
}

static void
sender_secret_group_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  switch ((SenderSecretGroupProperty) prop_id)
    {
    case PROP_PLATFORM:
      SENDER_SECRET_GROUP (object)->is_platform = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_secret_group_constructed (GObject *object)
{
  SenderSecretGroup *self = SENDER_SECRET_GROUP (object);

  G_OBJECT_CLASS (sender_secret_group_parent_class)->constructed (object);
  self->change = sender_credential_change_new (
    self->is_platform ? SENDER_SECRET_KIND_PINGONE : SENDER_SECRET_KIND_PROVIDER);
  g_signal_group_set_target (self->steps, sender_credential_change_get_operation (self->change));
  g_signal_connect_swapped (self->change, "notify::place", G_CALLBACK (show), self);
  sender_secret_result_set_change (self->result, self->change, self->is_platform);
  if (self->is_platform)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                           _ ("It is kept in the keyring and in no file."));
  show (self);
}

static void
sender_secret_group_dispose (GObject *object)
{
  SenderSecretGroup *self = SENDER_SECRET_GROUP (object);

  if (self->secret != NULL)
    wipe (self);
  g_clear_object (&self->kinds);
  g_clear_object (&self->steps);
  g_clear_object (&self->checks);
  if (self->change != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->change, self);
      sender_credential_change_set_context (self->change, NULL, NULL);
    }
  g_clear_object (&self->change);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (object), SENDER_TYPE_SECRET_GROUP);
  G_OBJECT_CLASS (sender_secret_group_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "secret.edit", NULL, edit);
  gtk_widget_class_install_action (widget_class, "secret.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "secret.verify", NULL, submit);
  gtk_widget_class_install_action (widget_class, "secret.store", NULL, submit);
  gtk_widget_class_install_action (widget_class, "secret.clear", NULL, clear);
  gtk_widget_class_install_action (widget_class, "secret.restore", NULL, restore);
  gtk_widget_class_install_action (widget_class, "secret.look", NULL, look);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "secret.cancel", NULL);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, state);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, looking);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, look);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, edit);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, clear);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, username);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, secret);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, editing);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, store);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, verify);
  gtk_widget_class_bind_template_child (widget_class, SenderSecretGroup, result);
}

static void
sender_secret_group_class_init (SenderSecretGroupClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sender_secret_group_constructed;
  object_class->set_property = sender_secret_group_set_property;
  object_class->dispose = sender_secret_group_dispose;
  props[PROP_PLATFORM] = g_param_spec_boolean ("platform", NULL, NULL, FALSE,
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY |
                                                 G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  g_type_ensure (SENDER_TYPE_SECRET_RESULT);
  g_type_ensure (SENDER_TYPE_WRAP_LAYOUT);
  widget_class->focus = sender_focus_inside;
  widget_class->grab_focus = sender_secret_group_grab_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/senderstudio/SenderStudio/sender-secret-group.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, secret_activated_cb);
  install_actions (widget_class);
}

static void
sender_secret_group_init (SenderSecretGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->typed = sender_secret_buffer_put (GTK_EDITABLE (self->secret));
  sender_button_words_wrap (self->store);
  sender_button_words_wrap (GTK_BUTTON (self->verify));
  self->kinds = g_signal_group_new (SENDER_TYPE_AUTHORIZATION);
  self->steps = g_signal_group_new (SENDER_TYPE_OPERATION);
  g_signal_group_connect_swapped (self->kinds, "notify::kind", G_CALLBACK (stop_editing), self);
  g_signal_group_connect_swapped (self->kinds, "notify::grant", G_CALLBACK (show), self);
  g_signal_group_connect_swapped (self->steps, "notify::state", G_CALLBACK (operation_state_cb),
                                  self);
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (mark), self);
}

/**
 * sender_secret_group_set_context:
 * @workspace: (nullable): the services
 * @document: (nullable): whose secret it is
 *
 * Says whose secret is shown.
 */
void
sender_secret_group_set_context (SenderSecretGroup *self,
                                 SenderWorkspace   *workspace,
                                 SenderDocument    *document)
{
  g_set_object (&self->document, document);
  self->is_usable = workspace != NULL && document != NULL;
  g_signal_group_set_target (
    self->kinds, document != NULL && !self->is_platform ? get_authorization (self) : NULL);
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  sender_credential_change_set_context (self->change, workspace, document);
  stop_editing (self);
  mark (self);
}

/**
 * sender_secret_group_get_change:
 *
 * Gets what changes the secret, for who tells of it elsewhere.
 *
 * Returns: (transfer none): the change
 */
SenderCredentialChange *
sender_secret_group_get_change (SenderSecretGroup *self)
{
  return self->change;
}

/**
 * sender_secret_group_verify:
 *
 * Verifies the secret of the worker application: what is typed, or what is stored.
 */
void
sender_secret_group_verify (SenderSecretGroup *self)
{
  if (self->is_editing && *gtk_editable_get_text (GTK_EDITABLE (self->secret)) != '\0')
    submit (GTK_WIDGET (self), "secret.verify", NULL);
  else if (self->is_usable)
    sender_credential_change_verify_kept (self->change);
}

/**
 * sender_secret_group_begin:
 *
 * Lets a secret be typed.
 */
void
sender_secret_group_begin (SenderSecretGroup *self)
{
  if (!self->is_editing)
    edit (GTK_WIDGET (self), "secret.edit", NULL);
  gtk_widget_grab_focus (self->secret);
}
