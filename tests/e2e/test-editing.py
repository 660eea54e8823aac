# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing with the keyboard alone: findings, undo, saving."""

import os
import subprocess

from window import SENDERCTL, run, wait


def make(desktop):
    """A configuration of the published procedure in the library; its file."""
    done = subprocess.run([SENDERCTL, 'new', 'Northwind', '--from', 'procedure'], check=True,
                          capture_output=True, text=True, env=desktop.environment)
    return os.path.join(desktop.environment['XDG_DATA_HOME'], 'sender-studio', 'senders',
                        done.stdout.strip() + '.json')


def get(desktop, path):
    done = subprocess.run([SENDERCTL, 'get', 'Northwind', path], capture_output=True, text=True,
                          check=True, env=desktop.environment)
    return done.stdout.strip()


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


run([test_typing_is_saved_and_undone])
