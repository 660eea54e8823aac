/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-front.h"

#include "sender-certificates.h"
#include "sender-error.h"
#include "sender-front-visitor.h"

#include <glib/gi18n-lib.h>

#define BACKLOG 64

typedef struct
{
  SenderFront     *front;
  SenderService    service;
  GSocket         *socket;
  GSource         *source; /* (nullable): while it listens */
  GTlsCertificate *certificate;
} Door;

struct _SenderFront
{
  SenderStage *stage;
  GPtrArray   *visitors; /* (element-type SenderFrontVisitor): borrowed, they leave by themselves */
  Door         doors[SENDER_N_SERVICES];
};

static gboolean
accept_cb (GSocket     *socket,
           GIOCondition condition,
           gpointer     user_data)
{
  Door               *door = user_data;
  g_autoptr (GSocket) accepted = g_socket_accept (socket, NULL, NULL);

  if (accepted != NULL)
    sender_front_visitor_start (door->front->stage, door->service, accepted, door->certificate,
                                door->front->visitors);
  return G_SOURCE_CONTINUE;
}

/* A port that is bound but does not listen refuses whoever knocks, and stays ours. */
static GSocket *
bind_port (guint16  port,
           GError **error)
{
  g_autoptr (GSocket)        socket = NULL;
  g_autoptr (GInetAddress)   loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);

  socket = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);
  if (socket == NULL || !g_socket_bind (socket, address, TRUE, error))
    return NULL;
  g_socket_set_blocking (socket, FALSE);
  g_socket_set_listen_backlog (socket, BACKLOG);
  return g_steal_pointer (&socket);
}

static void
open_door (Door *door)
{
  g_autoptr (GError) error = NULL;

  if (!g_socket_listen (door->socket, &error))
    {
      g_warning ("Could not listen for %s: %s", sender_service_get_name (door->service),
                 error->message);
      return;
    }
  door->source = g_socket_create_source (door->socket, G_IO_IN, NULL);
  g_source_set_callback (door->source, G_SOURCE_FUNC (accept_cb), door, NULL);
  g_source_attach (door->source, g_main_context_get_thread_default ());
}

static void
stop_listening (Door *door)
{
  if (door->source != NULL)
    g_source_destroy (door->source);
  g_clear_pointer (&door->source, g_source_unref);
}

static void
close_door (Door *door)
{
  stop_listening (door);
  if (door->socket != NULL)
    g_socket_close (door->socket, NULL);
  g_clear_object (&door->socket);
}

static gboolean
start_door (Door    *door,
            guint16  port,
            GError **error)
{
  g_autoptr (GSocketAddress) address = NULL;

  door->socket = bind_port (port, error);
  if (door->socket == NULL)
    {
      g_prefix_error (error, _ ("Could not take a port for %s: "),
                      sender_service_get_name (door->service));
      return FALSE;
    }
  address = g_socket_get_local_address (door->socket, error);
  if (address == NULL)
    return FALSE;
  door->front->stage->ports[door->service] =
    g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
  open_door (door);
  return TRUE;
}

/**
 * sender_front_new:
 * @stage: what the stand-ins share; must outlive the front
 *
 * Makes the ports' side of the rehearsal; nothing listens yet.
 *
 * Returns: (transfer full): the front
 */
SenderFront *
sender_front_new (SenderStage *stage)
{
  SenderFront *self = g_new0 (SenderFront, 1);

  self->stage = stage;
  self->visitors = g_ptr_array_new ();
  for (guint i = 0; i < SENDER_N_SERVICES; i++)
    {
      self->doors[i].front = self;
      self->doors[i].service = (SenderService) i;
    }
  return self;
}

/**
 * sender_front_free:
 * @self: (transfer full): the front
 *
 * Closes everything. It iterates the main context until the last connection is gone, so that
 * nothing of the rehearsal is called afterwards.
 */
void
sender_front_free (SenderFront *self)
{
  for (guint i = 0; i < SENDER_N_SERVICES; i++)
    {
      close_door (&self->doors[i]);
      g_clear_object (&self->doors[i].certificate);
      self->stage->ports[i] = 0;
    }
  for (guint i = 0; i < self->visitors->len; i++)
    sender_front_visitor_dismiss (g_ptr_array_index (self->visitors, i));
  while (self->visitors->len > 0)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_ptr_array_unref (self->visitors);
  g_free (self);
}

/**
 * sender_front_start:
 * @self: the front
 * @port: the first of consecutive ports, or 0 for any that are free
 * @error: return location
 *
 * Listens on loopback, and nowhere else. The TLS ports are left out where GIO has no TLS.
 *
 * Returns: whether all ports could be had
 */
gboolean
sender_front_start (SenderFront *self,
                    guint        port,
                    GError     **error)
{
  if (port > G_MAXUINT16 - SENDER_N_SERVICES)
    {
      g_set_error (error, SENDER_ERROR, SENDER_ERROR_INVALID,
                   _ ("%u is no port that %d services fit behind."), port, SENDER_N_SERVICES);
      return FALSE;
    }
  for (guint i = 0; i < SENDER_N_SERVICES; i++)
    {
      Door    *door = &self->doors[i];
      gboolean tls = i >= SENDER_SERVICE_TLS_SELF_SIGNED;

      if (tls)
        door->certificate = sender_certificates_load (i == SENDER_SERVICE_TLS_EXPIRED);
      if (tls && door->certificate == NULL)
        continue;
      if (!start_door (door, port != 0 ? (guint16) (port + i) : 0, error))
        return FALSE;
    }
  return TRUE;
}

static void
refuse_at (Door *door)
{
  guint16            port = door->front->stage->ports[door->service];
  g_autoptr (GError) error = NULL;

  close_door (door);
  door->socket = bind_port (port, &error);
  if (door->socket == NULL)
    g_warning ("Could not keep port %u: %s", port, error->message);
}

/**
 * sender_front_update:
 * @self: the front
 *
 * Closes the ports of services that are to refuse connections, and opens them again.
 */
void
sender_front_update (SenderFront *self)
{
  for (guint i = 0; i < SENDER_N_SERVICES; i++)
    {
      Door    *door = &self->doors[i];
      gboolean refuse = i != SENDER_SERVICE_CONTROL &&
                        sender_faults_has (self->stage->faults, SENDER_FAULT_REFUSE,
                                           sender_service_get_name (door->service));

      if (door->socket == NULL)
        continue;
      if (refuse && door->source != NULL)
        refuse_at (door);
      else if (!refuse && door->source == NULL)
        open_door (door);
    }
}
