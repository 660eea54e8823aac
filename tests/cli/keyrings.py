# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests with a real keyring share: a session of their own, and the search for secrets."""

import base64
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import cli

# Suppressions name functions that only the slow way of walking the stack sees.
if 'ASAN_OPTIONS' in os.environ:
    os.environ['ASAN_OPTIONS'] += ':fast_unwind_on_malloc=0'

FOLDER = tempfile.mkdtemp(prefix='keyring-') if 'SENDER_TEST_BUS' in os.environ else None
TOOLS = ('dbus-run-session', 'gnome-keyring-daemon', 'secret-tool')


def forms(secret, user):
    """How a secret might be written somewhere."""
    pair = f'{user}:{secret}'.encode()
    raw = secret.encode()
    return {raw, base64.b64encode(raw), base64.b64encode(pair),
            urllib.parse.quote(secret, safe='').encode(), urllib.parse.quote_plus(secret).encode()}


def unlock(folder):
    """Starts the keyring of the session, with its files in @folder; it warns where it replaces."""
    environment = {**os.environ, 'XDG_DATA_HOME': folder}
    environment.pop('G_DEBUG', None)
    subprocess.run(['gnome-keyring-daemon', '--unlock', '--components=secrets', '--daemonize'],
                   input='pw\n', text=True, check=True, env=environment,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read_all(*folders):
    """Every file below, with what is in it."""
    places = {}
    for top in folders:
        for folder, _, files in os.walk(top):
            for name in files:
                with open(os.path.join(folder, name), 'rb') as file:
                    places[os.path.join(folder, name)] = file.read()
    return places


def main(tests):
    """Runs the functions on a bus of their own, with the keyring of a session."""
    if [tool for tool in TOOLS if shutil.which(tool) is None]:
        print('1..0 # SKIP no keyring here')
    elif FOLDER is None:
        os.execvpe('dbus-run-session', ['dbus-run-session', '--', sys.executable, *sys.argv],
                   {**os.environ, 'SENDER_TEST_BUS': '1'})
    else:
        unlock(FOLDER)
        try:
            cli.main(tests)
        finally:
            shutil.rmtree(FOLDER, ignore_errors=True)
