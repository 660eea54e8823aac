# SPDX-License-Identifier: GPL-3.0-or-later
"""The senders of an environment, brought in with the keyboard alone: as configurations of their
own, in the list, taken back, compared when they are here, and with no secret before they are
published."""

import json

from library import senderctl
from publishing import ACCOUNT, FLOWS, NAME, Publishing
from window import run, wait

STUDIO = {'id': '00000000-0000-4000-8000-0000000000a1', 'provider': 'CUSTOM_PROVIDER',
          'name': 'Live Studio',
          'authentication': {'method': 'BASIC', 'username': ACCOUNT, 'password': 'hidden-there'},
          'numbers': [{'number': '+14155550100', 'type': 'PHONE_NUMBER', 'capabilities': ['SMS'],
                       'selected': True, 'available': True}],
          'requests': [{'deliveryMethod': 'SMS', 'method': 'POST',
                        'url': f'https://studio.twilio.com/v2/Flows/{FLOWS["sms"]}/Executions',
                        'headers': {'content-type': 'application/x-www-form-urlencoded'},
                        'body': 'To=${to}&From=${from}&Parameters=${message}',
                        'phoneNumberFormat': 'FULL'}]}
PIGEON = {'id': '00000000-0000-4000-8000-0000000000a2', 'provider': 'CUSTOM_PIGEON',
          'name': 'Another Kind', 'loft': {'doors': 3}}
BRING_IN = 'Bring In Senders from PingOne'
KEPT = 'Of a kind that can’t be edited here: it is kept as it is'
READING = 'Reading senders from PingOne…'


def start(desktop):
    """Our own sender is live, and two that nobody here knows."""
    publishing = Publishing(desktop)
    publishing.publish()
    senders = [*publishing.live()['senders'], STUDIO, PIGEON]
    publishing.rehearsal.ask('pingone/environments', {'senders': senders})
    publishing.open('Provider')
    return publishing


def names(desktop):
    return sorted(config['name'] for config in json.loads(senderctl(desktop, 'list', '--format',
                                                                    'json')))


def bring_in(window):
    """From the main menu."""
    window.press('F10')
    window.find('menu item', BRING_IN)
    window.press('f')


def close(window, dialog):
    window.find('button', 'Close', page=dialog)
    window.press('Escape')
    wait(lambda: window.windows() == [window.frame], 'the report to close')


def test_bring_in(desktop):
    """What is new is shown, listed and told, and Undo takes all of it out again."""
    publishing = start(desktop)
    window = publishing.window
    window.press('ctrl+shift+p')
    publishing.page = window.page('Publish')
    publishing.says('What is live is what the configuration says.')
    before = publishing.live()
    bring_in(window)
    dialog = window.dialog('2 Senders Brought In')
    for text in ('Live Studio', 'Another Kind', KEPT):
        window.wait_text(text, page=dialog)
    assert names(desktop) == ['Another Kind', 'Live Studio', NAME]
    close(window, dialog)
    window.wait_text('Live Studio — saved')
    window.wait_text('2 senders brought in')
    window.find('button', 'Undo')
    window.press('alt+u')
    wait(lambda: names(desktop) == [NAME], 'them to be out of the library')
    window.wait_text(f'{NAME} — published')
    assert publishing.live() == before
    window.close()


def test_known(desktop):
    """Each that is here is named; one that differs leads to its plan, another kind is kept."""
    publishing = start(desktop)
    window = publishing.window
    senderctl(desktop, 'pull', NAME)
    senderctl(desktop, 'set', 'Live Studio', 'sms.body[0].key=Whom')
    bring_in(window)
    dialog = window.dialog('All Senders Are Here Already')
    for text in ('Equals what PingOne has', 'Differs from what PingOne has in 1 place', KEPT):
        window.wait_text(text, page=dialog)
    window.tab_to('list item', 'Live Studio')
    window.press('Return')
    wait(lambda: window.windows() == [window.frame], 'the report to close')
    window.page('Publish')
    window.wait_text('Live Studio — saved')
    assert names(desktop) == ['Another Kind', 'Live Studio', NAME]
    # PingOne gave no secret, neither of the sender nor of the worker application: who publishes
    # is asked for it.
    window.wait_text('The Client Secret Is Missing')
    window.wait_text('The secret is missing')
    writes = publishing.writes()
    window.press('ctrl+shift+p')
    window.wait_text('Not stored.', page=window.dialog('PingOne Connection'))
    window.press('Escape')
    wait(lambda: window.windows() == [window.frame], 'the connection to close')
    assert publishing.writes() == writes
    window.close()


def test_cancel(desktop):
    """What takes long is told, and can be stopped; what is refused is said in PingOne's words."""
    publishing = start(desktop)
    window = publishing.window
    window.wait_text('In use now: ')
    publishing.fault(kind='hang', path='/v1/environments/00000000-0000-4000-8000-000000000001'
                                       '/templates/general/contents')
    bring_in(window)
    window.wait_text(READING)
    window.tab_to('button', 'Cancel')
    window.press('Return')
    wait(lambda: not any(READING in text for text in window.texts()), 'the reading to end')
    assert names(desktop) == [NAME]
    publishing.rehearsal.delete('faults')
    publishing.fault(kind='status', status=403)
    bring_in(window)
    close(window, window.dialog('Can’t Bring In Senders'))
    assert names(desktop) == [NAME]
    window.close()


run([test_bring_in, test_known, test_cancel])
