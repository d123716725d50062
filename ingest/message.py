"""MIME messages, of which mails and saved web pages are made."""

from contextlib import suppress
from email.message import EmailMessage

from ingest.content import Content, damaged
from ingest.decode import codec_of, decode
from ingest.errors import BadInput

_MAX_MESSAGE = 50_000_000
_MAX_FIELD = 10_000  # of a header; the parser is quadratic in them
_USED = ("subject", "from", "date", "content-", "snapshot-")


def parse_message(content: Content) -> EmailMessage:
    """The message; raises ``BadInput`` if it has no header or is nested too deep."""
    import email
    from email import policy

    held = content.whole(_MAX_MESSAGE)
    with damaged("message"):
        message = email.message_from_bytes(held, policy=policy.default)
        fields = [field for part in message.walk() for field in part.raw_items()]
    if any(len(value) > _MAX_FIELD and name.lower().startswith(_USED) for name, value in fields):
        raise BadInput(f"a field of its header is over {_MAX_FIELD:,} characters; shorten it")
    if not message.keys():
        raise BadInput("no message: it has no header; give it the name of what it is")
    return message


def html_part(message: EmailMessage) -> EmailMessage | None:
    """The first HTML part, whatever it lies in."""
    with damaged("message"):
        parts = (part for part in message.walk() if part.get_content_type() == "text/html")
        return next(parts, None)


def text_of(part: EmailMessage) -> str:
    """The text of a part in the encoding it declares, else as any text is read."""
    with damaged("message"):
        held = part.get_payload(decode=True)
        charset = part.get_content_charset("")
    raw = held if isinstance(held, bytes) else b""
    if charset not in {"", "utf-8", "us-ascii"}:
        with suppress(LookupError, ValueError):  # no encoding, or none of text
            return raw.decode(codec_of(charset), errors="replace")
    return decode(raw, html=part.get_content_type() == "text/html")
