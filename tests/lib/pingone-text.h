/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-importer.h"

G_BEGIN_DECLS

/* Phone delivery settings as text, in and out; reading fails the test on any error. */
SenderImport     *pingone_text_import (const char *text);
SenderImportItem *pingone_text_get_item (SenderImport *import);
char             *pingone_text_export (SenderConfig *config);

G_END_DECLS
