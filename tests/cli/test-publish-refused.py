# SPDX-License-Identifier: GPL-3.0-or-later
"""What PingOne refuses in the middle of a publish: the words, what is kept, and how it goes on."""

import os
import time

import cli
from publishing import CLIENT, CLIENT_SECRET, SENDERS, SETTINGS, actions
from updating import CONTENTS, N_WRITES, STEPS, TITLES, WRITES, Updating, updating

# Each write but the first: its method, where it is, and how many such writes come before it.
PLACES = [('PUT', CONTENTS, 0), ('POST', CONTENTS, 0), ('DELETE', CONTENTS, 0),
          ('PUT', SETTINGS, 1)]
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


def fault(publishing, place, **more):
    method, path, skip = place
    publishing.fault(method=method, path=path, skip=skip, **more)


def n_tokens(publishing):
    return len([request for request in publishing.rehearsal.ask('requests')['requests']
                if request['path'].endswith('/as/token')])


def has_journal(publishing):
    kept = [os.path.join(folder, name) for folder, _, names in os.walk(publishing.home.path)
            for name in names if name == 'publishing.json']
    return len(kept) == 1


def check_partial(publishing, done, position):
    """What is told of it: what was written, what was not, and what to do."""
    lines = done.out.splitlines()
    for title, step in zip(TITLES[:position], STEPS):
        past = {'update': 'changed', 'create': 'created', 'delete': 'deleted'}[step.split(':')[1]]
        assert f'{title}: {past}' in lines or f'{title}: perhaps written' in lines, done.out
    assert f'{TITLES[0]}: changed' in lines, done.out
    for title in TITLES[position:]:
        assert f'{title}: not written' in lines, done.out
    assert 'Some of it is live' in done.err and '--resume' in done.err, done.err
    assert has_journal(publishing)


def check_goes_on(publishing, position, **secrets):
    publishing.clear_faults()
    publishing.forget_requests()
    left = publishing.json('publish', status=1, **secrets)
    assert left['state'] == 'partial' and actions(left)[position:] == STEPS[position:], left
    assert all(step['action'] == 'keep' for step in left['steps'][:position]), left
    assert publishing.json('publish', '--resume', **secrets)['state'] == 'published'
    assert [method for method, _ in publishing.writes()] == WRITES[position:]
    assert publishing.state() == publishing.new_state(), publishing.state()
    assert not has_journal(publishing)


@in_the_middle
def each_refusal_has_its_words_and_goes_on(publishing, position, place, code, words, n_sent):
    fault(publishing, place, kind='status', status=code,
          **({'retry_after': 0} if code == 429 else {}))
    done = publishing.run('publish', status=3)
    assert words in done.err and f'answered {code}' in done.err, (code, done.err)
    assert 'Correlation-Id' in done.err, done.err
    others = [other for _, other, _ in REFUSALS if other != words and other in done.err]
    assert [other for other in others if code != 503 or other != 'PingOne failed'] == [], done.err
    check_partial(publishing, done, position)
    sent = [method for method, _ in publishing.writes()][position:]
    assert sent == [place[0]] * n_sent, (code, sent)
    assert n_tokens(publishing) == (2 if code == 401 else 1)
    check_goes_on(publishing, position)


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
            assert publishing.state() == publishing.former and not has_journal(publishing), code
            publishing.clear_faults()
            assert actions(publishing.json('publish')) == STEPS


@updating
def programs_are_told_at_which_step(publishing):
    fault(publishing, PLACES[1], kind='status', status=403)
    outcome = publishing.json('publish', status=3)
    assert outcome['state'] == 'partial' and actions(outcome) == STEPS, outcome
    assert [step['status'] for step in outcome['steps']] == [200, 200, 403, None, None], outcome


@updating
def a_limit_is_waited_for(publishing):
    fault(publishing, PLACES[0], kind='status', status=429, retry_after=1, count=2)
    start = time.monotonic()
    assert publishing.json('publish')['state'] == 'published'
    assert time.monotonic() - start >= 2
    assert len(publishing.writes()) == N_WRITES + 2, publishing.writes()
    assert publishing.state() == publishing.new_state()


@updating
def a_limit_is_waited_for_three_times_at_most(publishing):
    fault(publishing, PLACES[3], kind='status', status=429, retry_after=1)
    start = time.monotonic()
    done = publishing.run('publish', status=3)
    assert time.monotonic() - start >= 3
    check_partial(publishing, done, 4)
    assert [path for _, path in publishing.writes()][4:] == [SETTINGS] * 4, publishing.writes()
    check_goes_on(publishing, 4)


@updating
def a_limit_that_lasts_is_not_waited_for(publishing):
    fault(publishing, PLACES[0], kind='status', status=429, retry_after=11)
    done = publishing.run('publish', status=3)
    assert 'To be tried again after' in done.err, done.err
    assert len(publishing.writes()) == 2, publishing.writes()
    check_goes_on(publishing, 1)


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
            assert has_journal(publishing)
            publishing.clear_faults()
            publishing.json('publish', '--resume')
            assert publishing.state() == publishing.new_state()


def end_token(publishing, place, *more):
    """It is withdrawn while the write is on its way."""
    for control in ({'path': 'pingone/platform', 'body': {'revoke': True}}, *more):
        fault(publishing, place, kind='change', **{'with': control})


def a_token_that_ends_is_renewed_once():
    for place in (('PUT', SENDERS, 0), *PLACES):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Updating(home, rehearsal)
            end_token(publishing, place)
            assert publishing.json('publish')['state'] == 'published', place
            assert n_tokens(publishing) == 2, place
            assert len(publishing.writes()) == N_WRITES + 1, publishing.writes()
            assert publishing.state() == publishing.new_state(), place


def a_token_that_runs_out_is_renewed_before():
    """Less than a minute is left: no request is risked with it."""
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        publishing = Updating(home, rehearsal)
        rehearsal.ask('pingone/platform', {'token_seconds': 59})
        assert publishing.json('publish')['state'] == 'published'
        assert 401 not in [request['status'] for request in rehearsal.ask('requests')['requests']]
        assert n_tokens(publishing) > 1


ROTATED = {'path': 'pingone/clients', 'body': {'client_id': CLIENT, 'client_secret': 'rotated'}}


def a_token_that_can_not_be_renewed_stops_it():
    for position, place in enumerate(PLACES, 1):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Updating(home, rehearsal)
            end_token(publishing, place, ROTATED)
            done = publishing.run('publish', status=3)
            assert 'To the request for a token PingOne answered 401' in done.err, done.err
            assert 'was renewed' in done.err and CLIENT_SECRET not in done.err, done.err
            check_partial(publishing, done, position)
            assert len(publishing.writes()) == position + 1 and n_tokens(publishing) == 2
            # The secret of before is of no use, and nothing is said to be live that was not read.
            for words in ((), ('--resume',), ('--roll-back',)):
                refused = publishing.run('publish', *words, status=3)
                assert refused.out == '' and 'request for a token' in refused.err, refused.err
            check_goes_on(publishing, position, client_secret='rotated')


cli.main([each_refusal_has_its_words_and_goes_on,
          a_refusal_of_the_first_write_leaves_nothing, programs_are_told_at_which_step,
          a_limit_is_waited_for, a_limit_is_waited_for_three_times_at_most,
          a_limit_that_lasts_is_not_waited_for, reads_are_refused_too,
          a_token_that_ends_is_renewed_once, a_token_that_runs_out_is_renewed_before,
          a_token_that_can_not_be_renewed_stops_it])
