# SPDX-License-Identifier: GPL-3.0-or-later
"""A pull into a configuration that others read, and one that can’t keep what it has taken."""

import array
import fcntl
import json
import os
import resource
import signal
import subprocess
import termios

import cli
from publishing import CLIENT_SECRET, SECRET, started

VALUE = 'sms.body[0].value'


class Waiting:
    """A command that has read its configuration, and waits for the secret of its connection."""

    def __init__(self, publishing, *words):
        reader, self.writer = os.pipe()
        command, numbers = publishing.command((*words, '--client-secret-fd', str(reader)),
                                              {'--secret-fd': SECRET})
        numbers.append(reader)
        self.process = subprocess.Popen(
            command, pass_fds=numbers, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
            env={**publishing.home.environment,
                 'SENDER_STUDIO_ENDPOINTS': publishing.rehearsal.endpoints})
        os.write(self.writer, CLIENT_SECRET[:1].encode())
        publishing.until(lambda: self.unread() == 0)
        for number in numbers:
            os.close(number)

    def unread(self):
        count = array.array('i', [0])
        fcntl.ioctl(self.writer, termios.FIONREAD, count)
        return count[0]

    def go_on(self):
        os.write(self.writer, CLIENT_SECRET[1:].encode())
        os.close(self.writer)
        out, err = self.process.communicate(timeout=120)
        return self.process.returncode, out, err


def change_there(publishing):
    """Somebody else gives the first row of the form another value; which is returned."""
    sender = publishing.live()['senders'][0]
    requests = sender['requests']
    requests[0]['body'] = requests[0]['body'].replace('To=', 'To=%2B', 1)
    publishing.change('senders', {'requests': requests}, where={'id': sender['id']})
    return '+${to}'


def get(publishing):
    return publishing.home.run('get', publishing.name, VALUE).stdout.strip()


@started
def what_was_read_before_a_pull_is_not_published_after_it(publishing):
    publishing.run('publish')
    publishing.forget_requests()
    theirs = change_there(publishing)
    before = get(publishing)
    assert before != theirs
    waiting = Waiting(publishing, 'publish', publishing.name, '--format', 'json')
    publishing.run('pull', '--into')
    assert get(publishing) == theirs
    status, out, err = waiting.go_on()
    assert (status, json.loads(out)['state']) == (0, 'unchanged'), (status, out, err)
    assert publishing.writes() == []
    drift, changes = publishing.changes()
    assert not drift and all(change[1] == 'unknowable' for change in changes), changes


@started
def what_was_read_before_a_pull_is_not_planned_after_it(publishing):
    publishing.run('publish')
    change_there(publishing)
    waiting = Waiting(publishing, 'plan', publishing.name, '--format', 'json')
    publishing.run('pull', '--into')
    status, out, err = waiting.go_on()
    told = json.loads(out)
    assert status == 0 and not told['drift'], (status, out, err)
    assert all(change['kind'] == 'unknowable' for change in told['changes']), told


@started
def what_could_not_be_kept_of_a_pull_is_told(publishing):
    def leave_no_room():
        # For the configuration, and not for what is live.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.getrlimit(
            resource.RLIMIT_FSIZE)[1]))

    publishing.run('publish')
    theirs = change_there(publishing)
    process = publishing.start('pull', publishing.name, '--into', prepare=leave_no_room)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1 and get(publishing) == theirs, (process.returncode, out, err)
    assert out.split() == [publishing.home.json('show', publishing.name)['id']], out
    assert 'has what PingOne has now' in err and 'could not be kept' in err, err
    assert 'Nothing was changed' not in err and 'pull --into” again: ' in err, err
    publishing.set(f'{VALUE}=+${{to}}+')
    assert publishing.changes(status=1)[0]
    publishing.set(f'{VALUE}={theirs}')
    publishing.run('pull', '--into')
    publishing.set(f'{VALUE}=+${{to}}+')
    assert ('sms.body[0].value', 'ours', theirs, '+${to}+') in publishing.changes()[1]


cli.main([what_was_read_before_a_pull_is_not_published_after_it,
          what_was_read_before_a_pull_is_not_planned_after_it,
          what_could_not_be_kept_of_a_pull_is_told])
