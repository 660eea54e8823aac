#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What desktops and software centres read, judged by their own tools."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import tap

BUILD = Path(os.environ['SENDER_BUILD_ROOT'])
SOURCE = Path(os.environ['SENDER_SOURCE_ROOT'])
ID = os.environ['SENDER_APPLICATION_ID']
DATA = BUILD / 'data'
TYPE = 'application/vnd.senderstudio.configuration+json'
LANGUAGE = '{http://www.w3.org/XML/1998/namespace}lang'
MARKS = ('Twilio', 'PingOne')
# The first goes with every id of a program of a project at GitHub; the second is what software
# centres want today, and newer than the tool of the baseline.
KNOWN = ('cid-contains-uppercase-letter', 'unknown-tag developer')


def complaints(*words, **options):
    """What a tool says against its input, a Skip where there is no such tool."""
    if not shutil.which(words[0]):
        return tap.Skip(f'{words[0]} is missing')
    done = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, **options)
    return done.stdout or (f'exit status {done.returncode}' if done.returncode else None)


def desktop_file():
    return complaints('desktop-file-validate', '--warn-kde', DATA / f'{ID}.desktop')


def metainfo():
    path = DATA / f'{ID}.metainfo.xml'
    said = complaints('appstreamcli', 'validate', '--no-net', '--pedantic', path)
    if isinstance(said, tap.Skip):
        return said
    issues = re.findall(r'^[A-Z]: [^ ]+ (.+)$', said, re.MULTILINE)
    if 'successful' not in said and issues:
        return said
    return '\n'.join(issue for issue in issues if issue not in KNOWN) or None


def metainfo_says_what_there_is():
    root = ElementTree.parse(DATA / f'{ID}.metainfo.xml').getroot()
    pictures = {Path(image.text).name for image in root.iter('image')}
    version = re.search(r"version: '(.+)'", (SOURCE / 'meson.build').read_text()).group(1)
    facts = [
        ('id', root.findtext('id'), ID),
        ('launchable', root.findtext('launchable'), f'{ID}.desktop'),
        ('type', root.findtext('provides/mediatype'), TYPE),
        ('newest release', root.find('releases/release').get('version'), version),
        ('pictures', pictures, {path.name for path in (SOURCE / 'data/screenshots').iterdir()}),
        ('captions', sum(LANGUAGE not in caption.attrib for caption in root.iter('caption')),
         len(pictures)),
        ('marks of others', [mark for mark in MARKS for name in ('id', 'name', 'summary')
                             if mark.lower() in root.findtext(name).lower()], []),
    ]
    return '\n'.join(f'{name}: {found}, not {expected}'
                     for name, found, expected in facts if found != expected) or None


def schema():
    return complaints('glib-compile-schemas', '--strict', '--dry-run', DATA)


def service():
    text = (DATA / f'{ID}.service').read_text()
    program = f'{os.environ["SENDER_BINDIR"]}/sender-studio --gapplication-service'
    return None if f'Name={ID}\nExec={program}\n' in text else text


# Ours is what begins as ours; what else is called so stays what it was.
DOCUMENT = (SOURCE / 'tests/data/document.json').read_text()
FILES = {
    'ours.json': (DOCUMENT, TYPE),
    'ours': (DOCUMENT, TYPE),
    'short.json': (DOCUMENT.replace('": "', '":"'), TYPE),
    'theirs.json': ('{"format": "another"}', 'application/json'),
    'schema.json': ('{"$schema": "https://example.com"}', 'application/schema+json'),
    'inside.json': (f'{{"list": [{DOCUMENT}]}}', 'application/json'),
    'told.txt': (f'See {DOCUMENT}', 'text/plain'),
}
SYSTEM = Path('/usr/share')
GUESS = """
import sys
from gi.repository import Gio
for path in sys.argv[1:]:
    print(Gio.content_type_guess(path, open(path, 'rb').read(4096))[0])
"""


def guess(folder, theirs):
    """What files are taken for, by name, with our type in a folder of its own or among THEIRS."""
    packages = folder / 'mime' / 'packages'
    packages.mkdir(parents=True)
    for package in theirs:
        shutil.copy(package, packages)
    shutil.copy(DATA / f'{ID}.xml', packages)
    for base, (text, _) in FILES.items():
        (folder / base).write_text(text)
    environment = {**os.environ, 'XDG_DATA_HOME': '/nonexistent',
                   'XDG_DATA_DIRS': str(folder) if theirs else f'{folder}:{SYSTEM}'}
    said = complaints('update-mime-database', folder / 'mime', env=environment)
    if said:
        return said
    done = subprocess.run([sys.executable, '-c', GUESS, *(folder / base for base in FILES)],
                          env=environment, capture_output=True, text=True)
    guessed = dict(zip(FILES, done.stdout.split()))
    expected = {base: content_type for base, (_, content_type) in FILES.items()}
    return None if guessed == expected else f'{guessed}\n{done.stderr}'


def mime_type_beside_the_others():
    with tempfile.TemporaryDirectory(prefix='sender-mime-') as name:
        return guess(Path(name), [])


def mime_type_among_the_others():
    with tempfile.TemporaryDirectory(prefix='sender-mime-') as name:
        return guess(Path(name), [SYSTEM / 'mime/packages/freedesktop.org.xml'])


def manual_pages():
    pages = [*(SOURCE / 'data').glob('*.1'), *DATA.glob('*.1')]
    for page in sorted(pages):
        if not shutil.which('man'):
            return tap.Skip('man is missing')
        done = subprocess.run(['man', '--warnings', '-E', 'UTF-8', '-l', '-Tutf8', '-Z', page],
                              capture_output=True, text=True,
                              env={**os.environ, 'MANWIDTH': '80'})
        if done.stderr or done.returncode:
            return f'{page.name}: {done.stderr}'
    return None


def manual_names_every_option():
    """The page of the window is written by hand; the options are not."""
    page = (SOURCE / 'data/sender-studio.1').read_text().replace('\\-', '-').replace('\\fR', ' ')
    shown = subprocess.run([BUILD / 'src/ui/sender-studio', '--help'], text=True,
                           capture_output=True, check=True).stdout
    options = re.findall(r'--[a-z][a-z-]*', shown)
    missing = [option for option in options if option not in page and
               option not in ('--help-all', '--help-gapplication')]
    return f'{missing}\n{shown}' if missing or len(options) < 4 else None


tap.run([
    ('the desktop file is valid', desktop_file),
    ('the metainfo is valid', metainfo),
    ('the metainfo says what there is', metainfo_says_what_there_is),
    ('the settings are valid', schema),
    ('the service starts the program', service),
    ('the type tells our files from others', mime_type_beside_the_others),
    ('the type does so in one database with the others', mime_type_among_the_others),
    ('the manual pages are valid', manual_pages),
    ('the manual names every option', manual_names_every_option),
])
