from email.message import EmailMessage
from pathlib import Path

import pytest

from ingest.article import Article, Published, Rejected
from ingest.content import in_memory
from ingest.read import read_content

FILES = Path(__file__).parent / "files"
TEXT = "The police director rejected the proposal on Friday. He gave no reason."


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {"Subject": "Talks stall", "From": "Ana Ruiz <ana@example.org>"}
    for name, value in {**given, "Date": "Fri, 20 Jan 2017 23:30:00 -0600", **headers}.items():
        message[name] = value
    message.set_content(TEXT)
    return message


def read(message: EmailMessage | bytes, suffix: str = ".eml") -> list[Article | Rejected]:
    held = message if isinstance(message, bytes) else message.as_bytes()
    return list(read_content(in_memory(held, f"a{suffix}", suffix)))


def test_a_mail_is_an_article():
    assert read(mail()) == [
        Article(
            "a.eml", "Talks stall", TEXT, author="Ana Ruiz", path="a.eml",
            published=Published("2017-01-20", "day", "metadata"),
        )
    ]  # fmt: skip


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
def test_encodings(charset, transfer):
    message = mail(Subject="Año nuevo en Peñaflor")
    message.set_content(f"{TEXT} Señora Peña.", charset=charset, cte=transfer)
    (article,) = read(message)
    assert (article.title, article.text) == ("Año nuevo en Peñaflor", f"{TEXT} Señora Peña.")


@pytest.mark.parametrize("charset", ["iso-8859-1", "latin1", "ISO_8859-1"])
def test_latin_1_is_read_as_browsers_do(charset):
    head = f"Subject: Talks\nContent-Type: text/plain; charset={charset}\n\n".encode()
    (article,) = read(head + b"The minister\x92s words: \x93no talks with gangs\x94 \x97 he said.")
    assert article.text == "The minister’s words: “no talks with gangs” — he said."


@pytest.mark.parametrize("charset", ["undefined", "idna", "rot13", "no-such-thing", "a\0b"])
def test_what_is_no_encoding_is_passed_over(charset):
    head = f"Subject: Talks\nContent-Type: text/plain; charset={charset}\n\n".encode()
    (article,) = read(head + f"{TEXT} Señora Peña.".encode())
    assert article.text == f"{TEXT} Señora Peña."


def test_the_html_part_is_read_where_there_is_no_plain_one():
    message = mail()
    message.set_content(f"<p>{TEXT}</p><p>More <b>here</b>.</p><script>x</script>", subtype="html")
    (article,) = read(message)
    assert article.text == f"{TEXT}\n\nMore here."
    message.make_alternative()
    message.add_alternative("The plain words of it, in full.", subtype="plain")
    assert read(message)[0].text == "The plain words of it, in full."


@pytest.mark.parametrize(
    "page",
    [
        f'<div dir="ltr">{TEXT}</div>',
        f"<p>{TEXT}</p>",
        TEXT,
        '<?xml version="1.0" encoding="utf-8" standalone="no"?>\n<html '
        f'xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><body><p>{TEXT}</p></body></html>',
    ],
    ids=["one block", "one paragraph", "no mark-up", "no head"],
)
def test_an_html_part_may_be_less_than_a_page(page):
    message = mail()
    message.set_content(page, subtype="html")
    assert [article.text for article in read(message)] == [TEXT]


def test_attachments_are_read_or_named():
    message = mail()
    document = (FILES / "tracked.docx").read_bytes()
    message.add_attachment(document, maintype="application", subtype="x", filename="a/fares.docx")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="photo.png")
    message.add_attachment(mail(Subject="Inside"))
    own, fares, inside = read(message)
    assert own.metadata == {"attachments": "a_fares.docx; photo.png; message.eml"}
    assert (fares.path, fares.title) == ("a.eml/1-a_fares.docx", "Ferry fares rise")
    assert (inside.path, inside.title) == ("a.eml/3-message.eml", "Inside")


def test_a_mail_that_only_carries_a_file():
    message = EmailMessage()
    message["Subject"] = "Scan"
    message.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="a.txt")
    own, attached = read(message)
    assert isinstance(own, Rejected)
    assert attached.text == TEXT


@pytest.mark.parametrize("date", ["yesterday", "Fri, 32 Jan 2017 10:00:00", "", "1"])
def test_a_date_that_is_none_is_not_guessed(date):
    assert read(mail(Date=date or "x"))[0].published is None


def test_what_is_no_mail_is_told():
    (rejected,) = read(b"\n\nJust words here, and nothing above them.")
    assert "no message: it has no header" in rejected.reason


def test_deep_nesting_is_told():
    head = b"Subject: x\n"
    parts = [
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
    ]
    (rejected,) = read(head + b"".join(parts) + TEXT.encode())
    assert isinstance(rejected, Rejected)


def test_a_saved_page_without_a_page_is_told():
    (rejected,) = read(mail(), ".mhtml")
    assert rejected.path == "a.mhtml"
    assert ";" in rejected.reason
