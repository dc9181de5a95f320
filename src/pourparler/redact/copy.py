"""The copy of a case in which what is closed is gone from every file: made, searched, and only then put in place."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pourparler.case.load import load
from pourparler.case.yamlfile import Mapping, read_yaml
from pourparler.errors import InputError, OutputError, PourparlerError, Problem
from pourparler.evidence.ledger.names import place
from pourparler.redact.case import redacted, staying
from pourparler.redact.fold import fold
from pourparler.redact.gone import collect
from pourparler.redact.hidden import PROFILES, Hidden, hidden
from pourparler.redact.key import Names, key_of
from pourparler.redact.ledger import Held, held, ledger_files
from pourparler.redact.search import Made, Secret, survivors, term
from pourparler.redact.tree import dumps
from pourparler.words import counted, listed

PAGE = "the page made from the copy"


@dataclass(frozen=True)
class Redacted:
    """``files``: of the copy, by their paths in it; ``sources``, ``documents``, ``statements``: how many were closed;
    ``searched``: for how many names and words; ``told``: what the user should know, a line each."""

    folder: Path
    files: tuple[str, ...]
    sources: int
    documents: int
    statements: int
    searched: int
    told: tuple[str, ...]


def redact(
    case: str | os.PathLike[str],
    out: str | os.PathLike[str],
    profile: str = "public",
    *,
    terms: Iterable[str] = (),
    keep: Iterable[str] = (),
    key: str = "",
) -> Redacted:
    """Writes a copy of the case, a file or a folder, into the new folder ``out``.

    ``profile``: public takes out what is internal or protected, team what is protected. ``terms``: what must not stand
    anywhere in the copy. ``keep``: names that may stay. ``key``: a passphrase behind the hashes that stand for names.

    Raises InputError, with a line for each, where a closed name, quote or note or a term survives in a file or on the
    page, and where the case or its ledger cannot be read; OutputError where ``out`` cannot be written. Nothing is left
    behind then. The same input gives the same bytes.
    """
    source, target = Path(case), Path(out)
    if profile not in PROFILES:
        raise InputError([Problem("--profile", 0, "", f'"{profile}" is no profile', f"give {' or '.join(PROFILES)}")])
    _free(source, target)
    loaded = load(source)
    ledger = held(place(source))
    trees = _trees(source, ledger)
    contents = [*(path.read_bytes() for path, _, _ in trees), *(ledger.bytes[name] for name in sorted(ledger.bytes))]
    names = Names(key_of(key, contents))
    kept = frozenset(map(fold, keep))
    statements = ledger.statements()
    closed = hidden(loaded, ledger.reports, statements, names, profile, kept)
    shown = [(str(path), root) for path, _, root in trees]
    found = collect(loaded, shown, ledger.reports, statements, ledger.reviewers(), closed, names, kept)
    given = [term(text, number) for number, text in enumerate(terms, 1)]
    secrets = [*found.secrets.values(), *(secret for secret in given if secret.text)]
    made: list[Made] = []
    for path, inside, root in trees:
        tree = redacted(root, closed, names, found.names, found.who)
        text, lines = dumps(tree, f"A redacted copy, profile {profile}. The comments of the case are left out.")
        made.append(Made(inside, text, str(path), lines))
    made += ledger_files(ledger, place(_main(source)).name, closed, names, found.names, notes=profile != "public")
    _refuse(survivors(made, secrets))
    _write(target, made, _main(source).name, secrets)
    told = [*found.told, *_seen(made, found.hints), *_told(source, ledger, trees, closed, profile)]
    counts = (len(closed.sources), len(closed.documents), len(closed.statements))
    return Redacted(target, tuple(sorted(m.path for m in made)), *counts, len(secrets), tuple(told))


def read_terms(path: Path) -> tuple[str, ...]:
    """The terms of a list, one a line; empty lines and those that begin with # are none. Raises InputError."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputError([Problem(str(path), 0, "", f"cannot be read ({error.strerror})")]) from None
    except UnicodeDecodeError:
        raise InputError([Problem(str(path), 0, "", "is not UTF-8", "save the list as UTF-8")]) from None
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def _free(source: Path, target: Path) -> None:
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise OutputError(f"{target}: exists already; a redacted copy goes into a new folder")
    inside = source.resolve() if source.is_dir() else place(source).resolve()
    if target.resolve().is_relative_to(inside):
        raise OutputError(f"{target}: lies inside the case; choose a folder beside it")


def _main(source: Path) -> Path:
    """The case as it stands in the copy: the copy itself (.), or a file in it."""
    return source if not source.is_dir() else Path(".")


def _trees(source: Path, ledger: Held) -> list[tuple[Path, str, Mapping]]:
    """Every YAML file of the case and of its ledger: where it lies, its path in the copy, its tree."""
    files = [(source, source.name)] if not source.is_dir() else [(p, p.name) for p in sorted(source.glob("*.yaml"))]
    if ledger.folder.is_dir():
        files += [(p, f"{ledger.folder.name}/{p.name}") for p in sorted(ledger.folder.glob("*.yaml"))]
    problems: list[Problem] = []
    found = [(path, inside, read_yaml(path, str(path), problems)) for path, inside in files]
    if problems:
        raise InputError(problems)
    return [(path, inside, root) for path, inside, root in found if root is not None]


def _seen(made: Sequence[Made], hints: Sequence[Secret]) -> list[str]:
    """What may be no more than a word, such as an id or a first name, and still stands somewhere."""
    return [
        f"{p.file}:{p.line}: {p.wrong.replace(' survives', ' stands there')}: look yourself"
        for p in survivors(made, hints, 10)
    ]


def _refuse(problems: Sequence[Problem]) -> None:
    if problems:
        raise InputError(problems)


def _write(target: Path, made: Sequence[Made], main: str, secrets: Sequence[Secret]) -> None:
    """Writes beside, loads and draws the copy, searches it as it lies on disk, and only then puts it in place."""
    beside: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:60]}."))
        for file in made:
            path = beside / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.text.encode())
        _same(beside, made)
        _refuse(survivors(_drawn(beside, main), secrets))
        beside.chmod(0o755)
        if target.is_dir():
            target.rmdir()
        beside.rename(target)
        beside = None
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}); choose another folder") from None
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)


def _same(folder: Path, made: Sequence[Made]) -> None:
    """What lies on disk is what was searched, and nothing else."""
    there = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    if there != {file.path: file.text.encode() for file in made}:
        raise PourparlerError("the copy on disk is not what was written, so it was not kept")


def _drawn(folder: Path, main: str) -> list[Made]:
    """The page and the JSON of the copy, with all that handling would leave out."""
    from pourparler.analysis import analyse

    try:
        analysis = analyse(load(folder / main), full=True)
    except InputError as error:  # the case itself loads, so this is ours to mend
        lines = [str(problem).replace(str(folder), "the copy") for problem in error.problems]
        raise PourparlerError("\n".join(["the redacted copy does not load, so it was not kept:", *lines])) from None
    return [Made("page.html", analysis.html(), PAGE), Made("page.json", analysis.to_json(), PAGE)]


def _told(
    source: Path, ledger: Held, trees: Sequence[tuple[Path, str, Mapping]], closed: Hidden, profile: str
) -> list[str]:
    told = []
    if not (closed.gone or closed.documents):
        told.append(f"nothing in this case is closed to the profile {profile}")
    if closed.people:
        says = "the name of a person of the case is replaced throughout, since that person is a closed source"
        told.append(f"{counted(len(closed.people), 'person', 'persons')}: {says}")
    for path, _, root in trees:
        for where, line in staying(root, closed):
            told.append(f"{path}:{line}: {where} rests on closed statements alone, and its words stay: read them")
    used = {path for path, _, _ in trees}
    others = (
        [p.name for p in sorted(source.iterdir()) if p not in used and p != ledger.folder] if source.is_dir() else []
    )
    others += [f"{ledger.folder.name}/{name}" for name in ledger.others]
    if others:
        told.append(f"not copied: {listed(others[:10])}{f' and {len(others) - 10} more' if len(others) > 10 else ''}")
    told.append("comments in YAML are left out")
    return told
