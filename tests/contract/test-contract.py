# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends through Stoplight Prism, which holds requests against Twilio's own OpenAPI documents."""

import os
import shutil
import socket
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'cli'))

import cli  # noqa: E402

DOCUMENTS = os.environ.get('SENDER_STUDIO_OPENAPI_DIR', '')
PRISM_HOME = os.path.join(cli.BUILD, 'prism')
PRISM = os.path.join(PRISM_HOME, 'node_modules', '.bin', 'prism')
START_SECONDS = 60


def install():
    """Installs Prism into the build folder; True if it is there."""
    if not os.path.exists(PRISM):
        os.makedirs(PRISM_HOME, exist_ok=True)
        subprocess.run(['npm', 'install', '--prefix', PRISM_HOME, '--no-audit', '--no-fund',
                        '--silent', '@stoplight/prism-cli@5'], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False)
    return os.path.exists(PRISM)


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Prism:
    """One document, served on loopback."""

    def __init__(self, document):
        self.port = free_port()
        self.process = subprocess.Popen(
            [PRISM, 'mock', '--host', '127.0.0.1', '--port', str(self.port),
             os.path.join(DOCUMENTS, document)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + START_SECONDS
        while not self.listens():
            assert self.process.poll() is None, f'Prism ended: {self.process.returncode}'
            assert time.monotonic() < deadline, 'Prism does not start'
            time.sleep(0.1)

    def listens(self):
        with socket.socket() as probe:
            return probe.connect_ex(('127.0.0.1', self.port)) == 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


def send(home, studio, api, channel, *words, status):
    return home.json('test', 'Staging', '--channel', channel, '--to', cli.PHONE, '--secret-fd', '0',
                     *words, text=cli.TOKEN, status=status,
                     SENDER_STUDIO_ENDPOINTS=f'studio=http://127.0.0.1:{studio.port},'
                                             f'api=http://127.0.0.1:{api.port}')


def the_right_request_is_accepted_and_the_procedure_refused():
    with cli.Home() as home, Prism('twilio_studio_v2.json') as studio, \
            Prism('twilio_api_v2010.json') as api:
        home.studio()
        for channel in ('sms', 'voice'):
            outcome = send(home, studio, api, channel, '--no-wait', status=0)
            assert (outcome['state'], outcome['http_status']) == ('accepted', 201), outcome
            assert outcome['execution_sid'].startswith('FN')
        followed = send(home, studio, api, 'sms', '--wait', '2', status=1)
        assert followed['state'] in ('running', 'no-message', 'unknown'), followed
        home.run('set', 'Staging', 'sms.body[0].key=From', 'sms.body[0].value=${from}',
                 'sms.body[1].key=to', 'sms.body[1].value=${to}',
                 'sms.body[2].key=Parameter', 'sms.body[2].value=${message}')
        refused = send(home, studio, api, 'sms', '--anyway', '--no-wait', status=3)
        assert refused['state'] == 'not-sent', refused
        assert 400 <= refused['http_status'] < 500, refused


if not os.path.isdir(DOCUMENTS):
    print('1..0 # SKIP SENDER_STUDIO_OPENAPI_DIR names no folder with Twilio’s OpenAPI documents')
elif shutil.which('npm') is None:
    print('1..0 # SKIP npm is not installed')
elif not install():
    print('1..0 # SKIP Prism can’t be installed with npm')
else:
    cli.main([the_right_request_is_accepted_and_the_procedure_refused])
