# SPDX-License-Identifier: GPL-3.0-or-later
"""An update that is killed after each of its writes: what is said of it, and both ways out."""

import cli
from publishing import SENDERS, actions, die
from updating import N_WRITES, STEPS, TITLES, WRITES, Updating

# What takes all of it back: what was deleted is created, what was created is deleted.
BACK = ['PUT', 'PUT', 'POST', 'DELETE', 'PUT']


def after_each_write(test):
    def run():
        for n_done in range(N_WRITES + 1):
            with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
                test(Updating(home, rehearsal), n_done)
    run.__name__ = test.__name__
    return run


def list_left(n_done):
    """What of it is live, as programs and as people are told."""
    words, sentences = [], []
    for position, (step, title) in enumerate(zip(STEPS, TITLES)):
        thing, action = step.split(':')
        is_live = position < n_done
        words.append(f'{thing}:keep' if is_live else step)
        if action == 'delete':
            sentences.append(f'{title}: {"deleted" if is_live else "still live"}')
        else:
            sentences.append(f'{title}: {"live" if is_live else "not live"}')
    return words, sentences


def check_what_is_told(publishing, n_done):
    """The next start and the plan say what is live, and write nothing."""
    publishing.forget_requests()
    words, sentences = list_left(n_done)
    told = publishing.json('publish', status=1)
    assert told['state'] == 'partial' and actions(told) == words, (n_done, told)
    text = publishing.run('publish', status=1)
    assert text.out.splitlines() == sentences, (n_done, text.out)
    assert '--resume” goes on' in text.err and '--roll-back” takes back' in text.err, text.err
    assert 'did not end' in publishing.run('plan').err
    drift, changes = publishing.changes()
    # What we wrote ourselves is nobody else's.
    assert not drift and all(change[1] != 'theirs' for change in changes), (n_done, changes)
    assert publishing.writes() == []


@after_each_write
def it_goes_on(publishing, n_done):
    die(publishing, n_done, WRITES)
    check_what_is_told(publishing, n_done)
    done = publishing.json('publish', '--resume')
    assert done['state'] == ('unchanged' if n_done == N_WRITES else 'published'), (n_done, done)
    assert publishing.state() == publishing.new_state(), (n_done, publishing.state())
    # What had landed was not written again.
    assert [method for method, _ in publishing.writes()] == WRITES[n_done:], publishing.writes()
    assert publishing.json('publish')['state'] == 'unchanged'


@after_each_write
def it_is_taken_back(publishing, n_done):
    die(publishing, n_done, WRITES)
    check_what_is_told(publishing, n_done)
    done = publishing.json('publish', '--roll-back')
    assert done['state'] == ('published' if n_done > 0 else 'unchanged'), (n_done, done)
    assert publishing.state() == publishing.former, (n_done, publishing.state())
    taken_back = [method for method, _ in publishing.writes()]
    assert len(taken_back) == n_done, (n_done, taken_back)
    assert n_done < N_WRITES or taken_back == BACK, taken_back
    # PUT replaces: without its secret the former sender would be none.
    senders = publishing.writes_at(SENDERS)
    assert all('"password":"present-' in body for _, body in senders), senders
    publishing.run('publish', '--resume', status=2)
    assert actions(publishing.json('publish')) == STEPS
    assert publishing.state() == publishing.new_state()


@after_each_write
def taking_back_is_killed_and_goes_on(publishing, n_done):
    die(publishing, N_WRITES, WRITES)
    publishing.forget_requests()
    die(publishing, n_done, BACK, '--roll-back')
    told = publishing.run('publish', status=1)
    assert 'taken back' in told.err, told.err
    done = publishing.json('publish', '--resume')
    assert done['state'] in ('published', 'unchanged'), (n_done, done)
    assert publishing.state() == publishing.former, (n_done, publishing.state())
    assert actions(publishing.json('publish')) == STEPS


cli.main([it_goes_on, it_is_taken_back, taking_back_is_killed_and_goes_on])
