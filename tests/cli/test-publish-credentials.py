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
    if value is None:
        del requests[0]['headers']['X-Auth-Token']
    publishing.change('senders', {'requests': requests})


def die(publishing, *words, command='publish', handled=True):
    """With the write of the sender done, or not, and nobody told of it."""
    publishing.fault(kind='hang', method='PUT', handled=handled, count=1)
    publishing.die_after(1, *words, command=command)
    publishing.clear_faults()


def headers_in_plan(publishing, status=0):
    _, changes = publishing.changes(status=status)
    return [kind for path, kind, *_ in changes if 'headers' in path]


def add_and_die(publishing, handled=True):
    """Nothing else of the sender is written."""
    add(publishing)
    publishing.set(SMS + '={"OTP":"${otp}","more":"1"}')
    die(publishing, handled=handled)
    assert added(publishing) == (SECOND if handled else None)


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
def one_that_was_added_goes_by_a_roll_back(publishing):
    add_and_die(publishing)
    check_silent(publishing.run('publish', '--roll-back'))
    assert header(publishing) == FIRST and added(publishing) is None
    check_goes_out_again(publishing)


@started
def one_that_was_added_goes_by_a_roll_back_that_dies(publishing):
    add_and_die(publishing)
    die(publishing, '--roll-back')
    assert added(publishing) is None
    assert publishing.json('publish', '--resume')['state'] == 'unchanged'
    check_goes_out_again(publishing)


@started
def one_that_was_added_goes_by_a_restoration_that_dies(publishing):
    add(publishing)
    publishing.set('provider.name=Second')
    publishing.json('publish')
    die(publishing, publishing.json('restore')[0]['id'], command='restore')
    assert added(publishing) is None
    assert publishing.json('publish', '--resume')['state'] == 'unchanged'
    check_goes_out_again(publishing)


@started
def a_roll_back_leaves_theirs(publishing):
    add_and_die(publishing)
    put(publishing, 'th3irs-credential-of-this-test')
    done = publishing.run('publish', '--roll-back')
    assert 'What somebody else changed since stays' in done.out, done.out
    assert added(publishing) == 'th3irs-credential-of-this-test'
    assert headers_in_plan(publishing, status=1) == ['theirs']


@started
def one_that_has_landed_is_ours(publishing):
    add_and_die(publishing)
    assert headers_in_plan(publishing) == []
    publishing.set('sms.headers[2].value=th1rd-credential-of-this-test')
    assert headers_in_plan(publishing) == ['unknowable']
    publishing.json('publish', '--resume')
    assert added(publishing) == 'th1rd-credential-of-this-test'
    assert publishing.changes() == (False, [])


@started
def one_that_has_landed_and_is_not_wanted_goes(publishing):
    add_and_die(publishing)
    publishing.home.run('remove', publishing.name, 'sms.headers[2]')
    assert headers_in_plan(publishing) == ['ours']
    publishing.json('publish', '--resume')
    assert added(publishing) is None and header(publishing) == FIRST
    assert publishing.changes() == (False, [])


@started
def one_that_has_not_landed_is_written(publishing):
    add_and_die(publishing, handled=False)
    assert headers_in_plan(publishing) == ['unknowable']
    publishing.json('publish', '--resume')
    assert added(publishing) == SECOND and publishing.changes() == (False, [])


def check_stays_undone(publishing, undo, expected):
    """What has landed beside it tells that it had, too."""
    publishing.set('provider.name=Second')
    publishing.set(SMS + '={"OTP":"${otp}","more":"1"}')
    die(publishing)
    undo(publishing)
    live = publishing.live()['senders']
    assert headers_in_plan(publishing, status=1) == ['theirs']
    publishing.json('publish', '--resume')
    assert publishing.live()['senders'] == live
    assert (header(publishing), added(publishing)) == expected
    assert headers_in_plan(publishing, status=1) == ['theirs']


@started
def one_that_they_took_out_again_stays_out(publishing):
    add(publishing)
    check_stays_undone(publishing, lambda where: put(where, None), (FIRST, None))


@started
def one_that_they_put_back_stays_back(publishing):
    def put_back(where):
        requests = where.live()['senders'][0]['requests']
        requests[0]['headers']['X-Api-Key'] = FIRST
        where.change('senders', {'requests': requests})

    publishing.set(f'sms.headers[1].value={SECOND}')
    check_stays_undone(publishing, put_back, (FIRST, None))


@started
def one_that_stays_though_it_is_taken_back_is_ours(publishing):
    """The value of before is not kept; the next one goes out all the same."""
    change(publishing)
    stop(publishing)
    publishing.run('publish', '--roll-back')
    assert header(publishing) == SECOND
    publishing.set('sms.headers[1].value=th1rd-credential-of-this-test')
    assert headers_in_plan(publishing) == ['unknowable']
    publishing.json('publish')
    assert header(publishing) == 'th1rd-credential-of-this-test'
    assert publishing.changes() == (False, [])


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
               one_that_was_added_goes_by_a_roll_back,
               one_that_was_added_goes_by_a_roll_back_that_dies,
               one_that_was_added_goes_by_a_restoration_that_dies, a_roll_back_leaves_theirs,
               one_that_has_landed_is_ours, one_that_has_landed_and_is_not_wanted_goes,
               one_that_has_not_landed_is_written, one_that_they_took_out_again_stays_out,
               one_that_they_put_back_stays_back, one_that_stays_though_it_is_taken_back_is_ours,
               a_roll_back_that_is_gone_on_with_names_it_too, publishing_forth_says_nothing_of_it,
               a_program_is_told_beside_its_answer, without_its_key_no_value_is_told,
               of_a_state_of_before_nothing_was_noted])
