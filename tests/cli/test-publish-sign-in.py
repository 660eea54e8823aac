# SPDX-License-Identifier: GPL-3.0-or-later
"""How a sender signs in, credentials in its headers, and to which servers a secret goes."""

import cli
from publishing import actions, started

OAUTH = ('authorization.kind=oauth2', 'authorization.token-url=https://login.example.com/token',
         'authorization.client-id=me')


@started
def what_pingone_adds_to_the_authorization_is_no_other_way_to_sign_in(publishing):
    """It says itself how it presents the client to the service that issues tokens."""
    publishing.set(*OAUTH)
    publishing.json('publish')
    assert 'clientAuthenticationMethod' in publishing.live()['senders'][0]['authentication']
    publishing.set('provider.name=Second')
    publishing.json('publish')
    publishing.json('restore', publishing.json('restore')[0]['id'])
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1)
    publishing.clear_faults()
    publishing.json('publish', '--roll-back')
    assert publishing.live()['senders'][0]['name'] == 'Twilio Studio'


@started
def another_way_to_sign_in_needs_its_own_secret(publishing):
    publishing.set(*OAUTH)
    publishing.json('publish')
    for word in ('authorization.client-id=other',
                 'authorization.token-url=https://elsewhere.example.com/token',
                 'authorization.kind=basic'):
        publishing.set(word)
        publishing.json('publish')
        publishing.forget_requests()
        states = publishing.json('restore')
        refused = publishing.run('restore', states[0]['id'], status=4)
        assert 'signed in another way' in refused.err, (word, refused.err)
        assert publishing.writes() == [], word


SCOPES = ('authorization.scopes=sms:send,voice:call',)
# Each way to sign in, and what PingOne keeps of it.
WAYS = [
    (('authorization.kind=basic', 'authorization.username=u'),
     {'method': 'BASIC', 'username': 'u'}),
    (('authorization.kind=bearer',), {'method': 'BEARER'}),
    ((*OAUTH, 'authorization.grant=client-credentials', 'authorization.scopes='),
     {'method': 'OAUTH2', 'grantType': 'CLIENT_CREDENTIALS', 'clientId': 'me',
      'authUrl': 'https://login.example.com/token',
      'clientAuthenticationMethod': 'BASIC_AUTH_HEADER'}),
    ((*OAUTH, 'authorization.grant=client-credentials', *SCOPES),
     {'method': 'OAUTH2', 'grantType': 'CLIENT_CREDENTIALS', 'clientId': 'me',
      'authUrl': 'https://login.example.com/token', 'scopes': ['sms:send', 'voice:call'],
      'clientAuthenticationMethod': 'BASIC_AUTH_HEADER'}),
    ((*OAUTH, 'authorization.grant=jwt-bearer', *SCOPES),
     {'method': 'OAUTH2', 'grantType': 'JWT_BEARER',
      'authUrl': 'https://login.example.com/token', 'scopes': ['sms:send', 'voice:call']}),
    (('authorization.kind=custom-header', 'authorization.header-name=X-Key'),
     {'method': 'CUSTOM_HEADER', 'headerName': 'X-Key'}),
]


def each_pair(ways):
    """A round that goes once from each of them to each other."""
    return [way for first in ways for second in ways[ways.index(first) + 1:]
            for way in (first, second)] + ways[:1]


@started
def each_way_to_sign_in_follows_each_other(publishing):
    publishing.set('sms.url=https://example.com/s', 'voice.url=https://example.com/v')
    for words, kept in each_pair(WAYS):
        publishing.set(*words)
        publishing.forget_requests()
        publishing.json('publish')
        sender, = publishing.live()['senders']
        assert sender['authentication'] == kept, (words, sender['authentication'])
        # How a client is presented PingOne alone decides, and a list of no scopes goes as well.
        assert not [request for request in publishing.rehearsal.ask('requests')['requests']
                    if 'clientAuthenticationMethod' in request.get('body', '')], words
        assert publishing.json('publish')['state'] == 'unchanged', words
        if kept['method'] == 'OAUTH2' and 'scopes' not in kept:
            publishing.change('senders', {'authentication': {**kept, 'scopes': []}})


@started
def another_grant_is_taken_back(publishing):
    publishing.set('sms.url=https://example.com/s', 'voice.url=https://example.com/v', *OAUTH)
    publishing.json('publish')
    before = publishing.live()['senders'][0]['authentication']
    publishing.set('authorization.grant=jwt-bearer')
    publishing.fault(kind='hang', method='PUT', handled=True, count=1)
    publishing.die_after(1)
    publishing.clear_faults()
    assert publishing.live()['senders'][0]['authentication']['grantType'] == 'JWT_BEARER'
    # A secret is for one way to sign in: that of before is chosen first.
    refused = publishing.run('publish', '--roll-back', status=4)
    assert 'signed in another way' in refused.err, refused.err
    publishing.set('authorization.grant=client-credentials')
    publishing.json('publish', '--roll-back')
    assert publishing.live()['senders'][0]['authentication'] == before


def headers(publishing):
    return publishing.live()['senders'][0]['requests'][0]['headers']


def change_headers(publishing, values):
    requests = publishing.live()['senders'][0]['requests']
    requests[0]['headers'] = {'content-type': 'application/x-www-form-urlencoded', **values}
    publishing.change('senders', {'requests': requests}, where={'name': 'Twilio Studio'})


def who_changed_headers(publishing, **options):
    return [kind for path, kind, _, _ in publishing.changes(**options)[1] if path == 'sms.headers']


@started
def who_changed_a_credential_in_a_header_is_told(publishing):
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    assert who_changed_headers(publishing) == []
    # Ours is written, however PingOne spells the name of the one that is there.
    change_headers(publishing, {'x-api-key': 'first-key-1'})
    assert who_changed_headers(publishing) == []
    publishing.set('sms.headers[1].value=second-key-2')
    assert who_changed_headers(publishing) == ['unknowable']
    publishing.json('publish')
    assert headers(publishing)['X-Api-Key'] == 'second-key-2', headers(publishing)
    assert 'x-api-key' not in headers(publishing), headers(publishing)
    assert who_changed_headers(publishing) == []
    # Somebody else's stays, as often as it is asked, and is written over in one piece.
    change_headers(publishing, {'x-api-key': 'their-key-3'})
    for _ in range(2):
        assert who_changed_headers(publishing, status=1) == ['theirs']
        publishing.set(f'sms.body[0].value=${{to}}{_}')
        publishing.json('publish')
        assert headers(publishing)['x-api-key'] == 'their-key-3', headers(publishing)
    publishing.json('publish', '--ours', 'sms.headers')
    assert headers(publishing)['X-Api-Key'] == 'second-key-2' and len(headers(publishing)) == 2
    assert who_changed_headers(publishing) == []
    # One that somebody else took away is not put back unasked.
    change_headers(publishing, {})
    assert who_changed_headers(publishing, status=1) == ['theirs']
    assert 'not shown' in publishing.run('plan', status=1).out
    publishing.json('publish')
    assert len(headers(publishing)) == 1, headers(publishing)
    publishing.json('publish', '--ours', 'sms.headers')
    assert headers(publishing)['X-Api-Key'] == 'second-key-2', headers(publishing)
    assert b'first-key-1' not in publishing.files() and b'their-key-3' not in publishing.files()


@started
def a_credential_that_was_taken_out_goes(publishing):
    """Out of the configuration, and so at PingOne; one of somebody else's stays."""
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    change_headers(publishing, {'x-api-key': 'first-key-1', 'X-Auth-Token': 'their-key-3'})
    assert who_changed_headers(publishing, status=1) == ['theirs']
    publishing.home.run('remove', 'Staging', 'sms.headers[1]')
    assert ('sms.headers', 'ours', 'x-api-key', None) in publishing.changes(status=1)[1]
    told = publishing.run('plan', status=1).out
    assert '    sms.headers: x-api-key → (nothing)\n' in told and 'first-key-1' not in told, told
    outcome = publishing.json('publish')
    assert actions(outcome)[0] == 'sender:update', outcome
    assert set(headers(publishing)) == {'content-type', 'X-Auth-Token'}, headers(publishing)
    assert who_changed_headers(publishing, status=1) == ['theirs']
    assert publishing.json('publish')['state'] == 'unchanged'
    # Going back brings no credential back, and takes none away.
    publishing.json('restore', publishing.json('restore')[0]['id'])
    assert set(headers(publishing)) == {'content-type', 'X-Auth-Token'}, headers(publishing)
    assert b'their-key-3' not in publishing.files()


@started
def one_that_somebody_else_added_is_told(publishing):
    """As often as it is asked, beside a change of ours, too; it stays until somebody decides."""
    publishing.json('publish')
    change_headers(publishing, {'X-Auth-Token': 'their-key-3'})
    assert publishing.changes(status=1)[0]
    assert 'is what the configuration says' not in publishing.run('plan', status=1).out
    assert publishing.json('publish')['state'] == 'unchanged'
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    assert who_changed_headers(publishing, status=1) == ['theirs', 'unknowable']
    publishing.json('publish')
    assert set(headers(publishing)) == {'content-type', 'X-Api-Key', 'X-Auth-Token'}
    assert headers(publishing)['X-Auth-Token'] == 'their-key-3', headers(publishing)
    assert who_changed_headers(publishing, status=1) == ['theirs']
    # Going back takes ours out again, and leaves theirs there.
    publishing.json('restore', publishing.json('restore')[0]['id'])
    assert set(headers(publishing)) == {'content-type', 'X-Auth-Token'}, headers(publishing)
    publishing.json('publish', '--ours', 'sms.headers')
    assert set(headers(publishing)) == {'content-type', 'X-Api-Key'}, headers(publishing)
    assert not publishing.changes()[0] and who_changed_headers(publishing) == []
    assert b'their-key-3' not in publishing.files()


@started
def one_that_somebody_else_renewed_is_not_taken_away(publishing):
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    change_headers(publishing, {'x-api-key': 'their-key-3'})
    publishing.home.run('remove', 'Staging', 'sms.headers[1]')
    for word in ('a', 'b'):
        assert who_changed_headers(publishing, status=1) == ['theirs']
        publishing.set(f'sms.body[0].value=${{to}}{word}')
        publishing.json('publish')
        assert headers(publishing)['x-api-key'] == 'their-key-3', headers(publishing)
    publishing.json('publish', '--ours', 'sms.headers')
    assert set(headers(publishing)) == {'content-type'}, headers(publishing)
    assert who_changed_headers(publishing) == []


@started
def going_back_takes_no_credential_away(publishing):
    """No state has one: those of now stay."""
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    publishing.set('provider.name=Second')
    publishing.json('publish')
    state = publishing.json('restore')[0]
    assert 'sms.headers' not in [change['path'] for change in state['changes']], state
    publishing.json('restore', state['id'])
    assert headers(publishing)['X-Api-Key'] == 'first-key-1', headers(publishing)
    assert who_changed_headers(publishing) == []


@started
def no_secret_goes_to_a_server_that_somebody_else_chose(publishing):
    publishing.json('publish')
    requests = publishing.live()['senders'][0]['requests']
    ours = requests[0]['url']
    requests[0]['url'] = 'https://collector.example.net/x'
    publishing.change('senders', {'requests': requests})
    publishing.json('publish')
    publishing.set('provider.name=Second')
    publishing.forget_requests()
    for words, told in (('plan', publishing.run('plan', status=1).out),
                        ('publish', publishing.run('publish', status=1).err)):
        assert 'another server' in told and '“--ours sms.url”' in told, (words, told)
    assert publishing.writes() == []
    publishing.json('publish', '--ours', 'sms.url')
    sender = publishing.live()['senders'][0]
    assert sender['name'] == 'Second' and sender['requests'][0]['url'] == ours, sender


@started
def whoever_takes_that_server_over_publishes_to_it(publishing):
    """The plan tells of it though it has something to write, and the words it gives are true."""
    publishing.json('publish')
    requests = publishing.live()['senders'][0]['requests']
    requests[0]['url'] = 'https://collector.example.net/x'
    publishing.change('senders', {'requests': requests})
    publishing.set('provider.name=Second')
    planned = publishing.run('plan', status=1).out
    assert 'Sender “Second”: to be changed' in planned, planned
    assert 'another server' in planned and '“senderctl pull --into”' in planned, planned
    publishing.run('pull', '--into')
    publishing.set('provider.name=Second')
    assert 'another server' not in publishing.run('plan').out
    publishing.json('publish')
    sender = publishing.live()['senders'][0]
    assert (sender['name'], sender['requests']) == ('Second', requests), sender


@started
def a_credential_that_they_took_out_is_taken_over_as_that(publishing):
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    change_headers(publishing, {})
    assert who_changed_headers(publishing, status=1) == ['theirs']
    told = publishing.run('pull', '--into').err
    assert 'The credential in the header X-Api-Key (SMS) went with it' in told, told
    assert 'X-Api-Key' not in str(publishing.home.json('show', 'Staging')['requests'])
    assert 'went with it' not in publishing.run('pull', '--into').err
    assert who_changed_headers(publishing) == []
    publishing.set('provider.name=Second')
    publishing.json('publish')
    assert set(headers(publishing)) == {'content-type'}, headers(publishing)


@started
def one_that_they_renewed_before_it_was_taken_over_is_not_put_back(publishing):
    """What was published is known after taking over, too: to take theirs out is no edit of ours."""
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    publishing.json('publish')
    change_headers(publishing, {'X-Api-Key': 'their-key-3'})
    assert 'went with it' not in publishing.run('pull', '--into').err
    assert who_changed_headers(publishing, status=1) == ['theirs']
    change_headers(publishing, {})
    assert who_changed_headers(publishing, status=1) == ['theirs']
    publishing.set('provider.name=Second')
    publishing.json('publish')
    assert set(headers(publishing)) == {'content-type'}, headers(publishing)


@started
def one_that_is_new_outlives_taking_over(publishing):
    publishing.json('publish')
    publishing.home.run('add', 'Staging', 'sms.headers', 'name=X-Api-Key', 'value=first-key-1')
    assert 'went with it' not in publishing.run('pull', '--into').err
    assert who_changed_headers(publishing) == ['unknowable']
    publishing.json('publish')
    assert headers(publishing)['X-Api-Key'] == 'first-key-1', headers(publishing)


cli.main([what_pingone_adds_to_the_authorization_is_no_other_way_to_sign_in,
          another_way_to_sign_in_needs_its_own_secret,
          each_way_to_sign_in_follows_each_other, another_grant_is_taken_back,
          who_changed_a_credential_in_a_header_is_told,
          a_credential_that_was_taken_out_goes,
          one_that_somebody_else_added_is_told,
          one_that_somebody_else_renewed_is_not_taken_away,
          going_back_takes_no_credential_away,
          no_secret_goes_to_a_server_that_somebody_else_chose,
          whoever_takes_that_server_over_publishes_to_it,
          a_credential_that_they_took_out_is_taken_over_as_that,
          one_that_they_renewed_before_it_was_taken_over_is_not_put_back,
          one_that_is_new_outlives_taking_over])
