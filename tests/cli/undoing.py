# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenes in which others put something into what is live, and take it out again."""

ROW = 'sms.body[3]'
BACKUP = {'id': '00000000-0000-4000-8000-0000000000b1', 'provider': 'CUSTOM_TWILIO',
          'name': 'Backup'}


def sender(publishing):
    return publishing.live()['senders'][0]


def body(publishing):
    return sender(publishing)['requests'][0]['body']


def change_request(publishing, change):
    requests = sender(publishing)['requests']
    change(requests)
    publishing.change('senders', {'requests': requests}, where={'id': sender(publishing)['id']})


def change_body(publishing, change):
    change_request(publishing, lambda requests: requests[0].update(
        body=change(requests[0]['body'])))


def chain(publishing):
    return publishing.live()['settings']['smsProvidersFallbackChain']


def change_chain(publishing, entries):
    publishing.change('settings', {'smsProvidersFallbackChain': entries})


def newest(publishing):
    return publishing.json('restore')[0]['id']


def publish_name(publishing, *words):
    publishing.set('provider.name=Second')
    publishing.json('publish', *words)


def add_row(publishing):
    """Theirs, which a publish of ours lets be."""
    publishing.json('publish')
    change_body(publishing, lambda text: text + '&T=1')
