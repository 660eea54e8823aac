# SPDX-License-Identifier: GPL-3.0-or-later
"""plan, publish and restore, through the stand-ins."""

import contextlib
import json
import os
import pty
import signal

import cli
from publishing import (FIRST, KEPT, SENDERS, SETTINGS, SETTINGS_BEFORE, SMS, Publishing, actions,
                        die_in_first_publish, started)


@started
def a_first_publish(publishing):
    drift, changes = publishing.changes()
    assert not drift and all(kind != 'theirs' for _, kind, _, _ in changes), changes
    assert ('fallback.chain', 'ours', 'mystery-provider', '(this sender),mystery-provider') \
        in changes, changes
    assert publishing.writes() == []
    publishing.forget_requests()
    outcome = publishing.json('publish')
    assert outcome['state'] == 'published' and actions(outcome) == FIRST, outcome
    assert [step['status'] for step in outcome['steps']] == [201, 201, 201, 200]
    assert len(publishing.requests()) <= 8 + 2 * 2, publishing.requests()
    live = publishing.live()
    sender = live['senders'][0]
    assert (sender['name'], len(sender['requests'])) == ('Twilio Studio', 2), sender
    settings = live['settings']
    # The mail sender and what is unknown here are untouched, to the byte.
    chain = settings.pop('smsProvidersFallbackChain')
    assert chain == [sender['id'], 'mystery-provider'], chain
    for name, value in SETTINGS_BEFORE.items():
        if name != 'smsProvidersFallbackChain':
            assert json.dumps(settings[name]) == json.dumps(value), settings
    contents = [content for content in live['contents']['strong_authentication']
                if not content.get('default')]
    assert sorted(content['deliveryMethod'] for content in contents) == ['SMS', 'Voice']
    assert all(content['content'] == '{"OTP":"${otp}"}' for content in contents)


@started
def numbers_of_settings_keep_their_text(publishing):
    publishing.json('publish')
    put = [request for request in publishing.rehearsal.ask('requests')['requests']
           if request['method'] == 'PUT'][0]
    assert '"kept":[1,2.5' in json.dumps(put).replace('\\', '').replace(' ', ''), put


@started
def nothing_to_do_writes_nothing(publishing):
    # Of a sender that is not there yet nobody says that it has another secret.
    told = publishing.run('plan').out
    assert 'authorization.secret: sent with the sender, and not shown' in told, told
    publishing.json('publish')
    told = publishing.run('plan').out
    assert 'authorization.secret: whether PingOne has this one can’t be told' in told, told
    publishing.forget_requests()
    outcome = publishing.json('publish')
    assert outcome['state'] == 'unchanged' and actions(outcome) == KEPT, outcome
    assert publishing.writes() == []
    drift, changes = publishing.changes()
    assert not drift and [change for change in changes if change[1] != 'unknowable'] == []


@started
def a_change_is_updated(publishing):
    publishing.json('publish')
    publishing.set('provider.name=Renamed', SMS + '={"code":"${otp}"}',
                   'fallback.enabled=true')
    publishing.set('sms.url=' + cli.studio_url(cli.VOICE_FLOW))
    publishing.forget_requests()
    outcome = publishing.json('publish')
    assert actions(outcome) == ['sender:update', 'template:update', 'template:keep',
                                'fallback:update'], outcome
    assert len(publishing.requests()) <= 10 + 2 * 2, publishing.requests()
    live = publishing.live()
    assert live['senders'][0]['name'] == 'Renamed'
    assert live['settings']['smsProvidersFallbackChain'][-1] == 'PINGONE_TWILIO'
    assert live['settings']['from'] == SETTINGS_BEFORE['from']


@started
def a_message_that_goes_gives_pings_own_back(publishing):
    publishing.json('publish')
    publishing.home.run('remove', 'Staging', SMS)
    outcome = publishing.json('publish')
    assert 'template:delete' in actions(outcome), outcome
    assert [content['deliveryMethod'] for content in
            publishing.live()['contents']['strong_authentication']
            if not content.get('default')] == ['Voice']


@started
def what_somebody_else_changed_is_shown_and_kept(publishing):
    publishing.json('publish')
    publishing.change('senders', {'name': 'Theirs'})
    publishing.change('contents', {'content': 'x ${otp}'}, template='strong_authentication',
                      where={'deliveryMethod': 'SMS', 'locale': 'en'})
    publishing.set('voice.body[1].value=+14155550100')
    drift, changes = publishing.changes(status=1)
    assert drift
    assert ('provider.name', 'theirs', 'Theirs', 'Twilio Studio') in changes, changes
    assert (SMS, 'theirs', 'x ${otp}', '{"OTP":"${otp}"}') in changes, changes
    assert ('voice.body[1].value', 'ours', '${from}', '+14155550100') in changes, changes
    text = publishing.run('plan', status=1).out
    assert 'theirs' in text and '--ours provider.name' in text, text
    junit = publishing.run('plan', '--format', 'junit', status=1).out
    assert 'failures="2"' in junit, junit
    for state in ('published', 'unchanged'):
        outcome = publishing.json('publish')
        assert outcome['state'] == state, outcome
        sender = publishing.live()['senders'][0]
        assert sender['name'] == 'Theirs' and '%2B14155550100' in str(sender), sender
        # Kept is not forgotten: it is told until somebody decides.
        assert publishing.changes(status=1)[0]
    publishing.json('publish', '--ours', 'provider.name')
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'
    publishing.run('publish', '--ours', 'no.such.path', status=2)


@started
def a_change_in_between_stops_it(publishing):
    publishing.json('publish')
    for path, where, values in ((SENDERS, 'senders', {'name': 'Theirs'}),
                                (SENDERS, 'senders', {'remark': 'a member that was not there'}),
                                (SETTINGS, 'settings', {'deliveryMode': 'WHITELIST'}),
                                (SETTINGS, 'settings', {'remark': True})):
        publishing.set('provider.name=Mine', 'fallback.enabled=true')
        # Between the read of the plan and the one before the write; senders are below settings.
        publishing.fault(kind='change', method='GET', path=path, count=1,
                         skip=1 if where == 'senders' else 4,
                         **{'with': {'path': 'pingone/changes',
                                     'body': {'in': where, 'set': values}}})
        publishing.forget_requests()
        outcome = publishing.json('publish', status=1)
        if where == 'senders':
            assert outcome['state'] == 'conflict' and publishing.writes() == [], outcome
            live = publishing.live()['senders'][0]
            assert values.items() <= live.items() and live['name'] != 'Mine', live
            publishing.json('publish', '--ours', 'provider.name')
        else:
            assert outcome['state'] == 'partial', outcome
            assert all('/phoneDeliverySettings' in path for _, path in publishing.writes())
            publishing.json('publish', '--resume')
        publishing.clear_faults()
        publishing.set('provider.name=Before', 'fallback.enabled=false')
        publishing.json('publish')


# How much of a first publish is live when it died: the actions that are left.
LEFT = [
    ['sender:keep', 'template:create', 'template:create', 'fallback:update'],
    ['sender:keep', 'template:keep', 'template:create', 'fallback:update'],
    ['sender:keep', 'template:keep', 'template:keep', 'fallback:update'],
    KEPT,
]


def killed_after_each_write_it_goes_on():
    for n_done in range(1, 5):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            die_in_first_publish(publishing, n_done)
            told = publishing.json('publish', status=1)
            assert told['state'] == 'partial' and actions(told) == LEFT[n_done - 1], (n_done, told)
            text = publishing.run('publish', status=1)
            assert 'live' in text.out and '--roll-back' in text.err, text.out
            done = publishing.json('publish', '--resume')
            assert done['state'] in ('published', 'unchanged'), done
            live = publishing.live()
            assert len(live['senders']) == 1, live['senders']
            assert live['settings']['smsProvidersFallbackChain'] == \
                [live['senders'][0]['id'], 'mystery-provider']
            assert publishing.json('publish')['state'] == 'unchanged'


def set_chain(publishing, *chain):
    """The chain there was before anything is published."""
    publishing.rehearsal.ask('pingone/environments', {
        'settings': {**SETTINGS_BEFORE, 'smsProvidersFallbackChain': list(chain)}})


def killed_after_each_write_it_is_taken_back():
    for n_done in range(1, 5):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            # What a publish takes out of it comes back as well.
            set_chain(publishing, 'mystery-provider', 'PINGONE_TWILIO')
            die_in_first_publish(publishing, n_done)
            done = publishing.json('publish', '--roll-back')
            assert done['state'] == 'published', (n_done, done)
            live = publishing.live()
            assert live['senders'] == [], live['senders']
            assert live['settings']['smsProvidersFallbackChain'] == \
                ['mystery-provider', 'PINGONE_TWILIO'], live['settings']
            assert all(content.get('default')
                       for content in live['contents'].get('strong_authentication', []))
            publishing.run('publish', '--roll-back', status=2)
            assert actions(publishing.json('publish')) == FIRST


@started
def a_lost_answer_is_looked_up(publishing):
    for fault in ({'kind': 'cut-response', 'after': 0}, {'kind': 'cut-request', 'after': 100000},
                  {'kind': 'status', 'status': 500, 'handled': True}):
        for method in ('POST', 'PUT'):
            publishing.fault(method=method, path=SENDERS, count=1, **fault)
        outcome = publishing.json('publish')
        assert outcome['state'] == 'published', outcome
        live = publishing.live()
        assert len(live['senders']) == 1 and len(live['senders'][0]['requests']) == 2, live
        publishing.clear_faults()
        publishing.set(f'provider.name=After {fault["kind"]}')


# Answers of a service that is there and says nothing of use, and where they come.
ODD_ANSWERS = [(SENDERS, '{}'), (SENDERS, '{"_embedded":7}'), (SENDERS, '{"_embedded":{"a":[7]}}'),
               (SENDERS, '[]'), (SENDERS, '<html>'), (SENDERS, ''), (SETTINGS, '{}'),
               (SENDERS, '{"_embedded":{"a":[{"name":"Twilio Studio","numbers":7}]}}')]


@started
def an_odd_answer_is_the_service_s(publishing):
    for path, body in ODD_ANSWERS:
        publishing.fault(kind='status', method='GET', path=path, status=200, body=body,
                         count=1, headers={'Content-Type': 'application/json'})
        if path == SETTINGS:
            # What is below it goes by first.
            publishing.clear_faults()
            publishing.fault(kind='status', method='GET', path=path, status=200, body=body,
                             headers={'Content-Type': 'application/json'})
        done = publishing.run('publish', status=3)
        assert done.out == '' and 'answer' in done.err, (body, done.out, done.err)
        assert publishing.writes() == [], (body, publishing.writes())
        publishing.clear_faults()
    assert publishing.json('publish')['state'] == 'published'


@started
def two_at_once_are_one_too_many(publishing):
    publishing.json('publish')
    state = publishing.json('restore')[0]['id']
    publishing.set('provider.name=Second')
    publishing.forget_requests()
    publishing.fault(kind='hang', method='PUT', count=1)
    first = publishing.start('publish', 'Staging')
    publishing.until(publishing.writes)
    seen = len(publishing.requests())
    for words in (('publish',), ('publish', '--resume'), ('restore', state), ('plan',)):
        second = publishing.run(*words, status=3)
        assert 'going on' in second.err and second.out == '', (words, second.err)
    assert len(publishing.requests()) == seen, publishing.requests()
    # The lock ends with who holds it, and then there is something to go on with.
    first.send_signal(signal.SIGKILL)
    first.communicate()
    assert publishing.json('publish', status=1)['state'] == 'partial'
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert publishing.live()['senders'][0]['name'] == 'Second'


@started
def a_plan_that_another_publish_made_stale_is_not_carried_out(publishing):
    publishing.fault(kind='drip', method='GET', path=SETTINGS, count=1, bytes=60,
                     milliseconds=1000)
    late = publishing.start('publish', 'Staging', '--format', 'json')
    publishing.until(lambda: ('GET', SETTINGS) in publishing.requests())
    assert publishing.json('publish')['state'] == 'published'
    seen = len(publishing.writes())
    out, err = late.communicate(timeout=60)
    assert late.returncode == 1 and json.loads(out)['state'] == 'conflict', (out, err)
    assert 'in between' in err and len(publishing.writes()) == seen, err
    assert publishing.json('publish')['state'] == 'unchanged'


@started
def whoever_took_the_name_meanwhile_is_told(publishing):
    other = {'provider': 'CUSTOM_PROVIDER', 'name': 'Twilio Studio', 'id': 'theirs',
             'authentication': {'method': 'BEARER'}, 'numbers': [], 'requests': []}
    publishing.fault(kind='cut-request', method='POST', path=SENDERS, after=10, count=1)
    # When it is looked for after the lost answer.
    publishing.fault(kind='change', method='GET', path=SENDERS, skip=1,
                     **{'with': {'path': 'pingone/environments', 'body': {'senders': [other]}}})
    done = publishing.run('publish', status=1)
    assert 'a sender of that name' in done.err, done.err
    assert [sender['id'] for sender in publishing.live()['senders']] == ['theirs']


@started
def restoring_goes_back(publishing):
    set_chain(publishing, 'PINGONE_TWILIO')
    publishing.json('publish')
    publishing.set('provider.name=Second', SMS + '={"code":"${otp}"}')
    publishing.json('publish')
    states = publishing.json('restore')
    assert len(states) == 2, states
    assert sorted(change['path'] for change in states[0]['changes']
                  if change['kind'] != 'unknowable') == [SMS, 'provider.name'], states[0]
    outcome = publishing.json('restore', states[0]['id'])
    assert outcome['state'] == 'published', outcome
    live = publishing.live()
    assert live['senders'][0]['name'] == 'Twilio Studio'
    outcome = publishing.json('restore', states[1]['id'])
    assert outcome['state'] == 'published', outcome
    live = publishing.live()
    assert live['senders'] == []
    assert live['settings']['smsProvidersFallbackChain'] == ['PINGONE_TWILIO']
    publishing.run('restore', 'never', status=2)
    assert 'differs' in publishing.run('restore').out


@started
def restoring_goes_back_to_nobody(publishing):
    set_chain(publishing)
    publishing.json('publish')
    publishing.set('fallback.chain=none')
    n_writes = len(publishing.writes())
    refused = publishing.run('publish', status=1)
    assert 'has 1 error' in refused.err, refused.err
    assert len(publishing.writes()) == n_writes
    publishing.home.run('add', publishing.name, 'accepted', 'id=SS507', 'path=fallback.chain',
                        'reason=Nobody signs in there yet')
    publishing.json('publish')
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == []
    publishing.set('fallback.chain=', 'fallback.enabled=true')
    publishing.json('publish')
    states = publishing.json('restore')
    assert ('fallback.chain', 'Twilio Studio,PINGONE_TWILIO', '') in \
        [(change['path'], change['now'], change['after']) for change in states[0]['changes']]
    # Somebody else's edit in between stays, unless --ours says otherwise.
    sender = publishing.live()['senders'][0]['id']
    set_chain(publishing, 'PINGONE_TWILIO', sender)
    assert 'fallback:keep' in actions(publishing.json('restore', states[0]['id']))
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == ['PINGONE_TWILIO', sender]
    outcome = publishing.json('restore', states[0]['id'], '--ours', 'fallback.chain')
    assert 'fallback:update' in actions(outcome), outcome
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == []
    # The configuration is as it was, and its next publish goes forth again.
    assert ('fallback.chain', 'ours', '', 'Twilio Studio,PINGONE_TWILIO') in publishing.changes()[1]


@started
def restoring_writes_over_what_others_changed(publishing):
    publishing.json('publish')
    publishing.set('provider.name=Second', SMS + '={"code":"${otp}"}')
    publishing.json('publish')
    publishing.change('senders', {'name': 'Theirs'})
    state = publishing.json('restore')[0]['id']
    for words, status in (((state, '--ours', 'no.such.path'), 2),
                          (('--ours', 'provider.name'), 2), ((state,), 0)):
        publishing.run('restore', *words, status=status)
        assert publishing.live()['senders'][0]['name'] == 'Theirs', words
    outcome = publishing.json('restore', state, '--ours', 'provider.name')
    assert outcome['state'] == 'published', outcome
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'


@started
def a_plan_tells_what_is_unfinished(publishing):
    assert 'did not end' not in publishing.run('plan').err
    publishing.fault(kind='status', path=SETTINGS, method='PUT', status=500)
    assert publishing.json('publish', status=3)['state'] == 'partial'
    publishing.clear_faults()
    for words in ((), ('--format', 'json'), ('--format', 'junit')):
        planned = publishing.run('plan', *words)
        assert 'An earlier publish did not end.' in planned.err, planned.err
        assert '“senderctl publish --resume”' in planned.err and '--roll-back' in planned.err
        assert 'did not end' not in planned.out
    publishing.json('publish', '--resume')
    assert 'did not end' not in publishing.run('plan').err


@started
def a_restoration_goes_on_as_one(publishing):
    publishing.json('publish')
    publishing.set('provider.name=Second', SMS + '={"code":"${otp}"}')
    publishing.json('publish')
    state = publishing.json('restore')[0]['id']
    publishing.set('provider.name=Third', 'sms.body[0].key=to')  # with an error
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1, state, command='restore')
    publishing.clear_faults()
    publishing.run('publish', status=1)
    publishing.set('sms.body[0].key=To')
    told = publishing.run('publish', status=1)
    assert 'Going back' in told.err and 'not live' in told.out, (told.out, told.err)
    publishing.set('sms.body[0].key=to')
    done = publishing.run('publish', '--resume')
    assert 'earlier state' in done.out, done.out
    live = publishing.live()
    assert live['senders'][0]['name'] == 'Twilio Studio', live['senders']
    assert '{"OTP":"${otp}"}' in [content['content'] for content
                                  in live['contents']['strong_authentication']]


@started
def what_is_taken_back_goes_on_as_that(publishing):
    die_in_first_publish(publishing, 3)
    publishing.fault(kind='hang', method='DELETE', handled=True, count=1)
    publishing.die_after(1, '--roll-back')
    publishing.clear_faults()
    assert 'taken back' in publishing.run('publish', status=1).err
    assert 'Taken back' in publishing.run('publish', '--resume').out
    assert publishing.live()['senders'] == []
    assert actions(publishing.json('publish')) == FIRST


@started
def errors_and_missing_secrets_publish_nothing(publishing):
    assert '--secret-fd gives' in publishing.run('publish', secret=None, status=4).err
    publishing.run('publish', client_secret='wrong', status=3)
    publishing.set('sms.body[0].key=to')
    assert 'error' in publishing.run('publish', status=1).err
    publishing.set('sms.body[0].key=To', 'environment.production=true', 'environment.name=Live')
    assert 'Live' in publishing.run('publish', status=2).err
    publishing.set('environment.id=')
    publishing.run('publish', '--yes', status=2)
    assert publishing.writes() == []
    publishing.set('environment.id=00000000-0000-4000-8000-00000000ffff',
                   'pingone.worker-environment=00000000-0000-4000-8000-000000000001')
    assert 'role' in publishing.run('plan', status=3).err
    publishing.set('environment.id=00000000-0000-4000-8000-000000000001')
    assert publishing.json('publish', '--yes')['state'] == 'published'


@started
def at_a_terminal_the_plan_is_no_answer(publishing):
    for words, options, status in ((('environment.production=true',), {}, 2),
                                   (('environment.production=false',), {'secret': None}, 4),
                                   (('environment.production=false',), {}, 0)):
        publishing.set(*words)
        leader, follower = pty.openpty()
        process = publishing.start('publish', 'Staging', terminal=follower, **options)
        os.close(follower)
        shown = b''
        with contextlib.suppress(OSError):  # the end of a terminal
            while chunk := os.read(leader, 4096):
                shown += chunk
        os.close(leader)
        out, _ = process.communicate(timeout=60)
        assert process.returncode == status and b'to be created' in shown, (status, shown)
        assert 'to be created' not in out and (out == '') == (status != 0), (status, out)


FOREIGN = {'id': 'f1', 'deliveryMethod': 'SMS', 'locale': 'fr', 'content': 'Code ${otp}'}


def have_foreign_content(publishing):
    contents = publishing.live()['contents'].get('strong_authentication', [])
    publishing.rehearsal.ask('pingone/environments', {
        'contents': {'strong_authentication': [*contents, FOREIGN]}})


def has_foreign_content(publishing):
    return 'f1' in [content['id'] for content
                    in publishing.live()['contents']['strong_authentication']]


def others_contents_outlive_what_is_taken_back_or_gone_on_with():
    for words in (('--roll-back',), ('--resume',)):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            have_foreign_content(publishing)
            die_in_first_publish(publishing, 3)
            publishing.json('publish', *words)
            assert has_foreign_content(publishing), words


@started
def interrupted_it_says_what_is_live(publishing):
    publishing.fault(kind='hang', method='POST', handled=True, skip=1, count=1)
    process = publishing.start('publish', 'Staging')
    publishing.until(lambda: len(publishing.writes()) >= 2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130 and 'perhaps written' in out, (process.returncode, out, err)
    publishing.clear_faults()
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert publishing.live()['settings']['smsProvidersFallbackChain'][0] == \
        publishing.live()['senders'][0]['id']


@started
def who_deleted_it_is_asked_each_time(publishing):
    publishing.json('publish')
    publishing.rehearsal.ask('pingone/changes', {'in': 'senders', 'remove': True})
    for _ in range(2):
        assert publishing.json('publish')['state'] == 'unchanged'
        assert publishing.changes(status=1)[0]
    gone = publishing.live()['settings']['smsProvidersFallbackChain']
    assert 'sender:create' in actions(publishing.json('publish', '--ours', 'provider'))
    # The new one has the place of the old one.
    live = publishing.live()
    assert live['settings']['smsProvidersFallbackChain'] == [live['senders'][0]['id'], *gone[1:]]
    assert gone[0] != live['senders'][0]['id']
    assert publishing.changes() == (False, [('authorization.secret', 'unknowable', None, None)])


def another_sender(publishing, kind='CUSTOM_PROVIDER'):
    sender = {'provider': kind, 'name': 'Twilio Studio',
              'authentication': {'method': 'CUSTOM_HEADER', 'headerName': 'X-Auth',
                                 'headerValue': 'theirs'},
              'requests': [{'deliveryMethod': 'SMS', 'method': 'POST',
                            'url': 'https://gw.example/x', 'phoneNumberFormat': 'FULL',
                            'body': '{"to":"${to}","m":"${message}"}'}]}
    publishing.rehearsal.ask('pingone/environments', {'senders': [sender]})


@started
def nothing_is_written_beside_a_namesake(publishing):
    another_sender(publishing)
    drift, changes = publishing.changes(status=1)
    assert drift and ('provider', 'theirs', 'Twilio Studio', 'Twilio Studio') in changes, changes
    assert publishing.json('publish', status=1)['state'] == 'conflict'
    assert '--ours provider' in publishing.run('publish', status=1).err
    # To decide about a part is not enough.
    publishing.run('publish', '--ours', 'sms.url', status=1)
    assert publishing.writes() == []
    assert 'sender:update' in actions(publishing.json('publish', '--ours', 'provider'))
    live = publishing.live()
    assert live['senders'][0]['authentication']['method'] == 'BASIC', live
    assert live['settings']['smsProvidersFallbackChain'][0] == live['senders'][0]['id'], live
    assert not publishing.changes()[0]


@started
def a_namesake_is_taken_over(publishing):
    another_sender(publishing)
    publishing.run('pull', '--into')
    drift, changes = publishing.changes(status=None)
    assert [change for change in changes if change[1] == 'theirs'] == [], changes


@started
def a_taken_name_is_told_before_anything_is_written(publishing):
    another_sender(publishing, 'CUSTOM_TWILIO')
    for command in ('plan', 'publish'):
        assert 'Twilio Studio' in publishing.run(command, status=2).err
    assert publishing.writes() == []


@started
def a_removed_message_comes_back(publishing):
    publishing.json('publish')
    publishing.home.run('remove', 'Staging', SMS)
    publishing.json('publish')
    state = publishing.json('restore')[0]
    assert SMS in [change['path'] for change in state['changes']], state
    assert 'template:create' in actions(publishing.json('restore', state['id']))


@started
def another_environment_is_another_matter(publishing):
    publishing.json('publish')
    other = '00000000-0000-4000-8000-0000000000ee'
    publishing.rehearsal.ask('pingone/environments', {'id': other})
    publishing.set(f'environment.id={other}',
                   'pingone.worker-environment=00000000-0000-4000-8000-000000000001')
    assert publishing.run('restore', status=None).out == ''


@started
def a_kept_user_name_and_our_secret_are_not_mixed(publishing):
    publishing.json('publish')
    live = publishing.live()['senders'][0]
    publishing.change('senders', {'authentication': {**live['authentication'],
                                                     'username': 'ACtheirs'}})
    publishing.set('provider.name=Mine')
    publishing.forget_requests()
    done = publishing.run('publish', status=1)
    assert 'authorization.username' in done.err and publishing.writes() == [], done.err
    assert publishing.json('publish', status=1)['state'] == 'conflict'
    publishing.json('publish', '--ours', 'authorization.username')


cli.main([a_first_publish, numbers_of_settings_keep_their_text, nothing_to_do_writes_nothing,
          a_change_is_updated, a_message_that_goes_gives_pings_own_back,
          what_somebody_else_changed_is_shown_and_kept, a_change_in_between_stops_it,
          killed_after_each_write_it_goes_on, killed_after_each_write_it_is_taken_back,
          an_odd_answer_is_the_service_s, whoever_took_the_name_meanwhile_is_told,
          two_at_once_are_one_too_many, a_plan_that_another_publish_made_stale_is_not_carried_out,
          a_lost_answer_is_looked_up, restoring_goes_back, restoring_goes_back_to_nobody,
          restoring_writes_over_what_others_changed, a_plan_tells_what_is_unfinished,
          a_restoration_goes_on_as_one, what_is_taken_back_goes_on_as_that,
          errors_and_missing_secrets_publish_nothing, at_a_terminal_the_plan_is_no_answer,
          others_contents_outlive_what_is_taken_back_or_gone_on_with,
          interrupted_it_says_what_is_live, who_deleted_it_is_asked_each_time,
          nothing_is_written_beside_a_namesake, a_namesake_is_taken_over,
          a_taken_name_is_told_before_anything_is_written, a_removed_message_comes_back,
          another_environment_is_another_matter, a_kept_user_name_and_our_secret_are_not_mixed])
