"""Sentences that a chat model might write, held against a small archive: false ones fall."""

import pytest

from ingest.article import Article, Published
from qa import open_assistant
from qa.answer import Claim
from qa.written.verify import Verifier
from vectorstore.archive import Archive

RIOT = (
    "A riot in the jail of San Telmo killed 18 prisoners on 20 November 2020. The warden, Pablo"
    " Rueda, stepped down on November 21. He was replaced by Colonel Ana Beltrán.\n\nThe justice"
    " minister, Raúl Mena, spoke to the press on Sunday. “The state controls the jails,” Mena said."
    " The guards' union did not comment."
)
BOAT = (
    "The navy found 900 kilos of cocaine in a fishing boat on 3 August 2022. The boat had left"
    " Manta on July 28. Admiral Rosa Paredes said that the cargo was worth 60 million dollars."
)


@pytest.fixture(scope="module")
def verify(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify") / "archive"
    archive = Archive(folder, create=True)
    archive.add(
        [
            Article("riot", "Riot in San Telmo", RIOT, published=day("2020-11-24"), language="en"),
            Article("boat", "Cocaine at sea", BOAT, published=day("2022-08-05"), language="en"),
        ]
    )
    archive.close()
    assistant = open_assistant(folder)
    hits = sorted(assistant.search("riot, boat", 6), key=lambda hit: hit.passage.article.id)

    def verified(sentence):
        marked = range(1, len(hits) + 1)
        return Verifier(assistant.archive, assistant.reader, hits).verify(sentence, marked)

    return verified


def day(value):
    return Published(value, "day", "given")


@pytest.mark.parametrize(
    "sentence",
    [
        "Admiral Rosa Paredes stepped down on November 21.",  # two articles
        "The guards' union did not replace the warden, Pablo Rueda.",  # "not" of something else
        "Raúl Mena stepped down on November 21.",  # two sentences that are not told together
        "The boat left Manta on August 3.",  # the day of something else
        "The navy found the cocaine in a fishing boat on August 5.",  # the day it was published
        "A riot in San Telmo killed 18 prisoners on November 24.",
        "“The state controls the jails,” Pablo Rueda said.",  # somebody else's words
        "“The state rules the jails,” Mena said.",
        "Ana Beltrán said: “The state controls the jails.”",
    ],
)
def test_words_that_stand_apart_bear_no_sentence_together(verify, sentence):
    assert not isinstance(verify(sentence), Claim)


@pytest.mark.parametrize(
    "sentence",
    [
        "Pablo Rueda stepped down on November 21 and was replaced by Colonel Ana Beltrán.",
        "The boat had left Manta on 28 July 2022.",
        "The justice minister, Raúl Mena, spoke to the press on November 22, 2020.",  # "on Sunday"
        "A riot in the jail of San Telmo killed 18 prisoners on 2020-11-20.",
        "“The state controls the jails,” said Mena.",
        "The guards' union didn't comment.",
        "The cargo was worth US$60 million, Admiral Rosa Paredes said.",
    ],
)
def test_what_is_told_in_one_sentence_or_in_two_that_go_on_is_kept(verify, sentence):
    assert isinstance(verify(sentence), Claim)


@pytest.mark.parametrize(
    "more",
    [
        " [here](https://evil.example)",
        " ![x](//evil.example/p.png)",
        " <b>now</b>",
        " at www.evil.example",
        " `now`",
        " **now**",
        " \x1b[31mnow",
        " \u202enow",
    ],
)
def test_a_sentence_is_words_alone(verify, more):
    sentence = "The boat had left Manta on July 28."
    assert isinstance(verify(sentence), Claim)
    assert verify(f"{sentence[:-1]}{more}.") == "it holds more than plain words"


def test_what_is_no_sentence_for_its_length_is_not_judged(verify):
    assert verify("The boat had left Manta. " * 1000) == "it is too long for a sentence"
