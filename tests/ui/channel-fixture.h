/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sender-page.h"
#include "sender-pair-row.h"
#include "sender-test-config.h"

G_BEGIN_DECLS

/* A channel's page in a window of its own, with a document; and what tests of widgets need. */

typedef struct
{
  SenderConfig   *config;
  SenderDocument *document;
  GtkWidget      *overlay;
  GtkWidget      *window;
  SenderPage     *page;
} ChannelFixture;

/* Takes @config. */
void channel_fixture_open (ChannelFixture *self,
                           SenderConfig   *config,
                           SenderChannel   channel);
/* Fails the test if something of it is left. */
void channel_fixture_close (ChannelFixture *self);

/* Of the form first, of the headers after that; NULL if there are fewer. */
SenderPairRow *channel_fixture_get_row (ChannelFixture *self,
                                        guint           position);
/* The name, or the value, of a row. */
GtkEditable *channel_fixture_get_entry (ChannelFixture *self,
                                        guint           position,
                                        guint           nth);
void         channel_fixture_assert_entry (ChannelFixture *self,
                                           guint           position,
                                           guint           nth,
                                           const char     *text);
/* What has the focus is that field of that row. */
void channel_fixture_assert_focus (ChannelFixture *self,
                                   guint           position,
                                   const char     *property);
/* An action of a row. */
void channel_fixture_act (ChannelFixture *self,
                          guint           position,
                          const char     *action);
/* Whether the preview holds @fragment. */
void channel_fixture_assert_wire (ChannelFixture *self,
                                  const char     *fragment,
                                  gboolean        has);
/* Whether a visible label of the page says it. */
gboolean channel_fixture_says (ChannelFixture *self,
                               const char     *fragment);

/* Waits until the main loop has nothing to do. */
void sender_test_settle (void);
/* The nth widget of a type below @widget, hidden ones too, in the order of the tree. */
gpointer sender_test_find_typed (gpointer widget,
                                 GType    type,
                                 guint    nth);
/* Whether a visible label somewhere below says it. */
gboolean sender_test_says (GtkWidget  *widget,
                           const char *fragment);

G_END_DECLS
