"""Errors that a user can do something about; each message says what is wrong and what to do.

    DossierError
    ├── BadInput            a file or address could not be read as an article
    ├── ArchiveError        the archive can't be opened or written
    │   ├── NoArchive           there is none at that place
    │   ├── WrongEncoder        it was built with another embedding model
    │   ├── ReadOnlyArchive     its folder can't be written
    │   └── ArchiveBusy         another process is writing to it
    └── SettingsError       a setting is unknown or out of bounds
        └── ModelError          a named model can't be found or loaded

They are raised anywhere and caught once, at the edge (command line, chat, HTTP).
"""


class DossierError(Exception):
    """Base of every expected error; ``str(error)`` is one line for a person."""


class BadInput(DossierError):
    """A file or address could not be read as an article."""


class ArchiveError(DossierError):
    """The archive can't be opened or written."""


class NoArchive(ArchiveError):
    """There is no archive at that place."""


class WrongEncoder(ArchiveError):
    """The archive was built with another embedding model than the one asked for."""


class ReadOnlyArchive(ArchiveError):
    """The archive's folder can't be written."""


class ArchiveBusy(ArchiveError):
    """Another process is writing to the archive."""


class SettingsError(DossierError):
    """A setting is unknown or out of bounds."""


class ModelError(SettingsError):
    """A named model can't be found or loaded."""


def first_line(error: BaseException) -> str:
    """What a library's error says, on one line for a person; its kind where it says nothing."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]
