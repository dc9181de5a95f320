"""What kind of file it is, by its content; the name only breaks a tie."""

from __future__ import annotations

import re

from pourparler.evidence.documents.parts import refused

PROBE = 8192
SAVE = "save it as text, HTML, PDF or DOCX"
SEEN = "let a program recognise its text, check it, and save that as a text file"
PACKED = "unpack it and give the report itself"
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a picture (PNG)", SEEN),
    (b"\xff\xd8\xff", "a picture (JPEG)", SEEN),
    (b"GIF8", "a picture (GIF)", SEEN),
    (b"II*\0", "a picture (TIFF)", SEEN),
    (b"MM\0*", "a picture (TIFF)", SEEN),
    (b"{\\rtf", "a rich text file (RTF)", SAVE),
    (b"\x1f\x8b", "a packed file (gzip)", PACKED),
    (b"\xfd7zXZ", "a packed file (xz)", PACKED),
    (b"7z\xbc\xaf", "a packed file (7z)", PACKED),
    (b"Rar!", "a packed file (RAR)", PACKED),
    (b"SQLite format 3", "a database (SQLite)", ""),
    (b"%!PS", "a PostScript file", "save it as PDF"),
    (b"OggS", "a sound or film", "write down what is said, and give that as a text file"),
    (b"ID3\x03", "a sound", "write down what is said, and give that as a text file"),
    (b"ID3\x04", "a sound", "write down what is said, and give that as a text file"),
    (b"\x7fELF", "a program", ""),
    (b"bplist00", "a web archive of Safari or a list of macOS", "save the page as HTML"),
)
# Parts by which a zip file is told; the first that fits.
_ZIPPED = (
    ("xl/workbook.xml", "a spreadsheet (XLSX)", SAVE),
    ("ppt/presentation.xml", "a presentation (PPTX)", SAVE),
    ("META-INF/container.xml", "a book (EPUB)", SAVE),
    ("content.xml", "an OpenDocument file (ODT or like)", SAVE),
    ("Index/Document.iwa", "a Pages document", SAVE),
)
_COMMENTS = rb"(?:<!--[^>]{0,2000}-->\s{0,200}){0,4}"
_PAGE = re.compile(
    rb"\s{0,4000}(?:\xef\xbb\xbf)?\s{0,200}"
    + _COMMENTS
    + rb"(?:<\?xml[^>]{0,300}\?>\s{0,200})?"
    + _COMMENTS
    + rb"<(?:!doctype\s{1,20}html|html|head|body)\b",
    re.I,
)
_TAG = re.compile(
    rb"</?(?:p|div|br|span|table|tr|td|article|main|section|h[1-6]|ul|ol|li|a|b|i|em|strong|meta|title|style|script|form)"
    rb"(?:\s[^<>]{0,800})?/?>",
    re.I,
)


def kind_of(data: bytes, name: str) -> str:
    """``text``, ``html``, ``pdf``, ``docx``; raises InputError, naming what it is, for a kind that is not read."""
    head = data[:PROBE]
    header = re.search(rb"%PDF-[12]\.\d", head[:1024])
    if header and (not head[: header.start()].strip() or b"endobj" in data or b"startxref" in data):
        return "pdf"  # rubbish before the header is common, and programs pass over it
    for magic, what, to_do in _MAGIC:
        if head.startswith(magic):
            raise refused(name, f"{what}, which holds no text that can be read", to_do)
    if head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        raise refused(name, "a picture, sound or film (RIFF), which holds no text that can be read", SEEN)
    if head[4:8] == b"ftyp":
        raise refused(name, "a film, sound or picture (MP4, HEIC), which holds no text that can be read", SEEN)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise refused(name, *_old(data))
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zipped(data, name)
    narrow = head.replace(b"\0", b"")  # also finds the tags of UTF-16
    _mail(narrow, name)
    return _text_or_page(narrow, name)


def _old(data: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "a document with a password", "save it without one"
    if "WordDocument".encode("utf-16-le") in data:
        return "a Word document of the old kind (.doc)", "save it as .docx"
    return "a file of old Office or Outlook (.doc, .xls, .msg)", SAVE


def _zipped(data: bytes, name: str) -> str:
    import zipfile
    from io import BytesIO

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        if b"word/document.xml" in data or name.casefold().endswith((".docx", ".docm")):
            raise refused(name, "a Word document that is torn: its end is missing", "get the file again") from None
        raise refused(name, "a packed file (zip) that is torn", "get the file again") from None
    if "word/document.xml" in names:
        return "docx"
    for part, what, to_do in _ZIPPED:
        if part in names:
            raise refused(name, f"{what}, which is not read", to_do)
    if any(part.startswith("word/") and part.endswith(".xml") for part in names):
        return "docx"  # some programs give the main part another name
    raise refused(name, "a packed file (zip), which is not read", PACKED)


def _mail(head: bytes, name: str) -> None:
    """Saved mails and web archives are texts of lines that are wrapped and coded: read as they are they would lie."""
    top = head.lstrip()[:4000].lower()
    if not re.match(rb"[a-z][a-z-]{2,40}: ", top) or b"mime-version:" not in top:
        return
    if b"multipart/related" in top:
        raise refused(name, "a web page with all its parts (MHTML), which is not read", "save it as HTML only")
    if re.search(rb"content-transfer-encoding: {0,4}(?:base64|quoted-printable)|multipart/", top):
        raise refused(name, "a mail (EML), which is not read", "save its text as a text file")


def _text_or_page(head: bytes, name: str) -> str:
    if _PAGE.match(head):
        return "html"
    low = name.casefold()
    tags = len(_TAG.findall(head))
    called = low.endswith((".html", ".htm", ".xhtml", ".xht"))
    if called and (tags or re.search(rb"&(?:[a-z]{2,8}|#\d{2,6});", head, re.I)):
        return "html"
    starts = head.lstrip()[:1] == b"<"
    if starts and tags >= 3 and not low.endswith((".txt", ".md", ".text")):
        return "html"
    if head.lstrip()[:5] == b"<?xml":
        root = re.search(rb"<([A-Za-z][\w:.-]{0,60})", head)
        what = f"an XML file ({root[1].decode('ascii', 'replace')})" if root else "an XML file"
        raise refused(name, f"{what}, no page", SAVE)
    return "text"
