# SPDX-License-Identifier: GPL-3.0-or-later
"""Going back to a state since which a publish died, was refused or was taken back: what it was
about to do is not what it did."""

from pathlib import Path

import cli
from publishing import SMS, started
from undoing import (ROW, add_row, body, chain, change_body, change_chain, newest, publish_name,
                     sender)

PING = 'PINGONE_TWILIO'
THEIRS = 'Theirs ${otp}'


def remove_row(publishing):
    change_body(publishing, lambda text: text.replace('&T=1', ''))


def text(publishing):
    contents = publishing.live()['contents']['strong_authentication']
    return next(content['content'] for content in contents
                if content['deliveryMethod'] == 'SMS' and not content['default'])


def die(publishing, *words, skip=0, **options):
    """Before the write after @skip others lands."""
    publishing.fault(kind='hang', method='PUT', handled=False, skip=skip, count=1)
    publishing.forget_requests()
    publishing.die_after(1 + skip, *words, **options)
    publishing.clear_faults()


def refuse(publishing, skip):
    publishing.fault(kind='status', status=400, method='PUT', skip=skip, count=1)


def overwrite(publishing, path):
    publishing.set('provider.name=Third')
    publishing.json('publish', '--ours', path)


def state_with_their_row(publishing):
    add_row(publishing)
    publish_name(publishing)
    return newest(publishing)


def state_with_their_text(publishing):
    publishing.json('publish')
    publishing.change('contents', {'content': THEIRS}, where={'deliveryMethod': 'SMS'})
    publish_name(publishing)
    return newest(publishing)


def goes_back(publishing, state):
    """Whether all of it came, or else something of somebody else's stayed."""
    done = publishing.run('restore', state)
    return 'but for what somebody else changed since' not in done.out


@started
def going_back_that_died_goes_on_to_all_of_it(publishing):
    state = state_with_their_row(publishing)
    overwrite(publishing, ROW)
    die(publishing, state, command='restore')
    assert 'T=1' not in body(publishing) and sender(publishing)['name'] == 'Third'
    done = publishing.run('publish', '--resume')
    assert 'which stays' not in done.out, done.out
    assert 'T=1' in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'


@started
def it_brings_a_text_and_the_chain_too(publishing):
    publishing.json('publish')
    own = chain(publishing)
    change_chain(publishing, own + [PING])
    publishing.change('contents', {'content': THEIRS}, where={'deliveryMethod': 'SMS'})
    publish_name(publishing)
    state = newest(publishing)
    publishing.set('provider.name=Third')
    publishing.json('publish', '--ours', 'fallback.enabled', '--ours', SMS)
    assert chain(publishing) == own and text(publishing) != THEIRS
    die(publishing, state, command='restore', skip=1)
    publishing.json('publish', '--resume')
    assert chain(publishing) == own + [PING], chain(publishing)
    assert text(publishing) == THEIRS, text(publishing)


@started
def one_that_was_refused_is_not_done(publishing):
    state = state_with_their_text(publishing)
    overwrite(publishing, SMS)
    refuse(publishing, skip=1)
    publishing.run('restore', state, status=3)
    publishing.clear_faults()
    assert text(publishing) != THEIRS
    assert goes_back(publishing, state)
    assert text(publishing) == THEIRS, text(publishing)


@started
def one_that_was_refused_and_taken_back_is_not_done(publishing):
    state = state_with_their_text(publishing)
    overwrite(publishing, SMS)
    refuse(publishing, skip=1)
    publishing.run('restore', state, status=3)
    publishing.clear_faults()
    publishing.json('publish', '--roll-back')
    assert sender(publishing)['name'] == 'Third', sender(publishing)
    assert goes_back(publishing, state)
    assert text(publishing) == THEIRS and sender(publishing)['name'] == 'Twilio Studio'


@started
def what_our_publish_did_not_take_out_they_did(publishing):
    state = state_with_their_row(publishing)
    publishing.set('provider.name=Third')
    die(publishing, '--ours', ROW)
    publishing.json('publish', '--roll-back')
    assert 'T=1' in body(publishing), body(publishing)
    remove_row(publishing)
    assert not goes_back(publishing, state)
    assert 'T=1' not in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'


@started
def nor_did_one_that_went_on_without(publishing):
    state = state_with_their_row(publishing)
    publishing.set('provider.name=Third')
    die(publishing, '--ours', ROW)
    publishing.json('publish', '--resume')
    assert 'T=1' in body(publishing) and sender(publishing)['name'] == 'Third'
    remove_row(publishing)
    assert not goes_back(publishing, state)
    assert 'T=1' not in body(publishing), body(publishing)


@started
def what_they_put_in_again_and_took_out_stays_out(publishing):
    state = state_with_their_row(publishing)
    overwrite(publishing, ROW)
    change_body(publishing, lambda was: was + '&T=1')
    publishing.set('provider.name=Fourth')
    publishing.json('publish')
    assert 'T=1' in body(publishing), body(publishing)
    remove_row(publishing)
    assert not goes_back(publishing, state)
    assert 'T=1' not in body(publishing), body(publishing)


@started
def what_they_took_out_before_it_went_on_stays_out(publishing):
    for word in ('--resume', '--roll-back'):
        state = state_with_their_row(publishing)
        publishing.set('provider.name=Third')
        die(publishing)
        remove_row(publishing)
        publishing.json('publish', word)
        assert not goes_back(publishing, state)
        assert 'T=1' not in body(publishing), body(publishing)
        publishing.set('provider.name=Twilio Studio')


@started
def what_they_took_out_after_ours_was_taken_back_stays_out(publishing):
    state = state_with_their_row(publishing)
    publishing.set('provider.name=Third')
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1, '--ours', ROW)
    publishing.clear_faults()
    assert 'T=1' not in body(publishing), body(publishing)
    publishing.json('publish', '--roll-back')
    assert 'T=1' in body(publishing), body(publishing)
    remove_row(publishing)
    assert not goes_back(publishing, state)
    assert 'T=1' not in body(publishing), body(publishing)


@started
def where_a_state_in_between_is_damaged_all_comes_back(publishing):
    state = state_with_their_row(publishing)
    overwrite(publishing, ROW)
    path = next(Path(publishing.home.path).rglob(f'snapshots/{newest(publishing)}.json'))
    path.write_text('{')
    assert goes_back(publishing, state)
    assert 'T=1' in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'


cli.main([going_back_that_died_goes_on_to_all_of_it, it_brings_a_text_and_the_chain_too,
          one_that_was_refused_is_not_done, one_that_was_refused_and_taken_back_is_not_done,
          what_our_publish_did_not_take_out_they_did, nor_did_one_that_went_on_without,
          what_they_put_in_again_and_took_out_stays_out,
          what_they_took_out_before_it_went_on_stays_out,
          what_they_took_out_after_ours_was_taken_back_stays_out,
          where_a_state_in_between_is_damaged_all_comes_back])
