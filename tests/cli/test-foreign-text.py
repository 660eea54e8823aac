# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody else wrote, shown: to a terminal and to continuous integration."""

import json
import xml.etree.ElementTree
from pathlib import Path

import cli
from publishing import SECRET, SENDERS, started

# What XML 1.0 has no place for, what commands a terminal, what turns the text beside it.
ODD = {'\x01': '\\x01', '\x0b': '\\x0b', '\x1b[31m': '\\x1b[31m', '\x1b]0;t\x07': '\\x1b]0;t\\x07',
       '\x7f': '\\x7f', '\x9b': '\\x9b', '\ufffe': '\\xfffe', '\uffff': '\\xffff',
       '\r\n': '\\x0d\\n', '\t': '\\x09', '\u202e': '\ufffd', '\u2067': '\ufffd'}
# What is fine as it is.
EVEN = ['😀', ']]>', '<a&"\'>', '\u2028', 'שלום', '\u2068a\u2069']


def change_to(publishing, text):
    publishing.change('contents', {'content': f'x {text} ${{otp}}'},
                      template='strong_authentication', where={'deliveryMethod': 'SMS'})
    publishing.change('senders', {'name': f'N{text}ame'})


@started
def a_plan_shows_it_and_does_not_obey(publishing):
    publishing.json('publish')
    for text, shown in [*ODD.items(), *[(text, text) for text in EVEN]]:
        change_to(publishing, text)
        plan = publishing.run('plan', status=1).out
        assert f'PingOne has: N{shown}ame\n' in plan, (text, plan)
        assert f'PingOne has: x {shown} ${{otp}}\n' in plan, (text, plan)
        assert shown == text or text not in plan.replace('\n', ''), (text, plan)
        # A program gets it as it is.
        assert f'N{text}ame' in [change[2] for change in publishing.changes(status=1)[1]], text


@started
def a_report_is_xml_whatever_it_quotes(publishing):
    publishing.json('publish')
    for text, shown in [*ODD.items(), *[(text, text) for text in EVEN]]:
        change_to(publishing, text)
        report = publishing.run('plan', '--format', 'junit', status=1).out
        suite, = xml.etree.ElementTree.fromstring(report.encode())
        told = [case.find('failure').text for case in suite if case.find('failure') is not None]
        shown = shown.replace('\\n', '\n')
        assert suite.get('failures') == '2' and len(told) == 2, report
        assert f'N{shown}ame\nTwilio Studio' in told, (text, told)


def a_report_of_a_check_is_xml():
    for text, shown in (('\x0b', '\\x0b'), ('\x1b[31m', '\\x1b[31m'), ('\ufffe', '\\xfffe')):
        with cli.Home() as home:
            home.studio('Staging')
            home.run('set', 'Staging', f'name=A{text}Z', 'sms.url=', f'voice.url=http://{text}')
            report = home.run('check', home.json('list')[0]['id'], '--format', 'junit',
                              status=1).stdout
            suite, = xml.etree.ElementTree.fromstring(report.encode())
            assert suite.get('name') == f'A{shown}Z', report
            assert any(case.find('failure') is not None for case in suite), report


@started
def an_error_shows_it_and_does_not_obey(publishing):
    publishing.fault(kind='status', method='GET', status=400,
                     body='{"code":"X","message":"bad \\u001b[2J\\u202e \\u009b end"}')
    done = publishing.run('plan', status=None)
    assert done.returncode not in (0, 1) and SECRET not in done.err
    assert 'bad \\x1b[2J\ufffd \\x9b end' in done.err, done.err


@started
def a_credential_that_an_error_repeats_is_told_nowhere(publishing):
    """It is the configuration's own, and a header; the secret is another matter."""
    headers = {'X-API-Key': 'k3y-of+a/header', 'Authorization': 'Bearer t0ken~of.a-header',
               'X-Mark': 'plain-mark'}
    for name, value in headers.items():
        publishing.home.run('add', publishing.name, 'sms.headers', f'name={name}',
                            f'value={value}')
    publishing.fault(kind='status', method='POST', path=SENDERS, status=400, body=json.dumps({
        'code': 'INVALID_DATA', 'message': 'has k3y-of+a/header, plain-mark',
        'details': [{'code': 'INVALID_VALUE', 'target': 'requests',
                     'message': f't0ken~of.a-header and {SECRET}'}]}))
    told = publishing.run('publish', status=3).err
    row, = publishing.home.json('history')
    for text in (told, row['reason']):
        assert 'has •••, plain-mark' in text and '••• and •••' in text, text
    # What is fresh may be in the file beside it yet.
    folder = Path(publishing.home.environment['XDG_DATA_HOME'], 'sender-studio')
    kept = b''.join(path.read_bytes() for path in sorted(folder.glob('history.sqlite*')))
    assert b'plain-mark' in kept, kept
    for secret in (SECRET, 'k3y-of+a/header', 't0ken~of.a-header'):
        assert secret not in told and secret.encode() not in kept


cli.main([a_plan_shows_it_and_does_not_obey, a_report_is_xml_whatever_it_quotes,
          a_report_of_a_check_is_xml, an_error_shows_it_and_does_not_obey,
          a_credential_that_an_error_repeats_is_told_nowhere])
