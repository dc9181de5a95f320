"""The floors of the house: ours stand, and each way to break one is found by file and line."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
TOOL = REPO / "tools" / "floors.py"


def tree(root: Path, files: dict[str, str]) -> Path:
    """A small package folder with these files; folders get an empty __init__."""
    package = root / "pourparler"
    for name, text in {"__init__.py": "", **files}.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if path.parent != package and not (path.parent / "__init__.py").exists():
            (path.parent / "__init__.py").write_text("", encoding="utf-8")
    return package


def broken(package: Path) -> list[str]:
    spec = spec_from_file_location("floors", TOOL)
    assert spec is not None
    assert spec.loader is not None
    floors = module_from_spec(spec)
    spec.loader.exec_module(floors)
    return [line.removeprefix(f"{package}/") for line in floors.broken(package)]


def test_the_house_stands() -> None:
    """No import of this repository breaks a floor."""
    assert broken(REPO / "src" / "pourparler") == []


BROKEN = {
    "floor 0 imports nothing above": ("errors.py", "import os\n\nimport pourparler.case\n", 3),
    "evidence imports no case": ("evidence/x.py", "from pourparler.case import model\n", 1),
    "case imports no space": ("case/x.py", "from pourparler.space import compile\n", 1),
    "space imports no evidence": ("space/x.py", "import os, pourparler.evidence.records\n", 1),
    "space imports no lens": ("space/x.py", "\nfrom pourparler.lens import deals\n", 2),
    "a lens imports no report": ("lens/x.py", "from pourparler import report\n", 1),
    "a lens imports no format": ("lens/x.py", "from pourparler.formats import gambit\n", 1),
    "a format imports no lens": ("formats/x.py", "from pourparler.lens import deals\n", 1),
    "report imports no case": ("report/x.py", "from pourparler.case.model import Case\n", 1),
    "report imports no lens": ("report/x.py", "from pourparler.lens.deals.lens import deals\n", 1),
    "analysis imports no door": ("analysis.py", "from pourparler.cli import main\n", 1),
    "no room below imports the package itself": (
        "case/x.py",
        "import pourparler as pp\n",
        1,
    ),
    "no room below takes a public name": ("report/x.py", "from pourparler import Case\n", 1),
    "an import inside a function counts": (
        "case/x.py",
        "def f():\n    import pourparler.space\n",
        2,
    ),
    "a relative import counts": ("case/x.py", "from ..space import compile\n", 1),
    "a relative import of a package counts": ("case/x.py", "from .. import space\n", 1),
    "an import for type checking counts": (
        "case/x.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from pourparler.space import compile\n",
        3,
    ),
    "import_module counts": (
        "case/x.py",
        "from importlib import import_module\nimport_module('pourparler.space')\n",
        2,
    ),
    "a relative import_module counts": (
        "case/x.py",
        "import importlib\nimportlib.import_module('..space', __package__)\n",
        2,
    ),
    "a lens imports no other lens": ("lens/table.py", "from pourparler.lens import deals\n", 1),
    "a lens takes no name of another lens": (
        "lens/table.py",
        "from pourparler.lens.deals.lens import deals\n",
        1,
    ),
    "a lens imports no other lens by a dot": ("lens/table.py", "from . import deals\n", 1),
    "a folder of a lens imports no other lens": (
        "lens/table/draw.py",
        "from ..deals import deals\n",
        1,
    ),
    "a side room of a lens imports no other lens": (
        "lens/deals_plan.py",
        "from pourparler.lens.x import y\n",
        1,
    ),
    "the folder of lenses imports no lens": (
        "lens/__init__.py",
        "\n\nfrom .deals import deals\n",
        3,
    ),
    "a package on no floor": ("attic/x.py", "", 1),
    "an import of what stands on no floor": ("cli/x.py", "import pourparler.attic\n", 1),
    "a file that does not parse": ("case/x.py", "x = 1\nimport\n", 2),
}


@pytest.mark.parametrize(("name", "text", "line"), list(BROKEN.values()), ids=list(BROKEN))
def test_a_broken_floor_is_named(tmp_path: Path, name: str, text: str, line: int) -> None:
    """Each rule that is broken is reported once, with file and line."""
    rooms = {
        "attic/old.py": "",
        "space/compile.py": "",
        "report/page.py": "",
        "lens/deals.py": "",
        "formats/gambit.py": "",
    }
    package = tree(tmp_path, rooms | {name: text})
    assert [line.split(": ")[0] for line in broken(package) if line.startswith(f"{name}:")] == [f"{name}:{line}"]


GOOD = {
    "errors.py": "",
    "words.py": "from pourparler.errors import X\n",
    "evidence/a.py": "from pourparler.words import x\nfrom . import b\n",
    "evidence/b.py": "",
    "case/a.py": "from pourparler import errors\nfrom ..evidence import b\n",
    "space/a.py": "import numpy\nfrom pourparler.case.a import x\n",
    "lens/deals.py": "from pourparler.lens.deals.plan import x\nfrom pourparler.space import a\n",
    "lens/deals_plan.py": "from pourparler.evidence import a\n",
    "lens/stability/__init__.py": "from .graph import g\n",
    "lens/stability/graph.py": "from pourparler.lens import stability\n",
    "formats/a.py": "from pourparler.formats import b\nimport pourparler.case.a\n",
    "formats/b.py": "",
    "report/page.py": "from pourparler import __version__\nfrom pourparlers import y\n",
    "analysis.py": "from pourparler.lens import deals\nfrom pourparler.report import page\n",
    "cli/__init__.py": "from pourparler import __version__, analysis\n",
    "__init__.py": "from pourparler.analysis import analyse\n",
    "__main__.py": "from pourparler.cli import main\n",
}


def test_what_the_floors_allow(tmp_path: Path) -> None:
    """A small house that keeps every rule has no offence."""
    assert broken(tree(tmp_path, GOOD)) == []


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(TOOL), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_names_file_and_line_and_fails(tmp_path: Path) -> None:
    """The command prints `file:line: what` for each offence and exits with 1."""
    package = tree(tmp_path, {"report/page.py": "import os\nimport pourparler.case\n"})
    done = run(str(package))
    assert done.returncode == 1
    assert done.stdout == f"{package}/report/page.py:2: floor 5 imports case of floor 2\n"


def test_the_command_passes_a_house_that_stands(tmp_path: Path) -> None:
    """The command exits with 0 and says so."""
    done = run(str(tree(tmp_path, {"errors.py": ""})))
    assert (done.returncode, done.stdout) == (0, "floors: every import goes down\n")


def test_an_empty_folder_is_no_house(tmp_path: Path) -> None:
    """A wrong path cannot pass for a house that stands."""
    done = run(str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "no package" in done.stdout
