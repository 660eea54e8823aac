# SPDX-License-Identifier: GPL-3.0-or-later
"""Configurations for the tests of the window, made and read with senderctl."""

import os
import subprocess

from window import SENDERCTL


def senderctl(desktop, *words, text=None):
    """What it says; TEXT is what it can read."""
    done = subprocess.run([SENDERCTL, *words], capture_output=True, text=True, check=True,
                          input=text, env=desktop.environment)
    return done.stdout.strip()


def make(desktop, preset='procedure', name='Northwind'):
    """A configuration in the library; its file."""
    identifier = senderctl(desktop, 'new', name, '--from', preset)
    return os.path.join(desktop.environment['XDG_DATA_HOME'], 'sender-studio', 'senders',
                        identifier + '.json')


def get(desktop, path, name='Northwind'):
    return senderctl(desktop, 'get', name, path)
