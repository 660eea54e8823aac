# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of senderctl share: a home of their own, the program, TAP."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
import urllib.request

BUILD = os.environ['SENDER_BUILD_ROOT']
PROGRAM = os.path.join(BUILD, 'src', 'cli', 'senderctl')
REHEARSAL = os.path.join(BUILD, 'src', 'rehearsal', 'sender-rehearsal')

ACCOUNT = 'AC00000000000000000000000000000000'
TOKEN = '00000000000000000000000000000000'
SMS_FLOW = 'FW5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b'
VOICE_FLOW = 'FW0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e'
PHONE = '+14155550123'


def studio_url(flow):
    return f'https://studio.twilio.com/v2/Flows/{flow}/Executions'


class Home:
    """A data folder that is thrown away, and senderctl in it."""

    def __init__(self):
        self.path = tempfile.mkdtemp(prefix='senderctl-')
        self.environment = dict(os.environ)
        for name in ('DATA', 'STATE', 'CACHE', 'CONFIG'):
            self.environment[f'XDG_{name}_HOME'] = os.path.join(self.path, name.lower())
        self.environment['HOME'] = self.path
        self.environment['TMPDIR'] = os.path.join(self.path, 'tmp')
        os.mkdir(self.environment['TMPDIR'])
        self.environment.pop('SENDER_STUDIO_ENDPOINTS', None)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)

    def run(self, *words, status=0, text=None, **extra):
        """Runs senderctl and asserts its exit status."""
        done = subprocess.run([PROGRAM, *words], capture_output=True, text=True, timeout=120,
                              input=text if text is not None else '',
                              env={**self.environment, **extra})
        assert done.returncode == status, \
            f'{words}: exit {done.returncode}, not {status}\n{done.stdout}\n{done.stderr}'
        if status in (2, 4):
            assert done.stdout == '', f'{words}: standard output is not empty: {done.stdout}'
        return done

    def json(self, *words, **options):
        return json.loads(self.run(*words, '--format', 'json', **options).stdout)

    def file(self, name, text):
        path = os.path.join(self.path, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def studio(self, name='Staging'):
        """A right configuration."""
        self.run('new', name, '--from', 'studio')
        self.run('set', name, f'authorization.username={ACCOUNT}',
                 f'sms.url={studio_url(SMS_FLOW)}', f'voice.url={studio_url(VOICE_FLOW)}')
        self.run('add', name, 'numbers', 'number=+14155550100', 'sms=true', 'voice=true')


class Rehearsal:
    """The stand-ins, with the flows of Home.studio()."""

    def __init__(self, home, *words):
        self.process = subprocess.Popen([REHEARSAL, '--until-eof', '--speed', '20', *words],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.endpoints = self.process.stdout.readline().strip().split('=', 1)[1]
        self.control = self.process.stdout.readline().strip().split('=', 1)[1]
        for kind, sid in (('sms', SMS_FLOW), ('voice', VOICE_FLOW)):
            definition = json.loads(home.run('flow', 'new', kind).stdout)
            self.ask('flows', {'sid': sid, 'definition': definition})

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()

    def ask_text(self, name, text=None):
        """What is asked and answered keeps the spelling of its numbers."""
        data = text.encode() if text is not None else None
        with urllib.request.urlopen(urllib.request.Request(self.control + name, data)) as answer:
            return answer.read().decode()

    def ask(self, name, body=None):
        return json.loads(self.ask_text(name, json.dumps(body) if body is not None else None))

    def delete(self, name):
        request = urllib.request.Request(self.control + name, method='DELETE')
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def creates(self):
        """How often an execution was asked for."""
        return len([request for request in self.ask('requests')['requests']
                    if request['method'] == 'POST' and request['path'].endswith('/Executions')])


def main(tests):
    """Runs the functions and reports in TAP."""
    print(f'1..{len(tests)}')
    failed = False
    for number, test in enumerate(tests, 1):
        name = test.__name__.replace('_', ' ')
        try:
            test()
            print(f'ok {number} {name}', flush=True)
        except Exception:
            failed = True
            traceback.print_exc()
            print(f'not ok {number} {name}', flush=True)
    sys.exit(1 if failed else 0)
