/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-layout.h"

#include "sender-json.h"
#include "sender-message.h"
#include "sender-test-config.h"

#define WIDTH 900.0

static const SenderContractMetrics metrics = {
  .columns = { 180, 100, 190, 170 },
  .heading = 24,
  .head = 36,
  .row = 32,
  .phone = 70,
  .gaps = { 70, 60, 50 },
  .spacing = 12,
  .padding = 8,
  .port = 12,
};

static SenderContractMap *
make_map (const char *content)
{
  g_autoptr (SenderConfig) config = sender_test_config_new ();
  SenderMessage           *message = NULL;
  g_autoptr (SenderJson)   definition = NULL;
  g_autoptr (SenderFlow)   flow = NULL;

  message = sender_test_set_message (config, SENDER_CHANNEL_SMS, content);
  definition = sender_flow_template (SENDER_FLOW_TEMPLATE_SMS, message);
  flow = sender_flow_new_from_json (definition, NULL);
  return sender_contract_map_new (config, SENDER_CHANNEL_SMS, message, flow, "012345");
}

#define EIGHT                                                                             \
  "{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\",\"d\":\"4\",\"e\":\"5\",\"f\":\"6\",\"g\":\"7\"," \
  "\"OTP\":\"${otp}\"}"

static double
end_of (const SenderContractBox *box)
{
  return box->x + box->width;
}

static void
test_order (void)
{
  g_autoptr (SenderContractMap)    map = make_map (EIGHT);
  g_autoptr (SenderContractLayout) layout =
    sender_contract_layout_new (map, &metrics, WIDTH, FALSE);

  g_assert_cmpuint (layout->n_traces, ==, 10);
  for (guint i = 1; i < SENDER_CONTRACT_N_STAGES; i++)
    g_assert_cmpfloat (end_of (&layout->columns[i - 1]) + metrics.gaps[i - 1], <=,
                       layout->columns[i].x);
  g_assert_cmpfloat_with_epsilon (end_of (&layout->columns[3]), WIDTH, 0.001);
  for (guint i = 1; i < layout->n_traces; i++)
    g_assert_cmpfloat (layout->traces[i - 1].strip.y + layout->traces[i - 1].strip.height, <=,
                       layout->traces[i].strip.y);
  g_assert_cmpfloat (layout->groups[0].y + layout->groups[0].height + metrics.spacing, ==,
                     layout->groups[1].y);
  g_assert_cmpfloat_with_epsilon (layout->groups[1].y + layout->groups[1].height, layout->height,
                                  0.001);
}

/* Wires begin and end at the edges of cards, within their cells, none on another's port. */
static void
test_wires (void)
{
  g_autoptr (SenderContractMap)    map = make_map (EIGHT);
  g_autoptr (SenderContractLayout) layout =
    sender_contract_layout_new (map, &metrics, WIDTH, FALSE);

  for (guint i = 0; i < layout->n_traces; i++)
    for (guint link = 0; link < SENDER_CONTRACT_N_LINKS; link++)
      {
        const SenderContractTrace *trace = &layout->traces[i];
        const SenderContractPoint *wire = trace->wires[link];
        const SenderContractBox   *cell = &trace->cells[link];

        g_assert_cmpfloat (wire[0].x, ==, end_of (&layout->columns[link]));
        g_assert_cmpfloat (wire[3].x, ==, layout->columns[link + 1].x);
        g_assert_cmpfloat (wire[0].y, >, cell->y);
        g_assert_cmpfloat (wire[0].y, <, cell->y + cell->height);
        g_assert_cmpfloat (trace->middles[link].x, >, wire[0].x);
        g_assert_cmpfloat (trace->middles[link].x, <, wire[3].x);
        if (i > 0)
          g_assert_cmpfloat (layout->traces[i - 1].wires[link][0].y, <, wire[0].y);
      }
}

static void
test_shared_field (void)
{
  g_autoptr (SenderContractMap)    map = make_map (EIGHT);
  g_autoptr (SenderContractLayout) layout =
    sender_contract_layout_new (map, &metrics, WIDTH, FALSE);
  const SenderContractTrace *first = &layout->traces[2];
  const SenderContractTrace *last = &layout->traces[9];

  g_assert_true (first->is_first);
  g_assert_false (last->is_first);
  g_assert_cmpfloat (first->cells[1].y, ==, last->cells[1].y);
  g_assert_cmpfloat (first->cells[1].height, ==, 8 * metrics.row);
  g_assert_cmpfloat_with_epsilon (last->wires[0][3].y - first->wires[0][3].y, 7 * metrics.port,
                                  0.001);
  /* Numbers have fields of their own. */
  g_assert_true (layout->traces[1].is_first);
  g_assert_cmpfloat (layout->traces[1].wires[0][0].y, ==, layout->traces[1].wires[0][3].y);
}

static void
test_mirrored (void)
{
  g_autoptr (SenderContractMap)    map = make_map (EIGHT);
  g_autoptr (SenderContractLayout) plain =
    sender_contract_layout_new (map, &metrics, WIDTH, FALSE);
  g_autoptr (SenderContractLayout) mirrored =
    sender_contract_layout_new (map, &metrics, WIDTH, TRUE);

  for (guint i = 0; i < SENDER_CONTRACT_N_STAGES; i++)
    g_assert_cmpfloat_with_epsilon (mirrored->columns[i].x, WIDTH - end_of (&plain->columns[i]),
                                    0.001);
  g_assert_cmpfloat (mirrored->columns[0].x, >, mirrored->columns[3].x);
  for (guint i = 0; i < plain->n_traces; i++)
    for (guint link = 0; link < SENDER_CONTRACT_N_LINKS; link++)
      {
        g_assert_cmpfloat_with_epsilon (plain->traces[i].wires[link][0].x +
                                          mirrored->traces[i].wires[link][0].x,
                                        WIDTH, 0.001);
        g_assert_cmpfloat (plain->traces[i].wires[link][0].y, ==,
                           mirrored->traces[i].wires[link][0].y);
        g_assert_cmpfloat (mirrored->traces[i].wires[link][0].x, >,
                           mirrored->traces[i].wires[link][3].x);
      }
}

/* Below what it needs it is as wide as it needs to be; columns never run into each other. */
static void
test_narrow (void)
{
  g_autoptr (SenderContractMap)    map = make_map ("{\"OTP\":\"${otp}\"}");
  double                           least = sender_contract_layout_get_min_width (&metrics);
  g_autoptr (SenderContractLayout) layout = sender_contract_layout_new (map, &metrics, 100, FALSE);

  g_assert_cmpfloat (least, ==, 180 + 100 + 190 + 170 + 70 + 60 + 50);
  g_assert_cmpfloat (layout->width, ==, least);
  for (guint i = 0; i < SENDER_CONTRACT_N_STAGES; i++)
    g_assert_cmpfloat (layout->columns[i].width, ==, metrics.columns[i]);
}

/* A long text on the phone stretches the rows, so that it stays beside them. */
static void
test_phone (void)
{
  g_autoptr (SenderContractMap)    map = make_map ("{\"OTP\":\"${otp}\"}");
  g_autoptr (SenderContractLayout) layout =
    sender_contract_layout_new (map, &metrics, WIDTH, FALSE);

  g_assert_cmpfloat (layout->bubble.height, ==, metrics.phone);
  g_assert_cmpfloat (layout->traces[2].strip.height, ==, metrics.phone);
  g_assert_cmpfloat (layout->traces[1].strip.height, ==, metrics.row);
}

static void
test_find (void)
{
  g_autoptr (SenderContractMap)    map = make_map (EIGHT);
  g_autoptr (SenderContractLayout) layout =
    sender_contract_layout_new (map, &metrics, WIDTH, FALSE);

  for (guint i = 0; i < layout->n_traces; i++)
    g_assert_cmpint (sender_contract_layout_find (layout, layout->traces[i].wires[0][0].y), ==, i);
  g_assert_cmpint (sender_contract_layout_find (layout, 1), ==, -1);
  g_assert_cmpint (sender_contract_layout_find (layout, layout->groups[1].y + 1), ==, -1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contract-layout/order", test_order);
  g_test_add_func ("/contract-layout/wires", test_wires);
  g_test_add_func ("/contract-layout/shared-field", test_shared_field);
  g_test_add_func ("/contract-layout/mirrored", test_mirrored);
  g_test_add_func ("/contract-layout/narrow", test_narrow);
  g_test_add_func ("/contract-layout/phone", test_phone);
  g_test_add_func ("/contract-layout/find", test_find);
  return g_test_run ();
}
