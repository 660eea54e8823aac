# SPDX-License-Identifier: GPL-3.0-or-later
"""The way through Practice with the keyboard alone: from finding to finding, to a code on the
pretend phone."""

from window import wait

MOST_FINDINGS = 30


def buttons_of(window, strip):
    return {node.name.split()[-1]: node for node in window.matches('button', None, strip)}


def assert_marked(window, strip):
    assert window.has('label', 'SIMULATED', strip), 'Nothing says that it is simulated'


def repair(window):
    """Follows the strip until nothing is left."""
    strip = window.page('Practice')
    window.wait_text('errors left', page=strip)
    for _ in range(MOST_FINDINGS):
        assert_marked(window, strip)
        said = window.texts(strip)
        buttons = buttons_of(window, strip)
        if 'Test' in buttons:
            return buttons['Test']
        do = next((node for name, node in buttons.items() if name not in ('There', 'Leave')), None)
        assert do is not None, f'{said} can only be gone to'
        window.tab_to_node(do, key='shift+Tab')
        window.press('Return')
        wait(lambda: window.texts(strip) != said, f'what comes after {said}')
    raise AssertionError('Practice never ends')


def get_status(window, page):
    result = window.find('group', 'Result', page=page)
    return next((node.name for node in window.matches('status bar', None, result)), '')


def get_digits(text):
    return ''.join(letter for letter in text if letter.isdigit())


def send(window):
    """Sends, and reads the code that was sent from the phone: written, or as it is spoken."""
    page = window.page('Test')
    window.press('ctrl+Return')
    window.wait_focus('button', 'Cancel')
    assert 'Delivered' not in get_status(window, page)
    wait(lambda: 'Delivered after' in get_status(window, page), 'the delivery', 60)
    window.wait_focus('text', 'Code on the Phone')
    assert window.has('label', 'SIMULATED', page)
    said = window.wait_text('otp ', page=page)
    code = said.rpartition('otp ')[2]
    assert len(code) == 6 and code.isdigit(), said
    wait(lambda: any('our code is' in text and get_digits(text)[:6] == code
                     for text in window.texts(page)), f'{code} on the phone')
