# SPDX-License-Identifier: GPL-3.0-or-later
"""What PingOne refuses in the middle of a publish: the words, what is kept, and how it goes on."""

import time

import cli
from publishing import SENDERS, SETTINGS, actions
from updating import N_WRITES, PLACES, STEPS, TITLES, Updating, updating

# What PingOne answers, the words that go with it, and how often the write is sent.
REFUSALS = [(401, 'does not accept the token', 2), (403, 'has no role in it', 1),
            (404, 'has nothing of that ID', 1), (409, 'contradicts what PingOne has by now', 1),
            (429, 'More requests came in a short time', 4), (500, 'PingOne failed', 2),
            (503, 'answered 503', 2)]


def in_the_middle(test):
    def run():
        for position, place in enumerate(PLACES, 1):
            for code, words, n_sent in REFUSALS:
                with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
                    test(Updating(home, rehearsal), position, place, code, words, n_sent)
    run.__name__ = test.__name__
    return run


@in_the_middle
def each_refusal_has_its_words_and_goes_on(publishing, position, place, code, words, n_sent):
    publishing.fault_at(place, kind='status', status=code,
                        **({'retry_after': 0} if code == 429 else {}))
    done = publishing.run('publish', status=3)
    assert words in done.err and f'answered {code}' in done.err, (code, done.err)
    assert 'Correlation-Id' in done.err, done.err
    others = [other for _, other, _ in REFUSALS if other != words and other in done.err]
    assert [other for other in others if code != 503 or other != 'PingOne failed'] == [], done.err
    publishing.check_partial(done, position)
    sent = [method for method, _ in publishing.writes()][position:]
    assert sent == [place[0]] * n_sent, (code, sent)
    assert publishing.n_tokens() == (2 if code == 401 else 1)
    publishing.check_goes_on(position)


def a_refusal_of_the_first_write_leaves_nothing():
    for code, words, n_sent in REFUSALS:
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Updating(home, rehearsal)
            publishing.fault(kind='status', method='PUT', path=SENDERS, status=code,
                             **({'retry_after': 0} if code == 429 else {}))
            done = publishing.run('publish', status=3)
            assert words in done.err and f'answered {code}' in done.err, (code, done.err)
            assert done.out == '' and '--resume' not in done.err, (done.out, done.err)
            assert [method for method, _ in publishing.writes()] == ['PUT'] * n_sent, code
            assert publishing.state() == publishing.former and not publishing.has_journal(), code
            publishing.clear_faults()
            assert actions(publishing.json('publish')) == STEPS


@updating
def programs_are_told_at_which_step(publishing):
    publishing.fault_at(PLACES[1], kind='status', status=403)
    outcome = publishing.json('publish', status=3)
    assert outcome['state'] == 'partial' and actions(outcome) == STEPS, outcome
    assert [step['status'] for step in outcome['steps']] == [200, 200, 403, None, None], outcome


@updating
def a_limit_is_waited_for(publishing):
    publishing.fault_at(PLACES[0], kind='status', status=429, retry_after=1, count=2)
    start = time.monotonic()
    assert publishing.json('publish')['state'] == 'published'
    assert time.monotonic() - start >= 2
    assert len(publishing.writes()) == N_WRITES + 2, publishing.writes()
    assert publishing.state() == publishing.new_state()


@updating
def a_limit_is_waited_for_three_times_at_most(publishing):
    publishing.fault_at(PLACES[3], kind='status', status=429, retry_after=1)
    start = time.monotonic()
    done = publishing.run('publish', status=3)
    assert time.monotonic() - start >= 3
    publishing.check_partial(done, 4)
    assert [path for _, path in publishing.writes()][4:] == [SETTINGS] * 4, publishing.writes()
    publishing.check_goes_on(4)


@updating
def a_limit_that_lasts_is_not_waited_for(publishing):
    publishing.fault_at(PLACES[0], kind='status', status=429, retry_after=11)
    done = publishing.run('publish', status=3)
    assert 'To be tried again after' in done.err, done.err
    assert len(publishing.writes()) == 2, publishing.writes()
    publishing.check_goes_on(1)


def reads_are_refused_too():
    """The read before a write, and the one after it."""
    for skip, position, doubt in ((5, 1, True), (6, 1, False), (9, N_WRITES, True)):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Updating(home, rehearsal)
            publishing.fault(kind='status', method='GET', status=403, skip=skip)
            done = publishing.run('publish', status=3)
            assert 'has no role in it' in done.err, done.err
            title = TITLES[position - 1]
            words = 'perhaps written' if doubt else 'changed'
            assert f'{title}: {words}' in done.out.splitlines(), (skip, done.out)
            assert publishing.has_journal()
            publishing.clear_faults()
            publishing.json('publish', '--resume')
            assert publishing.state() == publishing.new_state()


cli.main([each_refusal_has_its_words_and_goes_on, a_refusal_of_the_first_write_leaves_nothing,
          programs_are_told_at_which_step, a_limit_is_waited_for,
          a_limit_is_waited_for_three_times_at_most, a_limit_that_lasts_is_not_waited_for,
          reads_are_refused_too])
