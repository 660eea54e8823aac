/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-json.h"
#include "sender-shelf.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * An account of the vendor: who may call, and what it owns. The default one has credentials that
 * everybody can read here and that open nothing.
 */

#define SENDER_ACCOUNT_DEFAULT_SID "AC00000000000000000000000000000000"
#define SENDER_ACCOUNT_DEFAULT_TOKEN "00000000000000000000000000000000"
#define SENDER_ACCOUNT_DEFAULT_KEY "SK00000000000000000000000000000000"
#define SENDER_ACCOUNT_DEFAULT_KEY_SECRET "rehearsalkeysecret00000000000000"

typedef struct
{
  char       *sid;
  char       *token; /* (nullable): NULL takes any that is not empty */
  char       *name;
  char       *status; /* active, suspended, closed */
  char       *type;   /* Full, Trial */
  char       *owner_sid;
  gboolean    test;    /* test credentials: Studio refuses them */
  SenderJson *keys;    /* array of {sid, secret, kind, permissions[]} */
  SenderJson *numbers; /* (nullable): array; what an account owns, NULL: whatever it sends from */
  SenderJson *short_codes;
  SenderJson *caller_ids;
  SenderJson *facts; /* what the compliance stand-ins answer, as given */
} SenderAccount;

typedef struct
{
  const SenderAccount *account; /* (not owned) (nullable) */
  const char          *key;     /* (not owned) (nullable): kind of the API key: main, standard,
                                   restricted; NULL for the account's own token */
  SenderJson *permissions;      /* (not owned) (nullable): names of services of a restricted one */
} SenderCaller;

/* What was sent to the control interface; missing members take their defaults.
 * NULL with an error that names the member if one is wrong. */
SenderAccount *sender_account_new (SenderJson *json,
                                   GError    **error);
SenderAccount *sender_account_new_default (void);
void           sender_account_free (SenderAccount *self);
/* Without secrets. (transfer full) */
SenderJson *sender_account_to_json (const SenderAccount *self);

/* Whether @number is in the account's list; an account without a list owns any. */
gboolean sender_account_owns (const SenderAccount *self,
                              const char          *number);

/* Finds whose credentials the Authorization header carries; NULL with @message set to the
 * vendor's words otherwise. */
gboolean sender_account_identify (SenderShelf        *accounts,
                                  SoupMessageHeaders *headers,
                                  SenderCaller       *caller,
                                  const char        **message);
gboolean sender_caller_may (const SenderCaller *self,
                            const char         *service);

/* User and password of a Basic header; FALSE if there is none. */
gboolean sender_account_parse_basic (SoupMessageHeaders *headers,
                                     char              **user,
                                     char              **password);

G_END_DECLS
