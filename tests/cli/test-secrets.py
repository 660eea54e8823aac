# SPDX-License-Identifier: GPL-3.0-or-later
"""Secrets, with a real gnome-keyring-daemon on a bus of its own."""

import array
import fcntl
import json
import os
import resource
import signal
import subprocess
import termios
import time

import cli
import keyrings
from keyrings import StubKeyring, forms, read_all

SECRET = 'Zx9+ü/Secret~4711'


def unread(pipe):
    """How many bytes of a pipe its reader has not taken."""
    count = array.array('i', [0])
    fcntl.ioctl(pipe.fileno(), termios.FIONREAD, count)
    return count[0]


def wait_until(predicate):
    end = time.monotonic() + 10
    while not predicate():
        assert time.monotonic() < end, 'waited too long'
        time.sleep(0.01)


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


def check_and_fix_count_the_same():
    nowhere = {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
    with cli.Home() as home:
        for name in ('A', 'B'):
            home.studio(name)
            home.run('set', name, 'environment.id=2a9b6ad0-0000-4000-8000-000000000000',
                     'provider.name=Same', 'sms.number-format=digits')
        path = home.file('a.json', home.run('export', 'A', '--as', 'document').stdout)
        # The name, the format, and the secret where it is known to be missing.
        for source, errors, environment in (('A', 3, {}), ('A', 2, nowhere), (path, 1, {})):
            report = home.json('check', source, status=1, **environment)
            assert report['errors'] == errors, (source, report)
            done = home.json('fix', source, '--all', '--dry-run', **environment)
            assert done['left'] == errors - len(done['applied']), (source, done)
        home.run('fix', 'A', 'SS112', status=1)
        home.run('secret', 'set', 'A', text=SECRET)
        done = home.run('fix', 'A', 'SS112')
        assert 'SS112 found nothing' in done.stderr, done.stderr
        left = home.json('fix', 'A', '--all')['left']
        assert home.json('check', 'A', status=1)['errors'] == left == 1


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
        places = read_all(home.path, keyrings.FOLDER)
        for form in forms(SECRET, cli.ACCOUNT):
            assert form not in '\n'.join(output).encode()
            holders = [path for path, content in places.items() if form in content]
            assert [path for path in holders if not path.startswith(keyrings.FOLDER)] == [], holders


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


def collection(home, length=10):
    """Two senders with secrets; the body of the second one is so long."""
    login = {'method': 'BASIC', 'username': 'u', 'password': SECRET}
    request = {'deliveryMethod': 'SMS', 'method': 'POST', 'url': 'https://sms.example.com/',
               'body': '{' + 'x' * length + '}'}
    return home.file('two.json', json.dumps([
        {'provider': 'CUSTOM_PROVIDER', 'name': 'One', 'authentication': login},
        {'provider': 'CUSTOM_PROVIDER', 'name': 'Two', 'authentication': login,
         'requests': [request]}]))


def count_held():
    done = subprocess.run(['secret-tool', 'search', '--all', 'kind', 'provider'],
                          capture_output=True, text=True, check=False)
    return done.stdout.count(SECRET)


def an_import_is_whole_or_not_at_all():
    with cli.Home() as home, StubKeyring('failing', 'CreateItem', '1') as environment:
        done = home.run('import', collection(home), status=4, **environment)
        assert done.stderr.count('\n') == 1 and 'Nothing was imported' in done.stderr, done.stderr
        assert '“Two”' in done.stderr and 'put into' not in done.stderr, done.stderr
        assert home.json('list') == []
    with cli.Home() as home:
        held = count_held()
        limited = 'trap "" XFSZ; ulimit -f 128; exec "$0" "$@"'
        done = subprocess.run(['bash', '-c', limited, cli.PROGRAM, 'import',
                               collection(home, 200 * 1024)], env=home.environment,
                              capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, ''), done
        assert 'put into' not in done.stderr, done.stderr
        assert home.json('list') == []
        assert count_held() == held
        ids = home.run('import', collection(home)).stdout.split()
        states = [row['state'] for row in home.json('secret', 'status', *ids)]
        assert states == ['present', 'present'] and count_held() == held + 2


def a_secret_is_matched_by_its_authorization():
    with cli.Home() as home:
        home.studio()
        home.run('secret', 'set', 'Staging', text=SECRET)
        home.run('set', 'Staging', 'authorization.kind=bearer')
        done = home.run('test', 'Staging', '--channel', 'sms', '--to', cli.PHONE, '--anyway',
                        status=4)
        assert 'secret set' in done.stderr, done.stderr
        home.run('secret', 'clear', 'Staging')
        home.run('set', 'Staging', 'authorization.kind=basic')
        assert home.json('secret', 'status', 'Staging')[0]['state'] == 'missing'
        home.run('secret', 'clear', 'Staging')


def without_a_keyring_it_says_what_to_do():
    nowhere = {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
    with cli.Home() as home:
        home.studio('A')
        home.studio('B')
        for action in ('set', 'clear', 'status'):
            for words in ((), ('--kind', 'pingone'), ('--format', 'json')):
                done = home.run('secret', action, 'A', 'B', *words, status=4, text=SECRET,
                                G_MESSAGES_DEBUG='all', **nowhere)
                assert 'Start one' in done.stderr, done.stderr
                assert SECRET not in done.stderr
            if action != 'status':
                assert '“A”: failed' in done.stderr and '“B”: not tried' in done.stderr


def a_rotation_that_fails_says_how_far_it_came():
    with cli.Home() as home, StubKeyring('failing', 'CreateItem', '1') as environment:
        for name in ('A', 'B', 'C'):
            home.studio(name)
        done = home.run('secret', 'set', 'A', 'B', 'C', text=SECRET, status=4, **environment)
        for line in ('“A”: has the new secret', '“B”: failed', '“C”: not tried',
                     'The disk is on fire', 'with its own program'):
            assert line in done.stderr, done.stderr
        assert SECRET not in done.stderr
        done = home.run('secret', 'status', 'A', 'B', 'C', **environment)
        assert done.stdout == 'A: present\nB: missing\nC: missing\n'
    with cli.Home() as home, StubKeyring('failing', 'SearchItems', '1') as environment:
        for name in ('A', 'B'):
            home.studio(name)
        done = home.run('secret', 'clear', 'A', 'B', status=4, **environment)
        assert '“A”: has no secret any more' in done.stderr, done.stderr
        assert '“B”: failed' in done.stderr, done.stderr


def a_silent_keyring_is_not_waited_for():
    with cli.Home() as home, StubKeyring('silent', 'SearchItems', '0') as environment:
        home.studio()
        started = time.monotonic()
        done = home.run('secret', 'status', 'Staging', status=4, **environment)
        assert 4.9 < time.monotonic() - started < 8
        assert 'try again' in done.stderr, done.stderr


def what_is_no_secret_is_refused():
    with cli.Home() as home:
        home.studio()
        for text in ('', '\n', '\r\n', 'a\n\n', 'a\0b', 'two\nlines', 'a\r', 'x' * 70000):
            done = home.run('secret', 'set', 'Staging', text=text, status=2)
            assert 'secret' in done.stderr, done.stderr
        done = subprocess.run([cli.PROGRAM, 'secret', 'set', 'Staging'], input=b'\xff\xfe\x00\x01',
                              env=home.environment, capture_output=True, check=False)
        assert (done.returncode, done.stdout) == (2, b'')
        assert home.json('secret', 'status', 'Staging')[0]['state'] == 'missing'
        for fd in ('99', '1.5', '-1', '1e300', 'x', ''):
            home.run('secret', 'set', 'Staging', f'--secret-fd={fd}', status=2)
        for action in ('clear', 'status'):
            home.run('secret', action, 'Staging', '--secret-fd', '0', text=SECRET, status=2)


def one_line_break_is_stripped():
    with cli.Home() as home:
        home.studio()
        identifier = home.json('list')[0]['id']
        for text in (SECRET, SECRET + '\n', SECRET + '\r\n'):
            home.run('secret', 'set', 'Staging', text=text)
            held = subprocess.run(['secret-tool', 'lookup', 'configuration', identifier],
                                  capture_output=True, text=True, check=True)
            assert held.stdout == SECRET
        home.run('secret', 'clear', 'Staging')


def a_file_that_is_no_document_has_no_secret():
    with cli.Home() as home:
        path = home.file('sender.json', '{"provider": "CUSTOM_PROVIDER", "name": "A", '
                         '"authentication": {"method": "BEARER", "authToken": "x"}}')
        for action in ('set', 'clear', 'status'):
            done = home.run('secret', action, path, text=SECRET, status=2)
            assert 'import it first' in done.stderr, done.stderr


def read_of(pid, name):
    with open(f'/proc/{pid}/{name}', encoding='utf-8', errors='replace') as file:
        return file.read()


def a_crash_leaves_no_core():
    def allow_cores():
        resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)

    with cli.Home() as home:
        home.studio()
        process = subprocess.Popen([cli.PROGRAM, 'secret', 'set', 'Staging'], cwd=home.path,
                                   stdin=subprocess.PIPE, env=home.environment,
                                   preexec_fn=allow_cores)
        try:
            process.stdin.write(SECRET.encode())
            process.stdin.flush()
            wait_until(lambda: unread(process.stdin) == 0)
            assert SECRET not in read_of(process.pid, 'cmdline')
            limits = read_of(process.pid, 'limits').splitlines()
            assert [line.split()[4:6] for line in limits if 'core file' in line] == [['0', '0']]
            if os.geteuid():
                try:
                    read_of(process.pid, 'mem')
                    raise AssertionError('its memory can be read')
                except PermissionError:
                    pass
        finally:
            process.send_signal(signal.SIGABRT)
            _, status = os.waitpid(process.pid, 0)
            process.returncode = -os.WTERMSIG(status)
            process.stdin.close()
        assert os.WIFSIGNALED(status) and not os.WCOREDUMP(status)


def an_interrupt_ends_the_wait():
    with cli.Home() as home:
        home.studio()
        process = subprocess.Popen([cli.PROGRAM, 'secret', 'set', 'Staging'],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=home.environment)
        process.stdin.write(SECRET.encode())
        process.stdin.flush()
        wait_until(lambda: unread(process.stdin) == 0)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        for stream in (process.stdin, process.stdout, process.stderr):
            stream.close()
        assert home.json('secret', 'status', 'Staging')[0]['state'] == 'missing'


keyrings.main([a_secret_comes_and_goes, check_and_fix_count_the_same,
               several_are_rotated_at_once, a_secret_is_nowhere_else,
               an_import_keeps_what_it_finds, an_import_is_whole_or_not_at_all,
               a_secret_is_matched_by_its_authorization,
               without_a_keyring_it_says_what_to_do, what_is_no_secret_is_refused,
               a_rotation_that_fails_says_how_far_it_came, a_silent_keyring_is_not_waited_for,
               one_line_break_is_stripped, a_file_that_is_no_document_has_no_secret,
               a_crash_leaves_no_core, an_interrupt_ends_the_wait])
