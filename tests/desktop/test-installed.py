#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as it is installed, in a folder that is thrown away: what lies where, and that a
desktop finds, starts and asks it from there."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import tap

BUILD = Path(os.environ['SENDER_BUILD_ROOT'])
SOURCE = Path(os.environ['SENDER_SOURCE_ROOT'])
ID = os.environ['SENDER_APPLICATION_ID']
TYPE = 'application/vnd.senderstudio.configuration+json'
BIN, DATA, LOCALE, MAN = (Path(os.environ[f'SENDER_{name}'])
                          for name in ('BINDIR', 'DATADIR', 'LOCALEDIR', 'MANDIR'))
PROGRAMS = ('sender-rehearsal', 'sender-studio', 'senderctl')
PATIENCE = 30
NEEDED = ('dbus-daemon', 'gapplication', 'gdbus', 'xdotool')


def run(*words, **options):
    return subprocess.run([str(word) for word in words], text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, **options)


def wait(predicate, what):
    deadline = time.monotonic() + PATIENCE
    while not predicate():
        assert time.monotonic() < deadline, f'waited {PATIENCE} s for {what}'
        time.sleep(0.05)


def expected(commands):
    """Every file that is installed, and no other."""
    languages = [line for line in (SOURCE / 'po/LINGUAS').read_text().splitlines()
                 if line and not line.startswith('#')]
    return {
        *(BIN / name for name in PROGRAMS),
        DATA / 'applications' / f'{ID}.desktop',
        DATA / 'bash-completion/completions/sender-studio',
        DATA / 'bash-completion/completions/senderctl',
        DATA / 'fish/vendor_completions.d/senderctl.fish',
        DATA / 'zsh/site-functions/_senderctl',
        DATA / 'dbus-1/services' / f'{ID}.service',
        DATA / 'glib-2.0/schemas' / f'{ID}.gschema.xml',
        DATA / 'icons/hicolor/scalable/apps' / f'{ID}.svg',
        DATA / 'icons/hicolor/symbolic/apps' / f'{ID}-symbolic.svg',
        DATA / 'metainfo' / f'{ID}.metainfo.xml',
        DATA / 'mime/packages' / f'{ID}.xml',
        *(MAN / 'man1' / f'{name}.1' for name in PROGRAMS),
        *(MAN / 'man1' / f'senderctl-{name}.1' for name in commands),
        *(LOCALE / name / 'LC_MESSAGES/sender-studio.mo' for name in languages),
    }


class Installation:
    """A folder with what is installed, and the databases that an installation brings up to date."""

    def __init__(self, folder):
        self.root = folder / 'root'
        self.folder = folder
        done = run('meson', 'install', '--no-rebuild', '-C', BUILD, '--destdir', self.root)
        assert done.returncode == 0, done.stdout
        self.files = {Path('/') / path.relative_to(self.root)
                      for path in self.root.rglob('*') if not path.is_dir()}
        self.data = self.inside(DATA)
        self.environment = {**os.environ, 'HOME': str(folder), 'GSETTINGS_BACKEND': 'keyfile',
                            'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'none',
                            'XDG_DATA_DIRS': f'{self.data}:/usr/share',
                            'PATH': f'{self.inside(BIN)}:{os.environ["PATH"]}'}
        for name in ('GSETTINGS_SCHEMA_DIR', 'SENDER_REHEARSAL_PROGRAM', 'SENDER_STUDIO_ENDPOINTS'):
            self.environment.pop(name, None)
        for name in ('DATA_HOME', 'STATE_HOME', 'CACHE_HOME', 'CONFIG_HOME', 'RUNTIME_DIR'):
            self.environment[f'XDG_{name}'] = str(folder / name)
            (folder / name).mkdir(mode=0o700)

    def inside(self, path):
        return self.root / path.relative_to('/')

    def find_databases(self):
        run('glib-compile-schemas', self.data / 'glib-2.0/schemas')
        run('update-desktop-database', self.data / 'applications')
        run('update-mime-database', self.data / 'mime', env=self.environment)

    def ask(self, *words):
        return run(*words, env=self.environment)


class Session:
    """A session bus that starts the installed program, where it was put for the test."""

    def __init__(self, installation):
        self.installation = installation
        folder = installation.folder
        service = installation.data / 'dbus-1/services' / f'{ID}.service'
        text = service.read_text().replace(f'Exec={BIN}', f'Exec={installation.inside(BIN)}')
        (folder / 'services').mkdir()
        (folder / 'services' / service.name).write_text(text)
        config = (SOURCE / 'build-aux/session.conf').read_text().replace(
            '</type>', f'</type><servicedir>{folder}/services</servicedir>')
        (folder / 'session.conf').write_text(config)
        self.bus = subprocess.Popen(
            ['dbus-daemon', '--nofork', '--print-address', f'--config-file={folder}/session.conf'],
            env=installation.environment, stdout=subprocess.PIPE, text=True)
        address = self.bus.stdout.readline().strip()
        installation.environment['DBUS_SESSION_BUS_ADDRESS'] = address

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.bus.terminate()
        self.bus.wait()

    def ask(self, *words):
        done = self.installation.ask(*words)
        assert done.returncode == 0, (words, done.stdout)
        return done.stdout

    def has_window(self):
        return self.installation.ask('xdotool', 'search', '--onlyvisible', '--class',
                                     'sender-studio').stdout.strip() != ''

    def is_running(self):
        return f"'{ID}'" in self.ask('gdbus', 'call', '--session', '-d', 'org.freedesktop.DBus',
                                     '-o', '/org/freedesktop/DBus', '-m',
                                     'org.freedesktop.DBus.ListNames')

    def quit(self):
        self.ask('gapplication', 'action', ID, 'quit')
        wait(lambda: not self.is_running(), 'the program to end')


def files(installation):
    words = installation.ask('senderctl', '--words').stdout
    commands = [line.split()[0] for line in words.splitlines()]
    wanted = expected(commands)
    lines = [f'missing: {path}' for path in sorted(wanted - installation.files)]
    lines += [f'not expected: {path}' for path in sorted(installation.files - wanted)]
    return '\n'.join(lines) or None


def programs(installation):
    version = re.search(r"version: '(.+)'", (SOURCE / 'meson.build').read_text()).group(1)
    said = {name: installation.ask(name, '--version').stdout for name in PROGRAMS}
    wrong = {name: text for name, text in said.items() if text != f'{name} {version}\n'}
    return str(wrong) if wrong else None


def presets(installation):
    """What the programs bring along is in them; the stand-ins lie beside them."""
    done = installation.ask('senderctl', 'rehearse', '--format', 'json')
    return None if '"delivered"' in done.stdout else done.stdout


def settings(installation):
    done = installation.ask('gsettings', 'list-recursively', ID)
    return None if f'{ID} reopen true' in done.stdout else done.stdout


def launcher(installation):
    """What a desktop that reads the launcher makes of it."""
    code = f"""
import gi
gi.require_version('Gtk', '4.0')
from gi.repository import Gio, Gtk
Gtk.init()
from gi.repository import Gdk
app = Gio.DesktopAppInfo.new('{ID}.desktop')
theme = Gtk.IconTheme.get_for_display(Gdk.Display.get_default())
print(app.get_name(), app.get_boolean('DBusActivatable'), app.list_actions(),
      theme.has_icon(app.get_string('Icon')), theme.has_icon('{ID}-symbolic'),
      Gio.AppInfo.get_default_for_type('{TYPE}', False).get_id())
"""
    done = installation.ask(sys.executable, '-c', code)
    wanted = f"Sender Studio True ['new', 'practice'] True True {ID}.desktop\n"
    return None if done.stdout.endswith(wanted) else done.stdout


def is_activated(session):
    session.ask('gapplication', 'launch', ID)
    wait(session.has_window, 'the window')
    session.quit()
    assert not session.has_window()


def opens_a_file(session):
    path = session.installation.folder / 'ours.json'
    shutil.copy(SOURCE / 'tests/data/document.json', path)
    session.ask('gapplication', 'launch', ID, path)
    keys = session.installation.folder / 'CONFIG_HOME/glib-2.0/settings/keyfile'
    wait(lambda: keys.exists() and str(path) in keys.read_text(), 'the file to be opened')
    session.quit()


def makes_a_configuration(session):
    session.ask('gapplication', 'action', ID, 'new')
    senders = session.installation.folder / 'DATA_HOME/sender-studio/senders'
    wait(lambda: list(senders.glob('*.json')), 'the new configuration')
    session.quit()


def runs_from(path):
    def is_it(process):
        try:
            return os.readlink(f'/proc/{process}/exe') == str(path)
        except OSError:
            return False
    return any(is_it(name) for name in os.listdir('/proc') if name.isdigit())


def practises(session):
    stand_ins = session.installation.inside(BIN) / 'sender-rehearsal'
    session.ask('gapplication', 'action', ID, 'practice')
    wait(session.has_window, 'the window')
    wait(lambda: runs_from(stand_ins), 'the stand-ins')
    session.quit()
    wait(lambda: not runs_from(stand_ins), 'the stand-ins to end')


def with_session(installation, case):
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing or 'DISPLAY' not in os.environ:
        return tap.Skip(f'{", ".join(missing) or "a display"} is missing')
    try:
        with Session(installation) as session:
            case(session)
    except AssertionError as error:
        return str(error)
    finally:
        shutil.rmtree(installation.folder / 'services', ignore_errors=True)
    return None


def main():
    with tempfile.TemporaryDirectory(prefix='sender-installed-') as name:
        installation = Installation(Path(name))
        plain = [('all files are there, and no others', files)]
        installation.find_databases()
        plain += [('the programs start', programs),
                  ('the programs find their data and each other', presets),
                  ('the settings are found', settings),
                  ('the launcher and its icons are found', launcher)]
        sessions = [('the bus starts the program', is_activated),
                    ('the bus opens a file', opens_a_file),
                    ('a launcher makes a configuration', makes_a_configuration),
                    ('a launcher starts Practice', practises)]
        tap.run([(name, lambda case=case: case(installation)) for name, case in plain] +
                [(name, lambda case=case: with_session(installation, case))
                 for name, case in sessions])


main()
