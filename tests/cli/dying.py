# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests share in which somebody else changes something after a publish was killed."""

import contextlib
import copy
import json
import os
import shutil
import tempfile

import cli
from publishing import die
from updating import in_order


class Death:
    """A publish that was killed. Each visit begins where it died."""

    def __init__(self, publishing, n_done, writes):
        self.publishing = publishing
        die(publishing, n_done, writes)
        self.live = publishing.live()
        self.data = publishing.home.environment['XDG_DATA_HOME']
        self.folder = tempfile.mkdtemp(prefix='senderctl-')
        self.kept = shutil.copytree(self.data, os.path.join(self.folder, 'data'))

    def visit(self, change=None):
        """Somebody else has changed what is live."""
        live = changed(self.live, change)
        shutil.rmtree(self.data)
        shutil.copytree(self.kept, self.data)
        self.publishing.rehearsal.ask('pingone/environments', {
            name: live[name] for name in ('senders', 'settings', 'contents')})
        self.publishing.forget_requests()

    def close(self):
        shutil.rmtree(self.folder)


def changed(state, change):
    state = copy.deepcopy(state)
    if change is not None:
        change(state)
    return state


def in_one_order(state):
    """That of numbers, requests and contents means nothing. Where PingOne’s own account comes back
    into the chain it is the last."""
    state = copy.deepcopy(state)
    chain = state['settings']['smsProvidersFallbackChain']
    chain.sort(key=lambda entry: entry == 'PINGONE_TWILIO')
    lists = (one[name] for one in state['senders'] for name in ('numbers', 'requests'))
    for objects in (*state['contents'].values(), *lists):
        objects.sort(key=in_order)
    return state


class Afterwards:
    """What becomes of a change that somebody makes after a publish died, whichever way out of it
    is taken: it is there as it would be on top of what there is without it. @written, if given,
    gets what we had written by then out of what is live."""

    def __init__(self, death, former, further, written):
        self.death = death
        self.publishing = death.publishing
        self.former = former
        self.further = further
        self.written = written or (lambda live: None)
        death.visit()
        self.publishing.json('publish', '--resume')
        self.new = self.publishing.state()
        self.edit_further()
        self.publishing.json('publish')
        self.newest = self.publishing.state()
        assert self.newest != self.new != self.former

    def edit_further(self):
        """Ours, of something that nobody else changes."""
        self.publishing.home.run(self.further[0], self.publishing.name, *self.further[1:])

    def read_written(self):
        """With its times, its order and its spelling: it must not be written again."""
        return json.dumps(self.written(self.publishing.live()))

    def check_state(self, expected, *about):
        state = in_one_order(self.publishing.state())
        for name, value in in_one_order(expected).items():
            assert state[name] == value, (*about, name, state[name], value)

    def check_told(self, paths, *about):
        """By the plan, whose exit status says that something of theirs is there. What it says of
        ours is given back."""
        drift, changes = self.publishing.changes(status=1 if paths else 0)
        theirs = [path for path, kind, _, _ in changes if kind == 'theirs']
        assert (drift, theirs) == (paths != [], paths), (*about, changes)
        return [path for path, kind, _, _ in changes if kind == 'ours']

    def check_settled(self, paths, *about):
        """There is nothing to do, and nothing is done."""
        live = self.publishing.live()
        assert self.check_told(paths, *about) == [], about
        self.publishing.forget_requests()
        assert self.publishing.json('publish')['state'] == 'unchanged', about
        assert self.publishing.writes() == [], about
        assert self.publishing.live() == live, about

    def check(self, change, paths, is_gone=False):
        """@is_gone: it is about what is not there any more once ours is taken back."""
        self.go_on(change, paths)
        self.edit_and_publish(change, paths)
        if is_gone:
            self.take_back(change, [], changed(self.former, change), self.newest)
        else:
            self.take_back(change, paths, changed(self.former, change),
                           changed(self.newest, change))

    def go_on(self, change, paths):
        about = change.__name__
        self.death.visit(change)
        self.check_told(paths, about, 'dead')
        before = self.read_written()
        self.publishing.json('publish', '--resume')
        assert self.read_written() == before, (about, before)
        self.check_state(changed(self.new, change), about, 'resumed')
        self.check_settled(paths, about, 'resumed')

    def edit_and_publish(self, change, paths):
        """Before anything is written people say which way out it is."""
        about = change.__name__
        self.death.visit(change)
        self.edit_further()
        self.check_told(paths, about, 'edited')
        live = self.publishing.live()
        told = self.publishing.run('publish', status=1)
        assert '--resume” goes on' in told.err and '--roll-back” takes back' in told.err, told.err
        assert self.publishing.writes() == [] and self.publishing.live() == live, about
        self.publishing.json('publish', '--resume')
        self.check_state(changed(self.newest, change), about, 'edited')
        self.check_settled(paths, about, 'edited')

    def take_back(self, change, paths, former, newest):
        """@former: what there is then; @newest: and when all of ours is published again."""
        about = change.__name__
        self.death.visit(change)
        self.publishing.json('publish', '--roll-back')
        self.check_state(former, about, 'taken back')
        assert self.check_told(paths, about, 'taken back') != [], about
        # The next edit of ours goes out beside it, in an ordinary publish.
        self.edit_further()
        self.publishing.json('publish')
        self.check_state(newest, about, 'anew')
        self.check_settled(paths, about, 'anew')


@contextlib.contextmanager
def where_it_died(make, n_done, writes, further, written=None):
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        publishing = make(home, rehearsal)
        with contextlib.closing(Death(publishing, n_done, writes)) as death:
            yield Afterwards(death, publishing.former, further, written)
