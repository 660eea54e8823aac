# SPDX-License-Identifier: GPL-3.0-or-later
"""pull, through the stand-ins."""

import json
import os
import signal

import cli
from publishing import SENDERS as SENDERS_PATH, SETTINGS, SMS, Publishing, actions

SENDERS = [
    {'id': '00000000-0000-4000-8000-0000000000a1', 'provider': 'CUSTOM_PROVIDER',
     'name': 'Live Studio', 'default': True,
     'authentication': {'method': 'BASIC', 'username': cli.ACCOUNT, 'password': 'hidden-there'},
     'numbers': [{'number': '+14155550100', 'type': 'PHONE_NUMBER', 'capabilities': ['SMS'],
                  'selected': True, 'available': True, 'future': 7}],
     'requests': [{'deliveryMethod': 'SMS', 'method': 'POST', 'url': cli.studio_url(cli.SMS_FLOW),
                   'headers': {'content-type': 'application/x-www-form-urlencoded'},
                   'body': 'To=${to}&From=${from}&Parameters=${message}',
                   'phoneNumberFormat': 'FULL'}]},
    {'id': '00000000-0000-4000-8000-0000000000a2', 'provider': 'CUSTOM_PIGEON',
     'name': 'Another Kind', 'loft': {'doors': 3}},
]
CHAIN = [SENDERS[0]['id'], 'PINGONE_TWILIO']


def started(test):
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            settings = {**publishing.live()['settings'], 'smsProvidersFallbackChain': CHAIN}
            rehearsal.ask('pingone/environments', {'senders': SENDERS, 'settings': settings})
            test(publishing)
    run.__name__ = test.__name__
    return run


def pull(publishing, **options):
    return publishing.run('pull', **options).out.split()


def get(publishing, name, path):
    return publishing.home.run('get', name, path).stdout.rstrip('\n')


@started
def every_sender_becomes_a_configuration(publishing):
    ids = pull(publishing)
    assert len(ids) == 2, ids
    shown = [publishing.home.json('show', name) for name in ids]
    assert [config['name'] for config in shown] == ['Live Studio', 'Another Kind'], shown
    assert shown[0]['fallback']['enabled'] and shown[0]['environment']['id']
    assert 'hidden-there' not in json.dumps(shown)
    assert pull(publishing) == []


@started
def what_is_known_is_compared(publishing):
    name = pull(publishing)[0]
    told = publishing.run('pull').err
    assert '“Live Studio” is here already, and equals what PingOne has' in told, told
    shown = publishing.home.json('show', name)
    publishing.change('senders', {'name': 'Changed since'}, where={'id': SENDERS[0]['id']})
    publishing.home.run('set', name, 'sms.body[0].key=Whom')
    told = publishing.run('pull').err
    assert '“Live Studio” is here already, and differs from what PingOne has in 2 places' in told
    assert get(publishing, name, 'provider.name') == 'Live Studio'
    assert shown['provider'] == publishing.home.json('show', name)['provider']
    assert publishing.writes() == []


def change_there(publishing):
    """Somebody else changes the sender, a message and the chain."""
    publishing.change('senders', {'name': 'Theirs'}, where={'id': SENDERS[0]['id']})
    settings = {**publishing.live()['settings'], 'smsProvidersFallbackChain': [SENDERS[0]['id']]}
    publishing.rehearsal.ask('pingone/environments',
                             {'senders': publishing.live()['senders'], 'settings': settings})


def kept_files(publishing):
    return {os.path.join(folder, name): open(os.path.join(folder, name), 'rb').read()
            for folder, _, names in os.walk(os.path.join(publishing.home.path, 'data'))
            for name in names if not name.endswith('.lock')}


@started
def what_is_live_is_taken_over(publishing):
    publishing.name = pull(publishing)[0]
    publishing.set('name=Called so here', SMS + '={"OTP":"${otp}"}', 'sms.body[0].key=Whom')
    publishing.home.run('add', publishing.name, 'sms.body', 'key=Debug', 'value=1',
                        'enabled=false')
    before = publishing.home.json('show', publishing.name)
    change_there(publishing)
    done = publishing.run('pull', '--into')
    assert done.out.split() == [before['id']] and 'Called so here' in done.err
    after = publishing.home.json('show', publishing.name)
    assert after['name'] == 'Called so here' and after['provider']['name'] == 'Theirs', after
    rows = after['requests'][0]['body']
    assert [row['key'] for row in rows] == ['To', 'From', 'Parameters', 'Debug'], rows
    assert after['fallback'] == {'enabled': False} and after['messages'] == []
    assert after['environment'] == before['environment']
    drift, changes = publishing.changes()
    assert not drift and all(change[1] == 'unknowable' for change in changes), changes
    kept = [content for path, content in kept_files(publishing).items()
            if path.endswith(before['id'] + '.json~')]
    assert len(kept) == 1
    kept = json.loads(kept[0])
    assert all(kept[name] == before[name] for name in before), (kept, before)
    assert publishing.writes() == []
    # What was taken over is what later changes are told against.
    publishing.change('senders', {'name': 'Again'}, where={'id': SENDERS[0]['id']})
    drift, changes = publishing.changes(status=1)
    assert drift and ('provider.name', 'theirs', 'Again', 'Theirs') in changes, changes


@started
def one_of_the_same_name_is_taken_over(publishing):
    publishing.set('provider.name=Live Studio')
    name, shown = publishing.name, publishing.home.json('show', publishing.name)
    assert publishing.json('pull', '--into') == [shown['id']]
    after = publishing.home.json('show', name)
    assert after['name'] == name and after['fallback']['enabled']
    assert after['numbers'][0]['remote']['future'] == 7
    assert [config['id'] for config in publishing.home.json('list')] == [shown['id']]
    assert 'had all that PingOne has' in publishing.run('pull', '--into').err


@started
def where_nothing_is_found_nothing_changes(publishing):
    before = kept_files(publishing)
    done = publishing.run('pull', '--into', status=1)
    assert done.out == '' and 'no sender “Twilio Studio”' in done.err, done.err
    assert 'Nothing was changed.' in done.err
    assert kept_files(publishing) == before
    path = publishing.home.file('some.txt', 'curl https://example.com')
    publishing.name = path
    publishing.run('pull', '--into', status=2)


@started
def an_unfinished_publish_comes_first(publishing):
    publishing.fault(kind='status', path=SETTINGS, method='PUT', status=500)
    assert publishing.json('publish', status=3)['state'] == 'partial'
    publishing.clear_faults()
    before = kept_files(publishing)
    done = publishing.run('pull', '--into', status=1)
    assert 'did not end' in done.err and done.out == '', done.err
    assert kept_files(publishing) == before


def take_over_while(publishing, meanwhile, status):
    """It has read the senders, and does not go on before something else is done."""
    publishing.forget_requests()
    publishing.fault(kind='drip', method='GET', path=SENDERS_PATH, count=1, bytes=64,
                     milliseconds=20)
    process = publishing.start('pull', publishing.name, '--into')
    publishing.until(lambda: any(path.startswith(SENDERS_PATH)
                                 for _, path in publishing.requests()))
    process.send_signal(signal.SIGSTOP)
    meanwhile()
    publishing.clear_faults()
    before = kept_files(publishing)
    process.send_signal(signal.SIGCONT)
    out, err = process.communicate(timeout=120)
    assert process.returncode == status and out == '', (process.returncode, out, err)
    assert 'came in between' in err and 'Nothing was changed.' in err, err
    assert kept_files(publishing) == before


@started
def what_is_published_meanwhile_is_no_older_for_it(publishing):
    publishing.name = pull(publishing)[0]
    publishing.set('sms.body[0].value=${to}+')
    take_over_while(publishing, lambda: publishing.run('publish'), 1)
    assert get(publishing, publishing.name, 'sms.body[0].value') == '${to}+'
    drift, changes = publishing.changes()
    assert not drift and all(change[1] == 'unknowable' for change in changes), changes
    publishing.run('pull', '--into')


@started
def a_publish_that_begins_meanwhile_and_does_not_end_comes_first(publishing):
    def publish_half():
        publishing.fault(kind='status', method='PUT', status=500, skip=1)
        assert publishing.json('publish', status=3)['state'] == 'partial'

    publishing.name = pull(publishing)[0]
    publishing.set('sms.body[0].value=${to}+', 'fallback.chain=self')
    take_over_while(publishing, publish_half, 1)
    assert 'did not end' in publishing.run('pull', '--into', status=1).err
    assert publishing.json('publish', '--resume')['state'] == 'published'


@started
def while_it_is_published_nothing_is_read(publishing):
    publishing.name = pull(publishing)[0]
    publishing.set('sms.body[0].value=${to}+')
    publishing.fault(kind='hang', method='PUT', count=1)
    process = publishing.start('publish', publishing.name)
    publishing.until(publishing.writes)
    publishing.forget_requests()
    told = publishing.run('pull', '--into', status=3)
    assert 'is going on elsewhere' in told.err and publishing.requests() == [], told.err
    process.kill()
    process.communicate()


@started
def what_was_pulled_has_nothing_to_publish(publishing):
    for name in pull(publishing):
        publishing.name = name
        drift, changes = publishing.changes()
        assert not drift and all(change[1] == 'unknowable' for change in changes), changes


@started
def what_is_edited_after_is_ours_and_the_rest_stays(publishing):
    publishing.name = pull(publishing)[0]
    before = publishing.live()
    publishing.set('provider.name=Renamed', SMS + '={"OTP":"${otp}"}')
    publishing.json('publish')
    after = publishing.live()
    assert after['senders'][0]['name'] == 'Renamed'
    assert after['senders'][0]['numbers'][0]['future'] == 7
    assert after['senders'][0]['default'] is True
    assert after['senders'][1] == before['senders'][1]
    assert after['settings']['smsProvidersFallbackChain'] == CHAIN


@started
def an_order_of_several_is_taken_over(publishing):
    first, second = (sender['id'] for sender in SENDERS)
    for live, chain, enabled in (([second, first, 'PINGONE_TWILIO'],
                                  [second, 'self', 'PINGONE_TWILIO'], True),
                                 ([first], None, False),
                                 ([second], [second], False),
                                 ([first, 'mystery'], ['self', 'mystery'], False)):
        settings = {**publishing.live()['settings'], 'smsProvidersFallbackChain': live}
        publishing.rehearsal.ask('pingone/environments', {'senders': SENDERS, 'settings': settings})
        publishing.name = 'Staging'
        name, *others = pull(publishing)
        fallback = publishing.home.json('show', name)['fallback']
        assert fallback == {'enabled': enabled, **({'chain': chain} if chain else {})}, fallback
        publishing.name = name
        drift, changes = publishing.changes()
        assert not drift and all(change[1] == 'unknowable' for change in changes), changes
        for known in (name, *others):
            publishing.home.run('delete', known)


def have_chain(publishing, *chain):
    settings = {**publishing.live()['settings'], 'smsProvidersFallbackChain': list(chain)}
    publishing.rehearsal.ask('pingone/environments', {'senders': SENDERS, 'settings': settings})


@started
def a_sender_that_is_not_used_stays_so(publishing):
    """Its plan has no change, and publishing it writes nothing to the chain."""
    for live, order in (([], ['none']), (['PINGONE_TWILIO'], ['PINGONE_TWILIO']),
                        (['mystery'], ['mystery'])):
        have_chain(publishing, *live)
        publishing.name = 'Staging'
        name, other = pull(publishing)
        publishing.name = name
        assert publishing.home.json('show', name)['fallback']['chain'] == order
        drift, changes = publishing.changes()
        assert not drift and all(change[1] == 'unknowable' for change in changes), changes
        publishing.forget_requests()
        publishing.set('provider.name=Edited')
        assert 'fallback:keep' in actions(publishing.json('publish')), order
        assert [path for method, path in publishing.writes() if path == SETTINGS] == []
        assert publishing.live()['settings']['smsProvidersFallbackChain'] == live
        # Taken over it is as little used.
        publishing.set('fallback.chain=')
        publishing.run('pull', '--into')
        assert publishing.home.json('show', name)['fallback']['chain'] == order
        assert actions(publishing.json('publish'))[-1] == 'fallback:keep'
        for known in (name, other):
            publishing.home.run('delete', known)


@started
def whoever_wants_it_used_says_so(publishing):
    have_chain(publishing)
    publishing.name = pull(publishing)[0]
    finding = [each for each in publishing.home.json('check', publishing.name)['findings']
               if each['id'] == 'SS504']
    assert len(finding) == 1 and 'names nobody' in finding[0]['message'], finding
    assert 'fallback.chain: (nothing) → ' not in publishing.run('plan').out
    publishing.home.run('fix', publishing.name, 'SS504')
    assert get(publishing, publishing.name, 'fallback.chain') == 'self'
    assert 'fallback.chain: (nothing) → Live Studio' in publishing.run('plan').out
    publishing.json('publish')
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == [SENDERS[0]['id']]
    publishing.set('fallback.chain=none')
    assert 'fallback.chain: Live Studio → (nothing)' in publishing.run('plan').out
    publishing.json('publish')
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == []
    for words in ('none,self', 'self,none'):
        publishing.home.run('set', publishing.name, f'fallback.chain={words}', status=2)
    publishing.home.run('add', publishing.name, 'fallback.chain', 'self', 'none', status=2)
    assert get(publishing, publishing.name, 'fallback.chain') == 'none'


@started
def another_kind_is_never_written(publishing):
    publishing.name = pull(publishing)[1]
    publishing.set('name=Called otherwise here')
    publishing.run('publish', status=None)
    assert publishing.writes() == []


@started
def a_copy_is_a_sender_of_its_own(publishing):
    name = pull(publishing)[0]
    publishing.home.run('new', 'Second', '--from', name)
    publishing.name = 'Second'
    publishing.set('provider.name=Second')
    drift, changes = publishing.changes()
    assert not drift and ('provider.name', 'ours', None, 'Second') in changes, changes
    assert actions(publishing.json('publish'))[0] == 'sender:create'
    senders = [sender['name'] for sender in publishing.live()['senders']]
    assert senders == ['Live Studio', 'Another Kind', 'Second'], senders


@started
def an_unknown_way_to_sign_in_is_never_written(publishing):
    sender = {**SENDERS[0], 'authentication': {'method': 'DIGEST', 'realm': 'north'}}
    publishing.rehearsal.ask('pingone/environments', {'senders': [sender]})
    publishing.name = pull(publishing)[0]
    publishing.set('provider.name=Called otherwise here')
    told = publishing.run('publish', '--yes', status=2)
    assert 'signs in is not known to this version' in told.err, told.err
    assert publishing.writes() == []
    assert 'no earlier state' in publishing.run('restore').err


@started
def who_is_changed_there_is_told_as_theirs(publishing):
    publishing.name = pull(publishing)[0]
    publishing.change('senders', {'name': 'Changed since'}, where={'id': SENDERS[0]['id']})
    drift, changes = publishing.changes(status=1)
    assert drift and ('provider.name', 'theirs', 'Changed since', 'Live Studio') in changes, changes


@started
def pages_are_joined(publishing):
    publishing.rehearsal.ask('pingone/platform', {'page_size': 1})
    assert len(pull(publishing)) == 2


@started
def without_a_connection_nothing_is_asked(publishing):
    publishing.set('environment.id=')
    publishing.run('pull', status=2)
    publishing.set('environment.id=00000000-0000-4000-8000-000000000001')
    publishing.run('pull', client_secret='wrong', status=3)
    assert publishing.home.json('list').__len__() == 1


cli.main([every_sender_becomes_a_configuration, what_is_known_is_compared,
          what_is_live_is_taken_over, one_of_the_same_name_is_taken_over,
          where_nothing_is_found_nothing_changes, an_unfinished_publish_comes_first,
          what_is_published_meanwhile_is_no_older_for_it,
          a_publish_that_begins_meanwhile_and_does_not_end_comes_first,
          while_it_is_published_nothing_is_read,
          what_was_pulled_has_nothing_to_publish,
          an_order_of_several_is_taken_over, a_sender_that_is_not_used_stays_so,
          whoever_wants_it_used_says_so,
          what_is_edited_after_is_ours_and_the_rest_stays, another_kind_is_never_written,
          a_copy_is_a_sender_of_its_own, an_unknown_way_to_sign_in_is_never_written,
          who_is_changed_there_is_told_as_theirs, pages_are_joined,
          without_a_connection_nothing_is_asked])
