/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sender-contract-paint-private.h"
#include "sender-test.h"
#include "sender-window.h"
#include "widgets.h"

#include <math.h>
#include <string.h>

/* Our own colours can be told from what is behind them: WCAG 2.1, 1.4.3 and 1.4.11. What is
 * measured is the picture: boxes with the names and classes of a place in the window are drawn, the
 * innermost without a text and then filled with the colour that its text has. So the theme's own
 * colours, what lets others through and what is faded count as they are seen. */

#define TEXT 4.5
/* Where a shape stands beside the colour, or its meaning is written there, too. */
#define GRAPHIC 3.0

#define SIZE 64
#define NO_INK (-1)

typedef struct
{
  GtkWidget parent_instance;

  gboolean filled;
  gboolean is_drawn; /* with @ink, else with the colour that its text would have */
  GdkRGBA  ink;
} Probe;

typedef struct
{
  GtkWidgetClass parent_class;
} ProbeClass;

static GType probe_get_type (void);

G_DEFINE_TYPE (Probe, probe, GTK_TYPE_WIDGET)

static void
probe_snapshot (GtkWidget   *widget,
                GtkSnapshot *snapshot)
{
  GtkWidget      *child = gtk_widget_get_first_child (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  GdkRGBA         color;

  if (child != NULL)
    gtk_widget_snapshot_child (widget, child, snapshot);
  if (!((Probe *) widget)->filled)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  if (((Probe *) widget)->is_drawn)
    color = ((Probe *) widget)->ink;
  gtk_snapshot_append_color (snapshot, &color, &area);
}

static void
probe_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (probe_parent_class)->dispose (object);
}

static void
probe_class_init (ProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = probe_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = probe_snapshot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
probe_init (Probe *self)
{
}

static const struct
{
  const char *place; /* as a selector: what is in what */
  double      least;
} places[] = {
  { "box.sidebar-pane row label.badge.error", TEXT },
  { "box.sidebar-pane row label.badge.warning", TEXT },
  { "list.boxed-list row.findings.error label.error", TEXT },
  { "list.boxed-list row.findings.warning label.warning", TEXT },
  { "list.boxed-list row.findings.error button.fix.error label", TEXT },
  { "list.boxed-list row.findings.warning button.fix.warning label", TEXT },
  { "box.card box.message-findings.error label.error", TEXT },
  { "box.card box.message-findings.warning label.warning", TEXT },
  { "box.card box.message-findings.warning button.fix.warning label", TEXT },
  { "list.boxed-list row.error widget.text-field.error text", TEXT },
  { "box label.simulated", TEXT },
  { "box.card button.matrix-cell.error label", TEXT },
  { "box.card button.matrix-cell.warning label", TEXT },
  { "box.card button.matrix-cell.selected label", TEXT },
  { "box.card button.matrix-cell.gap label", TEXT },
  { "box.card button.matrix-cell image", GRAPHIC },
  { "box.card button.chip label", TEXT },
  { "box.card number.error text.number.error", TEXT },
  { "box.card number.warning text.number.warning", TEXT },
  { "box.card box.message-editor label.counter.error", TEXT },
  { "box.card box.message-editor label.counter.warning", TEXT },
  { "box.sidebar-pane button.environment.production label", TEXT },
  { "box.sidebar-pane button.environment.sandbox label.caption", TEXT },
  { "box.sidebar-pane button.environment.practice label", TEXT },
  { "box.notice label", TEXT },
  { "box.notice.error label", TEXT },
  { "box.practice-strip label", TEXT },
  { "box.card button.fix.on-wire.error label", TEXT },
  { "box.card button.fix.on-wire.warning label", TEXT },
  { "box.card row.pair box.off entry", TEXT },
  { "popover.findings-popover contents box.accepted label", TEXT },
  { "box.handset box.caller image", GRAPHIC },
  { "box.handset.ringing box.caller image", GRAPHIC },
  { "box.handset box.bubble label", TEXT },
  { "box.card list.timeline timeline-mark.fact", GRAPHIC },
  { "box.card list.timeline timeline-mark.step", GRAPHIC },
  { "box.card list.timeline timeline-mark.success", GRAPHIC },
  { "box.card list.timeline timeline-mark.error", GRAPHIC },
  { "box.card list.timeline timeline-mark.warning", GRAPHIC },
  { "row.warning-note image", GRAPHIC },
  { "menubutton.findings-error button image", GRAPHIC },
  { "menubutton.findings-warning button image", GRAPHIC },
};

/* What is drawn on a card, by its meaning. */
static const struct
{
  SenderContractInk ink;
  double            least;
} inks[] = {
  { SENDER_CONTRACT_INK_TEXT, TEXT },
  { SENDER_CONTRACT_INK_DIM, TEXT },
  { SENDER_CONTRACT_INK_GOOD, GRAPHIC },
  { SENDER_CONTRACT_INK_ERROR, GRAPHIC },
  { SENDER_CONTRACT_INK_WARNING, GRAPHIC },
};

/* A node as `name.class.class`. */
static GtkWidget *
make_node (const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, ".", -1);
  GtkWidget     *node = g_object_new (probe_get_type (), "css-name", names[0], NULL);

  for (guint i = 1; names[i] != NULL; i++)
    gtk_widget_add_css_class (node, names[i]);
  return node;
}

/* @innermost: (out). */
static GtkWidget *
make_place (const char *place,
            Probe     **innermost)
{
  g_auto (GStrv) nodes = g_strsplit (place, " ", -1);
  GtkWidget     *outermost = NULL;
  GtkWidget     *node = NULL;

  for (guint i = 0; nodes[i] != NULL; i++)
    {
      GtkWidget *made = make_node (nodes[i]);

      if (node != NULL)
        gtk_widget_set_parent (made, node);
      else
        outermost = made;
      node = made;
    }
  gtk_widget_set_size_request (node, SIZE, SIZE);
  *innermost = (Probe *) node;
  return outermost;
}

/* The pixels of what the window shows, four bytes each: blue, green, red. */
static guchar *
take_picture (GtkWidget *window,
              int       *width,
              int       *height)
{
  g_autoptr (GdkPaintable)  paintable = gtk_widget_paintable_new (window);
  g_autoptr (GtkSnapshot)   snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture)    texture = NULL;
  guchar                   *pixels = NULL;

  *width = gtk_widget_get_width (window);
  *height = gtk_widget_get_height (window);
  gdk_paintable_snapshot (paintable, snapshot, *width, *height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  texture = gsk_renderer_render_texture (
    gtk_native_get_renderer (GTK_NATIVE (window)), node,
    &GRAPHENE_RECT_INIT (0, 0, (float) *width, (float) *height));
  pixels = g_malloc ((gsize) *width * (gsize) *height * 4);
  gdk_texture_download (texture, pixels, (gsize) *width * 4);
  return pixels;
}

static double
to_linear (guchar value)
{
  double part = value / 255.0;

  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const guchar *pixel)
{
  return 0.0722 * to_linear (pixel[0]) + 0.7152 * to_linear (pixel[1]) +
         0.2126 * to_linear (pixel[2]);
}

static double
get_contrast (const guchar *a,
              const guchar *b)
{
  double first = get_luminance (a);
  double second = get_luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

/* The least of all pixels amid the innermost box: what is behind may be striped. */
static double
measure_pictures (GtkWidget    *window,
                  Probe        *probe,
                  const guchar *empty,
                  const guchar *filled,
                  int           stride)
{
  double x = 0;
  double y = 0;
  double least = G_MAXDOUBLE;
  int    width = gtk_widget_get_width (GTK_WIDGET (probe));
  int    height = gtk_widget_get_height (GTK_WIDGET (probe));

  g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (probe), window, 0, 0, &x, &y));
  g_assert_true (width > SIZE / 4 && height > SIZE / 4);
  for (int row = height / 4; row < height * 3 / 4; row++)
    for (int column = width / 4; column < width * 3 / 4; column++)
      {
        gsize at = ((gsize) (y + row) * (gsize) stride + (gsize) (x + column)) * 4;

        least = MIN (least, get_contrast (empty + at, filled + at));
      }
  return least;
}

static void
painted_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

static gboolean
is_set (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
wait_painted (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean       is_painted = FALSE;
  gulong         id = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb),
                                                &is_painted);

  gtk_widget_queue_draw (window);
  sender_test_wait_until (is_set, &is_painted, "a frame");
  g_signal_handler_disconnect (clock, id);
}

/* @ink: of the drawing, or NO_INK. */
static double
measure (const char *place,
         int         ink)
{
  Probe             *probe = NULL;
  GtkWidget         *window = adw_window_new ();
  GtkWidget         *outermost = make_place (place, &probe);
  g_autofree guchar *empty = NULL;
  g_autofree guchar *filled = NULL;
  int                width = 0;
  int                height = 0;
  double             contrast = 0;

  gtk_widget_set_halign (outermost, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (outermost, GTK_ALIGN_CENTER);
  adw_window_set_content (ADW_WINDOW (window), outermost);
  gtk_window_set_default_size (GTK_WINDOW (window), 200, 200);
  gtk_window_present (GTK_WINDOW (window));
  wait_painted (window);
  if (ink != NO_INK)
    {
      SenderContractPicture picture = { .widget = GTK_WIDGET (probe) };

      probe->is_drawn = TRUE;
      probe->ink = sender_contract_paint_get_ink (&picture, (SenderContractInk) ink);
    }
  empty = take_picture (window, &width, &height);
  probe->filled = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (probe));
  wait_painted (window);
  filled = take_picture (window, &width, &height);
  contrast = measure_pictures (window, probe, empty, filled, width);
  gtk_window_destroy (GTK_WINDOW (window));
  return contrast;
}

/* As the program that runs this one asks for it. */
static gboolean
is_high_contrast (void)
{
  return g_strcmp0 (g_getenv ("ADW_DEBUG_HIGH_CONTRAST"), "1") == 0;
}

static void
test_style (gconstpointer data)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  adw_style_manager_set_color_scheme (manager, GPOINTER_TO_INT (data));
  g_assert_cmpint (adw_style_manager_get_high_contrast (manager), ==, is_high_contrast ());
  widgets_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      double contrast = measure (places[i].place, NO_INK);

      g_test_message ("%.2f of %.1f: %s", contrast, places[i].least, places[i].place);
      if (contrast < places[i].least)
        g_test_fail_printf ("%s: %.2f, at least %.1f", places[i].place, contrast, places[i].least);
    }
  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    {
      double contrast = measure ("box.card contract", (int) inks[i].ink);

      g_test_message ("%.2f of %.1f: ink %u", contrast, inks[i].least, inks[i].ink);
      if (contrast < inks[i].least)
        g_test_fail_printf ("Ink %u: %.2f, at least %.1f", inks[i].ink, contrast, inks[i].least);
    }
}

/* That the measure is right: black on white, and one colour on itself. */
static void
test_measure (void)
{
  const guchar white[] = { 255, 255, 255, 255 };
  const guchar black[] = { 0, 0, 0, 255 };
  const guchar grey[] = { 0x76, 0x76, 0x76, 255 };

  g_assert_cmpfloat_with_epsilon (get_contrast (white, black), 21, 0.01);
  g_assert_cmpfloat_with_epsilon (get_contrast (black, black), 1, 0.01);
  g_assert_cmpfloat_with_epsilon (get_contrast (grey, white), 4.54, 0.01);
}

int
main (int    argc,
      char **argv)
{
  /* Before the folders are isolated: the toolkit needs its own schemas and icons. */
  adw_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  widgets_load_style ();
  g_test_add_func ("/contrast/measure", test_measure);
  g_test_add_data_func ("/contrast/light", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_LIGHT),
                        test_style);
  g_test_add_data_func ("/contrast/dark", GINT_TO_POINTER (ADW_COLOR_SCHEME_FORCE_DARK),
                        test_style);
  return g_test_run ();
}
