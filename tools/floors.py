"""Reads every import of the package and fails, naming file and line, when a floor of the house is broken.

Imports inside functions, relative ones, those for type checking and ``import_module("...")`` count like any other.
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

PACKAGE = "pourparler"
FLOORS = {
    **dict.fromkeys(("errors", "words", "verdict", "finding", "plantable", "plantable_diff", "jsonio"), 0),
    "evidence": 1,
    "case": 2,
    "space": 3,
    "lens": 4,
    "formats": 4,
    "report": 5,
    **dict.fromkeys(
        (
            "analysis",
            "checks",
            "checks_durability",
            "checks_odds",
            "compare",
            "diff",
            "pieces",
            "questions",
            "redact",
            "review",
            "sides",
        ),
        6,
    ),
    **dict.fromkeys(
        (
            "cli",
            "cli_base",
            "cli_deals",
            "cli_doors",
            "cli_change",
            "cli_claims",
            "cli_exchange",
            "cli_formats",
            "cli_reader",
            "cli_review",
            "cli_durability",
            "cli_stability",
            "terminal",
            "terminal_deals",
            "terminal_durability",
            "terminal_reader",
            "terminal_review",
            "web",
            "__init__",
            "__main__",
        ),
        7,
    ),
}
MAY = {0: {0}, 1: {0, 1}, 2: {0, 1, 2}, 3: {0, 2, 3}, 4: {0, 1, 2, 3, 4}, 5: {0, 5}, 6: set(range(7)), 7: set(range(8))}
DATA = {"cases"}
FREE = {"__version__"}  # the one name of the package itself that every floor may take


def called(node: ast.Call, module: list[str]) -> list[str]:
    """What ``import_module("...")`` or ``__import__("...")`` imports, where the name is a plain text."""
    function = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    first = node.args[0] if node.args else None
    if function not in ("import_module", "__import__") or not isinstance(first, ast.Constant):
        return []
    name = str(first.value).lstrip(".")
    level = len(str(first.value)) - len(name)
    return [".".join([*([PACKAGE, *module[: len(module) - level]] if level else []), name])]


def imports(tree: ast.AST, module: list[str]) -> list[tuple[int, list[str]]]:
    """Line and dotted path (below the package) of everything of ours that is imported."""
    found: list[tuple[int, list[str]]] = []
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = [PACKAGE, *module[: len(module) - node.level]] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            names = [f"{stem}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call):
            names = called(node, module)
        for name in names:
            parts = name.split(".")
            if parts[0] == PACKAGE and isinstance(node, ast.stmt | ast.expr):
                found.append((node.lineno, parts[1:] or ["__init__"]))
    return sorted(found)


def lens_of(parts: list[str]) -> str:
    """The lens a module belongs to: table and table_x are one."""
    return parts[1].split("_")[0] if len(parts) > 1 else ""


def broken(root: Path) -> list[str]:
    """One line for each import that breaks a floor."""
    lines = []
    for file in sorted(root.rglob("*.py")):
        module = list(file.relative_to(root).with_suffix("").parts)
        if module[0] in DATA:
            continue
        if module[0] not in FLOORS:
            lines.append(f"{file}:1: {module[0]} stands on no floor")
            continue
        floor = FLOORS[module[0]]
        try:
            tree = ast.parse(file.read_bytes())
        except SyntaxError as error:
            lines.append(f"{file}:{error.lineno}: does not parse: {error.msg}")
            continue
        for line, parts in imports(tree, module):
            if parts[0] in FREE:
                continue
            room = (root / parts[0]).is_dir() or (root / f"{parts[0]}.py").is_file()
            other = FLOORS.get(parts[0], None if room else FLOORS["__init__"])  # no room: a public name
            if other is None:
                lines.append(f"{file}:{line}: imports {'.'.join(parts)}, which stands on no floor")
            elif other not in MAY[floor] or (floor == other == 4 and module[0] != parts[0]):
                lines.append(f"{file}:{line}: floor {floor} imports {'.'.join(parts)} of floor {other}")
            elif module[0] == parts[0] == "lens" and len(module) > 1 and lens_of(module) != lens_of(parts):
                lines.append(f"{file}:{line}: the lens {lens_of(module)} imports the lens {lens_of(parts)}")
    return lines


def main() -> int:
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "src" / PACKAGE
    if not (root / "__init__.py").is_file():
        print(f"floors: no package in {root}")
        return 1
    lines = broken(root)
    print("\n".join(lines) if lines else "floors: every import goes down")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
