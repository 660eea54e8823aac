/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A secret service that does as told, on a connection of its own to the bus of the test. It speaks
 * as much of the protocol as libsecret asks for, secrets in plain.
 */

typedef enum
{
  STUB_KEYRING_WELL,
  STUB_KEYRING_SILENT, /* never answers */
  STUB_KEYRING_FAILING,
  STUB_KEYRING_DYING, /* leaves the bus instead of answering */
} StubKeyringFault;

typedef enum
{
  STUB_KEYRING_ACCEPTS, /* what a prompt ends with */
  STUB_KEYRING_DISMISSES,
  STUB_KEYRING_WAITS,
} StubKeyringPrompt;

/**
 * StubKeyring:
 * @fault: what happens where @fault_method is called
 * @fault_method: (nullable): a method such as `SearchItems`
 * @n_answered: how many calls of it are answered before
 * @fault_name: (nullable): the D-Bus error of %STUB_KEYRING_FAILING
 * @is_locked: whether the one collection is locked
 * @is_hiding: whether a locked collection shows nothing of what it holds
 * @asks_to_create: whether keeping an item opens a prompt
 * @prompt: how a prompt ends
 * @n_prompts: how many there were
 * @items: what it holds
 */
typedef struct
{
  StubKeyringFault  fault;
  const char       *fault_method;
  const char       *fault_name;
  int               n_answered;
  gboolean          is_locked;
  gboolean          is_hiding;
  gboolean          asks_to_create;
  StubKeyringPrompt prompt;
  guint             n_prompts;
  GPtrArray        *items;

  /*< private >*/
  GDBusConnection *connection;
  GDBusNodeInfo   *node;
  GPtrArray       *unanswered;
  GArray          *registrations; /* (element-type guint): of what is on the bus */
  GVariant        *waiting;       /* (nullable): parameters of the call that a prompt is about */
  gboolean         is_unlocking;  /* that call was Unlock, else CreateItem */
  guint            n_created;
} StubKeyring;

extern const char stub_keyring_interfaces[];

StubKeyring *stub_keyring_new (const char *address);
void         stub_keyring_free (StubKeyring *self);
/* Ends a prompt that is still open as @prompt says. */
void stub_keyring_end_prompt (StubKeyring *self);
/* Adds an item as another program would. */
void stub_keyring_add (StubKeyring *self,
                       const char  *configuration,
                       const char  *authorization,
                       const char  *secret);
/* What it holds for a configuration, the newest; NULL if nothing. */
const char *stub_keyring_get (StubKeyring *self,
                              const char  *configuration);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StubKeyring, stub_keyring_free)

G_END_DECLS
