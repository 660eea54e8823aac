# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the whole program share: a desktop of their own, the window over AT-SPI, keys.

The window is driven as somebody without a mouse would: found and read through AT-SPI, and typed
into with real key events.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

BUILD = os.environ['SENDER_BUILD_ROOT']
SOURCE = os.environ['SENDER_SOURCE_ROOT']
PROGRAM = os.path.join(BUILD, 'src', 'ui', 'sender-studio')
REHEARSAL = os.path.join(BUILD, 'src', 'rehearsal', 'sender-rehearsal')
SENDERCTL = os.path.join(BUILD, 'src', 'cli', 'senderctl')
PATIENCE = 15
LAUNCHERS = ['/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher']
NEEDED = ['openbox', 'xdotool', 'gnome-keyring-daemon']

try:
    import pyatspi
    from gi.repository import GLib
except ImportError:
    pyatspi = None


def missing():
    """What keeps these tests from running, None if nothing does."""
    if pyatspi is None:
        return 'python3-pyatspi'
    for program in NEEDED:
        if not shutil.which(program):
            return program
    return None if any(map(os.path.exists, LAUNCHERS)) else 'at-spi2-core'


def wait(predicate, what, seconds=PATIENCE):
    """Waits until PREDICATE returns something true, and returns that."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            found = predicate()
        except Exception:  # The tree changes while it is read.
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f'waited {seconds} s for {what}')
        time.sleep(0.05)


def wait_quietly(predicate, seconds=0.4):
    """Whether PREDICATE becomes true soon."""
    try:
        return wait(predicate, '', seconds)
    except AssertionError:
        return False


def contents(node):
    """What an entry says."""
    text = node.queryText()
    return text.getText(0, text.characterCount)


def says(node, text):
    """Whether an entry says TEXT, or dots in its place as one for a secret does."""
    shown = contents(node)
    return shown == text or (len(shown) == len(text) and set(shown) <= set('•●'))


def is_seen(node, frame):
    """Whether all of it is within that window, and not scrolled out of it."""
    whole = frame.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    part = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return part.y >= 0 and part.y + part.height <= whole.height


class Focus:
    """What has the focus, as assistive tools are told of it. That is nothing inside an entry row,
    whose text libadwaita 1.2 does not show to them."""

    def __init__(self):
        self.node = None
        pyatspi.Registry.registerEventListener(self.changed, 'object:state-changed:focused')

    def changed(self, event):
        if event.detail1:
            self.node = event.source
        elif event.source == self.node:
            self.node = None

    def get(self):
        context = GLib.MainContext.default()
        while context.pending():
            context.iteration(False)
        # What was removed meanwhile does not tell that it has lost the focus.
        if self.node is not None and self.node.getState().contains(pyatspi.STATE_DEFUNCT):
            self.node = None
        return self.node


class Desktop:
    """A home that is thrown away, a window manager, AT-SPI and an unlocked keyring."""

    # What a test is started with.
    prefix = []

    def __init__(self, keyring=True):
        self.path = tempfile.mkdtemp(prefix='sender-e2e-')
        self.children = []
        self.focus = None
        self.environment = dict(os.environ)
        for name in ('DATA', 'STATE', 'CACHE', 'CONFIG', 'RUNTIME'):
            key = 'XDG_RUNTIME_DIR' if name == 'RUNTIME' else f'XDG_{name}_HOME'
            folder = os.path.join(self.path, name.lower())
            os.makedirs(folder, mode=0o700)
            self.environment[key] = folder
        self.environment.update(HOME=self.path, GDK_BACKEND='x11', GSK_RENDERER='cairo',
                                GSETTINGS_BACKEND='keyfile', GTK_A11Y='atspi',
                                SENDER_REHEARSAL_PROGRAM=REHEARSAL)
        self.environment.pop('SENDER_STUDIO_ENDPOINTS', None)
        self.start('openbox')
        self.start(next(filter(os.path.exists, LAUNCHERS)), '--launch-immediately')
        if keyring:
            self.unlock()
        wait(lambda: subprocess.run(['xdotool', 'get_num_desktops'], capture_output=True,
                                    env=self.environment).returncode == 0, 'the window manager')

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for child in reversed(self.children):
            child.terminate()
        for child in reversed(self.children):
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        shutil.rmtree(self.path, ignore_errors=True)

    def start(self, *words, **extra):
        child = subprocess.Popen(words, env={**self.environment, **extra},
                                 stdin=subprocess.DEVNULL, stdout=sys.stderr)
        self.children.append(child)
        return child

    def unlock(self):
        """A keyring as a session has it after the log-in."""
        child = subprocess.Popen(
            ['gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
            env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        child.stdin.write(b'a pass phrase\n')
        child.stdin.close()
        self.children.append(child)

    def is_of(self, application, child):
        """Whether what AT-SPI calls an application is that process."""
        return application.get_process_id() == child.pid

    def open(self, *words, **extra):
        """Starts the program and waits for its window."""
        return self.launch(PROGRAM, *words, **extra)

    def launch(self, *words, **extra):
        """Starts what becomes the program and waits for its window."""
        self.focus = self.focus or Focus()
        child = self.start(*words, **extra)
        return wait(lambda: Window.of(self, child), 'the window')


def called(node, name):
    """Whether that is the name of NODE. GTK 4.8 puts the text with its mnemonic before the name of
    a button that has one, and a row of the outline says its state after its own."""
    return name in (node.name, node.name.replace('_', '')) or node.name.endswith(f' {name}') or \
        node.name.startswith(f'{name}, ')


# What the versions of the toolkit name differently.
ROLES = {'push button': 'button', 'toggle button': 'button', 'push button menu': 'button',
         'radio button': 'check box', 'panel': 'group', 'grouping': 'group'}

ISOLATES = dict.fromkeys(range(0x2066, 0x206A))


def role_of(node):
    role = node.getRoleName()
    return ROLES.get(role, role)


# By code: with new keymaps xdotool holds Alt down to write the name of a function key.
FUNCTION_KEYS = {f'F{i + 1}': str(67 + i) for i in range(10)}


def key_code(key):
    *modifiers, last = key.split('+')
    return '+'.join([*modifiers, FUNCTION_KEYS.get(last, last)])


class Window:
    """The window of a running program."""

    def __init__(self, desktop, child, frame):
        self.desktop = desktop
        self.child = child
        self.frame = frame
        self.presses = 0
        self.pages = {}

    @classmethod
    def of(cls, desktop, child):
        for application in pyatspi.Registry.getDesktop(0):
            if desktop.is_of(application, child) and application.childCount > 0:
                return cls(desktop, child, application[0])
        return None

    def walk(self, node=None):
        """Every node that is shown, with its depth first."""
        node = node if node is not None else self.frame
        yield node
        for i in range(node.childCount):
            child = node.getChildAtIndex(i)
            if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
                yield from self.walk(child)

    def page(self, name):
        """The page of that name: what is below it is found in a moment."""
        if name not in self.pages:
            self.pages[name] = self.find('group', name)
        return self.pages[name]

    def windows(self):
        """All windows of the program, dialogs too."""
        application = self.frame.parent
        return [application.getChildAtIndex(i) for i in range(application.childCount)]

    def dialog(self, part):
        """The other window of the program that says PART."""
        return wait(lambda: next((frame for frame in self.windows() if frame != self.frame and
                                  any(part in text for text in self.texts(frame))), None),
                    f'a dialog that says “{part}”')

    def matches(self, role, name, node=None):
        for node in self.walk(node):
            if (role is None or role_of(node) == role) and \
               (name is None or called(node, name)):
                yield node

    def find(self, role, name, seconds=PATIENCE, page=None):
        """The node of that role and name."""
        return wait(lambda: next(self.matches(role, name, page), None), f'{role} “{name}”',
                    seconds)

    def has(self, role, name, page=None):
        return next(self.matches(role, name, page), None) is not None

    def texts(self, page=None):
        """What is said, without the marks that keep a name in its own direction."""
        return [node.name.translate(ISOLATES) for node in self.walk(page) if node.name]

    def wait_text(self, part, seconds=PATIENCE, page=None):
        """Waits until something shown says PART."""
        return wait(lambda: next((text for text in self.texts(page) if part in text), None),
                    f'“{part}”', seconds)

    def focused(self):
        return self.desktop.focus.get()

    def press(self, *keys):
        self.presses += len(keys)
        codes = [key_code(key) for key in keys]
        subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', '30', *codes], check=True,
                       env=self.desktop.environment)

    def type(self, text):
        self.presses += len(text)
        subprocess.run(['xdotool', 'type', '--delay', '8', text], check=True,
                       env=self.desktop.environment)

    def step(self, key='Tab'):
        """Moves the focus, and returns where it is; None inside an entry row."""
        before = self.focused()
        self.press(key)
        wait_quietly(lambda: self.focused() != before)
        return self.focused()

    def tab_to(self, role, name, key='Tab', most=80):
        """Goes on with the keyboard until that has the focus."""
        seen = []
        node = self.focused()
        for _ in range(most):
            if node is not None:
                if role_of(node) == role and called(node, name):
                    return node
                seen.append(f'{role_of(node)} “{node.name}”')
            node = self.step(key)
        raise AssertionError(f'{key} never reached {role} “{name}”: {seen}')

    def tab_to_node(self, target, key='Tab', most=80):
        """Goes on with the keyboard until that very node has the focus."""
        for _ in range(most):
            if self.focused() == target:
                return
            self.step(key)
        raise AssertionError(f'{key} never reached {target}')

    def wait_focus(self, role, name):
        """Waits until that has the focus, as the program put it there."""
        def has():
            node = self.focused()
            return node if node is not None and role_of(node) == role and \
                called(node, name) else None
        return wait(has, f'the focus on {role} “{name}”, not {self.focused()}')

    def enter(self, name, text, key='Tab', most=80, page=None):
        """Goes to the entry of that name with the keyboard and puts TEXT in the place of its own.
        Whether an entry without a reported focus is the one shows when a letter arrives there."""
        node = self.find('text', name, page=page)
        for _ in range(most):
            focused = self.step(key)
            if focused is not None and focused != node:
                continue
            before = contents(node)
            # Tab selects all: what another entry says is to stay.
            self.press('End')
            self.type('z')
            if wait_quietly(lambda: contents(node) != before):
                self.press('ctrl+a')
                self.type(text)
                wait(lambda: says(node, text), f'“{text}” in “{name}”')
                return node
            self.press('BackSpace')
        raise AssertionError(f'{key} never reached the entry “{name}”')

    def write(self, node, text):
        """Puts TEXT in the place of what the entry that has the focus says."""
        self.press('ctrl+a')
        self.type(text)
        wait(lambda: contents(node) == text, f'“{text}” in “{node.name}”')

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', path], env=self.desktop.environment,
                       check=False)

    def kill(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.wait()

    def close(self):
        self.press('ctrl+q')
        self.child.wait(PATIENCE)


def run_one(test, folder, kind):
    """Runs a test on a desktop of its own; a failure leaves a picture if a folder is named."""
    with kind() as desktop:
        try:
            test(desktop)
        except BaseException:
            if folder:
                subprocess.run(['import', '-window', 'root',
                                os.path.join(folder, f'{test.__name__}.png')], check=False)
            raise


def run(tests, folder=os.environ.get('SENDER_E2E_PICTURES'), desktop=Desktop):
    """Runs the functions and says TAP. Each has a process of its own: AT-SPI can be met once."""
    lacking = missing()
    if lacking:
        print(f'1..0 # SKIP {lacking} is not installed')
        sys.exit(0)
    if len(sys.argv) > 1:
        run_one({test.__name__: test for test in tests}[sys.argv[1]], folder, desktop)
        sys.exit(0)
    print(f'1..{len(tests)}')
    failed = False
    for number, test in enumerate(tests, start=1):
        done = subprocess.run([*desktop.prefix, sys.executable, sys.argv[0], test.__name__],
                              stdout=sys.stderr, check=False)
        failed = failed or done.returncode != 0
        print(f'{"ok" if done.returncode == 0 else "not ok"} {number} {test.__name__}', flush=True)
    sys.exit(1 if failed else 0)
