/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words that are drawn and less important, of the text's colour: as faint as they may be to be read
 * on a card, light or dark (WCAG 2.1, 1.4.3). */
#define SENDER_INK_DIM 0.7
