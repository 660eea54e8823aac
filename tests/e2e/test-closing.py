# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing the window while something is published from it: asked with the keyboard alone, and how
it ends is never hidden."""

import signal

from library import make
from publishing import PLACE, Publishing
from window import PATIENCE, run, wait

HEADING = 'Publishing Is Not Finished'
OTHER = 'Southwind'


class Closing(Publishing):
    """PingOne keeps a publish waiting until it is let go."""

    def __init__(self, desktop):
        super().__init__(desktop)
        self.publish()
        self.set('provider.name=Second')
        make(desktop, 'studio', OTHER)
        self.open()
        self.row('Provider, name, Ours.')

    def hold(self):
        self.rehearsal.child.send_signal(signal.SIGSTOP)
        self.start()
        self.window.find('button', 'Stop', page=self.page)

    def let_go(self):
        self.rehearsal.child.send_signal(signal.SIGCONT)

    def refuse(self):
        self.fault(kind='status', method='PUT', status=403, count=1)

    def ask(self, key='ctrl+w'):
        self.window.press(key)
        dialog = self.window.dialog(HEADING)
        assert any(f'“{PLACE}” is still being written to.' in text
                   for text in self.window.texts(dialog)), self.window.texts(dialog)
        self.window.wait_focus('button', 'Keep Open')
        return dialog

    def close_when_finished(self, key='ctrl+w'):
        self.ask(key)
        self.window.tab_to('button', 'Close When Finished')
        self.window.press('Return')
        self.wait_answered()
        self.window.wait_text('The window closes once publishing is finished')

    def wait_answered(self):
        wait(lambda: self.window.windows() == [self.window.frame], 'the question to close')

    def name(self):
        return self.live()['senders'][0]['name']


def test_keeping(desktop):
    """Escape and Return keep it open, also after it was to close; it asks once at a time."""
    closing = Closing(desktop)
    window = closing.window
    closing.hold()
    closing.ask()
    window.press('ctrl+w', 'ctrl+q')
    assert len(window.windows()) == 2, window.windows()
    window.press('Escape')
    closing.wait_answered()
    closing.ask('ctrl+q')
    window.press('Return')
    closing.wait_answered()
    closing.close_when_finished()
    closing.ask()
    window.press('Escape')
    closing.wait_answered()
    closing.let_go()
    closing.says('Published, and read back')
    assert closing.name() == 'Second'
    window.close()
    assert window.child.returncode == 0


def test_closing(desktop):
    """It goes by itself when all is written and read back."""
    closing = Closing(desktop)
    closing.hold()
    closing.close_when_finished('ctrl+q')
    assert closing.window.child.poll() is None
    closing.let_go()
    assert closing.window.child.wait(PATIENCE) == 0
    assert closing.name() == 'Second'


def test_failure(desktop):
    """What went wrong is shown, and the window stays; then it closes as ever."""
    closing = Closing(desktop)
    closing.refuse()
    closing.hold()
    closing.close_when_finished()
    closing.window.press('alt+1')
    closing.window.page('Sender')
    closing.let_go()
    closing.says('Not Published')
    closing.says('PingOne answered 403')
    assert closing.name() == 'Twilio Studio'
    closing.window.close()
    assert closing.window.child.returncode == 0


def test_end_while_asked(desktop):
    """The question goes with what it is about; nobody has said that the window is to close."""
    closing = Closing(desktop)
    closing.hold()
    closing.ask()
    closing.let_go()
    closing.wait_answered()
    closing.says('Published, and read back')
    closing.rename('Third')
    closing.refuse()
    closing.hold()
    closing.ask()
    closing.let_go()
    closing.wait_answered()
    closing.says('PingOne answered 403')
    closing.window.close()
    assert closing.window.child.returncode == 0


def test_other_configuration(desktop):
    """What is shown no longer is not forgotten, and comes back if it fails."""
    closing = Closing(desktop)
    window = closing.window
    closing.refuse()
    closing.hold()
    window.press('ctrl+f')
    window.wait_focus('entry', 'Search configurations')
    window.press('Down', 'Down')
    wait(lambda: OTHER in window.texts(window.focused()), f'the focus on {OTHER}')
    window.press('Return')
    window.wait_text(f'{OTHER} — ')
    closing.close_when_finished()
    closing.let_go()
    window.wait_text('PingOne answered 403')
    window.wait_text('Northwind — ')
    window.close()
    assert window.child.returncode == 0


run([test_keeping, test_closing, test_failure, test_end_while_asked, test_other_configuration])
