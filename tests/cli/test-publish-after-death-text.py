# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody else changes of a text after a publish of ours was killed stays theirs, whether we
had written it or not."""

import cli
import updating
from dying import changed, where_it_died
from updating import FRIENDLY, VOICE, Updating

# The sender, the text, and the chain.
WRITES = ['PUT', 'PUT', 'PUT']
FURTHER = ('add', 'voice.headers', 'name=X-Further', 'value=1')
VOICE_OF_IT = 'messages[1].voice'


class Speaking(Updating):
    """What a voice message says is changed."""

    def prepare(self):
        self.set(VOICE_OF_IT + '=Alice')

    def edit(self):
        self.set('provider.name=Second', VOICE + '={"code":"${otp}"}', 'fallback.enabled=true')


class Sounding(Speaking):
    """The voice that says it is."""

    def edit(self):
        self.set('provider.name=Second', VOICE_OF_IT + '=Woman', 'fallback.enabled=true')


class Silent(Speaking):
    """It names none."""

    def prepare(self):
        pass


def spoken(live):
    return [text for text in live['contents']['strong_authentication']
            if text['deliveryMethod'] == 'Voice']


def body(live):
    for text in spoken(live):
        text['content'] = 'Theirs ${otp}'


def voice(live):
    for text in spoken(live):
        text['voice'] = 'Man'


def deleted(live):
    for text in spoken(live):
        live['contents']['strong_authentication'].remove(text)


def made_anew(live, texts, text):
    """Theirs is there in place of what there was."""
    for one in texts:
        live['contents']['strong_authentication'].remove(one)
    live['contents']['strong_authentication'].append({
        **text, 'content': 'Theirs ${otp}', 'environment': live['settings']['environment']})


def friendly(live):
    made_anew(live, [text for text in live['contents']['strong_authentication']
                     if text.get('variant') == 'friendly'],
              {'deliveryMethod': 'SMS', 'locale': 'en', 'variant': 'friendly'})


def spoken_again(live):
    made_anew(live, spoken(live), {'deliveryMethod': 'Voice', 'locale': 'en'})


def after(make, numbers, changes):
    for n_done in numbers:
        with where_it_died(make, n_done, WRITES, FURTHER,
                           spoken if n_done > 1 else None) as afterwards:
            for change, paths in changes.items():
                afterwards.check(change, paths)


def a_text_whose_words_are_ours_stays_as_they_left_it():
    after(Speaking, (1, 2), {body: [VOICE], voice: [VOICE_OF_IT], deleted: [VOICE]})


def a_text_whose_voice_is_ours_stays_as_they_left_it():
    after(Sounding, (1, 2), {body: [VOICE], voice: [VOICE_OF_IT]})


def a_text_without_a_voice_keeps_the_one_they_gave_it():
    """Which says nothing against ours."""
    after(Silent, (2,), {voice: []})


def one_that_we_made_stays_as_they_made_it_anew():
    with where_it_died(Updating, 4, updating.WRITES, FURTHER) as afterwards:
        afterwards.check(friendly, [FRIENDLY])


def one_that_we_deleted_stays_as_they_made_it_anew():
    """And is no matter of ours from then on."""
    with where_it_died(Updating, 4, updating.WRITES, FURTHER) as afterwards:
        afterwards.death.visit(spoken_again)
        afterwards.check_told([VOICE])
        afterwards.publishing.json('publish', '--resume')
        afterwards.check_state(changed(afterwards.new, spoken_again))
        afterwards.check_settled([])
        afterwards.take_back(spoken_again, [VOICE], changed(afterwards.former, spoken_again),
                             changed(afterwards.newest, spoken_again))


cli.main([a_text_whose_words_are_ours_stays_as_they_left_it,
          a_text_whose_voice_is_ours_stays_as_they_left_it,
          a_text_without_a_voice_keeps_the_one_they_gave_it,
          one_that_we_made_stays_as_they_made_it_anew,
          one_that_we_deleted_stays_as_they_made_it_anew])
