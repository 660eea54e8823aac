# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: which files there are, what in them is code, how a refusal is told."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

NOT_OURS = ('tests/data/', 'tests/fuzz/corpus/', 'po/')
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def arguments(description, repair=None):
    """Every check takes the folder to look at, this source tree unless told; some can repair."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('root', nargs='?', type=Path, default=Path(__file__).parent.parent)
    if repair:
        parser.add_argument('--fix', action='store_true', help=repair)
    options = parser.parse_args()
    options.root = options.root.resolve()
    return options


def tracked(root):
    """Names git knows or would add; None where ROOT is no work tree of its own (a tarball)."""
    if not (root / '.git').exists():
        return None
    git = ['git', '-c', 'safe.directory=*', '-C', str(root), 'ls-files', '-z', '--cached',
           '--others', '--exclude-standard']
    try:
        listing = subprocess.run(git, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    return [name for name in listing.split('\0') if name]


def found(root):
    """The same from the folder alone: build and hidden folders left out."""
    for path in root.rglob('*'):
        name = path.relative_to(root)
        if not any(part.startswith(('.', '_')) for part in name.parts[:-1]):
            yield name.as_posix()


def files(root, *patterns):
    """Our text files whose name matches one of PATTERNS, sorted."""
    names = tracked(root)
    names = sorted(set(found(root) if names is None else names))
    return [name for name in names
            if not name.startswith(NOT_OURS)
            and any(Path(name).match(pattern) for pattern in patterns)
            and (root / name).is_file()]


def scripts(root):
    """Programs without a suffix: they tell what they are in their first line."""
    for name in files(root, '*'):
        with open(root / name, 'rb') as script:
            if script.read(2) == b'#!':
                yield name


def read(root, name):
    return (root / name).read_text(encoding='utf-8')


def blanked(text, keep_strings=False):
    """TEXT with comments, and strings unless kept, taken out; the lines stay where they were."""
    def blank(match):
        token = match.group()
        if keep_strings and not token.startswith('/'):
            return token
        return '\n' * token.count('\n') or ' '
    return TOKEN.sub(blank, text)


def numbered(text):
    return enumerate(text.splitlines(), start=1)


def finish(problems, repair=None):
    """Prints PROBLEMS and how to repair them; exits as a test does."""
    for problem in problems:
        print(problem)
    if problems and repair:
        print('repair with: ' + repair)
    sys.exit(1 if problems else 0)
