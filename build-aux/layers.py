# SPDX-License-Identifier: GPL-3.0-or-later
"""The layers, as check-layers and check-headers know them: what each sees and links."""

from collections import namedtuple

Layer = namedtuple('Layer', 'sees packages')

CORE = {'core'}
WIRE = CORE | {'wire'}
SERVICES = WIRE | {'services'}

LAYERS = {
    'core': Layer(set(), ['gio-2.0', 'json-glib-1.0']),
    'wire': Layer(CORE, ['gio-2.0', 'json-glib-1.0', 'libsoup-3.0']),
    'services': Layer(WIRE, ['gio-unix-2.0', 'json-glib-1.0', 'libsecret-1', 'sqlite3']),
    'rehearsal': Layer(WIRE, ['gio-unix-2.0', 'json-glib-1.0', 'libsoup-3.0']),
    'cli': Layer(SERVICES, ['gio-unix-2.0', 'json-glib-1.0']),
    'ui': Layer(SERVICES, ['gtk4', 'libadwaita-1', 'gtksourceview-5']),
    'tests/lib': Layer(CORE, ['gio-2.0', 'json-glib-1.0']),
}

# The first part of a foreign header's name, and who may include it. The tests of a layer may use
# what the layer may.
FOREIGN = {
    'libsoup/': {'wire', 'rehearsal'},
    'libsecret/': {'services'},
    'sqlite3.h': {'services'},
    'gtk/': {'ui'},
    'gdk/': {'ui'},
    'adwaita.h': {'ui'},
    'gtksourceview/': {'ui'},
}


def layer_of(name):
    """The layer that the file NAME belongs to, by its folder; None for tests and programs."""
    parts = name.split('/')
    if parts[:2] == ['tests', 'lib']:
        return 'tests/lib'
    if len(parts) > 2 and parts[0] == 'src' and parts[1] in LAYERS:
        return parts[1]
    return None
