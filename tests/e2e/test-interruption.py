# SPDX-License-Identifier: GPL-3.0-or-later
"""A publish that is interrupted at PingOne, in the window: a token that ends and is not renewed,
and writes whose connection drops."""

from publishing import CLIENT, ENVIRONMENT, FIRST, PLACE, Publishing
from window import run, wait

SECRET = 'secret-after-the-rotation-3d0'
SENDERS = f'/v1/environments/{ENVIRONMENT}/notificationsSettings/phoneDeliverySettings'


def rotate(publishing):
    """Between the first write and the second somebody ends all tokens and gives the worker
    application another secret."""
    for path, body in (('pingone/platform', {'revoke': True}),
                       ('pingone/clients', {'client_id': CLIENT, 'client_secret': SECRET})):
        publishing.fault(kind='change', method='POST', path=SENDERS, when='after', count=1,
                         **{'with': {'path': path, 'body': body}})


def enter_secret(publishing):
    """The new one, in the window of the connection."""
    window = publishing.window
    window.press('ctrl+shift+e')
    page = window.dialog('PingOne Connection')
    window.tab_to('button', 'Change…')
    window.press('Return')
    window.find('text', 'Client Secret', page=page)
    window.type(SECRET)
    window.press('Return')
    window.wait_text('PingOne accepts this connection', page=page)
    window.press('Escape')
    wait(lambda: window.windows() == [window.frame], 'the connection to close')


def test_token(desktop):
    """Said in words of its own, also after a restart; with the new secret it goes on where it
    ended."""
    publishing = Publishing(desktop)
    window = publishing.open()
    publishing.says(f'Plan for {PLACE}')
    rotate(publishing)
    publishing.start()
    said = publishing.says('Some of it is live, and some is not.')
    assert 'To the request for a token PingOne answered 401' in said, said
    assert 'one of them is wrong or was renewed' in said, said
    publishing.says('What Is Live Is Not Known')
    assert not any('Reading it changes nothing' in text for text in window.texts())
    assert publishing.writes() == FIRST[:1], publishing.writes()
    window.find('list item', 'Publish, Unfinished')
    window.close()
    window = publishing.open()
    publishing.says('An earlier publish did not end.')
    window.find('list item', 'Publish, Unfinished')
    enter_secret(publishing)
    publishing.press('Go On…')
    publishing.says('Published, and read back')
    live = publishing.live()
    assert len(live['senders']) == 1, live['senders']
    assert set(publishing.contents()) == {'SMS', 'Voice'}
    window.find('list item', 'Publish, Published')
    window.close()


# How the connection drops, whether PingOne did what was asked, and how often it is asked.
CUTS = (({'kind': 'cut-request', 'after': 100}, 2),
        ({'kind': 'cut-request', 'after': 100000, 'handled': True}, 1),
        ({'kind': 'cut-response', 'after': 40, 'handled': True}, 1))


def whole(publishing):
    """The sender at PingOne, as far as it is published."""
    sender = dict(publishing.live()['senders'][0])
    del sender['updatedAt']
    return sender


def count_puts(publishing):
    return len([method for method, _ in publishing.writes() if method == 'PUT'])


def test_cut(desktop):
    """Whether the write landed is read; it is repeated only if it did not."""
    publishing = Publishing(desktop)
    publishing.publish()
    window = publishing.open()
    before = whole(publishing)
    for number, (fault, n_puts) in enumerate(CUTS):
        publishing.rename(f'Provider {number}')
        publishing.fault(method='PUT', path=SENDERS, count=1, **fault)
        n_before = count_puts(publishing)
        publishing.start()
        publishing.says('Published, and read back')
        assert whole(publishing) == {**before, 'name': f'Provider {number}'}, whole(publishing)
        assert count_puts(publishing) == n_before + n_puts, publishing.writes()
        publishing.press('Done')
    window.close()


def test_no_connection(desktop):
    """While it drops each time, the object of before stays whole, and that is said."""
    publishing = Publishing(desktop)
    publishing.publish()
    before = whole(publishing)
    window = publishing.open()
    publishing.rename('Second')
    publishing.fault(kind='cut-request', method='PUT', path=SENDERS, after=100)
    publishing.start()
    publishing.says('Not Published')
    publishing.says('Nothing was published.')
    publishing.says('ended the connection before its answer was complete')
    assert whole(publishing) == before
    publishing.rehearsal.delete('faults')
    publishing.start()
    publishing.says('Published, and read back')
    assert whole(publishing) == {**before, 'name': 'Second'}
    window.close()


run([test_token, test_cut, test_no_connection])
