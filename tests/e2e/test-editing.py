# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing with the keyboard alone: findings, undo, saving."""

from library import get, make
from window import run, wait


def test_typing_is_saved_and_undone(desktop):
    window = desktop.open(make(desktop), '--section=provider')
    window.wait_text('has no name')
    window.enter('Provider Name', 'Northwind OTP')
    wait(lambda: not window.has(None, 'Provider, 1 finding, with errors'), 'the finding to go')
    window.press('ctrl+s')
    wait(lambda: get(desktop, 'provider.name') == 'Northwind OTP', 'the file')
    window.press('ctrl+z')
    window.wait_text('has no name')
    window.close()
    assert window.child.returncode == 0


def test_search_takes_the_row_with_the_focus(desktop):
    window = desktop.open(make(desktop), '--section=sender')
    window.press('ctrl+f')
    window.wait_focus('entry', 'Search configurations')
    window.press('z', 'Down')
    window.wait_text('No configuration is called so')
    window.press('Escape')
    wait(lambda: 'No configuration is called so' not in window.texts(), 'the list to go')
    window.press('alt+2')
    window.wait_text('has no name')
    window.close()
    assert window.child.returncode == 0


run([test_typing_is_saved_and_undone, test_search_takes_the_row_with_the_focus])
