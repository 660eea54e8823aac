# SPDX-License-Identifier: GPL-3.0-or-later
"""What the environment makes of a sender: check --online, plan, publish and pull."""

import cli
from publishing import API, SENDERS, SETTINGS, SMS, started

GERMAN = 'messages.strong_authentication.SMS.de'
NOBODY = [{'id': 'p1', 'name': 'Staff', 'providerConfiguration': {'conditions': [
    {'deliveryMethods': ['SMS', 'VOICE'], 'fallbackChain': [{'id': 'PINGONE_TWILIO'}]}]}}]
POLICIES = API + 'notificationsPolicies'


def environment(publishing, **parts):
    publishing.rehearsal.ask('pingone/environments', parts)


def check(publishing, **options):
    """What PingOne has to do with: id, severity and path."""
    options = {'secret': cli.TOKEN, **options}
    findings = publishing.json('check', '--online', **options)['findings']
    return [(finding['id'], finding['severity'], finding['path']) for finding in findings
            if finding['id'].startswith('SS8') or finding['path'] == 'environment.id']


@started
def without_a_connection_nothing_is_said(publishing):
    publishing.set('pingone.client-id=')
    assert check(publishing) == []
    assert publishing.requests() == []


@started
def what_was_published_is_in_use(publishing):
    publishing.json('publish')
    assert check(publishing) == []
    assert 'SIMULATED' in publishing.run('check', '--online', secret=cli.TOKEN).err


@started
def what_keeps_codes_from_users_is_told(publishing):
    publishing.json('publish')
    settings = publishing.live()['settings']
    environment(publishing, settings={**settings, 'smsProvidersFallbackChain': ['PINGONE_TWILIO'],
                                      'deliveryMode': 'WHITELIST'})
    assert check(publishing) == [('SS801', 'warning', 'provider.kind'),
                                 ('SS804', 'warning', 'environment.id')], check(publishing)
    environment(publishing, policies=NOBODY)
    text = publishing.run('check', '--online', secret=cli.TOKEN).out
    assert 'In use now: Ping’s own server.' in ' '.join(text.split()), text
    assert ('SS802', 'warning', 'fallback.enabled') in check(publishing)
    environment(publishing, policies=[{'name': 'Home', 'countryLimit': {
        'type': 'ALLOWED', 'deliveryMethods': ['SMS', 'Voice'], 'countries': ['US']}}])
    assert ('SS803', 'info', 'numbers') in check(publishing), check(publishing)


@started
def a_sender_is_known_by_its_name_too(publishing):
    environment(publishing, senders=[{'id': 's1', 'provider': 'CUSTOM_PROVIDER',
                                      'name': 'Twilio Studio'}])
    assert ('SS801', 'warning', 'provider.kind') in check(publishing), check(publishing)


@started
def a_role_that_is_missing_is_told(publishing):
    publishing.fault(path=SETTINGS, kind='status', status=403)
    assert check(publishing) == [('SS806', 'warning', 'pingone.client-id')], check(publishing)
    publishing.clear_faults()
    assert check(publishing) == []


@started
def what_can_not_be_asked_is_told(publishing):
    publishing.fault(path=SENDERS, kind='status', status=500)
    assert check(publishing) == [('SS610', 'info', 'environment.id')], check(publishing)
    publishing.clear_faults()
    assert check(publishing, client_secret='wrong') == [('SS610', 'info', 'environment.id')]


@started
def a_language_that_is_not_enabled_is_not_published(publishing):
    publishing.set(GERMAN + '={"OTP":"${otp}"}')
    assert check(publishing, status=1) == [('SS805', 'error', GERMAN)]
    planned = publishing.run('plan', status=1)
    assert f'SS805 {GERMAN}: German is not enabled' in planned.err, planned.err
    assert 'to be created' in planned.out, planned.out
    refused = publishing.run('publish', status=1)
    assert f'SS805 {GERMAN}: German is not enabled' in refused.err, refused.err
    assert 'Nothing was published.' in refused.err and refused.out == '', refused.out
    assert publishing.writes() == []
    environment(publishing, languages=[{'locale': 'en', 'enabled': True},
                                       {'locale': 'DE', 'enabled': True}])
    assert publishing.json('publish')['state'] == 'published'
    environment(publishing, languages=[{'locale': 'en', 'enabled': True},
                                       {'locale': 'de', 'enabled': False}])
    publishing.set(SMS + '={"OTP":"${otp}","more":"${otp}"}')
    publishing.forget_requests()
    publishing.run('publish', status=1)
    assert publishing.writes() == []


@started
def a_provider_that_is_not_there_is_told(publishing):
    """A warning: what PingOne makes of it is not documented. It stops nothing."""
    publishing.set('fallback.chain=self,nowhere', 'provider.name=First')
    told = 'SS506 fallback.chain[1]: “nowhere” is no sender of the environment.'
    found = publishing.json('check', '--online', secret=cli.TOKEN)['findings']
    assert ('SS506', 'warning') in [(each['id'], each['severity']) for each in found], found
    assert told in publishing.run('plan').err
    assert told in publishing.run('publish', status=None).err
    assert publishing.writes() != []
    publishing.set('fallback.chain=')
    publishing.run('publish', '--resume')
    environment(publishing, settings={**publishing.live()['settings'],
                                      'smsProvidersFallbackChain': ['mystery']})
    # What is live already is somebody's.
    publishing.set('fallback.chain=self,mystery')
    for command in ('plan', 'publish'):
        assert 'SS506' not in publishing.run(command, status=None).err


@started
def pulling_tells_what_is_in_use(publishing):
    told = publishing.run('pull').err
    assert 'In use now: a sender that is not in the list (mystery-provider)' in told, told
    publishing.json('publish')
    environment(publishing, policies=NOBODY)
    told = publishing.run('pull').err
    assert 'In use now: Twilio Studio, then a sender that is not in the list' in told, told
    assert '; where policy “Staff” applies: Ping’s own server' in told, told
    publishing.fault(path=POLICIES, kind='status', status=403)
    told = publishing.run('pull').err
    assert 'the notification policies were not read' in told, told
    assert 'Not read: the notification policies. PingOne answered 403' in told, told
    publishing.clear_faults()
    publishing.fault(path=SETTINGS, kind='status', status=403, skip=2)
    done = publishing.run('pull')
    assert 'What is in use now is not known: ' in done.err, done.err


@started
def a_role_that_shows_less_is_told_and_all_else_is_known(publishing):
    publishing.json('publish')
    settings = publishing.live()['settings']
    environment(publishing, policies=NOBODY, settings={**settings, 'deliveryMode': 'WHITELIST'})
    publishing.set(GERMAN + '={"OTP":"${otp}"}')
    missing = ('SS610', 'info', 'environment.id')
    for path, name, known in (
            (API + 'languages', 'the enabled languages', ['SS802', 'SS804']),
            (POLICIES, 'the notification policies', ['SS804', 'SS805'])):
        publishing.fault(method='GET', path=path, kind='status', status=403)
        found = check(publishing, status=None)
        assert missing in found, found
        assert sorted(each[0] for each in found if each[0].startswith('SS8')) == known, found
        publishing.clear_faults()
    publishing.fault(method='GET', path=API + 'languages', kind='status', status=403)
    planned = publishing.run('plan')
    assert 'Not read: the enabled languages. PingOne answered 403' in planned.err, planned.err
    assert 'to be created' in planned.out, planned.out
    # That it was not checked is said before PingOne refuses it.
    done = publishing.run('publish', status=3)
    assert 'What depends on it was not checked. Not read: the enabled' in done.err, done.err


cli.main([without_a_connection_nothing_is_said, what_was_published_is_in_use,
          what_keeps_codes_from_users_is_told, a_sender_is_known_by_its_name_too,
          a_role_that_is_missing_is_told, what_can_not_be_asked_is_told,
          a_language_that_is_not_enabled_is_not_published,
          a_provider_that_is_not_there_is_told, pulling_tells_what_is_in_use,
          a_role_that_shows_less_is_told_and_all_else_is_known])
