# SPDX-License-Identifier: GPL-3.0-or-later
"""Connecting an environment with the keyboard alone: what PingOne refuses is said in words of its
own, and leads to the field to mend."""

import json

from library import assert_secret_is_kept, get, make
from publishing import CLIENT, ENVIRONMENT, NAME, SETTINGS
from rehearsal import Rehearsal
from window import contents, is_seen, pyatspi, run, says, wait, wait_quietly

SECRET = 'secret-of-the-worker-application-71b'
OTHER = '11111111-0000-4000-8000-000000000001'
# Nothing in the windows says any of it.
TYPED = '~^'


class Connecting:
    """A configuration without a connection, and its window to connect it."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.rehearsal = Rehearsal(desktop)
        desktop.environment['SENDER_STUDIO_ENDPOINTS'] = self.rehearsal.endpoints
        self.rehearsal.ask('pingone/environments', {'settings': SETTINGS})
        self.window = desktop.open(make(desktop, 'studio', NAME))
        self.window.wait_text('Nothing leaves this computer')
        self.window.press('ctrl+shift+e')
        self.page = self.window.dialog('PingOne Connection')

    def add_client(self, **more):
        """The worker application, as it is from now on."""
        self.rehearsal.ask('pingone/clients',
                           {'client_id': CLIENT, 'client_secret': SECRET, **more})

    def has_focus(self, name):
        """Whether a letter arrives in that entry, which libadwaita 1.2 does not tell."""
        node = self.window.find('text', name, page=self.page)
        before = contents(node)
        self.window.press('End')
        self.window.type('z')
        arrived = wait_quietly(lambda: says(node, before + 'z'))
        self.window.press('BackSpace')
        return arrived and wait(lambda: contents(node) == before, f'“{before}” in “{name}”')

    def enter(self, name, text):
        return self.window.enter(name, text, page=self.page)

    def choose(self, name, *keys):
        self.window.tab_to('combo box', name)
        self.window.press('space', *keys, 'Return')

    def verify(self, verdict):
        self.window.press('ctrl+Return')
        return self.window.wait_text(verdict, page=self.page)

    def mend(self, name):
        """Follows the verdict to the entry that it is about."""
        self.window.wait_focus('button', 'Go to Field')
        self.window.press('Return')
        assert self.has_focus(name), f'“{name}” has no focus'

    def is_kept(self):
        """Whether the secret is said to be in the keyring."""
        return any('Stored in the keyring' in text for text in self.window.texts(self.page))


def fill_in(connecting):
    window = connecting.window
    assert connecting.has_focus('Environment ID')
    window.type(ENVIRONMENT)
    connecting.choose('Region', 'Down')
    connecting.enter('Client ID', CLIENT)
    window.tab_to('button', 'Set…')
    window.press('Return')
    secret = window.find('text', 'Client Secret', page=connecting.page)
    wait(lambda: is_seen(secret, connecting.page), 'the secret to be scrolled to')
    window.type('not-' + SECRET)


class Listener:
    """What assistive tools are told of texts that change, and what they can read."""

    def __init__(self, window):
        self.window = window
        self.heard = ''
        pyatspi.Registry.registerEventListener(self.changed, 'object:text-changed')

    def changed(self, event):
        self.heard += str(event.any_data)

    def hears(self, text):
        self.window.focused()  # Lets events come in.
        return text in self.heard

    def texts(self):
        for window in self.window.windows():
            for node in self.window.walk(window):
                yield from (node.name, node.description, *node.getAttributes())
                if 'Text' in pyatspi.listInterfaces(node):
                    text = node.queryText()
                    yield contents(node)
                    yield ''.join(chr(max(text.getCharacterAtOffset(i), 0))
                                  for i in range(text.characterCount))
                    yield from (text.getStringAtOffset(0, granularity)[0]
                                for granularity in range(5))


def assert_connected(connecting):
    """Told in the window, in the keyring and in the file; PingOne was only read."""
    window, desktop = connecting.window, connecting.desktop
    window.press('Escape')
    wait(lambda: window.windows() == [window.frame], 'the connection to close')
    window.wait_text('In use now: ')
    window.press('ctrl+s')
    for path, value in (('environment.id', ENVIRONMENT), ('environment.region', 'EU'),
                        ('pingone.client-id', CLIENT), ('pingone.client-authentication', 'post')):
        wait(lambda path=path, value=value: get(desktop, path) == value, f'{path} in the file')
    assert_secret_is_kept(desktop, SECRET, 'pingone', 'client')
    assert {request['method'] for request in connecting.rehearsal.ask('requests')['requests']
            if request['service'] == 'pingone-api'} == {'GET'}
    window.close()
    assert window.child.returncode == 0


def test_typing_is_not_told(desktop):
    """What is typed for a secret is told to no assistive tool, neither whole nor by the letter, as
    long as nobody wants to see it."""
    connecting = Connecting(desktop)
    window, page = connecting.window, connecting.page
    listener = Listener(window)
    connecting.enter('Client ID', TYPED)
    wait(lambda: listener.hears('~') and listener.hears('^'), 'what is typed to be told')
    assert TYPED in list(listener.texts())
    connecting.enter('Client ID', CLIENT)
    window.tab_to('button', 'Set…')
    window.press('Return')
    secret = window.find('text', 'Client Secret', page=page)
    listener.heard = ''
    window.type(TYPED)
    wait(lambda: says(secret, TYPED), 'two dots')
    window.press('BackSpace')
    wait(lambda: says(secret, '~'), 'one dot')
    wait_quietly(lambda: any(map(listener.hears, TYPED)))
    assert not set(TYPED) & set(listener.heard), listener.heard
    told = [text for text in listener.texts() if set(TYPED) & set(text)]
    assert not told, told
    # The button that shows it is the next one; GTK 4.8 calls it by its type.
    window.press('Tab', 'space')
    wait(lambda: contents(secret) == '~', 'the text once it is to be seen')


def test_connecting(desktop):
    connecting = Connecting(desktop)
    window = connecting.window
    connecting.add_client(authentication='post', environments=[OTHER])
    fill_in(connecting)
    said = {connecting.verify('in neither way of client authentication')}
    connecting.mend('Client ID')
    connecting.enter('Client Secret', SECRET)
    said.add(connecting.verify('Client Secret Post only'))
    window.wait_focus('button', 'Use Post')
    window.tab_to('button', 'Go to Field', key='shift+Tab')
    window.press('Return')
    window.wait_focus('combo box', 'Client Authentication')
    assert not connecting.is_kept()
    # Its role is for another environment, and then it has none at all.
    window.press('space', 'Down', 'Return')
    for environments in ([OTHER], []):
        connecting.add_client(authentication='post', environments=environments)
        said.add(connecting.verify('or the worker application has no role in it'))
        connecting.mend('Environment ID')
        assert not connecting.is_kept()
    assert len(said) == 3, said
    connecting.add_client(authentication='post')
    connecting.verify('PingOne accepts this connection')
    window.wait_text('Stored in the keyring', page=connecting.page)
    assert_connected(connecting)


def test_adopting(desktop):
    """The right way of client authentication is one button, and asks once more."""
    connecting = Connecting(desktop)
    window = connecting.window
    connecting.add_client(authentication='post')
    fill_in(connecting)
    connecting.enter('Client Secret', SECRET)
    connecting.verify('Client Secret Post only')
    window.wait_focus('button', 'Use Post')
    window.press('Return')
    window.wait_text('PingOne accepts this connection', page=connecting.page)
    assert_connected(connecting)


run([test_typing_is_not_told, test_connecting, test_adopting])
