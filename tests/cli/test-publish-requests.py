# SPDX-License-Identifier: GPL-3.0-or-later
"""Several requests of one channel, of which nothing tells which one is which once both sides have
changed them: theirs stays as a whole until somebody decides, with its credentials."""

import cli
from publishing import started

FOURTH, FIFTH, SEVENTH = (f'https://studio.twilio.com/v2/Flows/FW{digit * 32}/Executions'
                          for digit in '457')
KEY = 'X-Api-Key'


def sender(publishing):
    return publishing.live()['senders'][0]


def of_sms(publishing):
    return [request for request in sender(publishing)['requests']
            if request['deliveryMethod'] == 'SMS']


def told(publishing):
    drift, changes = publishing.changes(status=None)
    return drift, [(path, kind) for path, kind, _, _ in changes if kind != 'unknowable']


def change_requests(publishing, change):
    requests = sender(publishing)['requests']
    change([request for request in requests if request['deliveryMethod'] == 'SMS'], requests)
    publishing.change('senders', {'requests': requests})


def move_and_add(publishing):
    """Ours: the first one goes elsewhere and says something else, and another one is new."""
    publishing.set(f'sms.url={FOURTH}', 'sms.body[3].value=second')
    publishing.add_request('sms[1]', SEVENTH)


def publish_first(publishing, *headers):
    publishing.add('sms.body', 'key=Kind', 'value=first')
    for header in headers:
        publishing.add('sms.headers', f'name={KEY}', f'value={header}')
    publishing.json('publish')


@started
def all_of_a_channel_is_decided_at_once(publishing):
    publish_first(publishing)
    change_requests(publishing, lambda sms, _: sms[0].update(body=sms[0]['body'] + '&T=1'))
    move_and_add(publishing)
    theirs = of_sms(publishing)
    for _ in range(2):
        assert told(publishing) == (True, [('sms', 'theirs')]), told(publishing)
        assert publishing.json('publish')['state'] == 'unchanged'
        assert of_sms(publishing) == theirs, of_sms(publishing)
    assert 'they are decided together' in publishing.run('plan', status=1).out
    publishing.json('publish', '--ours', 'sms')
    assert [request['url'] for request in of_sms(publishing)] == [FOURTH, SEVENTH]
    assert 'T=1' not in of_sms(publishing)[0]['body']
    assert told(publishing) == (False, []), told(publishing)


@started
def only_ours_is_published_whatever_it_is(publishing):
    publish_first(publishing, 'our-key')
    move_and_add(publishing)
    publishing.json('publish')
    assert [(request['url'], request['headers'].get(KEY)) for request in of_sms(publishing)] == [
        (FOURTH, 'our-key'), (SEVENTH, None)], of_sms(publishing)
    assert told(publishing) == (False, []), told(publishing)
    publishing.json('restore', publishing.json('restore')[0]['id'])
    first, = of_sms(publishing)
    assert 'Kind=first' in first['body'] and first['headers'][KEY] == 'our-key', first


@started
def a_credential_that_they_changed_stays(publishing):
    publish_first(publishing, 'our-key')
    move_and_add(publishing)
    for change in (lambda sms, _: sms[0]['headers'].update({KEY: 'their-key'}),
                   lambda sms, _: sms[0]['headers'].pop(KEY)):
        change_requests(publishing, change)
        theirs = of_sms(publishing)
        for _ in range(2):
            assert told(publishing) == (True, [('sms', 'theirs')]), told(publishing)
            assert publishing.json('publish')['state'] == 'unchanged'
            assert of_sms(publishing) == theirs, of_sms(publishing)


@started
def a_request_that_is_removed_while_they_change_its_credential_stays(publishing):
    publishing.add_request('sms[1]', FOURTH)
    publish_first(publishing)
    change_requests(publishing, lambda sms, _: sms[1]['headers'].update({KEY: 'their-key'}))
    publishing.home.run('remove', publishing.name, 'sms[1]')
    assert told(publishing) == (True, [('sms', 'theirs')]), told(publishing)
    publishing.json('publish')
    assert of_sms(publishing)[1]['headers'][KEY] == 'their-key', of_sms(publishing)


@started
def ours_does_not_get_into_one_that_took_its_place(publishing):
    publishing.add_request('sms[1]', FOURTH)
    publish_first(publishing)
    change_requests(publishing, lambda sms, _: sms[1].update(url=FIFTH, body='To=${to}&N=1'))
    publishing.add('sms[1].headers', f'name={KEY}', 'value=our-key')
    publishing.json('publish')
    assert [request['url'] for request in of_sms(publishing)][1] == FIFTH, of_sms(publishing)
    assert KEY not in of_sms(publishing)[1]['headers'], of_sms(publishing)
    assert told(publishing)[0]


def key_of(publishing, place):
    request = publishing.home.json('show', publishing.name)['requests'][place]
    return [header['value'] for header in request['headers'] if header['name'] == KEY]


@started
def taking_over_leaves_out_a_credential_that_they_took_out(publishing):
    publishing.add_request('sms[1]', FOURTH)
    publishing.add('sms[1].headers', f'name={KEY}', 'value=our-key')
    publishing.json('publish')
    publishing.set(f'sms[1].url={SEVENTH}')
    change_requests(publishing, lambda sms, _: sms[1]['headers'].pop(KEY))
    assert KEY in publishing.run('pull', '--into').err
    assert key_of(publishing, -1) == [] and told(publishing) == (False, []), told(publishing)


@started
def taking_over_keeps_a_credential_that_moved(publishing):
    publishing.add_request('sms[1]', FOURTH)
    publishing.add('sms[1].headers', f'name={KEY}', 'value=our-key')
    publishing.json('publish')

    def change(sms, requests):
        requests.append({**sms[0], 'url': SEVENTH})
        sms[1].update(url=FIFTH, body=sms[1]['body'] + '&T=1')
    change_requests(publishing, change)
    assert KEY not in publishing.run('pull', '--into').err
    urls = [request['url'] for request in
            publishing.home.json('show', publishing.name)['requests']]
    assert key_of(publishing, urls.index(FIFTH)) == ['our-key'], urls
    assert told(publishing) == (False, []), told(publishing)


cli.main([all_of_a_channel_is_decided_at_once, only_ours_is_published_whatever_it_is,
          a_credential_that_they_changed_stays,
          a_request_that_is_removed_while_they_change_its_credential_stays,
          ours_does_not_get_into_one_that_took_its_place,
          taking_over_leaves_out_a_credential_that_they_took_out,
          taking_over_keeps_a_credential_that_moved])
