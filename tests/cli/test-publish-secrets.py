# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command that has to do with PingOne, and the search for secrets in all it leaves behind."""

import base64
import json
import os
import re
import signal
import subprocess
import threading
import urllib.parse
import urllib.request

import cli
import keyrings
from publishing import CLIENT, ENVIRONMENT, SENDERS, SMS, Publishing

USER = '00000000-0000-4000-8000-000000000003'
PROVIDER_SECRET = 'Pr0vider+s3cret/of=this~test"x'
CLIENT_SECRET = 'Cl1ent+s3cret/of=this~test&x'
HEADER_SECRET = 'H3ader-s3cret+of/this~test'
MASKED = '+1•••••••0123'
# What the stand-in's tokens look like; that they do is looked up.
TOKEN = re.compile(rb'simulated\.[0-9a-f]{8,}')


def without_debugging(text):
    return '\n'.join(line for line in text.decode().splitlines() if '-DEBUG: ' not in line)


class Watched(Publishing):
    """Its secrets are in the keyring, and all that is said is kept."""

    def __init__(self, home, rehearsal):
        super().__init__(home, rehearsal)
        self.said = b''
        self.codes = set()
        rehearsal.ask('accounts', {'sid': cli.ACCOUNT, 'token': PROVIDER_SECRET})
        rehearsal.ask('pingone/clients', {'client_id': CLIENT, 'client_secret': CLIENT_SECRET})
        home.run('secret', 'set', self.name, text=PROVIDER_SECRET)
        home.run('secret', 'set', self.name, '--kind', 'pingone', text=CLIENT_SECRET)
        home.run('add', self.name, 'sms.headers', 'name=X-Api-Key', f'value={HEADER_SECRET}')
        self.environment = {**home.environment, 'G_MESSAGES_DEBUG': 'all',
                            'SENDER_STUDIO_ENDPOINTS': rehearsal.endpoints}

    def begin(self, *words, code=None):
        words = list(words)
        reader, writer = os.pipe()
        if code is not None:
            words += ['--code-fd', str(reader)]
            self.rehearsal.delete('handset')
        process = subprocess.Popen([cli.PROGRAM, *words], env=self.environment, pass_fds=[reader],
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        os.close(reader)
        if code is not None:
            threading.Thread(target=self.answer, args=(writer, code)).start()
        else:
            os.close(writer)
        return process

    def answer(self, writer, code):
        """What the handset shows, unless another code is to be said."""
        self.until(lambda: self.rehearsal.ask('handset')['handset'])
        shown = self.rehearsal.ask('handset')['handset'][-1]['code']
        self.codes.add(shown)
        os.write(writer, (code or shown).encode())
        os.close(writer)

    def say(self, *words, status=0, **options):
        """Runs it as people do, then as programs do."""
        for extra in ((), ('--format', 'json')):
            process = self.begin(*words, *extra, **options)
            out, err = process.communicate(timeout=120)
            self.said += out + err
            assert status is None or process.returncode == status, \
                (words, process.returncode, out, without_debugging(err))
            status = None  # the second time it may have been done already
        return out.decode(), without_debugging(err)

    def kill(self, *words, when):
        process = self.begin(*words)
        self.until(when)
        process.send_signal(signal.SIGKILL)
        self.said += b''.join(process.communicate())
        assert process.returncode == -signal.SIGKILL

    def holders(self, *forms):
        """Where any of them is, without the keyring's own folder: files, or what was said."""
        places = {**keyrings.read_all(self.home.path), 'what was said': self.said}
        return [place for place, content in places.items()
                if any(form in content for form in forms)]

    def holders_of(self, pattern):
        places = {**keyrings.read_all(self.home.path), 'what was said': self.said}
        return [place for place, content in places.items() if pattern.search(content)]


def quote(text):
    """As forms do; Python leaves the tilde."""
    return urllib.parse.quote_plus(text).replace('~', '%7E')


def client_pair():
    return base64.b64encode(f'{CLIENT}:{quote(CLIENT_SECRET)}'.encode()).decode()


def all_forms(secret, user):
    """As it is, and as JSON, a form, a header or a debugger would write it."""
    quoted = json.dumps(secret)[1:-1]
    return {*keyrings.forms(secret, user), secret.encode().hex().encode(),
            secret.encode('utf-16-le'), *[form.encode() for form in (
                quote(secret), client_pair(), quoted, quoted.replace('/', '\\/'))]}


SECRETS = [(PROVIDER_SECRET, cli.ACCOUNT), (CLIENT_SECRET, CLIENT)]


def code_pattern(code):
    """Not as a part of some longer number or id."""
    return re.compile(rb'(?<![0-9A-Za-z.+-])' + code.encode() + rb'(?![0-9A-Za-z])')


def check_no_secret(watched):
    for secret, user in SECRETS:
        assert watched.holders(*all_forms(secret, user)) == [], (secret, watched.holders(
            *all_forms(secret, user)))
    assert watched.holders_of(TOKEN) == []
    for code in watched.codes:
        assert watched.holders_of(code_pattern(code)) == [], code
    # The configuration itself holds its headers, and nothing else may.
    owners = watched.holders(*all_forms(HEADER_SECRET, 'x'))
    assert all('/senders/' in place for place in owners), owners
    for place in keyrings.read_all(watched.home.path):
        assert '/environments/' not in place or os.stat(place).st_mode & 0o077 == 0, place


def check_the_search_finds(watched, *known):
    """What is no secret is found where it belongs, and so is a secret that somebody planted."""
    for text, place in known:
        assert [found for found in watched.holders(text.encode()) if place in found], (text, place)
    assert b'DEBUG' in watched.said, 'nothing is said for debugging'
    for secret, user in SECRETS:
        for form in all_forms(secret, user):
            path = os.path.join(watched.home.path, 'state', 'planted')
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'wb') as file:
                file.write(b'x' + form + b'x')
            assert watched.holders(*all_forms(secret, user)) == [path], form
            os.unlink(path)
    for code in watched.codes:
        assert code_pattern(code).search(f'{{"otp":"{code}"}}'.encode())
        assert code_pattern(code).search(f'Parameters=%7B{code}%7D, {code}.'.encode())


def started(test):
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            test(Watched(home, rehearsal))
    run.__name__ = test.__name__
    return run


@started
def tokens_look_as_they_are_looked_for(watched):
    origin = dict(part.split('=', 1) for part in watched.rehearsal.endpoints.split(','))
    request = urllib.request.Request(
        f'{origin["pingone-auth"]}/{ENVIRONMENT}/as/token', b'grant_type=client_credentials',
        {'Authorization': f'Basic {client_pair()}',
         'Content-Type': 'application/x-www-form-urlencoded'})
    with urllib.request.urlopen(request) as answer:
        assert TOKEN.fullmatch(json.load(answer)['access_token'].encode())
    with open(os.path.join(watched.home.path, 'planted'), 'wb') as file:
        file.write(b'Bearer simulated.0123456789abcdef')
    assert len(watched.holders_of(TOKEN)) == 1


@started
def publishing_and_reading_leave_no_secret(watched):
    for words in (('pull', watched.name), ('plan', watched.name),
                  ('check', watched.name, '--online'), ('publish', watched.name),
                  ('plan', watched.name)):
        watched.say(*words, status=None)
    assert watched.live()['senders'], without_debugging(watched.said)
    watched.set('provider.name=Second', SMS + '={"code":"${otp}"}')
    watched.say('publish', watched.name)
    out, _ = watched.say('restore', watched.name)
    watched.say('restore', watched.name, json.loads(out)[0]['id'])
    assert watched.live()['senders'][0]['name'] == 'Twilio Studio'
    watched.say('pull', watched.name, '--into')
    for words in (('export', watched.name, '--as', 'document'), ('history',), ('list',),
                  ('export', watched.name, '--as', 'pingone'), ('show', watched.name),
                  ('export', watched.name, '--as', 'curl', '--channel', 'sms')):
        before = watched.said
        watched.say(*words)
        if words[0] in ('export', 'show'):
            # These show the configuration, to whoever may read it.
            watched.said = before + watched.said[len(before):].replace(HEADER_SECRET.encode(), b'')
    check_no_secret(watched)
    check_the_search_finds(watched, ('Twilio Studio', '/snapshots/'),
                           ('Second', '/snapshots/'), ('Twilio Studio', '/published.'),
                           (cli.ACCOUNT, '/published.'), ('SIMULATED', 'what was said'))


@started
def a_publish_that_dies_leaves_no_secret(watched):
    watched.say('publish', watched.name)
    watched.set('provider.name=Second', SMS + '={"code":"${otp}"}')
    for option in ('--resume', '--roll-back'):
        seen = len(watched.writes())
        watched.fault(kind='hang', method='PUT', handled=True, count=1)
        watched.kill('publish', watched.name, when=lambda: len(watched.writes()) > seen)
        watched.clear_faults()
        watched.say('publish', watched.name, status=1)
        watched.say('plan', watched.name)
        check_no_secret(watched)
        check_the_search_finds(watched, ('Second', 'publishing.json'))
        watched.say('publish', watched.name, option)
        watched.set('provider.name=Third')
    check_no_secret(watched)


def echo(secret):
    """A service that repeats what it was sent, in each member that is shown."""
    return json.dumps({'id': secret, 'code': f'BAD {secret}', 'message': f'“{secret}” is weak',
                       'details': [{'code': secret, 'target': f'x.{secret}',
                                    'message': f'{secret}{secret}',
                                    'innerError': {'allowedValues': [secret, 'other']}}],
                       'error': f'no {secret}', 'error_description': f'not {secret} {secret}'})


@started
def what_a_service_repeats_is_masked(watched):
    """Whatever left with the request: a secret, or the pair it was sent in."""
    sent = [PROVIDER_SECRET, CLIENT_SECRET, client_pair(), quote(CLIENT_SECRET)]
    json_type = {'Content-Type': 'application/json'}
    for text in sent:
        watched.fault(kind='status', method='POST', path=SENDERS, status=400, body=echo(text),
                      headers=json_type)
        _, err = watched.say('publish', watched.name, status=3)
        assert 'not ••• •••' in err and 'x.•••' in err, err
        watched.clear_faults()
    for text in sent[1:]:
        watched.fault(kind='status', service='pingone-auth', status=401, body=echo(text),
                      headers=json_type)
        _, err = watched.say('plan', watched.name, status=3)
        assert 'not ••• •••' in err, err
        watched.clear_faults()
    assert watched.writes() and watched.live()['senders'] == []
    check_no_secret(watched)
    check_the_search_finds(watched, ('•••', 'what was said'))


@started
def a_test_through_pingone_leaves_no_secret(watched):
    watched.say('publish', watched.name)
    words = ('test', watched.name, '--via', 'pingone', '--user', USER, '--to', cli.PHONE, '--yes')
    for channel in ('sms', 'voice'):
        for code in ('', '00000000'):
            _, err = watched.say(*words, '--channel', channel, status=1 if code else 0, code=code)
            assert f'the code is {"wrong" if code else "right"}' in err, err
    assert len(watched.codes) > 1, watched.codes
    # One that is killed leaves what is written ahead of the database.
    watched.rehearsal.ask('faults', {'kind': 'hang', 'service': 'api'})
    rows = len(watched.home.json('history', '--limit', '100'))
    watched.kill(*words, '--channel', 'sms', when=lambda: len(
        watched.home.json('history', '--limit', '100')) > rows)
    watched.clear_faults()
    kept = os.listdir(os.path.join(watched.home.environment['XDG_DATA_HOME'], 'sender-studio'))
    assert 'history.sqlite-wal' in kept, kept
    check_no_secret(watched)
    watched.say('history')
    watched.say('history', watched.name, '--search', 'pingone')
    check_no_secret(watched)
    check_the_search_finds(watched, (MASKED, 'history.sqlite'), (MASKED, 'what was said'),
                           ('pingone', 'history.sqlite'))
    # The number is masked wherever it is kept or told; only --to itself was given.
    assert watched.holders(cli.PHONE.encode()) == [], watched.holders(cli.PHONE.encode())


keyrings.main([tokens_look_as_they_are_looked_for, publishing_and_reading_leave_no_secret,
               a_publish_that_dies_leaves_no_secret, what_a_service_repeats_is_masked,
               a_test_through_pingone_leaves_no_secret])
