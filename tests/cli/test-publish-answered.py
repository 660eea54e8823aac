# SPDX-License-Identifier: GPL-3.0-or-later
"""What PingOne has answered is written, also by a publish that did not end: who puts back what was
there before has changed it since, and going on leaves that alone."""

import json
import os

import cli
from publishing import SMS, started
from updating import FRIENDLY, Updating

CODE = SMS + '={"code":"${otp}"}'
TO = 'voice.body[0].value'
NEW_TO = TO + '=+${to}'


class Answered(Updating):
    """Each test begins its own update."""

    def edit(self):
        """Nothing yet."""


def updating(test):
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            test(Answered(home, rehearsal))
    run.__name__ = test.__name__
    return run


def refuse(publishing, method, skip, *words):
    """So many of its writes by that method are answered before."""
    publishing.fault(method=method, kind='status', status=403, skip=skip, count=1)
    assert publishing.json('publish', *words, status=3)['state'] == 'partial'
    publishing.clear_faults()


def die_at_second_write(publishing, handled):
    publishing.fault(method='PUT', kind='hang', handled=handled, skip=1, count=1)
    publishing.die_after(2)
    publishing.clear_faults()


def replace(publishing, old, new):
    """In what is sent for voice messages."""
    requests = publishing.live()['senders'][0]['requests']
    assert old in requests[1]['body'], requests
    requests[1]['body'] = requests[1]['body'].replace(old, new)
    publishing.change('senders', {'requests': requests})


def remove_sender(publishing):
    assert publishing.rehearsal.ask('pingone/changes', {'in': 'senders', 'remove': True})


def list_theirs(publishing, status):
    drift, changes = publishing.changes(status=status)
    theirs = [path for path, kind, _, _ in changes if kind == 'theirs']
    assert drift == (theirs != []), changes
    return theirs


def check_left_alone(publishing, path, writes):
    """It is told as theirs, going on does what is left, and it is theirs after that as well."""
    assert list_theirs(publishing, 1) == [path]
    publishing.forget_requests()
    done = publishing.json('publish', '--resume')
    assert done['state'] == ('published' if writes else 'unchanged'), done
    assert [method for method, _ in publishing.writes()] == writes, publishing.writes()
    assert list_theirs(publishing, 1) == [path]
    publishing.run('publish', '--resume', status=2)


@updating
def a_value_that_was_put_back_stays(publishing):
    publishing.set(NEW_TO, CODE)
    refuse(publishing, 'PUT', 1)
    replace(publishing, '%2B${to}', '${to}')
    sender = publishing.live()['senders']
    check_left_alone(publishing, TO, ['PUT'])
    assert publishing.live()['senders'] == sender, publishing.live()
    # Whoever wants ours says so.
    publishing.json('publish', '--ours', TO)
    assert list_theirs(publishing, 0) == []


def check_row(publishing, handled, writes):
    """There was a second write, so that the first one was answered."""
    publishing.home.run('add', publishing.name, 'voice.body', 'key=Own', 'value=1')
    publishing.set(CODE)
    die_at_second_write(publishing, handled)
    replace(publishing, '&Own=1', '')
    sender = publishing.live()['senders']
    check_left_alone(publishing, 'voice.body[3]', writes)
    assert publishing.live()['senders'] == sender, publishing.live()


@updating
def a_row_that_was_taken_out_stays_out(publishing):
    check_row(publishing, True, [])


@updating
def a_row_that_was_taken_out_stays_out_before_the_second_write(publishing):
    check_row(publishing, False, ['PUT'])


@updating
def a_text_that_was_put_back_stays(publishing):
    publishing.set(CODE, 'fallback.enabled=true')
    refuse(publishing, 'PUT', 1)
    former, = [text['content']
               for text in publishing.former['contents']['strong_authentication']
               if text['deliveryMethod'] == 'SMS']
    publishing.change('contents', {'content': former}, where={'deliveryMethod': 'SMS'})
    texts = publishing.live()['contents']
    check_left_alone(publishing, SMS, ['PUT'])
    assert publishing.live()['contents'] == texts, publishing.live()


@updating
def a_text_that_was_made_and_deleted_stays_gone(publishing):
    publishing.set(FRIENDLY + '={"Hi":"${otp}"}', 'fallback.enabled=true')
    refuse(publishing, 'PUT', 0)
    texts = publishing.live()['contents']
    assert texts['strong_authentication'].pop()['variant'] == 'friendly'
    publishing.rehearsal.ask('pingone/environments', {'contents': texts})
    texts = publishing.live()['contents']
    check_left_alone(publishing, FRIENDLY, ['PUT'])
    assert publishing.live()['contents'] == texts, publishing.live()


@started
def a_sender_that_was_made_and_deleted_stays_gone(publishing):
    """As after a publish that has ended."""
    refuse(publishing, 'POST', 1)
    remove_sender(publishing)
    check_left_alone(publishing, 'provider', [])
    assert publishing.live()['senders'] == []
    assert publishing.json('publish', '--ours', 'provider')['state'] == 'published'
    assert len(publishing.live()['senders']) == 1
    assert list_theirs(publishing, 0) == []


@started
def one_that_is_made_anew_is_the_one_from_then_on(publishing):
    """That the first one is gone was decided about, and what was decided is begun."""
    refuse(publishing, 'POST', 1)
    remove_sender(publishing)
    refuse(publishing, 'POST', 1, '--resume', '--ours', 'provider')
    assert list_theirs(publishing, 0) == []
    publishing.forget_requests()
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert [method for method, _ in publishing.writes()] == ['POST', 'POST', 'PUT']
    # One that was not made is still gone.
    remove_sender(publishing)
    publishing.fault(method='POST', kind='status', status=403, count=1)
    publishing.run('publish', '--ours', 'provider', status=3)
    publishing.clear_faults()
    assert list_theirs(publishing, 1) == ['provider']


@started
def another_of_its_name_is_not_taken_back(publishing):
    refuse(publishing, 'POST', 1)
    sender, = publishing.live()['senders']
    remove_sender(publishing)
    theirs = {**sender, 'id': '00000000-0000-4000-8000-0000000000b1'}
    publishing.rehearsal.ask('pingone/environments', {'senders': [theirs]})
    publishing.json('publish', '--roll-back')
    assert [one['id'] for one in publishing.live()['senders']] == [theirs['id']]


@updating
def what_was_being_taken_back_is_left_alone(publishing):
    publishing.set(NEW_TO, CODE)
    die_at_second_write(publishing, True)
    refuse(publishing, 'PUT', 1, '--roll-back')
    replace(publishing, 'To=${to}', 'To=%2B${to}')
    sender = publishing.live()['senders']
    assert list_theirs(publishing, 1) == [TO]
    publishing.forget_requests()
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert [method for method, _ in publishing.writes()] == ['PUT'], publishing.writes()
    assert publishing.live()['senders'] == sender, publishing.live()


def forget_what_is_done(publishing):
    """As if a program of before had kept the journal, which did not note as much."""
    path, = [os.path.join(folder, name) for folder, _, names in os.walk(publishing.home.path)
             for name in names if name == 'publishing.json']
    with open(path, encoding='utf-8') as file:
        journal = json.load(file)
    assert [step.pop('done', False) for step in journal['steps']].count(True) == 1, journal
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(journal, file)


@updating
def of_an_old_journal_what_is_live_tells(publishing):
    publishing.set(NEW_TO, CODE)
    refuse(publishing, 'PUT', 1)
    forget_what_is_done(publishing)
    drift, changes = publishing.changes()
    assert not drift and [change[0] for change in changes if change[1] == 'ours'] == [SMS], changes
    replace(publishing, '%2B${to}', '${to}')
    drift, changes = publishing.changes()
    assert not drift and [change[0] for change in changes if change[1] == 'ours'] == [TO, SMS]
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert list_theirs(publishing, 0) == []


cli.main([a_value_that_was_put_back_stays, a_row_that_was_taken_out_stays_out,
          a_row_that_was_taken_out_stays_out_before_the_second_write,
          a_text_that_was_put_back_stays, a_text_that_was_made_and_deleted_stays_gone,
          a_sender_that_was_made_and_deleted_stays_gone,
          one_that_is_made_anew_is_the_one_from_then_on,
          another_of_its_name_is_not_taken_back, what_was_being_taken_back_is_left_alone,
          of_an_old_journal_what_is_live_tells])
