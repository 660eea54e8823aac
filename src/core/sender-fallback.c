/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-fallback.h"

#include "sender-chain-order.h"

/**
 * SenderFallback:
 *
 * Who takes over when the provider can't queue a message: nobody, the service's own account, or
 * whoever the chain has.
 */
struct _SenderFallback
{
  SenderRecord parent_instance;

  gboolean enabled;
  GStrv    chain;
  gboolean is_following;
};

G_DEFINE_FINAL_TYPE (SenderFallback, sender_fallback, SENDER_TYPE_RECORD)

static const SenderField fields[] = {
  SENDER_BOOLEAN (SenderFallback, "enabled", enabled, SENDER_FIELD_PLAIN),
  SENDER_STRV (SenderFallback, "chain", chain, SENDER_FIELD_OPTIONAL),
};

static gboolean
is_none (const char *word)
{
  return g_strcmp0 (word, SENDER_CHAIN_NONE) == 0;
}

/* Without the word that stands for nobody. */
static const char *const *
get_chain (SenderFallback *self)
{
  return (const char *const *) (is_none (self->chain[0]) ? self->chain + 1 : self->chain);
}

static void
set_chain (SenderFallback    *self,
           const char *const *order)
{
  static const char *const nobody[] = { SENDER_CHAIN_NONE, NULL };

  g_object_set (self, "chain", *order != NULL ? order : nobody, NULL);
}

/* The word for nobody beside somebody says nothing. */
static void
drop_none (SenderFallback *self)
{
  while (g_strv_length (self->chain) > 1 &&
         sender_chain_order_has ((const char *const *) self->chain, SENDER_CHAIN_NONE))
    {
      const char *const *chain = (const char *const *) self->chain;
      g_auto (GStrv)     others =
        sender_chain_order_remove (chain, sender_chain_order_find (chain, SENDER_CHAIN_NONE));

      g_object_set (self, "chain", others, NULL);
    }
}

/* The chain wins: the switch shows what it says. Only where the switch was just turned does the
 * chain follow. */
static void
follow (SenderFallback *self,
        const char     *changed)
{
  gboolean ends_with_ping = FALSE;

  drop_none (self);
  ends_with_ping = sender_chain_order_ends_with_ping (get_chain (self));
  if (!sender_fallback_has_chain (self) || self->enabled == ends_with_ping)
    return;
  if (g_strcmp0 (changed, "enabled") == 0)
    {
      g_auto (GStrv) chain = sender_chain_order_end_with_ping (get_chain (self), self->enabled);

      set_chain (self, (const char *const *) chain);
    }
  else
    g_object_set (self, "enabled", ends_with_ping, NULL);
}

/* Who hears of one of the two finds both as they belong together, and is told once. */
static void
sender_fallback_notify (GObject    *object,
                        GParamSpec *pspec)
{
  SenderFallback *self = SENDER_FALLBACK (object);

  if (self->is_following)
    return;
  self->is_following = TRUE;
  follow (self, pspec->name);
  self->is_following = FALSE;
  G_OBJECT_CLASS (sender_fallback_parent_class)->notify (object, pspec);
}

static void
sender_fallback_loaded (SenderRecord *record)
{
  follow (SENDER_FALLBACK (record), NULL);
}

static void
sender_fallback_class_init (SenderFallbackClass *klass)
{
  G_OBJECT_CLASS (klass)->notify = sender_fallback_notify;
  SENDER_RECORD_CLASS (klass)->loaded = sender_fallback_loaded;
  sender_record_class_set_fields (SENDER_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
sender_fallback_init (SenderFallback *self)
{
}

/**
 * sender_fallback_new:
 *
 * Makes one with its defaults.
 *
 * Returns: (transfer full): the record
 */
SenderFallback *
sender_fallback_new (void)
{
  return g_object_new (SENDER_TYPE_FALLBACK, NULL);
}

/**
 * sender_fallback_is_enabled:
 *
 * Tells `enabled`: whether Ping’s own account is asked last.
 *
 * Returns: the value
 */
gboolean
sender_fallback_is_enabled (SenderFallback *self)
{
  return self->enabled;
}

/**
 * sender_fallback_get_chain:
 *
 * Gets the order that `chain` says.
 *
 * Returns: (transfer none) (array zero-terminated=1): the words; none where nobody is named, and
 *   where the switch decides
 */
const char *const *
sender_fallback_get_chain (SenderFallback *self)
{
  return get_chain (self);
}

/**
 * sender_fallback_has_chain:
 *
 * Tells whether the order is said in full.
 *
 * Returns: whether it is; else the switch decides
 */
gboolean
sender_fallback_has_chain (SenderFallback *self)
{
  return *self->chain != NULL;
}

/**
 * sender_fallback_is_empty:
 *
 * Tells whether the order names nobody. PingOne then uses Ping’s own account (reference: PingOne,
 * 2.2).
 *
 * Returns: whether it does
 */
gboolean
sender_fallback_is_empty (SenderFallback *self)
{
  return sender_fallback_has_chain (self) && *get_chain (self) == NULL;
}

/**
 * sender_fallback_dup_order:
 *
 * Gets the order that holds.
 *
 * Returns: (transfer full): the chain, or what the switch gives
 */
GStrv
sender_fallback_dup_order (SenderFallback *self)
{
  return sender_fallback_has_chain (self) ? g_strdupv ((GStrv) get_chain (self))
                                          : sender_chain_order_new (self->enabled);
}

/**
 * sender_fallback_is_alone:
 *
 * Tells whether the own sender is the last that is asked.
 *
 * Returns: whether it is; %FALSE where it is not asked at all
 */
gboolean
sender_fallback_is_alone (SenderFallback *self)
{
  g_auto (GStrv) order = sender_fallback_dup_order (self);
  guint          own = sender_chain_order_find ((const char *const *) order, SENDER_CHAIN_SELF);

  return order[own] != NULL && order[own + 1] == NULL;
}

/**
 * sender_fallback_set_order:
 * @order: (array zero-terminated=1): what is to hold
 *
 * Says the order, also one that names nobody. Where the switch says it as well it is left to it.
 */
void
sender_fallback_set_order (SenderFallback    *self,
                           const char *const *order)
{
  gboolean with_ping = sender_chain_order_ends_with_ping (order);

  if (!sender_chain_order_is_plain (order))
    set_chain (self, order);
  else
    g_object_set (self, "chain", NULL, "enabled", with_ping, NULL);
}

/**
 * sender_fallback_take_chain:
 * @chain: (nullable): what is live; %NULL is as good as an empty one
 * @own: (nullable): id of the own sender
 *
 * Takes over the order that is live, so that publishing it again changes nothing.
 */
void
sender_fallback_take_chain (SenderFallback *self,
                            SenderJson     *chain,
                            const char     *own)
{
  g_auto (GStrv) order = sender_chain_order_read (chain, own);

  sender_fallback_set_order (self, (const char *const *) order);
}
