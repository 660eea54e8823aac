# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said as long as something of a publish is live and the whole is not."""

import glob
import os

import cli
from publishing import ENVIRONMENT, SENDERS, SETTINGS, SMS, started
from updating import CONTENTS, TITLES, updating

HINT = 'Some of it is live. “senderctl publish --resume” goes on, “--roll-back” takes it back.'


def stop_half_way(publishing):
    """The sender is live by then."""
    publishing.fault(method='PUT', path=CONTENTS, kind='status', status=403)
    assert publishing.json('publish', status=3)['state'] == 'partial'
    publishing.clear_faults()
    publishing.forget_requests()


@updating
def what_is_live_is_told_when_going_on_is_refused(publishing):
    stop_half_way(publishing)
    for words in (('publish', '--resume'), ('publish', '--roll-back')):
        for kind in ('PUT', 'POST', 'DELETE'):
            publishing.fault(method=kind, kind='status', status=403)
        told = publishing.json(*words, status=3)
        assert told['state'] == 'partial', told
        assert 403 in [step['status'] for step in told['steps']], told
        done = publishing.run(*words, status=3)
        assert HINT in done.err and 'not written' in done.out, (done.out, done.err)
        publishing.clear_faults()
    # It goes on with what was begun last.
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert publishing.state() == publishing.former, publishing.state()


@updating
def what_is_live_is_told_when_going_back_to_a_state_is_refused(publishing):
    stop_half_way(publishing)
    first = publishing.json('restore')[0]['id']
    publishing.fault(method='PUT', path=SENDERS, kind='status', status=403)
    told = publishing.json('restore', first, status=3)
    assert told['state'] == 'partial', told
    assert HINT in publishing.run('restore', first, status=3).err
    publishing.clear_faults()
    assert publishing.json('restore', first)['state'] == 'published'
    assert publishing.state() == publishing.former, publishing.state()


@updating
def a_change_in_between_stays_one_when_going_on(publishing):
    """Nothing more was written, and what was is live all the same."""
    stop_half_way(publishing)
    change = {'path': 'pingone/changes', 'body': {'in': 'contents', 'where': {
        'deliveryMethod': 'SMS'}, 'set': {'content': 'theirs ${otp}'}}}
    publishing.fault(method='GET', path=CONTENTS, kind='change', skip=1, **{'with': change})
    told = publishing.run('publish', '--resume', '--format', 'json', status=1)
    assert '"partial"' in told.out and HINT in told.err, (told.out, told.err)
    assert 'Somebody else changed it in between' in told.err, told.err
    assert publishing.json('publish', status=1)['state'] == 'partial'


@updating
def without_anything_live_nothing_is_said_of_it(publishing):
    publishing.fault(method='PUT', path=SENDERS, kind='status', status=403)
    done = publishing.run('publish', status=3)
    assert done.out == '' and 'Some of it is live' not in done.err, (done.out, done.err)
    publishing.clear_faults()
    assert publishing.json('publish')['state'] == 'published'


THEIRS = 'theirs ${otp}'
MADE = 'Somebody else made it in between. Nothing of it was overwritten.'


def add_their_message(publishing):
    """Between the plan and the first message of it."""
    contents = {'strong_authentication': [{'deliveryMethod': 'SMS', 'locale': 'en',
                                           'content': THEIRS}]}
    publishing.fault(method='POST', path=CONTENTS, kind='change', count=1, **{
        'with': {'path': 'pingone/environments', 'body': {'contents': contents}}})


@started
def a_message_made_in_between_is_a_conflict(publishing):
    add_their_message(publishing)
    done = publishing.run('publish', status=1)
    assert f'Sign-In Code · SMS · English: {MADE}' in done.err, done.err
    assert HINT in done.err and 'same name' not in done.err, done.err
    left = publishing.run('publish', status=1).out.splitlines()
    assert f'{TITLES[1]}: as somebody else left it' in left, left
    assert 'Sender “Twilio Studio”: live' in left, left
    assert publishing.json('publish', '--resume')['state'] == 'published'
    theirs, = [content for content in publishing.live()['contents']['strong_authentication']
               if content['deliveryMethod'] == 'SMS']
    assert theirs['content'] == THEIRS, theirs
    drift, changes = publishing.changes(status=1)
    assert drift and (SMS, 'theirs') in [change[:2] for change in changes], changes


@started
def a_sender_made_in_between_is_a_conflict(publishing):
    """Nothing was written, so that nothing is left to go on with."""
    publishing.fault(method='POST', path=SENDERS, kind='change', count=1, **{
        'with': {'path': 'pingone/senders', 'body': {
            'provider': 'CUSTOM_PROVIDER', 'name': 'Twilio Studio',
            'authentication': {'method': 'BASIC', 'username': 'theirs', 'password': 'p'},
            'requests': [{'deliveryMethod': 'SMS', 'method': 'POST', 'body': '${to}${message}',
                          'url': 'https://gateway.example.com/', 'phoneNumberFormat': 'FULL'}]}}})
    done = publishing.run('publish', '--format', 'json', status=1)
    assert '"conflict"' in done.out and MADE in done.err, (done.out, done.err)
    assert 'Some of it is live' not in done.err, done.err
    assert len(publishing.writes()) == 1, publishing.writes()
    assert [sender['authentication']['username'] for sender in publishing.live()['senders']] == \
        ['theirs']
    publishing.run('publish', '--resume', status=2)


@started
def the_sender_in_the_way_is_named(publishing):
    """One whose name differs by its case was there all the time. As the stand-in is strict about
    case, it is made to refuse by one of the very name."""
    publishing.rehearsal.ask('pingone/environments', {'senders': [
        {'provider': 'CUSTOM_PIGEON', 'name': 'TWILIO studio'}]})
    publishing.fault(method='POST', path=SENDERS, kind='change', count=1, **{
        'with': {'path': 'pingone/senders', 'body': {
            'provider': 'CUSTOM_PIGEON', 'name': 'Twilio Studio'}}})
    done = publishing.run('publish', status=3)
    assert 'has a sender called “TWILIO studio”' in done.err, done.err
    assert 'Give yours another name' in done.err and 'in between' not in done.err, done.err
    publishing.run('publish', '--resume', status=2)


@updating
def a_name_that_is_taken_stays_a_refusal(publishing):
    """What changes its name was there before: that is no conflict about the same thing."""
    publishing.fault(method='PUT', path=SENDERS, kind='change', count=1, **{
        'with': {'path': 'pingone/senders', 'body': {
            'provider': 'CUSTOM_PIGEON', 'name': 'Second'}}})
    done = publishing.run('publish', status=3)
    assert 'UNIQUENESS_VIOLATION' in done.err and MADE not in done.err, done.err


ENDS_IT = 'All is live. “senderctl publish --resume” ends it.'


def publish_while(publishing, meddle, status):
    """Does something to what is kept here while a write is on its way."""
    folders = publishing.home.path + '/data/sender-studio/environments/*/'
    publishing.fault(method='PUT', path=SETTINGS, kind='drip', bytes=16, milliseconds=50, count=1)
    process = publishing.start('publish', publishing.name)
    publishing.until(lambda: SETTINGS in [path for _, path in publishing.writes()])
    folder, = {os.path.dirname(path) for path in glob.glob(folders + 'publishing.json')}
    undo = meddle(folder)
    out, err = process.communicate(timeout=60)
    assert process.returncode == status, (process.returncode, out, err)
    assert ENDS_IT in err and 'All of it is live' in out, (out, err)
    undo()


def check_ends(publishing):
    left = publishing.run('publish', status=1)
    assert 'did not end' in left.err and 'not live' not in left.out, (left.out, left.err)
    publishing.forget_requests()
    done = publishing.run('publish', '--resume')
    assert ENDS_IT not in done.err and publishing.json('publish')['state'] == 'unchanged'


@started
def what_was_published_can_not_be_kept(publishing):
    def meddle(folder):
        path = os.path.join(folder, f'published.{ENVIRONMENT}.json')
        os.mkdir(path)
        return lambda: os.rmdir(path)
    publish_while(publishing, meddle, 1)
    check_ends(publishing)


@started
def a_journal_that_can_not_be_removed_is_told(publishing):
    def meddle(folder):
        path = os.path.join(folder, 'publishing.json')
        os.rename(path, path + '.kept')
        os.makedirs(os.path.join(path, 'full'))

        def undo():
            os.rmdir(os.path.join(path, 'full'))
            os.rmdir(path)
            os.rename(path + '.kept', path)
        return undo
    publish_while(publishing, meddle, 1)
    check_ends(publishing)


@started
def what_is_live_is_told_of_when_it_is_deleted(publishing):
    publishing.fault(method='POST', kind='status', status=500, skip=1)
    publishing.run('publish', status=3)
    publishing.clear_faults()
    identifier = publishing.home.json('show', publishing.name)['id']
    told = publishing.home.run('delete', publishing.name).stderr
    assert 'did not end' in told and '“--roll-back” takes back what is' in told, told
    assert 'What of it is live stays so' in told, told
    kept, = [word for word in told.split() if word.endswith(f'{identifier}.json')]
    publishing.home.run('import', kept)
    assert publishing.json('publish', '--roll-back')['state'] == 'published'
    assert publishing.live()['senders'] == []
    told = publishing.home.run('delete', publishing.name).stderr
    assert 'did not end' not in told and 'live' not in told, told


cli.main([what_is_live_is_told_when_going_on_is_refused,
          what_is_live_is_told_when_going_back_to_a_state_is_refused,
          a_change_in_between_stays_one_when_going_on,
          without_anything_live_nothing_is_said_of_it,
          a_message_made_in_between_is_a_conflict, a_sender_made_in_between_is_a_conflict,
          the_sender_in_the_way_is_named, a_name_that_is_taken_stays_a_refusal,
          what_was_published_can_not_be_kept, a_journal_that_can_not_be_removed_is_told,
          what_is_live_is_told_of_when_it_is_deleted])
