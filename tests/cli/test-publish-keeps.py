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


def their_raw_body(request):
    request['body'] = '{"text":"${to} ${message}"}'
    request['headers'] = {'content-type': 'application/json'}


def their_order(request):
    request['body'] = '&'.join(reversed(request['body'].split('&')))


def their_headers(request):
    request['headers'].update({'X-One': '1', 'X-Two': '2'})


# What they make of a request, what is theirs of it beside a row of ours, and what is sent then.
OF_REQUESTS = [
    (their_raw_body, ['sms.body-format'], '{"text":"${to} ${message}"}'),
    (their_order, ['sms.body'], 'Parameters=${message}&Mine=1&From=${from}&To=${to}'),
    (their_headers, ['sms.headers[1]', 'sms.headers[2]'],
     'To=${to}&From=${from}&Parameters=${message}&Mine=1'),
]


def change_request(publishing, change):
    requests = publishing.live()['senders'][0]['requests']
    change(requests[0])
    publishing.change('senders', {'requests': requests})


def what_they_made_of_a_request_is_written_over_by_decision_alone():
    """And a publish that has written what it can has nothing more to do."""
    for change, paths, body in OF_REQUESTS:
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            publishing.json('publish')
            change_request(publishing, change)
            home.run('add', publishing.name, 'sms.body', 'key=Mine', 'value=1')
            assert sorted(path for path, _ in theirs(publishing)) == paths, theirs(publishing)
            publishing.json('publish')
            request = publishing.live()['senders'][0]['requests'][0]
            assert request['body'] == body, request
            publishing.forget_requests()
            assert publishing.json('publish')['state'] == 'unchanged'
            assert publishing.writes() == [], publishing.writes()
            publishing.json('publish', '--ours', paths[0])
            request = publishing.live()['senders'][0]['requests'][0]
            assert request['body'] == 'To=${to}&From=${from}&Parameters=${message}&Mine=1', request
            assert 'urlencoded' in request['headers']['content-type'], request
            assert ('X-Two' in request['headers']) == (change is their_headers), request
            assert 'X-One' not in request['headers'], request


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
          what_is_sent_is_what_was_read, members_that_are_not_known_here_are_kept,
          what_was_kept_is_theirs_in_each_later_plan,
          what_they_made_of_a_request_is_written_over_by_decision_alone,
          a_text_that_was_there_before_hides_nothing_of_ours,
          what_going_back_leaves_of_a_sender_is_told_and_known])
