/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-map-private.h"

#include "sender-builder-private.h"
#include "sender-channel-request.h"
#include "sender-form-field.h"
#include "sender-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The way of the two numbers of a request. */

typedef struct
{
  const char *variable;
  const char *key;   /* form key of Twilio Studio */
  const char *reads; /* what a flow calls it (reference: Twilio, 5.2) */
  const char *title;
} Number;

static const Number numbers[] = {
  { "from", "From", "flow.channel.address", N_ ("Sender") },
  { "to", "To", "contact.channel.address", N_ ("Recipient") },
};

static const char *const field_rules[] = { "SS306", "SS307", "SS318", "SS209", "SS308", "SS310",
                                           NULL };

/* Where in the request a number stands. */
typedef struct
{
  char *field; /* (nullable): as it is called there */
  char *path;  /* where it is edited */
} Place;

static void
place_clear (Place *self)
{
  g_free (self->field);
  g_free (self->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
find_row (Place          *place,
          const MapInput *input,
          const char     *variable)
{
  SenderList *rows = sender_channel_request_get_body (input->request);

  for (guint i = 0; i < sender_list_get_n_items (rows); i++)
    {
      SenderFormField *row = sender_list_get (rows, i);
      g_autofree char *root = sender_path_for_request (input->config, input->request);

      if (!sender_form_field_is_enabled (row) ||
          !sender_variables_uses (sender_form_field_get_value (row), variable))
        continue;
      place->field = g_strdup (sender_form_field_get_key (row));
      place->path = g_strdup_printf ("%s.body[%u].key", root, i);
      return;
    }
}

static void
find_place (Place          *place,
            const MapInput *input,
            const char     *variable)
{
  g_autofree char *root = sender_path_for_request (input->config, input->request);
  gboolean         is_raw =
    sender_channel_request_get_body_format (input->request) == SENDER_BODY_FORMAT_RAW;

  if (!is_raw)
    find_row (place, input, variable);
  else if (sender_variables_uses (sender_channel_request_get_raw (input->request), variable))
    {
      place->field = g_strdup (_ ("Body"));
      place->path = g_strconcat (root, ".raw", NULL);
    }
  if (place->field == NULL &&
      sender_variables_uses (sender_channel_request_get_url (input->request), variable))
    {
      place->field = g_strdup (_ ("URL"));
      place->path = g_strconcat (root, ".url", NULL);
    }
  if (place->path == NULL)
    place->path = g_steal_pointer (&root);
}

/* The likeliest rule first; what is not about a row names the number. */
static SenderFinding *
find_finding (const MapInput *input,
              const Place    *place,
              const Number   *number)
{
  g_autofree char *channel = sender_path_for_request (input->config, input->request);
  gboolean         has_row = place->field != NULL && g_str_has_suffix (place->path, ".key");

  for (gsize i = 0; field_rules[i] != NULL; i++)
    for (guint n = 0; n < g_list_model_get_n_items (input->findings); n++)
      {
        g_autoptr (SenderFinding) finding = g_list_model_get_item (input->findings, n);
        const char               *path = sender_finding_get_path (finding);
        const char               *message = sender_finding_get_message (finding);

        if (!g_str_equal (sender_finding_get_id (finding), field_rules[i]) ||
            !g_str_has_prefix (path, channel))
          continue;
        if (has_row && g_str_equal (path, place->path))
          return g_steal_pointer (&finding);
        if (!g_str_has_suffix (path, ".key") &&
            (strstr (message, number->key) != NULL || strstr (message, number->variable) != NULL))
          return g_steal_pointer (&finding);
      }
  return NULL;
}

static void
add_number (SenderContractMap *self,
            const MapInput    *input,
            const Number      *number)
{
  g_auto (Place)            place = { NULL };
  g_autoptr (SenderFinding) finding = NULL;
  SenderContractPath       *path = NULL;
  const char               *given = number == &numbers[0] ? input->from : input->to;
  gboolean                  whole = TRUE;

  find_place (&place, input, number->variable);
  finding = find_finding (input, &place, number);
  /* Another vendor may know its own number. */
  if (place.field == NULL && finding == NULL)
    return;
  path = sender_contract_map_add (self, SENDER_CONTRACT_GROUP_NUMBERS, _ (number->title),
                                  place.path);
  path->value = given != NULL ? sender_builder_format_number (input->request, given) : NULL;
  path->finding = g_steal_pointer (&finding);
  path->texts[SENDER_CONTRACT_STAGE_PINGONE] = g_strdup_printf ("${%s}", number->variable);
  path->texts[SENDER_CONTRACT_STAGE_FORM] =
    g_strdup (place.field != NULL ? place.field : _ ("no field"));
  whole = path->finding == NULL;
  if (input->flow != NULL)
    {
      path->texts[SENDER_CONTRACT_STAGE_FLOW] = g_strdup (number->reads);
      if (path->value != NULL)
        path->texts[SENDER_CONTRACT_STAGE_PHONE] =
          number == &numbers[0] ? g_strdup_printf (_ ("from %s"), path->value)
                                : g_strdup_printf (_ ("to %s"), path->value);
    }
  sender_contract_path_link (path, input->flow != NULL ? SENDER_CONTRACT_N_LINKS : 1, whole, TRUE);
}

void
sender_contract_map_add_numbers (SenderContractMap *self,
                                 const MapInput    *input)
{
  for (gsize i = 0; input->request != NULL && i < G_N_ELEMENTS (numbers); i++)
    add_number (self, input, &numbers[i]);
}
