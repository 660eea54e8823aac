# SPDX-License-Identifier: GPL-3.0-or-later
"""A sender that was deleted at PingOne and made anew has another id, and is the same to people."""

import json
import os

import cli
from publishing import SMS, actions, die_in_first_publish, started


def own(publishing):
    return publishing.live()['senders'][0]


def lose(publishing):
    """Somebody else deletes it."""
    former = own(publishing)['id']
    publishing.rehearsal.ask('pingone/changes', {'in': 'senders', 'remove': True,
                                                 'where': {'id': former}})
    return former


def delete(publishing):
    """Somebody else deletes it, and the configuration is published all the same."""
    former = lose(publishing)
    outcome = publishing.json('publish', '--ours', 'provider')
    assert actions(outcome)[0] == 'sender:create', outcome
    assert own(publishing)['id'] != former
    return former


def publish_twice(publishing):
    publishing.set('fallback.enabled=true')
    publishing.json('publish')
    publishing.set('provider.name=Second', SMS + '={"code":"${otp}"}', 'fallback.enabled=false')
    publishing.json('publish')


def states(publishing):
    """The newest first."""
    return [state['id'] for state in publishing.json('restore')]


def snapshot(publishing, state):
    for folder, _, names in os.walk(publishing.home.path):
        if state + '.json' in names:
            return os.path.join(folder, state + '.json')
    raise AssertionError(state)


def forget(publishing, state, *members):
    """As if a program of before had kept it, which did not note as much."""
    path = snapshot(publishing, state)
    with open(path, encoding='utf-8') as file:
        kept = json.load(file)
    for member in members:
        del kept[member]
    with open(path, 'w', encoding='utf-8') as file:
        json.dump(kept, file)


def check_first(publishing, state):
    """What was live after the first publish is there again, of the sender of now."""
    new = own(publishing)['id']
    outcome = publishing.json('restore', state)
    assert outcome['state'] == 'published' and actions(outcome)[0] == 'sender:update', outcome
    assert 'template:update' in actions(outcome), outcome
    live = publishing.live()
    assert [sender['id'] for sender in live['senders']] == [new], live['senders']
    assert live['senders'][0]['name'] == 'Twilio Studio', live['senders']
    assert live['settings']['smsProvidersFallbackChain'] == [
        new, 'mystery-provider', 'PINGONE_TWILIO'], live['settings']
    assert publishing.json('restore', state)['state'] == 'unchanged'


@started
def one_that_was_made_anew_is_what_the_former_was(publishing):
    publish_twice(publishing)
    delete(publishing)
    check_first(publishing, states(publishing)[1])


@started
def what_was_ours_tells_where_nobody_noted_it(publishing):
    publish_twice(publishing)
    delete(publishing)
    first = states(publishing)[1]
    forget(publishing, first, 'sender')
    check_first(publishing, first)


@started
def before_the_first_publish_there_was_none(publishing):
    publish_twice(publishing)
    delete(publishing)
    outcome = publishing.json('restore', states(publishing)[-1])
    assert 'sender:delete' in actions(outcome), outcome
    live = publishing.live()
    assert live['senders'] == [], live['senders']
    assert live['settings']['smsProvidersFallbackChain'] == ['mystery-provider'], live['settings']


@started
def where_nobody_knows_which_was_ours_nothing_is_deleted(publishing):
    publish_twice(publishing)
    delete(publishing)
    first = states(publishing)[1]
    forget(publishing, first, 'sender', 'base')
    publishing.forget_requests()
    before = publishing.live()
    listed = publishing.run('restore')
    assert first in listed.out, listed.out
    refused = publishing.run('restore', first, status=1)
    assert 'does not say which sender was yours then' in refused.err, refused.err
    assert '“--ours provider” deletes it' in refused.err, refused.err
    assert publishing.writes() == [] and publishing.live() == before
    outcome = publishing.json('restore', first, '--ours', 'provider')
    assert 'sender:delete' in actions(outcome), outcome
    assert publishing.live()['senders'] == []


@started
def one_that_going_back_deleted_comes_back(publishing):
    """The state before that is a state like any other."""
    publishing.json('publish')
    former = own(publishing)
    publishing.json('restore', states(publishing)[0])
    assert publishing.live()['senders'] == []
    outcome = publishing.json('restore', states(publishing)[0])
    assert 'sender:create' in actions(outcome), outcome
    live = publishing.live()
    new = live['senders'][0]
    assert new['id'] != former['id'] and new['name'] == former['name'], live['senders']
    assert live['settings']['smsProvidersFallbackChain'][0] == new['id'], live['settings']
    assert len(live['contents']['strong_authentication']) == 2, live['contents']
    # And it goes on from there.
    publishing.set('provider.name=Second')
    assert publishing.json('publish')['state'] == 'published'
    assert own(publishing)['name'] == 'Second' and own(publishing)['id'] == new['id']


@started
def one_that_dies_half_way_is_gone_on_with(publishing):
    publish_twice(publishing)
    delete(publishing)
    first = states(publishing)[1]
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1, first, command='restore')
    publishing.clear_faults()
    new = own(publishing)['id']
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert own(publishing)['id'] == new and own(publishing)['name'] == 'Twilio Studio'
    assert publishing.json('restore', first)['state'] == 'unchanged'


def set_otp(publishing, member):
    publishing.set(SMS + f'={{"OTP":"${{otp}}","{member}":"1"}}')


def author_of_the_text(publishing):
    """Who made what is live of it differ from the configuration."""
    return [kind for path, kind, _, _ in publishing.changes(status=None)[1] if path == SMS]


@started
def texts_stay_ours_where_the_sender_is_gone(publishing):
    """Going back to where somebody had deleted the sender leaves the texts that were ours then."""
    publishing.json('publish')
    delete(publishing)
    publishing.json('restore', states(publishing)[0])
    assert publishing.live()['senders'] == []
    set_otp(publishing, 'mine')
    assert author_of_the_text(publishing) == ['ours']
    assert 'template:update' in actions(publishing.json('publish'))


def change_the_text(publishing):
    publishing.change('contents', {'content': '{"OTP":"${otp}","theirs":"1"}'},
                      where={'deliveryMethod': 'SMS', 'locale': 'en'})


def check_left_behind(publishing):
    """It was ours and somebody else’s change is told, also of one that is no longer wanted."""
    assert publishing.live()['senders'] == []
    assert author_of_the_text(publishing) == ['theirs']
    publishing.home.run('remove', publishing.name, SMS)
    assert author_of_the_text(publishing) == ['theirs']


@started
def a_text_that_stays_is_still_known(publishing):
    publishing.json('publish')
    change_the_text(publishing)
    publishing.json('restore', states(publishing)[-1])
    check_left_behind(publishing)


@started
def so_it_is_after_a_first_publish_was_taken_back(publishing):
    die_in_first_publish(publishing, 3)
    change_the_text(publishing)
    publishing.json('publish', '--roll-back')
    check_left_behind(publishing)


@started
def taken_back_a_deletion_is_asked_about_again(publishing):
    """What was ours before the publish that was taken back is ours again, though it is gone."""
    publishing.json('publish')
    lose(publishing)
    publishing.fault(kind='hang', method='POST', handled=True, count=1)
    publishing.die_after(1, '--ours', 'provider')
    publishing.clear_faults()
    publishing.json('publish', '--roll-back')
    assert publishing.live()['senders'] == []
    assert ('provider', 'theirs', None, 'Twilio Studio') in publishing.changes(status=1)[1]


@started
def a_text_that_is_made_again_has_its_voice(publishing):
    """PingOne had chosen one, as the configuration asks for none."""
    publishing.json('publish')
    publishing.change('contents', {'voice': 'Man'},
                      where={'deliveryMethod': 'Voice', 'locale': 'en'})
    publishing.home.run('remove', publishing.name, 'messages.strong_authentication.Voice.en')
    publishing.json('publish')
    publishing.json('restore', states(publishing)[0])
    voices = [content.get('voice') for content
              in publishing.live()['contents']['strong_authentication']
              if content['deliveryMethod'] == 'Voice' and not content.get('default')]
    assert voices == ['Man'], voices


cli.main([one_that_was_made_anew_is_what_the_former_was, what_was_ours_tells_where_nobody_noted_it,
          before_the_first_publish_there_was_none,
          where_nobody_knows_which_was_ours_nothing_is_deleted,
          one_that_going_back_deleted_comes_back, one_that_dies_half_way_is_gone_on_with,
          texts_stay_ours_where_the_sender_is_gone, a_text_that_stays_is_still_known,
          so_it_is_after_a_first_publish_was_taken_back,
          taken_back_a_deletion_is_asked_about_again, a_text_that_is_made_again_has_its_voice])
