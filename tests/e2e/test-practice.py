# SPDX-License-Identifier: GPL-3.0-or-later
"""Practice with the keyboard alone, as “build-aux/run” opens it: from finding to finding to a code
on the pretend phone, through SMS and through Voice."""

import os
import shutil
import sys
import time

from practice import assert_marked, buttons_of, repair, send
from window import BUILD, SOURCE, run, wait


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
