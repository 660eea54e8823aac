# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice with the keyboard alone, as “build-aux/run” opens it: from finding to finding to a code
on the pretend phone, through SMS and through Voice."""

import os
import shutil
import sys
import time

from window import BUILD, SOURCE, run, wait

MOST_FINDINGS = 30


def open_by_run(desktop):
    """Starts the script of the sources beside a build that is there, so that it builds nothing."""
    tree = os.path.join(desktop.path, 'tree')
    tools = os.path.join(desktop.path, 'tools')
    for folder in (os.path.join(tree, 'build-aux'), tools):
        os.makedirs(folder)
    os.symlink(BUILD, os.path.join(tree, '_build'))
    shutil.copy(os.path.join(SOURCE, 'build-aux', 'run'), os.path.join(tree, 'build-aux'))
    for path in (os.path.join(tree, 'build-aux', 'install-dependencies'),
                 os.path.join(tools, 'ninja')):
        os.symlink('/bin/true', path)
    return desktop.launch(os.path.join(tree, 'build-aux', 'run'),
                          PATH=f'{tools}:{os.environ["PATH"]}')


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


def test_practice(desktop):
    started = time.monotonic()
    window = open_by_run(desktop)
    test = repair(window)
    window.tab_to_node(test, key='shift+Tab')
    window.press('Return')
    page = window.page('Test')
    window.wait_focus('button', 'SMS')
    send(window)
    window.tab_to('button', 'Change…', key='shift+Tab')
    window.press('Return')
    window.tab_to('button', 'Voice', key='shift+Tab')
    window.press('space')
    window.find('button', 'Send Test Voice', page=page)
    send(window)
    assert_marked(window, window.page('Practice'))
    window.close()
    assert window.child.returncode == 0
    print(f'# {window.presses} presses, {time.monotonic() - started:.0f} s', file=sys.stderr)


def test_leaving(desktop):
    """Who practised with nothing of their own is welcomed, and can begin again."""
    window = desktop.open('--practice')
    strip = window.page('Practice')
    leave = wait(lambda: buttons_of(window, strip).get('Leave'), 'Leave')
    window.tab_to_node(leave, key='shift+Tab')
    window.press('Return')
    window.wait_focus('button', 'Start Practice')
    window.press('Return')
    window.wait_text('errors left', page=strip)
    window.close()
    assert window.child.returncode == 0


run([test_practice, test_leaving])
