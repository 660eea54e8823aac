/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-secret-buffer.h"

#include <string.h>

#define DOT "•"

struct _SenderSecretBuffer
{
  GtkEntryBuffer parent_instance;

  GtkEntryBuffer *kept; /* (owned): in memory that is not written to a disk */
  GString        *dots; /* (owned) */
  GtkText        *text; /* (weak) (nullable): what shows it */
};

G_DEFINE_FINAL_TYPE (SenderSecretBuffer, sender_secret_buffer, GTK_TYPE_ENTRY_BUFFER)

static gboolean
is_shown (SenderSecretBuffer *self)
{
  return self->text != NULL && gtk_text_get_visibility (self->text);
}

static const char *
sender_secret_buffer_get_text (GtkEntryBuffer *buffer,
                               gsize          *n_bytes)
{
  SenderSecretBuffer *self = SENDER_SECRET_BUFFER (buffer);
  gsize               length = gtk_entry_buffer_get_length (self->kept) * strlen (DOT);

  if (is_shown (self))
    {
      if (n_bytes != NULL)
        *n_bytes = gtk_entry_buffer_get_bytes (self->kept);
      return gtk_entry_buffer_get_text (self->kept);
    }
  while (self->dots->len < length)
    g_string_append (self->dots, DOT);
  g_string_truncate (self->dots, length);
  if (n_bytes != NULL)
    *n_bytes = length;
  return self->dots->str;
}

static guint
sender_secret_buffer_get_length (GtkEntryBuffer *buffer)
{
  return gtk_entry_buffer_get_length (SENDER_SECRET_BUFFER (buffer)->kept);
}

static guint
sender_secret_buffer_insert_text (GtkEntryBuffer *buffer,
                                  guint           position,
                                  const char     *chars,
                                  guint           n_chars)
{
  SenderSecretBuffer *self = SENDER_SECRET_BUFFER (buffer);
  guint               n = gtk_entry_buffer_insert_text (self->kept, position, chars, (int) n_chars);

  gtk_entry_buffer_emit_inserted_text (buffer, position, chars, n);
  return n;
}

static guint
sender_secret_buffer_delete_text (GtkEntryBuffer *buffer,
                                  guint           position,
                                  guint           n_chars)
{
  guint length = gtk_entry_buffer_get_length (buffer);

  position = MIN (position, length);
  n_chars = MIN (n_chars, length - position);
  if (n_chars > 0)
    gtk_entry_buffer_emit_deleted_text (buffer, position, n_chars);
  return n_chars;
}

/* Who listens before this still sees what is about to go. */
static void
sender_secret_buffer_deleted_text (GtkEntryBuffer *buffer,
                                   guint           position,
                                   guint           n_chars)
{
  gtk_entry_buffer_delete_text (SENDER_SECRET_BUFFER (buffer)->kept, position, (int) n_chars);
  g_object_notify (G_OBJECT (buffer), "text");
  g_object_notify (G_OBJECT (buffer), "length");
}

/* The toolkit tells assistive tools what was inserted once this signal is through: it ends here. */
static void
insert_text_cb (SenderSecretBuffer *self,
                const char         *chars,
                int                 n_bytes,
                int                *position)
{
  guint n_chars = (guint) g_utf8_strlen (chars, n_bytes);

  if (is_shown (self))
    return;
  *position += (int) gtk_entry_buffer_insert_text (GTK_ENTRY_BUFFER (self), (guint) *position,
                                                   chars, (int) n_chars);
  g_signal_stop_emission_by_name (self->text, "insert-text");
}

static void
sender_secret_buffer_finalize (GObject *object)
{
  SenderSecretBuffer *self = SENDER_SECRET_BUFFER (object);

  g_clear_weak_pointer (&self->text);
  g_clear_object (&self->kept);
  g_string_free (self->dots, TRUE);
  G_OBJECT_CLASS (sender_secret_buffer_parent_class)->finalize (object);
}

static void
sender_secret_buffer_class_init (SenderSecretBufferClass *klass)
{
  GtkEntryBufferClass *buffer_class = GTK_ENTRY_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sender_secret_buffer_finalize;
  buffer_class->get_text = sender_secret_buffer_get_text;
  buffer_class->get_length = sender_secret_buffer_get_length;
  buffer_class->insert_text = sender_secret_buffer_insert_text;
  buffer_class->delete_text = sender_secret_buffer_delete_text;
  buffer_class->deleted_text = sender_secret_buffer_deleted_text;
}

static void
sender_secret_buffer_init (SenderSecretBuffer *self)
{
  self->kept = gtk_password_entry_buffer_new ();
  self->dots = g_string_new (NULL);
}

/**
 * sender_secret_buffer_put:
 * @entry: an entry for a secret, which shows dots
 *
 * Lets an entry keep its text where nobody else sees it.
 *
 * Returns: (transfer none): what the entry keeps it in from now on
 */
SenderSecretBuffer *
sender_secret_buffer_put (GtkEditable *entry)
{
  g_autoptr (SenderSecretBuffer) self = g_object_new (SENDER_TYPE_SECRET_BUFFER, NULL);
  GtkText                       *text = GTK_TEXT (gtk_editable_get_delegate (entry));

  g_set_weak_pointer (&self->text, text);
  g_signal_connect_object (text, "insert-text", G_CALLBACK (insert_text_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_text_set_buffer (text, GTK_ENTRY_BUFFER (self));
  return self;
}

/**
 * sender_secret_buffer_get_secret:
 *
 * Gets what was typed.
 *
 * Returns: (transfer none): the secret, until it changes
 */
const char *
sender_secret_buffer_get_secret (SenderSecretBuffer *self)
{
  return gtk_entry_buffer_get_text (self->kept);
}
