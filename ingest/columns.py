"""What the columns of a table of articles are usually called."""

from collections.abc import Sequence

from ingest.errors import BadInput
from ingest.record import FIELDS

_USUAL = {
    "text": ("body", "content", "article", "full_text", "fulltext", "article_text", "texto",
             "cuerpo"),
    "title": ("headline", "titulo", "título", "titular"),
    "published": ("date", "published_at", "publish_date", "pub_date", "pubdate", "date_published",
                  "publication_date", "datepublished", "fecha", "data"),
    "url": ("link", "address", "enlace", "canonical_url"),
    "author": ("authors", "byline", "autor", "autora"),
    "source": ("publication", "publisher", "outlet", "newspaper", "medio", "fuente", "fonte"),
    "language": ("lang", "idioma", "lingua"),
    "id": ("article_id", "uid", "guid"),
}  # fmt: skip


def named(columns: Sequence[str]) -> list[str]:
    """The columns with the field's name where they mean one: ``Date`` becomes ``published``.

    A column that is named exactly as a field goes before others that could mean it. Raises
    ``BadInput`` when none holds the text.
    """
    names = [column.strip() for column in columns]
    lower = [name.lower().replace(" ", "_").replace("-", "_") for name in names]
    for field in ("text", "published", *FIELDS):
        place = next(
            (lower.index(word) for word in (field, *_USUAL.get(field, ())) if word in lower), -1
        )
        if place >= 0:
            names[place], lower[place] = field, ""
        elif field == "text":
            shown = ", ".join(names)[:100]
            raise BadInput(f'no column "text" (there are {shown}); name the one with the words so')
    return names
