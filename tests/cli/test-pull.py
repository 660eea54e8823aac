# SPDX-License-Identifier: GPL-3.0-or-later
"""pull, through the stand-ins."""

import json

import cli
from publishing import SMS, Publishing

SENDERS = [
    {'id': '00000000-0000-4000-8000-0000000000a1', 'provider': 'CUSTOM_PROVIDER',
     'name': 'Live Studio', 'default': True,
     'authentication': {'method': 'BASIC', 'username': cli.ACCOUNT, 'password': 'hidden-there'},
     'numbers': [{'number': '+14155550100', 'type': 'PHONE_NUMBER', 'capabilities': ['SMS'],
                  'selected': True, 'available': True, 'future': 7}],
     'requests': [{'deliveryMethod': 'SMS', 'method': 'POST', 'url': cli.studio_url(cli.SMS_FLOW),
                   'headers': {'content-type': 'application/x-www-form-urlencoded'},
                   'body': 'To=${to}&From=${from}&Parameters=${message}',
                   'phoneNumberFormat': 'FULL'}]},
    {'id': '00000000-0000-4000-8000-0000000000a2', 'provider': 'CUSTOM_PIGEON',
     'name': 'Another Kind', 'loft': {'doors': 3}},
]
CHAIN = [SENDERS[0]['id'], 'PINGONE_TWILIO']


def started(test):
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Publishing(home, rehearsal)
            settings = {**publishing.live()['settings'], 'smsProvidersFallbackChain': CHAIN}
            rehearsal.ask('pingone/environments', {'senders': SENDERS, 'settings': settings})
            test(publishing)
    run.__name__ = test.__name__
    return run


def pull(publishing, **options):
    return publishing.run('pull', **options).out.split()


@started
def every_sender_becomes_a_configuration(publishing):
    ids = pull(publishing)
    assert len(ids) == 2, ids
    shown = [publishing.home.json('show', name) for name in ids]
    assert [config['name'] for config in shown] == ['Live Studio', 'Another Kind'], shown
    assert shown[0]['fallback']['enabled'] and shown[0]['environment']['id']
    assert 'hidden-there' not in json.dumps(shown)
    assert pull(publishing) == []
    assert 'Live Studio' in publishing.run('pull').err


@started
def what_was_pulled_has_nothing_to_publish(publishing):
    for name in pull(publishing):
        publishing.name = name
        drift, changes = publishing.changes()
        assert not drift and all(change[1] == 'unknowable' for change in changes), changes


@started
def what_is_edited_after_is_ours_and_the_rest_stays(publishing):
    publishing.name = pull(publishing)[0]
    before = publishing.live()
    publishing.set('provider.name=Renamed', SMS + '={"OTP":"${otp}"}')
    publishing.json('publish')
    after = publishing.live()
    assert after['senders'][0]['name'] == 'Renamed'
    assert after['senders'][0]['numbers'][0]['future'] == 7
    assert after['senders'][0]['default'] is True
    assert after['senders'][1] == before['senders'][1]
    assert after['settings']['smsProvidersFallbackChain'] == CHAIN


@started
def an_order_of_several_is_taken_over(publishing):
    first, second = (sender['id'] for sender in SENDERS)
    for live, chain, enabled in (([second, first, 'PINGONE_TWILIO'],
                                  [second, 'self', 'PINGONE_TWILIO'], True),
                                 ([first], None, False),
                                 ([second], [second], False),
                                 ([first, 'mystery'], ['self', 'mystery'], False)):
        settings = {**publishing.live()['settings'], 'smsProvidersFallbackChain': live}
        publishing.rehearsal.ask('pingone/environments', {'senders': SENDERS, 'settings': settings})
        publishing.name = 'Staging'
        name, *others = pull(publishing)
        fallback = publishing.home.json('show', name)['fallback']
        assert fallback == {'enabled': enabled, **({'chain': chain} if chain else {})}, fallback
        publishing.name = name
        drift, changes = publishing.changes()
        assert not drift and all(change[1] == 'unknowable' for change in changes), changes
        for known in (name, *others):
            publishing.home.run('delete', known)


@started
def another_kind_is_never_written(publishing):
    publishing.name = pull(publishing)[1]
    publishing.set('name=Called otherwise here')
    publishing.run('publish', status=None)
    assert publishing.writes() == []


@started
def who_is_changed_there_is_told_as_theirs(publishing):
    publishing.name = pull(publishing)[0]
    publishing.change('senders', {'name': 'Changed since'}, where={'id': SENDERS[0]['id']})
    drift, changes = publishing.changes(status=1)
    assert drift and ('provider.name', 'theirs', 'Changed since', 'Live Studio') in changes, changes


@started
def pages_are_joined(publishing):
    publishing.rehearsal.ask('pingone/platform', {'page_size': 1})
    assert len(pull(publishing)) == 2


@started
def without_a_connection_nothing_is_asked(publishing):
    publishing.set('environment.id=')
    publishing.run('pull', status=2)
    publishing.set('environment.id=00000000-0000-4000-8000-000000000001')
    publishing.run('pull', client_secret='wrong', status=3)
    assert publishing.home.json('list').__len__() == 1


cli.main([every_sender_becomes_a_configuration, what_was_pulled_has_nothing_to_publish,
          an_order_of_several_is_taken_over,
          what_is_edited_after_is_ours_and_the_rest_stays, another_kind_is_never_written,
          who_is_changed_there_is_told_as_theirs, pages_are_joined,
          without_a_connection_nothing_is_asked])
