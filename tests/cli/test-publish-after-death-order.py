# SPDX-License-Identifier: GPL-3.0-or-later
"""What we had written of a request before a publish was killed is found again and taken back,
though somebody else has put it in another place since and changed what is beside it. So is another
order of rows."""

import cli
from dying import where_it_died
from publishing import SMS
from updating import Updating

OTHER = 'https://studio.twilio.com/v2/Flows/FW' + '8' * 32 + '/Executions'
# The sender and a text.
WRITES = ['PUT', 'PUT']
TEXT = SMS + '={"code":"${otp}"}'
FURTHER = ('add', 'voice.headers', 'name=X-Further', 'value=1')


class Sending(Updating):
    """There are two requests for SMS. Something is changed in the first one, and a text after
    it."""

    def prepare(self):
        self.home.run('add', self.name, 'sms', f'url={OTHER}', 'method=POST')
        self.home.run('add', self.name, 'sms[1].headers', 'name=content-type',
                      'value=application/x-www-form-urlencoded')
        for request, key, value in (
                ('sms[1]', 'To', '${to}'), ('sms[1]', 'From', '${from}'),
                ('sms[1]', 'Parameters', '${message}'), ('sms[1]', 'Kind', 'second'),
                ('sms', 'Kind', 'first')):
            self.home.run('add', self.name, f'{request}.body', f'key={key}', f'value={value}')

    def edit(self):
        self.set('sms.body[0].value=+${to}', TEXT)


class Moving(Sending):
    """Of the first one nothing is changed but the order of its rows."""

    def edit(self):
        self.home.run('remove', self.name, 'sms.body[0]')
        self.home.run('add', self.name, 'sms.body', 'key=To', 'value=${to}')
        self.set(TEXT)


def other_order(sender):
    sender['requests'].reverse()


def other_order_and_each_changed(sender):
    other_order(sender)
    for request in sender['requests']:
        request['body'] = request['body'].replace('&Kind=', '&Kind=their')


def another_in_front(sender):
    other = sender['requests'][-1]
    sender['requests'].insert(0, {**other, 'url': OTHER.replace('8', '6'),
                                  'body': 'To=${to}&Parameters=${message}'})


def name(sender):
    sender['name'] = 'Theirs'


EACH_CHANGED = ['sms.body[3].value', 'sms[1].body[3].value']


def after(make, changes):
    with where_it_died(make, 1, WRITES, FURTHER, lambda live: live['senders']) as afterwards:
        for change, paths in changes.items():
            def change_live(live, change=change):
                change(live['senders'][0])
            change_live.__name__ = change.__name__
            afterwards.check(change_live, paths)


def what_is_ours_is_found_in_another_place():
    after(Sending, {other_order: [], other_order_and_each_changed: EACH_CHANGED,
                    another_in_front: ['sms[2]']})


def an_order_of_rows_is_ours():
    after(Moving, {name: ['provider.name']})


cli.main([what_is_ours_is_found_in_another_place, an_order_of_rows_is_ours])
