# SPDX-License-Identifier: GPL-3.0-or-later
"""What an environment uses now, what in it keeps codes from users, and how a configuration stands
to what is live: said where it is opened, and anew on demand."""

from publishing import ENVIRONMENT, FIRST, Publishing
from window import run

UNLISTED = 'a sender that is not in the list (mystery-provider)'
REFUSED = f'/v1/environments/{ENVIRONMENT}/notificationsSettings'
THEIR_URL = 'https://studio.twilio.com/v2/Flows/FW' + '7' * 32 + '/Executions'


def policy(name, *chain, **more):
    return {'name': name, 'countryLimit': {'type': 'ALLOWED', 'countries': ['CA']},
            'providerConfiguration': {'conditions': [
                {'deliveryMethods': ['SMS', 'VOICE'],
                 'fallbackChain': [{'id': entry} for entry in chain]}]}, **more}


def test_in_use(desktop):
    """From the chain and the policies, before and after publishing."""
    publishing = Publishing(desktop)
    publishing.set('fallback.enabled=true')
    publishing.rehearsal.ask('pingone/environments', {'policies': [
        policy('Staff', 'PINGONE_TWILIO', default=True), {'name': 'Guests'}]})
    window = publishing.open('Sender')
    publishing.says(f'SMS and Voice: {UNLISTED}.')
    publishing.says('Policy “Staff” (marked as default), SMS and Voice: Ping’s own server.')
    publishing.says('Which policy applies to which user is not documented.')
    window.wait_text(f'In use now: {UNLISTED}; where policy “Staff” (marked as default) applies: '
                     'Ping’s own server')
    publishing.go_to('ctrl+shift+p', 'Publish')
    publishing.says('Plan for')
    publishing.start()
    publishing.says('Published, and read back')
    publishing.go_to('alt+1', 'Sender')
    after = f'Twilio Studio, then {UNLISTED}, then Ping’s own account'
    publishing.says(f'SMS and Voice: {after}.')
    publishing.says('Policy “Staff” (marked as default), SMS and Voice: Ping’s own server.')
    window.wait_text(f'In use now: {after}; where policy “Staff” (marked as default) applies: '
                     'Ping’s own server')
    window.close()


# What keeps codes from users, as findings say it: SS801 to SS805.
WRONG = ('PingOne has this sender and never asks it: neither the fallback chain nor a policy',
         'Where policy “Staff” applies, the fallback chain does not count',
         'Policy “Staff” lets SMS and Voice go to Canada only.',
         'The environment delivers to listed users only, and lists 0.',
         'English is not enabled in the environment')


def test_findings(desktop):
    """What is wrong in the environment is found, and is gone once it was mended there."""
    publishing = Publishing(desktop)
    publishing.publish()
    mended = publishing.live()['settings']
    publishing.change('settings', {'deliveryMode': 'WHITELIST',
                                   'smsProvidersFallbackChain': ['PINGONE_TWILIO']})
    publishing.change('languages', {'enabled': False})
    publishing.rehearsal.ask('pingone/environments',
                             {'policies': [policy('Staff', 'PINGONE_TWILIO')]})
    window = publishing.open('Publish')
    window.press('ctrl+shift+f')
    for part in WRONG:
        window.wait_text(part, 30)
    window.press('Escape')
    publishing.rehearsal.ask('pingone/environments', {'settings': mended, 'policies': []})
    publishing.change('languages', {'enabled': True})
    publishing.read_again()
    window.find('list item', 'Publish, Published')
    window.press('ctrl+shift+f')
    window.wait_text('The sender signs in with the account SID')
    assert not [part for part in WRONG if any(part in text for text in window.texts())]
    window.press('Escape')
    publishing.fault(kind='status', path=REFUSED, status=403)
    publishing.read_again()
    window.wait_text('In use now: ')
    window.press('ctrl+shift+f')
    window.wait_text('The worker application may not read what the environment holds.')
    window.press('Escape')
    window.close()


def test_drift(desktop):
    """Told when it is opened on any page, and anew on demand."""
    publishing = Publishing(desktop)
    publishing.publish()
    ours = publishing.live()['senders'][0]['requests'][1]['url']
    window = publishing.open()
    window.find('list item', 'Publish, Published')
    window.wait_text('Northwind — published')
    publishing.change_voice(THEIR_URL)
    publishing.read_again()
    window.find('list item', 'Publish, Drifted')
    window.wait_text('Northwind — drifted')
    publishing.row('Voice, URL, Theirs.', f'At PingOne: {THEIR_URL}.')
    window.close()
    window = publishing.open('Sender')
    window.find('list item', 'Publish, Drifted')
    window.wait_text('Northwind — drifted')
    publishing.change_voice(ours)
    publishing.go_to('ctrl+shift+p', 'Publish')
    publishing.read_again()
    window.find('list item', 'Publish, Published')
    window.wait_text('Northwind — published')
    assert publishing.writes() == FIRST, publishing.writes()
    window.close()


def test_unfinished(desktop):
    """A publish that was killed is told wherever one looks, until it is done."""
    publishing = Publishing(desktop)
    publishing.die()
    window = publishing.open('Sender')
    window.find('list item', 'Publish, Unfinished')
    assert not window.has('list item', 'Publish, Published')
    publishing.go_to('ctrl+shift+p', 'Publish')
    publishing.says('An Earlier Publish Did Not End')
    publishing.press('Go On…')
    publishing.says('Published, and read back')
    window.find('list item', 'Publish, Published')
    window.wait_text('Northwind — published')
    window.close()


def test_unfinished_deleted(desktop):
    """What of it is live is told when its configuration goes."""
    publishing = Publishing(desktop)
    publishing.die()
    window = publishing.open('Sender')
    window.find('list item', 'Publish, Unfinished')
    window.press('ctrl+f')
    window.wait_focus('entry', 'Search configurations')
    window.tab_to('button', 'Delete')
    window.press('Return')
    window.wait_text('deleted. Its unfinished publish may be live in part.')
    window.close()


run([test_in_use, test_findings, test_drift, test_unfinished, test_unfinished_deleted])
