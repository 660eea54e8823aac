# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not ours, or is not known here, stays as it is whatever is written beside it."""

import base64
import json

import cli
from publishing import ENVIRONMENT, SETTINGS, SMS, Publishing, actions, started

CHAIN = ['mystery-provider', 'PINGONE_TWILIO', 'another-mystery']
THEIR_SENDER = {'id': '00000000-0000-4000-8000-0000000000a2', 'provider': 'CUSTOM_PIGEON',
                'name': 'Another Kind', 'loft': {'doors': 3}}
THEIR_CONTENT = {'id': 'f1', 'deliveryMethod': 'SMS', 'locale': 'fr', 'content': 'Code ${otp}',
                 'future': [None, {'x': 0}]}
# Spelt as no program here would spell it.
TEXT = '''{"settings": {"deliveryMode": "ALL",
  "from": {"name": "Help Désk \\"☃\\"", "address": "help@example.com", "ratio": 1.50},
  "replyTo": {"address": "reply@example.com", "name": ""},
  "smsProvidersFallbackChain": %s, "emailProviderFallbackChain": ["PINGONE_EMAIL"],
  "future": {"numbers": [1, 2.50, 1E+3, -0.0, 12345678901234567890, 0.1000],
             "empty": [{}, [], "", null, false], "lines": "a\\n\\t\\u0001b"}, "nothing": null},
  "senders": [%s], "contents": {"strong_authentication": [%s]}}'''
CHANGING = ('smsProvidersFallbackChain', 'updatedAt')


class Shared(Publishing):
    """An environment that others use as well."""

    def __init__(self, home, rehearsal):
        super().__init__(home, rehearsal)
        rehearsal.ask_text('pingone/environments', TEXT % tuple(
            json.dumps(part) for part in (CHAIN, THEIR_SENDER, THEIR_CONTENT)))
        self.before = self.kept()
        assert '"number 2.50"' in self.before and 'Désk' in self.before, self.before

    def exact(self, text):
        """With each number as it is spelt, and members in their order."""
        return json.loads(text, parse_float='number {}'.format, parse_int='number {}'.format)

    def kept(self):
        """All of the environment that a publish is not about."""
        live = self.exact(self.rehearsal.ask_text(f'pingone/environments/{ENVIRONMENT}'))
        live = live['environment']
        for name in CHANGING:
            del live['settings'][name]
        live['senders'] = [sender for sender in live['senders']
                           if sender['id'] == THEIR_SENDER['id']]
        live['contents'] = [content for content in live['contents']['strong_authentication']
                            if content['id'] == THEIR_CONTENT['id']]
        return json.dumps(live, ensure_ascii=False)

    def chain(self):
        """In words."""
        live = self.live()
        own = [sender['id'] for sender in live['senders'] if sender['id'] != THEIR_SENDER['id']]
        return ['self' if entry in own else entry
                for entry in live['settings']['smsProvidersFallbackChain']]

    def check(self, *chain):
        assert self.kept() == self.before, (self.kept(), self.before)
        assert self.chain() == list(chain), self.chain()

    def change_all(self, word):
        self.set(f'provider.name={word}', SMS + f'={{"{word}":"${{otp}}"}}',
                 f'fallback.enabled={"true" if word == "Second" else "false"}')


def shared(test):
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            test(Shared(home, rehearsal))
    run.__name__ = test.__name__
    return run


WITHOUT = ('self', 'mystery-provider', 'another-mystery')
WITH = ('self', 'mystery-provider', 'PINGONE_TWILIO', 'another-mystery')


@shared
def what_is_not_ours_outlives_each_publish(publishing):
    publishing.change_all('First')
    publishing.json('publish')
    publishing.check(*WITHOUT)
    publishing.change_all('Second')
    publishing.json('publish')
    second = publishing.chain()
    # Ping's own account comes back, wherever it is put; the others keep their order.
    assert sorted(second) == sorted(WITH), second
    assert [entry for entry in second if entry != 'PINGONE_TWILIO'] == list(WITHOUT), second
    publishing.check(*second)
    assert publishing.json('publish')['state'] == 'unchanged'
    publishing.check(*second)
    states = publishing.json('restore')
    publishing.json('restore', states[0]['id'])
    publishing.check(*WITHOUT)
    publishing.json('restore', states[1]['id'])
    publishing.check(*CHAIN)
    assert [sender['id'] for sender in publishing.live()['senders']] == [THEIR_SENDER['id']]


def what_is_not_ours_outlives_a_publish_that_dies():
    for option in ('--resume', '--roll-back'):
        for is_first in (True, False):
            with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
                publishing = Shared(home, rehearsal)
                former = CHAIN
                if not is_first:
                    publishing.change_all('First')
                    publishing.json('publish')
                    former = WITHOUT
                    publishing.change_all('Second')
                seen = len(publishing.writes())
                publishing.fault(kind='hang', method='PUT', path=SETTINGS, handled=True, count=1,
                                 skip=0 if is_first else 1)
                publishing.die_after(4 if is_first else 3)
                assert publishing.writes()[seen:][-1] == ('PUT', SETTINGS)
                publishing.clear_faults()
                new = publishing.chain()
                publishing.check(*new)
                publishing.json('publish', option)
                publishing.check(*(new if option == '--resume' else former))


@shared
def what_is_sent_is_what_was_read(publishing):
    """Member by member, but for what the service alone writes."""
    live = publishing.exact(publishing.rehearsal.ask_text(f'pingone/environments/{ENVIRONMENT}'))
    read = live['environment']['settings']
    publishing.json('publish')
    sent, = [base64.b64decode(request['body_base64']).decode()
             for request in publishing.rehearsal.ask('requests')['requests']
             if (request['method'], request['path']) == ('PUT', SETTINGS)]
    sent = publishing.exact(sent)
    assert set(read) - set(sent) == {'environment', 'updatedAt'} and set(sent) <= set(read), sent
    for name, value in sent.items():
        if name != 'smsProvidersFallbackChain':
            assert json.dumps(value) == json.dumps(read[name]), (name, value)


def add_members(publishing):
    """PingOne learns something new about what we published."""
    sender, = publishing.live()['senders']
    for thing in (sender, sender['authentication'], sender['numbers'][0],
                  *sender['requests']):
        thing['future'] = {'depth': [1, {'two': None}]}
    publishing.change('senders', {name: sender[name] for name in (
        'future', 'authentication', 'numbers', 'requests')})
    publishing.change('contents', {'future': 'text'}, template='strong_authentication')


def check_members(publishing):
    sender, = publishing.live()['senders']
    for thing in (sender, sender['authentication'], sender['numbers'][0],
                  *sender['requests']):
        assert thing.get('future') == {'depth': [1, {'two': None}]}, thing
    for content in publishing.live()['contents']['strong_authentication']:
        assert content.get('future') == 'text', content


@started
def members_that_are_not_known_here_are_kept(publishing):
    publishing.json('publish')
    add_members(publishing)
    drift, _ = publishing.changes()
    assert not drift
    publishing.set('provider.name=Second', SMS + '={"code":"${otp}"}',
                   'sms.body[1].value=+14155550100')
    publishing.home.run('add', publishing.name, 'numbers', 'number=+14155550101', 'sms=true',
                        'voice=true')
    publishing.json('publish')
    check_members(publishing)
    publishing.json('restore', publishing.json('restore')[0]['id'])
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'
    check_members(publishing)
    publishing.fault(kind='hang', method='PUT', handled=True, count=1, skip=1)
    publishing.die_after(2)
    publishing.clear_faults()
    assert publishing.live()['senders'][0]['name'] == 'Second'
    check_members(publishing)
    publishing.json('publish', '--roll-back')
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'
    check_members(publishing)


OAUTH = ('authorization.kind=oauth2', 'authorization.token-url=https://login.example.com/token',
         'authorization.client-id=me')


@started
def what_pingone_adds_to_the_authorization_is_no_other_way_to_sign_in(publishing):
    """It says itself how it presents the client to the service that issues tokens."""
    publishing.set(*OAUTH)
    publishing.json('publish')
    assert 'clientAuthenticationMethod' in publishing.live()['senders'][0]['authentication']
    publishing.set('provider.name=Second')
    publishing.json('publish')
    publishing.json('restore', publishing.json('restore')[0]['id'])
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1)
    publishing.clear_faults()
    publishing.json('publish', '--roll-back')
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'


@started
def another_way_to_sign_in_needs_its_own_secret(publishing):
    publishing.set(*OAUTH)
    publishing.json('publish')
    for word in ('authorization.client-id=other',
                 'authorization.token-url=https://elsewhere.example.com/token',
                 'authorization.kind=basic'):
        publishing.set(word)
        publishing.json('publish')
        publishing.forget_requests()
        states = publishing.json('restore')
        refused = publishing.run('restore', states[0]['id'], status=4)
        assert 'signed in another way' in refused.err, (word, refused.err)
        assert publishing.writes() == [], word


SCOPES = ('authorization.scopes=sms:send,voice:call',)
# Each way to sign in, and what PingOne keeps of it.
WAYS = [
    (('authorization.kind=basic', 'authorization.username=u'),
     {'method': 'BASIC', 'username': 'u'}),
    (('authorization.kind=bearer',), {'method': 'BEARER'}),
    ((*OAUTH, 'authorization.grant=client-credentials', 'authorization.scopes='),
     {'method': 'OAUTH2', 'grantType': 'CLIENT_CREDENTIALS', 'clientId': 'me',
      'authUrl': 'https://login.example.com/token',
      'clientAuthenticationMethod': 'BASIC_AUTH_HEADER'}),
    ((*OAUTH, 'authorization.grant=client-credentials', *SCOPES),
     {'method': 'OAUTH2', 'grantType': 'CLIENT_CREDENTIALS', 'clientId': 'me',
      'authUrl': 'https://login.example.com/token', 'scopes': ['sms:send', 'voice:call'],
      'clientAuthenticationMethod': 'BASIC_AUTH_HEADER'}),
    ((*OAUTH, 'authorization.grant=jwt-bearer', *SCOPES),
     {'method': 'OAUTH2', 'grantType': 'JWT_BEARER',
      'authUrl': 'https://login.example.com/token', 'scopes': ['sms:send', 'voice:call']}),
    (('authorization.kind=custom-header', 'authorization.header-name=X-Key'),
     {'method': 'CUSTOM_HEADER', 'headerName': 'X-Key'}),
]


def each_pair(ways):
    """A round that goes once from each of them to each other."""
    return [way for first in ways for second in ways[ways.index(first) + 1:]
            for way in (first, second)] + ways[:1]


@started
def each_way_to_sign_in_follows_each_other(publishing):
    publishing.set('sms.url=https://example.com/s', 'voice.url=https://example.com/v')
    for words, kept in each_pair(WAYS):
        publishing.set(*words)
        publishing.forget_requests()
        publishing.json('publish')
        sender, = publishing.live()['senders']
        assert sender['authentication'] == kept, (words, sender['authentication'])
        # How a client is presented PingOne alone decides, and a list of no scopes goes as well.
        assert not [request for request in publishing.rehearsal.ask('requests')['requests']
                    if 'clientAuthenticationMethod' in request.get('body', '')], words
        assert publishing.json('publish')['state'] == 'unchanged', words
        if kept['method'] == 'OAUTH2' and 'scopes' not in kept:
            publishing.change('senders', {'authentication': {**kept, 'scopes': []}})


@started
def another_grant_is_taken_back(publishing):
    publishing.set('sms.url=https://example.com/s', 'voice.url=https://example.com/v', *OAUTH)
    publishing.json('publish')
    before = publishing.live()['senders'][0]['authentication']
    publishing.set('authorization.grant=jwt-bearer')
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1)
    publishing.clear_faults()
    assert publishing.live()['senders'][0]['authentication']['grantType'] == 'JWT_BEARER'
    # A secret is for one way to sign in: that of before is chosen first.
    refused = publishing.run('publish', '--roll-back', status=4)
    assert 'signed in another way' in refused.err, refused.err
    publishing.set('authorization.grant=client-credentials')
    publishing.json('publish', '--roll-back')
    assert publishing.live()['senders'][0]['authentication'] == before


def headers(publishing):
    return publishing.live()['senders'][0]['requests'][0]['headers']


def change_headers(publishing, values):
    requests = publishing.live()['senders'][0]['requests']
    requests[0]['headers'] = {'content-type': 'application/x-www-form-urlencoded', **values}
    publishing.change('senders', {'requests': requests}, where={'name': 'Twilio Studio'})


def who_changed_headers(publishing, **options):
    return [kind for path, kind, _, _ in publishing.changes(**options)[1] if path == 'sms.headers']


@started
def who_changed_a_credential_in_a_header_is_told(publishing):
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    assert who_changed_headers(publishing) == []
    # Ours is written, however PingOne spells the name of the one that is there.
    change_headers(publishing, {'x-api-key': 'first-key-1'})
    assert who_changed_headers(publishing) == []
    publishing.set('sms.headers[1].value=second-key-2')
    assert who_changed_headers(publishing) == ['unknowable']
    publishing.json('publish')
    assert headers(publishing)['X-Api-Key'] == 'second-key-2', headers(publishing)
    assert 'x-api-key' not in headers(publishing), headers(publishing)
    assert who_changed_headers(publishing) == []
    # Somebody else's stays, as often as it is asked, and is written over in one piece.
    change_headers(publishing, {'x-api-key': 'their-key-3'})
    for _ in range(2):
        assert who_changed_headers(publishing, status=1) == ['theirs']
        publishing.set(f'sms.body[0].value=${{to}}{_}')
        publishing.json('publish')
        assert headers(publishing)['x-api-key'] == 'their-key-3', headers(publishing)
    publishing.json('publish', '--ours', 'sms.headers')
    assert headers(publishing)['X-Api-Key'] == 'second-key-2' and len(headers(publishing)) == 2
    assert who_changed_headers(publishing) == []
    # One that somebody else took away is not put back unasked.
    change_headers(publishing, {})
    assert who_changed_headers(publishing, status=1) == ['theirs']
    assert 'not shown' in publishing.run('plan', status=1).out
    publishing.json('publish')
    assert len(headers(publishing)) == 1, headers(publishing)
    publishing.json('publish', '--ours', 'sms.headers')
    assert headers(publishing)['X-Api-Key'] == 'second-key-2', headers(publishing)
    assert b'first-key-1' not in publishing.files() and b'their-key-3' not in publishing.files()


def their_request(sender):
    sender['requests'][1]['phoneNumberFormat'] = 'NUMBER_ONLY'


def their_header(sender):
    sender['requests'][0]['headers']['X-A'] = 'theirs'


def their_row(sender):
    body = sender['requests'][0]['body']
    assert 'Mark=ours' in body, body
    sender['requests'][0]['body'] = body.replace('Mark=ours', 'Mark=theirs')


def their_number(sender):
    sender['numbers'][1]['capabilities'] = ['SMS', 'VOICE']


def their_other_number(sender):
    sender['numbers'][0].update(number='+14155550105', capabilities=['SMS'])


def their_deletion(sender):
    del sender['numbers'][:]


# What somebody else makes of the sender, and what is done here at the same time.
BOTH = [
    (their_request, ['remove', 'voice']),
    (their_header, ['remove', 'sms.headers[1]']),
    (their_row, ['remove', 'sms.body[3]']),
    (their_number, ['remove', 'numbers[1]']),
    (their_deletion, ['set', 'numbers[0].number=+14155550101']),
    (their_deletion, ['add', 'numbers', 'number=+14155550103', 'sms=true']),
    (their_other_number, ['add', 'numbers', 'number=+14155550105', 'sms=true']),
    (their_header, ['set', 'sms.headers[1].value=ours']),
]


def theirs(publishing):
    """What a plan calls somebody else's: places, and what is there."""
    return {(path, now) for path, kind, now, _ in publishing.changes(status=1)[1]
            if kind == 'theirs'}


def what_was_kept_is_theirs_in_each_later_plan():
    """Nobody decided about it: no second publish takes it for ours."""
    for change, (command, *words) in BOTH:
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            home.run('add', publishing.name, 'sms.headers', 'name=X-A', 'value=1')
            home.run('add', publishing.name, 'sms.body', 'key=Mark', 'value=ours')
            home.run('add', publishing.name, 'numbers', 'number=+14155550102', 'sms=true')
            publishing.json('publish')
            sender = publishing.live()['senders'][0]
            change(sender)
            publishing.change('senders', {name: sender[name] for name in ('numbers', 'requests')})
            home.run(command, publishing.name, *words)
            found = theirs(publishing)
            assert found, (change, words)
            publishing.json('publish')
            published = publishing.live()
            for _ in range(2):
                assert theirs(publishing) == found, (change, words, found, theirs(publishing))
                assert publishing.json('publish')['state'] == 'unchanged'
                assert publishing.live() == published, (change, words)


@started
def a_credential_that_was_taken_out_goes(publishing):
    """Out of the configuration, and so at PingOne; one of somebody else's stays."""
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    change_headers(publishing, {'x-api-key': 'first-key-1', 'X-Auth-Token': 'their-key-3'})
    assert publishing.changes() == (False, [('authorization.secret', 'unknowable', None, None)])
    publishing.home.run('remove', 'Staging', 'sms.headers[1]')
    assert ('sms.headers', 'ours', 'x-api-key', None) in publishing.changes()[1]
    told = publishing.run('plan').out
    assert '    sms.headers: x-api-key → (nothing)\n' in told and 'first-key-1' not in told, told
    outcome = publishing.json('publish')
    assert actions(outcome)[0] == 'sender:update', outcome
    assert set(headers(publishing)) == {'content-type', 'X-Auth-Token'}, headers(publishing)
    assert who_changed_headers(publishing) == []
    assert publishing.json('publish')['state'] == 'unchanged'
    # Going back brings no credential back, and takes none away.
    publishing.json('restore', publishing.json('restore')[0]['id'])
    assert set(headers(publishing)) == {'content-type', 'X-Auth-Token'}, headers(publishing)
    assert b'their-key-3' not in publishing.files()


@started
def one_that_somebody_else_renewed_is_not_taken_away(publishing):
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    change_headers(publishing, {'x-api-key': 'their-key-3'})
    publishing.home.run('remove', 'Staging', 'sms.headers[1]')
    for word in ('a', 'b'):
        assert who_changed_headers(publishing, status=1) == ['theirs']
        publishing.set(f'sms.body[0].value=${{to}}{word}')
        publishing.json('publish')
        assert headers(publishing)['x-api-key'] == 'their-key-3', headers(publishing)
    publishing.json('publish', '--ours', 'sms.headers')
    assert set(headers(publishing)) == {'content-type'}, headers(publishing)
    assert who_changed_headers(publishing) == []


@started
def going_back_takes_no_credential_away(publishing):
    """No state has one: those of now stay."""
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    publishing.set('provider.name=Second')
    publishing.json('publish')
    state = publishing.json('restore')[0]
    assert 'sms.headers' not in [change['path'] for change in state['changes']], state
    publishing.json('restore', state['id'])
    assert headers(publishing)['X-Api-Key'] == 'first-key-1', headers(publishing)
    assert who_changed_headers(publishing) == []


@started
def no_secret_goes_to_a_server_that_somebody_else_chose(publishing):
    publishing.json('publish')
    requests = publishing.live()['senders'][0]['requests']
    ours = requests[0]['url']
    requests[0]['url'] = 'https://collector.example.net/x'
    publishing.change('senders', {'requests': requests})
    publishing.json('publish')
    publishing.set('provider.name=Second')
    publishing.forget_requests()
    for words, told in (('plan', publishing.run('plan', status=1).out),
                        ('publish', publishing.run('publish', status=1).err)):
        assert 'another server' in told and '“--ours sms.url”' in told, (words, told)
    assert publishing.writes() == []
    publishing.json('publish', '--ours', 'sms.url')
    sender = publishing.live()['senders'][0]
    assert sender['name'] == 'Second' and sender['requests'][0]['url'] == ours, sender


@started
def whoever_takes_that_server_over_publishes_to_it(publishing):
    """The plan tells of it though it has something to write, and the words it gives are true."""
    publishing.json('publish')
    requests = publishing.live()['senders'][0]['requests']
    requests[0]['url'] = 'https://collector.example.net/x'
    publishing.change('senders', {'requests': requests})
    publishing.set('provider.name=Second')
    planned = publishing.run('plan', status=1).out
    assert 'Sender “Second”: to be changed' in planned, planned
    assert 'another server' in planned and '“senderctl pull --into”' in planned, planned
    publishing.run('pull', '--into')
    publishing.set('provider.name=Second')
    assert 'another server' not in publishing.run('plan').out
    publishing.json('publish')
    sender = publishing.live()['senders'][0]
    assert (sender['name'], sender['requests']) == ('Second', requests), sender


@started
def a_text_that_was_there_before_hides_nothing_of_ours(publishing):
    publishing.rehearsal.ask('pingone/environments', {'contents': {'strong_authentication': [
        {'deliveryMethod': 'SMS', 'locale': 'en', 'content': 'Theirs ${otp}'}]}})
    publishing.json('publish')
    voice = 'messages.strong_authentication.Voice.en'
    publishing.set('provider.name=Second', voice + '={"ours":"${otp}"}', 'fallback.enabled=true')
    drift, changes = publishing.changes(status=1)
    assert drift and [path for path, kind, _, _ in changes if kind == 'theirs'] == [SMS], changes
    assert (voice, 'ours', '{"OTP":"${otp}"}', '{"ours":"${otp}"}') in changes, changes
    assert actions(publishing.json('publish')) == ['sender:update', 'template:keep',
                                                   'template:update', 'fallback:update']
    live = publishing.live()
    assert live['senders'][0]['name'] == 'Second', live
    assert {content['content'] for content in live['contents']['strong_authentication']
            if not content.get('default')} == {'Theirs ${otp}', '{"ours":"${otp}"}'}, live
    assert 'PINGONE_TWILIO' in live['settings']['smsProvidersFallbackChain'], live
    publishing.json('restore', publishing.json('restore')[0]['id'])
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio', publishing.live()


@started
def what_going_back_leaves_of_a_sender_is_told_and_known(publishing):
    """It stays, as somebody else changed it; what went with it is no change of theirs."""
    publishing.json('publish')
    publishing.change('senders', {'numbers': []})
    done = publishing.run('restore', publishing.json('restore')[-1]['id'])
    assert 'as somebody else left it' in done.out and 'which stays' in done.out, done.out
    drift, changes = publishing.changes(status=1)
    assert drift and [path for path, kind, _, _ in changes if kind == 'theirs'] == [
        'numbers[0]'], changes
    publishing.forget_requests()
    assert actions(publishing.json('publish')) == ['sender:keep', 'template:create',
                                                   'template:create', 'fallback:update']
    live = publishing.live()
    assert live['senders'][0]['numbers'] == [], live
    assert live['settings']['smsProvidersFallbackChain'][0] == live['senders'][0]['id'], live


cli.main([what_is_not_ours_outlives_each_publish, what_is_not_ours_outlives_a_publish_that_dies,
          what_is_sent_is_what_was_read, who_changed_a_credential_in_a_header_is_told,
          members_that_are_not_known_here_are_kept,
          what_pingone_adds_to_the_authorization_is_no_other_way_to_sign_in,
          another_way_to_sign_in_needs_its_own_secret, each_way_to_sign_in_follows_each_other,
          another_grant_is_taken_back,
          what_was_kept_is_theirs_in_each_later_plan, a_credential_that_was_taken_out_goes,
          one_that_somebody_else_renewed_is_not_taken_away, going_back_takes_no_credential_away,
          no_secret_goes_to_a_server_that_somebody_else_chose,
          a_text_that_was_there_before_hides_nothing_of_ours,
          what_going_back_leaves_of_a_sender_is_told_and_known,
          whoever_takes_that_server_over_publishes_to_it])
