# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said as long as something of a publish is live and the whole is not."""

import cli
from publishing import SENDERS
from updating import CONTENTS, updating

HINT = 'Some of it is live. “senderctl publish --resume” goes on, “--roll-back” takes it back.'


def stop_half_way(publishing):
    """The sender is live by then."""
    publishing.fault(method='PUT', path=CONTENTS, kind='status', status=403)
    assert publishing.json('publish', status=3)['state'] == 'partial'
    publishing.clear_faults()
    publishing.forget_requests()


@updating
def what_is_live_is_told_when_going_on_is_refused(publishing):
    stop_half_way(publishing)
    for words in (('publish', '--resume'), ('publish', '--roll-back')):
        for kind in ('PUT', 'POST', 'DELETE'):
            publishing.fault(method=kind, kind='status', status=403)
        told = publishing.json(*words, status=3)
        assert told['state'] == 'partial', told
        assert 403 in [step['status'] for step in told['steps']], told
        done = publishing.run(*words, status=3)
        assert HINT in done.err and 'not written' in done.out, (done.out, done.err)
        publishing.clear_faults()
    # It goes on with what was begun last.
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert publishing.state() == publishing.former, publishing.state()


@updating
def what_is_live_is_told_when_going_back_to_a_state_is_refused(publishing):
    stop_half_way(publishing)
    first = publishing.json('restore')[0]['id']
    publishing.fault(method='PUT', path=SENDERS, kind='status', status=403)
    told = publishing.json('restore', first, status=3)
    assert told['state'] == 'partial', told
    assert HINT in publishing.run('restore', first, status=3).err
    publishing.clear_faults()
    assert publishing.json('restore', first)['state'] == 'published'
    assert publishing.state() == publishing.former, publishing.state()


@updating
def a_change_in_between_stays_one_when_going_on(publishing):
    """Nothing more was written, and what was is live all the same."""
    stop_half_way(publishing)
    change = {'path': 'pingone/changes', 'body': {'in': 'contents', 'where': {
        'deliveryMethod': 'SMS'}, 'set': {'content': 'theirs ${otp}'}}}
    publishing.fault(method='GET', path=CONTENTS, kind='change', skip=1, **{'with': change})
    told = publishing.run('publish', '--resume', '--format', 'json', status=1)
    assert '"partial"' in told.out and HINT in told.err, (told.out, told.err)
    assert 'Somebody else changed it in between' in told.err, told.err
    assert publishing.json('publish', status=1)['state'] == 'partial'


@updating
def without_anything_live_nothing_is_said_of_it(publishing):
    publishing.fault(method='PUT', path=SENDERS, kind='status', status=403)
    done = publishing.run('publish', status=3)
    assert done.out == '' and 'Some of it is live' not in done.err, (done.out, done.err)
    publishing.clear_faults()
    assert publishing.json('publish')['state'] == 'published'


cli.main([what_is_live_is_told_when_going_on_is_refused,
          what_is_live_is_told_when_going_back_to_a_state_is_refused,
          a_change_in_between_stays_one_when_going_on,
          without_anything_live_nothing_is_said_of_it])
