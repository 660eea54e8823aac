# SPDX-License-Identifier: GPL-3.0-or-later
"""What we had written of a request before a publish was killed is found again and taken back,
though somebody else has put it in another place since and changed what is beside it. So is another
order of rows. What they add is not taken for ours."""

import cli
from dying import where_it_died
from publishing import SMS
from updating import Updating

OTHER, OWN, THEIRS = (f'https://studio.twilio.com/v2/Flows/FW{digit * 32}/Executions'
                      for digit in '867')
# The sender and a text.
WRITES = ['PUT', 'PUT']
TEXT = SMS + '={"code":"${otp}"}'
FURTHER = ('add', 'voice.headers', 'name=X-Further', 'value=1')


class Sending(Updating):
    """There are two requests for SMS. Something is changed in the first one, and a text after
    it."""

    def prepare(self):
        self.add_request('sms[1]', OTHER)
        self.add('sms.body', 'key=Kind', 'value=first')
        self.add('sms[1].body', 'key=Kind', 'value=second')

    def edit(self):
        self.set('sms.body[0].value=+${to}', TEXT)


class Moving(Sending):
    """Of the first one nothing is changed but the order of its rows."""

    def edit(self):
        self.home.run('remove', self.name, 'sms.body[0]')
        self.add('sms.body', 'key=To', 'value=${to}')
        self.set(TEXT)


class Adding(Sending):
    """A third one is added."""

    def edit(self):
        self.add_request('sms[2]', OWN)
        self.set(TEXT)


def other_order(sender):
    sender['requests'].reverse()


def other_order_and_each_changed(sender):
    other_order(sender)
    for request in sender['requests']:
        request['body'] = request['body'].replace('&Kind=', '&Kind=their')


def another_in_front(sender):
    other = sender['requests'][-1]
    sender['requests'].insert(0, {**other, 'url': THEIRS,
                                  'body': 'To=${to}&Parameters=${message}'})


def name(sender):
    sender['name'] = 'Theirs'


EACH_CHANGED = ['sms.body[3].value', 'sms[1].body[3].value']


def after(make, n_done, changes):
    with where_it_died(make, n_done, WRITES, FURTHER,
                       lambda live: live['senders'][:n_done]) as afterwards:
        for change, paths in changes.items():
            def change_live(live, change=change):
                change(live['senders'][0])
            change_live.__name__ = change.__name__
            afterwards.check(change_live, paths)


def what_is_ours_is_found_in_another_place():
    after(Sending, 1, {other_order: [], other_order_and_each_changed: EACH_CHANGED,
                       another_in_front: ['sms[2]']})


def an_order_of_rows_is_ours():
    after(Moving, 1, {name: ['provider.name']})


def what_they_add_is_not_what_we_did_not_write():
    after(Adding, 0, {another_in_front: ['sms[3]']})
    after(Adding, 1, {another_in_front: ['sms[3]']})


cli.main([what_is_ours_is_found_in_another_place, an_order_of_rows_is_ours,
          what_they_add_is_not_what_we_did_not_write])
