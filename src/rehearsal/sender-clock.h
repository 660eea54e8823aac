/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The time of the rehearsal, which may run faster than ours or stand still. What is due happens
 * when somebody looks (sender_clock_run()), at the moment it was due: no timer wakes the process.
 */

#define SENDER_MILLISECOND ((gint64) 1000)
#define SENDER_SECOND (1000 * SENDER_MILLISECOND)

typedef struct _SenderClock SenderClock;

/* @key is what was given to sender_clock_schedule(). */
typedef void (*SenderClockFunc) (const char *key,
                                 gpointer    user_data);

SenderClock *sender_clock_new (void);
void         sender_clock_free (SenderClock *self);

/* Microseconds since 1970 UTC. */
gint64 sender_clock_now (SenderClock *self);
void   sender_clock_schedule (SenderClock    *self,
                              gint64          delay,
                              const char     *key,
                              SenderClockFunc func,
                              gpointer        user_data);
void   sender_clock_run (SenderClock *self);
void   sender_clock_advance (SenderClock *self,
                             gint64       microseconds);
/* How many seconds pass in one of ours; 0 stops the clock. */
void   sender_clock_set_speed (SenderClock *self,
                               double       speed);
double sender_clock_get_speed (SenderClock *self);
/* Forgets what is scheduled; the time itself goes on. */
void sender_clock_clear (SenderClock *self);

/* As product hosts write it, as the account API does, and as HTTP does. (transfer full) */
char *sender_clock_to_iso (gint64 at);
char *sender_clock_to_rfc2822 (gint64 at);
char *sender_clock_to_http (gint64 at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SenderClock, sender_clock_free)

G_END_DECLS
