# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody else changes of the sender after a publish of ours was killed stays theirs, whether
we had written it or not."""

import cli
from dying import where_it_died
from publishing import SMS
from updating import Updating

URL = 'https://studio.twilio.com/v2/Flows/FW' + '7' * 32 + '/Executions'
# The sender and a text.
WRITES = ['PUT', 'PUT']
OWN_NUMBER = '+14155550101'
FURTHER = ('add', 'voice.headers', 'name=X-Further', 'value=1')


class Sending(Updating):
    """The sender is changed in more ways than one, and a text after it."""

    def edit(self):
        self.set('provider.name=Second', SMS + '={"code":"${otp}"}')
        self.home.run('add', self.name, 'sms.body', 'key=Own', 'value=1')
        self.home.run('add', self.name, 'numbers', f'number={OWN_NUMBER}', 'sms=true',
                      'voice=true')


def name(sender):
    sender['name'] = 'Theirs'


def url(sender):
    sender['requests'][1]['url'] = URL


def header(sender):
    sender['requests'][0]['headers']['X-Their'] = '1'


def row(sender):
    sender['requests'][0]['body'] += '&Their=1'


def replace_in_body(sender, old, new):
    request = sender['requests'][0]
    request['body'] = request['body'].replace(old, new)


def old_row(sender):
    replace_in_body(sender, 'To=${to}', 'To=%2B${to}')


def old_row_gone(sender):
    replace_in_body(sender, '&Parameters=${message}', '')


def own_row(sender):
    """Which stays, whatever becomes of the rest of it."""
    own_row_gone(sender)
    sender['requests'][0]['body'] += '&Own=2'


def own_row_gone(sender):
    replace_in_body(sender, '&Own=1', '')


def number(sender):
    sender['numbers'].append({**sender['numbers'][0], 'number': '+14155550103'})


def own_number(sender):
    own_number_gone(sender)
    sender['numbers'].append({**sender['numbers'][0], 'number': OWN_NUMBER,
                              'capabilities': ['SMS']})


def own_number_gone(sender):
    sender['numbers'] = [one for one in sender['numbers'] if one['number'] != OWN_NUMBER]


CHANGES = {
    name: 'provider.name',
    url: 'voice.url',
    header: 'sms.headers[1]',
    row: 'sms.body[4]',
    old_row: 'sms.body[0].value',
    old_row_gone: 'sms.body[2]',
    own_row: 'sms.body[3].value',
    own_row_gone: 'sms.body[3]',
    number: 'numbers[2]',
    own_number: 'numbers[1].voice',
    own_number_gone: 'numbers[1]',
}
# Once ours is taken back they are as if we had never written them.
GONE_WITH_OURS = (own_row_gone, own_number_gone)


def after(n_done, changes):
    with where_it_died(Sending, n_done, WRITES, FURTHER,
                       lambda live: live['senders']) as afterwards:
        for change in changes:
            def change_live(live, change=change):
                change(live['senders'][0])
            change_live.__name__ = f'{change.__name__} after {n_done}'
            afterwards.check(change_live, [CHANGES[change]], is_gone=change in GONE_WITH_OURS)


def what_they_change_of_a_sender_stays():
    after(1, CHANGES)


def what_they_change_of_a_sender_stays_when_all_was_written():
    after(2, [name, header, own_row])


cli.main([what_they_change_of_a_sender_stays,
          what_they_change_of_a_sender_stays_when_all_was_written])
