# SPDX-License-Identifier: GPL-3.0-or-later
"""Going back to a state in which others had put something that they have taken out since."""

import cli
from publishing import SMS, actions, started
from undoing import (BACKUP, ROW, add_row, body, chain, change_body, change_chain, change_request,
                     newest, publish_name, sender)


@started
def a_row_that_they_took_out_again_stays_out(publishing):
    add_row(publishing)
    publish_name(publishing)
    change_body(publishing, lambda text: text.replace('&T=1', ''))
    assert publishing.changes() == (False, [
        change for change in publishing.changes()[1] if change[1] == 'unknowable'])
    state = newest(publishing)
    done = publishing.run('restore', state)
    assert 'but for what somebody else changed since, which stays' in done.out, done.out
    assert 'T=1' not in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'
    drift, changes = publishing.changes()
    assert not drift and ROW not in [path for path, _, _, _ in changes], changes
    # It is one decision to have it back.
    publishing.json('restore', state, '--ours', ROW)
    assert 'T=1' in body(publishing), body(publishing)


@started
def a_row_that_our_publish_took_out_comes_back(publishing):
    add_row(publishing)
    publish_name(publishing, '--ours', ROW)
    assert 'T=1' not in body(publishing), body(publishing)
    done = publishing.run('restore', newest(publishing))
    assert 'which stays' not in done.out, done.out
    assert 'T=1' in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'


@started
def a_value_and_a_text_that_they_put_back_stay(publishing):
    publishing.json('publish')
    text = next(content['content'] for content in publishing.live()['contents'][
        'strong_authentication'] if content['deliveryMethod'] == 'SMS')
    where = {'deliveryMethod': 'SMS'}
    change_body(publishing, lambda form: form.replace('To=${to}', 'To=%2B${to}'))
    publishing.change('contents', {'content': 'Theirs ${otp}'}, where=where)
    publish_name(publishing)
    change_body(publishing, lambda form: form.replace('To=%2B${to}', 'To=${to}'))
    publishing.change('contents', {'content': text}, where=where)
    outcome = publishing.json('restore', newest(publishing))
    assert actions(outcome) == ['sender:update', 'template:keep', 'template:keep',
                                'fallback:keep'], outcome
    assert 'To=${to}' in body(publishing), body(publishing)
    assert SMS not in [path for path, _, _, _ in publishing.changes()[1]]


@started
def a_number_a_header_and_a_request_stay_out(publishing):
    publishing.json('publish')
    before = sender(publishing)
    change_request(publishing, lambda requests: (
        requests[0]['headers'].update({'X-9': 't'}),
        requests.append({**requests[1], 'deliveryMethod': 'SMS',
                         'url': 'https://studio.twilio.com/v2/Flows/theirs/Executions'})))
    numbers = before['numbers'] + [{**before['numbers'][0], 'number': '+14155550777'}]
    publishing.change('senders', {'numbers': numbers})
    publish_name(publishing)
    assert len(sender(publishing)['requests']) == 3
    publishing.change('senders', {'numbers': before['numbers'], 'requests': before['requests']})
    publishing.json('restore', newest(publishing))
    after = sender(publishing)
    assert after['name'] == 'Twilio Studio' and after['numbers'] == before['numbers'], after
    assert after['requests'] == before['requests'], after
    assert publishing.changes()[0] is False


@started
def one_in_the_chain_stays_out(publishing):
    publishing.rehearsal.ask('pingone/environments', {'senders': [BACKUP]})
    publishing.json('publish')
    own = chain(publishing)
    for words, with_ping in ((('provider.name=Second',), []),
                             (('provider.name=Third', 'fallback.enabled=true'),
                              ['PINGONE_TWILIO'])):
        change_chain(publishing, own + [BACKUP['id']])
        publishing.set(*words)
        publishing.json('publish')
        assert chain(publishing) == own + [BACKUP['id']] + with_ping, chain(publishing)
        change_chain(publishing, own + with_ping)
        state = newest(publishing)
        publishing.json('restore', state)
        assert chain(publishing) == own, chain(publishing)
        assert publishing.changes()[0] is False
    publishing.json('restore', state, '--ours', 'fallback.chain')
    assert chain(publishing) == own + [BACKUP['id']], chain(publishing)


@started
def it_stays_out_of_a_sender_that_was_made_anew(publishing):
    add_row(publishing)
    publish_name(publishing)
    former = sender(publishing)['id']
    publishing.rehearsal.ask('pingone/changes', {'in': 'senders', 'remove': True})
    publishing.json('publish', '--ours', 'provider')
    assert sender(publishing)['id'] != former and 'T=1' not in body(publishing)
    state = publishing.json('restore')[1]['id']
    publishing.json('restore', state)
    assert 'T=1' not in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'


@started
def a_restoration_that_died_leaves_it_out_too(publishing):
    add_row(publishing)
    publishing.set(SMS + '={"code":"${otp}"}')
    publish_name(publishing)
    change_body(publishing, lambda text: text.replace('&T=1', ''))
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1, newest(publishing), command='restore')
    publishing.clear_faults()
    publishing.json('publish', '--resume')
    assert 'T=1' not in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'


@started
def what_a_later_publish_of_ours_wrote_over_comes_back(publishing):
    add_row(publishing)
    publish_name(publishing)
    state = newest(publishing)
    publishing.set('provider.name=Third')
    publishing.json('publish', '--ours', ROW)
    assert 'T=1' not in body(publishing), body(publishing)
    done = publishing.run('restore', state)
    assert 'which stays' not in done.out, done.out
    assert 'T=1' in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'


@started
def what_we_took_over_and_removed_comes_back(publishing):
    add_row(publishing)
    publish_name(publishing)
    state = newest(publishing)
    publishing.run('pull', '--into')
    publishing.home.run('remove', publishing.name, ROW)
    publishing.json('publish')
    assert 'T=1' not in body(publishing), body(publishing)
    publishing.json('restore', state)
    assert 'T=1' in body(publishing) and sender(publishing)['name'] == 'Twilio Studio'


@started
def it_stays_out_however_often_it_is_gone_back_to(publishing):
    add_row(publishing)
    publish_name(publishing)
    state = newest(publishing)
    change_body(publishing, lambda text: text.replace('&T=1', ''))
    for _ in range(2):
        publishing.json('restore', state)
        assert 'T=1' not in body(publishing), body(publishing)
        assert sender(publishing)['name'] == 'Twilio Studio'
        publishing.json('publish')
        assert sender(publishing)['name'] == 'Second', sender(publishing)


@started
def one_in_the_chain_that_we_took_out_comes_back(publishing):
    publishing.rehearsal.ask('pingone/environments', {'senders': [BACKUP]})
    publishing.json('publish')
    own = chain(publishing)
    change_chain(publishing, own + [BACKUP['id']])
    publish_name(publishing)
    state = newest(publishing)
    publishing.set('provider.name=Third')
    publishing.json('publish', '--ours', 'fallback.chain')
    assert chain(publishing) == own, chain(publishing)
    publishing.json('restore', state)
    assert chain(publishing) == own + [BACKUP['id']], chain(publishing)


cli.main([a_row_that_they_took_out_again_stays_out, a_row_that_our_publish_took_out_comes_back,
          a_value_and_a_text_that_they_put_back_stay, a_number_a_header_and_a_request_stay_out,
          one_in_the_chain_stays_out, it_stays_out_of_a_sender_that_was_made_anew,
          a_restoration_that_died_leaves_it_out_too,
          what_a_later_publish_of_ours_wrote_over_comes_back,
          what_we_took_over_and_removed_comes_back,
          it_stays_out_however_often_it_is_gone_back_to,
          one_in_the_chain_that_we_took_out_comes_back])
