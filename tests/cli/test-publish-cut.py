# SPDX-License-Identifier: GPL-3.0-or-later
"""Connections that end in a PUT: one whole object is left, and no PUT goes out twice unread."""

import os

import cli
from publishing import SENDERS, SETTINGS, actions
from updating import CONTENTS, STEPS, TITLES, Updating, updating

# libsoup 3.2 leaves a task behind where a connection ends while it makes another, now and then.
if 'ASAN_OPTIONS' in os.environ:
    os.environ['ASAN_OPTIONS'] += ':detect_leaks=0'

# Where the update PUTs, how many PUTs that a fault there fits come before, and its step.
PUTS = [(SENDERS, 0, 0), (CONTENTS, 0, 1), (SETTINGS, 1, 4)]
# PingOne took it, and the answer is lost.
TAKEN = [{'kind': 'cut-response', 'after': 0}, {'kind': 'cut-response', 'after': 40},
         {'kind': 'cut-request', 'after': 100000, 'handled': True},
         {'kind': 'garbage', 'handled': True}]
# PingOne did not take it: the head, the body or all of it was on its way.
LOST = [{'kind': 'cut-request', 'after': 10}, {'kind': 'cut-request', 'after': 350},
        {'kind': 'cut-request', 'after': 100000}]


def at_each_put(faults):
    """Calls the test for each PUT of the update and each fault."""
    def decorate(test):
        def run():
            for place, skip, step in PUTS:
                for fault in faults:
                    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
                        publishing = Updating(home, rehearsal)
                        test(publishing, place, step, {'method': 'PUT', 'path': place,
                                                       'skip': skip, **fault})
        run.__name__ = test.__name__
        return run
    return decorate


def requests_from_put(publishing, step):
    """Methods of the requests from the step's first PUT on, as far as they are about it."""
    requests = publishing.requests()
    path = [path for method, path in requests if method == 'PUT'][[0, 1, None, None, 2][step]]
    near = path.rsplit('/', 1)[0] if step < 2 else path
    first = requests.index(('PUT', path))
    return [method for method, path in requests[first:] if path.startswith(near)]


@at_each_put(TAKEN)
def what_was_taken_is_not_sent_again(publishing, place, step, fault):
    publishing.fault(count=1, **fault)
    done = publishing.run('publish')
    assert f'{TITLES[step]}: changed' in done.out.splitlines(), done.out
    assert publishing.state() == publishing.new_state(), (fault, publishing.state())
    paths = [path for method, path in publishing.requests() if method == 'PUT']
    assert len(paths) == len(set(paths)) == 3, paths
    assert requests_from_put(publishing, step)[1] == 'GET', publishing.requests()
    assert publishing.json('publish')['state'] == 'unchanged'


@at_each_put(LOST)
def what_was_lost_is_read_before_it_is_sent_again(publishing, place, step, fault):
    publishing.fault(count=1, **fault)
    assert publishing.json('publish')['state'] == 'published'
    assert publishing.state() == publishing.new_state(), (fault, publishing.state())
    assert requests_from_put(publishing, step)[:3] == ['PUT', 'GET', 'PUT'], publishing.requests()


@at_each_put(LOST)
def what_is_lost_again_is_left_as_it_was(publishing, place, step, fault):
    publishing.fault(**fault)
    done = publishing.run('publish', status=3)
    assert 'ended the connection' in done.err, done.err
    assert requests_from_put(publishing, step) == ['PUT', 'GET', 'PUT', 'GET']
    live = publishing.state()
    for name in ('senders', 'contents', 'settings'):
        is_new = step > {'senders': 0, 'contents': 1, 'settings': 4}[name]
        wanted = publishing.new_state() if is_new else publishing.former
        assert live[name] == wanted[name], (fault, live)
    publishing.clear_faults()
    if step == 0:
        # Nothing was written, so there is nothing to go on with.
        assert done.out == '' and '--resume' not in done.err, (done.out, done.err)
        assert actions(publishing.json('publish')) == STEPS
    else:
        assert f'{TITLES[step]}: not written' in done.out.splitlines(), done.out
        assert 'Some of it is live' in done.err and '--resume' in done.err, done.err
        assert publishing.json('publish', status=1)['state'] == 'partial'
        publishing.json('publish', '--resume')
    assert publishing.state() == publishing.new_state()


@at_each_put([TAKEN[0], LOST[1]])
def what_can_not_be_read_is_not_sent_again(publishing, place, step, fault):
    """Nothing tells whether the PUT landed: that is what is said."""
    publishing.fault(count=1, **fault)
    # From the PUT on every read is cut; so many come before.
    publishing.fault(kind='cut-response', method='GET', after=0, skip=[5, 7, None, None, 9][step])
    done = publishing.run('publish', status=3)
    assert f'{TITLES[step]}: perhaps written' in done.out.splitlines(), done.out
    assert 'ended the connection' in done.err and '--resume' in done.err, done.err
    writes = publishing.writes()
    assert writes[-1][0] == 'PUT' and len(writes) == len(set(writes)), writes
    put, *reads = requests_from_put(publishing, step)
    assert put == 'PUT' and reads and set(reads) == {'GET'}, reads
    publishing.clear_faults()
    publishing.forget_requests()
    is_taken = fault['kind'] == 'cut-response'
    left = publishing.json('publish', status=1)['steps']
    assert (left[step]['action'] == 'keep') == is_taken, (fault, left)
    publishing.json('publish', '--resume')
    assert publishing.state() == publishing.new_state(), (fault, publishing.state())


# What somebody else makes of each object that is PUT.
THEIRS = [{'in': 'senders', 'set': {'name': 'Theirs'}},
          {'in': 'contents', 'template': 'strong_authentication',
           'where': {'deliveryMethod': 'SMS'}, 'set': {'content': 'Theirs ${otp}'}},
          {'in': 'settings', 'set': {'smsProvidersFallbackChain': ['PINGONE_TWILIO']}}]


def what_somebody_else_wrote_over_is_theirs():
    """The answer is lost, and before it can be looked up the object is another again."""
    for (place, skip, step), theirs in zip(PUTS, THEIRS):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Updating(home, rehearsal)
            put = {'method': 'PUT', 'path': place, 'skip': skip, 'count': 1}
            publishing.fault(kind='cut-response', after=0, **put)
            publishing.fault(kind='change', when='after',
                             **{'with': {'path': 'pingone/changes', 'body': theirs}}, **put)
            done = publishing.run('publish', status=1)
            assert f'{TITLES[step]}: perhaps written' in done.out.splitlines(), done.out
            assert 'did not answer, and keeps something else' in done.err, done.err
            assert len(publishing.writes()) == step + 1, publishing.writes()
            left = publishing.run('publish', status=1).out.splitlines()
            assert f'{TITLES[step]}: as somebody else left it' in left, left
            assert len([line for line in left if 'somebody else' in line]) == 1, left
            assert publishing.changes(status=1)[0]
            publishing.json('publish', '--resume')
            kept = str(publishing.live()[theirs['in']])
            assert all(str(value) in kept for value in theirs['set'].values()), kept


@updating
def creates_and_deletes_are_looked_up_too(publishing):
    publishing.fault(kind='cut-response', method='POST', path=CONTENTS, after=0, count=1)
    publishing.fault(kind='cut-response', method='DELETE', path=CONTENTS, after=0, count=1)
    assert actions(publishing.json('publish')) == STEPS
    assert publishing.state() == publishing.new_state()
    assert len(publishing.writes()) == len(STEPS), publishing.writes()


cli.main([what_was_taken_is_not_sent_again, what_was_lost_is_read_before_it_is_sent_again,
          what_is_lost_again_is_left_as_it_was, what_can_not_be_read_is_not_sent_again,
          what_somebody_else_wrote_over_is_theirs, creates_and_deletes_are_looked_up_too])
