# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody else wrote, shown: to a terminal and to continuous integration."""

import xml.etree.ElementTree

import cli
from publishing import SECRET, started

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


cli.main([a_plan_shows_it_and_does_not_obey, a_report_is_xml_whatever_it_quotes,
          a_report_of_a_check_is_xml, an_error_shows_it_and_does_not_obey])
