/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-further-requests.h"

#include "sender-channel-request.h"
#include "sender-config.h"
#include "sender-direction.h"
#include "sender-field-link.h"
#include "sender-findings-row.h"

#include <glib/gi18n.h>

struct _SenderFurtherRequests
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group; /* (not owned): the child */
  GPtrArray           *rows;  /* (owned) (element-type GtkWidget): of the group, two a request */

  SenderDocument *document; /* (owned) (nullable) */
  SenderChannel   channel;
  GSignalGroup   *changes; /* (owned): of the configuration */
};

typedef enum
{
  PROP_DOCUMENT = 1,
  PROP_CHANNEL,
} SenderFurtherRequestsProperty;

static GParamSpec *props[PROP_CHANNEL + 1];

G_DEFINE_FINAL_TYPE (SenderFurtherRequests, sender_further_requests, ADW_TYPE_BIN)

static char *
dup_path (SenderFurtherRequests *self,
          guint                  nth)
{
  return g_strdup_printf ("%s[%u]",
                          sender_enum_get_nick (SENDER_TYPE_CHANNEL, (int) self->channel), nth);
}

static SenderChannelRequest *
get_request (SenderFurtherRequests *self,
             guint                  nth)
{
  if (self->document == NULL)
    return NULL;
  return sender_config_get_request (sender_document_get_config (self->document), self->channel,
                                    nth);
}

static void
add_rows (SenderFurtherRequests *self,
          guint                  nth)
{
  g_autofree char *path = dup_path (self, nth);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *findings = sender_findings_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  g_object_set (findings, "path", path, "document", self->document, NULL);
  adw_preferences_group_add (self->group, row);
  adw_preferences_group_add (self->group, findings);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->rows, findings);
}

static void
show_request (GtkWidget            *row,
              SenderChannelRequest *request)
{
  const char      *url = sender_channel_request_get_url (request);
  SenderHttpMethod method = sender_channel_request_get_method (request);
  gboolean         raw = sender_channel_request_get_body_format (request) == SENDER_BODY_FORMAT_RAW;
  g_autofree char *subtitle = NULL;
  g_autofree char *shown = NULL;

  subtitle = g_strdup_printf ("%s · %s",
                              sender_enum_get_nick (SENDER_TYPE_HTTP_METHOD, (int) method),
                              raw ? _ ("raw body") : _ ("form"));
  shown = sender_direction_dup_value (url);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *url != '\0' ? shown : _ ("No URL"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static void
clear (SenderFurtherRequests *self,
       guint                  n_kept)
{
  while (self->rows->len > n_kept)
    adw_preferences_group_remove (self->group,
                                  g_ptr_array_steal_index (self->rows, self->rows->len - 1));
}

static void
show (SenderFurtherRequests *self)
{
  SenderChannelRequest *request = NULL;
  guint                 n_shown = 0;

  while ((request = get_request (self, n_shown + 1)) != NULL)
    {
      if (2 * n_shown >= self->rows->len)
        add_rows (self, n_shown + 1);
      show_request (g_ptr_array_index (self->rows, 2 * n_shown), request);
      n_shown++;
    }
  clear (self, 2 * n_shown);
  gtk_widget_set_visible (GTK_WIDGET (self), n_shown > 0);
}

static void
set_document (SenderFurtherRequests *self,
              SenderDocument        *document)
{
  if (!g_set_object (&self->document, document))
    return;
  clear (self, 0);
  g_signal_group_set_target (self->changes,
                             document != NULL ? sender_document_get_config (document) : NULL);
  show (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

static void
sender_further_requests_get_property (GObject    *object,
                                      guint       prop_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  SenderFurtherRequests *self = SENDER_FURTHER_REQUESTS (object);

  switch ((SenderFurtherRequestsProperty) prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_CHANNEL:
      g_value_set_enum (value, (int) self->channel);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_further_requests_set_property (GObject      *object,
                                      guint         prop_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  SenderFurtherRequests *self = SENDER_FURTHER_REQUESTS (object);

  switch ((SenderFurtherRequestsProperty) prop_id)
    {
    case PROP_DOCUMENT:
      set_document (self, g_value_get_object (value));
      break;
    case PROP_CHANNEL:
      self->channel = (SenderChannel) g_value_get_enum (value);
      clear (self, 0);
      show (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sender_further_requests_dispose (GObject *object)
{
  SenderFurtherRequests *self = SENDER_FURTHER_REQUESTS (object);

  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->changes);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (sender_further_requests_parent_class)->dispose (object);
}

static void
sender_further_requests_finalize (GObject *object)
{
  g_ptr_array_unref (SENDER_FURTHER_REQUESTS (object)->rows);
  G_OBJECT_CLASS (sender_further_requests_parent_class)->finalize (object);
}

static void
sender_further_requests_class_init (SenderFurtherRequestsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sender_further_requests_get_property;
  object_class->set_property = sender_further_requests_set_property;
  object_class->dispose = sender_further_requests_dispose;
  object_class->finalize = sender_further_requests_finalize;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, SENDER_TYPE_DOCUMENT, flags);
  props[PROP_CHANNEL] = g_param_spec_enum ("channel", NULL, NULL, SENDER_TYPE_CHANNEL,
                                           SENDER_CHANNEL_SMS, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
sender_further_requests_init (SenderFurtherRequests *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->group, _ ("Further Requests"));
  adw_preferences_group_set_description (self->group,
                                         _ ("The channel has more than one. They are kept as they "
                                            "are; which one PingOne uses is not documented."));
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->changes = g_signal_group_new (SENDER_TYPE_CONFIG);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (show), self);
}

/**
 * sender_further_requests_reveal:
 * @path: a path of the configuration
 *
 * Gives the focus to the request that a path is of.
 *
 * Returns: whether it is one of these
 */
gboolean
sender_further_requests_reveal (SenderFurtherRequests *self,
                                const char            *path)
{
  for (guint i = 0; 2 * i < self->rows->len; i++)
    {
      g_autofree char *request = dup_path (self, i + 1);

      if (sender_field_has (request, path))
        return gtk_widget_grab_focus (g_ptr_array_index (self->rows, 2 * i));
    }
  return FALSE;
}
