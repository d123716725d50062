from dataclasses import replace

from ingest.article import Article, Passage
from qa.answer import Answer, Question
from qa.evidence import Evidence
from qa.extract import extract
from qa.question_kind import Wanted
from vectorstore.hit import Hit


def evidence(text, score, article_id="a"):
    """A one-sentence article whose sentence bears on the question by ``score``."""
    article = Article(article_id, "Title", text)
    hit = Hit(Passage(article, 0, len(text)), 1.0, similarity=score, lexical=1.0)
    # the weighted sum of a sentence that holds half of what can be held lies near the middle
    logit = 11 * score - 5.5
    return Evidence(
        article,
        *(0, len(text)),
        support=logit,
        margin=logit,
        answers=logit,
        similarity=score,
        before=0.0,
        coverage=score,
        carried=0.0,
        offers=score > 0,
        behind=0.0,
        short=None,
        hit=hit,
    )


WHY = Wanted("reason")
ONE, SIDES = Wanted("number"), Wanted("other", yes_or_no=True)
STRONG = evidence("Just under 5,300 people were murdered.", 0.7)
ALSO = evidence("Fourteen people died every day that year.", 0.65, "b")
WEAK = evidence("The minister denied it on television.", 0.2, "c")
COPY = evidence("Just under 5,300 people were murdered!", 0.68, "d")


def test_the_strongest_sentence_comes_first_and_is_verbatim():
    claims = list(extract([STRONG, ALSO], ONE, most=3))
    assert [claim.text for claim in claims] == [STRONG.text, ALSO.text]
    assert all(c.quote == claim.text for claim in claims for c in claim.citations)


def test_what_is_much_weaker_is_left_out():
    assert [claim.text for claim in extract([STRONG, WEAK], ONE, most=3)] == [STRONG.text]


def test_after_one_that_most_likely_answers_no_more_is_told():
    sure = evidence("Just under 5,300 people were murdered.", 0.98)
    assert [claim.text for claim in extract([sure, ALSO], ONE, most=3)] == [sure.text]
    assert len(list(extract([sure, ALSO], Wanted("reason"), most=3))) == 2


def test_no_more_than_asked_for():
    assert len(list(extract([STRONG, ALSO], ONE, most=1))) == 1


def test_a_sentence_that_two_articles_share_is_told_once_and_cites_both():
    (claim, _) = extract([STRONG, COPY, ALSO], ONE, most=3)
    assert [c.article.id for c in claim.citations] == ["a", "d"]


def test_numbers_count_up_over_the_answer():
    claims = list(extract([STRONG, COPY, ALSO], ONE, most=3))
    assert [c.number for claim in claims for c in claim.citations] == [1, 2, 3]


def test_nothing_in_nothing_out():
    assert list(extract([], ONE, most=3)) == []


def test_yes_or_no_gets_the_other_side_too():
    denied = evidence("The minister denied that anyone was murdered.", 0.6, "e")
    texts = [claim.text for claim in extract([STRONG, ALSO, denied], SIDES, most=3)]
    assert denied.text in texts
    assert STRONG.text in texts


def test_the_short_answer_is_marked_inside_its_sentence():
    start = STRONG.text.index("5,300")
    (claim,) = extract([replace(STRONG, short=(start, start + 5))], ONE, most=3)
    assert claim.short_answer == "5,300"
    assert claim.marked == "Just under 5,300 people were murdered. [1]"
    assert [words for words, kind in claim.pieces if kind == "strong"] == ["5,300"]


def test_where_a_story_is_asked_for_no_few_words_are_marked():
    (claim,) = extract([replace(STRONG, short=(0, 4))], Wanted("other", story=True), most=3)
    assert claim.short is None


STORY = Wanted("other", story=True)


def of_one_article(*sentences):
    """(text, score) pairs as the evidence of one article, strongest first."""
    article, start, items = Article("g", "Title", " ".join(text for text, _ in sentences)), 0, []
    for text, score in sentences:
        passage = Passage(article, 0, len(article.text))
        one = evidence(text, score)
        hit = replace(one.hit, passage=passage)
        items.append(replace(one, article=article, hit=hit, start=start, end=start + len(text)))
        start += len(text) + 1
    return sorted(items, key=lambda item: -item.score)


def test_a_story_begins_as_its_article_does():
    found = of_one_article(("He was shot.", 0.12), ("It rained.", 0.1), ("He was on holiday.", 0.5))
    told = [claim.text for claim in extract(found, STORY, most=2)]
    assert told == ["He was shot.", "He was on holiday."]
    assert [claim.text for claim in extract(found, Wanted("other"), most=2)] == told[1:]


def test_a_story_that_one_sentence_tells_needs_no_beginning():
    found = of_one_article(("It rained.", 0.1), ("He was shot.", 0.9))
    assert [claim.text for claim in extract(found, STORY, most=2)] == ["He was shot."]


def test_of_an_article_that_is_a_heading_alone_that_is_told():
    found = [evidence("Protests in Lima", 0.3)]
    assert [claim.text for claim in extract(found, STORY, most=2)] == ["Protests in Lima"]


def test_what_answers_together_is_told_in_the_order_of_its_article():
    article = Article("f", "Title", "First it rained. Then it poured.")
    parts = [(0, 16, 0.8), (17, 32, 0.85)]
    told = [replace(STRONG, article=article, start=a, end=b, similarity=s) for a, b, s in parts]
    texts = [c.text for c in extract(told[::-1], Wanted("reason"), most=5)]
    assert texts == ["First it rained.", "Then it poured."]


def test_of_a_list_s_short_answers_the_best_supported_is_the_answer_s():
    start = STRONG.text.index("5,300")
    marked = replace(STRONG, short=(start, start + 5))
    also = replace(ALSO, short=(0, 8))
    claims = tuple(extract([marked, also], Wanted("other", many=True), most=3))
    assert Answer(Question("How many?", "How many?"), "", claims).short_answer == "5,300"
    assert Answer(Question("How many?", "How many?"), "", claims[::-1]).short_answer == "5,300"


def test_of_why_a_few_words_answer_only_in_a_sentence_that_gives_a_reason():
    def short(item):
        return item.start, item.end

    (claim,) = extract([STRONG], WHY, 1, short)
    assert claim.short is None
    (claim,) = extract([replace(STRONG, reason=True)], WHY, 1, short)
    assert claim.short == (0, len(STRONG.text))


def test_sentences_that_differ_in_a_number_are_not_the_same():
    one = evidence("The ferry sank off Lindo and 12 passengers drowned, the navy said.", 0.7)
    other = evidence(
        "The ferry sank off Lindo and 31 passengers drowned, the navy said.", 0.69, "b"
    )
    claims = list(extract([one, other], WHY, most=3))
    assert [len(claim.citations) for claim in claims] == [1, 1]
    fell = evidence("Murders in the port of Lindo fell in the first month of the truce.", 0.7)
    rose = evidence("Murders in the port of Lindo rose in the first month of the truce.", 0.69, "b")
    assert len(list(extract([fell, rose], WHY, most=3))) == 2


def test_where_one_claim_is_told_it_is_the_one_that_answers():
    found = of_one_article(("Soldiers found a tunnel.", 0.1), ("Celia Paz denied it.", 0.5))
    for want in (SIDES, STORY):
        (claim,) = extract(found, want, most=1)
        assert claim.text == "Celia Paz denied it."


def test_the_words_of_who_is_asked_for_come_before_all_else_however_weak():
    own = evidence("The mayor said it would be rebuilt.", 0.1, "f")
    texts = [claim.text for claim in extract([own, STRONG, ALSO], SIDES, most=3, own=1)]
    assert texts == [own.text, STRONG.text, ALSO.text]
    texts = [claim.text for claim in extract([own, STRONG, WEAK], Wanted("other"), 3, own=1)]
    assert texts == [own.text, STRONG.text]
