/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-question.h"

static void
question_free (gpointer data)
{
  SenderQuestion *self = data;

  g_free (self->a);
  g_free (self->b);
  g_clear_pointer (&self->json, sender_json_unref);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * sender_questions_new:
 *
 * Makes a list without a question.
 *
 * Returns: (transfer full) (element-type SenderQuestion): the list
 */
GPtrArray *
sender_questions_new (void)
{
  return g_ptr_array_new_with_free_func (question_free);
}

/**
 * sender_questions_find:
 * @self: (element-type SenderQuestion): the questions
 * @resource: what to read
 * @a: (nullable): its first argument
 * @b: (nullable): its second argument
 *
 * Looks for a question.
 *
 * Returns: (transfer none) (nullable): the question, if it was asked
 */
SenderQuestion *
sender_questions_find (GPtrArray           *self,
                       SenderTwilioResource resource,
                       const char          *a,
                       const char          *b)
{
  for (guint i = 0; i < self->len; i++)
    {
      SenderQuestion *question = g_ptr_array_index (self, i);

      if (question->resource == resource && g_strcmp0 (question->a, a) == 0 &&
          g_strcmp0 (question->b, b) == 0)
        return question;
    }
  return NULL;
}

/**
 * sender_questions_add:
 * @self: (element-type SenderQuestion): the questions
 * @resource: what to read
 * @a: (nullable): its first argument
 * @b: (nullable): its second argument
 *
 * Adds a question. What two things want to know is asked once.
 *
 * Returns: (transfer none): the question
 */
SenderQuestion *
sender_questions_add (GPtrArray           *self,
                      SenderTwilioResource resource,
                      const char          *a,
                      const char          *b)
{
  SenderQuestion *question = sender_questions_find (self, resource, a, b);

  if (question != NULL)
    return question;
  question = g_new0 (SenderQuestion, 1);
  question->resource = resource;
  question->a = g_strdup (a);
  question->b = g_strdup (b);
  g_ptr_array_add (self, question);
  return question;
}

/**
 * sender_questions_get_answer:
 * @self: (element-type SenderQuestion): the questions
 * @resource: what to read
 * @a: (nullable): its first argument
 * @b: (nullable): its second argument
 *
 * Gets what came back.
 *
 * Returns: (transfer none) (nullable): the answer
 */
SenderJson *
sender_questions_get_answer (GPtrArray           *self,
                             SenderTwilioResource resource,
                             const char          *a,
                             const char          *b)
{
  const SenderQuestion *question = sender_questions_find (self, resource, a, b);

  return question != NULL ? question->json : NULL;
}

/**
 * sender_question_is_open:
 * @self: a question
 *
 * Tells whether nothing has come back yet.
 *
 * Returns: whether that is so
 */
gboolean
sender_question_is_open (const SenderQuestion *self)
{
  return self->json == NULL && self->error == NULL;
}
