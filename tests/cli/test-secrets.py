# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets, with a real gnome-keyring-daemon on a bus of its own."""

import base64
import json
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

SECRET = 'Zx9+ü/Secret~4711'


def forms(secret, user):
    """How a secret might be written somewhere."""
    pair = f'{user}:{secret}'.encode()
    raw = secret.encode()
    return {raw, base64.b64encode(raw), base64.b64encode(pair),
            urllib.parse.quote(secret, safe='').encode(), urllib.parse.quote_plus(secret).encode()}


def unlock(folder):
    """Starts the keyring of the session, with its files in @folder."""
    subprocess.run(['gnome-keyring-daemon', '--unlock', '--components=secrets', '--daemonize'],
                   input='pw\n', text=True, check=True, env={**os.environ, 'XDG_DATA_HOME': folder},
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


def a_secret_comes_and_goes():
    with cli.Home() as home:
        home.studio()
        assert home.json('secret', 'status', 'Staging')[0]['state'] == 'missing'
        assert home.json('check', 'Staging', status=1)['errors'] == 1
        home.run('secret', 'set', 'Staging', text=SECRET + '\n')
        assert home.json('secret', 'status', 'Staging')[0]['state'] == 'present'
        assert home.json('check', 'Staging')['errors'] == 0
        home.run('set', 'Staging', 'authorization.kind=bearer')
        assert home.json('secret', 'status', 'Staging')[0]['state'] == 'missing'
        home.run('set', 'Staging', 'authorization.kind=basic')
        home.run('secret', 'clear', 'Staging')
        assert home.json('secret', 'status', 'Staging')[0]['state'] == 'missing'
        home.run('test', 'Staging', '--channel', 'sms', '--to', cli.PHONE, '--anyway', status=4)


def several_are_rotated_at_once():
    with cli.Home() as home:
        for name in ('A', 'B'):
            home.studio(name)
        home.run('secret', 'set', 'A', 'B', text=SECRET)
        states = [row['state'] for row in home.json('secret', 'status', 'A', 'B')]
        assert states == ['present', 'present']
        home.run('secret', 'set', 'A', '--kind', 'pingone', text=SECRET)
        assert home.json('secret', 'status', 'A', '--kind', 'pingone')[0]['state'] == 'present'
        assert home.json('secret', 'status', 'B', '--kind', 'pingone')[0]['state'] == 'missing'
        home.run('secret', 'set', 'A', '--kind', 'other', text=SECRET, status=2)
        home.run('secret', 'drop', 'A', status=2)
        home.run('secret', 'set', 'A', text='two\nlines', status=2)


def a_secret_is_nowhere_else():
    with cli.Home() as home:
        home.studio()
        home.run('secret', 'set', 'Staging', text=SECRET)
        output = []
        with cli.Rehearsal(home) as rehearsal:
            rehearsal.ask('accounts', {'sid': cli.ACCOUNT, 'token': SECRET})
            for words in (('test', '--channel', 'sms', '--to', cli.PHONE),
                          ('test', '--channel', 'voice', '--to', cli.PHONE, '--format', 'json'),
                          ('render', '--channel', 'sms'), ('show',), ('check',), ('prove',),
                          ('export', '--as', 'document'), ('export', '--as', 'pingone'),
                          ('export', '--as', 'curl'), ('history',)):
                done = home.run(words[0], 'Staging', *words[1:],
                                SENDER_STUDIO_ENDPOINTS=rehearsal.endpoints, G_MESSAGES_DEBUG='all')
                output.append(done.stdout + done.stderr)
            output.append(str(rehearsal.ask('requests')))
        places = read_all(home.path, KEYRING)
        for form in forms(SECRET, cli.ACCOUNT):
            assert form not in '\n'.join(output).encode()
            holders = [path for path, content in places.items() if form in content]
            assert [path for path in holders if not path.startswith(KEYRING)] == [], holders


def an_import_keeps_what_it_finds():
    with cli.Home() as home:
        path = home.file('sender.curl',
                         f"curl -X POST '{cli.studio_url(cli.SMS_FLOW)}' "
                         f"-u '{cli.ACCOUNT}:{SECRET}' "
                         f"--data-urlencode 'To={cli.PHONE}' --data-urlencode 'From=+14155550100'")
        done = home.run('import', path)
        assert 'keyring' in done.stderr and SECRET not in done.stderr
        identifier = done.stdout.strip()
        assert home.json('secret', 'status', identifier)[0]['state'] == 'present'
        assert SECRET not in home.run('show', identifier).stdout
        before = len(home.json('list'))
        home.run('import', path, status=4, DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
        assert len(home.json('list')) == before
        several = home.file('several.json', json.dumps([
            {'provider': 'CUSTOM_PROVIDER', 'name': 'Open'},
            {'provider': 'CUSTOM_PROVIDER', 'name': 'Closed',
             'authentication': {'method': 'BASIC', 'username': 'u', 'password': SECRET}}]))
        home.run('import', several, status=4, DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent')
        assert len(home.json('list')) == before


KEYRING = tempfile.mkdtemp(prefix='keyring-') if 'SENDER_TEST_BUS' in os.environ else None
TOOLS = ('dbus-run-session', 'gnome-keyring-daemon')

if [tool for tool in TOOLS if shutil.which(tool) is None]:
    print('1..0 # SKIP no keyring here')
elif 'SENDER_TEST_BUS' not in os.environ:
    os.execvpe('dbus-run-session', ['dbus-run-session', '--', sys.executable, *sys.argv],
               {**os.environ, 'SENDER_TEST_BUS': '1'})
else:
    unlock(KEYRING)
    cli.main([a_secret_comes_and_goes, several_are_rotated_at_once, a_secret_is_nowhere_else,
              an_import_keeps_what_it_finds])
