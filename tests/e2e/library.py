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


def assert_secret_is_kept(desktop, secret, kind, authorization):
    """In the keyring, and in no file, whatever its format."""
    folder = os.path.join(desktop.environment['XDG_DATA_HOME'], 'sender-studio', 'senders')
    identifier = os.path.splitext(os.listdir(folder)[0])[0]
    held = subprocess.run(['secret-tool', 'lookup', 'configuration', identifier, 'kind', kind,
                           'authorization', authorization], capture_output=True, text=True,
                          check=True, env=desktop.environment)
    assert held.stdout == secret
    n_files = 0
    for folder, _, names in os.walk(desktop.path):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                n_files += 1
                with open(path, 'rb') as file:
                    assert secret.encode() not in file.read(), path
    assert n_files > 3, 'There is no profile to search'
