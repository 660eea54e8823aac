/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery.h"
#include "sender-history-model.h"

#include <stdlib.h>
#include <time.h>

/* What a window waits for with the history at PATH: medians in milliseconds, and those of the
 * processor time, which other work on the machine does not add to. */

#define RUNS 15

typedef struct
{
  double wall;
  double cpu;
} Time;

typedef struct
{
  const char         *name;
  SenderHistoryFilter filter;
  gboolean            is_deep; /* a row far from the top, too */
} Case;

static Time
now (void)
{
  return (Time){ (double) g_get_monotonic_time () / 1000, 1000.0 * clock () / CLOCKS_PER_SEC };
}

static Time
since (Time start)
{
  Time end = now ();

  return (Time){ end.wall - start.wall, end.cpu - start.cpu };
}

static void
iterate (SenderHistoryModel *model,
         SenderHistoryItem  *item)
{
  SenderOperation *operation = sender_history_model_get_operation (model);

  while (sender_operation_is_running (operation) ||
         (item != NULL && sender_history_item_get_entry (item) == NULL))
    g_main_context_iteration (NULL, TRUE);
}

static Time
measure_list (SenderHistoryModel *model,
              const Case         *wanted)
{
  Time start = now ();

  if (wanted->is_deep)
    {
      guint                         n = g_list_model_get_n_items (G_LIST_MODEL (model));
      g_autoptr (SenderHistoryItem) item =
        g_list_model_get_item (G_LIST_MODEL (model),
                               n - 1 - (guint) g_random_int_range (0, 10000));

      iterate (model, item);
    }
  else
    {
      sender_history_model_set_filter (model, &wanted->filter);
      iterate (model, NULL);
    }
  return since (start);
}

static void
sampled_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  *(GArray **) user_data = sender_history_sample_finish (SENDER_HISTORY (source), result, NULL);
}

/* Reading, on the history's thread; summing up, on that of the window. */
static void
measure_plot (SenderHistory *history,
              Time          *reading,
              Time          *summing)
{
  const SenderHistoryFilter  all = SENDER_HISTORY_FILTER_ALL;
  g_autoptr (GTimeZone)      zone = g_time_zone_new_local ();
  g_autoptr (GArray)         samples = NULL;
  g_autoptr (SenderDelivery) delivery = NULL;
  Time                       start = now ();

  sender_history_sample_async (history, &all, NULL, sampled_cb, &samples);
  while (samples == NULL)
    g_main_context_iteration (NULL, TRUE);
  *reading = since (start);
  start = now ();
  delivery = sender_delivery_new (samples, 0, g_get_real_time (), zone);
  *summing = since (start);
}

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
report (const char *name,
        const Time *times)
{
  double wall[RUNS];
  double cpu[RUNS];

  for (guint i = 0; i < RUNS; i++)
    {
      wall[i] = times[i].wall;
      cpu[i] = times[i].cpu;
    }
  qsort (wall, RUNS, sizeof *wall, compare);
  qsort (cpu, RUNS, sizeof *cpu, compare);
  g_print ("%s\t%.1f\t%.1f\n", name, wall[RUNS / 2], cpu[RUNS / 2]);
}

int
main (int   argc,
      char *argv[])
{
  static const Case cases[] = {
    { "first page and count", SENDER_HISTORY_FILTER_ALL, FALSE },
    { "page far down", SENDER_HISTORY_FILTER_ALL, TRUE },
    { "search, nothing found", { NULL, -1, -1, 0, 0, (char *) "nowhere" }, FALSE },
    { "search, some found", { NULL, -1, -1, 0, 0, (char *) "0123" }, FALSE },
    { "publishes", { NULL, -1, -1, 0, 0, NULL, SENDER_HISTORY_PUBLISH }, FALSE },
    { "one result", { NULL, -1, SENDER_DISPATCH_STATE_UNDELIVERED, 0, 0, NULL }, FALSE },
  };
  g_autoptr (SenderHistory)      history = NULL;
  g_autoptr (SenderHistoryModel) model = NULL;
  Time                           times[RUNS];
  Time                           more[RUNS];

  if (argc != 2)
    return 2;
  history = sender_history_new (argv[1]);
  model = sender_history_model_new (history);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint run = 0; run < RUNS; run++)
        times[run] = measure_list (model, &cases[i]);
      report (cases[i].name, times);
    }
  for (guint run = 0; run < RUNS; run++)
    measure_plot (history, &times[run], &more[run]);
  report ("plot, read beside the window", times);
  report ("plot, summed up in the window", more);
  return 0;
}
