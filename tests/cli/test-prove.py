# SPDX-License-Identifier: GPL-3.0-or-later
"""check, fix, render and prove."""

import json
import os
import xml.etree.ElementTree

import cli

SHARED = os.path.join(os.environ['SENDER_SOURCE_ROOT'], '..', 'shared', 'reference',
                      'procedure.txt')


def found(report):
    return {(finding['id'], finding['path']) for finding in report['findings']}


def the_procedure_is_caught():
    with cli.Home() as home:
        home.run('new', 'Procedure', '--from', 'procedure')
        sources = ['Procedure']
        if os.path.exists(SHARED):
            sources.append(home.run('import', SHARED).stdout.strip())
        for source in sources:
            report = home.json('check', source, status=1)
            ids = found(report)
            for wanted in (('SS306', 'sms.body[1].key'), ('SS307', 'sms.body[2].key'),
                           ('SS302', 'sms.url'), ('SS302', 'voice.url'),
                           ('SS402', 'messages.strong_authentication.SMS.en'),
                           ('SS402', 'messages.strong_authentication.Voice.en'),
                           ('SS404', 'messages.device_pairing.SMS.en')):
                assert wanted in ids, wanted
            assert not [path for rule, path in ids if rule in ('SS306', 'SS307')
                        and path.startswith('voice')]
            home.run('fix', source, '--all')
            left = {(finding['id'], finding['path'])
                    for finding in home.json('check', source, status=1)['findings']
                    if finding['severity'] == 'error'}
            assert {rule for rule, _ in left} <= {'SS101', 'SS110', 'SS112', 'SS209', 'SS302'}


def fix_shows_before_it_does():
    with cli.Home() as home:
        home.run('new', 'P', '--from', 'procedure')
        before = home.json('show', 'P')
        planned = home.json('fix', 'P', '--all', '--dry-run')
        assert {item['id'] for item in planned['applied']} == {'SS306', 'SS307', 'SS402', 'SS404'}
        assert home.json('show', 'P') == before
        home.run('fix', 'P', 'SS306')
        assert home.run('get', 'P', 'sms.body[1].key', 'sms.body[2].key').stdout == \
            'sms.body[1].key=To\nsms.body[2].key=Parameter\n'
        home.run('fix', 'P', 'SS302', status=1)
        home.run('fix', 'P', status=2)
        home.run('fix', 'P', '--all', 'SS306', status=2)
        for unknown in ('everything', 'SSabc', 'SS999', 'SS604', 'ss306', ''):
            for words in ((unknown,), ('SS306', unknown, '--dry-run')):
                done = home.run('fix', 'P', *words, status=2)
                assert f'“{unknown}”' in done.stderr, done.stderr
        for words in (('SS206',), ('SS206', 'SS306')):
            done = home.run('fix', 'P', *words)
            assert 'SS206 found nothing' in done.stderr, done.stderr
            assert done.stdout == '0 repairs made; 0 errors left\n', done.stdout
        done = home.run('fix', 'P', 'SS206', '--format', 'json')
        assert json.loads(done.stdout) == {'applied': [], 'left': 0}
        home.run('fix', '-', '--all', text=home.run('show', 'P').stdout, status=2)


def fix_reaches_messages_without_a_name():
    with cli.Home() as home:
        home.run('new', 'P', '--from', 'procedure')
        home.run('set', 'P', 'messages[0].locale=en GB')
        assert ('SS402', 'messages[0].content') in found(home.json('check', 'P', status=1))
        home.run('fix', 'P', '--all')
        assert home.run('get', 'P', 'messages[0].content').stdout == '{"OTP":"${otp}"}\n'
        home.run('remove', 'P', 'messages[0]')
        home.run('get', 'P', 'messages[9].content', status=2)


def check_has_formats_for_programs():
    with cli.Home() as home:
        home.studio()
        home.run('new', 'P', '--from', 'procedure')
        one = home.json('check', 'Staging')
        assert one['errors'] == 0 and one['configuration'] == 'Staging'
        path = home.file('s.json', home.run('export', 'Staging', '--as', 'document').stdout)
        for source in (('Staging',), (path,)):
            unknown = [finding['severity'] for finding in home.json('check', *source)['findings']
                       if finding['id'] == 'SS112']
            assert unknown == ['info'], (source, unknown)
        assert set(one['findings'][0]) >= {'id', 'severity', 'path', 'message', 'why', 'fixable'}
        both = home.json('check', 'Staging', 'P', status=1)
        assert [report['configuration'] for report in both] == ['Staging', 'P']
        junit = xml.etree.ElementTree.fromstring(
            home.run('check', 'P', 'Staging', '--format', 'junit', status=1).stdout.encode())
        assert [suite.get('failures') for suite in junit] == [str(both[1]['errors']), '0']


def check_many(home, names):
    """Seconds of processor that it takes."""
    before = os.times()
    assert len(home.json('check', *names)) == len(names)
    after = os.times()
    return (after.children_user + after.children_system
            - before.children_user - before.children_system)


def a_thousand_need_one_look_at_the_library():
    with cli.Home() as home:
        home.studio()
        folder = os.path.join(home.path, 'data', 'sender-studio', 'senders')
        text = home.run('export', 'Staging', '--as', 'document').stdout
        identifier = home.json('list')[0]['id']
        names = [f'copy{number}' for number in range(1000)]
        files = [home.file(os.path.join(folder, f'{name}.json'), text.replace(identifier, name))
                 for name in names]
        assert check_many(home, names) < 5 * check_many(home, files) + 0.5


def accepted_findings_count_no_more():
    with cli.Home() as home:
        home.studio()
        home.run('set', 'Staging', 'sms.number-format=digits')
        assert home.json('check', 'Staging', status=1)['errors'] == 1
        home.run('add', 'Staging', 'accepted', 'id=SS312', 'path=sms.number-format',
                 'reason=Tried, and it works')
        report = home.json('check', 'Staging')
        accepted = [finding for finding in report['findings'] if finding['id'] == 'SS312']
        assert accepted[0]['accepted'] == 'Tried, and it works'


def names_are_compared_within_an_environment():
    with cli.Home() as home:
        for name in ('A', 'B', 'C'):
            home.studio(name)
            home.run('set', name, 'provider.name=Same')
        for name in ('A', 'B'):
            home.run('set', name, 'environment.id=2a9b6ad0-0000-4000-8000-000000000000')
        assert ('SS102', 'provider.name') in found(home.json('check', 'A', status=1))
        assert ('SS102', 'provider.name') not in found(home.json('check', 'C'))


def render_shows_the_bytes():
    with cli.Home() as home:
        home.studio()
        request = home.json('render', 'Staging', '--channel', 'sms', '--to', cli.PHONE)
        assert request['method'] == 'POST'
        assert request['url'] == cli.studio_url(cli.SMS_FLOW)
        assert sorted(request['body'].split('&')) == [
            'From=%2B14155550100', 'Parameters=%7B%22OTP%22%3A%22012345%22%7D', 'To=%2B14155550123']
        headers = {name.lower(): value for name, value in request['headers']}
        assert headers['content-type'] == 'application/x-www-form-urlencoded'
        assert cli.ACCOUNT in headers['authorization']
        other = home.json('render', 'Staging', '--channel', 'voice', '--set', 'otp=765432')
        assert '765432' in other['body']
        misspelt = home.run('render', 'Staging', '--channel', 'sms', '--set', 'opt=765432')
        assert '${opt}' in misspelt.stderr and '765432' not in misspelt.stdout
        home.run('render', 'Staging', status=2)
        home.run('render', 'Staging', '--channel', 'fax', status=2)
        home.run('render', 'Staging', '--channel', 'sms', '--template', 'nothing', status=2)
        home.run('render', 'Staging', '--channel', 'sms', '--set', 'otp', status=2)
        home.run('set', 'Staging', 'sms.method=GET',
                 'sms.url=https://sms.example.com/?to=${to}&from=${from}')
        got = home.run('render', 'Staging', '--channel', 'sms', '--to', cli.PHONE).stdout
        assert 'to=%2B14155550123&from=%2B14155550100' in got
        home.run('new', 'Empty')
        home.run('render', 'Empty', '--channel', 'sms', status=2)


def what_can_t_be_sent_is_not_rendered():
    with cli.Home() as home:
        for row, word in ((('name=Host', 'value=other.example.com'), '“Host”'),
                          (('name=content-length', 'value=5'), '“content-length”'),
                          (('name=Transfer-Encoding', 'value=chunked'), '“Transfer-Encoding”'),
                          (('name=X Mark', 'value=a'), '“X Mark”'),
                          (('name=X-Mark', 'value=a\nb'), 'control character'),
                          (('name=', 'value=a'), 'no name')):
            home.studio(row[0])
            home.run('add', row[0], 'sms.headers', *row)
            for command in ('render',), ('render', '--format', 'json'):
                done = home.run(command[0], row[0], '--channel', 'sms', *command[1:], status=2)
                assert word in done.stderr, done.stderr
            done = home.run('test', row[0], '--channel', 'sms', '--to', cli.PHONE, '--anyway',
                            '--secret-fd', '0', text=cli.TOKEN, status=2)
            assert word in done.stderr, done.stderr
            proof = home.json('prove', row[0], '--channel', 'sms', status=1)
            assert proof['survived'] == 0 and word in proof['reason'], proof
            home.run('render', row[0], '--channel', 'voice')


def every_code_is_tried():
    with cli.Home() as home:
        home.studio()
        good = home.json('prove', 'Staging', '--channel', 'sms')
        assert (good['codes'], good['survived'], good['first_failure']) == (1000000, 1000000, None)
        home.run('set', 'Staging', 'messages.strong_authentication.SMS.en={"OTP":${otp}}')
        bad = home.json('prove', 'Staging', '--channel', 'sms', status=1)
        assert (bad['survived'], bad['first_failure']) == (900000, '000000')
        assert bad['reason']
        both = home.json('prove', 'Staging', status=1)
        assert both['survived'] == 900000
        assert list(both) == ['codes', 'survived', 'first_failure', 'reason']
        assert both['reason'].startswith('SMS: ')
        assert '900000' in home.run('prove', 'Staging', status=1).stdout
        home.run('prove', 'Staging', '--channel', 'fax', status=2)
        home.run('new', 'Empty')
        home.run('prove', 'Empty', status=2)


def flows_are_held_against_messages():
    with cli.Home() as home:
        home.studio()
        right = home.run('flow', 'new', 'sms').stdout
        flow = home.file('right.json', right)
        right_report = home.json('flow', 'check', 'Staging', '--flow', flow)
        assert [contract['whole'] for contract in right_report['contracts']] == [True]
        shown = home.run('flow', 'check', 'Staging', '--flow', flow).stdout
        assert 'whole' in shown and 'The contract holds.' in shown
        wrong = home.file('wrong.json', right.replace('flow.data.OTP', 'flow.data.otp'))
        report = home.json('flow', 'check', 'Staging', '--flow-sms', wrong, status=1)
        assert 'SS706' in {finding['id'] for finding in report['findings']}
        wire = report['contracts'][0]['wires'][0]
        assert (wire['member'], wire['flow_key'], wire['whole']) == ('OTP', 'otp', False)
        assert wire['finding']['id'] == 'SS706'
        unrouted = json.loads(right)
        trigger = [state for state in unrouted['states'] if state['type'] == 'trigger'][0]
        for transition in trigger['transitions']:
            transition.pop('next', None)
        report = home.json('flow', 'check', 'Staging', '--flow',
                           home.file('unrouted.json', json.dumps(unrouted)), status=1)
        assert 'SS703' in {finding['id'] for finding in report['findings']}
        home.run('flow', 'check', 'Staging', status=2)
        home.run('flow', 'check', status=2)
        home.run('flow', 'new', 'fax', status=2)
        home.run('flow', 'draw', status=2)
        for kind in ('voice', 'xray'):
            json.loads(home.run('flow', 'new', kind).stdout)


def a_broken_wire_breaks_the_contract():
    """What breaks it before the flow counts too, until it is accepted."""
    with cli.Home() as home:
        home.run('new', 'Procedure', '--from', 'procedure')
        words = ('flow', 'check', 'Procedure', '--flow',
                 home.file('flow.json', home.run('flow', 'new', 'sms').stdout))
        shown = home.run(*words, status=1).stdout
        assert 'broken' in shown and 'The contract holds' not in shown
        report = home.json(*words, status=1)
        assert report['contracts'][0]['wires'][0]['finding'] in report['findings']
        message = 'messages.strong_authentication.SMS.en'
        assert ('SS402', message) in found(report)
        home.run('fix', 'Procedure', 'SS402')
        assert ('SS307', 'sms.body[2].key') in found(home.json(*words, status=1))
        home.run('add', 'Procedure', 'accepted', 'id=SS307', 'path=sms.body[2].key',
                 'reason=The flow is started by another service')
        report = home.json(*words)
        assert report['contracts'][0]['whole'] and ('SS307', 'sms.body[2].key') in found(report)
        home.run('remove', 'Procedure', 'accepted[0]')
        home.run('fix', 'Procedure', 'SS307')
        assert 'The contract holds.' in home.run(*words).stdout


cli.main([the_procedure_is_caught, fix_shows_before_it_does,
          fix_reaches_messages_without_a_name, check_has_formats_for_programs,
          a_thousand_need_one_look_at_the_library, accepted_findings_count_no_more,
          names_are_compared_within_an_environment, render_shows_the_bytes,
          what_can_t_be_sent_is_not_rendered, every_code_is_tried, flows_are_held_against_messages,
          a_broken_wire_breaks_the_contract])
