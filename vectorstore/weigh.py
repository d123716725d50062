"""How much a question's words count beside its meaning, by its language and the passage's.

Words of another language than the passage's are names and cognates at best: they count for little,
unless they are names that no passage of the question's language has.
Where the encoder does not know the language, the words are what there is to go by: they count
double, of passages in that language. Where it does, a language that is a minority of the archive is
not preferred for its words alone; and the nearness that a model sees between any two texts of one
language (``vectorstore.measured``) is taken off. Chosen on XQuAD in both directions and on the
sample archive, over archives of one language, of both, and of mostly one, with both encoders alike.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ingest.dates import MONTH
from vectorstore.coverage import RareWords
from vectorstore.fusion import fuse
from vectorstore.question_language import language_of, language_of_keywords, names_and_others
from vectorstore.remembered import remembered

if TYPE_CHECKING:
    from vectorstore.archive import Archive
    from vectorstore.catalog import Catalog

_WORDS = 0.8  # of the meaning's weight; the rest of what words tell is in the rare ones' bonus
_UNKNOWN = 2.0  # the words' weight in a language that the encoder does not know
_LIFTED = 20  # passages: from further down none would come near the first
_NAMED = 10  # passages looked at for the names, of each side
_FOREIGN = 1 / 3  # their weight in passages of another language
_MONTH = re.compile(rf"{MONTH}\b", re.I)  # has another name in each language


def weighed(
    archive: "Archive", question: str, dense: Mapping[str, float], lexical: Mapping[str, float]
) -> dict[str, float]:
    """Passage ids with their fused scores, best first; both mappings score the same ids.

    Names are of every language: where a question is nothing else, all passages count alike.
    """
    asked = asked_in(archive, question)
    if language_of(question) is None:
        weights = dict.fromkeys(dense, _full_weight(archive, asked))
        return _lifted(archive, question, _fused(dense, lexical, weights), weights)
    told = _told_in(archive, list(dense))
    kinship = archive.encoder.kinship(asked, asked)
    meant = {key: cosine - kinship * (told[key] == asked) for key, cosine in dense.items()}
    own = _own_weight(archive, asked)
    weights = {key: own if told[key] == asked else _FOREIGN for key in dense}
    weights |= _by_names(archive, question, asked, told)
    return _lifted(archive, question, _fused(meant, lexical, weights), weights)


def asked_in(archive: "Archive", question: str) -> str:
    """The language of a question; of keywords, that of the articles that have them.

    One of names alone is in the archive's commonest.
    """
    told, common = language_of(question), _commonest(archive.catalog)
    return told or language_of_keywords(archive.lexical, question, common)


def _fused(
    dense: Mapping[str, float], lexical: Mapping[str, float], weights: Mapping[str, float]
) -> list[tuple[str, float]]:
    return fuse(dense, lexical, {key: _WORDS * weight for key, weight in weights.items()})


def _lifted(
    archive: "Archive",
    question: str,
    ranked: Sequence[tuple[str, float]],
    weights: Mapping[str, float],
) -> dict[str, float]:
    """The scores, the best ones with what the question's rare words add; best first."""
    scores = dict(ranked)
    rare = RareWords(archive, question)
    for key, passage in archive.catalog.passages([key for key, _ in ranked[:_LIFTED]]).items():
        scores[key] += min(1.0, weights[key]) * rare.bonus(passage)
    return dict(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])))


def _by_names(
    archive: "Archive", question: str, asked: str, told: Mapping[str, str]
) -> dict[str, float]:
    """The words' weights in passages of another language that hold more of the names than any in
    the question's.
    """
    names = " ".join(w for w in names_and_others(question.split())[0] if not _MONTH.match(w))
    if not names or all(language == asked for language in told.values()):
        return {}
    named = archive.lexical.scores(names, list(told))
    ranked = sorted(filter(named.get, told), key=named.__getitem__)
    foreign = [key for key in ranked if told[key] != asked][-_NAMED:]
    if not foreign:
        return {}
    own = [key for key in ranked if told[key] == asked][-_NAMED:]
    held = _shares(archive, names, [*own, *foreign])
    known = max((held[key] for key in own if key in held), default=0.0)
    return {
        key: _FOREIGN
        + (_abroad(archive, asked, told[key]) - _FOREIGN) * max(0.0, held[key] - known)
        for key in foreign
        if key in held
    }


def _shares(archive: "Archive", names: str, keys: Sequence[str]) -> dict[str, float]:
    """The share of the names, by rarity, that each passage holds."""
    rare, passages = RareWords(archive, names), archive.catalog.passages(keys)
    return {key: rare.coverage(one.text, one.article.language) for key, one in passages.items()}


def _abroad(archive: "Archive", asked: str, told: str) -> float:
    """The words' weight in a passage of another language that has all the names."""
    return max(_full_weight(archive, language) for language in (asked, told))


def _own_weight(archive: "Archive", language: str) -> float:
    """Of words in passages of the question's language.

    Where the encoder knows it, in full only when half the archive is in it.
    """
    full = _full_weight(archive, language)
    if full > 1 or _only_language(archive.catalog):
        return full
    return max(_FOREIGN, min(1.0, 2 * _share_of(archive.catalog, language)))


def _full_weight(archive: "Archive", language: str) -> float:
    return 1.0 if archive.encoder.knows(language) else _UNKNOWN


def _told_in(archive: "Archive", passages: Sequence[str]) -> dict[str, str]:
    """The language of each passage's article."""
    only = _only_language(archive.catalog)
    if only:
        return dict.fromkeys(passages, only)
    rows = archive.catalog.run(
        "SELECT passage.id, language FROM passage JOIN article ON article.id = article_id "
        "WHERE passage.id IN (SELECT value FROM json_each(?))",
        json.dumps(list(passages)),
    )
    return dict.fromkeys(passages, "") | {row[0]: row[1] for row in rows}


@remembered
def _share_of(catalog: "Catalog", language: str) -> float:
    """The share of the articles that are in it."""
    counted = "SELECT avg(language = ?) FROM article"
    return float(catalog.run(counted, language)[0][0] or 0)


@remembered
def _only_language(catalog: "Catalog") -> str | None:
    """That of all articles, None where there are several."""
    ends = "SELECT (SELECT min(language) FROM article), (SELECT max(language) FROM article)"
    least, most = catalog.run(ends)[0]
    return str(least) if least == most else None


@remembered
def _commonest(catalog: "Catalog") -> str:
    counted = "SELECT language FROM article GROUP BY language ORDER BY count(*) DESC, language"
    rows = catalog.run(f"{counted} LIMIT 1")
    return str(rows[0][0]) if rows else ""
