# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody else changes of the fallback chain after a publish of ours was killed stays theirs,
and the two entries that we write are told apart."""

import contextlib

import cli
from dying import Death, changed, where_it_died
from publishing import started
from updating import Updating

CHAIN = 'smsProvidersFallbackChain'
PING = 'PINGONE_TWILIO'
# The sender, and the chain.
WRITES = ['PUT', 'PUT']
FIRST_WRITES = ['POST', 'POST', 'POST', 'PUT']
FURTHER = ('add', 'voice.headers', 'name=X-Further', 'value=1')
THEIRS = 'their-provider'
PATHS = ['fallback.chain']


class Falling(Updating):
    """PingOne’s own account comes into the chain, where our sender is."""

    def edit(self):
        self.set('provider.name=Second', 'fallback.enabled=true')


class Leaving(Updating):
    """It goes out again."""

    def prepare(self):
        self.set('fallback.enabled=true')

    def edit(self):
        self.set('provider.name=Second', 'fallback.enabled=false')


def get_chain(live):
    return live['settings'][CHAIN]


def own(live):
    return live['senders'][0]['id'] if live['senders'] else None


def drop(live, entry):
    live['settings'][CHAIN] = [one for one in get_chain(live) if one != entry]


def added_last(live):
    get_chain(live).append(THEIRS)


def added_first(live):
    get_chain(live).insert(0, THEIRS)


def other_gone(live):
    drop(live, 'mystery-provider')


def turned(live):
    get_chain(live).reverse()


def own_gone(live):
    drop(live, own(live))


def ping_gone(live):
    drop(live, PING)


def ping_there(live):
    get_chain(live).append(PING)


def with_chain(state, chain):
    state = changed(state, None)
    state['settings'][CHAIN] = chain
    return state


def left_as_it_is(afterwards, change, former):
    """Nothing of ours is put where they left no place for it."""
    chain = get_chain(former)
    afterwards.go_on(change, PATHS)
    afterwards.take_back(change, PATHS, with_chain(afterwards.former, chain),
                         with_chain(afterwards.newest, chain))


def it_stays_where_our_entry_was_written():
    for make in (Falling, Leaving):
        with where_it_died(make, 2, WRITES, FURTHER, get_chain) as afterwards:
            for change in (added_last, added_first, other_gone):
                afterwards.check(change, PATHS)
            # One to which nothing is added on the way back, and one without us.
            left_as_it_is(afterwards, turned, changed(afterwards.death.live, turned))
            left_as_it_is(afterwards, own_gone, changed(afterwards.former, own_gone))


def it_stays_where_our_entry_was_not_written():
    for make in (Falling, Leaving):
        with where_it_died(make, 1, WRITES, FURTHER) as afterwards:
            for change in (added_last, turned):
                afterwards.check(change, PATHS)


def a_chain_as_it_was_before_was_not_written():
    """Nobody can tell that it was, as there was no answer."""
    for make, change in ((Falling, ping_gone), (Leaving, ping_there)):
        with where_it_died(make, 2, WRITES, FURTHER) as afterwards:
            publishing = afterwards.publishing
            afterwards.death.visit(change)
            assert get_chain(publishing.live()) == get_chain(afterwards.former), change
            assert afterwards.check_told([], change) == ['fallback.enabled'], change
            publishing.json('publish', '--resume')
            afterwards.check_state(afterwards.new, change)
            afterwards.check_settled([], change)


@started
def it_stays_after_a_first_publish(publishing):
    former = publishing.live()
    with contextlib.closing(Death(publishing, len(FIRST_WRITES), FIRST_WRITES)) as death:
        for change in (added_last, added_first, other_gone, turned):
            death.visit(change)
            for words in (['publish', '--resume'], ['publish']):
                told = [(path, kind) for path, kind, _, _ in publishing.changes(status=1)[1]
                        if kind != 'unknowable']
                assert told == [('fallback.chain', 'theirs')], (change, told)
                assert publishing.json(*words)['state'] == 'unchanged', change
                assert publishing.writes() == [], change
            death.visit(change)
            publishing.json('publish', '--roll-back')
            assert publishing.live()['senders'] == [], change
            assert get_chain(publishing.live()) == get_chain(changed(former, change)), change
            publishing.json('publish')
            live = publishing.live()
            assert get_chain(live) == [own(live), *get_chain(changed(former, change))], change
            publishing.changes(status=0)


cli.main([it_stays_where_our_entry_was_written, it_stays_where_our_entry_was_not_written,
          a_chain_as_it_was_before_was_not_written, it_stays_after_a_first_publish])
