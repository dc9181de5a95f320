"""Files made to choke a reader, and files with broken bytes: each gives a report or one clear line."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from document_files import changed, drawn, page, paragraphs, pdf, read, refused, sound, told, zipped
from hypothesis import given, settings
from hypothesis import strategies as st

from pourparler.errors import InputError
from pourparler.evidence.documents import read_report

SAID = "<p>The minister said on Monday that his side would not sign the paper.</p>"
PAGE = f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>T</title><style>.x{{display:none}} @media print{{p{{color:red}}}}
</style></head><body><nav>Menu</nav><article><h1>Talks</h1>{SAID}<ul><li>one<li>two</ul><table><tr><td>a<td>b</table>
<p class=x>hidden</p><!-- {"a long comment of the makers of this page" * 2} --><p style="color:#fff">white &amp; caf\u00e9</p></article></body></html>"""
FILES = {
    "a.html": PAGE.encode(),
    "a.pdf": pdf([drawn(["The minister said no.", None, "He left."]), drawn(["End."])]),
    "a.docx": paragraphs("The minister said no.", "He left."),
    "a.txt": "“The minister” said: no.\r\nHe left.\n".encode(),
}


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200_000,
        "<p>" + "".join(f"<b id={n}>" for n in range(400)) + "</p>" + "<p>x" * 20_000,
        "<p>" + "".join(f"<b id={n}><object></b></object>" for n in range(400)) + "</p>" + "<p>x" * 20_000,
        "<script><!--<script></script><textarea></script><p>" + "".join(f"<b id={n}>" for n in range(400)) + "</p>" + "<p>x" * 20_000,
        "<a =\"><p>" + "".join(f"<b id={n}>" for n in range(400)) + "</p>" + "<p>x" * 20_000 + '"',
        "<div " + " ".join(f"a{n}" for n in range(100_000)) + ">x",
        "<p/>" * 350_000,
        "<path/>" * 50_000,
        "<a><b>x" * 20_000,
    ],
)  # fmt: skip
def test_pages_that_would_fill_the_memory(body: str) -> None:
    """A small page whose tree would be enormous, or whose nesting has no end, is refused before it is parsed."""
    assert refused(f"<html><body>{SAID}{body}</body></html>", "a.html").endswith(
        "save the text of the page as a text file"
    )


@pytest.mark.parametrize(
    "bait",
    [
        "<", "<a ", "<a b=", '<a b="', "</", "<!--", "<![CDATA[", "&", "&#", "&#x;", "<select><option>x", "<li>", "<p>", "<table><tr>",
        "<script>", "<style>a{", "<q>", "<del>", "<h1>", " ", "\n", "<br>", "\u202e", "<svg><title>", "<textarea>", "<title>", "<template>",
        "(", "“", "1. ", "- ", "a:", "@", "\0", "a ", "CONFIDENTIAL ", "a@b ", "https://",
    ],
)  # fmt: skip
def test_bait(bait: str) -> None:
    """A hundred thousand characters of one mark end in a report or one line, in a page and in a text."""
    for name, data in (
        ("a.html", f"<html><body>{SAID}{bait * (100_000 // len(bait))}"),
        ("a.txt", "He said no. " + bait * (100_000 // len(bait))),
    ):
        try:
            sound(read(data, name))
        except InputError as error:
            assert len(error.problems) == 1


@pytest.mark.parametrize(
    "sheet",
    [
        "p div div div div div div div div div{display:none}",
        "div ~ div ~ div ~ div ~ p{display:none}",
        "".join(f".a{n} div > div ~ p + b:hover, .b{n}{{display:none}}" for n in range(5000)),
        ":not(:not(:not(:not(:not(:not(:not(:not(p)))))))){display:none}",
        ":has(:has(div)) div{display:none}",
        "div{" * 5000,
        "a,b,c,d,e,f,g,h,i{" * 8 + "display:none",
        "{" * 50_000, "}" * 50_000, "/*" * 50_000, "\\" * 50_000, "'" * 50_000, "@media" * 20_000, "(" * 50_000, ":" * 50_000 + "{display:none}",
        "".join(f"div:nth-child({n}n+1){{display:none}}" for n in range(3, 3000)),
    ],
)  # fmt: skip
def test_style_sheets_that_would_take_forever(sheet: str) -> None:
    """Selectors that a matcher could walk back over without end, and broken sheets, cost no more than others."""
    report = page(
        SAID + "<div>" * 300 + "<p>He left." + "</div>" * 300,
        f"<style>{sheet}</style>",
    )
    assert report.format == "html"


def test_wide_pages() -> None:
    """Rules that count siblings are not asked of lists of thousands, and that is told."""
    report = page(SAID + "<i>x</i>" * 4000, "<style>i:nth-child(3n+1){display:none}</style>")
    assert told(report, "style-unread")


def test_a_pdf_that_unpacks_to_far_too_much() -> None:
    """A page of millions of spaces is told as unread, and the others are read."""
    report = read(pdf([drawn(["He said no."]), b" " * 5_000_000 + drawn(["More."])], packed=True), "a.pdf")
    assert report.text == "He said no." and told(report, "page-unread")


def test_a_pdf_of_endless_forms() -> None:
    """Pages that are each other's parents, and forms that draw themselves, come to an end."""
    raw = pdf([drawn(["He said no."]) + b"/I1 Do " * 2000])
    loop = raw.replace(
        b"/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1",
        b"/Subtype /Form /Resources << /XObject << /I1 7 0 R >> >> /BBox [0 0 9 9]        /Length 6",
    )
    assert "He said no." in read(loop.replace(b"\nx\nendstream", b"\n/I1 Do\nendstream"), "a.pdf").text
    tree = raw.replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    assert refused(tree, "a.pdf").startswith("a PDF ")


def mangled(data: bytes, seed: int) -> bytes:
    """The bytes with some cut out, changed, doubled or put in."""
    draw = random.Random(seed)
    raw = bytearray(data)
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(raw) or 1)
        what = draw.randrange(5)
        if what == 0:
            del raw[at : at + draw.randint(1, 40)]
        elif what == 1 and raw:
            raw[at % len(raw)] = draw.randrange(256)
        elif what == 2:
            raw[at:at] = draw.choice(
                [b"<", b">", b"\0", b"\xff", b"(", b"<<", b"endobj", b"/", b"{", b'"', b"\r", b"\xe2\x80"]
            )
        elif what == 3:
            raw[at:at] = raw[at : at + draw.randint(1, 200)]
        else:
            del raw[draw.randrange(len(raw) or 1) :]
            raw = raw or bytearray(b"x")
    return bytes(raw)


@pytest.mark.parametrize("name", sorted(FILES))
def test_broken_bytes(name: str) -> None:
    """Whatever is done to a file's bytes, it gives a sound report or one clear line."""
    for seed in range(150):
        try:
            sound(read_report(mangled(FILES[name], seed), name))
        except InputError as error:
            assert len(error.problems) == 1 and error.problems[0].file == name


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/numbering.xml", "docProps/core.xml", "_rels/.rels"]
)
def test_broken_parts_of_a_word_file(part: str) -> None:
    """Whatever is done to a part's XML, the file gives a sound report or one clear line."""
    for seed in range(60):
        change: Callable[[bytes], bytes] = lambda raw, seed=seed: mangled(raw, seed)  # type: ignore[misc]  # noqa: E731
        try:
            sound(read(changed(FILES["a.docx"], {part: change}), "a.docx"))
        except InputError as error:
            assert len(error.problems) == 1


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a", ""]))
@settings(max_examples=150, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    """Any bytes under any name give a sound report or one clear line."""
    for start in (b"", b"%PDF-1.4\n", b"<html>", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff"):
        try:
            sound(read_report(start + data, name))
        except InputError as error:
            assert len(error.problems) == 1


def test_a_zip_of_a_zip() -> None:
    """A packed file inside a packed file is told as one."""
    assert refused(zipped({"a.zip": zipped({"word/document.xml": b"<a/>"})}), "a.docx").startswith(
        "a packed file (zip)"
    )
