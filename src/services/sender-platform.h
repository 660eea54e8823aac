/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-config.h"
#include "sender-json.h"
#include "sender-platform-fault.h"
#include "sender-transport.h"

G_BEGIN_DECLS

/*
 * The typed client of PingOne's token endpoint, platform API and device authentications, on the one
 * transport. The client secret goes to the token endpoint only, the token to the API of the region
 * and to what issued it only. Reads try 429, 5xx and network errors again; a write is repeated only
 * where it certainly had no effect.
 */

#define SENDER_TYPE_PLATFORM (sender_platform_get_type ())

G_DECLARE_FINAL_TYPE (SenderPlatform, sender_platform, SENDER, PLATFORM, GObject)

/* What is needed of @config is copied; SENDER_ERROR_INVALID unless its connection is complete (see
 * sender-connection.h). @secret: of the worker application. */
SenderPlatform *sender_platform_new (SenderTransport *transport,
                                     SenderConfig    *config,
                                     const char      *secret,
                                     GError         **error);

/* Factor for the pauses between tries, for tests; 1.0 is real time. */
void sender_platform_set_pace (SenderPlatform *self,
                               double          pace);

/* What there is; @a and @b are the arguments in the order given here. */
typedef enum
{
  SENDER_PLATFORM_SENDERS,     /* -: all pages */
  SENDER_PLATFORM_SENDER,      /* id */
  SENDER_PLATFORM_SETTINGS,    /* -: of notifications */
  SENDER_PLATFORM_POLICIES,    /* -: of notifications, all pages */
  SENDER_PLATFORM_TEMPLATES,   /* -: all pages */
  SENDER_PLATFORM_TEMPLATE,    /* name */
  SENDER_PLATFORM_CONTENTS,    /* name of the template: all pages */
  SENDER_PLATFORM_CONTENT,     /* name of the template, id */
  SENDER_PLATFORM_LANGUAGES,   /* -: all pages */
  SENDER_PLATFORM_USERS,       /* user name, to the letter: all pages */
  SENDER_PLATFORM_USER,        /* id */
  SENDER_PLATFORM_ENVIRONMENT, /* - */
  /* Of users who sign in, not of the platform API. */
  SENDER_PLATFORM_AUTHENTICATIONS, /* - */
  SENDER_PLATFORM_OTP_CHECK,       /* address, the link of that name in the answer of the former */
} SenderPlatformResource;

typedef enum
{
  SENDER_PLATFORM_CREATE,  /* POST: SENDERS, CONTENTS, AUTHENTICATIONS, OTP_CHECK */
  SENDER_PLATFORM_REPLACE, /* PUT: SENDER, SETTINGS, CONTENT */
  SENDER_PLATFORM_DELETE,  /* DELETE: SENDER, CONTENT; SETTINGS, which go back to what they were */
} SenderPlatformWrite;

void sender_platform_get_async (SenderPlatform        *self,
                                SenderPlatformResource resource,
                                const char            *a,
                                const char            *b,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data);
/* The object of a 2xx as it came; pages are joined in `_embedded` of the first one. @fault (out)
 * (optional) (transfer full): of an error, what is known of it. */
SenderJson *sender_platform_get_finish (SenderPlatform       *self,
                                        GAsyncResult         *result,
                                        SenderPlatformFault **fault,
                                        GError              **error);

/**
 * SenderPlatformWritten:
 * @status: HTTP status of the newest answer, 0 if there was none
 * @answer: (nullable): the object that was answered, %NULL for none
 * @maybe: of an error, whether it may have landed nevertheless: read again before repeating it
 * @fault: (nullable): of an error, what is known of it
 *
 * What became of a write.
 */
typedef struct
{
  guint                status;
  SenderJson          *answer;
  gboolean             maybe;
  SenderPlatformFault *fault;
} SenderPlatformWritten;

void sender_platform_written_clear (SenderPlatformWritten *self);

/* @body (nullable): without the secret; @secret_member (nullable): where in it @secret belongs,
 * such as `authentication.password`. */
void sender_platform_write_async (SenderPlatform        *self,
                                  SenderPlatformWrite    write,
                                  SenderPlatformResource resource,
                                  const char            *a,
                                  const char            *b,
                                  SenderJson            *body,
                                  const char            *secret_member,
                                  const char            *secret,
                                  GCancellable          *cancellable,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data);
/* @written (out): valid on success and on error. */
gboolean sender_platform_write_finish (SenderPlatform        *self,
                                       GAsyncResult          *result,
                                       SenderPlatformWritten *written,
                                       GError               **error);

/* Correlation-Id of the newest answer that was no success, for the history. (nullable) */
const char *sender_platform_get_correlation_id (SenderPlatform *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SenderPlatformWritten, sender_platform_written_clear)

G_END_DECLS
