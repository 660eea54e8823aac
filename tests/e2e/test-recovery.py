# SPDX-License-Identifier: GPL-3.0-or-later
"""What was typed survives the end of the program, and what a second start asks for is done by the
first."""

import os
import subprocess

from library import get, make, senderctl
from window import PROGRAM, contents, run, wait


def drafts_of(desktop):
    """Those that are whole: one that is being written has another name."""
    folder = os.path.join(desktop.environment['XDG_STATE_HOME'], 'sender-studio', 'drafts')
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return [name for name in names if name.endswith('.json')]


def test_draft_after_kill(desktop):
    """At most two seconds behind the keyboard, offered with its difference, and there again."""
    path = make(desktop)
    window = desktop.open(path, '--section=provider')
    window.wait_text('has no name')
    window.enter('Provider Name', 'Northwind OTP')
    wait(lambda: drafts_of(desktop), 'the draft', 4)
    window.kill()
    assert get(desktop, 'provider.name') == ''
    window = desktop.open(path, '--section=provider')
    dialog = window.dialog('Restore Unsaved Edits?')
    assert 'empty becomes “Northwind OTP”' in window.texts(dialog)
    window.tab_to('button', 'Restore')
    window.press('Return')
    page = window.page('Provider')
    name = window.find('text', 'Provider Name', page=page)
    wait(lambda: contents(name) == 'Northwind OTP', 'what was typed')
    window.press('ctrl+s')
    wait(lambda: get(desktop, 'provider.name') == 'Northwind OTP', 'the file')
    wait(lambda: not drafts_of(desktop), 'the draft to go')


def test_file_changed_after_kill(desktop):
    """Somebody changes the file in between: what is theirs is told, and both are kept."""
    path = make(desktop)
    window = desktop.open(path, '--section=provider')
    window.wait_text('has no name')
    window.enter('Provider Name', 'Northwind OTP')
    wait(lambda: drafts_of(desktop), 'the draft', 4)
    window.kill()
    senderctl(desktop, 'set', 'Northwind', 'provider.name=Theirs')
    window = desktop.open(path, '--section=provider')
    texts = window.texts(window.dialog('its file was changed since'))
    assert 'empty becomes “Northwind OTP”' in texts
    assert 'empty becomes “Theirs”' in texts
    window.tab_to('button', 'Keep as Copy')
    window.press('Return')
    window.wait_text('Northwind (recovered) — saved')
    wait(lambda: not drafts_of(desktop), 'the draft to go')
    assert get(desktop, 'provider.name', 'Northwind (recovered)') == 'Northwind OTP'
    assert get(desktop, 'provider.name') == 'Theirs'


def test_file_gone(desktop):
    """Somebody deletes the file of what is open: it is kept, and comes back after the end."""
    path = make(desktop)
    window = desktop.open(path, '--section=provider')
    window.wait_text('Northwind — saved')
    os.unlink(path)
    window.wait_text('deleted or moved by another program')
    window.wait_text('Northwind — draft')
    wait(lambda: drafts_of(desktop), 'the draft', 4)
    window.kill()
    window = desktop.open()
    window.wait_text('“Northwind” was left unsaved, and its file is gone.')
    window.tab_to('button', 'Recover')
    window.press('Return')
    window.wait_text('Northwind (recovered) — saved')
    window.close()


def test_second_start(desktop):
    """It ends; its section is shown and its file imported by the window that is there."""
    window = desktop.open(make(desktop), '--section=provider')
    window.wait_text('has no name')
    start = subprocess.run([PROGRAM, '--section=fallback'], env=desktop.environment, timeout=30)
    assert start.returncode == 0
    window.page('Fallback')
    source = os.path.join(desktop.path, 'sender.sh')
    with open(source, 'w', encoding='utf-8') as file:
        file.write("curl https://otp.example.com/send -u user: -d 'to=${to}' -d 'm=${message}'\n")
    start = subprocess.run([PROGRAM, source], env=desktop.environment, timeout=30)
    assert start.returncode == 0
    window.dialog('1 Configuration Imported')
    assert get(desktop, 'sms.url', 'sender') == 'https://otp.example.com/send'
    window.press('Escape')
    wait(lambda: window.windows() == [window.frame], 'one window, and no other')
    window.wait_text('sender — saved')
    window.close()
    assert window.child.returncode == 0


def test_unknown_section(desktop):
    """Says which there are."""
    start = subprocess.run([PROGRAM, '--section=nowhere'], env=desktop.environment, timeout=30,
                           capture_output=True, text=True)
    assert start.returncode == 2 and 'authorization' in start.stderr, start


run([test_draft_after_kill, test_file_changed_after_kill, test_file_gone, test_second_start,
     test_unknown_section])
