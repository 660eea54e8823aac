# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests share that publish once, and then change every kind of object."""

import json

import cli
from publishing import API, SMS, Publishing

FRIENDLY = SMS + '.friendly'
VOICE = 'messages.strong_authentication.Voice.en'
CONTENTS = API + 'templates/strong_authentication/contents'
# What the update writes, in this order, and how programs and people read of it.
WRITES = ['PUT', 'PUT', 'POST', 'DELETE', 'PUT']
STEPS = ['sender:update', 'template:update', 'template:create', 'template:delete',
         'fallback:update']
TITLES = ['Sender “Second”', 'Sign-In Code · SMS · English',
          'Sign-In Code · SMS · English · friendly', 'Sign-In Code · Voice · English',
          'Fallback chain']
N_WRITES = len(WRITES)


class Updating(Publishing):
    """Something is published, and then every kind of object is changed."""

    def __init__(self, home, rehearsal):
        super().__init__(home, rehearsal)
        self.json('publish')
        self.former = self.state()
        self.set('provider.name=Second', SMS + '={"code":"${otp}"}',
                 FRIENDLY + '={"Hi":"${otp}"}', 'fallback.enabled=true')
        home.run('remove', self.name, VOICE)
        self.forget_requests()

    def state(self):
        """All that is live, without times, and with no ids but those of senders."""
        live = self.live()
        for one in (live['settings'], *live['senders'], *sum(live['contents'].values(), [])):
            for name in ('createdAt', 'updatedAt'):
                one.pop(name, None)
        for contents in live['contents'].values():
            for content in contents:
                del content['id']
            contents.sort(key=in_order)
        return live

    def writes_at(self, place):
        """Methods and bodies of what was written there, senders with digests of their secret."""
        return [(request['method'], request['body'])
                for request in self.rehearsal.ask('requests')['requests']
                if request['service'] == 'pingone-api' and request['method'] != 'GET'
                and request['path'].startswith(place)]

    def new_state(self):
        """What the update makes of it."""
        new = json.loads(json.dumps(self.former))
        new['senders'][0]['name'] = 'Second'
        new['settings']['smsProvidersFallbackChain'].append('PINGONE_TWILIO')
        sms, = [content for content in new['contents']['strong_authentication']
                if content['deliveryMethod'] == 'SMS']
        sms['content'] = '{"code":"${otp}"}'
        friendly = {**sms, 'variant': 'friendly', 'content': '{"Hi":"${otp}"}'}
        new['contents']['strong_authentication'] = sorted([sms, friendly], key=in_order)
        return new


def in_order(content):
    return json.dumps(content, sort_keys=True)


def updating(test):
    def run():
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            test(Updating(home, rehearsal))
    run.__name__ = test.__name__
    return run
