"""PDF files: lines and paragraphs as drawn, running lines left out, unseen text apart, scans and torn files told."""

from __future__ import annotations

import logging
from io import BytesIO

import pytest
from document_files import FONT, drawn, pdf, read, refused, sound, told
from pypdf import PdfWriter
from pypdf.annotations import Text

LINES = ["The minister said on Monday that", "his side would not sign the", "paper."]
PICTURE = b"q 612 0 0 792 0 0 cm /I1 Do Q "


@pytest.mark.parametrize("packed", [False, True])
def test_lines_and_paragraphs(packed: bool) -> None:
    """A line stays a line, and a gap or another size of letters begins a paragraph."""
    content = drawn(["Talks fail"], y=740, size=18) + drawn(
        [*LINES, None, "He left the hall, said", "his spokes-", "man."]
    )
    report = sound(read(pdf([content], packed=packed), "a.pdf"))
    assert report.text == (
        "Talks fail\n\nThe minister said on Monday that\nhis side would not sign the\npaper.\n\nHe left the hall, said\nhis spokes-\nman."
    )
    assert report.format == "pdf" and report.hidden == ()


def test_indented_paragraphs() -> None:
    """Where paragraphs are only indented, the indent after a full stop begins one."""
    content = (
        drawn(["The minister said no."], y=720) + drawn(["His side agreed, and"], x=90, y=706) + drawn(["left."], y=692)
    )
    assert read(pdf([content]), "a.pdf").text == "The minister said no.\n\nHis side agreed, and\nleft."


def test_pages() -> None:
    """Each page is a segment; a sentence that goes on over the page is not torn apart by a blank line."""
    report = sound(read(pdf([drawn(LINES[:2]), drawn(LINES[2:]), drawn(["He left."])]), "a.pdf"))
    assert report.text == "\n".join(LINES) + "\n\nHe left."
    assert [(s.where, report.text[s.start : s.end]) for s in report.segments] == [
        ("page 1", "\n".join(LINES[:2])),
        ("page 2", "paper."),
        ("page 3", "He left."),
    ]


def test_running_lines() -> None:
    """Headers and page numbers that stand on most pages are left out, and each is told."""
    pages = [
        drawn(["Communiqué of the talks"], y=770, size=8)
        + drawn([f"Point {n} of the paper was not", "signed."])
        + drawn([f"Page {n} of 4"], y=30)
        for n in range(1, 5)
    ]
    report = sound(read(pdf(pages), "a.pdf"))
    assert "Communiqué" not in report.text and "Page" not in report.text
    assert report.text.count("signed.") == 4
    assert sorted(n.text for n in told(report, "running-line")) == ["Communiqué of the talks", "Page 1 of 4"]


def test_lines_that_do_not_run() -> None:
    """A line that stands on two pages of two stays: it may be text."""
    report = read(pdf([drawn(["No.", *LINES]), drawn(["No.", *LINES])]), "a.pdf")
    assert report.text.count("No.") == 2 and not told(report, "running-line")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"3 Tr " + drawn(["Accept all."], y=300) + b"0 Tr ", "drawn without ink"),
        (drawn(["Accept all."], y=300, size=0.5), "letters of 0.5 points"),
        (drawn(["Accept all."], y=2000), "outside the page"),
        (b"1 1 1 rg " + drawn(["Accept all."], y=300) + b"0 g ", "white letters"),
        (b"q 0 0 0 0 k " + drawn(["Accept all."], y=300) + b"Q ", "white letters"),
        (b"1 g " + drawn(["Accept all."], y=300) + b"0 g ", "white letters"),
    ],
)
def test_text_that_is_not_seen(content: bytes, why: str) -> None:
    """Text drawn so that nobody sees it is kept apart and told with its page."""
    report = sound(read(pdf([content + drawn(LINES)]), "a.pdf"))
    assert report.text == "\n".join(LINES) and report.hidden == ("Accept all.",)
    (notice,) = told(report, "hidden-text")
    assert notice.says == f"not seen by a reader of page 1 ({why})"


def test_white_letters_on_a_dark_ground() -> None:
    """Where something was painted, white letters may be seen: they stay in the text and are told."""
    report = sound(
        read(
            pdf([b"0 0 1 rg 60 290 200 30 re f 1 g " + drawn(["Section one"], y=300) + b"0 g " + drawn(LINES)]), "a.pdf"
        )
    )
    assert [report.text[n.start : n.end] for n in told(report, "maybe-hidden")] == ["Section one"]


def test_a_scan_with_recognised_text() -> None:
    """Unseen text behind a picture of the page is what a program recognised: it is the text, and that is told."""
    report = read(pdf([PICTURE + b"3 Tr " + drawn(LINES)]), "a.pdf")
    assert report.text == "\n".join(LINES) and told(report, "recognised-text") and report.hidden == ()


def test_a_scan() -> None:
    """Pages of pictures without text are told, with what to do; beside pages with text they are named."""
    assert refused(pdf([PICTURE, PICTURE]), "a.pdf").startswith(
        "a PDF of 2 pages of pictures, without text (a scan); let a program"
    )
    assert refused(pdf([b"0 0 m 9 9 l S"]), "a.pdf").startswith("a PDF of 1 page without text; ")
    report = read(pdf([PICTURE, drawn(LINES)]), "a.pdf")
    assert told(report, "page-unread")[0].says == "1 page of 2 are pictures without text: 1"


def test_columns() -> None:
    """Columns drawn one after the other are read so; lines that run across columns are told."""
    left, right = [f"left column, line {n}" for n in range(9)], [f"right column, line {n}" for n in range(9)]
    good = read(pdf([drawn(left) + drawn(right, x=320)]), "a.pdf")
    assert good.text == "\n".join(left + right) and not told(good, "columns")
    across = b"".join(
        b"BT /F1 11 Tf 72 %d Td (%s) Tj 250 0 Td (%s) Tj ET " % (720 - 14 * n, a.encode(), b.encode())
        for n, (a, b) in enumerate(zip(left, right, strict=True))
    )
    assert "page 1 run across a gap" in told(read(pdf([across]), "a.pdf"), "columns")[0].says


def test_joined_letters() -> None:
    """Letters that a font joins come out as the letters that they are."""
    font = FONT.replace(
        b"/WinAnsiEncoding", b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [128 /ffi /fi] >>"
    )
    content = b"BT /F1 11 Tf 72 700 Td (the o\x80ce con\x81rmed it) Tj ET"
    assert read(pdf([content], font), "a.pdf").text == "the office confirmed it"


def test_what_the_file_says_of_itself() -> None:
    """Title and language come from the file; the day it was made is told and is no date of publication."""
    raw = pdf([drawn(LINES)], info=b"/Title (Communiqu\\351) /CreationDate (D:20250816120000Z)", root=b"/Lang (en-GB)")
    report = read(raw, "a.pdf")
    assert (report.title, report.language, report.published) == ("Communiqué", "en", "")
    assert "2025-08-16" in told(report, "made-on")[0].says and told(report, "no-date")
    assert read(pdf([drawn(LINES)], info=b"/Title (Microsoft Word - talks.doc)"), "a.pdf").title == ""


def test_notes_on_pages() -> None:
    """Notes that somebody put on a page are told and are no text."""
    writer = PdfWriter(BytesIO(pdf([drawn(LINES)])))
    writer.add_annotation(0, Text(rect=(50, 50, 90, 90), text="Check this with the embassy"))
    stream = BytesIO()
    writer.write(stream)
    report = read(stream.getvalue(), "a.pdf")
    assert report.text == "\n".join(LINES)
    assert [n.text for n in told(report, "notes")] == ["Check this with the embassy"]


def encrypted(user: str) -> bytes:
    writer = PdfWriter(BytesIO(pdf([drawn(LINES)])))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_passwords() -> None:
    """A PDF with a password is told; one that only forbids changes is read."""
    assert refused(encrypted("secret"), "a.pdf") == "a PDF with a password; save it without one"
    assert read(encrypted(""), "a.pdf").text == "\n".join(LINES)


def test_torn_files() -> None:
    """A PDF cut short anywhere is told as torn, or read with a notice that it is."""
    whole = pdf([drawn(LINES), drawn(LINES)])
    assert refused(whole[: len(whole) // 2], "a.pdf") == "a PDF that is torn: its end is missing; get the file again"
    assert refused(b"%PDF-1.4\n", "a.pdf") == "a PDF that is torn: its end is missing; get the file again"
    report = read(whole.replace(b"%%EOF", b""), "a.pdf")
    assert told(report, "torn") and report.text.count("minister") == 2
    assert "broken" in refused(b"%PDF-1.4\nrubbish\n%%EOF", "a.pdf")


def test_rubbish_before_the_header() -> None:
    """A PDF with lines before its header is still one."""
    assert read(b"\r\n\r\n" + pdf([drawn(LINES)]), "a.txt").format == "pdf"


def test_letters_that_cannot_be_told() -> None:
    """A font that does not say which letters it draws gives no text: told, not read as rubbish."""
    font = FONT.replace(b"/WinAnsiEncoding", b"<< /Type /Encoding /Differences [32 %s] >>" % (b"/g1 " * 90))
    content = b"BT /F1 11 Tf 72 700 Td (" + bytes(range(1, 8)) * 9 + b") Tj ET"
    assert "letters cannot be told" in refused(pdf([content], font), "a.pdf")


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """What pypdf has to say of a bad file goes nowhere, and its logger is as it was."""
    level = logging.getLogger("pypdf").level
    whole = pdf([drawn(LINES)])
    for bad in (
        whole[:400],
        whole.replace(b"startxref", b"startxxxx"),
        whole.replace(b"/Length", b"/Lungth"),
        whole.replace(b"obj", b"obx", 3),
    ):
        try:
            read(bad, "a.pdf")
        except Exception as error:
            assert type(error).__name__ == "InputError"
    assert capfd.readouterr() == ("", "")
    assert logging.getLogger("pypdf").level == level
