/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-words-row.h"

struct _SenderWordsRow
{
  AdwEntryRow parent_instance;

  GStrv words; /* (owned) */
};

typedef enum
{
  PROP_WORDS = 1,
} SenderWordsRowProperty;

static GParamSpec *props[PROP_WORDS + 1];

G_DEFINE_FINAL_TYPE (SenderWordsRow, sender_words_row, ADW_TYPE_ENTRY_ROW)

static GStrv
split (const char *text)
{
  g_auto (GStrv)           parts = g_strsplit_set (text, " \t\n,", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* Returns whether they are others; takes @words. */
static gboolean
take_words (SenderWordsRow *self,
            GStrv           words)
{
  if (g_strv_equal ((const char *const *) self->words, (const char *const *) words))
    {
      g_strfreev (words);
      return FALSE;
    }
  g_strfreev (self->words);
  self->words = words;
  return TRUE;
}

static void
changed_cb (SenderWordsRow *self)
{
  if (take_words (self, split (gtk_editable_get_text (GTK_EDITABLE (self)))))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORDS]);
}

/* The text is left as it was typed while it says the same. */
static void
set_words (SenderWordsRow *self,
           GStrv           words)
{
  g_autofree char *text = NULL;

  if (!take_words (self, words != NULL ? g_strdupv (words) : g_new0 (char *, 1)))
    return;
  text = g_strjoinv (" ", self->words);
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORDS]);
}

static void
sender_words_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if ((SenderWordsRowProperty) prop_id == PROP_WORDS)
    g_value_set_boxed (value, SENDER_WORDS_ROW (object)->words);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_words_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if ((SenderWordsRowProperty) prop_id == PROP_WORDS)
    set_words (SENDER_WORDS_ROW (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
sender_words_row_finalize (GObject *object)
{
  g_strfreev (SENDER_WORDS_ROW (object)->words);
  G_OBJECT_CLASS (sender_words_row_parent_class)->finalize (object);
}

static void
sender_words_row_class_init (SenderWordsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sender_words_row_get_property;
  object_class->set_property = sender_words_row_set_property;
  object_class->finalize = sender_words_row_finalize;

  props[PROP_WORDS] = g_param_spec_boxed ("words", NULL, NULL, G_TYPE_STRV,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                            G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_words_row_init (SenderWordsRow *self)
{
  self->words = g_new0 (char *, 1);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}
