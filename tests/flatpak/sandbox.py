# SPDX-License-Identifier: GPL-3.0-or-later
"""The application as it was installed: in its sandbox, with the portals of a desktop.

Run by flatpak/test, which installs it; FLATPAK_USER_DIR says where."""

import gzip
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.environ['SENDER_SOURCE_ROOT'], 'tests', 'e2e'))

from practice import assert_marked, repair, send  # noqa: E402
from window import Desktop, run, wait  # noqa: E402

SOURCE = os.environ['SENDER_SOURCE_ROOT']
ID = os.environ['SENDER_APPLICATION_ID']
MOST_BYTES = 6 * 1024 * 1024
SECRET = 'a-token-that-nobody-else-has'
PORTALS = ['/usr/libexec/xdg-desktop-portal', '/usr/lib/xdg-desktop-portal']


class Session(Desktop):
    """A desktop with portals, whose programs are those of the sandbox."""

    # A bus of its own, since what the bus starts lives in the home of one test.
    prefix = ['dbus-run-session', '--']

    def __init__(self):
        super().__init__()
        self.environment.update(XDG_CURRENT_DESKTOP='GNOME')
        self.environment.pop('SENDER_REHEARSAL_PROGRAM')
        # What the bus starts belongs to this home too.
        subprocess.run(['dbus-update-activation-environment', '--all'], env=self.environment,
                       check=True)
        self.start(next(filter(os.path.exists, PORTALS)), '--replace')

    def is_of(self, application, child):
        """Its process is another one inside, behind a proxy of the bus."""
        return child.poll() is None and application.name in ('sender-studio', 'Sender Studio')

    def open(self, *words, **extra):
        return self.launch('flatpak', 'run', '--user', ID, *words, **extra)

    def inside(self, command, *words, text='', status=0):
        """Runs a program of the sandbox and returns what it printed."""
        done = subprocess.run(['flatpak', 'run', '--user', f'--command={command}', ID, *words],
                              input=text, text=True, capture_output=True, timeout=120,
                              env=self.environment)
        told = (command, words, done.returncode, done.stdout, done.stderr)
        assert done.returncode == status, told
        return done.stdout

    def info(self, *words):
        return subprocess.run(['flatpak', 'info', '--user', *words, ID], text=True, check=True,
                              stdout=subprocess.PIPE, env=self.environment).stdout


def wanted_permissions():
    """What the manifest asks for, in the words of its own list."""
    with open(os.path.join(SOURCE, 'flatpak', f'{ID}.json'), encoding='utf-8') as file:
        arguments = json.load(file)['finish-args']
    return {argument.removeprefix('--') for argument in arguments}


def test_permissions(session):
    """Network, a display and its drivers: no files, no bus, no keyring of others."""
    groups = {'shared': 'share', 'sockets': 'socket', 'devices': 'device'}
    had = set()
    for line in session.info('--show-permissions').splitlines():
        if '=' in line:
            key, _, values = line.partition('=')
            had |= {f'{groups.get(key, key)}={value}' for value in values.split(';') if value}
        else:
            assert line in ('', '[Context]'), f'A permission of another kind: {line}'
    # An X server is the same as a fallback to it, for versions that don't know the latter.
    had.discard('socket=x11')
    assert had == wanted_permissions(), had
    assert had == {'share=network', 'share=ipc', 'socket=wayland', 'socket=fallback-x11',
                   'device=dri'}, had


def test_size(session):
    size = int(session.info('--show-size'))
    print(f'# {size / 1024 / 1024:.1f} MiB installed', file=sys.stderr)
    assert 0 < size <= MOST_BYTES, size


def test_catalogue(session):
    """What a software centre shows of it was composed, with an icon."""
    folder = session.info('--show-location').strip()
    catalogue = os.path.join(folder, 'files', 'share', 'app-info', 'xmls', f'{ID}.xml.gz')
    with gzip.open(catalogue, 'rt', encoding='utf-8') as file:
        text = file.read()
    assert f'<id>{ID}</id>' in text and '<name>Sender Studio</name>' in text, text
    assert re.search(rf'<icon type="cached"[^>]*>{ID}\.\w+</icon>', text), text


def test_programs(session):
    """All three are there, and go the whole way by themselves."""
    for program in ('sender-studio', 'senderctl', 'sender-rehearsal'):
        assert re.search(r'\d+\.\d+', session.inside(program, '--version')), program
    told = session.inside('senderctl', 'rehearse')
    assert told.count('delivered') >= 2, told


def test_walls(session):
    """Neither the files of the user nor the keyring of the session can be reached."""
    secret = os.path.join(session.path, 'notes.txt')
    with open(secret, 'w', encoding='utf-8') as file:
        file.write(SECRET)
    session.inside('cat', secret, status=1)
    session.inside('sh', '-c', f'echo gone > "{secret}"; ls /home /root; true')
    with open(secret, encoding='utf-8') as file:
        assert file.read() == SECRET
    names = session.inside('dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.DBus',
                           '/org/freedesktop/DBus', 'org.freedesktop.DBus.ListNames')
    assert 'org.freedesktop.DBus' in names, names
    assert 'secrets' not in names and 'keyring' not in names, names


def test_practice(session):
    """From the first finding to a code on the pretend phone, in the window."""
    window = session.open('--practice')
    test = repair(window)
    window.tab_to_node(test, key='shift+Tab')
    window.press('Return')
    window.wait_focus('button', 'SMS')
    send(window)
    assert_marked(window, window.page('Practice'))
    if os.environ.get('SENDER_PICTURE'):
        window.picture(os.environ['SENDER_PICTURE'])
    window.close()


def keyrings(session):
    folder = os.path.join(session.path, '.var', 'app', ID, 'data', 'keyrings')
    return [os.path.join(folder, name) for name in os.listdir(folder)]


def test_secret(session):
    """Kept by way of the portal, encrypted, and found again after everything began anew."""
    session.inside('senderctl', 'new', '--from', 'studio', 'Northwind')
    session.inside('senderctl', 'set', 'Northwind', 'authorization.username=AC' + 'a' * 32)
    session.inside('senderctl', 'secret', 'set', 'Northwind', text=SECRET + '\n')
    for path in keyrings(session):
        with open(path, 'rb') as file:
            assert SECRET.encode() not in file.read(), f'{path} is not encrypted'
        assert os.stat(path).st_mode & 0o077 == 0, f'{path} can be read by others'
    assert keyrings(session), 'There is no keyring of the application'
    daemon = next(child for child in session.children if 'gnome-keyring' in child.args[0])
    daemon.terminate()
    daemon.wait()
    session.unlock()
    wait(lambda: 'present' in session.inside('senderctl', 'secret', 'status', 'Northwind'),
         'the secret')
    window = session.open('--section=authorization')
    window.wait_text('Stored in the keyring', page=window.page('Authorization'))
    window.close()


run([test_permissions, test_size, test_catalogue, test_programs, test_walls, test_practice,
     test_secret],
    desktop=Session)
