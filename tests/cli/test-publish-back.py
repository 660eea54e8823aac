# SPDX-License-Identifier: GPL-3.0-or-later
"""What PingOne holds against going back is said before anything is written."""

import contextlib
import os
import pty

import cli
from publishing import API, SETTINGS, SMS, actions, started
from updating import CONTENTS

GERMAN = 'messages.strong_authentication.SMS.de'
REFUSED = 'Sign-In Code · SMS · German: German is not enabled in the environment'


def enable(publishing, **languages):
    publishing.rehearsal.ask('pingone/environments', {'languages': [
        {'locale': locale, 'enabled': enabled} for locale, enabled in languages.items()]})


def stop_at(publishing, method, path):
    """What comes before that write is live."""
    publishing.fault(method=method, path=path, kind='status', status=403)
    publishing.json('publish', status=3)
    publishing.clear_faults()


def drop_german(publishing):
    """It was published once, and is no more."""
    enable(publishing, en=True, de=True)
    publishing.set(GERMAN + '={"OTP":"${otp}"}')
    publishing.json('publish')
    publishing.set('sms.body[0].value=${to}x')
    publishing.home.run('remove', publishing.name, GERMAN)
    publishing.json('publish')
    enable(publishing, en=True, de=False)
    publishing.forget_requests()
    return publishing.json('restore')[0]['id']


def check_refused(publishing, *words, state='conflict'):
    refused = publishing.run(*words, '--format', 'json', status=1)
    assert f'"{state}"' in refused.out and REFUSED in refused.err, (refused.out, refused.err)
    assert 'Nothing was published.' in refused.err and '--ours' not in refused.err, refused.err
    assert publishing.writes() == [], publishing.writes()


@started
def a_language_that_is_not_enabled_stops_going_back(publishing):
    state = drop_german(publishing)
    check_refused(publishing, 'restore', state)
    publishing.run('publish', '--resume', status=2)
    enable(publishing, en=True, de=True)
    assert 'template:create' in actions(publishing.json('restore', state))


@started
def it_stops_going_on_with_that_as_well(publishing):
    """The journal is of a going back that had begun while the language was enabled."""
    state = drop_german(publishing)
    enable(publishing, en=True, de=True)
    publishing.fault(method='POST', path=CONTENTS, kind='status', status=403)
    publishing.json('restore', state, status=3)
    publishing.clear_faults()
    publishing.forget_requests()
    enable(publishing, en=True, de=False)
    check_refused(publishing, 'publish', '--resume', state='partial')
    assert 'Some of it is live' in publishing.run('publish', '--resume', status=1).err
    # Taking it back writes no such message.
    assert publishing.json('publish', '--roll-back')['state'] == 'published'


@started
def it_stops_taking_back_what_was_deleted(publishing):
    enable(publishing, en=True, de=True)
    publishing.set(GERMAN + '={"OTP":"${otp}"}')
    publishing.json('publish')
    publishing.home.run('remove', publishing.name, GERMAN)
    publishing.set('fallback.enabled=true')
    stop_at(publishing, 'PUT', SETTINGS)
    assert 'SMS · German' in publishing.run('publish', status=1).out
    enable(publishing, en=True, de=False)
    publishing.forget_requests()
    check_refused(publishing, 'publish', '--roll-back', state='partial')
    assert publishing.json('publish', '--resume')['state'] == 'published'


@started
def what_stays_as_it_is_stops_nothing(publishing):
    """PingOne is asked to write no such message."""
    enable(publishing, en=True, de=True)
    publishing.set(GERMAN + '={"OTP":"${otp}"}')
    publishing.json('publish')
    publishing.set(SMS + '={"OTP":"${otp}","more":1}')
    publishing.json('publish')
    enable(publishing, en=True, de=False)
    outcome = publishing.json('restore', publishing.json('restore')[0]['id'])
    assert outcome['state'] == 'published' and 'template:update' in actions(outcome), outcome


NAMED = ('Sender “Twilio Studio” would be deleted, and the policies “Staff”, “Night” still ask it. '
         'Take it out of there in PingOne first.')


def name_it(publishing):
    """Somebody's policies ask the sender; a third one does not."""
    sender = publishing.live()['senders'][0]['id']
    publishing.rehearsal.ask('pingone/environments', {'policies': [
        {'name': name, 'providerConfiguration': {'conditions': [
            {'deliveryMethods': ['SMS'], 'fallbackChain': [{'id': entry}]}]}}
        for name, entry in (('Staff', sender), ('Guests', 'PINGONE_TWILIO'), ('Night', sender))]})


def check_not_deleted(publishing, *words, state):
    publishing.forget_requests()
    refused = publishing.run(*words, '--format', 'json', status=1)
    assert NAMED in refused.err and f'"{state}"' in refused.out, (refused.out, refused.err)
    assert publishing.writes() == [] and publishing.live()['senders'] != [], publishing.writes()


@started
def a_sender_that_a_policy_asks_is_not_deleted(publishing):
    publishing.json('publish')
    first = publishing.json('restore')[-1]['id']
    name_it(publishing)
    check_not_deleted(publishing, 'restore', first, state='conflict')
    publishing.rehearsal.ask('pingone/environments', {'policies': []})
    assert 'sender:delete' in actions(publishing.json('restore', first))
    assert publishing.live()['senders'] == []


@started
def it_is_not_when_it_is_taken_back_either(publishing):
    """It can be gone on with, or taken back once no policy asks it."""
    stop_at(publishing, 'POST', CONTENTS)
    name_it(publishing)
    check_not_deleted(publishing, 'publish', '--roll-back', state='partial')
    publishing.rehearsal.ask('pingone/environments', {'policies': []})
    assert publishing.json('publish', '--roll-back')['state'] == 'published'
    assert publishing.live()['senders'] == []
    stop_at(publishing, 'POST', CONTENTS)
    name_it(publishing)
    assert publishing.json('publish', '--resume')['state'] == 'published'


@started
def a_sender_that_stays_may_be_asked(publishing):
    publishing.json('publish')
    publishing.set('sms.body[0].value=${to}x')
    publishing.json('publish')
    name_it(publishing)
    outcome = publishing.json('restore', publishing.json('restore')[0]['id'])
    assert 'sender:update' in actions(outcome), outcome


@started
def policies_that_are_not_shown_are_told(publishing):
    publishing.json('publish')
    first = publishing.json('restore')[-1]['id']
    publishing.fault(method='GET', path=API + 'notificationsPolicies', kind='status', status=403)
    done = publishing.run('restore', first)
    assert 'Not read: the notification policies.' in done.err, done.err
    assert publishing.live()['senders'] == []


@started
def a_sender_that_only_the_journal_knows_is_not_deleted(publishing):
    """The one that was published before was deleted, and the publish that makes it anew dies. A
    policy names the new one meanwhile."""
    publishing.json('publish')
    first = publishing.json('restore')[-1]['id']
    publishing.rehearsal.ask('pingone/changes', {'in': 'senders', 'remove': True})
    publishing.fault(method='PUT', path=SETTINGS, kind='hang', count=1)
    publishing.die_after(2, '--ours', 'provider')
    publishing.clear_faults()
    name_it(publishing)
    check_not_deleted(publishing, 'publish', '--roll-back', state='partial')
    check_not_deleted(publishing, 'restore', first, state='partial')
    assert publishing.json('publish', '--resume')['state'] == 'published'
    check_not_deleted(publishing, 'restore', first, state='conflict')


@started
def a_policy_that_names_it_after_the_plan_is_seen(publishing):
    """Policies are asked for when the plan is carried out, and only then."""
    publishing.json('publish')
    first = publishing.json('restore')[-1]['id']
    sender = publishing.live()['senders'][0]['id']
    policy = {'name': 'Staff', 'providerConfiguration': {'conditions': [
        {'deliveryMethods': ['SMS'], 'fallbackChain': [{'id': sender}]}]}}
    publishing.forget_requests()
    publishing.fault(method='GET', path=API + 'languages', kind='change', count=1, **{
        'with': {'path': 'pingone/environments', 'body': {'policies': [policy]}}})
    refused = publishing.run('restore', first, status=1)
    assert 'policy “Staff” still asks it' in refused.err, refused.err
    asked = [path for _, path in publishing.requests()]
    assert asked[-1].startswith(API + 'notificationsPolicies'), asked
    publishing.rehearsal.ask('pingone/environments', {'policies': []})
    publishing.forget_requests()
    publishing.json('restore')
    publishing.json('plan')
    assert 'olicies' not in ' '.join(path for _, path in publishing.requests())


def answer(publishing, words, typed):
    """What somebody at a terminal is asked, and the exit status."""
    leader, follower = pty.openpty()
    process = publishing.start(*words, terminal=follower, keyboard=follower)
    os.close(follower)
    shown = b''
    with contextlib.suppress(OSError):  # the end of a terminal
        while chunk := os.read(leader, 4096):
            shown += chunk
            if shown.endswith(b': ') and b'Type its name' in shown and typed:
                os.write(leader, typed.encode() + b'\n')
                typed = None
    os.close(leader)
    process.communicate(timeout=60)
    return shown.decode(), process.returncode


@started
def a_terminal_is_asked_what_is_about_to_happen(publishing):
    publishing.json('publish')
    first = publishing.json('restore')[-1]['id']
    publishing.set('environment.production=true', 'environment.name=Main',
                   'provider.name=Second')
    shown, status = answer(publishing, ('publish', 'Staging'), 'Other')
    assert 'Type its name to publish: ' in shown and status == 1, (shown, status)
    shown, status = answer(publishing, ('restore', 'Staging', first), 'Other')
    assert '“Main” is production. Type its name to go back: ' in shown, shown
    assert status == 1 and publishing.live()['senders'] != [], (shown, status)
    shown, status = answer(publishing, ('restore', 'Staging', first), 'Main')
    assert status == 0 and publishing.live()['senders'] == [], (shown, status)


cli.main([a_language_that_is_not_enabled_stops_going_back, it_stops_going_on_with_that_as_well,
          it_stops_taking_back_what_was_deleted, what_stays_as_it_is_stops_nothing,
          a_sender_that_a_policy_asks_is_not_deleted, it_is_not_when_it_is_taken_back_either,
          a_sender_that_stays_may_be_asked, policies_that_are_not_shown_are_told,
          a_sender_that_only_the_journal_knows_is_not_deleted,
          a_policy_that_names_it_after_the_plan_is_seen,
          a_terminal_is_asked_what_is_about_to_happen])
