/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plan-fixture.h"

#include "sender-record.h"
#include "sender-test-config.h"

void
plan_case_clear (Case *self)
{
  g_clear_object (&self->ours);
  g_clear_pointer (&self->base, sender_live_unref);
  g_clear_pointer (&self->live, sender_live_unref);
  g_clear_pointer (&self->overwrite, g_hash_table_unref);
}

/* Edits since publishing, in the configuration and at the service. */
Case
make_case (const char *ours,
           const char *theirs)
{
  g_autoptr (SenderConfig) published = sender_test_config_studio ();
  g_autoptr (SenderConfig) changed = sender_record_copy (published);
  Case                     self = { sender_record_copy (published), live_fixture_new (published),
                                    NULL, SENDER_SECRET_PUBLISHED, TRUE, FALSE, FALSE, NULL,
                                    NULL };

  if (ours != NULL)
    sender_test_config_edit (self.ours, ours);
  if (theirs != NULL)
    sender_test_config_edit (changed, theirs);
  self.live = live_fixture_new (changed);
  self.overwrite = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

SenderPlan *
plan (Case *self)
{
  const SenderPlanInput input = {
    .config = self->ours,
    .live = self->live,
    .base = self->knows_base ? self->base : NULL,
    .sender = self->knows_base ? LIVE_FIXTURE_SENDER : NULL,
    .secret = self->secret,
    .chain = self->former,
    .state = self->state,
    .former_base = self->former_base,
    .since = self->since,
    .is_withdrawn = self->is_withdrawn,
    .is_doubtful = self->is_doubtful,
    .overwrite = self->overwrite,
  };
  g_autoptr (GError) error = NULL;
  SenderPlan        *made = sender_plan_new (&input, &error);

  g_assert_no_error (error);
  return made;
}

char *
plan_dup_change (const SenderChange *change)
{
  return g_strdup_printf ("%s|%s|%s|%s|%s%s", sender_change_object_get_nick (change->object),
                          change->path, sender_change_kind_get_nick (change->kind),
                          change->now != NULL ? change->now : "-",
                          change->after != NULL ? change->after : "-", change->is_kept ? "" : "!");
}

void
assert_changes (const SenderPlan  *made,
                const char *const *expected)
{
  for (guint i = 0; i < made->changes->len; i++)
    {
      g_autofree char *text = plan_dup_change (g_ptr_array_index (made->changes, i));

      g_test_message ("%s", text);
      g_assert_cmpstr (text, ==, expected[i]);
    }
  g_assert_null (expected[made->changes->len]);
}

static char *
dup_actions (const SenderPlan *made)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < made->steps->len; i++)
    {
      const SenderStep *step = g_ptr_array_index (made->steps, i);

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " " : "",
                              sender_change_object_get_nick (step->object),
                              sender_step_action_get_nick (step->action));
    }
  return g_string_free (text, FALSE);
}

void
assert_actions (const SenderPlan *made,
                const char       *expected)
{
  g_autofree char *actions = dup_actions (made);

  g_assert_cmpstr (actions, ==, expected);
}

SenderStep *
get_step (const SenderPlan  *made,
          SenderChangeObject object)
{
  for (guint i = 0; i < made->steps->len; i++)
    if (((SenderStep *) made->steps->pdata[i])->object == object)
      return made->steps->pdata[i];
  g_assert_not_reached ();
}
