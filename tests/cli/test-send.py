# SPDX-License-Identifier: GPL-3.0-or-later
"""test, history and rehearse, through the stand-ins."""

import os
import signal
import subprocess
import time

import cli


def send(home, rehearsal, *words, channel='sms', status=0, **options):
    return home.json('test', 'Staging', '--channel', channel, '--to', cli.PHONE, '--secret-fd', '0',
                     *words, text=cli.TOKEN, status=status,
                     SENDER_STUDIO_ENDPOINTS=rehearsal.endpoints, **options)


def both_channels_are_delivered():
    with cli.Home() as home:
        home.studio()
        assert 'Nothing was sent yet' in home.run('history').stderr
        with cli.Rehearsal(home) as rehearsal:
            for channel, code in (('sms', '012345'), ('voice', '543210')):
                outcome = send(home, rehearsal, '--set', f'otp={code}', channel=channel)
                assert outcome['state'] == 'delivered' and outcome['simulated']
                assert outcome['http_status'] == 201 and outcome['execution_sid'].startswith('FN')
                arrived = rehearsal.ask('handset')['handset'][-1]
                assert (arrived['code'], arrived['channel']) == (code, channel)
            assert rehearsal.creates() == 2
        rows = home.json('history', 'Staging')
        assert [row['state'] for row in rows] == ['delivered', 'delivered']
        assert rows[0]['to'] == '+1•••••••0123'
        assert len(home.json('history', '--limit', '1')) == 1
        assert home.json('history', '--search', 'no such thing') == []
        home.run('history')
        for words in (('--search', 'no such thing'), ('--limit', '0')):
            done = home.run('history', *words)
            assert done.stdout == '' and 'yet' not in done.stderr, done.stderr
        home.run('history', '--limit', 'x', status=2)


# Scenario, exit status, state, how often an execution is asked for, words of the explanation.
OUTCOMES = [
    ('undelivered-30007', 1, 'undelivered', 1, 'filter'),
    ('no-rest-trigger', 1, 'no-message', 1, 'trigger'),
    ('redirect', 3, 'not-sent', 1, 'redirect'),
    ('conflict', 3, 'not-sent', 1, 'active'),
    ('rejected', 3, 'not-sent', 1, '401'),
    ('rate-limited', 3, 'not-sent', 4, 'too many'),
    ('rate-limited-once', 0, 'delivered', 2, 'Delivered'),
    ('server-error-done', 0, 'delivered', 1, 'Delivered'),
]


def each_outcome_has_its_words():
    with cli.Home() as home:
        home.studio()
        for scenario, status, state, creates, words in OUTCOMES:
            with cli.Rehearsal(home, '--scenario', scenario) as rehearsal:
                outcome = send(home, rehearsal, status=status)
                assert outcome['state'] == state, (scenario, outcome)
                assert rehearsal.creates() == creates, (scenario, rehearsal.creates())
                assert words.lower() in outcome['timeline'][-1]['text'].lower(), (scenario, outcome)


def a_conflict_is_ended_only_when_asked():
    with cli.Home() as home:
        home.studio()
        with cli.Rehearsal(home, '--scenario', 'conflict') as rehearsal:
            outcome = send(home, rehearsal, status=3)
            assert outcome['conflicting_execution_sid'].startswith('FN')
        with cli.Rehearsal(home, '--scenario', 'conflict') as rehearsal:
            outcome = send(home, rehearsal, '--end-active')
            assert outcome['state'] == 'delivered'


def no_wait_ends_at_the_answer():
    with cli.Home() as home:
        home.studio()
        with cli.Rehearsal(home) as rehearsal:
            assert send(home, rehearsal, '--no-wait')['state'] == 'accepted'
            methods = [request['method'] for request in rehearsal.ask('requests')['requests']]
            assert methods == ['POST']
        outcome = home.json('test', 'Staging', '--channel', 'sms', '--to', cli.PHONE, '--secret-fd',
                            '0', text=cli.TOKEN, status=3,
                            SENDER_STUDIO_ENDPOINTS='studio=http://127.0.0.1:9')
        assert outcome['state'] == 'not-sent' and outcome['http_status'] is None


# What the connection adds, and nothing else.
OWN = {'host', 'user-agent', 'content-length', 'connection', 'accept-encoding'}


def what_was_rendered_arrives():
    with cli.Home() as home:
        home.studio()
        for name, value in (('X-Mark', ' a  b'), ('accept', 'application/json'), ('X-Mark', 'c'),
                            ('Referer', 'd'), ('x-unicode', 'ä'), ('X-Empty', '')):
            home.run('add', 'Staging', 'sms.headers', f'name={name}', f'value={value}')
        shown = home.json('render', 'Staging', '--channel', 'sms', '--to', cli.PHONE,
                          '--set', 'otp=012345')
        with cli.Rehearsal(home) as rehearsal:
            send(home, rehearsal, '--set', 'otp=012345', '--no-wait')
            request, = rehearsal.ask('requests')['requests']
        assert (request['method'], request['body']) == (shown['method'], shown['body'])
        assert shown['url'] == f'https://studio.twilio.com{request["path"]}'
        wanted = sorted((name.lower(), value.strip()) for name, value in shown['headers']
                        if name != 'Authorization')
        arrived = sorted((name.lower(), value) for name, value in request['headers']
                         if name.lower() not in OWN | {'authorization'})
        assert arrived == wanted, (arrived, wanted)


def errors_stop_a_test():
    with cli.Home() as home:
        home.studio()
        home.run('set', 'Staging', 'sms.body[0].key=to')
        with cli.Rehearsal(home) as rehearsal:
            done = home.run('test', 'Staging', '--channel', 'sms', '--to', cli.PHONE, '--secret-fd',
                            '0', text=cli.TOKEN, status=1,
                            SENDER_STUDIO_ENDPOINTS=rehearsal.endpoints)
            assert '--anyway' in done.stderr and rehearsal.creates() == 0
            outcome = send(home, rehearsal, '--anyway', status=3)
            assert outcome['state'] == 'not-sent' and outcome['error_code'] == 20001


def what_is_missing_is_told():
    with cli.Home() as home:
        home.studio()
        base = ('test', 'Staging', '--secret-fd', '0')
        for words in (('--to', cli.PHONE), ('--channel', 'sms'),
                      ('--channel', 'sms', '--to', '0415'),
                      ('--channel', 'sms', '--to', cli.PHONE, '--template', 'none'),
                      ('--channel', 'sms', '--to', cli.PHONE, '--wait', 'long'),
                      ('--channel', 'sms', '--to', cli.PHONE, '--wait', '1', '--no-wait')):
            home.run(*base, *words, text=cli.TOKEN, status=2)
        home.run(*base, '--channel', 'sms', '--to', cli.PHONE, text='', status=2)
        home.run(*base, '--channel', 'sms', '--to', cli.PHONE, text=cli.TOKEN, status=2,
                 SENDER_STUDIO_ENDPOINTS='studio=http://192.0.2.1')
        home.run('set', 'Staging', f'voice.url={cli.studio_url("<flowID>")}')
        done = home.run(*base, '--channel', 'voice', '--to', cli.PHONE, '--anyway', text=cli.TOKEN,
                        status=3)
        assert 'URL can’t be read' in done.stderr and done.stdout.endswith('not-sent\n')
        home.run('remove', 'Staging', 'numbers[0]')
        home.run(*base, '--channel', 'sms', '--to', cli.PHONE, '--anyway', text=cli.TOKEN, status=2)


def start_accepted(home, rehearsal):
    """A test under way whose request was accepted."""
    process = subprocess.Popen(
        [cli.PROGRAM, 'test', 'Staging', '--channel', 'sms', '--to', cli.PHONE,
         '--secret-fd', '0'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**home.environment, 'SENDER_STUDIO_ENDPOINTS': rehearsal.endpoints})
    process.stdin.write(cli.TOKEN)
    process.stdin.close()
    while 'accepted' not in process.stdout.readline():
        assert process.poll() is None
    return process


def a_killed_test_is_found_by_its_execution():
    with cli.Home() as home:
        home.studio()
        with cli.Rehearsal(home, '--scenario', 'stuck') as rehearsal:
            process = start_accepted(home, rehearsal)
            # The record follows the answer without holding it up.
            deadline = time.monotonic() + 10
            while home.json('history')[0]['execution_sid'] is None:
                assert time.monotonic() < deadline
            process.kill()
            assert process.wait(10) == -signal.SIGKILL
            process.stdout.close()
            row, = home.json('history')
            assert row['state'] == 'accepted' and row['ended'] is None
            found, = home.json('history', '--search', row['execution_sid'].lower())
            assert found['id'] == row['id'] and found['to'] == '+1•••••••0123'
            assert rehearsal.creates() == 1


def an_unusable_history_sends_nothing():
    with cli.Home() as home:
        home.studio()
        folder = os.path.join(home.environment['XDG_DATA_HOME'], 'sender-studio')
        with open(os.path.join(folder, 'history.sqlite'), 'wb') as file:
            file.write(b'no database' * 1000)
        with cli.Rehearsal(home) as rehearsal:
            outcome = send(home, rehearsal, status=3)
            assert outcome['state'] == 'not-sent' and outcome['http_status'] is None
            assert 'history' in outcome['timeline'][-1]['text'] and rehearsal.creates() == 0


def an_interrupt_is_answered():
    with cli.Home() as home:
        home.studio()
        with cli.Rehearsal(home, '--scenario', 'stuck') as rehearsal:
            process = start_accepted(home, rehearsal)
            started = time.monotonic()
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 130
            assert time.monotonic() - started < 2
            process.stdout.close()
        assert home.json('history')[0]['state'] == 'accepted'


def a_rehearsal_tells_the_whole_story():
    with cli.Home() as home:
        report = home.json('rehearse')
        ids = {finding['id'] for finding in report['findings']}
        assert {'SS302', 'SS306', 'SS307', 'SS402', 'SS404'} <= ids
        assert report['errors_left'] == 0 and report['simulated']
        for channel in ('sms', 'voice'):
            assert report[channel]['state'] == 'delivered' and report[channel]['same_code']
        rows = {(row['provider'], row['fallback']): row['delivered_by']
                for row in report['fallback']}
        assert rows['ok', False] == 'sender'
        assert rows['connection-refused', False] is None
        assert rows['connection-refused', True] == 'PINGONE_TWILIO'
        assert rows['flow-fails', True] is None
        assert home.json('list') == []
        assert 'SIMULATED' in home.run('rehearse').stdout


def scenarios_end_as_they_should():
    with cli.Home() as home:
        home.studio()
        for scenario in ('delivered', 'undelivered-30007', 'voice-busy', 'hang-done'):
            rows = home.json('rehearse', 'Staging', '--scenario', scenario)
            assert [row['dispatch']['state'] for row in rows] == [rows[0]['expected']]
        home.run('rehearse', '--scenario', 'nonsense', status=2)
        home.run('rehearse', 'Nobody', status=2)


def a_rehearsal_tells_what_can_t_be_sent():
    with cli.Home() as home:
        home.run('new', 'Unfinished', '--from', 'studio')
        home.run('remove', 'Unfinished', 'messages.strong_authentication.Voice.en')
        output = home.run('rehearse', 'Unfinished', status=1).stdout
        for part in ('URL can’t be read', 'no such Voice message', 'FALLBACK'):
            assert part in output, output
        report = home.json('rehearse', 'Unfinished', status=1)
        assert report['voice']['state'] == 'not-sent' and report['voice']['reason']


def online(home, rehearsal, status=0):
    report = home.json('check', 'Staging', '--online', '--secret-fd', '0', text=cli.TOKEN,
                       status=status, SENDER_STUDIO_ENDPOINTS=rehearsal.endpoints)
    return {(finding['id'], finding['path']) for finding in report['findings']
            if finding['id'] >= 'SS6'}


def online_checks_ask_the_vendor():
    with cli.Home() as home:
        home.studio()
        owned = {'phone_number': '+14155550100', 'capabilities': {'sms': True, 'voice': True}}
        with cli.Rehearsal(home) as rehearsal:
            rehearsal.ask('accounts', {'sid': cli.ACCOUNT, 'token': cli.TOKEN, 'numbers': [owned]})
            assert online(home, rehearsal) == set()
            methods = {request['method'] for request in rehearsal.ask('requests')['requests']}
            assert methods == {'GET'}
            rehearsal.ask('accounts', {'sid': cli.ACCOUNT, 'token': cli.TOKEN, 'type': 'Trial',
                                       'numbers': []})
            assert online(home, rehearsal) == {('SS603', 'authorization.username'),
                                               ('SS604', 'numbers[0].number')}
            rehearsal.ask('accounts', {'sid': cli.ACCOUNT, 'token': cli.TOKEN, 'numbers': [owned],
                                       'facts': {'campaign_status': 'PENDING',
                                                 'sms_countries': ['DE'], 'voice_countries': []}})
            assert online(home, rehearsal) == {('SS607', 'numbers[0].number'),
                                               ('SS608', 'numbers[0].number'),
                                               ('SS609', 'numbers[0].number')}
            owned['capabilities']['voice'] = False
            rehearsal.ask('accounts', {'sid': cli.ACCOUNT, 'token': cli.TOKEN, 'numbers': [owned]})
            assert online(home, rehearsal, status=1) == {('SS605', 'numbers[0].voice')}
            rehearsal.ask('accounts', {'sid': cli.ACCOUNT, 'token': 'f' * 32})
            assert online(home, rehearsal, status=1) == {('SS601', 'authorization')}
        with cli.Rehearsal(home) as rehearsal:
            home.run('set', 'Staging', f'sms.url={cli.studio_url("FW" + "e" * 32)}')
            assert ('SS611', 'sms.url') in online(home, rehearsal, status=1)
        report = home.json('check', 'Staging', '--online', '--secret-fd', '0', text=cli.TOKEN,
                           SENDER_STUDIO_ENDPOINTS='studio=http://127.0.0.1:9')
        assert 'SS610' in {finding['id'] for finding in report['findings']}


assert os.path.exists(cli.REHEARSAL)
cli.main([both_channels_are_delivered, each_outcome_has_its_words,
          a_conflict_is_ended_only_when_asked, no_wait_ends_at_the_answer,
          what_was_rendered_arrives, errors_stop_a_test, online_checks_ask_the_vendor,
          what_is_missing_is_told, an_interrupt_is_answered,
          a_killed_test_is_found_by_its_execution, an_unusable_history_sends_nothing,
          a_rehearsal_tells_the_whole_story, scenarios_end_as_they_should,
          a_rehearsal_tells_what_can_t_be_sent])
