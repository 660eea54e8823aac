/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-chain-order.h"
#include "sender-error.h"
#include "sender-fallback.h"
#include "sender-json.h"
#include "sender-path.h"
#include "sender-test-config.h"

#include <string.h>

/* The order of providers: by the switch, or said in full, and never both in two ways. */

#define PING SENDER_CHAIN_PING

static char *
join (GStrv order)
{
  char *text = g_strjoinv (",", order);

  g_strfreev (order);
  return text;
}

#define ASSERT_ORDER(order, text)          \
  G_STMT_START                             \
  {                                        \
    g_autofree char *said_ = join (order); \
                                           \
    g_assert_cmpstr (said_, ==, text);     \
  }                                        \
  G_STMT_END

static void
test_orders (void)
{
  static const char *const two[] = { "self", "b", NULL };
  static const char *const last[] = { "self", "b", PING, NULL };
  static const char *const middle[] = { "self", PING, "b", NULL };
  static const char *const none[] = { NULL };

  g_assert_cmpuint (sender_chain_order_find (last, "b"), ==, 1);
  g_assert_cmpuint (sender_chain_order_find (last, "c"), ==, 3);
  g_assert_true (sender_chain_order_has (last, PING));
  g_assert_false (sender_chain_order_has (two, PING));
  g_assert_true (sender_chain_order_ends_with_ping (last));
  g_assert_false (sender_chain_order_ends_with_ping (middle));
  g_assert_false (sender_chain_order_ends_with_ping (none));
  g_assert_false (sender_chain_order_is_plain (two));
  g_assert_false (sender_chain_order_is_plain (none));
  ASSERT_ORDER (sender_chain_order_insert (two, 0, "a"), "a,self,b");
  ASSERT_ORDER (sender_chain_order_insert (two, 9, "a"), "self,b,a");
  ASSERT_ORDER (sender_chain_order_remove (last, 1), "self," PING);
  ASSERT_ORDER (sender_chain_order_move (last, 2, 0), PING ",self,b");
  ASSERT_ORDER (sender_chain_order_move (last, 0, 1), "b,self," PING);
  ASSERT_ORDER (sender_chain_order_move (last, 1, 1), "self,b," PING);
  ASSERT_ORDER (sender_chain_order_add (last, "c"), "self,b,c," PING);
  ASSERT_ORDER (sender_chain_order_add (middle, "c"), "self," PING ",b,c");
  ASSERT_ORDER (sender_chain_order_end_with_ping (two, TRUE), "self,b," PING);
  ASSERT_ORDER (sender_chain_order_end_with_ping (last, FALSE), "self,b");
  ASSERT_ORDER (sender_chain_order_end_with_ping (middle, TRUE), "self,b," PING);
  ASSERT_ORDER (sender_chain_order_end_with_ping (middle, FALSE), "self," PING ",b");
}

static void
test_live (void)
{
  g_autoptr (SenderJson) chain = sender_json_parse ("[\"x\",\"own\",\"" PING "\"]", -1, NULL);
  g_autoptr (SenderJson) odd = sender_json_parse ("[\"x\",{}]", -1, NULL);
  g_autoptr (SenderJson) reserved =
    sender_json_parse ("[\"none\",\"x\",\"self\"]", -1, NULL);
  g_autoptr (SenderJson) empty = sender_json_parse ("[]", -1, NULL);
  g_auto (GStrv)         order = sender_chain_order_read (chain, "own");
  g_autoptr (SenderJson) written =
    sender_chain_order_write ((const char *const *) order, "new");
  g_autofree char *text = sender_json_to_string (written);

  g_assert_cmpstr (text, ==, "[\"x\",\"new\",\"" PING "\"]");
  ASSERT_ORDER (sender_chain_order_read (chain, "own"), "x,self," PING);
  ASSERT_ORDER (sender_chain_order_read (chain, NULL), "x,own," PING);
  /* What words can't say is left out. */
  ASSERT_ORDER (sender_chain_order_read (odd, "own"), "x");
  ASSERT_ORDER (sender_chain_order_read (reserved, "own"), "x");
  ASSERT_ORDER (sender_chain_order_read (empty, "own"), "");
  ASSERT_ORDER (sender_chain_order_read (NULL, "own"), "");
}

static const struct
{
  const char *edit;
  const char *chain;
  const char *enabled;
} edits[] = {
  { "fallback.enabled=true", "", "true" },
  { "fallback.chain=self,b," PING, "self,b," PING, "true" },
  { "fallback.enabled=true;;fallback.chain=self,b", "self,b", "false" },
  { "fallback.chain=self," PING ",b", "self," PING ",b", "false" },
  /* The switch is turned: the chain follows. */
  { "fallback.chain=self,b;;fallback.enabled=true", "self,b," PING, "true" },
  { "fallback.chain=self,b," PING ";;fallback.enabled=false", "self,b", "false" },
  { "fallback.chain=self," PING ",b;;fallback.enabled=true", "self,b," PING, "true" },
  /* Without a chain the switch stays as it was last true. */
  { "fallback.chain=self,b," PING ";;fallback.chain=", "", "true" },
  /* Word by word. */
  { "fallback.chain=self,b," PING ";;fallback.chain[1]=c", "self,c," PING, "true" },
  { "fallback.chain=self,b," PING ";;-fallback.chain[2]", "self,b", "false" },
  { "+fallback.chain|b|c", "self,b,c", "false" },
  { "fallback.enabled=true;;+fallback.chain|b", "self,b," PING, "true" },
  /* Nobody. */
  { "fallback.chain=none", "none", "false" },
  { "fallback.enabled=true;;fallback.chain=none", "none", "false" },
  { "fallback.chain= none ,", "none", "false" },
  { "fallback.chain=b;;fallback.chain[0]=none", "none", "false" },
  { "fallback.chain=none;;fallback.chain=", "", "false" },
  { "fallback.chain=none;;fallback.chain[0]=b", "b", "false" },
  { "fallback.chain=none;;+fallback.chain|b", "b", "false" },
  { "fallback.chain=none;;+fallback.chain|self|b", "self,b", "false" },
  { "fallback.chain=none;;-fallback.chain[0]", "", "false" },
  { "fallback.chain=none;;fallback.enabled=true", PING, "true" },
  /* Who takes the last away, by its place or by the switch, has nobody left. */
  { "fallback.chain=b;;-fallback.chain[0]", "none", "false" },
  { "fallback.chain=" PING ";;fallback.enabled=false", "none", "false" },
};

static void
test_edits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (SenderConfig) config = sender_config_new ();

      g_test_message ("%s", edits[i].edit);
      sender_test_config_edit (config, edits[i].edit);
      sender_test_config_assert (config, "fallback.chain", edits[i].chain);
      sender_test_config_assert (config, "fallback.enabled", edits[i].enabled);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Whoever hears of a change finds chain and switch agreeing, and hears of it once. */
static void
test_told_once (void)
{
  static const char *const   order[] = { "self", "b", PING, NULL };
  g_autoptr (SenderFallback) fallback = sender_fallback_new ();
  guint                      changed = 0;
  guint                      switched = 0;

  g_signal_connect_swapped (fallback, "changed", G_CALLBACK (count_cb), &changed);
  g_signal_connect_swapped (fallback, "notify::enabled", G_CALLBACK (count_cb), &switched);
  sender_fallback_set_order (fallback, order);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (switched, ==, 1);
  g_assert_true (sender_fallback_is_enabled (fallback));
  g_object_set (fallback, "enabled", FALSE, NULL);
  g_assert_cmpuint (changed, ==, 2);
  ASSERT_ORDER (sender_fallback_dup_order (fallback), "self,b");
}

/* What the switch says as well is left to it. */
static void
test_taken (void)
{
  static const struct
  {
    const char *live;
    const char *chain;
    gboolean    enabled;
  } cases[] = {
    { "[\"own\"]", "", FALSE },
    { "[\"own\",\"" PING "\"]", "", TRUE },
    { "[\"own\",\"b\",\"" PING "\"]", "self,b," PING, TRUE },
    { "[\"b\",\"own\"]", "b,self", FALSE },
    { "[\"" PING "\"]", PING, TRUE },
    { "[]", "none", FALSE },
    { "[\"own\",{},\"" PING "\"]", "", TRUE },
    { "[{}]", "none", FALSE },
    { "[\"none\"]", "none", FALSE },
    { "[\"b\",{}]", "b", FALSE },
  };
  g_autoptr (SenderFallback) fallback = sender_fallback_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson) live = sender_json_parse (cases[i].live, -1, NULL);
      g_auto (GStrv)         words = NULL;
      g_autofree char       *chain = NULL;

      sender_fallback_take_chain (fallback, live, "own");
      g_object_get (fallback, "chain", &words, NULL);
      chain = g_strjoinv (",", words);
      g_assert_cmpstr (chain, ==, cases[i].chain);
      g_assert_cmpint (sender_fallback_is_enabled (fallback), ==, cases[i].enabled);
    }
}

/* A document may come from elsewhere: what contradicts itself is read as its chain says. */
static void
test_document (void)
{
  static const struct
  {
    const char *fallback;
    const char *back;
  } cases[] = {
    { "{\"enabled\":true}", "{\"enabled\":true}" },
    { "{\"enabled\":true,\"chain\":[]}", "{\"enabled\":true}" },
    { "{\"enabled\":false,\"chain\":[\"self\",\"" PING "\"]}",
      "{\"enabled\":true,\"chain\":[\"self\",\"" PING "\"]}" },
    { "{\"enabled\":true,\"chain\":[\"x\",\"self\"]}",
      "{\"enabled\":false,\"chain\":[\"x\",\"self\"]}" },
    { "{\"enabled\":true,\"chain\":[\"none\"]}", "{\"enabled\":false,\"chain\":[\"none\"]}" },
    { "{\"enabled\":false,\"chain\":[\"none\",\"x\",\"none\"]}",
      "{\"enabled\":false,\"chain\":[\"x\"]}" },
    { "{\"enabled\":false,\"chain\":[\"none\",\"none\"]}",
      "{\"enabled\":false,\"chain\":[\"none\"]}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SenderJson)     json = sender_json_parse (cases[i].fallback, -1, NULL);
      g_autoptr (SenderFallback) read =
        sender_record_new_from_json (SENDER_TYPE_FALLBACK, json, NULL);
      g_autoptr (SenderFallback) copy = sender_record_copy (read);
      g_autoptr (SenderJson)     back = sender_record_to_json (SENDER_RECORD (copy));
      g_autofree char           *text = sender_json_to_string (back);

      g_assert_cmpstr (text, ==, cases[i].back);
    }
}

/* Nobody is an order as well: the switch does not decide. */
static void
test_nobody (void)
{
  static const char *const   nobody[] = { NULL };
  g_autoptr (SenderFallback) fallback = sender_fallback_new ();

  g_assert_false (sender_fallback_is_empty (fallback));
  ASSERT_ORDER (sender_fallback_dup_order (fallback), "self");
  g_assert_true (sender_fallback_is_alone (fallback));
  sender_fallback_set_order (fallback, nobody);
  g_assert_true (sender_fallback_is_empty (fallback));
  g_assert_true (sender_fallback_has_chain (fallback));
  g_assert_null (*sender_fallback_get_chain (fallback));
  g_assert_false (sender_fallback_is_alone (fallback));
  ASSERT_ORDER (sender_fallback_dup_order (fallback), "");
}

/* Beside others the word is refused, and nothing changes. */
static void
test_refused (void)
{
  static const char *const values[] = { "none,self", "self, none", "none,none" };
  static const char *const more[] = { "b", "none", NULL };
  g_autoptr (SenderConfig) config = sender_config_new ();
  GError                  *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_false (sender_path_set (config, "fallback.chain", values[i], &error));
      g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_false (sender_path_add (config, "fallback.chain", more, &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_clear_error (&error);
  sender_test_config_assert (config, "fallback.chain", "");
  g_assert_true (sender_path_set (config, "fallback.chain", "self,b", NULL));
  g_assert_false (sender_path_set (config, "fallback.chain[1]", "none", &error));
  g_assert_error (error, SENDER_ERROR, SENDER_ERROR_INVALID);
  g_clear_error (&error);
  sender_test_config_assert (config, "fallback.chain", "self,b");
  /* Elsewhere it is a word as any other. */
  sender_test_config_edit (config, "+numbers;;numbers[0].countries=US,none");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/chain/orders", test_orders);
  g_test_add_func ("/core/chain/live", test_live);
  g_test_add_func ("/core/chain/edits", test_edits);
  g_test_add_func ("/core/chain/told-once", test_told_once);
  g_test_add_func ("/core/chain/taken", test_taken);
  g_test_add_func ("/core/chain/document", test_document);
  g_test_add_func ("/core/chain/nobody", test_nobody);
  g_test_add_func ("/core/chain/refused", test_refused);
  return g_test_run ();
}
