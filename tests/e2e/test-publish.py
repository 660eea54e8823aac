# SPDX-License-Identifier: GPL-3.0-or-later
"""Publishing with the keyboard alone: what is planned, what is written, what somebody else changed,
a publish that died, and going back."""

import json
from pathlib import Path

from publishing import FIRST, FLOWS, PLACE, SETTINGS, SMS, Publishing
from window import run, wait

MESSAGE = '{"OTP":"${otp}"}'
UNTOUCHED = [name for name in SETTINGS if name != 'smsProvidersFallbackChain']
THEIR_URL = 'https://studio.twilio.com/v2/Flows/FW' + '7' * 32 + '/Executions'


def texts_of(value):
    return json.dumps(value, ensure_ascii=False, separators=(',', ':'))


def assert_untouched(publishing):
    """The mail sender, and what is unknown here, in what was sent and in what is live."""
    settings = publishing.live()['settings']
    sent = next(request['body'] for request in publishing.requests()
                if request['method'] == 'PUT' and
                request['path'].endswith('/notificationsSettings'))
    for name in UNTOUCHED:
        assert texts_of(settings[name]) == texts_of(SETTINGS[name]), settings
        assert f'"{name}":{texts_of(SETTINGS[name])}' in sent, sent


def test_first_publish(desktop):
    """All is created, and nothing else is touched; once more there is nothing to write."""
    publishing = Publishing(desktop)
    window = publishing.open()
    publishing.says(f'Plan for {PLACE}')
    publishing.row('Provider, name, Ours.', 'At PingOne: nothing. After publishing: Twilio Studio.')
    publishing.row('Codes go through, Ours.', 'After publishing: (this sender),mystery-provider.')
    assert publishing.writes() == []
    publishing.start()
    publishing.says('Published, and read back')
    for row in ('Sender “Twilio Studio”', 'Sign-In Code · SMS · English',
                'Sign-In Code · Voice · English', 'Fallback chain'):
        window.find('list item', row, page=window.find('list', 'Steps', page=publishing.page))
    assert publishing.writes() == FIRST, publishing.writes()
    live = publishing.live()
    sender = live['senders'][0]
    assert [request['url'].split('/')[-2] for request in sender['requests']] == \
        list(FLOWS.values()), sender
    assert publishing.contents() == {'SMS': MESSAGE, 'Voice': MESSAGE}
    assert live['settings']['smsProvidersFallbackChain'] == [sender['id'], 'mystery-provider']
    assert_untouched(publishing)
    publishing.says('What is live is what the configuration says.')
    window.wait_text('Northwind — published')
    window.find('list item', 'Publish, Published')
    publishing.start()
    window.wait_text('There is nothing to publish')
    assert publishing.writes() == FIRST, publishing.writes()
    window.close()
    assert window.child.returncode == 0


def get_requests(publishing):
    return publishing.live()['senders'][0]['requests']


def test_theirs(desktop):
    """What somebody else changed is shown and kept, and overwritten only if somebody says so."""
    publishing = Publishing(desktop)
    publishing.publish()
    publishing.change_voice(THEIR_URL)
    publishing.set('sms.body[1].value=+14155550100', SMS + '={"OTP":"${otp}","brand":"Northwind"}')
    window = publishing.open()
    publishing.row('Voice, URL, Theirs.', f'At PingOne: {THEIR_URL}.',
                   f'After publishing: {THEIR_URL}.', 'Changed at PingOne since')
    window.wait_text('— drifted')
    publishing.start()
    publishing.says('Published, and read back')
    sms, voice = get_requests(publishing)
    assert voice['url'] == THEIR_URL, voice
    assert '%2B14155550100' in sms['body'], sms
    assert publishing.contents()['SMS'] == '{"OTP":"${otp}","brand":"Northwind"}'
    publishing.says('There is nothing of yours to publish.')
    publishing.row('Voice, URL, Theirs.')
    n_writes = len(publishing.writes())
    window.tab_to('button', 'Voice, URL: Use Ours')
    window.press('space')
    publishing.row('Voice, URL, Theirs.', f'At PingOne: {THEIR_URL}.', FLOWS['voice'])
    assert len(publishing.writes()) == n_writes, publishing.writes()
    publishing.start()
    publishing.says('What is live is what the configuration says.')
    assert FLOWS['voice'] in get_requests(publishing)[1]['url']
    assert publishing.writes()[n_writes:] == [('PUT', publishing.live()['senders'][0]['id'])]
    window.close()


def test_production(desktop):
    """Only who types the name of the environment publishes there."""
    publishing = Publishing(desktop, production=True)
    window = publishing.open()
    publishing.says(f'Plan for {PLACE}')
    publishing.start()
    dialog = window.dialog('Publish to Production?')
    said = window.texts(dialog)
    for part in (f'People sign in at “{PLACE}”.', 'Create the sender', 'Write 2 messages',
                 'Set the fallback order'):
        assert any(part in text for text in said), (part, said)
    window.enter(f'Type “{PLACE}” to publish', 'Northwind US', page=dialog)
    window.press('Return')
    assert window.dialog('Publish to Production?') == dialog and publishing.writes() == []
    window.press('Escape')
    wait(lambda: window.windows() == [window.frame], 'the question to close')
    publishing.start()
    dialog = window.dialog('Publish to Production?')
    window.enter(f'Type “{PLACE}” to publish', PLACE, page=dialog)
    assert publishing.writes() == []
    publishing.confirm(dialog)
    publishing.says('Published, and read back')
    assert publishing.writes() == FIRST, publishing.writes()
    window.close()


def open_after_dying(publishing):
    """What a publish that was killed left live is told."""
    publishing.die()
    window = publishing.open()
    publishing.says('An Earlier Publish Did Not End')
    steps = window.find('list', 'Steps', page=publishing.page)
    # Whether it has this secret, PingOne does not say.
    wait(lambda: [text for text in window.texts(steps) if 'live' in text] ==
         ['live; its secret is sent again', 'live', 'not live', 'not live'], 'what is live')
    return window


def test_going_on(desktop):
    """Only what is left is written."""
    publishing = Publishing(desktop)
    window = open_after_dying(publishing)
    publishing.press('Go On…')
    publishing.says('Published, and read back')
    live = publishing.live()
    assert len(live['senders']) == 1, live['senders']
    assert publishing.writes() == [*FIRST[:2], ('PUT', live['senders'][0]['id']), *FIRST[2:]], \
        publishing.writes()
    assert publishing.contents() == {'SMS': MESSAGE, 'Voice': MESSAGE}
    assert live['settings']['smsProvidersFallbackChain'] == \
        [live['senders'][0]['id'], 'mystery-provider']
    assert_untouched(publishing)
    window.wait_text('Northwind — published')
    window.close()


def test_taking_back(desktop):
    """Nothing is left of it, and the next publish is a first one."""
    publishing = Publishing(desktop)
    window = open_after_dying(publishing)
    publishing.press('Take Back…')
    dialog = window.dialog(f'Take Back What Was Written to {PLACE}?')
    assert 'Delete the sender' in window.texts(dialog), window.texts(dialog)
    assert publishing.writes() == FIRST[:2], publishing.writes()
    publishing.confirm(dialog, f'Take Back from {PLACE}')
    wait(lambda: publishing.live()['senders'] == [], 'the sender to go')
    publishing.row('Provider, name, Ours.', 'At PingOne: nothing.')
    assert publishing.contents() == {}
    assert publishing.live()['settings']['smsProvidersFallbackChain'] == ['mystery-provider']
    publishing.start()
    publishing.says('What is live is what the configuration says.')
    assert publishing.contents() == {'SMS': MESSAGE, 'Voice': MESSAGE}
    window.close()


def damage_a_state(desktop):
    """One more that was kept and can't be read, of which nobody knows when it was."""
    environments = Path(desktop.environment['XDG_DATA_HOME']) / 'sender-studio' / 'environments'
    folder, = environments.glob('*/snapshots')
    path = folder / '20990101T000000.000000Z.json'
    path.write_text('{', encoding='utf-8')
    return path


def test_going_back(desktop):
    """To what was live before the last publish; the configuration stays as it is."""
    publishing = Publishing(desktop)
    publishing.publish()
    before = publishing.live()
    publishing.set('provider.name=Second', SMS + '={"code":"${otp}"}')
    publishing.publish()
    damaged = damage_a_state(desktop)
    window = publishing.open()
    states = window.find('list', 'Earlier States', page=publishing.page)
    rows = wait(lambda: list(window.matches('list item', None, states)), 'the states')
    assert len(rows) == 3, rows
    said = window.texts(rows.pop(0))
    assert any(f'“{damaged}” is damaged' in text for text in said), said
    said = window.texts(rows[0])
    assert any('Provider, name' in text and 'SMS, English' in text for text in said), said
    window.tab_to_node(rows[0])
    window.press('Return')
    publishing.says('Going Back to')
    window.press('Escape')
    publishing.says(f'Plan for {PLACE}')
    window.press('Return')
    publishing.says('Going Back to')
    window.tab_to('button', 'Publish…', key='shift+Tab')
    window.press('Escape')
    publishing.says(f'Plan for {PLACE}')
    window.tab_to_node(rows[0])
    window.press('Return')
    publishing.says('Going Back to')
    publishing.row('Provider, name, Ours.', 'At PingOne: Second. After publishing: Twilio Studio.')
    publishing.start()
    publishing.confirm(window.dialog(f'Go Back in {PLACE}?'), f'Go Back in {PLACE}')
    publishing.says('live again, and was read back')
    live = publishing.live()
    assert live['senders'][0]['name'] == 'Twilio Studio', live
    assert publishing.contents() == {'SMS': MESSAGE, 'Voice': MESSAGE}
    assert texts_of(live['settings']['smsProvidersFallbackChain']) == \
        texts_of(before['settings']['smsProvidersFallbackChain'])
    publishing.row('Provider, name', 'Second')
    window.close()


def test_obstacle(desktop):
    """With an error nothing is written, and where it stands is shown."""
    publishing = Publishing(desktop)
    publishing.set('sms.body[2].value=${otp}')
    window = publishing.open()
    publishing.says(f'Plan for {PLACE}')
    publishing.start()
    window.wait_text('to be mended first.')
    window.wait_focus('text', 'URL')
    window.page('SMS')
    assert publishing.writes() == []
    publishing.start()
    window.find('button', 'Publish…')
    window.close()


# What PingOne answers when the sender is written, and what is said then.
REFUSALS = ((401, 'token'), (403, 'role'), (409, '409'), (429, 'Too many'), (500, '500'))


def test_refusals(desktop):
    """Each in words of its own; what was live goes on, and so does the next publish."""
    publishing = Publishing(desktop)
    publishing.publish()
    publishing.set('provider.name=Second')
    window = publishing.open()
    seen = set()
    for status, word in REFUSALS:
        publishing.row('Provider, name, Ours.')
        publishing.fault(kind='status', method='PUT', status=status, retry_after=0)
        publishing.start()
        said = publishing.says(word)
        seen.add(said)
        publishing.rehearsal.delete('faults')
        assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'
    assert len(seen) == len(REFUSALS), seen
    window.close()


run([test_first_publish, test_theirs, test_production, test_going_on, test_taking_back,
     test_going_back, test_obstacle, test_refusals])
