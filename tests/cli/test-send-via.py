# SPDX-License-Identifier: GPL-3.0-or-later
"""test --via pingone, through the stand-ins: PingOne's own message, chain and code."""

import json
import os
import signal
import subprocess
import threading
import time

import cli
import publishing

USER = '00000000-0000-4000-8000-000000000003'
OTHER = '00000000-0000-4000-8000-000000000004'
PLACE = f'/{publishing.ENVIRONMENT}/deviceAuthentications'
WAY = ('--via', 'pingone', '--user', USER, '--to', cli.PHONE)


class Sending(publishing.Publishing):
    """A configuration that is live at PingOne, with Studio behind it."""

    def __init__(self, home, rehearsal):
        super().__init__(home, rehearsal)
        self.run('publish', secret=cli.TOKEN)
        self.rehearsal.delete('requests')

    def test(self, *words, channel='sms', status=0, secret=cli.TOKEN, code=None, **options):
        """The outcome, and what went to standard error."""
        words = ('test', self.name, '--channel', channel, *WAY, *words, '--format', 'json')
        process, writer = self.begin(words, secret, code is not None, **options)
        if writer is not None:
            self.answer(writer, code)
        out, err = process.communicate(timeout=120)
        assert process.returncode == status, f'exit {process.returncode}\n{out}\n{err}'
        return json.loads(out) if out else None, err

    def begin(self, words, secret, has_code, client_secret=publishing.CLIENT_SECRET):
        secrets = {'--client-secret-fd': client_secret}
        if secret is not None:
            secrets['--secret-fd'] = secret
        command, numbers = self.command(words, secrets)
        writer = None
        if has_code:
            reader, writer = os.pipe()
            command += ['--code-fd', str(reader)]
            numbers.append(reader)
        process = subprocess.Popen(
            command, pass_fds=numbers, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
            env={**self.home.environment, 'SENDER_STUDIO_ENDPOINTS': self.rehearsal.endpoints})
        for number in numbers:
            os.close(number)
        return process, writer

    def answer(self, writer, code):
        """Somebody at the phone says what it shows, or something else."""
        def say():
            text = code if code else self.wait_for_code()
            os.write(writer, text.encode())
            os.close(writer)
        threading.Thread(target=say).start()

    def wait_for_code(self):
        deadline = time.monotonic() + 60
        while not self.arrivals():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return self.arrivals()[-1]['code']

    def arrivals(self):
        return self.rehearsal.ask('handset')['handset']

    def asked(self):
        """How often PingOne was asked to send."""
        return len([request for request in self.rehearsal.ask('requests')['requests']
                    if request['path'].endswith('/deviceAuthentications')])

    def history(self):
        return self.home.json('history', self.name, '--kind', 'test')


def it_is_delivered_and_its_code_is_right():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        for number, channel in enumerate(('sms', 'voice'), 1):
            sending.rehearsal.delete('handset')
            outcome, err = sending.test(channel=channel, code='')
            assert outcome['state'] == 'delivered' and outcome['simulated'], outcome
            assert outcome['http_status'] == 201 and outcome['execution_sid'].startswith('FN')
            assert 'PingOne’s template' in outcome['timeline'][-1]['text']
            assert set(outcome) == {'state', 'simulated', 'http_status', 'execution_sid',
                                    'message_sid', 'call_sid', 'conflicting_execution_sid',
                                    'error_code', 'timeline'}
            assert 'the code is right' in err and 'Simulated' in err, err
            arrived, = sending.arrivals()
            assert arrived['channel'] == channel
            assert sending.asked() == number
            row = sending.history()[0]
            assert (row['via'], row['answer'], row['to']) == ('pingone', 'same', '+1•••••••0123')
            assert arrived['code'] not in err + str(outcome)
            files = sending.files()
            for secret in (arrived['code'], publishing.CLIENT_SECRET, cli.PHONE, 'eyJ'):
                assert secret.encode() not in files, secret
        listed = home.run('history').stdout
        assert 'SMS, PingOne' in listed, listed
        assert len(home.json('history', '--search', 'pingone')) == 2


def what_is_asked_for_reaches_pingone():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        sending.test('--template', 'strong_authentication', '--locale', 'en', '--set', 'sum=1',
                     '--no-wait', '--yes')
        asked, = [request for request in rehearsal.ask('requests')['requests']
                  if request['path'].endswith('/deviceAuthentications')]
        assert json.loads(asked['body']) == {
            'user': {'id': USER},
            'selectedDevice': {'oneTime': {'type': 'SMS', 'phone': cli.PHONE}},
            'notification': {'template': {'name': 'strong_authentication', 'locale': 'en',
                                          'variables': {'sum': '1'}}}}


def a_wrong_code_is_told():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        outcome, err = sending.test(code='12345678', status=1)
        assert outcome['state'] == 'delivered' and 'the code is wrong' in err, err
        assert sending.history()[0]['answer'] == 'other'
        _, err = sending.test(code='\n', status=1)
        assert 'The code was not checked: The code is empty' in err, err
        outcome, err = sending.test()
        assert outcome['state'] == 'delivered' and '--code-fd' in err, err
        assert sending.history()[0]['answer'] is None


def a_fallback_is_not_taken_for_a_delivery():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        sending.set('fallback.enabled=true')
        sending.run('publish', '--yes', secret=cli.TOKEN)
        rehearsal.ask('faults', {'kind': 'status', 'service': 'studio', 'method': 'POST',
                                 'status': 503})
        outcome, err = sending.test('--wait', '3', code='', status=1)
        assert outcome['state'] == 'accepted' and outcome['execution_sid'] is None, outcome
        assert 'may have fallen back' in outcome['timeline'][-1]['text']
        assert 'the code is right' in err, err
        assert sending.arrivals()[-1]['account'] == 'PINGONE_TWILIO'


def without_the_providers_secret_it_stays_accepted():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        outcome, err = sending.test(secret=None, status=1)
        assert outcome['state'] == 'accepted' and 'secret' in outcome['timeline'][-1]['text']
        assert 'can’t be followed' in err, err
        outcome, err = sending.test('--no-wait', secret=None)
        assert outcome['state'] == 'accepted' and 'can’t be followed' not in err


def refusals_have_their_words():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        for status, state, exit_status, times, words in (
                (401, 'not-sent', 3, 2, 'no token of this worker application'),
                (403, 'not-sent', 3, 1, 'PingOne MFA'), (404, 'not-sent', 3, 1, 'no such user'),
                (500, 'unknown', 1, 1, 'not asked again')):
            rehearsal.delete('requests')
            sending.fault(kind='status', service='pingone-auth', status=status, method='POST',
                          path=PLACE)
            outcome, _ = sending.test(status=exit_status)
            sending.clear_faults()
            assert outcome['state'] == state and outcome['http_status'] == status, outcome
            assert words in outcome['timeline'][-1]['text'], outcome
            assert sending.asked() == times, (status, sending.asked())
        assert not sending.arrivals()
        for body, words in (('{}', 'without a status'),
                            ('{"status":"MOON"}', 'with the status “MOON”')):
            sending.fault(kind='status', service='pingone-auth', status=201, method='POST',
                          path=PLACE, body=body)
            outcome, _ = sending.test(status=1)
            sending.clear_faults()
            assert outcome['state'] == 'unknown', outcome
            assert words in outcome['timeline'][-1]['text'], outcome


def a_lost_answer_is_never_asked_for_again():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        sending.fault(kind='cut-response', service='pingone-auth', method='POST', after=10,
                      handled=True,
                      path=PLACE)
        outcome, err = sending.test(status=1)
        assert outcome['state'] == 'unknown' and sending.asked() == 1, outcome
        assert 'code was not checked' not in err
        assert sending.history()[0]['state'] == 'unknown'


def users_are_found_by_name_or_id():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        sending.change('users', {'username': 'maria'}, where={'id': USER})
        base = ('test', 'Staging', '--channel', 'sms', '--to', cli.PHONE, '--via', 'pingone',
                '--no-wait')
        for user, status, words in (('maria', 0, ''), (USER, 0, ''), ('Maria', 2, '“Maria”'),
                                    (OTHER, 2, OTHER)):
            process = sending.start(*base, '--user', user, secret=None)
            out, err = process.communicate(timeout=120)
            assert process.returncode == status, (user, out, err)
            assert words in err and (out == '') == (status == 2), (user, out, err)
        assert sending.asked() == 2


def what_does_not_fit_is_told():
    with cli.Home() as home:
        home.studio()
        base = ('test', 'Staging', '--channel', 'sms', '--to', cli.PHONE)
        via = (*base, '--via', 'pingone')
        for words in ((*base, '--via', 'post'), (*base, '--user', 'x'), (*base, '--code-fd', '0'),
                      (*base, '--yes'), via, (*via, '--user', 'x', '--from', '+14155550100'),
                      (*via, '--user', 'x', '--end-active'), (*via, '--user', 'x'),
                      (*via, '--user', 'x', '--set', 'otp=1'), (*via, '--user', 'x', '--set', 'a'),
                      ('test', 'Staging', '--channel', 'sms', '--to', '0415', '--via', 'pingone',
                       '--user', 'x')):
            home.run(*words, status=2)
        home.run('set', 'Staging', f'environment.id={publishing.ENVIRONMENT}',
                 f'pingone.client-id={publishing.CLIENT}')
        # Money is said first, and nothing is read before somebody agrees.
        done = home.run(*via, '--user', 'x', '--client-secret-fd', '0', text='secret', status=2)
        assert 'charges' in done.stderr and 'in a day' in done.stderr and '--yes' in done.stderr
        home.run('set', 'Staging', 'sms.body[0].key=to')
        done = home.run(*via, '--user', 'x', '--yes', '--client-secret-fd', '0', text='secret',
                        status=1)
        assert '--anyway' in done.stderr


def a_killed_test_is_found_by_its_execution():
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        sending = Sending(home, rehearsal)
        rehearsal.ask('faults', {'kind': 'hang', 'service': 'api'})
        words = ('test', 'Staging', '--channel', 'sms', *WAY)
        process, _ = sending.begin(words, cli.TOKEN, False)
        deadline = time.monotonic() + 30
        while not sending.history() or sending.history()[0]['execution_sid'] is None:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        process.kill()
        assert process.wait(10) == -signal.SIGKILL
        process.stdout.close()
        process.stderr.close()
        row, = sending.history()
        assert (row['via'], row['state'], row['ended']) == ('pingone', 'accepted', None)
        assert sending.asked() == 1


cli.main([it_is_delivered_and_its_code_is_right, what_is_asked_for_reaches_pingone,
          a_wrong_code_is_told, a_fallback_is_not_taken_for_a_delivery,
          without_the_providers_secret_it_stays_accepted, refusals_have_their_words,
          a_lost_answer_is_never_asked_for_again, users_are_found_by_name_or_id,
          what_does_not_fit_is_told, a_killed_test_is_found_by_its_execution])
