"""The parts of a Word file: a zip of XML, read with limits, without entities, and by local names."""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from pourparler.evidence.documents.parts import refused

MAX_PART = 30_000_000  # bytes of a part, unpacked
MAX_ALL = 60_000_000  # of all parts that are read
AGAIN = "open it in a word processor and save it as .docx, or save its text"


class _Builder(ET.TreeBuilder):
    """A document type is how entities come in, which can unpack to anything; no word processor writes one."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise ValueError("a document type")


def local(element: ET.Element) -> str:
    """The name of an element without its namespace, of which there are two for the same words."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: ET.Element | None, name: str) -> str:
    """An attribute by its local name; empty where there is none."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def child(element: ET.Element | None, *names: str) -> ET.Element | None:
    """The first child of a name, or the child of that, and so on."""
    for name in names:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element


def is_on(element: ET.Element | None) -> bool:
    """Whether a switch such as ``<w:vanish/>`` is there and not turned off again."""
    return element is not None and attribute(element, "val").lower() not in ("0", "false", "off", "none")


class Package:
    """Raises InputError, naming the file, wherever a part cannot be had."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self.left = MAX_ALL
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
            self.names = sorted(set(self.archive.namelist()))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise refused(name, "a Word document that is torn", "get the file again") from None

    def root(self, part: str) -> ET.Element | None:
        """The root of a part; None where there is no such part."""
        if part not in self.names:
            return None
        raw = self._raw(part)
        try:
            parser = ET.XMLParser(target=_Builder())
            parser.feed(raw)
            return parser.close()
        except (ET.ParseError, ValueError, LookupError) as error:
            why = "a document type in it" if "document type" in str(error) else f"not well-formed ({error})"
            raise refused(self.name, f"a Word document with a broken part, {part}: {why}", AGAIN) from None

    def _raw(self, part: str) -> bytes:
        limit = min(MAX_PART, self.left)
        try:
            with self.archive.open(part) as stream:
                raw = stream.read(limit + 1)
        except RuntimeError:
            raise refused(self.name, "a Word document with a password", "save it without one") from None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError):
            raise refused(self.name, f"a Word document with a torn part, {part}", "get the file again") from None
        if len(raw) > limit:
            wrong = f"a Word document that unpacks to more than {limit // 1_000_000} MB ({part})"
            raise refused(self.name, wrong, AGAIN)
        self.left -= len(raw)
        return raw

    def main(self) -> str:
        """The name of the part that holds the text."""
        links = self.root("_rels/.rels")
        for link in links if links is not None else ():
            if attribute(link, "Type").endswith("/officeDocument"):
                target = attribute(link, "Target").lstrip("/")
                if target in self.names:
                    return target
        return "word/document.xml"

    def beside(self, main: str, name: str) -> ET.Element | None:
        """A part in the folder of the main one."""
        return self.root(main.rpartition("/")[0] + "/" + name)

    def matching(self, main: str, start: str) -> Iterator[ET.Element]:
        """All parts beside the main one whose names begin so, in order."""
        folder = main.rpartition("/")[0] + "/"
        for part in self.names:
            if part.startswith(folder + start) and part.endswith(".xml"):
                root = self.root(part)
                if root is not None:
                    yield root
