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
STUB = os.path.join(cli.BUILD, 'tests', 'lib', 'stub-keyring')
# Nothing is started on such a bus: no prompt comes up on anybody's screen.
BUS = os.path.join(os.environ['SENDER_SOURCE_ROOT'], 'build-aux', 'session.conf')


class StubKeyring:
    """A keyring that does as told, on a bus of its own."""

    def __init__(self, *words):
        self.bus = subprocess.Popen(['dbus-daemon', '--nofork', '--print-address',
                                     f'--config-file={BUS}'], stdout=subprocess.PIPE, text=True)
        self.environment = {'DBUS_SESSION_BUS_ADDRESS': self.bus.stdout.readline().strip()}
        self.process = subprocess.Popen([STUB, *words], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True,
                                        env={**os.environ, **self.environment})
        assert self.process.stdout.readline() == 'ready\n'

    def __enter__(self):
        return self.environment

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()
        self.bus.terminate()
        self.bus.wait(10)
        self.bus.stdout.close()


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


def lock():
    """Locks the keyring that unlock() made; nothing here can answer its prompt."""
    subprocess.run(['dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.secrets',
                    '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock',
                    'array:objpath:/org/freedesktop/secrets/collection/login'],
                   check=True, stdout=subprocess.DEVNULL)


def forget(kind):
    """Takes all of a kind out of the keyring, as another keyring does not have it."""
    subprocess.run(['secret-tool', 'clear', 'kind', kind], check=True)


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
        os.execvpe('dbus-run-session', ['dbus-run-session', f'--config-file={BUS}', '--',
                                        sys.executable, *sys.argv],
                   {**os.environ, 'SENDER_TEST_BUS': '1'})
    else:
        unlock(FOLDER)
        try:
            cli.main(tests)
        finally:
            shutil.rmtree(FOLDER, ignore_errors=True)
