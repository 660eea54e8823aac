# SPDX-License-Identifier: GPL-3.0-or-later
"""Variants and languages of messages online, and how many requests messages cost."""

import cli
from publishing import API, SMS, Publishing, actions, started

TEMPLATES = ('strong_authentication', 'device_pairing', 'transaction', 'general',
             'id_verification')
LOCALES = ('en', 'de', 'fr-CA', 'pt_BR', 'it')
FRIENDLY = SMS + '.Friendly'
GERMAN = 'messages.strong_authentication.SMS.de'
CANADIAN = 'messages.strong_authentication.Voice.fr-CA.a.b'
TEXTS = {FRIENDLY: '{"Hi":"${otp}"}', GERMAN: '{"Kode":"${otp}"}', CANADIAN: '{"Code":"${otp}"}'}
KEYS = {FRIENDLY: ('SMS', 'en', 'Friendly'), GERMAN: ('SMS', 'de', None),
        CANADIAN: ('Voice', 'fr-CA', 'a.b')}
OWN = {('SMS', 'en', None): '{"OTP":"${otp}"}', ('Voice', 'en', None): '{"OTP":"${otp}"}'}
WITH_TEXTS = {**OWN, **{KEYS[path]: text for path, text in TEXTS.items()}}


def enable_languages(publishing):
    publishing.rehearsal.ask('pingone/environments', {
        'languages': [{'locale': locale, 'enabled': True} for locale in LOCALES]})


def publish_texts(publishing):
    enable_languages(publishing)
    publishing.set(*[f'{path}={text}' for path, text in TEXTS.items()])
    outcome = publishing.json('publish')
    assert actions(outcome).count('template:create') == 5, outcome


def contents(publishing):
    return {(content['deliveryMethod'], content['locale'], content.get('variant')):
            content['content'] for content in publishing.live()['contents']['strong_authentication']
            if not content.get('default')}


def check_nothing_differs(publishing):
    drift, changes = publishing.changes()
    assert not drift and all(kind == 'unknowable' for _, kind, _, _ in changes), changes
    publishing.forget_requests()
    assert publishing.json('publish')['state'] == 'unchanged'
    assert publishing.writes() == []


@started
def variants_and_languages_are_published_and_pulled(publishing):
    publish_texts(publishing)
    assert contents(publishing) == WITH_TEXTS, contents(publishing)
    check_nothing_differs(publishing)
    before = publishing.home.json('show', publishing.name)['messages']
    publishing.run('pull', '--into')
    assert publishing.home.json('show', publishing.name)['messages'] == before
    check_nothing_differs(publishing)
    # Whoever has only the connection gets the same.
    publishing.home.run('delete', publishing.name)
    Publishing(publishing.home, publishing.rehearsal, 'Other').set('provider.name=Other')
    publishing.name = 'Other'
    publishing.name, = publishing.run('pull').out.split()
    assert publishing.home.json('show', publishing.name)['messages'] == before
    drift, changes = publishing.changes()
    assert not drift and [change for change in changes if change[0].startswith('messages')] == []


@started
def one_of_them_goes_and_comes_back(publishing):
    publish_texts(publishing)
    for path in TEXTS:
        publishing.home.run('remove', publishing.name, path)
        drift, changes = publishing.changes()
        assert not drift and (path, 'ours', TEXTS[path], None) in changes, changes
        outcome = publishing.json('publish')
        assert actions(outcome).count('template:delete') == 1, outcome
        left = {key: text for key, text in WITH_TEXTS.items() if key != KEYS[path]}
        assert contents(publishing) == left, contents(publishing)
        check_nothing_differs(publishing)
        state = publishing.json('restore')[0]
        assert [change['path'] for change in state['changes']
                if change['kind'] != 'unknowable'] == [path], state
        outcome = publishing.json('restore', state['id'])
        assert actions(outcome).count('template:create') == 1, outcome
        assert contents(publishing) == WITH_TEXTS, contents(publishing)
        # The configuration stays without it, until it is set again.
        assert (path, 'ours', TEXTS[path], None) in publishing.changes()[1], publishing.changes()
        publishing.set(f'{path}={TEXTS[path]}')
        check_nothing_differs(publishing)


@started
def each_is_told_from_the_others(publishing):
    publish_texts(publishing)
    publishing.set(FRIENDLY + '={"Hello":"${otp}"}')
    publishing.forget_requests()
    assert actions(publishing.json('publish')).count('template:update') == 1
    assert [method for method, _ in publishing.writes()] == ['PUT']
    assert contents(publishing) == {**WITH_TEXTS, KEYS[FRIENDLY]: '{"Hello":"${otp}"}'}
    # Somebody else's text of one is theirs, and is kept; ours of another is written.
    publishing.change('contents', {'content': 'Theirs ${otp}'}, template='strong_authentication',
                      where={'deliveryMethod': 'Voice', 'locale': 'fr-CA', 'variant': 'a.b'})
    publishing.set(GERMAN + '={"Neu":"${otp}"}')
    drift, changes = publishing.changes(status=1)
    assert drift and (CANADIAN, 'theirs', 'Theirs ${otp}', TEXTS[CANADIAN]) in changes, changes
    assert (GERMAN, 'ours', TEXTS[GERMAN], '{"Neu":"${otp}"}') in changes, changes
    publishing.json('publish')
    assert contents(publishing) == {
        **WITH_TEXTS, KEYS[FRIENDLY]: '{"Hello":"${otp}"}', KEYS[CANADIAN]: 'Theirs ${otp}',
        KEYS[GERMAN]: '{"Neu":"${otp}"}'}, contents(publishing)


def have_messages(publishing, word, paths):
    publishing.set(*[f'{path}={{"{word}":"${{otp}} ${{app.open.url}}"}}' for path in paths])


def cost(publishing, *words):
    """State, requests and writes."""
    publishing.forget_requests()
    state = publishing.json(*words)['state']
    assert all(path.startswith('/v1/') for _, path in publishing.requests())
    return state, len(publishing.requests()), len(publishing.writes())


def measure(paths):
    """What a first publish costs, an update of everything, nothing to do, and a restoration."""
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        publishing = Publishing(home, rehearsal)
        enable_languages(publishing)
        for channel in ('SMS', 'Voice'):
            home.run('remove', publishing.name, f'messages.strong_authentication.{channel}.en')
        have_messages(publishing, 'first', paths)
        first = cost(publishing, 'publish')
        publishing.set('provider.name=Second', 'fallback.enabled=true')
        have_messages(publishing, 'second', paths)
        update = cost(publishing, 'publish')
        nothing = cost(publishing, 'publish')
        state = publishing.json('restore')[0]['id']
        restoration = cost(publishing, 'restore', state)
        n_writes = len(paths) + 2
        for name, n_requests, done in (first, update, restoration):
            assert name == 'published' and done == n_writes, (paths, name, n_requests, done)
        assert nothing[0] == 'unchanged' and nothing[2] == 0, nothing
        return [counted[1] for counted in (first, update, nothing, restoration)]


def messages_of_one_template_are_within_the_budget():
    for n in (1, 2, 5):
        paths = [f'messages.strong_authentication.SMS.{locale}' for locale in LOCALES[:n]]
        first, update, nothing, restoration = measure(paths)
        # The answer to each write says what is kept: the contents are not read once more.
        assert first == 9 + n <= 8 + 2 * n, (n, first)
        assert update == restoration == 11 + n <= 10 + 2 * n, (n, update, restoration)
        # Senders, settings, languages, and the contents together.
        assert nothing == 4, (n, nothing)


def each_further_template_is_read_before_its_write():
    for n in (1, 2, 5):
        first, update, nothing, restoration = measure(
            [f'messages.{template}.SMS.en' for template in TEMPLATES[:n]])
        assert first == 8 + 2 * n, (n, first)
        # One more for each than the messages of one template: planned, read again, written.
        assert update == 9 + 3 * n and restoration <= 9 + 3 * n, (n, update, restoration)
        assert nothing == 3 + n, (n, nothing)


@started
def a_notification_that_does_not_reach_phones_is_told_first(publishing):
    """Half way would be too late: what PingOne refuses stops the rest of the publish."""
    for path, words in (('messages.no_such_notification.SMS.en', 'no notification'),
                        ('messages.email_verification_user.SMS.en', 'does not send')):
        publishing.set(path + '={"OTP":"${otp}"}')
        publishing.forget_requests()
        done = publishing.run('plan', status=1)
        # Of what is not documented the environment alone tells what it takes.
        assert publishing.requests().count(('GET', API + 'templates')) == 1
        assert f'SS412 {path}: ' in done.err and words in done.err, done.err
        assert 'to be created' in done.out, done.out
        done = publishing.run('publish', status=1)
        assert 'Nothing was published' in done.err, done.err
        assert publishing.writes() == []
        publishing.home.run('remove', publishing.name, path)
    publishing.set('messages.id_verification.SMS.en={"a":"${user.username}"}')
    done = publishing.run('publish', status=1)
    assert publishing.writes() == [], done.err
    publishing.set('messages.id_verification.SMS.en={"a":"${app.open.url}"}')
    assert publishing.json('publish')['state'] == 'published'


PAIRING = 'messages.device_pairing.SMS.en'
TEXT = '{"pair":"${otp}"}'


def forget_pairing(publishing):
    """A state that has a text of a template of which nothing is left here. The state's id."""
    publishing.set(f'{PAIRING}={TEXT}')
    publishing.json('publish')
    publishing.home.run('remove', publishing.name, PAIRING)
    publishing.json('publish')
    publishing.set('provider.name=Second')
    publishing.json('publish')
    return publishing.json('restore')[1]['id']


def pairing(publishing):
    return [content['content'] for content in publishing.live()['contents']['device_pairing']]


def put_pairing(publishing, text):
    publishing.rehearsal.ask('pingone/environments', {'contents': {'device_pairing': [
        {'deliveryMethod': 'SMS', 'locale': 'en', 'content': text}]}})


@started
def a_template_that_only_an_earlier_state_has_is_compared(publishing):
    state = forget_pairing(publishing)
    listed, = [row for row in publishing.json('restore') if row['id'] == state]
    assert PAIRING in [change['path'] for change in listed['changes']], listed
    # Somebody has put the same there: that is no difference, and nothing to be written.
    put_pairing(publishing, TEXT)
    listed, = [row for row in publishing.json('restore') if row['id'] == state]
    assert PAIRING not in [change['path'] for change in listed['changes']], listed
    outcome = publishing.json('restore', state)
    assert outcome['state'] == 'published', outcome
    assert 'template:create' not in actions(outcome) and pairing(publishing) == [TEXT], outcome


@started
def what_somebody_else_wrote_there_is_kept(publishing):
    state = forget_pairing(publishing)
    put_pairing(publishing, 'Theirs ${otp}')
    listed, = [row for row in publishing.json('restore') if row['id'] == state]
    assert (PAIRING, 'theirs', 'Theirs ${otp}', TEXT) in [
        tuple(change[name] for name in ('path', 'kind', 'now', 'after'))
        for change in listed['changes']], listed
    assert publishing.json('restore', state)['state'] == 'published'
    assert pairing(publishing) == ['Theirs ${otp}'], pairing(publishing)
    publishing.json('restore', state, '--ours', PAIRING)
    assert pairing(publishing) == [TEXT], pairing(publishing)


@started
def it_is_written_again(publishing):
    state = forget_pairing(publishing)
    publishing.forget_requests()
    outcome = publishing.json('restore', state)
    assert 'template:create' in actions(outcome) and pairing(publishing) == [TEXT], outcome


cli.main([variants_and_languages_are_published_and_pulled, one_of_them_goes_and_comes_back,
          each_is_told_from_the_others, messages_of_one_template_are_within_the_budget,
          each_further_template_is_read_before_its_write,
          a_notification_that_does_not_reach_phones_is_told_first,
          a_template_that_only_an_earlier_state_has_is_compared,
          what_somebody_else_wrote_there_is_kept, it_is_written_again])
