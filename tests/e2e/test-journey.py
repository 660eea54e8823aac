# SPDX-License-Identifier: GPL-3.0-or-later
"""The twelve steps of the published procedure with the keyboard alone: from an empty profile to a
code on the phone, through SMS and through Voice."""

import sys
import time

from library import assert_secret_is_kept, senderctl
from rehearsal import Rehearsal
from window import contents, pyatspi, role_of, run, wait

ACCOUNT = 'AC' + '5e' * 16
SECRET = 'token-of-the-journey-5f1c'
FLOWS = {'sms': 'FW' + '5e' * 16, 'voice': 'FW' + '6f' * 16}
SENDER_NUMBER = '+15005550006'
PHONE = '+14155550123'
WORDS = {'sms': 'SMS', 'voice': 'Voice'}


def url_of(channel):
    return f'https://studio.twilio.com/v2/Flows/{FLOWS[channel]}/Executions'


def is_checked(node):
    return node.getState().contains(pyatspi.STATE_CHECKED)


def get(window, *paths):
    return senderctl(window.desktop, 'get', 'Northwind', *paths)


def create(window):
    """A configuration, and its name."""
    window.wait_focus('button', 'Start Practice')
    window.press('Tab', 'Down')
    window.wait_focus('list item', 'Blank Sender')
    window.press('Return')
    page = window.page('Sender')
    name = window.find('text', 'Name of This Configuration', page=page)
    wait(lambda: contents(name) == 'New sender', 'the new configuration')
    window.type('Northwind')
    wait(lambda: contents(name) == 'Northwind', 'its name')


def choose_kind(window):
    """Steps 1 to 3. Another kind hides nothing for good."""
    page = window.page('Sender')
    window.wait_text('Nothing leaves this computer', page=page)
    window.press('shift+Tab')
    assert is_checked(window.wait_focus('check box', 'Custom Provider'))
    window.press('Up', 'Up')
    for kind, away in (('Custom Server', 'Down'), ('Custom Provider', None)):
        window.wait_focus('list item', kind)
        window.press('Return')
        wait(lambda: is_checked(window.find('check box', kind, page=page)), kind)
        if away:
            window.press(away)


def name_provider(window):
    """Step 4."""
    window.press('alt+2')
    window.write(window.find('text', 'Provider Name', page=window.page('Provider')),
                 'Northwind OTP')


def authorize(window):
    """Step 5. There is nobody to ask whether the secret is right before there is a request."""
    window.press('alt+3')
    page = window.page('Authorization')
    window.wait_focus('button', 'Set…')
    window.enter('User Name (Account or API Key SID)', ACCOUNT, key='shift+Tab')
    window.tab_to('button', 'Set…')
    window.press('Return')
    window.find('text', 'New User Name', page=page)
    window.type(SECRET)
    window.tab_to('button', 'Store Without Verifying')
    window.press('Return')
    window.wait_text('Stored in the keyring', page=page)
    window.wait_focus('button', 'Change Account…')


def add_number(window):
    """Step 6: Standard, for SMS and for Voice."""
    window.press('alt+4')
    window.wait_focus('button', 'Add Number')
    window.press('Return')
    number = window.wait_focus('text', 'Number')
    window.type(SENDER_NUMBER)
    wait(lambda: number.description == SENDER_NUMBER, 'the number')
    window.press('Tab')
    window.wait_focus('button', 'Standard')
    window.press('Tab')
    assert is_checked(window.wait_focus('check box', 'SMS'))
    window.press('Tab')
    voice = window.wait_focus('check box', 'Voice')
    window.press('space')
    wait(lambda: is_checked(voice), 'Voice to be ticked')


def set_fallback(window):
    """Step 7: it is off, and says what that means; on, and off again."""
    window.press('alt+7')
    window.wait_focus('list item', 'Fall Back to Ping’s Own Account')
    page = window.page('Fallback')
    window.wait_text('Disabled, as it is now', page=page)
    window.press('space')
    window.wait_text('Enabled, as it is now', page=page)
    window.press('space')
    window.wait_text('Disabled, as it is now', page=page)


def next_key(window, key, value):
    """Types a row of the form; the focus is in its key and goes on to that of the next."""
    row = window.focused()
    assert (role_of(row), row.name) == ('text', 'Key'), row
    window.write(row, key)
    window.press('Tab')
    window.write(window.wait_focus('text', 'Value'), value)


def write_sms(window):
    """Step 8: the URL, and the keys as the procedure has them, with its mistakes."""
    window.press('alt+5')
    window.wait_focus('button', 'Add SMS Request')
    window.press('Return')
    url = window.wait_focus('text', 'URL')
    page = window.page('SMS')
    window.wait_text('“<flowID>” is a placeholder', page=page)
    window.write(url, url_of('sms'))
    window.tab_to('text', 'Key')
    next_key(window, 'From', '${from}')
    window.press('Tab')
    window.tab_to('text', 'Key')
    next_key(window, 'to', '${to}')
    window.wait_text('“to” should be “To”', page=page)
    window.press('Tab')
    window.tab_to('text', 'Key')
    next_key(window, 'Parameter', '${message}')
    window.wait_text('“Parameter” should be “Parameters”', page=page)


def mend_sms(window):
    """One mistake where it stands, the other from the list of findings."""
    window.tab_to('button', 'Fix', key='shift+Tab')
    window.press('Return')
    assert contents(window.wait_focus('text', 'Key')) == 'Parameter'
    window.press('ctrl+shift+f')
    window.wait_focus('list item', 'The sender signs in with the account SID and its master '
                                   'token; a restricted API key is safer.')
    window.tab_to('button', 'Fix')
    window.press('Return')
    page = window.page('SMS')
    wait(lambda: [contents(node) for node in window.matches('text', 'Key', page)] ==
         ['From', 'To', 'Parameters'], 'the keys that Twilio wants')
    assert role_of(window.focused()) == 'list item', 'The list lost the focus'
    window.press('Escape')


def write_voice(window):
    """Step 9: the form of SMS, and the flow that calls."""
    window.press('alt+6')
    window.wait_focus('button', 'Add Voice Request')
    window.press('Tab')
    window.wait_focus('button', 'Copy from SMS')
    window.press('Return')
    window.wait_text('Voice starts the same flow as SMS')
    window.write(window.tab_to('text', 'URL'), url_of('voice'))


def write_message(window):
    """Step 11: first as the procedure has it."""
    window.press('alt+8')
    window.wait_focus('button', 'Add Message')
    window.press('Return')
    text = window.wait_focus('text', 'Text of the message')
    page = window.page('Messages')
    window.write(text, '{"OTP":${otp}}')
    window.wait_text('must stand between quotation marks', page=page)
    window.write(text, '{"OTP":"${otp}"}')
    wait(lambda: not any('quotation marks' in shown for shown in window.texts(page)), 'no finding')
    window.find('table cell', 'Sign-In Code, SMS, English: JSON', page=page)
    window.find('table cell', 'Sign-In Code, Voice, English: JSON', page=page)


def save(window):
    """Step 10. What is on the disk is what was typed."""
    window.press('ctrl+s')
    wait(lambda: get(window, 'provider.name') == 'Northwind OTP', 'the file')
    for path, value in (('name', 'Northwind'), ('provider.kind', 'custom-provider'),
                        ('authorization.kind', 'basic'), ('authorization.username', ACCOUNT),
                        ('numbers[0].number', SENDER_NUMBER), ('numbers[0].type', 'standard'),
                        ('numbers[0].sms', 'true'), ('numbers[0].voice', 'true'),
                        ('fallback.enabled', 'false')):
        assert get(window, path) == value, f'{path} is not {value}'
    for channel in FLOWS:
        assert get(window, f'{channel}.url') == url_of(channel)
        for row, (key, value) in enumerate((('From', '${from}'), ('To', '${to}'),
                                            ('Parameters', '${message}'))):
            assert get(window, f'{channel}.body[{row}].key') == key
            assert get(window, f'{channel}.body[{row}].value') == value
        message = get(window, f'messages.strong_authentication.{WORDS[channel]}.en')
        assert message == '{"OTP":"${otp}"}', message


def read_contract(window):
    """The way of each value to the flow that the account has, and that every code survives it."""
    window.press('alt+9')
    window.wait_focus('button', 'SMS')
    page = window.page('Contract')
    window.wait_text('All 1000000 codes survive', page=page)
    window.tab_to('list item', 'OTP: from "OTP": "${otp}" through Parameters to flow.data.OTP, '
                               'shown by send_code')
    window.tab_to('button', 'Voice', key='shift+Tab')
    window.press('space')
    window.tab_to('list item', 'OTP: from "OTP": "${otp}" through Parameters to flow.data.OTP, '
                               'shown by say_code')


def get_status(window):
    page = window.page('Test')
    return next((node.name for node in window.matches('status bar', None, page)), None)


def send(window, rehearsal, channel):
    """Step 12, with a clock that stands still until the test has looked."""
    rehearsal.ask('clock', {'speed': 0})
    window.press('ctrl+Return')
    window.wait_focus('button', 'Cancel')
    page = window.page('Test')
    window.wait_text('Accepted by Studio', page=page)
    status = get_status(window)
    assert status and 'elivered' not in status, status
    assert not any(node.name.startswith('Delivered')
                   for node in window.matches('list item', None, page)), 'Said before it is so'
    window.find('list item', 'Not yet: Delivered', page=page)
    rehearsal.ask('clock', {'speed': 20})
    wait(lambda: 'Delivered after' in get_status(window), 'the delivery', 60)
    return rehearsal.wait_arrival(channel)['code']


def compare(window, code):
    """What the phone showed is what was sent."""
    page = window.page('Test')
    assert any(f'otp {code}' in text for text in window.texts(page)), f'{code} was not sent'
    window.write(window.wait_focus('text', 'Code on the Phone'), code)
    window.press('Return')
    window.wait_text('That is the code that was sent', page=page)


def send_sms(window, rehearsal):
    window.press('ctrl+Return')
    window.wait_focus('button', 'SMS')
    window.press('Tab', 'Tab', 'Tab')
    page = window.page('Test')
    window.write(window.find('text', 'Destination', page=page), PHONE)
    compare(window, send(window, rehearsal, 'sms'))


def send_voice(window, rehearsal):
    window.tab_to('button', 'Change…', key='shift+Tab')
    window.press('Return')
    window.tab_to('button', 'Voice', key='shift+Tab')
    window.press('space')
    window.find('button', 'Send Test Voice', page=window.page('Test'))
    compare(window, send(window, rehearsal, 'voice'))


def read_history(window):
    """Both are remembered, and the phone's number is not shown."""
    row = window.tab_to('list item', 'Test')
    assert row.name.startswith('Test, Delivered '), row.name
    window.press('Down', 'Down')
    page = window.page('History')
    for word in WORDS.values():
        row = window.wait_text(f'{word} to +1•••••••0123, simulated', page=page)
        assert 'Delivered after' in row, row


def test_twelve_steps(desktop):
    started = time.monotonic()
    rehearsal = Rehearsal(desktop)
    rehearsal.add_account(ACCOUNT, SECRET, FLOWS)
    window = desktop.open(SENDER_STUDIO_ENDPOINTS=rehearsal.endpoints)
    for step in (create, choose_kind, name_provider, authorize, add_number, write_sms, mend_sms,
                 write_voice, set_fallback, write_message, read_contract, save):
        step(window)
    assert_secret_is_kept(desktop, SECRET, 'provider', 'basic')
    send_sms(window, rehearsal)
    send_voice(window, rehearsal)
    read_history(window)
    assert_secret_is_kept(desktop, SECRET, 'provider', 'basic')
    window.close()
    assert window.child.returncode == 0
    print(f'# {window.presses} presses, {time.monotonic() - started:.0f} s', file=sys.stderr)


run([test_twelve_steps])
