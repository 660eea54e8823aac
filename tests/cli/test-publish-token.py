# SPDX-License-Identifier: GPL-3.0-or-later
"""A token that ends half way through a publish: it is renewed once, or that can't be done."""

import cli
from publishing import CLIENT, CLIENT_SECRET, SENDERS
from updating import N_WRITES, PLACES, Updating


def end_token(publishing, place, *more):
    """It is withdrawn while the write is on its way."""
    for control in ({'path': 'pingone/platform', 'body': {'revoke': True}}, *more):
        publishing.fault_at(place, kind='change', **{'with': control})


def a_token_that_ends_is_renewed_once():
    for place in (('PUT', SENDERS, 0), *PLACES):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Updating(home, rehearsal)
            end_token(publishing, place)
            assert publishing.json('publish')['state'] == 'published', place
            assert publishing.n_tokens() == 2, place
            assert len(publishing.writes()) == N_WRITES + 1, publishing.writes()
            assert publishing.state() == publishing.new_state(), place


def a_token_that_runs_out_is_renewed_before():
    """Less than a minute is left: no request is risked with it."""
    with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
        publishing = Updating(home, rehearsal)
        rehearsal.ask('pingone/platform', {'token_seconds': 59})
        assert publishing.json('publish')['state'] == 'published'
        assert 401 not in [request['status'] for request in rehearsal.ask('requests')['requests']]
        assert publishing.n_tokens() > 1


ROTATED = {'path': 'pingone/clients', 'body': {'client_id': CLIENT, 'client_secret': 'rotated'}}


def a_token_that_can_not_be_renewed_stops_it():
    for position, place in enumerate(PLACES, 1):
        with cli.Home() as home, cli.Rehearsal(home) as rehearsal:
            publishing = Updating(home, rehearsal)
            end_token(publishing, place, ROTATED)
            done = publishing.run('publish', status=3)
            assert 'To the request for a token PingOne answered 401' in done.err, done.err
            assert 'was renewed' in done.err and CLIENT_SECRET not in done.err, done.err
            publishing.check_partial(done, position)
            assert len(publishing.writes()) == position + 1 and publishing.n_tokens() == 2
            # The secret of before is of no use, and nothing is said to be live that was not read.
            for words in ((), ('--resume',), ('--roll-back',)):
                refused = publishing.run('publish', *words, status=3)
                assert refused.out == '' and 'request for a token' in refused.err, refused.err
            publishing.check_goes_on(position, client_secret='rotated')


cli.main([a_token_that_ends_is_renewed_once, a_token_that_runs_out_is_renewed_before,
          a_token_that_can_not_be_renewed_stops_it])
