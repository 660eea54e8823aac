# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins that a test starts itself and asks what they saw."""

import json
import subprocess
import urllib.request

from window import REHEARSAL, SENDERCTL, wait


class Rehearsal:
    """A sender-rehearsal; it ends with the desktop. SPEED: seconds of it in one of ours."""

    def __init__(self, desktop, speed=1):
        self.child = subprocess.Popen([REHEARSAL, '--until-eof', f'--speed={speed}'],
                                      env=desktop.environment, stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, text=True)
        desktop.children.append(self.child)
        self.endpoints = self.child.stdout.readline().strip().partition('=')[2]
        self.control = self.child.stdout.readline().strip().partition('=')[2]

    def ask(self, name, body=None):
        """What the control interface answers; with BODY it is told something."""
        data = None if body is None else json.dumps(body).encode()
        with urllib.request.urlopen(self.control + name, data=data, timeout=10) as answer:
            return json.load(answer)

    def delete(self, name):
        request = urllib.request.Request(self.control + name, method='DELETE')
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def add_account(self, sid, token, flows):
        """An account with a right flow for each channel: FLOWS is channel to flow SID."""
        self.ask('accounts', {'sid': sid, 'token': token})
        for channel, flow in flows.items():
            made = subprocess.run([SENDERCTL, 'flow', 'new', channel], check=True, text=True,
                                  capture_output=True)
            self.ask('flows', {'sid': flow, 'account_sid': sid,
                               'definition': json.loads(made.stdout)})

    def wait_arrival(self, channel):
        """What reached the phone on that channel."""
        return wait(lambda: next((arrival for arrival in self.ask('handset')['handset']
                                  if arrival['channel'] == channel), None),
                    f'something on the phone through {channel}')
