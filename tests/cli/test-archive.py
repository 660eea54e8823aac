# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept on this machine of what was live."""

import os

import cli
from publishing import CLIENT, CLIENT_SECRET, ENVIRONMENT, SENDERS, SETTINGS, actions, started

OTHER = '00000000-0000-4000-8000-0000000000ee'
OTHER_CLIENT = '00000000-0000-4000-8000-0000000000ec'


def go_to(publishing, environment, client):
    publishing.set(f'environment.id={environment}', f'pingone.client-id={client}',
                   f'pingone.worker-environment={ENVIRONMENT}')


def folder_of(publishing):
    """Of the only configuration of which something is kept."""
    folder = os.path.join(publishing.home.path, 'data', 'sender-studio', 'environments')
    return os.path.join(folder, *os.listdir(folder))


def published_by(publishing):
    return os.path.join(folder_of(publishing), f'published.{ENVIRONMENT}.json')


@started
def two_environments_have_a_base_each(publishing):
    """What was published to one is still known after publishing to another, and the way back."""
    publishing.json('publish')
    publishing.rehearsal.ask('pingone/environments', {'id': OTHER})
    publishing.rehearsal.ask('pingone/clients', {
        'client_id': OTHER_CLIENT, 'client_secret': CLIENT_SECRET, 'environments': [OTHER]})
    go_to(publishing, OTHER, OTHER_CLIENT)
    assert 'sender:create' in actions(publishing.json('publish'))
    assert len(publishing.json('restore')) == 1
    go_to(publishing, ENVIRONMENT, CLIENT)
    publishing.set('sms.body[0].value=${to}x')
    for environment, client in ((ENVIRONMENT, CLIENT), (OTHER, OTHER_CLIENT)):
        go_to(publishing, environment, client)
        drift, changes = publishing.changes()
        assert not drift and ('sms.body[0].value', 'ours', '${to}', '${to}x') in changes, changes
        assert 'equals' not in publishing.run('pull').err
        assert publishing.json('publish')['state'] == 'published'
        assert '“Staging” is here already, and equals' in publishing.run('pull').err
        assert len(publishing.home.json('list')) == 1


@started
def what_was_published_before_is_of_where_it_says(publishing):
    """One file for all environments is what there was once."""
    publishing.json('publish')
    old = os.path.join(folder_of(publishing), 'published.json')
    os.rename(published_by(publishing), old)
    publishing.set('sms.body[0].value=${to}x')
    drift, changes = publishing.changes()
    assert not drift and ('sms.body[0].value', 'ours', '${to}', '${to}x') in changes, changes
    assert publishing.json('publish')['state'] == 'published'
    assert not os.path.exists(old)
    assert publishing.json('publish')['state'] == 'unchanged'


@started
def a_damaged_file_is_named(publishing):
    """Nothing is taken for new, nor for somebody else's, because it can't be read."""
    publishing.json('publish')
    publishing.forget_requests()
    before = publishing.home.json('list')
    path = published_by(publishing)
    for text in ('', '[]', '{"live":[]}'):
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        for words in (('plan',), ('publish',), ('restore',), ('pull',), ('pull', '--into'),
                      ('check', '--online')):
            done = publishing.run(*words, status=2)
            assert f'“{path}” is damaged' in done.err and 'move it away' in done.err, done.err
    assert publishing.home.json('list') == before and publishing.writes() == []
    os.rename(path, path + '.away')
    publishing.run('pull', '--into')
    drift, changes = publishing.changes()
    assert not drift and all(change[1] == 'unknowable' for change in changes), changes


def count_states(publishing):
    folder = os.path.join(folder_of(publishing), 'snapshots')
    return len(os.listdir(folder)) if os.path.isdir(folder) else 0


@started
def a_state_that_nothing_changed_is_not_kept(publishing):
    """Neither of a publish that was refused, nor of going on that was."""
    refused = {'kind': 'status', 'status': 400, 'path': SENDERS, 'method': 'POST'}
    publishing.fault(**refused)
    publishing.run('publish', status=3)
    assert count_states(publishing) == 0
    publishing.clear_faults()
    publishing.fault(**{**refused, 'path': SETTINGS, 'method': 'PUT'})
    publishing.run('publish', status=3)
    assert count_states(publishing) == 1
    for _ in range(3):
        publishing.run('publish', '--resume', status=3)
    assert count_states(publishing) == 1
    publishing.clear_faults()
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert count_states(publishing) == 2
    assert publishing.json('publish')['state'] == 'unchanged'
    assert count_states(publishing) == 2


@started
def a_damaged_state_is_told(publishing):
    """It is not taken for one that never was, and the others are not lost with it."""
    assert 'nothing was published' in publishing.run('restore').err
    for name in ('First', 'Second', 'Third'):
        publishing.set(f'provider.name={name}')
        publishing.json('publish')
    folder = os.path.join(folder_of(publishing), 'snapshots')
    first, second, third = sorted(os.listdir(folder))
    path = os.path.join(folder, second)
    os.truncate(path, os.path.getsize(path) // 2)
    done = publishing.run('restore')
    assert [line.split()[0] + '.json' for line in done.out.splitlines()] == [third, first]
    assert f'1 earlier state can’t be read, as “{path}” is damaged.' in done.err, done.err
    assert 'Put a copy' in publishing.run('restore', second[:-5], status=2).err
    assert len(publishing.json('restore')) == 2
    for name in (first, third):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write('{}')
    done = publishing.run('restore')
    assert done.out == '' and 'nothing was published' not in done.err, done.err
    assert f'3 earlier states can’t be read, as their files in “{folder}”' in done.err, done.err
    assert '“nothing”' in publishing.run('restore', 'nothing', status=2).err
    os.rename(folder, folder + '.away')
    with open(folder, 'w', encoding='utf-8'):
        pass
    assert f'Can’t read “{folder}”' in publishing.run('restore', status=2).err


@started
def a_pull_that_fails_leaves_nothing(publishing):
    """All senders come, or none, and nothing is kept of what did not."""
    for number in (1, 2):
        publishing.rehearsal.ask('pingone/senders', {
            'provider': 'CUSTOM_PROVIDER', 'name': f'Live {number}', 'requests': [],
            'authentication': {'method': 'BASIC', 'username': cli.ACCOUNT, 'password': 'x'}})
    home = publishing.home
    senders = os.path.join(home.path, 'data', 'sender-studio', 'senders')
    publishing.name = home.file('staging.json',
                                home.run('export', 'Staging', '--as', 'document').stdout)
    os.rename(senders, senders + '.away')
    os.symlink(os.path.join(home.path, 'nowhere', 'at', 'all'), senders)
    assert f'Can’t make the folder “{senders}”' in publishing.run('pull', status=2).err
    os.remove(senders)
    os.rename(senders + '.away', senders)
    folder = os.path.join(home.path, 'data', 'sender-studio', 'environments')
    assert not os.path.isdir(folder) or os.listdir(folder) == [], os.listdir(folder)
    assert len(publishing.run('pull').out.split()) == 2
    assert len(os.listdir(folder)) == 2


cli.main([two_environments_have_a_base_each, what_was_published_before_is_of_where_it_says,
          a_damaged_file_is_named, a_damaged_state_is_told,
          a_state_that_nothing_changed_is_not_kept, a_pull_that_fails_leaves_nothing])
