# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages with what an environment has of them, with the keyboard alone."""

from library import senderctl
from publishing import NAME, Publishing
from window import contents, run, wait

MESSAGE = '{"OTP":"${otp}"}'
THEIRS = 'Somebody’s ${otp}'
TEXT = '{"OTP":"${otp}","branch":"Harbour"}'
VOICE = 'messages.strong_authentication.Voice.en'
# What the environment sends, one of which no list of ours has.
TEMPLATES = [
    {'id': 'strong_authentication', 'name': 'strong_authentication', 'displayName': 'Sign-In',
     'deliveryMethods': ['SMS', 'Voice', 'Email'],
     'allowDynamicVariables': False,
     'variables': {'otp': {'required': True}, 'shift': {'required': True}}},
    {'id': 'shift_change', 'name': 'shift_change', 'displayName': 'Shift Change',
     'deliveryMethods': ['SMS'], 'variables': {'shift': {}}},
]
LANGUAGES = [{'locale': 'en', 'enabled': True, 'default': True},
             {'locale': 'de', 'enabled': True}, {'locale': 'fr', 'enabled': False}]


def write_voice(publishing):
    """Somebody else wrote what a call says; this configuration says nothing."""
    publishing.rehearsal.ask('pingone/environments', {'contents': {'strong_authentication': [
        {'deliveryMethod': 'Voice', 'locale': 'en', 'content': THEIRS, 'voice': 'Alice'}]}})
    senderctl(publishing.desktop, 'remove', NAME, VOICE)


def open_messages(publishing):
    window = publishing.open('Messages')
    publishing.says('Notifications and languages as the stand-in has them')
    return window


def go_to_cell(publishing, name, *keys):
    """With Tab into the table, and on with the arrow keys; the cell that is reached."""
    window = publishing.window
    window.tab_to('button', 'Add')
    window.step()
    for key in keys:
        window.press(key)
    return window.wait_focus('table cell', name)


def cells(publishing):
    """What stands in each cell."""
    return dict(node.name.rsplit(': ', 1)
                for node in publishing.window.matches('table cell', None, publishing.page))


def test_matrix(desktop):
    """Rows, columns and what can be sent are what the environment says of its templates."""
    publishing = Publishing(desktop)
    publishing.rehearsal.ask('pingone/environments',
                             {'templates': TEMPLATES, 'languages': LANGUAGES})
    window = open_messages(publishing)
    publishing.says('shift_change')
    told = cells(publishing)
    for name, state in (('Sign-In Code, SMS, English', 'JSON, not published'),
                        ('Sign-In Code, SMS, German', 'Missing'),
                        ('Shift Change, SMS, English', 'Ping’s text'),
                        ('Shift Change, SMS, German', 'Ping’s text'),
                        ('Shift Change, Voice, English', 'Not sent')):
        assert told[name] == state, (name, told)
    # Of languages, those that are enabled; of channels, none that goes elsewhere than to phones.
    assert not [name for name in told if 'French' in name or 'Email' in name], told
    publishing.says('Ping’s own text · PingOne does not have it yet.')
    publishing.says('The message lacks “${shift}”, which “strong_authentication” requires')
    window.find('button', 'Insert ${shift}', page=publishing.page)
    go_to_cell(publishing, 'Shift Change, SMS, English: Ping’s text', *['Down'] * (len(told) // 4))
    publishing.says('Ping’s own text')
    publishing.press('Write Your Own')
    window.find('table cell', 'Shift Change, SMS, English: JSON, not published',
                page=publishing.page)
    window.close()


def test_taking_over(desktop):
    """One text of PingOne's, and one step back."""
    publishing = Publishing(desktop)
    write_voice(publishing)
    window = open_messages(publishing)
    go_to_cell(publishing, 'Sign-In Code, Voice, English: At PingOne', 'Right')
    publishing.says(THEIRS)
    publishing.press('Take Over')
    wait(lambda: contents(window.find('text', 'Text of the message', page=publishing.page)) ==
         THEIRS, 'their text')
    publishing.says('PingOne has it.')
    window.press('ctrl+z')
    window.find('table cell', 'Sign-In Code, Voice, English: At PingOne', page=publishing.page)
    assert publishing.writes() == []
    window.close()


def test_restoring(desktop):
    """Ping's own text comes back with the next publish, which deletes what it wrote before."""
    publishing = Publishing(desktop)
    publishing.publish()
    n_writes = len(publishing.writes())
    window = open_messages(publishing)
    go_to_cell(publishing, 'Sign-In Code, SMS, English: JSON')
    publishing.press('Restore Ping’s Text')
    window.wait_text('Ping’s text is back for 1 message once published')
    window.find('table cell', 'Sign-In Code, SMS, English: Removed', page=publishing.page)
    assert publishing.contents() == {'SMS': MESSAGE, 'Voice': MESSAGE}
    publishing.go_to('ctrl+shift+p', 'Publish')
    publishing.row('Sign-In Code, SMS, English, Ours.', 'After publishing: nothing.')
    publishing.start()
    dialog = window.dialog('Restore Ping’s own text of 1 message')
    assert len(publishing.writes()) == n_writes, publishing.writes()
    publishing.confirm(dialog)
    publishing.says('Published, and read back')
    assert [method for method, _ in publishing.writes()[n_writes:]] == ['DELETE']
    assert publishing.contents() == {'Voice': MESSAGE}
    publishing.go_to('alt+8', 'Messages')
    window.find('table cell', 'Sign-In Code, SMS, English: Ping’s text', page=publishing.page)
    window.close()


def get_variants(publishing):
    """What is written of the texts of SMS, by variant."""
    return {content.get('variant'): content['content']
            for content in publishing.live()['contents']['strong_authentication']
            if content['deliveryMethod'] == 'SMS' and not content.get('default')}


def test_variant(desktop):
    """A text of its own, which is one object more at PingOne."""
    publishing = Publishing(desktop)
    publishing.publish()
    n_writes = len(publishing.writes())
    window = open_messages(publishing)
    go_to_cell(publishing, 'Sign-In Code, SMS, English: JSON')
    window.tab_to('button', 'Add', key='shift+Tab')
    window.press('Return')
    window.wait_focus('menu item', 'Notification…')
    window.press('Down', 'Down')
    window.wait_focus('menu item', 'Variant…')
    window.press('Return')
    window.wait_focus('text', 'Name of the variant')
    window.type('Branch')
    window.press('Return')
    window.write(window.wait_focus('text', 'Text of the message'), TEXT)
    window.find('table cell', 'Branch, SMS, English: JSON, not published', page=publishing.page)
    publishing.go_to('ctrl+shift+p', 'Publish')
    publishing.row('Sign-In Code', 'Branch', 'Ours.', f'After publishing: {TEXT}.')
    publishing.start()
    publishing.says('Published, and read back')
    assert [method for method, _ in publishing.writes()[n_writes:]] == ['POST']
    assert get_variants(publishing) == {None: MESSAGE, 'Branch': TEXT}
    window.close()


run([test_matrix, test_taking_over, test_restoring, test_variant])
