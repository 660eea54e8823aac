# SPDX-License-Identifier: GPL-3.0-or-later
"""The library and the edits, as somebody at a terminal uses them."""

import glob
import json
import os
import stat
import subprocess

import cli


def new_and_list():
    with cli.Home() as home:
        identifier = home.run('new', 'Northwind').stdout
        assert identifier.count('\n') == 1
        rows = home.json('list')
        assert [row['id'] for row in rows] == [identifier.strip()]
        assert rows[0]['name'] == 'Northwind'
        assert 'Northwind' in home.run('list').stdout
        home.run('show', identifier.strip())
        assert home.json('show', 'Northwind')['name'] == 'Northwind'


def names_must_be_unique():
    with cli.Home() as home:
        first = home.run('new', 'Twin').stdout.strip()
        second = home.run('new', 'Twin').stdout.strip()
        done = home.run('show', 'Twin', status=2)
        assert first in done.stderr and second in done.stderr
        home.run('show', first)
        home.run('show', 'Nobody', status=2)


def copies_live_on_their_own():
    with cli.Home() as home:
        home.studio('First')
        home.run('new', 'Second', '--from', 'First')
        home.run('set', 'Second', 'provider.name=Changed')
        assert home.run('get', 'First', 'provider.name').stdout == 'First\n'
        home.run('new', 'Third', '--from', 'nothing', status=2)
        document = home.run('export', 'First', '--as', 'document').stdout
        for blank in ('', ' ', '\t\n'):
            home.run('new', blank, status=2)
            home.run('import', '-', '--name', blank, text=document, status=2)
        assert len(home.json('list')) == 2
        done = home.run('import', '-', text='{', status=2)
        assert done.stderr.startswith('senderctl: standard input: Line 1'), done.stderr
        done = home.run('list', '--format', 'junit', status=2)
        assert 'text or json, not “junit”' in done.stderr, done.stderr
        done = home.run('check', 'First', '--format', 'xml', status=2)
        assert 'text, json or junit, not “xml”' in done.stderr, done.stderr


def deleting_keeps_the_file():
    with cli.Home() as home:
        identifier = home.run('new', 'Old').stdout.strip()
        home.run('delete', 'Old')
        assert home.json('list') == []
        assert glob.glob(f'{home.path}/data/sender-studio/senders/.deleted/{identifier}.json')
        home.run('delete', 'Old', status=2)


def files_are_private_and_stable():
    with cli.Home() as home:
        home.studio()
        path = glob.glob(f'{home.path}/data/sender-studio/senders/*.json')[0]
        assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
        with open(path, 'rb') as file:
            before = file.read()
        home.run('set', 'Staging', 'provider.name=Staging')
        with open(path, 'rb') as file:
            assert file.read() == before
        json.loads(before)


def set_is_all_or_nothing():
    with cli.Home() as home:
        home.studio()
        home.run('set', 'Staging', 'name=Other', 'sms.method=PUT', status=2)
        home.run('set', 'Staging', 'name=Other', 'sms.body[9].key=x', status=2)
        home.run('set', 'Staging', 'name', status=2)
        assert home.json('list')[0]['name'] == 'Staging'
        home.run('set', 'Staging', 'sms.raw=a=b=c', 'environment.region=EU')
        assert home.run('get', 'Staging', 'sms.raw').stdout == 'a=b=c\n'
        both = home.run('get', 'Staging', 'sms.raw', 'environment.region').stdout
        assert both == 'sms.raw=a=b=c\nenvironment.region=EU\n'
        home.run('get', 'Staging', 'sms.nothing', status=2)


def add_and_remove():
    with cli.Home() as home:
        home.studio()
        home.run('add', 'Staging', 'sms.headers', 'name=Accept', 'value=application/json')
        assert home.run('get', 'Staging', 'sms.headers[1].name').stdout == 'Accept\n'
        home.run('add', 'Staging', 'sms.headers', 'nome=Accept', status=2)
        home.run('add', 'Staging', 'provider', status=2)
        home.run('add', 'Staging', 'numbers', 'number=+14155550101')
        home.run('add', 'Staging', 'numbers', 'number=+14155550102')
        home.run('remove', 'Staging', 'numbers[0]', 'numbers[1]')
        assert home.run('get', 'Staging', 'numbers[0].number').stdout == '+14155550102\n'
        home.run('remove', 'Staging', 'numbers[0]', 'numbers[7]', status=2)
        assert home.run('get', 'Staging', 'numbers[0].number').stdout == '+14155550102\n'


def a_file_is_edited_in_place():
    with cli.Home() as home:
        home.studio()
        text = home.run('export', 'Staging', '--as', 'document').stdout
        path = home.file('sender.json', text)
        home.run('set', path, 'name=In a checkout')
        with open(path, encoding='utf-8') as file:
            changed = file.read()
        assert changed == text.replace('"name": "Staging"', '"name": "In a checkout"', 1)
        assert home.json('list')[0]['name'] == 'Staging'


def no_update_is_lost():
    with cli.Home() as home:
        home.studio()
        writers = [subprocess.Popen([cli.PROGRAM, 'add', 'Staging', 'variables',
                                     f'name=v{number}', 'sample=1'], env=home.environment)
                   for number in range(20)]
        assert [writer.wait() for writer in writers] == [0] * 20
        names = {variable['name'] for variable in home.json('show', 'Staging')['variables']}
        assert names == {f'v{number}' for number in range(20)}


BAD_INPUT = {
    'leading zero': ('{"format": 012345}', 'Line 1, column 12'),
    'comment': ('{\n  // no\n}', 'Line 2'),
    'single quotes': ("{'format': 1}", 'Line 1, column 2'),
    'duplicate': ('{"a":1,"a":2}', 'Line 1'),
    'depth': ('[' * 65 + ']' * 65, 'Line 1'),
    'not utf-8': (b'{"a":"\xff"}', 'Line 1'),
    'nul': (b'{"a":"\x00"}', 'Line 1'),
    'huge': (b' ' * (4 * 1024 * 1024 + 1), 'Line 1, column 4194305'),
    'empty': ('', ''),
    'prose': ('Nothing that anybody could import.', ''),
    'other json': ('{"hello": "world"}', ''),
}


def bad_input_changes_nothing():
    with cli.Home() as home:
        for name, (content, place) in BAD_INPUT.items():
            path = os.path.join(home.path, 'bad.json')
            with open(path, 'wb') as file:
                file.write(content.encode() if isinstance(content, str) else content)
            for command in ('import', 'check', 'show'):
                done = home.run(command, path, status=2)
                assert place in done.stderr, (name, command, done.stderr)
        home.run('import', os.path.join(home.path, 'missing.json'), status=2)
        home.run('import', home.path + '/', status=2)
        assert home.json('list') == []


def usage_is_told():
    with cli.Home() as home:
        home.run(status=2)
        home.run('nonsense', status=2)
        home.run('--nonsense', status=2)
        home.run('list', '--nonsense', status=2)
        home.run('list', 'extra', status=2)
        home.run('list', '--format', 'xml', status=2)
        home.run('show', status=2)
        assert 'rehearse' in home.run('--help').stdout
        assert home.run('--version').stdout.startswith('senderctl ')
        for line in home.run('--words').stdout.splitlines():
            command = line.split()[0]
            assert home.run(command, '--help').stdout.startswith(f'Usage: senderctl {command}')
            assert home.run('--manual', command).stdout.startswith('.TH')
        home.run('--manual', 'nonsense', status=2)


def a_collection_becomes_several():
    with cli.Home() as home:
        home.studio()
        one = home.run('export', 'Staging', '--as', 'pingone').stdout
        path = home.file('all.json', f'[{one},{one.replace("Staging", "Production")}]')
        identifiers = home.run('import', path).stdout.split()
        assert len(identifiers) == 2
        assert home.run('get', identifiers[1], 'provider.name').stdout == 'Production\n'
        home.run('render', path, '--channel', 'sms', status=2)


def exports_carry_no_secret():
    with cli.Home() as home:
        home.studio()
        for kind in ('document', 'pingone', 'curl'):
            text = home.run('export', 'Staging', '--as', kind).stdout
            assert cli.TOKEN not in text.replace(cli.ACCOUNT, '')
        home.run('export', 'Staging', status=2)
        home.run('export', 'Staging', '--as', 'hcl', status=2)
        home.run('export', 'Staging', '--as', 'curl', '--channel', 'fax', status=2)
        copy = home.file('copy.json', home.run('export', 'Staging', '--as', 'document').stdout)
        again = home.run('import', copy)
        assert 'copy' in again.stderr and len(home.json('list')) == 2


def an_empty_file_is_no_configuration():
    with cli.Home() as home:
        path = home.file('none.json', '{"_embedded": {"phoneDeliverySettings": []}}')
        assert 'no configuration' in home.run('check', path, status=2).stderr
        home.run('show', path, status=2)


def other_encodings_are_refused():
    with cli.Home() as home:
        home.studio()
        for words in ((b'set', b'Staging', b'name=\xff'), (b'new', b'\xf0'),
                      (b'add', b'Staging', b'variables', b'name=\xff'), (b'show', b'\xf0')):
            home.run(*words, status=2)
        assert [row['name'] for row in home.json('list')] == ['Staging']
        path = os.path.join(home.path.encode(), b'\xff.json')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(home.run('export', 'Staging', '--as', 'document').stdout)
        home.run('check', path)
        home.run('import', path)


def names_that_read_as_files_are_told():
    with cli.Home() as home:
        done = home.run('new', 'sender.json')
        assert 'use the id' in done.stderr
        assert home.json('show', done.stdout.strip())['name'] == 'sender.json'


def a_forgotten_slash_is_told():
    with cli.Home() as home:
        home.studio()
        path = home.file('sender.curl', home.run('export', 'Staging', '--as', 'curl').stdout)
        os.chdir(home.path)
        assert './sender.curl' in home.run('check', 'sender.curl', status=2).stderr
        home.run('check', path, status=1)


cli.main([new_and_list, names_must_be_unique, copies_live_on_their_own, deleting_keeps_the_file,
          files_are_private_and_stable, set_is_all_or_nothing, add_and_remove,
          a_file_is_edited_in_place, no_update_is_lost, bad_input_changes_nothing, usage_is_told,
          an_empty_file_is_no_configuration, a_forgotten_slash_is_told,
          other_encodings_are_refused,
          names_that_read_as_files_are_told,
          a_collection_becomes_several, exports_carry_no_secret])
