# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests share that publish once, and then change every kind of object."""

import json
import os

import cli
from publishing import API, SETTINGS, SMS, Publishing, actions

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
PAST = ['changed', 'changed', 'created', 'deleted', 'changed']
N_WRITES = len(WRITES)
# Each write but the first: its method, where it is, and how many such writes come before it.
PLACES = [('PUT', CONTENTS, 0), ('POST', CONTENTS, 0), ('DELETE', CONTENTS, 0),
          ('PUT', SETTINGS, 1)]


class Updating(Publishing):
    """Something is published, and then every kind of object is changed."""

    def __init__(self, home, rehearsal):
        super().__init__(home, rehearsal)
        self.prepare()
        self.json('publish')
        self.former = self.state()
        self.edit()
        self.forget_requests()

    def prepare(self):
        """Before the first publish."""

    def edit(self):
        """After it."""
        self.set('provider.name=Second', SMS + '={"code":"${otp}"}',
                 FRIENDLY + '={"Hi":"${otp}"}', 'fallback.enabled=true')
        self.home.run('remove', self.name, VOICE)

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

    def fault_at(self, place, **more):
        method, path, skip = place
        self.fault(method=method, path=path, skip=skip, **more)

    def n_tokens(self):
        return len([request for request in self.rehearsal.ask('requests')['requests']
                    if request['path'].endswith('/as/token')])

    def has_journal(self):
        kept = [os.path.join(folder, name) for folder, _, names in os.walk(self.home.path)
                for name in names if name == 'publishing.json']
        return len(kept) == 1

    def check_partial(self, done, position):
        """What is told of it: what was written, what was not, and what to do."""
        lines = done.out.splitlines()
        for title, past in zip(TITLES[:position], PAST):
            assert f'{title}: {past}' in lines or f'{title}: perhaps written' in lines, done.out
        assert f'{TITLES[0]}: changed' in lines, done.out
        for title in TITLES[position:]:
            assert f'{title}: not written' in lines, done.out
        assert 'Some of it is live' in done.err and '--resume' in done.err, done.err
        assert self.has_journal()

    def check_goes_on(self, position, **secrets):
        self.clear_faults()
        self.forget_requests()
        left = self.json('publish', status=1, **secrets)
        assert left['state'] == 'partial' and actions(left)[position:] == STEPS[position:], left
        assert all(step['action'] == 'keep' for step in left['steps'][:position]), left
        assert self.json('publish', '--resume', **secrets)['state'] == 'published'
        assert [method for method, _ in self.writes()] == WRITES[position:]
        assert self.state() == self.new_state(), self.state()
        assert not self.has_journal()

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
