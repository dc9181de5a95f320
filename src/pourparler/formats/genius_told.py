"""What is wrong and what is odd in one file, collected; and the texts and numbers of its attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice

from pourparler.errors import InputError, Problem, did_you_mean
from pourparler.formats.json_file import show, unprintable

MAX_DIGITS = 60
MOST = 200  # problems told one by one
GUESSES = 20  # how often a right name is looked for
MAX_NAME = 200  # a key of a YAML file has an end
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?")


@dataclass
class Element:
    """One element: its line, its attributes (texts, as written), and the elements inside."""

    tag: str
    line: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)

    def named(self, *tags: str) -> list[Element]:
        return [child for child in self.children if child.tag in tags]

    def walk(self) -> Iterator[Element]:
        """This element and all inside, in the order of the file."""
        todo = [self]
        while todo:
            element = todo.pop()
            yield element
            todo.extend(reversed(element.children))


class Guess:
    """`did_you_mean`, for the first few words: looking for near ones takes its time."""

    def __init__(self) -> None:
        self.left = GUESSES

    def __call__(self, word: str, known: Iterable[str]) -> str:
        self.left -= 1
        if self.left < -MOST:  # nobody is told any more
            return ""
        if self.left >= 0:
            return did_you_mean(show(word), islice(known, MOST))
        return f"known here: {', '.join(show(name) for name in islice(known, 5))}, …"


def first(problems: list[Problem], count: int) -> list[Problem]:
    """The problems told one by one, and how many there are beside."""
    if count <= len(problems):
        return problems
    last = problems[-1]
    return [*problems, Problem(last.file, last.line, "", f"and {count - len(problems)} more problems")]


class Told:
    """Collects the problems and the remarks of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.warnings: list[str] = []

        self.guess = Guess()

    def bad(self, line: int, wrong: str, right: str = "", path: str = "") -> None:
        self.problems.append(Problem(self.file, line, path, wrong, right))

    def warn(self, line: int, text: str) -> None:
        self.warnings.append(f"{self.file}:{line}: {text}" if line else f"{self.file}: {text}")

    def stop(self) -> None:
        """Raises InputError where there are problems."""
        if self.problems:
            found = sorted(self.problems, key=lambda p: p.line)
            raise InputError(first(found[:MOST], len(found)))

    def name(self, element: Element, key: str, what: str) -> str | None:
        """The text of an attribute that names something; None, with a problem, where nobody could use it as an id."""
        text = element.attributes.get(key)
        text = text.strip() if text is not None else None
        return self.usable(element.line, text, f"<{element.tag}> has {{}} {key}", what)

    def usable(self, line: int, text: str | None, missing: str, what: str) -> str | None:
        """The text where it can be an id of a case; None with a problem otherwise."""
        if not text:
            self.bad(line, missing.format("no" if text is None else "an empty"), f"it names {what}")
        elif unprintable(text):
            self.bad(line, f'"{show(text)}" holds control characters', f"write {what} as plain text")
        elif len(text) > MAX_NAME:
            self.bad(line, f'"{show(text)}" is longer than {MAX_NAME} characters', f"give {what} a shorter name")
        else:
            return text
        return None

    def number(self, element: Element, key: str, what: str) -> Fraction | None:
        """The exact number in an attribute; None with a problem."""
        text = element.attributes.get(key)
        if text is None:
            self.bad(element.line, f"<{element.tag}> has no {key}", f"it gives {what}")
            return None
        found = number(text)
        if found is None:
            hint = (
                "write a decimal point"
                if re.fullmatch(r"[+-]?\d+,\d+", text.strip())
                else "write a decimal, such as 0.25"
            )
            self.bad(element.line, f'{what}: "{show(text)}" is no number', hint)
        return found

    def whole(self, element: Element, key: str, what: str) -> int | None:
        """The whole number in an attribute; None with a problem."""
        text = element.attributes.get(key)
        if text is None:
            self.bad(element.line, f"<{element.tag}> has no {key}", f"it gives {what}")
            return None
        if not re.fullmatch(r"\s*[+-]?[0-9]{1,12}\s*", text):
            self.bad(element.line, f'{what}: "{show(text)}" is no whole number', "write 1, 2, 3 …")
            return None
        return int(text)


def number(text: str) -> Fraction | None:
    """The exact decimal in a text, also with an exponent; None where it is none, or has too many digits."""
    text = text.strip()
    if len(text) > MAX_DIGITS or not text.isascii() or not (found := NUMBER.fullmatch(text)):
        return None
    if found[2] and abs(int(found[2][1:])) > MAX_DIGITS:
        return None
    return Fraction(text)
