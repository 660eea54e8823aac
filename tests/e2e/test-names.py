# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control of every section, and of every window, menu and popover over it, has a name that
assistive tools can say."""

import os
import time

from library import make
from window import BUILD, role_of, run, wait

CONTROLS = {'button', 'check box', 'switch', 'combo box',
            'text', 'entry', 'password text', 'spin button', 'slider', 'list item', 'menu item',
            'link', 'table cell', 'tree item', 'toggle switch'}
SECTIONS = ('sender', 'provider', 'authorization', 'origination', 'sms', 'voice', 'fallback',
            'messages', 'contract', 'test', 'publish', 'history')


def named(node):
    """By itself, or by what it holds: a row or a cell is read with its labels."""
    if node.name.strip():
        return True
    children = (node.getChildAtIndex(i) for i in range(node.childCount))
    return any(child is not None and (role_of(child) == 'label' and child.name.strip()
                                      or named(child)) for child in children)


def everything(window):
    """What is shown in the window, and in those over it."""
    application = window.frame.parent
    for i in range(application.childCount):
        top = application.getChildAtIndex(i)
        if top is not None:
            yield from window.walk(top)


def names_menus(window):
    """Whether the toolkit gives the items of a menu names; GTK 4.24 gives none to any."""
    items = [node for node in everything(window) if role_of(node) == 'menu item']
    return any(named(node) for node in items) or not items


def problems(window):
    controls = CONTROLS if names_menus(window) else CONTROLS - {'menu item'}
    for node in everything(window):
        if role_of(node) in controls and not named(node):
            parents = []
            parent = node.parent
            while parent is not None and len(parents) < 6:
                parents.append(f'{role_of(parent)} “{parent.name}”')
                parent = parent.parent
            yield f'{role_of(node)} in {" in ".join(parents)}'


def test_of(section):
    def test(desktop):
        window = desktop.open(make(desktop), f'--section={section}')
        wait(lambda: window.has(None, 'Sections'), 'the outline')
        time.sleep(0.5)  # A page may go on to fill itself.
        unnamed = list(problems(window))
        assert not unnamed, '\n'.join(unnamed)
    test.__name__ = f'test_{section}_is_named'
    return test


def says(window, text):
    return any(node.name.replace('_', '').startswith(text) for node in everything(window))


def test_over(name, section, keys, text):
    """What KEYS, or controls that are gone to and activated, open in SECTION is there once
    something says TEXT. None stands for the items of a menu."""
    def test(desktop):
        # Preferences are not there without the settings.
        window = desktop.open(make(desktop), f'--section={section}',
                              GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, 'data'))
        wait(lambda: window.has(None, 'Sections'), 'the outline')
        for key in keys:
            if isinstance(key, tuple):
                role, control = key
                window.find(role, control)
                window.tab_to(role, control)
                key = 'Return'
            window.press(key)
        if text is None:
            wait(lambda: any(role_of(node) == 'menu item' for node in everything(window)), 'a menu')
        else:
            wait(lambda: says(window, text), f'“{text}”')
        time.sleep(0.5)  # It may go on to fill itself.
        unnamed = list(problems(window))
        assert not unnamed, '\n'.join(unnamed)
    test.__name__ = f'test_{name}_is_named'
    return test


OVER = (
    ('help', 'sms', ['F1'], 'Where to Find Each Value'),
    ('help_of_a_finding', 'sms', [('button', 'What Does SS307 Mean?')], 'Why It Matters'),
    ('shortcuts', 'sms', ['ctrl+question'], 'First to Ninth Section'),
    ('preferences', 'sms', ['ctrl+comma'], 'Open the last configuration at start'),
    ('findings', 'sms', ['ctrl+shift+f'], 'Errors keep you from publishing'),
    ('switcher', 'provider', ['ctrl+f'], 'Search configurations'),
    ('main_menu', 'provider', [('button', 'Main Menu')], None),
    # By their places, for the sake of a toolkit that does not tell what they say.
    ('about', 'provider', [('button', 'Main Menu'), *['Down'] * 5, 'Return'], 'Legal'),
    ('import', 'provider', [('button', 'Main Menu'), 'Down', 'Return'], 'Text to import'),
    ('paste', 'origination', [('button', 'Paste Numbers…')], 'One number on a line'),
)

run([test_over(*over) for over in OVER] + [test_of(section) for section in SECTIONS])
