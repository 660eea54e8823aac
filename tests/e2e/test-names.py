# SPDX-License-Identifier: GPL-3.0-or-later
"""Every control of every section has a name that assistive tools can say."""

import time

from library import make
from window import role_of, run, wait

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


def problems(window):
    for node in window.walk():
        if role_of(node) in CONTROLS and not named(node):
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


run([test_of(section) for section in SECTIONS])
