# SPDX-License-Identifier: GPL-3.0-or-later
"""What was kept of somebody else's stays theirs after a publish that was gone on with, and after
going back: no later publish writes over it unasked."""

import cli
from publishing import SMS, Publishing, started

THEIR_URL = 'https://studio.twilio.com/v2/Flows/FW' + '7' * 32 + '/Executions'
THEIR_ENTRY = 'their-new-provider'


def change_request(publishing, change):
    requests = publishing.live()['senders'][0]['requests']
    change(requests)
    publishing.change('senders', {'requests': requests})


def their_url(publishing):
    change_request(publishing, lambda requests: requests[1].update(url=THEIR_URL))


def their_row(publishing):
    def add(requests):
        requests[0]['body'] += '&Their=1'
    change_request(publishing, add)


def their_header(publishing):
    change_request(publishing, lambda requests: requests[0]['headers'].update({'X-Their': '1'}))


def their_number(publishing):
    numbers = publishing.live()['senders'][0]['numbers']
    numbers.append({'number': '+14155550103', 'type': 'PHONE_NUMBER', 'capabilities': ['SMS'],
                    'selected': True, 'available': True})
    publishing.change('senders', {'numbers': numbers})


def their_text(publishing):
    publishing.change('contents', {'content': 'Theirs ${otp}'},
                      where={'deliveryMethod': 'Voice', 'locale': 'en'})


def their_entry(publishing):
    chain = publishing.live()['settings']['smsProvidersFallbackChain']
    publishing.change('settings', {'smsProvidersFallbackChain': [*chain, THEIR_ENTRY]})


ALL = {
    their_url: 'voice.url',
    their_row: 'sms.body[3]',
    their_header: 'sms.headers[1]',
    their_number: 'numbers[1]',
    their_text: 'messages.strong_authentication.Voice.en',
    their_entry: 'fallback.chain',
}


def read(publishing):
    """All that somebody else changed somewhere, without what tells of our writes."""
    live = publishing.live()
    sender = live['senders'][0]
    texts = {content['deliveryMethod']: content['content']
             for content in live['contents']['strong_authentication']}
    return (sender['requests'], sender['numbers'], texts['Voice'],
            live['settings']['smsProvidersFallbackChain'])


def check_kept(publishing, change, theirs):
    assert read(publishing) == theirs, (change, theirs, read(publishing))
    paths = [path for path, kind, _, _ in publishing.changes(status=1)[1] if kind == 'theirs']
    assert paths == [ALL[change]], (change, paths)


def edit(publishing, word):
    publishing.set(f'provider.name={word}', SMS + f'={{"OTP":"${{otp}}","x":"{word}"}}')


def break_off(publishing, command, *words):
    """The sender is written, the message refused."""
    publishing.fault(kind='status', status=403, method='PUT', skip=1, count=1)
    publishing.run(command, *words, status=3)
    publishing.clear_faults()


def go_on_after_a_kill(publishing):
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1)
    publishing.clear_faults()
    publishing.json('publish', '--resume')


def go_on_after_a_refusal(publishing):
    break_off(publishing, 'publish')
    publishing.json('publish', '--resume')


def take_back(publishing):
    break_off(publishing, 'publish')
    publishing.json('publish', '--roll-back')


def go_back(publishing):
    """To a state that has what is theirs."""
    publishing.json('publish')
    publishing.json('restore', publishing.json('restore')[0]['id'])


def go_back_in_two(publishing):
    publishing.json('publish')
    state = publishing.json('restore')[0]['id']
    break_off(publishing, 'restore', state)
    publishing.json('publish', '--resume')


def go_back_and_give_up(publishing):
    publishing.json('publish')
    break_off(publishing, 'restore', publishing.json('restore')[0]['id'])
    publishing.json('publish', '--roll-back')


WAYS = [go_on_after_a_kill, go_on_after_a_refusal, take_back, go_back, go_back_in_two,
        go_back_and_give_up]


def what_is_theirs_stays_whatever_a_publish_went_through():
    for change in ALL:
        for way in WAYS:
            with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
                publishing = Publishing(home, rehearsal)
                publishing.json('publish')
                change(publishing)
                theirs = read(publishing)
                edit(publishing, 'Second')
                way(publishing)
                check_kept(publishing, change, theirs)
                for word in ('Third', 'Fourth'):
                    edit(publishing, word)
                    publishing.json('publish')
                    assert publishing.live()['senders'][0]['name'] == word, (change, way)
                    check_kept(publishing, change, theirs)


def texts(publishing):
    return [content['content'] for content in
            publishing.live()['contents'].get('strong_authentication', [])
            if content['deliveryMethod'] == 'SMS']


@started
def what_going_back_wrote_is_ours(publishing):
    """Texts that it changed, deleted and made anew are published again without a decision."""
    first = publishing.json('publish') and texts(publishing)
    edit(publishing, 'Second')
    publishing.json('publish')
    second = texts(publishing)
    newest, before_all = (publishing.json('restore')[n]['id'] for n in (0, 1))
    for state, then in ((newest, first), (before_all, [])):
        publishing.json('restore', state)
        assert texts(publishing) == then
        assert all(kind != 'theirs' for _, kind, _, _ in publishing.changes(status=None)[1])
        publishing.json('publish')
        assert texts(publishing) == second


@started
def going_back_twice_leaves_an_entry_of_theirs(publishing):
    """Neither the way back nor the one before it has put it there."""
    publishing.json('publish')
    their_entry(publishing)
    for word in ('Second', 'Third'):
        edit(publishing, word)
        publishing.json('publish')
    states = [state['id'] for state in publishing.json('restore')]
    publishing.json('restore', states[0])
    publishing.json('restore', states[-1])
    assert publishing.live()['senders'] == []
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == \
        ['mystery-provider', THEIR_ENTRY]


cli.main([what_is_theirs_stays_whatever_a_publish_went_through, what_going_back_wrote_is_ours,
          going_back_twice_leaves_an_entry_of_theirs])
