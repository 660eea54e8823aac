# SPDX-License-Identifier: GPL-3.0-or-later
"""What check --online could not ask is a finding, with a real keyring that is locked or empty."""

import json
import xml.etree.ElementTree

import cli
import keyrings
from publishing import CLIENT_SECRET, started

UNASKED = [('SS610', 'info', 'authorization'), ('SS610', 'info', 'environment.id')]


def check(publishing, *words, status=0, **extra):
    extra.setdefault('SENDER_STUDIO_ENDPOINTS', publishing.rehearsal.endpoints)
    return publishing.home.run('check', publishing.name, '--online', *words, status=status, **extra)


def find(publishing, *rules, **options):
    """The findings of some rules, and what is said beside them."""
    done = check(publishing, '--format', 'json', **options)
    return [finding for finding in json.loads(done.stdout)['findings'] if finding['id'] in rules], \
        done.stderr


def places(findings):
    return [(finding['id'], finding['severity'], finding['path']) for finding in findings]


def keep_both(publishing):
    publishing.rehearsal.ask('accounts', {'sid': cli.ACCOUNT, 'token': cli.TOKEN})
    publishing.home.run('secret', 'set', publishing.name, text=cli.TOKEN)
    publishing.home.run('secret', 'set', publishing.name, '--kind', 'pingone', text=CLIENT_SECRET)


@started
def what_is_kept_is_asked_with(publishing):
    keep_both(publishing)
    assert find(publishing, 'SS112', 'SS610')[0] == []


@started
def without_a_secret_nothing_is_asked_and_that_is_a_finding(publishing):
    publishing.forget_requests()
    findings, said = find(publishing, 'SS112', 'SS610', status=1)
    assert places(findings) == [('SS112', 'error', 'authorization'), *UNASKED], findings
    for finding, words, option in ((findings[1], '', '--secret-fd'),
                                   (findings[2], ' --kind pingone', '--client-secret-fd')):
        way_out = f'“senderctl secret set{words}” keeps one, {option} gives one for this time.'
        assert finding['message'].endswith(way_out), finding
    assert said == '' and publishing.requests() == []


@started
def a_keyring_that_is_silent_or_absent_is_a_finding(publishing):
    nowhere = {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent'}
    assert places(find(publishing, 'SS610', **nowhere)[0]) == UNASKED
    with keyrings.StubKeyring('silent', 'SearchItems', '0') as environment:
        findings, said = find(publishing, 'SS610', **environment)
    assert places(findings) == UNASKED, findings
    assert 'doesn’t answer' in findings[0]['message'] and said == '', (findings, said)


@started
def a_connection_that_is_refused_is_a_finding(publishing):
    keep_both(publishing)
    nobody = ','.join(f'{name}=http://127.0.0.1:1' for name in (
        'studio', 'api', 'messaging', 'lookups', 'voice', 'accounts', 'pingone-auth',
        'pingone-api'))
    findings, _ = find(publishing, 'SS610', SENDER_STUDIO_ENDPOINTS=nobody)
    assert places(findings) == UNASKED, findings


@started
def only_what_could_have_been_asked_is_missed(publishing):
    publishing.set('authorization.kind=bearer', 'pingone.client-id=')
    findings, _ = find(publishing, 'SS610', status=1)
    assert places(findings) == [('SS610', 'info', 'authorization.kind')], findings
    publishing.set('sms.url=https://sms.example.com/', 'voice.url=https://voice.example.com/')
    assert find(publishing, 'SS610', status=1)[0] == []


@started
def a_locked_keyring_is_a_finding(publishing):
    keep_both(publishing)
    publishing.forget_requests()
    keyrings.lock()
    findings, said = find(publishing, 'SS112', 'SS610')
    assert places(findings) == [('SS112', 'info', 'authorization'), *UNASKED], findings
    for finding in findings[1:]:
        assert finding['message'].startswith('Not checked: '), finding
        assert 'ry again' in finding['message'] and '-fd gives' in finding['message'], finding
    assert said == '' and publishing.requests() == []
    suite = xml.etree.ElementTree.fromstring(check(publishing, '--format', 'junit').stdout)
    names = {case.get('name') for case in suite.iter('testcase')}
    assert {f'{rule} {path}' for rule, _, path in UNASKED} <= names, names
    assert 'Not checked: what Twilio knows of this sender.' in check(publishing).stdout


# Nothing unlocks the keyring again.
keyrings.main([what_is_kept_is_asked_with, without_a_secret_nothing_is_asked_and_that_is_a_finding,
               a_keyring_that_is_silent_or_absent_is_a_finding,
               a_connection_that_is_refused_is_a_finding,
               only_what_could_have_been_asked_is_missed, a_locked_keyring_is_a_finding])
