# SPDX-License-Identifier: GPL-3.0-or-later
"""In a language that nobody speaks, whose words are all a third longer and between brackets: what
has none was never given to a translator, and what is too long for its place is seen."""

import gettext
import os
import re
import subprocess
import sys
import textwrap
import time

from library import make
from window import BUILD, SOURCE, pyatspi, role_of, run, wait

sys.path.insert(0, os.path.join(SOURCE, 'tests', 'lib'))
from language import speak  # noqa: E402

SECTIONS = ('sender', 'provider', 'authorization', 'origination', 'sms', 'voice', 'fallback',
            'messages', 'contract', 'test', 'publish', 'history')
OPEN, SHUT = '⟦', '⟧'
WORD = re.compile(r'[^\W\d_]{3}')
DIRECTIVE = re.compile(r'%(?:\d+\$)?[-+ 0#\']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:l|ll|h|z|j|t)?[a-zA-Z%]')
# What no translator is asked for: the record itself, variables and keys of a request, and what the
# toolkit says, which has catalogues of its own. GTK 4.8 names what has no name after its class.
RECORD = {'Northwind', 'POST', 'OTP', 'otp', 'Parameter', 'device_pairing', 'strong_authentication',
          'SMS', 'Voice'}
# Narrow as a phone.
NARROW = 360
TOOLKIT = {'Close', 'Maximize', 'Minimize', '(None)'}
NOT_WORDS = re.compile(r'(?:Gtk|Adw|Sender)[A-Z]\w+|\$\{.*|\{.*\}', re.DOTALL)


def lengthen(text):
    body = text.strip('\n')
    plain = DIRECTIVE.sub('', body)
    words = ' '.join(textwrap.wrap('ẅ' * (len(plain) // 3), 5))
    return text.replace(body, f'{OPEN}{body} {words}{SHUT}') if body else text


def quote(text):
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') \
        .replace('\t', '\\t').replace('\r', '\\r')
    return f'"{escaped}"'


def write_catalogue(folder):
    """Every message there is, from the catalogue of a language that is whole."""
    own = os.path.join(folder, 'xx', 'LC_MESSAGES')
    os.makedirs(own)
    subprocess.run(['msgen', os.path.join(SOURCE, 'po', 'de.po'), '-o',
                    os.path.join(folder, 'all.po')], check=True)
    subprocess.run(['msgfmt', os.path.join(folder, 'all.po'), '-o',
                    os.path.join(folder, 'all.mo')], check=True)
    with open(os.path.join(folder, 'all.mo'), 'rb') as file:
        messages = gettext.GNUTranslations(file)._catalog  # pylint: disable=protected-access
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n'
             'Plural-Forms: nplurals=2; plural=(n != 1);\\n"', '']
    for key in messages:
        if key == '' or isinstance(key, tuple):
            continue
        context, found, words = key.rpartition('\x04')
        lines += [f'msgctxt {quote(context)}'] if found else []
        lines += [f'msgid {quote(words)}', f'msgstr {quote(lengthen(words))}', '']
    for one in (key[0] for key in messages if isinstance(key, tuple) and key[1] == 0):
        lines += [f'msgid {quote(one)}', f'msgid_plural {quote(one)}',
                  f'msgstr[0] {quote(lengthen(one))}', f'msgstr[1] {quote(lengthen(one))}', '']
    with open(os.path.join(folder, 'xx.po'), 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines))
    subprocess.run(['msgfmt', os.path.join(folder, 'xx.po'), '-o',
                    os.path.join(own, 'sender-studio.mo')], check=True)


def unmarked(window):
    for node in window.walk():
        name = node.name.strip()
        if WORD.search(name) and OPEN not in name and name not in TOOLKIT and \
           not set(name.split()) <= RECORD and not NOT_WORDS.fullmatch(name):
            yield f'{role_of(node)} “{name}”'


def open_section(desktop, section, **extra):
    folder = os.path.join(desktop.path, 'language')
    if not os.path.exists(folder):
        write_catalogue(folder)
    window = desktop.open(make(desktop), f'--section={section}', **speak('xx', folder), **extra)
    wait(lambda: any(OPEN in text for text in window.texts()), 'the language')
    return window


def test_of(section):
    def test(desktop):
        window = open_section(desktop, section)
        found = sorted(set(unmarked(window)))
        assert not found, '\n'.join(found)
    test.__name__ = f'test_{section}_is_translated'
    return test


def test_long_words_fit(desktop):
    """A window as narrow as a phone stays so: words wrap or are shortened, and push nothing out."""
    settings = os.path.join(desktop.environment['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    os.makedirs(settings, exist_ok=True)
    too_wide = {}
    for section in SECTIONS:
        with open(os.path.join(settings, 'keyfile'), 'w', encoding='utf-8') as file:
            file.write(f'[io/github/senderstudio/SenderStudio]\nwidth={NARROW}\nheight=640\n')
        window = open_section(desktop, section,
                              GSETTINGS_SCHEMA_DIR=os.path.join(BUILD, 'data'))
        time.sleep(0.5)
        # The frame itself has a border where nothing draws shadows.
        content = window.frame.getChildAtIndex(0).queryComponent()
        width = content.getExtents(pyatspi.DESKTOP_COORDS).width
        if width > NARROW:
            too_wide[section] = width
        window.close()
    assert not too_wide, too_wide


run([test_of(section) for section in SECTIONS] + [test_long_words_fit])
