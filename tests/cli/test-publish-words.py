# SPDX-License-Identifier: GPL-3.0-or-later
"""What plan, publish, restore and history say where it would be easy to say less, or too much."""

import re

import cli
from publishing import started
from undoing import ROW, add_row, sender

ALL = 'What is live is what the configuration says.'
STAYS = 'The sender stays as it is: one of its kind is set up in PingOne itself.'
UNFINISHED = 'An earlier publish did not end.'


def die(publishing):
    publishing.fault(kind='hang', method='PUT', handled=False, count=1)
    publishing.die_after(1)
    publishing.clear_faults()


@started
def a_sender_of_another_kind_stays_and_is_told(publishing):
    publishing.json('publish')
    for kind in ('custom-server', 'ping'):
        publishing.set(f'provider.kind={kind}', 'provider.name=Mine')
        told = publishing.run('plan').out
        assert STAYS in told and ALL not in told, told
        publishing.run('publish', status=None)
        assert sender(publishing)['name'] == 'Twilio Studio', sender(publishing)


@started
def what_cannot_be_compared_is_not_said_to_be_the_same(publishing):
    publishing.json('publish')
    told = publishing.run('plan').out
    assert 'can’t be told without a keyring' in told and ALL not in told, told
    assert 'There is nothing of ours to publish.' in told, told


@started
def a_row_that_is_decided_says_so(publishing):
    add_row(publishing)
    publishing.set('provider.name=Second')
    assert 'Ours is written.' not in publishing.run('plan', status=1).out
    told = publishing.run('plan', '--ours', ROW, status=1).out
    assert re.search(r'theirs\n(.*\n){1,3} +Ours is written\.\n', told), told
    assert 'Theirs stays' not in told, told


@started
def an_error_does_not_hide_that_half_of_it_is_live(publishing):
    publishing.json('publish')
    publishing.set('provider.name=Second')
    die(publishing)
    publishing.set('sms.url=nonsense')
    for words in ((), ('--resume',)):
        told = publishing.run('publish', *words, status=1)
        assert 'Nothing was published.' in told.err and UNFINISHED in told.err, told.err
    publishing.run('publish', '--roll-back')
    told = publishing.run('publish', status=1)
    assert 'Nothing was published.' in told.err and UNFINISHED not in told.err, told.err


@started
def history_tells_what_became_of_one_that_did_not_end(publishing):
    publishing.json('publish')
    publishing.set('provider.name=Second')
    die(publishing)
    assert 'resumed since' not in publishing.home.run('history', publishing.name).stdout
    publishing.json('publish', '--resume')
    told = publishing.home.run('history', publishing.name).stdout
    assert 'open (SIMULATED), resumed since, and completed' in told, told


@started
def states_have_dates_as_the_history_has(publishing):
    publishing.json('publish')
    told = publishing.run('restore').out
    assert re.search(r'Z  \d{4}-\d\d-\d\d \d\d:\d\d:\d\d  differs in: ', told), told


cli.main([a_sender_of_another_kind_stays_and_is_told,
          what_cannot_be_compared_is_not_said_to_be_the_same, a_row_that_is_decided_says_so,
          an_error_does_not_hide_that_half_of_it_is_live,
          history_tells_what_became_of_one_that_did_not_end, states_have_dates_as_the_history_has])
