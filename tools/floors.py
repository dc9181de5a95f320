"""Read the imports of src/pourparler and fail, naming file and line, where a floor is broken.

The floors are those of CONTRIBUTING.md. Imports inside functions, relative imports, imports for type checking
and ``import_module("...")`` with a plain text count like any other.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "pourparler"

# `cases` holds shipped files only. The package itself (`__init__`) hands out public names, so it is a door.
FLOORS = {
    **dict.fromkeys(("errors", "words", "verdict", "finding", "plantable", "jsonio", "cases"), 0),
    "evidence": 1,
    "case": 2,
    "space": 3,
    "lens": 4,
    "formats": 4,
    "report": 5,
    "analysis": 6,
    **dict.fromkeys(("cli", "web", "api", "__init__", "__main__"), 7),
}
MAY = {
    0: {0},
    1: {0},
    2: {0, 1},
    3: {0, 2},
    4: {0, 1, 2, 3},
    5: {0},
    6: {0, 1, 2, 3, 4, 5},
    7: {0, 1, 2, 3, 4, 5, 6, 7},
}


@dataclass(frozen=True, order=True)
class Offence:
    """One broken rule: where, and which."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path.as_posix()}:{self.line}: {self.what}"


def offences(root: Path) -> list[Offence]:
    """Every broken floor below the folder of the package, in the order of files and lines."""
    found: set[Offence] = set()
    for path in sorted(root.rglob("*.py")):
        parts = module_of(path, root)
        top = parts[0] if parts else "__init__"
        if top not in FLOORS:
            found.add(Offence(path, 1, f"{top} stands on no floor; give it one in tools/floors.py"))
            continue
        try:
            tree = ast.parse(path.read_bytes(), filename=str(path))
        except SyntaxError as error:
            found.add(Offence(path, error.lineno or 1, f"does not parse: {error.msg}"))
            continue
        for line, target in imports(tree, path, root):
            what = judge(parts, target, root)
            if what:
                found.add(Offence(path, line, what))
    return sorted(found)


def module_of(path: Path, root: Path) -> tuple[str, ...]:
    """The module a file is, below the package: ("lens", "deals"); a folder's __init__ is the folder."""
    parts = path.relative_to(root).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def imports(tree: ast.Module, path: Path, root: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Line and module, below the package, of everything of ours that a file imports."""
    here = (PACKAGE, *path.relative_to(root).parent.parts)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [tuple(alias.name.split(".")) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = from_names(node, here, root)
        elif isinstance(node, ast.Call):
            names = called(node, here)
        else:
            continue
        for name in names:
            if name[:1] == (PACKAGE,):
                yield node.lineno, name[1:]


def from_names(node: ast.ImportFrom, here: tuple[str, ...], root: Path) -> list[tuple[str, ...]]:
    """What ``from x import y`` imports: x.y where that is a module, else x."""
    base = here[: len(here) - node.level + 1] if node.level else ()
    base += tuple(node.module.split(".")) if node.module else ()
    return [(*base, alias.name) if is_module((*base, alias.name), root) else base for alias in node.names]


def is_module(name: tuple[str, ...], root: Path) -> bool:
    """Whether a dotted name of ours is a file or a folder of the package."""
    place = root.joinpath(*name[1:])
    return name[0] == PACKAGE and (place.is_dir() or place.with_name(place.name + ".py").is_file())


def called(node: ast.Call, here: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What ``import_module("...")`` and ``__import__("...")`` import, where the name is a plain text."""
    function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    first = node.args[0] if node.args else None
    if function not in ("import_module", "__import__") or not isinstance(first, ast.Constant):
        return []
    name = str(first.value)
    level = len(name) - len(name.lstrip("."))
    base = here[: len(here) - level + 1] if level else ()
    return [base + tuple(part for part in name.split(".") if part)]


def judge(source: tuple[str, ...], target: tuple[str, ...], root: Path) -> str:
    """What is wrong with one module importing another; nothing when all is well."""
    from_top = source[0] if source else "__init__"
    to_top = target[0] if target else "__init__"
    name = ".".join((PACKAGE, *target))
    if to_top not in FLOORS:
        return f"{from_top} imports {name}, which stands on no floor"
    low, high = FLOORS[from_top], FLOORS[to_top]
    if from_top == to_top == "lens":
        mine, other = room(source, root), room(target, root)
        if other and mine != other:
            return f"lens {mine or '__init__'} imports lens {other}; no lens imports another"
    if from_top != to_top and high not in MAY[low]:
        allowed = ", ".join(str(floor) for floor in sorted(MAY[low]))
        return f"{from_top} (floor {low}) imports {name} (floor {high}); it may import floors {allowed}"
    return ""


def room(module: tuple[str, ...], root: Path) -> str:
    """The lens a module belongs to: deals for lens/deals.py, lens/deals/x.py, and lens/deals_x.py beside them."""
    if len(module) < 2:
        return ""
    words = module[1].split("_")
    for count in range(1, len(words)):
        stem = "_".join(words[:count])
        if stem and is_module((PACKAGE, "lens", stem), root):
            return stem
    return module[1]


def main(arguments: list[str]) -> int:
    """Check one package folder (ours unless given), print every offence, and say how it went."""
    ours = Path(__file__).resolve().parent.parent / "src" / PACKAGE
    root = Path(arguments[0]) if arguments else ours
    if root.is_absolute() and root.is_relative_to(Path.cwd()):
        root = root.relative_to(Path.cwd())
    files = len(list(root.rglob("*.py")))
    if not files:
        print(f"floors: no Python file below {root}", file=sys.stderr)
        return 1
    found = offences(root)
    for offence in found:
        print(offence, file=sys.stderr)
    print(f"floors: {files} files, {f'{len(found)} broken' if found else 'all imports stand'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
