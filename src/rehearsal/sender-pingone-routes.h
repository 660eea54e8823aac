/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-router.h"

G_BEGIN_DECLS

/* Who answers which request to PingOne: one table per thing, each ends with a row without a
 * handler. A path stands in one table only. */

#define SENDER_PINGONE_PATH "/v1/environments/{environment}/"

extern const SenderRoute sender_pingone_sender_routes[];
extern const SenderRoute sender_pingone_settings_routes[];
extern const SenderRoute sender_pingone_collection_routes[];
extern const SenderRoute sender_pingone_template_routes[];
extern const SenderRoute sender_pingone_content_routes[];
extern const SenderRoute sender_pingone_passcode_routes[];

G_END_DECLS
