/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-pingone-order.h"

static const char *
get_key (SenderJson *element,
         const char *member)
{
  if (member != NULL)
    return sender_json_get_string_member (element, member);
  return sender_json_get_kind (element) == SENDER_JSON_STRING ? sender_json_get_text (element)
                                                              : NULL;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      member)
{
  return g_strcmp0 (get_key (*(SenderJson *const *) a, member),
                    get_key (*(SenderJson *const *) b, member));
}

/* Elements of one key stay as they stand. @member NULL: of texts. */
static void
order_list (SenderJson *object,
            const char *name,
            const char *member)
{
  SenderJson           *list = sender_json_get_member (object, name);
  SenderJson           *ordered = NULL;
  g_autoptr (GPtrArray) elements = NULL;

  if (list == NULL || sender_json_get_kind (list) != SENDER_JSON_ARRAY)
    return;
  elements = g_ptr_array_new ();
  for (guint i = 0; i < sender_json_get_length (list); i++)
    g_ptr_array_add (elements, sender_json_get_element (list, i));
  g_ptr_array_sort_with_data (elements, compare_keys, (gpointer) member);
  ordered = sender_json_new_array ();
  for (guint i = 0; i < elements->len; i++)
    sender_json_append (ordered, sender_json_ref (elements->pdata[i]));
  sender_json_set_member (object, name, ordered);
}

/* Two that are told apart by their case alone stay as they are spelt. */
static void
lower_names (SenderJson *request)
{
  SenderJson *headers = sender_json_get_kind (request) == SENDER_JSON_OBJECT
                          ? sender_json_get_member (request, "headers")
                          : NULL;
  SenderJson *lowered = NULL;

  if (headers == NULL || sender_json_get_kind (headers) != SENDER_JSON_OBJECT)
    return;
  lowered = sender_json_new_object ();
  for (guint i = 0; i < sender_json_get_length (headers); i++)
    {
      const char      *name = sender_json_get_name (headers, i);
      g_autofree char *lower = g_ascii_strdown (name, -1);
      gboolean         is_taken = sender_json_get_member (lowered, lower) != NULL;

      sender_json_set_member (lowered, is_taken ? name : lower,
                              sender_json_ref (sender_json_get_element (headers, i)));
    }
  sender_json_set_member (request, "headers", lowered);
}

/**
 * sender_pingone_dup_comparable:
 * @sender: a sender as PingOne has it
 *
 * Copies it with its lists in one order: numbers by number, what each of them can do and where, and
 * requests by delivery method, those of one method as they stand. That the order of these means
 * anything is written nowhere, so that the service may give them back in another one. Names of
 * headers are in lower case, as their case means nothing.
 *
 * Returns: (transfer full): the copy
 */
SenderJson *
sender_pingone_dup_comparable (SenderJson *sender)
{
  SenderJson *copy = sender_json_copy (sender);
  SenderJson *numbers = NULL;
  SenderJson *requests = NULL;

  if (sender_json_get_kind (copy) != SENDER_JSON_OBJECT)
    return copy;
  order_list (copy, "numbers", "number");
  order_list (copy, "requests", "deliveryMethod");
  numbers = sender_json_get_member (copy, "numbers");
  for (guint i = 0; numbers != NULL && i < sender_json_get_length (numbers); i++)
    {
      SenderJson *number = sender_json_get_element (numbers, i);

      if (sender_json_get_kind (number) != SENDER_JSON_OBJECT)
        continue;
      order_list (number, "capabilities", NULL);
      order_list (number, "supportedCountries", NULL);
    }
  requests = sender_json_get_member (copy, "requests");
  for (guint i = 0; requests != NULL && i < sender_json_get_length (requests); i++)
    lower_names (sender_json_get_element (requests, i));
  return copy;
}
