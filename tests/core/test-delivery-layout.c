/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-delivery-layout.h"

/* Where things stand in a plot. */

#define DAY G_TIME_SPAN_DAY
#define MIDNIGHT (G_GINT64_CONSTANT (1795564800) * G_USEC_PER_SEC)

typedef struct
{
  GArray              *samples;
  SenderDelivery      *delivery;
  SenderDeliveryLayout layout;
} Fixture;

static void
add (Fixture      *self,
     SenderChannel channel,
     double        seconds)
{
  SenderDeliverySample sample = {
    MIDNIGHT + DAY,
    MIDNIGHT + DAY + (gint64) (seconds * G_USEC_PER_SEC),
    channel,
    SENDER_DISPATCH_STATE_DELIVERED,
    FALSE,
  };

  g_array_append_val (self->samples, sample);
}

static void
set_up (Fixture      *self,
        gconstpointer user_data)
{
  self->samples = g_array_new (FALSE, FALSE, sizeof (SenderDeliverySample));
}

static void
lay_out (Fixture *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  self->delivery = sender_delivery_new (self->samples, MIDNIGHT, MIDNIGHT + 10 * DAY, zone);
  sender_delivery_layout_init (&self->layout, self->delivery, 100, 1100, 10, 230);
}

static void
tear_down (Fixture      *self,
           gconstpointer user_data)
{
  sender_delivery_free (self->delivery);
  g_array_unref (self->samples);
}

static void
test_time (Fixture      *self,
           gconstpointer user_data)
{
  double left = 0;
  double right = 0;

  lay_out (self);
  g_assert_cmpfloat (sender_delivery_layout_get_x (&self->layout, MIDNIGHT), ==, 100);
  g_assert_cmpfloat (sender_delivery_layout_get_x (&self->layout, MIDNIGHT + 5 * DAY), ==, 600);
  g_assert_cmpfloat (sender_delivery_layout_get_x (&self->layout, MIDNIGHT - DAY), ==, 100);
  g_assert_cmpfloat (sender_delivery_layout_get_x (&self->layout, MIDNIGHT + 11 * DAY), ==, 1100);
  g_assert_cmpuint (sender_delivery_layout_find_day (&self->layout, 0), ==, 0);
  g_assert_cmpuint (sender_delivery_layout_find_day (&self->layout, 650), ==, 5);
  g_assert_cmpuint (sender_delivery_layout_find_day (&self->layout, 5000), ==, 9);
  sender_delivery_layout_get_days (&self->layout, 2, 4, &left, &right);
  g_assert_cmpfloat (left, ==, 300);
  g_assert_cmpfloat (right, ==, 600);
  g_assert_cmpuint (sender_delivery_layout_get_label_step (&self->layout, 60), ==, 1);
  g_assert_cmpuint (sender_delivery_layout_get_label_step (&self->layout, 101), ==, 2);
}

/* As much from 1 s to 3 s as from 10 s to 30 s, and nothing outside of its lane. */
static void
test_lanes (Fixture      *self,
            gconstpointer user_data)
{
  double one = 0;
  double three = 0;
  double ten = 0;

  add (self, SENDER_CHANNEL_SMS, 3);
  add (self, SENDER_CHANNEL_VOICE, 11);
  lay_out (self);
  g_assert_cmpuint (self->layout.n_lanes, ==, 2);
  g_assert_cmpint (self->layout.channels[1], ==, SENDER_CHANNEL_VOICE);
  g_assert_cmpuint (self->layout.n_ticks, ==, 4);
  g_assert_cmpfloat (sender_delivery_layout_get_lane_top (&self->layout, 0), ==, 10);
  g_assert_cmpfloat (sender_delivery_layout_get_lane_bottom (&self->layout, 0), ==, 110);
  g_assert_cmpfloat (sender_delivery_layout_get_lane_top (&self->layout, 1), ==, 130);
  g_assert_cmpfloat (sender_delivery_layout_get_lane_bottom (&self->layout, 1), ==, 230);
  one = sender_delivery_layout_get_y (&self->layout, 0, 1);
  three = sender_delivery_layout_get_y (&self->layout, 0, 3);
  ten = sender_delivery_layout_get_y (&self->layout, 0, 10);
  g_assert_cmpfloat (one, ==, 110);
  g_assert_cmpfloat_with_epsilon (one - three, ten - 10, 0.001);
  g_assert_cmpfloat (sender_delivery_layout_get_y (&self->layout, 0, 0.001), ==, 110);
  g_assert_cmpfloat (sender_delivery_layout_get_y (&self->layout, 0, 1000), ==, 10);
  g_assert_cmpfloat (sender_delivery_layout_get_y (&self->layout, 0, 0), ==, 110);
}

/* A rehearsal delivers in milliseconds, a bad day in minutes. */
static void
test_ticks (Fixture      *self,
            gconstpointer user_data)
{
  add (self, SENDER_CHANNEL_VOICE, 0.05);
  add (self, SENDER_CHANNEL_VOICE, 120);
  lay_out (self);
  g_assert_cmpuint (self->layout.n_lanes, ==, 1);
  g_assert_cmpint (self->layout.channels[0], ==, SENDER_CHANNEL_VOICE);
  g_assert_cmpfloat (self->layout.ticks[0], ==, 0.03);
  g_assert_cmpfloat (self->layout.ticks[self->layout.n_ticks - 1], ==, 300);
}

static void
test_nothing (Fixture      *self,
              gconstpointer user_data)
{
  lay_out (self);
  g_assert_cmpuint (self->layout.n_lanes, ==, 1);
  g_assert_cmpuint (sender_delivery_count_lanes (self->delivery), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/delivery/layout/time", Fixture, NULL, set_up, test_time, tear_down);
  g_test_add ("/delivery/layout/lanes", Fixture, NULL, set_up, test_lanes, tear_down);
  g_test_add ("/delivery/layout/ticks", Fixture, NULL, set_up, test_ticks, tear_down);
  g_test_add ("/delivery/layout/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}
