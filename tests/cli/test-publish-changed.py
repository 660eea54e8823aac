# SPDX-License-Identifier: GPL-3.0-or-later
"""A publish died, and what it had created was changed by somebody else since: that is live with
their change, and nobody here loses sight of it."""

import cli
from publishing import SENDERS, actions, die_in_first_publish, started
from updating import TITLES

LEFT = 'as somebody else left it'
SENDER = 'Sender “Twilio Studio”'
THEIRS = 'theirs ${otp}'
ASKED = 'Somebody else changed the sender after it was created from here'


def custom_senders(publishing):
    return [sender['name'] for sender in publishing.live()['senders']]


def check_it_is_asked(publishing):
    """Nothing is written, and the journal stays, however often it is tried."""
    publishing.forget_requests()
    for _ in range(2):
        refused = publishing.run('publish', '--roll-back', '--format', 'json', status=1)
        assert '"partial"' in refused.out and ASKED in refused.err, (refused.out, refused.err)
        assert '“--ours provider” deletes it.' in refused.err, refused.err
    assert publishing.writes() == [] and custom_senders(publishing) == ['Twilio Studio']
    assert f'{SENDER}: {LEFT}' in publishing.run('publish', status=1).out.splitlines()


def check_it_goes(publishing):
    gone = publishing.json('publish', '--roll-back', '--ours', 'provider')
    assert gone['state'] == 'published' and 'sender:delete' in actions(gone), gone
    assert custom_senders(publishing) == [] and THEIRS not in str(publishing.live()['contents'])
    publishing.run('publish', '--roll-back', status=2)


@started
def one_whose_id_is_not_known_is_not_forgotten(publishing):
    """It died before the answer came: the name alone tells which sender it has made."""
    die_in_first_publish(publishing, 1)
    publishing.change('senders', {'numbers': []})
    check_it_is_asked(publishing)
    going_on = publishing.run('publish', '--resume', status=1)
    assert '“--ours provider” writes the configuration’s.' in going_on.err, going_on.err
    assert 'pull' not in going_on.err and publishing.writes() == [], going_on.err
    check_it_goes(publishing)


@started
def one_of_the_name_that_is_another_s_is_left_alone(publishing):
    """Nothing was created, and somebody made one of the name meanwhile."""
    publishing.fault(kind='hang', method='POST', handled=False, count=1)
    publishing.die_after(1)
    publishing.clear_faults()
    publishing.rehearsal.ask('pingone/environments', {'senders': [
        {'provider': 'CUSTOM_PROVIDER', 'name': 'Twilio Studio',
         'authentication': {'method': 'BEARER'}, 'requests': []}]})
    before = publishing.live()['senders']
    for option in ('--roll-back', '--resume'):
        refused = publishing.run('publish', option, status=1)
        assert 'give yours another name' in refused.err, refused.err
        assert publishing.live()['senders'] == before
    publishing.set('provider.name=Mine')
    assert publishing.json('publish', '--resume')['state'] == 'published'
    assert before[0] in publishing.live()['senders']
    assert sorted(custom_senders(publishing)) == ['Mine', 'Twilio Studio']


@started
def one_whose_id_is_known_is_gone_on_with(publishing):
    die_in_first_publish(publishing, 2)
    publishing.change('senders', {'numbers': [], 'name': 'Renamed by them'})
    told = publishing.run('publish', status=1)
    assert f'{SENDER}: {LEFT}' in told.out.splitlines(), told.out
    assert publishing.json('publish', '--resume')['state'] == 'published'
    sender, = publishing.live()['senders']
    assert sender['numbers'] == [] and sender['name'] == 'Renamed by them', sender
    drift, changes = publishing.changes(status=1)
    assert drift and ('numbers[0]', 'theirs') in [change[:2] for change in changes], changes


@started
def one_whose_id_is_known_is_asked_about_as_well(publishing):
    die_in_first_publish(publishing, 3)
    publishing.change('senders', {'numbers': []})
    check_it_is_asked(publishing)
    check_it_goes(publishing)
    assert 'Twilio' not in str(publishing.live()['senders'])


@started
def a_message_that_stays_is_told(publishing):
    die_in_first_publish(publishing, 2)
    publishing.change('contents', {'content': THEIRS}, template='strong_authentication',
                      where={'deliveryMethod': 'SMS'})
    assert f'{TITLES[1]}: {LEFT}' in publishing.run('publish', status=1).out.splitlines()
    done = publishing.run('publish', '--roll-back')
    assert f'{TITLES[1]}: {LEFT}' in done.out.splitlines(), done.out
    assert 'What somebody else changed since stays.' in done.out, done.out
    assert 'live again' not in done.out and custom_senders(publishing) == [], done.out
    assert THEIRS in str(publishing.live()['contents'])


@started
def a_message_goes_where_somebody_says_so(publishing):
    die_in_first_publish(publishing, 2)
    publishing.change('contents', {'content': THEIRS}, template='strong_authentication',
                      where={'deliveryMethod': 'SMS'})
    publishing.run('publish', '--roll-back', '--ours', 'messages.no.SMS.en', status=2)
    done = publishing.json('publish', '--roll-back', '--ours',
                           'messages.strong_authentication.SMS.en')
    assert actions(done).count('template:delete') == 1, done
    assert THEIRS not in str(publishing.live()['contents'])


@started
def a_name_that_is_kept_in_another_spelling_is_no_change(publishing):
    """The service keeps it without the space, which is seen when it is read back."""
    publishing.set('provider.name=Twilio Studio ')
    publishing.fault(method='GET', path=SENDERS + '/', kind='change', count=1, **{
        'with': {'path': 'pingone/changes', 'body': {
            'in': 'senders', 'set': {'name': 'Twilio Studio'}}}})
    half = publishing.run('publish', status=1)
    assert 'keeps something else than what was written' in half.err, half.err
    assert 'not live' not in publishing.run('publish', status=1).out.splitlines()[0]
    done = publishing.json('publish', '--roll-back')
    assert done['state'] == 'published' and custom_senders(publishing) == [], done


@started
def what_has_only_the_name_of_today_is_never_taken_back(publishing):
    """The configuration is called otherwise by now, as a sender that was there before is."""
    publishing.rehearsal.ask('pingone/environments', {'senders': [
        {'provider': 'CUSTOM_PROVIDER', 'name': 'Another', 'authentication': {'method': 'BEARER'},
         'requests': []}]})
    die_in_first_publish(publishing, 1)
    publishing.set('provider.name=Another')
    done = publishing.json('publish', '--roll-back')
    assert done['state'] == 'published' and custom_senders(publishing) == ['Another'], done


@started
def nothing_to_take_back_is_said(publishing):
    publishing.fault(kind='hang', method='POST', count=1)
    publishing.die_after(1)
    publishing.clear_faults()
    done = publishing.run('publish', '--roll-back')
    assert 'There was nothing to take back.' in done.out, done.out


cli.main([one_whose_id_is_not_known_is_not_forgotten,
          one_of_the_name_that_is_another_s_is_left_alone, one_whose_id_is_known_is_gone_on_with,
          one_whose_id_is_known_is_asked_about_as_well, a_message_that_stays_is_told,
          a_message_goes_where_somebody_says_so,
          a_name_that_is_kept_in_another_spelling_is_no_change,
          what_has_only_the_name_of_today_is_never_taken_back, nothing_to_take_back_is_said])
