# SPDX-License-Identifier: GPL-3.0-or-later
"""What another configuration of the environment loses is said before anything is written."""

import glob
import json
import os

import cli
from publishing import SETTINGS, SMS, actions, started
from updating import VOICE

OF = 'The configuration “Branch” has this message too, and it is '
AFTERWARDS = ('The environment has one text for each message. Where that of another configuration '
              'is to stay, publish that one afterwards.\n')
DELETED = OF + 'deleted for both: {}.\n' + AFTERWARDS
CHANGED = OF + 'changed for both: {}.\n' + AFTERWARDS
SMS_TITLE = 'Sign-In Code · SMS · English'
VOICE_TITLE = 'Sign-In Code · Voice · English'
OTHER_ENVIRONMENT = '00000000-0000-4000-8000-00000000000f'


def branch(publishing, *edits, name='Branch'):
    """Another configuration that has the same messages."""
    publishing.home.run('new', name, '--from', publishing.name)
    publishing.home.run('set', name, f'provider.name={name}', *edits)


def told(done):
    """What it said beside the answer, but for the mark of the stand-ins."""
    mark, _, rest = done.err.partition('\n')
    assert mark.startswith('SIMULATED'), done.err
    return rest


def check_told(publishing, text, *words):
    """In every format, on standard error alone. What programs read."""
    publishing.forget_requests()
    done = publishing.run(*words)
    assert told(done) == text and 'Branch' not in done.out, (done.out, done.err)
    done = publishing.run(*words, '--format', 'json')
    assert told(done) == text and 'Branch' not in done.out, (done.out, done.err)
    return json.loads(done.out)


@started
def a_message_that_is_removed(publishing):
    publishing.json('publish')
    branch(publishing)
    publishing.home.run('remove', publishing.name, SMS)
    check_told(publishing, DELETED.format(SMS_TITLE), 'plan')
    assert publishing.writes() == []
    done = publishing.run('publish', '--format', 'json')
    assert told(done) == DELETED.format(SMS_TITLE), done.err
    assert 'template:delete' in actions(json.loads(done.out)), done.out
    # It is gone for both, and nobody loses anything more.
    check_told(publishing, '', 'publish')


@started
def a_text_that_is_changed(publishing):
    publishing.json('publish')
    branch(publishing)
    branch(publishing, SMS + '={"own":"${otp}"}', name='Annex')
    publishing.set(SMS + '={"new":"${otp}"}')
    check_told(publishing, CHANGED.format(SMS_TITLE), 'plan')
    publishing.home.run('set', 'Branch', SMS + '={"new":"${otp}"}')
    check_told(publishing, '', 'plan')


@started
def each_configuration_is_told_of(publishing):
    publishing.json('publish')
    branch(publishing)
    branch(publishing, name='Annex')
    publishing.home.run('remove', publishing.name, SMS)
    publishing.set(VOICE + '={"new":"${otp}"}')
    lines = (OF + f'deleted for both: {SMS_TITLE}.\n' + OF + f'changed for both: {VOICE_TITLE}.\n')
    check_told(publishing, lines.replace('Branch', 'Annex') + lines + AFTERWARDS, 'plan')


@started
def going_back(publishing):
    publishing.json('publish')
    branch(publishing)
    first = publishing.json('restore')[-1]['id']
    assert told(publishing.run('restore')) == ''
    done = publishing.run('restore', first)
    assert told(done) == DELETED.replace('this message too, and it is', 'these messages too, and '
                                         'they are').format(f'{SMS_TITLE}; {VOICE_TITLE}'), done.err
    assert publishing.live()['senders'] == []


@started
def taking_back(publishing):
    """What a publish that died has written, and the other has by now."""
    publishing.fault(method='PUT', path=SETTINGS, kind='status', status=403)
    publishing.json('publish', status=3)
    publishing.clear_faults()
    branch(publishing)
    publishing.home.run('remove', 'Branch', VOICE)
    done = publishing.run('publish', '--roll-back')
    assert told(done) == DELETED.format(SMS_TITLE), done.err


@started
def it_is_told_before_somebody_is_asked(publishing):
    publishing.json('publish')
    branch(publishing)
    publishing.home.run('remove', publishing.name, SMS)
    publishing.set('environment.production=true')
    publishing.forget_requests()
    done = publishing.run('publish', status=2)
    assert told(done).startswith(DELETED.format(SMS_TITLE)) and '--yes' in done.err, done.err
    assert publishing.writes() == []
    assert told(publishing.run('publish', '--yes')) == DELETED.format(SMS_TITLE)


@started
def a_file_that_the_library_does_not_have(publishing):
    publishing.json('publish')
    branch(publishing)
    publishing.home.run('remove', publishing.name, SMS)
    document = publishing.home.run('export', publishing.name, '--as', 'document').stdout
    publishing.home.run('set', publishing.name, SMS + '={"OTP":"${otp}"}')
    publishing.name = publishing.home.file('outside.json', document)
    # Its older self in the library is nobody else.
    check_told(publishing, DELETED.format(SMS_TITLE), 'plan')


@started
def nobody_else_is_concerned(publishing):
    """Another environment, a file that can't be read, and no request more."""
    publishing.json('publish')
    publishing.home.run('remove', publishing.name, SMS)
    publishing.forget_requests()
    check_told(publishing, '', 'plan')
    alone = publishing.requests()
    publishing.set(SMS + '={"OTP":"${otp}"}')
    branch(publishing, f'environment.id={OTHER_ENVIRONMENT}')
    publishing.home.run('remove', publishing.name, SMS)
    check_told(publishing, '', 'plan')
    folder, = glob.glob(os.path.join(publishing.home.path, '**', 'senders'), recursive=True)
    with open(os.path.join(folder, 'damaged.json'), 'w', encoding='utf-8') as file:
        file.write('{')
    check_told(publishing, '', 'plan')
    publishing.home.run('set', 'Branch', 'environment.id=00000000-0000-4000-8000-000000000001')
    check_told(publishing, DELETED.format(SMS_TITLE), 'plan')
    assert publishing.requests() == alone, (publishing.requests(), alone)


cli.main([a_message_that_is_removed, a_text_that_is_changed, each_configuration_is_told_of,
          going_back, taking_back, it_is_told_before_somebody_is_asked,
          a_file_that_the_library_does_not_have, nobody_else_is_concerned])
