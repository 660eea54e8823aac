/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-findings-box.h"

#include "sender-css-class.h"
#include "sender-finding-view.h"

struct _SenderFindingsBox
{
  GtkBox parent_instance;

  SenderDocument *document; /* (owned) (nullable) */
  char           *path;     /* (nullable) */
  gboolean        exact;
  GPtrArray      *shown;  /* (owned) (element-type SenderFinding) */
  GSignalGroup   *checks; /* (owned): of the inspection */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_PATH,
  PROP_EXACT,
} SenderFindingsBoxProperty;

static GParamSpec *props[PROP_EXACT + 1];

enum
{
  SHOWN,
};

static guint signals[SHOWN + 1];

G_DEFINE_FINAL_TYPE (SenderFindingsBox, sender_findings_box, GTK_TYPE_BOX)

static GPtrArray *
collect (SenderFindingsBox *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *all = NULL;

  if (self->document != NULL && self->path != NULL)
    all = sender_inspection_find (sender_document_get_inspection (self->document), self->path);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      SenderFinding *finding = g_ptr_array_index (all, i);

      if (!self->exact || g_str_equal (self->path, sender_finding_get_path (finding)))
        g_ptr_array_add (found, g_object_ref (finding));
    }
  return found;
}

static gboolean
is_shown (SenderFindingsBox *self,
          GPtrArray         *found)
{
  if (found->len != self->shown->len)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    if (g_ptr_array_index (found, i) != g_ptr_array_index (self->shown, i))
      return FALSE;
  return TRUE;
}

/* A view that is there shows another finding: making one takes longer. */
static void
show_views (SenderFindingsBox *self,
            GPtrArray         *found)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));
  GtkWidget *next = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      SenderFinding *finding = g_ptr_array_index (found, i);

      if (child == NULL)
        gtk_box_append (GTK_BOX (self), sender_finding_view_new (finding));
      else
        sender_finding_view_show (SENDER_FINDING_VIEW (child), finding, NULL);
      child = child != NULL ? gtk_widget_get_next_sibling (child) : NULL;
    }
  for (; child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      gtk_box_remove (GTK_BOX (self), child);
    }
}

static void
show (SenderFindingsBox *self)
{
  g_autoptr (GPtrArray) found = collect (self);

  if (is_shown (self, found))
    return;
  show_views (self, found);
  g_ptr_array_unref (self->shown);
  self->shown = g_steal_pointer (&found);
  gtk_widget_set_visible (GTK_WIDGET (self), self->shown->len > 0);
  if (gtk_widget_has_css_class (GTK_WIDGET (self), "findings"))
    sender_findings_box_mark (self, GTK_WIDGET (self));
  g_signal_emit (self, signals[SHOWN], 0);
}

static void
set_document (SenderFindingsBox *self,
              SenderDocument    *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->checks,
                             document != NULL ? sender_document_get_inspection (document) : NULL);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
set_path (SenderFindingsBox *self,
          const char        *path)
{
  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PATH]);
}

static void
set_exact (SenderFindingsBox *self,
           gboolean           exact)
{
  if (self->exact == exact)
    return;
  self->exact = exact;
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXACT]);
}

static void
sender_findings_box_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SenderFindingsBox *self = SENDER_FINDINGS_BOX (object);

  switch ((SenderFindingsBoxProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_EXACT:
      g_value_set_boolean (value, self->exact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_findings_box_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SenderFindingsBox *self = SENDER_FINDINGS_BOX (object);

  switch ((SenderFindingsBoxProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_PATH:
      set_path (self, g_value_get_string (value));
      break;
    case PROP_EXACT:
      set_exact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_findings_box_dispose (GObject *object)
{
  SenderFindingsBox *self = SENDER_FINDINGS_BOX (object);

  g_clear_object (&self->checks);
  g_clear_object (&self->document);
  g_ptr_array_set_size (self->shown, 0);
  G_OBJECT_CLASS (sender_findings_box_parent_class)->dispose (object);
}

static void
sender_findings_box_finalize (GObject *object)
{
  SenderFindingsBox *self = SENDER_FINDINGS_BOX (object);

  g_free (self->path);
  g_ptr_array_unref (self->shown);
  G_OBJECT_CLASS (sender_findings_box_parent_class)->finalize (object);
}

static void
sender_findings_box_class_init (SenderFindingsBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_findings_box_get_property;
  object_class->set_property = sender_findings_box_set_property;
  object_class->dispose = sender_findings_box_dispose;
  object_class->finalize = sender_findings_box_finalize;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  props[PROP_EXACT] = g_param_spec_boolean ("exact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * SenderFindingsBox::shown:
   *
   * Other findings are shown, or none.
   */
  signals[SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sender_findings_box_init (SenderFindingsBox *self)
{
  self->shown = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_signal_group_new (SENDER_TYPE_INSPECTION);
  g_signal_group_connect_swapped (self->checks, "notify::revision", G_CALLBACK (show), self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sender_findings_box_new:
 *
 * Makes one that shows nothing yet.
 *
 * Returns: (transfer floating): the box
 */
GtkWidget *
sender_findings_box_new (void)
{
  return g_object_new (SENDER_TYPE_FINDINGS_BOX, NULL);
}

/**
 * sender_findings_box_move:
 * @path: (nullable): where the field is now
 *
 * Follows a field that has moved. What is shown stays until the checks have run: of what is found
 * at the path until then, it may be that of another.
 */
void
sender_findings_box_move (SenderFindingsBox *self,
                          const char        *path)
{
  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PATH]);
}

/**
 * sender_findings_box_mark:
 * @widget: what the findings are shown in
 *
 * Gives a widget the style classes `error` or `warning`, by the worst finding that is shown.
 */
void
sender_findings_box_mark (SenderFindingsBox *self,
                          GtkWidget         *widget)
{
  gboolean has[SENDER_SEVERITY_INFO + 1] = { FALSE };

  for (guint i = 0; i < self->shown->len; i++)
    has[sender_finding_get_severity (g_ptr_array_index (self->shown, i))] = TRUE;
  sender_css_set_class (widget, "error", has[SENDER_SEVERITY_ERROR]);
  sender_css_set_class (widget, "warning",
                        has[SENDER_SEVERITY_WARNING] && !has[SENDER_SEVERITY_ERROR]);
}
