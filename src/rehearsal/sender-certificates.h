/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Certificates for 127.0.0.1 that nobody should trust. NULL where GIO has no TLS.
 * (transfer full) (nullable) */
GTlsCertificate *sender_certificates_load (gboolean expired);

G_END_DECLS
