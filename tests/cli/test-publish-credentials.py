# SPDX-License-Identifier: GPL-3.0-or-later
"""A credential in a header that going back does not bring back is named."""

import json
import os

import cli
import keyrings
from publishing import SECRET, SMS, Publishing

FIRST = 'f1rst-credential-of-this-test'
SECOND = 's3cond-credential-of-this-test'
LOST = 'The credential that the header X-Api-Key (SMS) had then is not kept here. Set it again.'
UNTOLD = 'whether the header X-Api-Key (SMS) still has the credential that it had then'


def started(test):
    """With one such header, published; the secret is in the keyring."""
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            home.run('secret', 'set', publishing.name, text=SECRET)
            home.run('add', publishing.name, 'sms.headers', 'name=X-Api-Key', f'value={FIRST}')
            publishing.json('publish')
            test(publishing)
            kept = keyrings.read_all(os.path.join(home.environment['XDG_DATA_HOME'],
                                                  'sender-studio', 'environments'))
            for path, content in kept.items():
                assert FIRST.encode() not in content and SECOND.encode() not in content, path
    run.__name__ = test.__name__
    return run


def header(publishing):
    return publishing.live()['senders'][0]['requests'][0]['headers'].get('X-Api-Key')


def change(publishing):
    publishing.set(f'sms.headers[1].value={SECOND}', 'provider.name=Second')


def remove(publishing):
    publishing.home.run('remove', publishing.name, 'sms.headers[1]')
    publishing.set('provider.name=Second')


def restore(publishing, *words):
    return publishing.run('restore', publishing.json('restore')[0]['id'], *words)


def stop(publishing):
    """The sender is live, the message is not."""
    publishing.set(SMS + '={"OTP":"${otp}","more":"1"}')
    publishing.fault(kind='status', status=403, method='PUT', skip=1, count=1)
    publishing.json('publish', status=3)
    publishing.clear_faults()


def check_told(done, words):
    """Before anything is written, and when all is."""
    assert words in done.err and words in done.out, (done.out, done.err)
    assert 'live again, and' not in done.out and 'was live before is' not in done.out, done.out


def check_silent(done):
    assert 'X-Api-Key' not in done.out + done.err, (done.out, done.err)
    assert 'live again' in done.out, done.out


@started
def one_that_was_changed_is_named_by_restore(publishing):
    change(publishing)
    publishing.json('publish')
    check_told(restore(publishing), LOST)
    assert header(publishing) == SECOND


@started
def one_that_was_removed_is_named_by_restore(publishing):
    remove(publishing)
    publishing.json('publish')
    state = publishing.json('restore')[0]['id']
    check_told(publishing.run('restore', state), LOST)
    assert header(publishing) is None
    # There is nothing left to write, and it is not there all the same.
    publishing.forget_requests()
    assert LOST in publishing.run('restore', state).out and publishing.writes() == []


@started
def one_that_is_as_it_was_is_not(publishing):
    publishing.set('provider.name=Second')
    publishing.json('publish')
    check_silent(restore(publishing))
    assert header(publishing) == FIRST


@started
def one_that_was_changed_is_named_by_a_roll_back(publishing):
    change(publishing)
    stop(publishing)
    check_told(publishing.run('publish', '--roll-back'), LOST)
    assert header(publishing) == SECOND


@started
def one_that_was_removed_is_named_by_a_roll_back(publishing):
    remove(publishing)
    stop(publishing)
    check_told(publishing.run('publish', '--roll-back'), LOST)
    assert header(publishing) is None


@started
def one_that_is_as_it_was_is_not_by_a_roll_back(publishing):
    publishing.set('provider.name=Second')
    stop(publishing)
    check_silent(publishing.run('publish', '--roll-back'))
    assert header(publishing) == FIRST


def add(publishing):
    """Another one, which the state before does not have."""
    publishing.home.run('add', publishing.name, 'sms.headers', 'name=X-Auth-Token',
                        f'value={SECOND}')


def added(publishing):
    return publishing.live()['senders'][0]['requests'][0]['headers'].get('X-Auth-Token')


def put(publishing, value):
    """By somebody else."""
    requests = publishing.live()['senders'][0]['requests']
    requests[0]['headers']['X-Auth-Token'] = value
    publishing.change('senders', {'requests': requests})


def check_goes_out_again(publishing):
    """It is ours, and is settled once it is there."""
    drift, changes = publishing.changes()
    assert not drift and [path for path, *_ in changes if 'headers' in path], changes
    publishing.json('publish')
    assert header(publishing) == FIRST and added(publishing) == SECOND
    assert publishing.changes() == (False, [])


@started
def one_that_was_added_goes_by_restore(publishing):
    add(publishing)
    publishing.json('publish')
    assert added(publishing) == SECOND
    check_silent(restore(publishing))
    assert header(publishing) == FIRST and added(publishing) is None
    check_goes_out_again(publishing)


@started
def one_that_somebody_else_changed_since_stays(publishing):
    add(publishing)
    publishing.json('publish')
    put(publishing, 'th3irs-credential-of-this-test')
    publishing.set('provider.name=Second')
    publishing.json('publish')
    state = publishing.json('restore')[1]['id']
    assert 'but for what somebody else changed since' in publishing.run('restore', state).out
    assert added(publishing) == 'th3irs-credential-of-this-test'
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'
    assert publishing.changes(status=1)[0]


@started
def a_roll_back_that_is_gone_on_with_names_it_too(publishing):
    change(publishing)
    stop(publishing)
    publishing.fault(kind='status', status=403, method='PUT', count=1)
    publishing.run('publish', '--roll-back', status=None)
    publishing.clear_faults()
    assert LOST in publishing.run('plan').err
    check_told(publishing.run('publish', '--resume'), LOST)


@started
def publishing_forth_says_nothing_of_it(publishing):
    change(publishing)
    stop(publishing)
    done = publishing.run('publish', '--resume')
    assert LOST not in done.out + done.err and UNTOLD not in done.out + done.err, done.out


@started
def a_program_is_told_beside_its_answer(publishing):
    remove(publishing)
    publishing.json('publish')
    done = restore(publishing, '--format', 'json')
    assert LOST in done.err and json.loads(done.out)['state'] == 'published', done.out


@started
def without_its_key_no_value_is_told(publishing):
    """Another keyring than the one of then."""
    change(publishing)
    publishing.json('publish')
    keyrings.forget('prints')
    done = restore(publishing)
    assert UNTOLD in done.out and LOST not in done.out, done.out


@started
def of_a_state_of_before_nothing_was_noted(publishing):
    remove(publishing)
    publishing.json('publish')
    for path in keyrings.read_all(os.path.join(publishing.home.environment['XDG_DATA_HOME'],
                                               'sender-studio', 'environments')):
        if '/snapshots/' in path:
            with open(path, encoding='utf-8') as file:
                kept = json.load(file)
            kept.pop('credentials', None)
            with open(path, 'w', encoding='utf-8') as file:
                json.dump(kept, file)
    check_silent(restore(publishing))


keyrings.main([one_that_was_changed_is_named_by_restore, one_that_was_removed_is_named_by_restore,
               one_that_is_as_it_was_is_not, one_that_was_changed_is_named_by_a_roll_back,
               one_that_was_removed_is_named_by_a_roll_back,
               one_that_is_as_it_was_is_not_by_a_roll_back,
               one_that_was_added_goes_by_restore, one_that_somebody_else_changed_since_stays,
               a_roll_back_that_is_gone_on_with_names_it_too, publishing_forth_says_nothing_of_it,
               a_program_is_told_beside_its_answer, without_its_key_no_value_is_told,
               of_a_state_of_before_nothing_was_noted])
