# SPDX-License-Identifier: GPL-3.0-or-later
"""What a terminal does: streams that are closed or full, interrupts, narrow windows."""

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time

import cli

sys.path.insert(0, os.path.join(os.environ['SENDER_SOURCE_ROOT'], 'tests', 'lib'))
from language import speak  # noqa: E402


def start(home, *words, **options):
    return subprocess.Popen([cli.PROGRAM, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, text=True, env=home.environment, **options)


def asleep(process):
    """Whether it waits for something."""
    with open(f'/proc/{process.pid}/stat', encoding='utf-8') as file:
        return file.read().rsplit(')', 1)[1].split()[0] == 'S'


def catches(process, number):
    """Whether it has a handler for a signal."""
    with open(f'/proc/{process.pid}/status', encoding='utf-8') as file:
        caught = [line for line in file if line.startswith('SigCgt')][0].split()[1]
    return int(caught, 16) >> (number - 1) & 1 == 1


def until(predicate):
    deadline = time.monotonic() + 20
    while not predicate():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def an_answer_that_is_lost_is_no_success():
    with cli.Home() as home:
        home.studio()
        for words in (('list',), ('show', 'Staging'), ('check', 'Staging'), ('--help',),
                      ('list', '--help'), ('export', 'Staging', '--as', 'document')):
            with open('/dev/full', 'w', encoding='utf-8') as full:
                done = subprocess.run([cli.PROGRAM, *words], stdout=full, stderr=subprocess.PIPE,
                                      text=True, env=home.environment)
            assert done.returncode == 2 and 'No space' in done.stderr, (words, done)


def a_reader_that_leaves_is_no_failure():
    with cli.Home() as home:
        home.studio()
        process = start(home, 'show', 'Staging')
        process.stdout.close()
        assert process.wait(20) == 0 and process.stderr.read() == ''
        process.stdin.close()
        process.stderr.close()


def closed_streams_take_nobody_s_place():
    with cli.Home() as home:
        home.studio()
        for closing, words in (('>&-', 'list'), ('>&-', 'new Second'), ('<&-', 'import -')):
            done = subprocess.run(['sh', '-c', f'exec "$0" {words} {closing}', cli.PROGRAM],
                                  stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
                                  env=home.environment)
            assert done.returncode == 2 and 'Bad file descriptor' in done.stderr, (words, done)
        for row in home.json('list'):
            assert home.json('show', row['id'])['id'] == row['id']


def reading_can_be_interrupted():
    with cli.Home() as home:
        home.studio()
        pipe = os.path.join(home.path, 'pipe')
        os.mkfifo(pipe)
        for words in (('import', '-'), ('check', '-'), ('import', pipe), ('check', pipe),
                      ('test', 'Staging', '--channel', 'sms', '--to', cli.PHONE,
                       '--secret-fd', '0')):
            process = start(home, *words)
            until(lambda: catches(process, signal.SIGINT) and asleep(process))
            process.send_signal(signal.SIGINT)
            assert process.wait(5) == 130, words
            assert process.stdout.read() == '' and 'Interrupted' in process.stderr.read()
            for stream in (process.stdin, process.stdout, process.stderr):
                stream.close()


def a_proof_can_be_interrupted():
    with cli.Home() as home:
        home.studio()
        process = start(home, 'prove', 'Staging')
        until(lambda: catches(process, signal.SIGINT))
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate(timeout=20)
        assert (process.returncode, output) == (130, '')


def a_rehearsal_can_be_interrupted():
    with cli.Home() as home:
        for words in ((), ('--scenario', 'stuck')):
            process = start(home, 'rehearse', *words, start_new_session=True)
            if words:
                until(lambda: catches(process, signal.SIGINT) and asleep(process))
            else:
                while 'accepted' not in process.stdout.readline():
                    assert process.poll() is None
            os.killpg(process.pid, signal.SIGINT)
            output, errors = process.communicate(timeout=5)
            assert process.returncode == 130, (words, errors)
            assert errors == 'senderctl: Interrupted\n', errors
            assert 'handset got' not in output, output


def on_a_terminal(home, columns, *words, answer=None):
    """What somebody sees in a window of so many columns, who answers a question."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    process = subprocess.Popen([cli.PROGRAM, *words], stdin=follower, stdout=follower,
                               stderr=follower, env={**home.environment, 'TERM': 'xterm',
                                                     'NO_COLOR': '1'})
    os.close(follower)
    seen = b''
    while True:
        try:
            seen += os.read(leader, 4096)
            if answer is not None and b'[y/N]' in seen:
                os.write(leader, answer)
                answer = None
        except OSError:
            break
    os.close(leader)
    process.wait(20)
    return seen.decode().replace('\r\n', '\n')


def a_narrow_window_is_enough():
    with cli.Home() as home:
        home.studio()
        identifier = home.json('list')[0]['id']
        wide = on_a_terminal(home, 120, 'list').splitlines()
        assert len(wide) == 2 and wide[1].endswith(identifier)
        narrow = on_a_terminal(home, 60, 'list').splitlines()
        assert narrow[-1] == f'    {identifier}'
        for words in (('list',), ('check', 'Staging'), ('show', 'Staging'), ('test', '--help')):
            for line in on_a_terminal(home, 60, *words).splitlines():
                assert len(line) <= 60 or ' ' not in line.strip(), (words, line)


def a_test_with_errors_asks():
    with cli.Home() as home:
        home.studio()
        home.run('set', 'Staging', 'sms.body[0].key=to')
        words = ('test', 'Staging', '--channel', 'sms', '--to', cli.PHONE)
        for answer in (b'n\n', b'\n', b'\x04'):
            seen = on_a_terminal(home, 80, *words, answer=answer)
            assert 'has 1 error;' in seen and '\nNothing was sent.' in seen, (answer, seen)
        home.environment['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent'
        seen = on_a_terminal(home, 80, *words, answer=b'y\n')
        assert 'No keyring' in seen and 'Nothing was sent.' not in seen


def nothing_trails_and_nothing_is_coloured():
    with cli.Home() as home:
        home.studio()
        for words in (('list',), ('show', 'Staging'), ('check', 'Staging'), ('list', '--help'),
                      ('rehearse', '--scenario', 'rejected')):
            output = home.run(*words).stdout
            assert '\033' not in output
            assert [line for line in output.splitlines() if line != line.rstrip()] == []


def nothing_typed_commands_the_terminal():
    with cli.Home() as home:
        home.studio()
        home.run('set', 'Staging', 'name=\033[2JStaging\nand more', 'sms.raw={\n}',
                 'provider.name=\033[2J')
        identifier = home.json('list')[0]['id']
        assert len(home.run('list').stdout.splitlines()) == 2
        assert '{\\n}' in home.run('show', identifier).stdout
        for words in (('list',), ('show', identifier), ('check', identifier)):
            done = home.run(*words, status=1 if words[0] == 'check' else 0)
            assert '\033' not in done.stdout and '\\x1b[2J' in done.stdout, words
        assert '\033' not in home.run('show', '\033[2J', status=2).stderr
        assert home.run('get', identifier, 'provider.name').stdout == '\033[2J\n'
        assert on_a_terminal(home, 80, 'get', identifier, 'provider.name') == '\\x1b[2J\n'


def json_is_json_everywhere():
    with cli.Home() as home:
        identifiers = home.json('new', 'Staging', '--from', 'studio')
        assert identifiers == [home.json('list')[0]['id']]
        path = home.file('copy.json', home.run('export', 'Staging', '--as', 'document').stdout)
        assert len(home.json('import', path)) == 1
        assert json.loads(home.run('flow', 'new', 'sms', '--format', 'json').stdout)['states']


def columns_hold_in_every_language():
    """Words of any length and with accents: what stands beside them stays in its column."""
    with cli.Home() as home:
        home.run('new', 'P', '--from', 'procedure')
        for language, word in (('de', 'Fehler'), ('fr', 'erreur')):
            told = speak(language, os.path.join(cli.BUILD, 'po'))
            heads = [line.removesuffix(')').rsplit('  (')[0]
                     for line in home.run('check', 'P', status=1, **told).stdout.splitlines()
                     if line.startswith('SS')]
            assert any(word in head for head in heads) and 'error' not in ''.join(heads), heads
            assert len({head.rindex(' ') for head in heads}) == 1, heads
            report = home.json('check', 'P', status=1, **told)
            assert 'error' in {finding['severity'] for finding in report['findings']}
        lines = home.run('rehearse', SENDER_REHEARSAL_PROGRAM=cli.REHEARSAL).stdout.splitlines()
        at = next(n for n, line in enumerate(lines) if 'accepted   Studio' in line)
        assert lines[at + 1].index('FN') == lines[at].index('Studio'), lines[at:at + 2]


cli.main([an_answer_that_is_lost_is_no_success, a_reader_that_leaves_is_no_failure,
          closed_streams_take_nobody_s_place, reading_can_be_interrupted,
          a_proof_can_be_interrupted, a_rehearsal_can_be_interrupted, a_narrow_window_is_enough,
          a_test_with_errors_asks, nothing_trails_and_nothing_is_coloured,
          json_is_json_everywhere, nothing_typed_commands_the_terminal,
          columns_hold_in_every_language])
