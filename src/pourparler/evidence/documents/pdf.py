"""PDF files: their text page by page, by pypdf. Scans, locked and torn files are told for what they are."""

from __future__ import annotations

import logging
import re
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pourparler.errors import InputError
from pourparler.evidence.documents.parts import Extract, count, refused, shorten
from pourparler.evidence.documents.pdf_about import about
from pourparler.evidence.documents.pdf_lines import columns, joined, running
from pourparler.evidence.documents.pdf_page import INKLESS, MAX_SHOWS, WHITE, Line, Reader, TooMuch
from pourparler.evidence.report import Notice

MAX_PAGES = 2_000
MAX_CONTENT = 4_000_000  # bytes of drawing orders of a page
SECONDS = 60  # a file that takes longer is refused: nothing is left half-read
TOLD = 40
ODD = 0.3  # share of characters that are none from which on the text is of no use
SCAN = "let a program recognise its text (OCR), check it, and give that"
PRINT = "open it in a PDF program and print it to a new PDF, or save its text"
# Tighter than pypdf's own: a report has no stream of 75 MB.
LIMITS = {
    "zlib_maximum_output_length": 32_000_000, "lzw_maximum_output_length": 32_000_000,
    "run_length_maximum_output_length": 32_000_000, "array_based_stream_maximum_output_length": 32_000_000,
    "stream_decoding_work_maximum_length": 64_000_000, "stream_parsing_work_maximum_count": 500_000,
    "xform_maximum_invocations_per_extraction": 500,
}  # fmt: skip


@dataclass
class Page:
    """What was found on a page: its lines, the texts on it that are not seen and why, its width in points."""

    lines: list[Line] = field(default_factory=list)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    width: float = 612.0
    pictures: bool = False
    recognised: bool = False  # its text is that of a program which read a picture
    unread: bool = False


def read_pdf(data: bytes, name: str) -> Extract:
    """The text of a PDF. Raises InputError for one that is locked, torn, without text, or built to take forever."""
    with _quiet():
        return _read(data, name)


@contextmanager
def _quiet() -> Iterator[None]:
    """What pypdf logs and warns of is of no use to a reader, who gets notices instead."""
    import pypdf

    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings(), pypdf.apply_configuration(_limits()):
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _limits() -> Any:
    """pypdf's limits, tightened."""
    import pypdf

    return pypdf.get_configuration().with_overwrites(**LIMITS)


def _deadline(name: str) -> Callable[[], None]:
    until = time.monotonic() + SECONDS

    def check() -> None:
        if time.monotonic() > until:
            raise refused(name, f"a PDF that takes more than {SECONDS} seconds to read", PRINT)

    return check


def _read(data: bytes, name: str) -> Extract:
    reader = _opened(data, name)
    torn = b"%%EOF" not in data[-2048:]
    check = _deadline(name)
    try:
        number = len(reader.pages)
    except InputError:
        raise
    except Exception as error:  # pypdf raises what it meets in the file
        raise _broken(name, torn, error) from None
    pages = []
    budget = [MAX_SHOWS]
    for at in range(min(number, MAX_PAGES)):
        check()
        pages.append(_page(reader, at, budget, check))
    if not any(page.lines for page in pages):
        raise _without_text(name, pages, torn)
    kept, left_out = running([page.lines for page in pages])
    text, segments, doubts = joined(kept)
    _readable(text, name)
    notices = [Notice("torn", "its end is missing: some of it may be lost")] if torn else []
    if number > MAX_PAGES:
        notices.append(Notice("cut-short", f"only the first {MAX_PAGES:,} of {number:,} pages were read"))
    notices += _of_pages(pages) + _unseen(text, doubts, pages)
    title, language, more = about(reader)
    return Extract(
        text,
        title=title,
        language=language,
        segments=tuple(segments),
        hidden=tuple(one for page in pages for _, one in page.hidden),
        notices=(*notices, *left_out, *columns(kept, [page.width for page in pages]), *_odd(text), *more),
    )


def _of_pages(pages: list[Page]) -> list[Notice]:
    found = []
    for what, which in (
        ("could not be read, or hold more drawing than text needs", [n for n, p in enumerate(pages, 1) if p.unread]),
        ("are pictures without text", [n for n, p in enumerate(pages, 1) if p.pictures and not p.lines]),
        ("hold text behind a picture: a program recognised it", [n for n, p in enumerate(pages, 1) if p.recognised]),
    ):
        if which:
            more = " …" if len(which) > 20 else ""
            says = f"{count(len(which), 'page')} of {len(pages):,} {what}: {', '.join(map(str, which[:20]))}{more}"
            found.append(Notice("recognised-text" if "program" in what else "page-unread", says))
    return found


def _unseen(text: str, doubts: list[tuple[int, int, str]], pages: list[Page]) -> list[Notice]:
    found = []
    for start, end, why in doubts[:TOLD]:
        says = f"perhaps not seen by a reader ({why}); kept in the text"
        found.append(Notice("maybe-hidden", says, start, end, shorten(text[start:end])))
    hidden = [(n, why, one) for n, page in enumerate(pages, 1) for why, one in page.hidden]
    for number, why, one in hidden[:TOLD]:
        found.append(Notice("hidden-text", f"not seen by a reader of page {number} ({why})", text=shorten(one)))
    if len(hidden) > TOLD:
        found.append(Notice("hidden-text", f"{count(len(hidden) - TOLD, 'more text')} not seen by a reader"))
    return found


def _opened(data: bytes, name: str) -> Any:
    """pypdf's reader of a file that is not locked. A file without an end is tried with one."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    torn = b"%%EOF" not in data[-2048:]
    try:
        reader = PdfReader(BytesIO(data + b"\n%%EOF\n" if torn else data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise refused(name, "a PDF with a password", "save it without one")
        _ = reader.trailer["/Root"]
    except InputError:
        raise
    except DependencyError:
        raise refused(name, "a PDF that is locked (AES)", PRINT) from None
    except Exception as error:  # pypdf raises what it meets in the file
        raise _broken(name, torn, error) from None
    return reader


def _broken(name: str, torn: bool, error: Exception) -> InputError:
    from pypdf.errors import DependencyError

    if isinstance(error, DependencyError):
        return refused(name, "a PDF that is locked (AES)", PRINT)
    if torn:
        return refused(name, "a PDF that is torn: its end is missing", "get the file again")
    return refused(name, "a PDF that is broken: its pages are not found", PRINT)


def _without_text(name: str, pages: list[Page], torn: bool) -> InputError:
    if not pages:
        return refused(name, "a PDF without pages", "get the file again")
    if all(page.unread for page in pages):
        wrong = "a PDF that is torn: its pages cannot be read" if torn else "a PDF whose pages cannot be read"
        return refused(name, wrong, PRINT)
    what = "of pictures, without text (a scan)" if any(page.pictures for page in pages) else "without text"
    return refused(name, f"a PDF of {count(len(pages), 'page')} {what}", SCAN)


def _page(reader: Any, at: int, budget: list[int], check: Callable[[], None]) -> Page:
    """One page. What pypdf meets in a broken one is of any kind; the page is then told as unread."""
    try:
        page = reader.pages[at]
        box = page.cropbox
        left, right = sorted((float(box.left), float(box.right)))
        low, high = sorted((float(box.bottom), float(box.top)))
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MAX_CONTENT:
            raise TooMuch
        listener = Reader((left, low, right, high), budget, check)
        page.extract_text(visitor_operand_before=listener.operand, visitor_text=listener.text)
        listener.close()
    except InputError:
        raise
    except Exception:
        return Page(unread=True)
    return _seen(listener, max(1.0, right - left))


def _seen(listener: Reader, width: float) -> Page:
    """The page without the lines that nobody sees."""
    seen = [line for line in listener.lines if not line.unseen]
    unseen = [line for line in listener.lines if line.unseen]
    inkless = sum(len(line.text) for line in unseen if line.unseen == INKLESS)
    recognised = listener.pictures and inkless > 5 * sum(len(line.text) for line in seen)
    if recognised:  # a scan, with the text that a program found in it behind the picture
        seen = [line for line in listener.lines if line.unseen in ("", INKLESS)]
        unseen = [line for line in unseen if line.unseen != INKLESS]
    if not listener.painted and not listener.pictures:  # nothing that white letters could stand out from
        unseen += [line for line in seen if line.doubt == WHITE]
        seen = [line for line in seen if line.doubt != WHITE]
    hidden = [(line.unseen or line.doubt, line.text.strip()) for line in unseen]
    return Page(seen, hidden, width, listener.pictures, recognised)


def _readable(text: str, name: str) -> None:
    odd = sum(c == "�" or 0xE000 <= ord(c) < 0xF900 or (c < " " and c not in "\n\t") for c in text)
    if odd > ODD * len(text):
        wrong = f"a PDF whose letters cannot be told: {count(odd, 'character')} of {len(text):,} are none"
        raise refused(name, wrong, SCAN)


def _odd(text: str) -> list[Notice]:
    odd = re.findall("[�\ue000-\uf8ff]", text)
    if not odd:
        return []
    says = f"{count(len(odd), 'character')} that the file's fonts do not tell; they are kept as they are"
    at = next(i for i, c in enumerate(text) if c == "�" or "\ue000" <= c <= "\uf8ff")
    return [Notice("unknown-letters", says, at, at + 1, shorten(text[max(0, at - 20) : at + 20]))]
