/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"

G_BEGIN_DECLS

/* Each value on its way from PingOne to the handset. */

#define SENDER_TYPE_CONTRACT_PAGE (sender_contract_page_get_type ())

G_DECLARE_FINAL_TYPE (SenderContractPage, sender_contract_page, SENDER, CONTRACT_PAGE, SenderPage)

G_END_DECLS
