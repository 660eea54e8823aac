/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-credential-change-private.h"

#include "sender-authorization.h"
#include "sender-config.h"
#include "sender-error.h"
#include "sender-secret-key.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  PROP_PLACE = 1,
  PROP_PLACE_TEXT,
  PROP_OPERATION,
  PROP_CAN_RESTORE,
} SenderCredentialChangeProperty;

static GParamSpec *props[PROP_CAN_RESTORE + 1];

G_DEFINE_FINAL_TYPE (SenderCredentialChange, sender_credential_change, G_TYPE_OBJECT)

static void
set_place (SenderCredentialChange *self,
           SenderSecretPlace       place)
{
  if (self->place == place)
    return;
  self->place = place;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLACE_TEXT]);
}

/* Takes @secret. */
static void
set_cleared (SenderCredentialChange *self,
             char                   *secret)
{
  gboolean had = self->cleared != NULL;

  g_clear_pointer (&self->cleared, sender_vault_free_secret);
  self->cleared = secret;
  if (had != (secret != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_RESTORE]);
}

static gboolean
is_platform (SenderCredentialChange *self)
{
  return g_str_equal (self->kind, SENDER_SECRET_KIND_PINGONE);
}

static SenderSecretPlace
make_place (SenderCredentialChange *self,
            const GError           *error)
{
  SenderSecretKey key =
    sender_secret_key_make (sender_document_get_config (self->document), self->kind);

  return sender_secret_place_make (sender_workspace_get_vault (self->workspace), &key, error);
}

/* One look into the keyring. It is not cancelled: another that waits for the same connection would
 * end with it. */
typedef struct
{
  SenderCredentialChange *self; /* (owned) */
  guint                   number;
} Look;

static void
end_look (Look         *look,
          const GError *error)
{
  g_autoptr (SenderCredentialChange) self = look->self;

  if (look->number == self->n_looks)
    set_place (self, make_place (self, error));
  g_free (look);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!sender_workspace_find_secret_finish (SENDER_WORKSPACE (source), result, &error) &&
      error == NULL)
    error = g_error_new_literal (SENDER_ERROR, SENDER_ERROR_SECRET_MISSING, "");
  end_look (user_data, error);
}

static void
vault_looked_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  char              *secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);

  g_clear_pointer (&secret, sender_vault_free_secret);
  end_look (user_data, error);
}

/* A secret belongs to the kind it was entered for: after a switch another one counts, and what was
 * on its way would come too late. */
static void
kind_changed_cb (SenderCredentialChange *self)
{
  sender_operation_cancel (self->operation);
  set_cleared (self, NULL);
  sender_credential_change_look (self);
}

/* Somebody else may have changed it. */
static void
secret_changed_cb (SenderCredentialChange *self,
                   const char             *configuration,
                   const char             *kind)
{
  if (g_str_equal (kind, self->kind) && self->document != NULL &&
      g_str_equal (configuration,
                   sender_config_get_id (sender_document_get_config (self->document))))
    sender_credential_change_look (self);
}

SenderCredentialStep *
sender_credential_change_begin (SenderCredentialChange *self,
                                const char             *message,
                                const char             *username,
                                const char             *secret)
{
  GCancellable *cancellable = NULL;

  sender_connection_verdict_clear (&self->verdict);
  g_clear_object (&self->asked);
  cancellable = sender_operation_begin (self->operation, message);
  return sender_credential_step_new (G_OBJECT (self), self->workspace, self->document, cancellable,
                                     self->kind, username, secret);
}

void
sender_credential_change_end (SenderCredentialStep *step,
                              const char           *message,
                              const GError         *error)
{
  SenderCredentialChange *self = SENDER_CREDENTIAL_CHANGE (step->owner);
  SenderSecretKey         key = sender_credential_step_get_key (step);

  sender_operation_end (self->operation, step->cancellable, message, error);
  if (step->is_written)
    sender_workspace_tell_secret_changed (step->workspace, &key);
  else if (self->document == step->document && !step->is_kept)
    sender_credential_change_look (self);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (SenderCredentialStep) step = user_data;
  g_autoptr (GError)               error = NULL;
  g_autofree char                 *text = NULL;

  if (sender_vault_store_finish (SENDER_VAULT (source), result, &error))
    {
      set_cleared (SENDER_CREDENTIAL_CHANGE (step->owner), NULL);
      step->is_written = TRUE;
      text = sender_credential_step_settle (step);
    }
  sender_credential_change_end (step, text, error);
}

void
sender_credential_change_keep (SenderCredentialStep *step)
{
  SenderSecretKey key = sender_credential_step_get_key (step);

  sender_vault_store_async (step->vault, &key, step->label, step->secret,
                            step->cancellable, stored_cb, step);
}

static void
cleared_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (SenderCredentialStep) step = user_data;
  g_autoptr (GError)               error = NULL;

  sender_vault_clear_finish (SENDER_VAULT (source), result, &error);
  step->is_written = error == NULL;
  if (error == NULL && SENDER_CREDENTIAL_CHANGE (step->owner)->document == step->document)
    set_cleared (SENDER_CREDENTIAL_CHANGE (step->owner), g_steal_pointer (&step->secret));
  sender_credential_change_end (step, _ ("The secret is removed."), error);
}

static void
looked_before_clearing_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  SenderCredentialStep *step = user_data;
  g_autoptr (GError)    error = NULL;
  SenderSecretKey       key = sender_credential_step_get_key (step);

  step->secret = sender_vault_lookup_finish (SENDER_VAULT (source), result, &error);
  if (step->secret != NULL)
    {
      sender_vault_clear_async (step->vault, &key, step->cancellable, cleared_cb, step);
      return;
    }
  sender_credential_change_end (step, NULL, error);
  sender_credential_step_free (step);
}

static void
sender_credential_change_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  SenderCredentialChange *self = SENDER_CREDENTIAL_CHANGE (object);

  switch ((SenderCredentialChangeProperty) prop_id)
    {
    case PROP_PLACE:
      g_value_set_enum (value, (int) self->place);
      break;
    case PROP_PLACE_TEXT:
      g_value_set_string (value, sender_credential_change_get_place_text (self));
      break;
    case PROP_OPERATION:
      g_value_set_object (value, self->operation);
      break;
    case PROP_CAN_RESTORE:
      g_value_set_boolean (value, sender_credential_change_can_restore (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_credential_change_dispose (GObject *object)
{
  SenderCredentialChange *self = SENDER_CREDENTIAL_CHANGE (object);

  self->n_looks++;
  if (self->operation != NULL)
    sender_operation_cancel (self->operation);
  g_clear_object (&self->operation);
  g_clear_object (&self->kinds);
  g_clear_object (&self->secrets);
  g_clear_object (&self->asked);
  sender_connection_verdict_clear (&self->verdict);
  g_clear_object (&self->document);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->cleared, sender_vault_free_secret);
  G_OBJECT_CLASS (sender_credential_change_parent_class)->dispose (object);
}

static void
sender_credential_change_class_init (SenderCredentialChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_credential_change_get_property;
  object_class->dispose = sender_credential_change_dispose;

  props[PROP_PLACE] = g_param_spec_enum ("place", NULL, NULL, SENDER_TYPE_SECRET_PLACE,
                                         SENDER_SECRET_PLACE_UNKNOWN, flags);
  props[PROP_PLACE_TEXT] = g_param_spec_string ("place-text", NULL, NULL, NULL, flags);
  props[PROP_OPERATION] = g_param_spec_object ("operation", NULL, NULL, SENDER_TYPE_OPERATION,
                                               flags);
  props[PROP_CAN_RESTORE] = g_param_spec_boolean ("can-restore", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_credential_change_init (SenderCredentialChange *self)
{
  self->operation = sender_operation_new ();
  self->kinds = g_signal_group_new (SENDER_TYPE_AUTHORIZATION);
  g_signal_group_connect_swapped (self->kinds, "notify::kind", G_CALLBACK (kind_changed_cb), self);
  self->secrets = g_signal_group_new (SENDER_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->secrets, "secret-changed", G_CALLBACK (secret_changed_cb),
                                  self);
}

/**
 * sender_credential_change_new:
 * @kind: `provider` or `pingone`
 *
 * Makes one that is about no document yet.
 *
 * Returns: (transfer full): the change
 */
SenderCredentialChange *
sender_credential_change_new (const char *kind)
{
  SenderCredentialChange *self = g_object_new (SENDER_TYPE_CREDENTIAL_CHANGE, NULL);

  self->kind = kind;
  return self;
}

/**
 * sender_credential_change_set_context:
 * @workspace: (nullable): the services
 * @document: (nullable): whose secret it is
 *
 * Says what it is about from now on, and asks the keyring.
 */
void
sender_credential_change_set_context (SenderCredentialChange *self,
                                      SenderWorkspace        *workspace,
                                      SenderDocument         *document)
{
  gboolean      has_workspace = g_set_object (&self->workspace, workspace);
  gboolean      has_document = g_set_object (&self->document, document);
  SenderConfig *config = document != NULL ? sender_document_get_config (document) : NULL;

  if (!has_workspace && !has_document)
    return;
  if (!is_platform (self))
    g_signal_group_set_target (self->kinds,
                               config != NULL ? sender_config_get_authorization (config) : NULL);
  g_signal_group_set_target (self->secrets, workspace);
  sender_connection_verdict_clear (&self->verdict);
  /* What the one before ended with is not this one's. */
  sender_operation_end (self->operation, sender_operation_begin (self->operation, NULL), NULL,
                        NULL);
  set_cleared (self, NULL);
  sender_credential_change_look (self);
}

/**
 * sender_credential_change_get_place:
 *
 * Tells where the secret is.
 *
 * Returns: the place
 */
SenderSecretPlace
sender_credential_change_get_place (SenderCredentialChange *self)
{
  return self->place;
}

/**
 * sender_credential_change_get_place_text:
 *
 * Says where the secret is.
 *
 * Returns: one or two sentences, translated
 */
const char *
sender_credential_change_get_place_text (SenderCredentialChange *self)
{
  /* The worker application has one kind of secret only. */
  if (self->place == SENDER_SECRET_PLACE_NOWHERE && is_platform (self))
    return _ ("Not stored.");
  return sender_secret_place_get_text (self->place);
}

/**
 * sender_credential_change_get_operation:
 *
 * Gets what is being done.
 *
 * Returns: (transfer none): the operation
 */
SenderOperation *
sender_credential_change_get_operation (SenderCredentialChange *self)
{
  return self->operation;
}

/**
 * sender_credential_change_can_restore:
 *
 * Tells whether what was cleared can be put back.
 *
 * Returns: whether it can
 */
gboolean
sender_credential_change_can_restore (SenderCredentialChange *self)
{
  return self->cleared != NULL;
}

/**
 * sender_credential_change_look:
 *
 * Asks the keyring whether it has the secret.
 */
void
sender_credential_change_look (SenderCredentialChange *self)
{
  SenderSecretKey key;
  Look           *look = NULL;

  self->n_looks++;
  set_place (self, SENDER_SECRET_PLACE_UNKNOWN);
  if (self->workspace == NULL || self->document == NULL)
    return;
  look = g_new0 (Look, 1);
  look->self = g_object_ref (self);
  look->number = self->n_looks;
  if (!is_platform (self))
    {
      sender_workspace_find_secret_async (self->workspace, self->document, NULL, looked_cb, look);
      return;
    }
  key = sender_secret_key_make (sender_document_get_config (self->document), self->kind);
  sender_vault_lookup_async (sender_workspace_get_vault (self->workspace), &key, NULL,
                             vault_looked_cb, look);
}

/**
 * sender_credential_change_store:
 * @username: (nullable): the user name to be; %NULL leaves it as it is
 * @secret: the secret to be
 *
 * Stores a credential that nobody has verified.
 */
void
sender_credential_change_store (SenderCredentialChange *self,
                                const char             *username,
                                const char             *secret)
{
  sender_credential_change_keep (
    sender_credential_change_begin (self, _ ("Storing…"), username, secret));
}

/**
 * sender_credential_change_clear:
 *
 * Removes the secret from where it is kept. Until something else happens it can be put back.
 */
void
sender_credential_change_clear (SenderCredentialChange *self)
{
  SenderCredentialStep *step =
    sender_credential_change_begin (self, _ ("Removing…"), NULL, NULL);
  SenderSecretKey key = sender_credential_step_get_key (step);

  sender_vault_lookup_async (step->vault, &key, step->cancellable, looked_before_clearing_cb,
                             step);
}

/**
 * sender_credential_change_restore:
 *
 * Puts back what was cleared.
 */
void
sender_credential_change_restore (SenderCredentialChange *self)
{
  g_return_if_fail (self->cleared != NULL);
  sender_credential_change_store (self, NULL, self->cleared);
}
