# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishes and online checks in the history, through the stand-ins."""

import os
import sqlite3

import cli
from publishing import CLIENT_SECRET, SECRET, SENDERS, Publishing, die_in_first_publish


def started(test):
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            publishing.set('environment.name=Northwind EU')
            test(publishing)
    run.__name__ = test.__name__
    return run


def rows(publishing, *words):
    return publishing.home.json('history', *words)


def newest(publishing):
    return rows(publishing, '--limit', '1')[0]


@started
def a_publish_is_told(publishing):
    publishing.json('publish')
    row, = rows(publishing)
    assert (row['kind'], row['way'], row['state']) == ('publish', 'publish', 'published'), row
    assert row['environment'] == 'Northwind EU' and row['simulated'] and not row['production'], row
    assert row['configuration'] == publishing.name and row['ended'] >= row['started']
    assert row['reason'] is row['correlation_id'] is row['goes_on_with'] is None, row
    assert [step['object'] for step in row['steps']] == ['sender', 'template', 'template',
                                                         'fallback']
    assert row['steps'][0]['text'].endswith(': created (201)'), row['steps']
    assert row['steps'][3]['text'].endswith(': changed (200)'), row['steps']
    publishing.json('publish')
    assert newest(publishing)['state'] == 'unchanged'
    assert all(step['text'].endswith(': as it is') for step in newest(publishing)['steps'])
    text = publishing.home.run('history').stdout
    assert 'Publish' in text and 'Northwind EU' in text and 'unchanged' in text, text
    found = publishing.files()
    assert SECRET.encode() not in found and CLIENT_SECRET.encode() not in found


@started
def it_is_found_and_chosen(publishing):
    publishing.json('publish')
    publishing.set('environment.production=true')
    publishing.run('check', '--online', secret=cli.TOKEN, status=None)
    publishing.json('publish', '--yes')
    assert [row['kind'] for row in rows(publishing)] == ['publish', 'check', 'publish']
    assert newest(publishing)['production']
    assert '(production)' in publishing.home.run('history').stdout
    assert [row['kind'] for row in rows(publishing, '--kind', 'check')] == ['check']
    assert len(rows(publishing, '--kind', 'publish')) == 2
    assert rows(publishing, '--kind', 'test') == []
    assert len(rows(publishing, '--search', 'northwind eu')) == 3
    assert len(rows(publishing, '--search', 'unchanged')) == 1
    assert rows(publishing, '--search', 'Elsewhere') == []
    publishing.home.run('history', '--kind', 'other', status=2)
    assert 'fits' in publishing.home.run('history', '--kind', 'test').stderr


@started
def a_refused_one_says_why(publishing):
    publishing.fault(kind='status', method='POST', path=SENDERS, status=400)
    publishing.run('publish', status=3)
    row = newest(publishing)
    assert row['state'] == 'failed' and '400' in row['reason'], row
    assert row['correlation_id'] and row['correlation_id'] in row['reason'], row
    assert rows(publishing, '--search', row['correlation_id'])[0]['id'] == row['id']
    assert row['steps'][0]['text'].endswith(': not written'), row
    publishing.clear_faults()
    publishing.fault(kind='status', method='PUT', status=403)
    publishing.run('publish', status=3)
    row = newest(publishing)
    assert row['state'] == 'partial' and row['correlation_id'] in row['reason'], row
    assert row['steps'][0]['text'].endswith(': created (201)'), row
    assert row['steps'][3]['text'].endswith(': not written (403)'), row
    publishing.clear_faults()
    publishing.json('publish', '--resume')
    first, second = rows(publishing, '--limit', '2')[::-1]
    assert second['goes_on_with'] == first['id'] == row['id'], (first, second)
    assert first['gone_on_with_by'] == second['id'] and second['gone_on_with_by'] is None


@started
def a_change_in_between_is_a_conflict(publishing):
    publishing.json('publish')
    publishing.set('provider.name=Mine')
    publishing.fault(kind='change', method='GET', path=SENDERS, count=1, skip=1,
                     **{'with': {'path': 'pingone/changes',
                                 'body': {'in': 'senders', 'set': {'name': 'Theirs'}}}})
    publishing.json('publish', status=1)
    row = newest(publishing)
    assert row['state'] == 'conflict' and 'in between' in row['reason'], row
    assert row['correlation_id'] is None, row


@started
def a_killed_one_has_not_ended(publishing):
    die_in_first_publish(publishing, 2)
    row, = rows(publishing)
    assert (row['state'], row['ended']) == ('open', None), row
    assert row['steps'][0]['text'].endswith(': to be created'), row
    assert row['gone_on_with_by'] is None
    publishing.json('publish', '--resume')
    second, first = rows(publishing)
    assert first['id'] == row['id'] and (first['state'], first['ended']) == ('open', None), first
    assert first['gone_on_with_by'] == second['id'] and second['goes_on_with'] == first['id']
    assert (second['way'], second['state']) == ('publish', 'published'), second
    # What comes later has nothing to do with it.
    publishing.set('provider.name=Third')
    publishing.json('publish')
    assert newest(publishing)['goes_on_with'] is None


@started
def a_killed_one_is_taken_back(publishing):
    die_in_first_publish(publishing, 3)
    publishing.fault(kind='hang', method='DELETE', handled=True, count=1)
    publishing.die_after(1, '--roll-back')
    publishing.clear_faults()
    publishing.json('publish', '--resume')
    third, second, first = rows(publishing)
    assert [row['way'] for row in (first, second, third)] == ['publish', 'roll-back', 'roll-back']
    assert [row['state'] for row in (first, second, third)] == ['open', 'open', 'published']
    assert first['gone_on_with_by'] == second['id'] and second['gone_on_with_by'] == third['id']
    assert second['goes_on_with'] == first['id'] and third['goes_on_with'] == second['id']


@started
def restoring_is_told(publishing):
    publishing.json('publish')
    publishing.set('provider.name=Renamed')
    publishing.json('publish')
    publishing.run('restore', publishing.json('restore')[0]['id'])
    row = newest(publishing)
    assert (row['way'], row['state']) == ('restore', 'published'), row


@started
def without_its_record_nothing_is_published(publishing):
    folder = os.path.join(publishing.home.environment['XDG_DATA_HOME'], 'sender-studio')
    with open(os.path.join(folder, 'history.sqlite'), 'wb') as file:
        file.write(b'no database' * 1000)
    done = publishing.run('publish', status=2)
    path = os.path.join(folder, 'history.sqlite')
    assert f'“{path}” is damaged' in done.err and 'move it away' in done.err, done.err
    assert publishing.writes() == []
    os.unlink(os.path.join(folder, 'history.sqlite'))
    assert publishing.json('publish')['state'] == 'published'


@started
def a_locked_history_stops_it_before_the_first_write(publishing):
    publishing.json('publish')
    publishing.set('provider.name=Second')
    path = os.path.join(publishing.home.environment['XDG_DATA_HOME'], 'sender-studio',
                        'history.sqlite')
    publishing.forget_requests()
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute('BEGIN EXCLUSIVE')
        done = publishing.run('publish', status=3)
        assert f'has locked “{path}”' in done.err and 'Try again' in done.err, done.err
        assert publishing.writes() == []
        other.execute('ROLLBACK')
    other.close()
    # Nothing stands in the way of the next one.
    assert publishing.json('publish')['state'] == 'published'
    assert [row['state'] for row in rows(publishing)] == ['published', 'published']


@started
def one_whose_end_was_not_recorded_is_not_open_for_ever(publishing):
    """All is live and the journal is gone: the next one finds that it is over."""
    publishing.json('publish')
    publishing.set('provider.name=Second')
    path = os.path.join(publishing.home.environment['XDG_DATA_HOME'], 'sender-studio',
                        'history.sqlite')
    publishing.fault(kind='status', method='PUT', status=429, retry_after=2, count=1)
    publishing.forget_requests()
    process = publishing.start('publish', publishing.name)
    publishing.until(lambda: publishing.writes() != [])
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute('BEGIN IMMEDIATE')
        out, err = process.communicate(timeout=120)
        other.execute('ROLLBACK')
    other.close()
    assert process.returncode == 0 and 'Published' in out, (out, err)
    assert 'How it ended is not in the history.' in err and 'has locked' in err, err
    assert newest(publishing)['state'] == 'open'
    publishing.set('provider.name=Third')
    publishing.json('publish')
    assert [row['state'] for row in rows(publishing)] == ['published', 'untold', 'published']
    assert rows(publishing)[1]['ended'] is not None
    assert len(rows(publishing, '--search', 'untold')) == 1


@started
def a_check_is_told(publishing):
    publishing.run('check', '--online', secret=cli.TOKEN, status=None)
    row, = rows(publishing)
    found = publishing.json('check', '--online', secret=cli.TOKEN, status=None)['findings']
    assert (row['kind'], row['environment']) == ('check', 'Northwind EU'), row
    assert row['errors'] == sum(finding['severity'] == 'error' for finding in found), row
    assert row['warnings'] == sum(finding['severity'] == 'warning' for finding in found), row
    assert row['state'] == ('errors' if row['errors'] else
                            'warnings' if row['warnings'] else 'clean'), row
    assert [step['text'][:5] for step in row['steps']] == [finding['id'] for finding in found]
    publishing.run('check', status=None)
    assert len(rows(publishing)) == 2


cli.main([a_publish_is_told, it_is_found_and_chosen, a_refused_one_says_why,
          a_change_in_between_is_a_conflict, a_killed_one_has_not_ended,
          a_killed_one_is_taken_back, restoring_is_told, without_its_record_nothing_is_published,
          a_locked_history_stops_it_before_the_first_write,
          one_whose_end_was_not_recorded_is_not_open_for_ever, a_check_is_told])
