"""``dossier remove``: articles out of the archive."""

from typing import Annotated

import typer

from ui.options import ArchiveOption, JsonOption
from ui.terminal import print_json, say, show


def remove(
    article_ids: Annotated[
        list[str], typer.Argument(metavar="ARTICLE_ID...", help="Ids, as search --json shows.")
    ],
    archive: ArchiveOption = None,
    json: JsonOption = False,
) -> None:
    """Remove articles from the catalog and from both indexes.

    If another copy of the same text was set aside as a duplicate, it takes the removed one's place.
    While its file is still there, the next dossier ingest of it brings an article back.

    Example:

        dossier remove sample-truce-2012
    """
    from qa import open_assistant

    opened = open_assistant(archive).archive
    removed = opened.remove_all(article_ids)
    missing = [article_id for article_id in article_ids if article_id not in removed]
    for article_id in missing:
        say(f"{article_id}: no article has this id; dossier search --json shows the ids.")
    articles, passages = opened.size()
    if json:
        print_json(
            {"removed": removed, "missing": missing, "articles": articles, "passages": passages}
        )
    else:
        show(f"{len(removed)} removed; {articles:,} articles left.")
    if missing:
        raise typer.Exit(1)
