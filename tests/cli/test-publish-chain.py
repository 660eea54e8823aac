# SPDX-License-Identifier: GPL-3.0-or-later
"""The fallback chain as a whole: its order, and what becomes of one that was not written."""

import cli
from publishing import FIRST, KEPT, SETTINGS, SETTINGS_BEFORE, Publishing, actions, started

BACKUP = {'id': '00000000-0000-4000-8000-0000000000b1', 'provider': 'CUSTOM_TWILIO',
          'name': 'Backup'}


@started
def the_whole_chain_is_written_in_order(publishing):
    publishing.rehearsal.ask('pingone/environments', {'senders': [BACKUP]})
    publishing.home.run('add', 'Staging', 'fallback.chain', BACKUP['id'])
    publishing.set('fallback.enabled=true')
    assert ('fallback.chain', 'ours', 'mystery-provider',
            '(this sender),Backup,mystery-provider,PINGONE_TWILIO') in publishing.changes()[1]
    assert actions(publishing.json('publish')) == FIRST
    live = publishing.live()
    settings = live['settings']
    own = [sender['id'] for sender in live['senders'] if sender['id'] != BACKUP['id']]
    assert settings['smsProvidersFallbackChain'] == \
        [*own, BACKUP['id'], 'mystery-provider', 'PINGONE_TWILIO'], settings
    for name, value in SETTINGS_BEFORE.items():
        assert name == 'smsProvidersFallbackChain' or settings[name] == value, name
    assert actions(publishing.json('publish')) == KEPT
    publishing.set(f'fallback.chain={BACKUP["id"]},self')
    assert publishing.changes()[1][-1] == (
        'fallback.chain', 'ours', 'Twilio Studio,Backup,mystery-provider,PINGONE_TWILIO',
        'Backup,mystery-provider,Twilio Studio'), publishing.changes()
    publishing.json('publish')
    chain = publishing.live()['settings']['smsProvidersFallbackChain']
    assert chain == [BACKUP['id'], 'mystery-provider', *own], chain
    # Somebody else's order is theirs until it is decided.
    theirs = {**publishing.live()['settings'],
              'smsProvidersFallbackChain': [*own, 'mystery-provider']}
    publishing.rehearsal.ask('pingone/environments', {'settings': theirs})
    assert actions(publishing.json('publish')) == KEPT
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == \
        theirs['smsProvidersFallbackChain']
    publishing.json('publish', '--ours', 'fallback.chain')
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == \
        [BACKUP['id'], *own, 'mystery-provider']
    # And back.
    publishing.json('restore', publishing.json('restore')[0]['id'])
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == \
        theirs['smsProvidersFallbackChain']


@started
def a_chain_that_did_not_land_is_not_done(publishing):
    publishing.rehearsal.ask('pingone/environments', {
        'settings': {**SETTINGS_BEFORE, 'smsProvidersFallbackChain': ['PINGONE_TWILIO']}})
    publishing.fault(kind='status', method='PUT', path=SETTINGS, status=500)
    outcome = publishing.json('publish', status=3)
    assert outcome['state'] == 'partial', outcome
    publishing.clear_faults()
    publishing.json('publish', '--resume')
    live = publishing.live()
    assert live['settings']['smsProvidersFallbackChain'] == [live['senders'][0]['id']], live


@started
def a_chain_that_is_no_list_is_left_alone(publishing):
    for chain in ('mystery', {'a': 1}, 5):
        publishing.change('settings', {'smsProvidersFallbackChain': chain})
        publishing.forget_requests()
        for command in ('plan', 'publish'):
            done = publishing.run(command, status=3)
            assert 'smsProvidersFallbackChain' in done.err, done.err
        assert publishing.writes() == []
        assert publishing.live()['settings']['smsProvidersFallbackChain'] == chain


def put(publishing, chain, senders):
    settings = {**publishing.live()['settings'], 'smsProvidersFallbackChain': chain}
    publishing.rehearsal.ask('pingone/environments', {'settings': settings, 'senders': senders})


@started
def a_sender_that_is_gone_is_not_asked_again(publishing):
    """The order that was published last named it; told before anything is written."""
    put(publishing, [BACKUP['id'], 'mystery-provider'], [BACKUP])
    publishing.json('publish')
    live = publishing.live()
    own = [sender for sender in live['senders'] if sender['id'] != BACKUP['id']]
    chain = live['settings']['smsProvidersFallbackChain']
    told = f'SS506 fallback.chain: “{BACKUP["id"]}” is no sender of the environment any more.'
    # Out of the chain alone it can be put back.
    put(publishing, [own[0]['id'], 'mystery-provider'], live['senders'])
    assert told not in publishing.run('plan', '--ours', 'fallback.chain', status=1).err
    put(publishing, [own[0]['id'], 'mystery-provider'], own)
    publishing.set('provider.name=Second')
    publishing.forget_requests()
    for command in ('plan', 'publish'):
        refused = publishing.run(command, '--ours', 'fallback.chain', status=1)
        assert told in refused.err, (command, refused.err)
    assert 'Nothing was published' in refused.err, refused.err
    assert publishing.writes() == []
    # What is live stays, or an order of one's own counts; the entry may stand in that by choice.
    assert told not in publishing.run('plan', status=1).err
    publishing.json('publish')
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == \
        [entry for entry in chain if entry != BACKUP['id']]
    publishing.set(f'fallback.chain=self,{BACKUP["id"]}')
    asked = publishing.run('plan', '--ours', 'fallback.chain', status=None)
    assert 'SS506 fallback.chain[1]' in asked.err and told not in asked.err, asked.err


@started
def going_back_leaves_out_who_is_gone(publishing):
    """A state names a sender that was deleted since: PingOne would refuse all of its order."""
    put(publishing, ['mystery-provider'], [BACKUP])
    publishing.set(f'fallback.chain=self,{BACKUP["id"]}')
    publishing.json('publish')
    full = publishing.live()['settings']['smsProvidersFallbackChain']
    assert BACKUP['id'] in full, full
    publishing.set('fallback.chain=self', 'provider.name=Second')
    publishing.json('publish')
    rest = publishing.live()['settings']['smsProvidersFallbackChain']
    assert rest == [entry for entry in full if entry != BACKUP['id']], rest
    put(publishing, rest, [sender for sender in publishing.live()['senders']
                           if sender['id'] != BACKUP['id']])
    state = publishing.json('restore')[0]['id']
    told = publishing.run('restore', state).err
    assert 'The fallback order at that time included Backup, which' in told, told
    live = publishing.live()
    assert live['settings']['smsProvidersFallbackChain'] == rest, live
    assert live['senders'][0]['name'] == 'Twilio Studio', live
    assert publishing.changes()[0] is False
    publishing.json('publish')
    assert publishing.live()['senders'][0]['name'] == 'Second'


# What the write of a chain may take along: the mail sender, and what nobody here knows.
LOST = {'from': {'name': 'PingOne', 'address': 'no-reply@example.com'}, 'future': {'kept': []}}


def what_the_chain_took_along_is_told():
    """Whether the write was answered or not."""
    for name, value in LOST.items():
        for kinds in ([], ['cut-response']):
            with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
                publishing = Publishing(home, rehearsal)
                put = {'method': 'PUT', 'path': SETTINGS, 'count': 1}
                for kind in kinds:
                    publishing.fault(kind=kind, after=0, **put)
                change = {'in': 'settings', 'set': {name: value}}
                publishing.fault(kind='change', when='after', **put,
                                 **{'with': {'path': 'pingone/changes', 'body': change}})
                done = publishing.run('publish', status=1)
                assert f'in “{name}” than what was written back' in done.err, done.err
                assert 'Fallback chain: perhaps written' in done.out.splitlines(), done.out
                live = publishing.live()
                assert live['settings'][name] == value, live
                publishing.json('publish', '--resume')
                assert publishing.live() == live


cli.main([the_whole_chain_is_written_in_order, a_chain_that_did_not_land_is_not_done,
          a_sender_that_is_gone_is_not_asked_again, going_back_leaves_out_who_is_gone,
          what_the_chain_took_along_is_told, a_chain_that_is_no_list_is_left_alone])
