# SPDX-License-Identifier: GPL-3.0-or-later
"""A configuration that is connected to an environment of the stand-ins, and its Publish page."""

import json

from library import make, senderctl
from rehearsal import Rehearsal
from window import role_of, wait

NAME = 'Northwind'
PLACE = 'Northwind EU'
ENVIRONMENT = '00000000-0000-4000-8000-000000000001'
CLIENT = '00000000-0000-4000-8000-000000000002'
ACCOUNT = 'AC' + '0' * 32
FLOWS = {'sms': 'FW5e4d3c2b1a0f9e8d7c6b5a4f3e2d1c0b', 'voice': 'FW0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e'}
SMS = 'messages.strong_authentication.SMS.en'
# The writes of a first publish.
FIRST = [('POST', 'phoneDeliverySettings'), ('POST', 'contents'), ('POST', 'contents'),
         ('PUT', 'notificationsSettings')]
# What nobody here may touch, with an entry of the chain and a member that are unknown.
SETTINGS = {
    'deliveryMode': 'ALL',
    'from': {'name': 'Help Desk', 'address': 'help@example.com'},
    'smsProvidersFallbackChain': ['mystery-provider'],
    'future': {'kept': [1, 2.5], 'said': 'à la carte'},
}


class Publishing:
    """The stand-ins, the configuration with its secrets in the keyring, and the window."""

    def __init__(self, desktop, production=False):
        self.desktop = desktop
        self.rehearsal = Rehearsal(desktop, speed=20)
        desktop.environment['SENDER_STUDIO_ENDPOINTS'] = self.rehearsal.endpoints
        self.path = make(desktop, 'studio', NAME)
        self.set(f'authorization.username={ACCOUNT}', f'environment.id={ENVIRONMENT}',
                 f'pingone.client-id={CLIENT}', 'provider.name=Twilio Studio',
                 f'environment.name={PLACE}', f'environment.production={json.dumps(production)}',
                 *(f'{channel}.url=https://studio.twilio.com/v2/Flows/{flow}/Executions'
                   for channel, flow in FLOWS.items()))
        senderctl(desktop, 'add', NAME, 'numbers', 'number=+14155550100', 'sms=true', 'voice=true')
        senderctl(desktop, 'secret', 'set', NAME, text='provider-secret-of-this-test\n')
        senderctl(desktop, 'secret', 'set', NAME, '--kind', 'pingone',
                  text='rehearsal-client-secret\n')
        self.rehearsal.ask('pingone/environments', {'settings': SETTINGS})

    def set(self, *words):
        senderctl(self.desktop, 'set', NAME, *words)

    def publish(self):
        """As somebody did before."""
        senderctl(self.desktop, 'publish', NAME, '--yes')

    def open(self, section='Publish'):
        """The window with that page."""
        self.window = self.desktop.open(f'--section={section.lower()}', self.path)
        self.page = self.window.page(section)
        return self.window

    def go_to(self, key, section):
        """Shows another page, with its key."""
        self.window.press(key)
        self.page = self.window.page(section)

    def read_again(self):
        """Asks on demand how what is live stands to the configuration."""
        self.press('Read Again', key='shift+Tab')

    def says(self, part, seconds=30):
        return self.window.wait_text(part, seconds, self.page)

    def start(self):
        self.window.press('ctrl+shift+p')

    def rename(self, name):
        """In the window, which goes to the page of publishing after it."""
        window = self.window
        window.press('alt+2')
        window.write(window.find('text', 'Provider Name', page=window.page('Provider')), name)
        window.press('ctrl+shift+p')
        self.row('Provider, name, Ours.', f'After publishing: {name}.')

    def die(self):
        """Kills the window when the sender and the first text are live, and no answer has come."""
        self.fault(kind='hang', method='POST', handled=True, skip=1, count=1)
        window = self.open()
        self.says(f'Plan for {PLACE}')
        self.start()
        wait(lambda: self.writes() == FIRST[:2], 'the second write')
        wait(lambda: len(self.contents()) == 1, 'the first text')
        window.kill()
        self.rehearsal.delete('faults')

    def press(self, name, key='Tab'):
        """A button of the page, with the keyboard."""
        self.window.find('button', name, page=self.page)
        self.window.tab_to('button', name, key=key)
        self.window.press('Return')

    def confirm(self, dialog, name=f'Publish to {PLACE}'):
        """Says yes to a question, by the button that names the environment."""
        self.window.find('button', name, page=dialog)
        self.window.tab_to('button', name)
        self.window.press('Return')
        wait(lambda: self.window.windows() == [self.window.frame], 'the question to close')

    def row(self, *parts):
        """The row that says all that of itself."""
        return wait(lambda: next((node for node in self.window.walk(self.page)
                                  if role_of(node) == 'list item' and
                                  all(part in node.name for part in parts)), None),
                    f'a row that says {parts}')

    def live(self):
        return self.rehearsal.ask(f'pingone/environments/{ENVIRONMENT}')['environment']

    def contents(self):
        """What is written of the texts, by channel."""
        return {content['deliveryMethod']: content['content']
                for content in self.live()['contents'].get('strong_authentication', [])
                if not content.get('default')}

    def requests(self):
        return [request for request in self.rehearsal.ask('requests')['requests']
                if request['service'] == 'pingone-api']

    def writes(self):
        return [(request['method'], request['path'].rsplit('/', 1)[1])
                for request in self.requests() if request['method'] != 'GET']

    def change_voice(self, url):
        """Somebody else changes one address. Both requests are one value to the API."""
        requests = self.live()['senders'][0]['requests']
        requests[1]['url'] = url
        self.change('senders', {'requests': requests})

    def change(self, what, values, **more):
        """Somebody else changes something."""
        self.rehearsal.ask('pingone/changes', {'in': what, 'set': values, **more})

    def fault(self, **fault):
        self.rehearsal.ask('faults', {'service': 'pingone-api', **fault})
