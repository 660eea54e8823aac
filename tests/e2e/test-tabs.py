# SPDX-License-Identifier: GPL-3.0-or-later
"""The Tab key goes round every section, forwards and backwards: nothing holds it, and each stop
says what it is."""

import re

from library import make, senderctl
from window import role_of, run, wait

SECTIONS = ('sender', 'provider', 'authorization', 'origination', 'sms', 'voice', 'fallback',
            'messages', 'contract', 'test', 'publish', 'history')
# What GTK 4.8 calls a widget that has no name.
CLASS = re.compile(r'(Gtk|Adw|Sender)[A-Z]\w+$')
# What nobody can do anything with.
HOLDERS = ('scroll pane', 'viewport', 'group', 'filler', 'table row')
MOST = 80
# Entry rows follow one another, and none of them tells that it has the focus.
MOST_UNTOLD = 8


def is_named(node):
    if node.name.strip() and not CLASS.match(node.name):
        return True
    children = (node.getChildAtIndex(i) for i in range(node.childCount))
    return any(child is not None and is_named(child) for child in children)


def holds_nothing(node):
    """Whether it only holds other things: nothing happens there, and nothing is seen of it."""
    return role_of(node) in HOLDERS


def go_round(window, key):
    """Every stop until the first comes again."""
    first = window.tab_to('button', 'New', key=key)
    stops = [first]
    untold = 0
    for _ in range(MOST):
        node = window.step(key)
        untold = untold + 1 if node is None else 0
        said = [f'{role_of(stop)} “{stop.name}”' for stop in stops]
        assert untold < MOST_UNTOLD, f'{key} leads nowhere after {said}'
        if node is None:
            continue
        assert node != stops[-1], f'{key} is held by {said[-1]}, after {said}'
        if node == first:
            return stops
        stops.append(node)
    raise AssertionError(f'{key} never came round: {said[:20]}')


def test_of(section):
    def test(desktop):
        path = make(desktop)
        senderctl(desktop, 'add', path, 'numbers', 'number=+15005550006', 'sms=true')
        window = desktop.open(path, f'--section={section}')
        wait(lambda: window.has('list', 'Sections'), 'the outline')
        stops = go_round(window, 'Tab')
        unnamed = [f'{role_of(node)} “{node.name}” after “{before.name}”'
                   for before, node in zip([None] + stops, stops) if not is_named(node)]
        idle = [f'{role_of(node)} after “{before.name}”'
                for before, node in zip([None] + stops, stops) if holds_nothing(node)]
        back = go_round(window, 'shift+Tab')
        assert not unnamed, unnamed
        assert not idle, idle
        missed = [f'{role_of(node)} “{node.name}”' for node in stops if node not in back]
        assert not missed, f'shift+Tab leaves out {missed}'
    test.__name__ = f'test_tab_goes_round_{section}'
    return test


run([test_of(section) for section in SECTIONS])
