# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shells offer where something is typed."""

import os
import shutil
import subprocess

import cli

COMPLETIONS = [
    ('re', 1, {'render', 'remove', 'rehearse', 'restore'}),
    ('export Staging --as ', 4, {'document', 'pingone', 'curl'}),
    ('check Staging --format = j', 5, {'json', 'junit'}),
    ('get Staging sms.body[0]', 3,
     {'sms.body[0].key', 'sms.body[0].value', 'sms.body[0].enabled'}),
    ('fix Unfinished SS30', 3, {'SS302'}),
    ('secret set Sta', 3, {'Staging'}),
    ('new Third --from ', 4, {'studio', 'procedure', 'blank', 'Staging', 'Unfinished'}),
    ('history --limit ', 3, set()),
]
# What is typed so far, and what is offered for its last word.
LINES = [
    ('re', {'render', 'remove', 'rehearse', 'restore'}),
    ('export Staging --as ', {'document', 'pingone', 'curl'}),
    ('show Two\\ w', {'Two words'}),
    ('get "Two words" sms.body[0].k', {'sms.body[0].key'}),
]
COMPLETIONS_FOLDER = os.path.join(os.environ['SENDER_SOURCE_ROOT'], 'data', 'completions')
# The line editor of zsh is stood in for: it gives the words, and takes what is offered.
ZSH = '''
compadd () { shift; print -l -- "$@" }
compset () { PREFIX=${PREFIX#*=} }
fpath=("$1"); autoload -Uz _senderctl
words=("${(@z)2}"); [[ $2 == *' ' ]] && words+=(''); CURRENT=$#words PREFIX=$words[-1]
_senderctl
'''
FISH = 'source "$argv[1]/senderctl.fish"; complete -C "$argv[2]"'


def other_shells_complete_the_same():
    shells = {'zsh': ('zsh/site-functions', '_senderctl', ['zsh', '-f', '-c', ZSH, 'zsh']),
              'fish': ('fish/vendor_completions.d', 'senderctl.fish',
                       ['fish', '--no-config', '-c', FISH])}
    with cli.Home() as home:
        home.studio()
        home.run('new', 'Two words', '--from', 'studio')
        home.environment['PATH'] = f'{os.path.dirname(cli.PROGRAM)}:{os.environ["PATH"]}'
        install(home, 'bash-completion/completions', 'senderctl')
        for shell in filter(shutil.which, shells):
            folder, name, command = shells[shell]
            place = install(home, folder, name)
            for line, expected in LINES + [
                    ('export Staging --as=p', {'--as=pingone' if shell == 'fish' else 'pingone'})]:
                done = subprocess.run([*command, place, 'senderctl ' + line], text=True,
                                      capture_output=True, env=home.environment)
                assert set(done.stdout.splitlines()) == expected, (shell, line, done)


def install(home, folder, name):
    place = os.path.join(home.path, 'share', folder)
    os.makedirs(place)
    shutil.copy(os.path.join(COMPLETIONS_FOLDER, name), place)
    return place


def completion_runs_nothing():
    """A configuration that came from somebody else is named, not obeyed."""
    script = os.path.join(COMPLETIONS_FOLDER, 'senderctl')
    with cli.Home() as home:
        home.studio()
        home.run('set', 'Staging', 'name=$(touch trap)')
        done = subprocess.run(['bash', script, cli.PROGRAM, 'show', ''], text=True, cwd=home.path,
                              capture_output=True, env=home.environment)
        assert done.stdout == '$(touch trap)\n', done
        assert not os.path.exists(os.path.join(home.path, 'trap'))


def words_are_completed():
    script = os.path.join(COMPLETIONS_FOLDER, 'senderctl')
    with cli.Home() as home:
        home.studio()
        home.run('new', 'Unfinished', '--from', 'studio')
        for line, position, expected in COMPLETIONS:
            words = ' '.join(f"'{word}'" for word in line.split(' '))
            done = subprocess.run(
                ['bash', '-c', f'source "{script}"; COMP_WORDS=("{cli.PROGRAM}" {words}); '
                 f'COMP_CWORD={position}; _senderctl; printf "%s\\n" "${{COMPREPLY[@]}}"'],
                capture_output=True, text=True, env=home.environment)
            assert set(done.stdout.split()) == expected, (line, done.stdout, done.stderr)


cli.main([words_are_completed, other_shells_complete_the_same, completion_runs_nothing])
