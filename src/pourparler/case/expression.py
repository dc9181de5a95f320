"""The expression language of conditions: ``donbas == empty and not (backing == nobody)``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pourparler.case.conditions import All, Condition, Is, Not
from pourparler.case.conditions import Any as AnyOf
from pourparler.errors import did_you_mean

if TYPE_CHECKING:
    from lark import Lark, Token

GRAMMAR = r"""
start: either
?either: both ("or" both)*        -> either
?both: inverse ("and" inverse)*   -> both
?inverse: "not" inverse           -> inverse
        | "(" either ")"
        | test
test: name IS name                -> is_
    | name ISNT name              -> isnt
    | name "in" "[" name ("," name)* "]" -> one_of
name: QUOTED | WORD
IS: "=="
ISNT: "!="
QUOTED: /"(\\.|[^"\\])*"/ | /'(\\.|[^'\\])*'/
WORD: /(?!(and|or|not|in)(?![^\s()\[\]=!,"']))[^\s()\[\]=!,"']+/
%ignore /\s+/
"""

LANGUAGE = 'write `issue == option`, `!=`, `in [a, b]`, and, or, not, ( ); ids with spaces in "quotes"'
MAX_LENGTH = 2_000


class ExpressionError(ValueError):
    """What is wrong with an expression, what would be right, and at which character (from 1)."""

    def __init__(self, wrong: str, right: str, column: int) -> None:
        super().__init__(f"{wrong} (character {column})")
        self.wrong, self.right, self.column = wrong, right, column


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(GRAMMAR, parser="lalr", maybe_placeholders=False)


def parse_expression(text: str, issues: Mapping[str, tuple[str, ...]]) -> Condition:
    """The condition behind an expression over these issues and their options.

    Raises ExpressionError, pointing at the character.
    """
    from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken

    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters", "name its parts as separate entries", MAX_LENGTH)
    if text.count("(") > 60 or text.count("not") > 60:
        raise ExpressionError("nested too deep", "name its parts as separate entries", 1)
    try:
        tree = _parser().parse(text)
    except UnexpectedCharacters as error:
        at = error.pos_in_stream or 0
        char = text[at : at + 1]
        raise ExpressionError(f"unexpected {char!r}", LANGUAGE, at + 1) from None
    except (UnexpectedEOF, UnexpectedToken) as error:
        token = getattr(error, "token", None)
        if token is None or token.type == "$END":
            raise ExpressionError("it ends too early", LANGUAGE, len(text.rstrip()) + 1) from None
        hint = "compare with `==`" if token.value == "=" else LANGUAGE
        raise ExpressionError(f"unexpected {str(token)!r}", hint, (token.start_pos or 0) + 1) from None
    except UnexpectedInput as error:  # pragma: no cover - lark has no further kinds
        raise ExpressionError("does not parse", LANGUAGE, (error.pos_in_stream or 0) + 1) from None
    return _condition(tree.children[0], issues)


def _condition(tree: Any, issues: Mapping[str, tuple[str, ...]]) -> Condition:
    kind, parts = tree.data, tree.children
    if kind in ("either", "both"):
        below = tuple(_condition(part, issues) for part in parts)
        if len(below) == 1:
            return below[0]
        return AnyOf(below) if kind == "either" else All(below)
    if kind == "inverse":
        return Not(_condition(parts[0], issues))
    issue, at = _name(parts[0])
    if issue not in issues:
        raise ExpressionError(f'"{issue}" is no issue', did_you_mean(issue, issues), at)
    options = []
    for part in parts[1:]:
        if part.__class__.__name__ != "Tree":
            continue  # the sign itself
        option, at = _name(part)
        if option not in issues[issue]:
            raise ExpressionError(*no_option(option, issue, issues), at)
        options.append(option)
    test = Is(issue, tuple(dict.fromkeys(options)))
    return Not(test) if kind == "isnt" else test


def no_option(option: str, issue: str, issues: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """What to say of an option that the issue does not have."""
    others = [other for other, options in issues.items() if option in options]
    wrong = f'"{option}" is no option of {issue}'
    if others:
        wrong += f" (it is one of {others[0]})"
    return wrong, did_you_mean(option, issues[issue])


def _name(tree: Any) -> tuple[str, int]:
    token: Token = tree.children[0]
    text = str(token)
    if token.type == "QUOTED":
        body = text[1:-1]
        text = body.replace("\\" + text[0], text[0]).replace("\\\\", "\\")
    return text, (token.start_pos or 0) + 1
