# SPDX-License-Identifier: GPL-3.0-or-later
"""What flatpak/bundle makes: it can be installed from a server and from a file, and only if it was
signed by who it says.

Run by flatpak/test; SENDER_STAND_INS names the repository of the runtimes."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading

SOURCE = os.environ['SENDER_SOURCE_ROOT']
STAND_INS = os.environ['SENDER_STAND_INS']
ID = 'io.github.senderstudio.SenderStudio.Devel'
RUNTIMES = ('org.gnome.Platform//51', 'org.gnome.Sdk//51')


class Server:
    """Serves a folder on the loopback interface."""

    def __init__(self, folder):
        handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
        handler.func.log_message = lambda *_: None
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), handler)
        self.url = f'http://127.0.0.1:{self.server.server_port}'
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def make_key(folder, name):
    os.makedirs(folder, mode=0o700)
    subprocess.run(['gpg', '--homedir', folder, '--batch', '--quiet', '--passphrase', '',
                    '--quick-generate-key', name, 'ed25519', 'sign', 'never'], check=True)
    listed = subprocess.run(['gpg', '--homedir', folder, '--batch', '--with-colons',
                             '--list-keys'], check=True, text=True, stdout=subprocess.PIPE).stdout
    return next(line.split(':')[9] for line in listed.splitlines() if line.startswith('fpr'))


class Machine:
    """A computer that has the runtimes and nothing else."""

    def __init__(self, folder):
        self.environment = {**os.environ, 'FLATPAK_USER_DIR': folder}
        self.flatpak('remote-add', '--no-gpg-verify', 'stand-in', STAND_INS)
        self.flatpak('install', '-y', '--noninteractive', 'stand-in', RUNTIMES[0])

    def flatpak(self, verb, *words, status=0):
        done = subprocess.run(['flatpak', verb, '--user', *words], env=self.environment, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL, check=False)
        told = done.stdout + done.stderr
        assert (done.returncode == 0) == (status == 0), (verb, words, done.returncode, told)
        return told

    def remove(self):
        self.flatpak('uninstall', '-y', '--noninteractive', ID)
        for remote in self.flatpak('remotes', '--columns=name').split():
            if remote != 'stand-in':
                self.flatpak('remote-delete', '--force', remote)

    def assert_works(self):
        told = self.flatpak('run', '--command=senderctl', ID, '--version')
        assert 'senderctl' in told, told


def bundle(folder, key, home, url):
    subprocess.run([os.path.join(SOURCE, 'flatpak', 'bundle'), '--devel', '--key', key,
                    '--gpg-homedir', home, '--url', url, folder], check=True,
                   stdout=subprocess.DEVNULL)


def test_server(machine, folder, server):
    """The reference brings the key and the repository with it."""
    machine.flatpak('install', '-y', '--noninteractive', '--from',
                    f'{server.url}/{ID}.flatpakref')
    machine.assert_works()
    machine.remove()


def test_remote(machine, folder, server):
    """The repository is added once; then it is a remote like any other."""
    machine.flatpak('remote-add', '--from', 'sender-studio', f'{server.url}/{ID}.flatpakrepo')
    assert ID in machine.flatpak('remote-ls', 'sender-studio')
    machine.flatpak('install', '-y', '--noninteractive', 'sender-studio', ID)
    machine.assert_works()
    machine.remove()


def test_file(machine, folder, server):
    machine.flatpak('install', '-y', '--noninteractive', '--bundle',
                    os.path.join(folder, f'{ID}.flatpak'))
    machine.assert_works()
    machine.remove()


def test_strangers_key(machine, folder, server):
    """A repository that somebody else signed is refused."""
    with tempfile.TemporaryDirectory() as other:
        home = os.path.join(other, 'gpg')
        make_key(home, 'Somebody Else')
        stranger = os.path.join(other, 'key.asc')
        subprocess.run(['gpg', '--homedir', home, '--batch', '--armor', '--export', '--output',
                        stranger], check=True)
        machine.flatpak('remote-add', f'--gpg-import={stranger}', 'other', f'{server.url}/repo',
                        status=1)


def main():
    tests = [test_server, test_remote, test_file, test_strangers_key]
    work = tempfile.mkdtemp(prefix='sender-bundle-')
    failed = False
    print(f'1..{len(tests)}')
    try:
        folder = os.path.join(work, 'out')
        home = os.path.join(work, 'gpg')
        os.mkdir(folder)
        server = Server(folder)
        bundle(folder, make_key(home, 'Tests of Sender Studio'), home, server.url)
        machine = Machine(os.path.join(work, 'machine'))
        for number, test in enumerate(tests, start=1):
            try:
                test(machine, folder, server)
                print(f'ok {number} {test.__name__}', flush=True)
            except AssertionError as error:
                failed = True
                print(f'# {error}', file=sys.stderr)
                print(f'not ok {number} {test.__name__}', flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    sys.exit(1 if failed else 0)


main()
