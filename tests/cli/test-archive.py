# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept on this machine of what was live."""

import os

import cli
from publishing import CLIENT, CLIENT_SECRET, ENVIRONMENT, actions, started

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


cli.main([two_environments_have_a_base_each, what_was_published_before_is_of_where_it_says])
