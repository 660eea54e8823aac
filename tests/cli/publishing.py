# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of plan, publish, pull and restore share."""

import json
import os
import signal
import subprocess
import time

import cli

ENVIRONMENT = '00000000-0000-4000-8000-000000000001'
CLIENT = '00000000-0000-4000-8000-000000000002'
SECRET = 'provider-secret-of-this-test'
CLIENT_SECRET = 'rehearsal-client-secret'
API = f'/v1/environments/{ENVIRONMENT}/'
SENDERS = API + 'notificationsSettings/phoneDeliverySettings'
SETTINGS = API + 'notificationsSettings'
SMS = 'messages.strong_authentication.SMS.en'
SETTINGS_BEFORE = {
    'deliveryMode': 'ALL',
    'from': {'name': 'Help Desk', 'address': 'help@example.com'},
    'smsProvidersFallbackChain': ['mystery-provider'],
    'future': {'kept': [1, 2.50]},
}


class Publishing:
    """A configuration that is connected to an environment of the stand-ins."""

    def __init__(self, home, rehearsal, name='Staging'):
        self.home = home
        self.rehearsal = rehearsal
        self.name = name
        home.studio(name)
        self.set(f'environment.id={ENVIRONMENT}', f'pingone.client-id={CLIENT}',
                 'provider.name=Twilio Studio')
        self.rehearsal.ask('pingone/environments', {'settings': SETTINGS_BEFORE})

    def set(self, *words):
        self.home.run('set', self.name, *words)

    def add(self, place, *words):
        self.home.run('add', self.name, place, *words)

    def add_request(self, place, url):
        """One more for SMS."""
        self.add('sms', f'url={url}', 'method=POST')
        self.add(f'{place}.headers', 'name=content-type',
                 'value=application/x-www-form-urlencoded')
        for key, value in (('To', '${to}'), ('From', '${from}'), ('Parameters', '${message}')):
            self.add(f'{place}.body', f'key={key}', f'value={value}')

    def command(self, words, secrets):
        """The words of a command, and what it is given to read secrets from."""
        numbers = []
        for option, secret in secrets.items():
            reader, writer = os.pipe()
            os.write(writer, secret.encode())
            os.close(writer)
            words = (*words, option, str(reader))
            numbers.append(reader)
        return [cli.PROGRAM, *words], numbers

    def start(self, *words, secret=SECRET, client_secret=CLIENT_SECRET, terminal=None,
              keyboard=subprocess.DEVNULL, prepare=None):
        secrets = {'--client-secret-fd': client_secret}
        if secret is not None:
            secrets['--secret-fd'] = secret
        command, numbers = self.command(words, secrets)
        process = subprocess.Popen(
            command, pass_fds=numbers, preexec_fn=prepare, stdin=keyboard, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if terminal is None else terminal, text=True,
            env={**self.home.environment, 'SENDER_STUDIO_ENDPOINTS': self.rehearsal.endpoints})
        for number in numbers:
            os.close(number)
        return process

    def run(self, command, *words, status=0, **secrets):
        process = self.start(command, self.name, *words, **secrets)
        out, err = process.communicate(timeout=120)
        assert status is None or process.returncode == status, \
            f'{command} {words}: exit {process.returncode}, not {status}\n{out}\n{err}'
        if status in (2, 4):
            assert out == '', out
        process.out, process.err = out, err
        return process

    def json(self, command, *words, **options):
        return json.loads(self.run(command, *words, '--format', 'json', **options).out)

    def changes(self, **options):
        plan = self.json('plan', **options)
        return plan['drift'], [(change['path'], change['kind'], change['now'], change['after'])
                               for change in plan['changes']]

    def live(self):
        return self.rehearsal.ask(f'pingone/environments/{ENVIRONMENT}')['environment']

    def requests(self):
        """Those to the platform API of late: method and path."""
        return [(request['method'], request['path'])
                for request in self.rehearsal.ask('requests')['requests']
                if request['service'] == 'pingone-api']

    def forget_requests(self):
        self.rehearsal.delete('requests')

    def writes(self):
        return [request for request in self.requests() if request[0] != 'GET']

    def change(self, what, values, **more):
        """Somebody else changes something."""
        body = {'in': what, 'set': values, **more}
        assert self.rehearsal.ask('pingone/changes', body) is not None

    def fault(self, **fault):
        self.rehearsal.ask('faults', {'service': 'pingone-api', **fault})

    def clear_faults(self):
        self.rehearsal.delete('faults')

    def until(self, predicate):
        end = time.monotonic() + 60
        while not predicate():
            assert time.monotonic() < end, self.requests()
            time.sleep(0.01)

    def die_after(self, n_writes, *words, command='publish'):
        """Kills it when just so many writes have been done."""
        n_writes += len(self.writes())
        process = self.start(command, self.name, *words)
        self.until(lambda: len(self.writes()) >= n_writes)
        process.send_signal(signal.SIGKILL)
        process.communicate()

    def files(self):
        """Every byte that was kept on disk."""
        found = b''
        for folder, _, names in os.walk(self.home.path):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as file:
                    found += file.read()
        return found


def actions(outcome):
    return [f'{step["object"]}:{step["action"]}' for step in outcome['steps']]


def started(test):
    """The test with a configuration that is connected and was never published."""
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            test(Publishing(home, rehearsal))
    run.__name__ = test.__name__
    return run


FIRST = ['sender:create', 'template:create', 'template:create', 'fallback:update']
KEPT = ['sender:keep', 'template:keep', 'template:keep', 'fallback:keep']


def die_in_first_publish(publishing, n_done):
    method, skip = ('PUT', 0) if n_done == 4 else ('POST', n_done - 1)
    publishing.fault(kind='hang', method=method, handled=True, skip=skip, count=1)
    publishing.die_after(n_done)
    publishing.clear_faults()


def die(publishing, n_done, writes, *words):
    """Kills it when so many of its writes have landed: the last one was not answered."""
    position = max(n_done, 1) - 1
    publishing.fault(kind='hang', method=writes[position], count=1, handled=n_done > 0,
                     skip=writes[:position].count(writes[position]))
    seen = len(publishing.writes())
    publishing.die_after(position + 1, *words)
    assert [method for method, _ in publishing.writes()[seen:]] == writes[:position + 1]
    publishing.clear_faults()
