/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stub-keyring.h"

#include <string.h>

#define SERVICE_PATH "/org/freedesktop/secrets"
#define ALIAS_PATH SERVICE_PATH "/aliases/default"
#define COLLECTION_PATH SERVICE_PATH "/collection/stub"
#define PROMPT_PATH SERVICE_PATH "/prompt/stub"

typedef struct
{
  char     *path;
  GVariant *attributes;
  char     *secret;
  guint     registration;
} Item;

typedef void (*MethodFunc) (StubKeyring           *self,
                            const char            *path,
                            GVariant              *parameters,
                            GDBusMethodInvocation *invocation);

static guint publish (StubKeyring *self, const char *path, const char *interface);

static void
item_free (gpointer data)
{
  Item *item = data;

  g_variant_unref (item->attributes);
  g_free (item->path);
  g_free (item->secret);
  g_free (item);
}

static gboolean
matches (Item     *item,
         GVariant *wanted)
{
  GVariantIter iter;
  const char  *name = NULL;
  const char  *value = NULL;

  g_variant_iter_init (&iter, wanted);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      const char *held = NULL;

      if (!g_variant_lookup (item->attributes, name, "&s", &held) || strcmp (held, value) != 0)
        return FALSE;
    }
  return TRUE;
}

static Item *
find_path (StubKeyring *self,
           const char  *path)
{
  for (guint i = 0; i < self->items->len; i++)
    if (strcmp (((Item *) self->items->pdata[i])->path, path) == 0)
      return self->items->pdata[i];
  return NULL;
}

static GVariant *
list_paths (StubKeyring *self,
            GVariant    *wanted)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_OBJECT_PATH_ARRAY);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (wanted == NULL || matches (item, wanted))
        g_variant_builder_add (&builder, "o", item->path);
    }
  return g_variant_builder_end (&builder);
}

static GVariant *
no_paths (void)
{
  return g_variant_new_array (G_VARIANT_TYPE_OBJECT_PATH, NULL, 0);
}

static Item *
add_item (StubKeyring *self,
          GVariant    *attributes,
          const char  *secret)
{
  Item *item = g_new0 (Item, 1);

  item->path = g_strdup_printf (COLLECTION_PATH "/%u", ++self->n_created);
  item->attributes = g_variant_ref_sink (attributes);
  item->secret = g_strdup (secret);
  item->registration = publish (self, item->path, "org.freedesktop.Secret.Item");
  g_ptr_array_add (self->items, item);
  return item;
}

static void
open_session (StubKeyring           *self,
              const char            *path,
              GVariant              *parameters,
              GDBusMethodInvocation *invocation)
{
  const char *algorithm = NULL;

  g_variant_get (parameters, "(&sv)", &algorithm, NULL);
  if (strcmp (algorithm, "plain") == 0)
    g_dbus_method_invocation_return_value (
      invocation, g_variant_new ("(vo)", g_variant_new_string (""), SERVICE_PATH "/session/stub"));
  else
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR,
                                                   G_DBUS_ERROR_NOT_SUPPORTED, "Only plain");
}

static void
search_items (StubKeyring           *self,
              const char            *path,
              GVariant              *parameters,
              GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) wanted = g_variant_get_child_value (parameters, 0);
  GVariant            *found = self->is_locked && self->is_hiding ? no_paths ()
                                                                  : list_paths (self, wanted);

  if (self->is_locked)
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(@ao@ao)", no_paths (), found));
  else
    g_dbus_method_invocation_return_value (invocation,
                                           g_variant_new ("(@ao@ao)", found, no_paths ()));
}

static void
wait_for_prompt (StubKeyring *self,
                 GVariant    *parameters,
                 gboolean     is_unlocking)
{
  g_clear_pointer (&self->waiting, g_variant_unref);
  self->waiting = g_variant_ref (parameters);
  self->is_unlocking = is_unlocking;
}

static void
unlock (StubKeyring           *self,
        const char            *path,
        GVariant              *parameters,
        GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariant) objects = g_variant_get_child_value (parameters, 0);

  if (self->is_locked)
    wait_for_prompt (self, parameters, TRUE);
  g_dbus_method_invocation_return_value (
    invocation, self->is_locked ? g_variant_new ("(@aoo)", no_paths (), PROMPT_PATH)
                                : g_variant_new ("(@aoo)", objects, "/"));
}

static void
get_secrets (StubKeyring           *self,
             const char            *path,
             GVariant              *parameters,
             GDBusMethodInvocation *invocation)
{
  g_autoptr (GVariantIter) paths = NULL;
  const char              *session = NULL;
  const char              *item_path = NULL;
  GVariantBuilder          builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{o(oayays)}"));

  g_variant_get (parameters, "(ao&o)", &paths, &session);
  while (g_variant_iter_next (paths, "&o", &item_path))
    {
      Item *item = find_path (self, item_path);

      if (item != NULL && !self->is_locked)
        g_variant_builder_add (
          &builder, "{o(o@ay@ays)}", item_path, session,
          g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, NULL, 0, 1),
          g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, item->secret, strlen (item->secret), 1),
          "text/plain");
    }
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(a{o(oayays)})", &builder));
}

static void
read_alias (StubKeyring           *self,
            const char            *path,
            GVariant              *parameters,
            GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", COLLECTION_PATH));
}

/* Keeps what CreateItem was given, in the place of what has the same attributes. */
static const char *
keep (StubKeyring *self,
      GVariant    *parameters)
{
  g_autoptr (GVariant) properties = g_variant_get_child_value (parameters, 0);
  g_autoptr (GVariant) secret = g_variant_get_child_value (parameters, 1);
  g_autoptr (GVariant) bytes = g_variant_get_child_value (secret, 2);
  g_autoptr (GVariant) attributes =
    g_variant_lookup_value (properties, "org.freedesktop.Secret.Item.Attributes",
                            G_VARIANT_TYPE ("a{ss}"));
  gsize            length = 0;
  const char      *data = g_variant_get_fixed_array (bytes, &length, 1);
  g_autofree char *text = g_strndup (data, length);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (!matches (item, attributes))
        continue;
      g_free (item->secret);
      item->secret = g_steal_pointer (&text);
      return item->path;
    }
  return add_item (self, attributes, text)->path;
}

static void
create_item (StubKeyring           *self,
             const char            *path,
             GVariant              *parameters,
             GDBusMethodInvocation *invocation)
{
  if (self->is_locked)
    {
      g_dbus_method_invocation_return_dbus_error (
        invocation, "org.freedesktop.Secret.Error.IsLocked", "The collection is locked");
      return;
    }
  if (self->asks_to_create)
    {
      wait_for_prompt (self, parameters, FALSE);
      g_dbus_method_invocation_return_value (invocation, g_variant_new ("(oo)", "/", PROMPT_PATH));
      return;
    }
  g_dbus_method_invocation_return_value (invocation,
                                         g_variant_new ("(oo)", keep (self, parameters), "/"));
}

static void
delete_item (StubKeyring           *self,
             const char            *path,
             GVariant              *parameters,
             GDBusMethodInvocation *invocation)
{
  Item *item = find_path (self, path);

  g_dbus_connection_unregister_object (self->connection, item->registration);
  g_ptr_array_remove (self->items, item);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/"));
}

void
stub_keyring_end_prompt (StubKeyring *self)
{
  gboolean  dismissed = self->prompt == STUB_KEYRING_DISMISSES;
  GVariant *outcome = NULL;

  if (!dismissed)
    self->is_locked = FALSE;
  if (self->is_unlocking)
    outcome = dismissed ? no_paths () : g_variant_get_child_value (self->waiting, 0);
  else
    outcome = g_variant_new_object_path (dismissed ? "/" : keep (self, self->waiting));
  g_clear_pointer (&self->waiting, g_variant_unref);
  g_dbus_connection_emit_signal (self->connection, NULL, PROMPT_PATH,
                                 "org.freedesktop.Secret.Prompt", "Completed",
                                 g_variant_new ("(bv)", dismissed, outcome), NULL);
}

static void
prompt (StubKeyring           *self,
        const char            *path,
        GVariant              *parameters,
        GDBusMethodInvocation *invocation)
{
  self->n_prompts++;
  g_dbus_method_invocation_return_value (invocation, NULL);
  if (self->prompt != STUB_KEYRING_WAITS)
    stub_keyring_end_prompt (self);
}

static void
dismiss (StubKeyring           *self,
         const char            *path,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation)
{
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const struct
{
  const char *name;
  MethodFunc  answer;
} methods[] = {
  { "OpenSession", open_session },
  { "SearchItems", search_items },
  { "Unlock", unlock },
  { "GetSecrets", get_secrets },
  { "ReadAlias", read_alias },
  { "CreateItem", create_item },
  { "Delete", delete_item },
  { "Prompt", prompt },
  { "Dismiss", dismiss },
};

static void
do_fault (StubKeyring           *self,
          GDBusMethodInvocation *invocation)
{
  if (self->fault == STUB_KEYRING_FAILING)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, self->fault_name,
                                                  "The disk is on fire");
      return;
    }
  g_ptr_array_add (self->unanswered, invocation);
  if (self->fault == STUB_KEYRING_DYING)
    g_dbus_connection_close (self->connection, NULL, NULL, NULL);
}

static void
call_cb (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  StubKeyring *self = user_data;

  if (self->fault != STUB_KEYRING_WELL && g_strcmp0 (self->fault_method, method) == 0 &&
      self->n_answered-- <= 0)
    {
      do_fault (self, invocation);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (strcmp (methods[i].name, method) == 0)
      methods[i].answer (self, path, parameters, invocation);
}

static GVariant *
get_property_cb (GDBusConnection *connection,
                 const char      *sender,
                 const char      *path,
                 const char      *interface,
                 const char      *property,
                 GError         **error,
                 gpointer         user_data)
{
  StubKeyring *self = user_data;
  Item        *item = find_path (self, path);

  if (strcmp (property, "Collections") == 0)
    return g_variant_new_array (G_VARIANT_TYPE_OBJECT_PATH,
                                (GVariant *[]){ g_variant_new_object_path (COLLECTION_PATH) }, 1);
  if (strcmp (property, "Items") == 0)
    return self->is_locked && self->is_hiding ? no_paths () : list_paths (self, NULL);
  if (strcmp (property, "Locked") == 0)
    return g_variant_new_boolean (self->is_locked);
  if (strcmp (property, "Attributes") == 0)
    return g_variant_ref (item->attributes);
  if (strcmp (property, "Label") == 0)
    return g_variant_new_string ("Stub");
  return g_variant_new_uint64 (0);
}

static guint
publish (StubKeyring *self,
         const char  *path,
         const char  *interface)
{
  static const GDBusInterfaceVTable vtable = { .method_call = call_cb,
                                               .get_property = get_property_cb };

  g_autoptr (GError) error = NULL;
  guint              registration = 0;

  registration = g_dbus_connection_register_object (
    self->connection, path, g_dbus_node_info_lookup_interface (self->node, interface), &vtable,
    self, NULL, &error);
  g_assert_no_error (error);
  g_array_append_val (self->registrations, registration);
  return registration;
}

static void
own_name (StubKeyring *self)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (GVariant) answer = NULL;
  guint32              outcome = 0;

  answer = g_dbus_connection_call_sync (
    self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
    "RequestName", g_variant_new ("(su)", "org.freedesktop.secrets", 0), G_VARIANT_TYPE ("(u)"),
    G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(u)", &outcome);
  g_assert_cmpuint (outcome, ==, 1);
}

StubKeyring *
stub_keyring_new (const char *address)
{
  StubKeyring       *self = g_new0 (StubKeyring, 1);
  g_autoptr (GError) error = NULL;

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->unanswered = g_ptr_array_new_with_free_func (g_object_unref);
  self->registrations = g_array_new (FALSE, FALSE, sizeof (guint));
  self->node = g_dbus_node_info_new_for_xml (stub_keyring_interfaces, &error);
  g_assert_no_error (error);
  self->connection = g_dbus_connection_new_for_address_sync (
    address,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
      G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  publish (self, SERVICE_PATH, "org.freedesktop.Secret.Service");
  publish (self, ALIAS_PATH, "org.freedesktop.Secret.Collection");
  publish (self, COLLECTION_PATH, "org.freedesktop.Secret.Collection");
  publish (self, PROMPT_PATH, "org.freedesktop.Secret.Prompt");
  own_name (self);
  return self;
}

void
stub_keyring_free (StubKeyring *self)
{
  /* What was asked and waits in the main loop must not be answered any more. */
  for (guint i = 0; i < self->registrations->len; i++)
    g_dbus_connection_unregister_object (self->connection,
                                         g_array_index (self->registrations, guint, i));
  g_array_unref (self->registrations);
  if (!g_dbus_connection_is_closed (self->connection))
    g_dbus_connection_close_sync (self->connection, NULL, NULL);
  g_ptr_array_unref (self->unanswered);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->waiting, g_variant_unref);
  g_dbus_node_info_unref (self->node);
  g_object_unref (self->connection);
  g_free (self);
}

void
stub_keyring_add (StubKeyring *self,
                  const char  *configuration,
                  const char  *authorization,
                  const char  *secret)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  g_variant_builder_add (&builder, "{ss}", "xdg:schema",
                         "io.github.senderstudio.SenderStudio.Secret");
  g_variant_builder_add (&builder, "{ss}", "configuration", configuration);
  g_variant_builder_add (&builder, "{ss}", "kind", "provider");
  g_variant_builder_add (&builder, "{ss}", "authorization", authorization);
  add_item (self, g_variant_builder_end (&builder), secret);
}

const char *
stub_keyring_get (StubKeyring *self,
                  const char  *configuration)
{
  const char *secret = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item       *item = self->items->pdata[i];
      const char *held = NULL;

      if (g_variant_lookup (item->attributes, "configuration", "&s", &held) &&
          strcmp (held, configuration) == 0)
        secret = item->secret;
    }
  return secret;
}
