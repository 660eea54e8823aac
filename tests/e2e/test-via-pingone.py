# SPDX-License-Identifier: GPL-3.0-or-later
"""A test through PingOne with the keyboard alone: what it costs is said first, and only what
reached the handset is said to be delivered."""

from library import senderctl
from publishing import ACCOUNT, FLOWS, NAME, Publishing
from window import run, wait

PHONE = '+14155550123'
USER = 'rehearsal.user'
SECRET = 'provider-secret-of-this-test'
# A name that no server answers for.
NOWHERE = 'sign-in.northwind.invalid'
COST = 'your vendor charges for it'
QUOTA = 'counts against the codes PingOne allows the user and the environment in a day'


def choose(publishing):
    """The way through PingOne, and to whom; nothing is sent by that."""
    window = publishing.window
    window.tab_to('combo box', 'Sent')
    window.press('space', 'Down', 'Return')
    window.find('text', 'PingOne User (Name or ID)', page=publishing.page)
    window.enter('PingOne User (Name or ID)', USER, page=publishing.page)
    window.enter('Destination', PHONE, page=publishing.page)


def open_test(desktop):
    """A sender that is live, with its flows at Studio."""
    publishing = Publishing(desktop)
    publishing.rehearsal.add_account(ACCOUNT, SECRET, FLOWS)
    publishing.set('fallback.enabled=true')
    publishing.publish()
    publishing.open('Test')
    choose(publishing)
    return publishing


def get_status(publishing):
    result = publishing.window.find('group', 'Result', page=publishing.page)
    return next((node.name for node in publishing.window.matches('status bar', None, result)), '')


def is_told(window, word):
    """Whether the outline says that of the last test; the time follows."""
    return any(node.name.startswith(f'Test, {word} ')
               for node in window.matches('list item', None))


def count_sent(publishing):
    """How often PingOne was asked to send a code."""
    return len([request for request in publishing.rehearsal.ask('requests')['requests']
                if request['path'].endswith('/deviceAuthentications')])


def send(publishing, channel):
    """With a clock that stands still until the test has looked; the code on the phone."""
    publishing.rehearsal.delete('handset')
    publishing.rehearsal.ask('clock', {'speed': 0})
    n_sent = count_sent(publishing)
    publishing.window.press('ctrl+Return')
    publishing.says('Accepted by PingOne')
    assert 'elivered' not in get_status(publishing), get_status(publishing)
    publishing.rehearsal.ask('clock', {'speed': 20})
    code = publishing.rehearsal.wait_arrival(channel)['code']
    assert count_sent(publishing) == n_sent + 1
    return code


def check(publishing, code, verdict):
    window = publishing.window
    window.write(window.wait_focus('text', 'Code on the Phone'), code)
    window.press('Return')
    publishing.says(verdict)


def test_cost(desktop):
    """What a real one costs, and of what it takes, stands above the button and in the question."""
    publishing = Publishing(desktop)
    publishing.set(f'environment.domain={NOWHERE}', f'sms.url=https://{NOWHERE}/sms',
                   f'voice.url=https://{NOWHERE}/voice')
    del desktop.environment['SENDER_STUDIO_ENDPOINTS']
    window = publishing.open('Test')
    choose(publishing)
    for channel, words in (('SMS', 'PingOne sends one real SMS with a real code'),
                           ('Voice', 'PingOne places one real call with a real code')):
        window.tab_to('button', channel, key='shift+Tab')
        window.press('space')
        said = publishing.says(words)
        assert COST in said and QUOTA in said, said
        window.find('button', f'Send Test {channel}', page=publishing.page)
    window.press('ctrl+Return')
    dialog = window.dialog('Place a Real Call?')
    assert any(PHONE in text and QUOTA in text for text in window.texts(dialog))
    window.press('Escape')
    wait(lambda: window.windows() == [window.frame], 'the question to close')
    assert senderctl(desktop, 'history', NAME, '--format', 'json') == '[]'
    window.close()


def test_delivered(desktop):
    """By SMS and by a call; PingOne itself says whether the code is right."""
    publishing = open_test(desktop)
    window = publishing.window
    for channel, word in (('sms', 'SMS'), ('voice', 'Voice')):
        if channel == 'voice':
            window.tab_to('button', 'Change…', key='shift+Tab')
            window.press('Return')
            window.tab_to('button', word, key='shift+Tab')
            window.press('space')
            window.find('button', 'Send Test Voice', page=publishing.page)
        code = send(publishing, channel)
        wait(lambda: 'Delivered after' in get_status(publishing), 'the delivery', 60)
        publishing.says('Proven from PingOne’s own template to the handset.')
        publishing.says('through PingOne')
        check(publishing, ''.join(str(9 - int(digit)) for digit in code),
              'PingOne says that the code is wrong')
        check(publishing, code, 'PingOne says that the code is right')
        wait(lambda: is_told(window, 'Delivered'), 'the delivery in the outline')
    window.close()


def test_fallback(desktop):
    """The provider fails, so that the next of the chain sends: told, and no delivery."""
    publishing = open_test(desktop)
    window = publishing.window
    publishing.rehearsal.ask('faults', {'kind': 'status', 'service': 'studio', 'method': 'POST',
                                        'status': 503})
    code = send(publishing, 'sms')
    arrival = publishing.rehearsal.ask('handset')['handset'][-1]
    assert arrival['account'] == 'PINGONE_TWILIO', arrival
    publishing.says('The flow has started nothing for this number yet')
    publishing.says('PingOne may have fallen back to another provider', 40)
    # That the code is right is no delivery by this sender.
    check(publishing, code, 'PingOne says that the code is right')
    assert get_status(publishing).startswith('Accepted after'), get_status(publishing)
    wait(lambda: is_told(window, 'Accepted'), 'no delivery in the outline')
    window.close()


run([test_cost, test_delivered, test_fallback])
