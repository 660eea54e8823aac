# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that speak another language than English."""

import re
import subprocess


def get_locale():
    """A locale that is translated in: newer C libraries take C.UTF-8 for the C locale."""
    known = subprocess.run(['locale', '-a'], capture_output=True, text=True, check=True).stdout
    return next((name for name in known.split() if re.match('[a-z]{2}_', name)), 'C.UTF-8')


def speak(language, folder):
    """The environment of a program that finds its catalogues in FOLDER."""
    return {'LANGUAGE': language, 'LC_ALL': get_locale(), 'SENDER_STUDIO_LOCALEDIR': folder}
