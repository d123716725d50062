"""What is said where not all that the archive holds can be searched yet."""

from ingest.errors import ArchiveError
from vectorstore.archive import Archive
from vectorstore.hit import Filters
from vectorstore.waiting import searchable

_REMEDY = "run dossier ingest, or wait for the one that runs"


def waiting_note(archive: Archive, filters: Filters) -> list[str]:
    """How many passages within the limits are not indexed yet, and what to do, where any is.

    Raises:
        ArchiveError: not one passage of the archive is indexed, so that no search finds anything.
    """
    waiting = searchable(archive.catalog, filters).waiting
    if not waiting:
        return []
    if not searchable(archive.catalog, Filters()).articles:
        raise ArchiveError(f"Nothing in the archive {archive.folder} is searchable yet: {_REMEDY}.")
    told = "1 passage is" if waiting == 1 else f"{waiting:,} passages are"
    return [f"{told} not searchable yet: {_REMEDY}."]
