"""The docs agree with the keys and the commands, and their commands run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from pourparler.case.sections import SECTIONS, TOP
from pourparler.case.yamlfile import parse
from pourparler.cli import main
from pourparler.errors import Problem

DOCS = Path(__file__).parents[1] / "docs"
KEYS, COMMANDS = DOCS / "reference" / "keys", DOCS / "reference" / "commands"
START = ["new", "talks"]


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language on a page."""
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)


def commands(page: Path) -> list[list[str]]:
    """The arguments of each `$ pourparler …` line of a page, redirections dropped."""
    found = []
    for line in re.findall(r"^\$ pourparler (.*)$", page.read_text(encoding="utf-8"), re.M):
        words = shlex.split(line)
        found.append(words[: words.index(">")] if ">" in words else words)
    return found


PAGES = [page for page in sorted(DOCS.rglob("*.md")) if commands(page)]


@pytest.mark.parametrize("key", TOP)
def test_every_key_has_its_page(key: str) -> None:
    """Each top-level key has a page whose tables name every key of its section."""
    text = (KEYS / f"{key}.md").read_text(encoding="utf-8")
    inner = {"issues": ["options"], "plans": ["steps", "differing"]}.get(key, [])
    for section in [key, *inner]:
        for name, spec in SECTIONS.get(section, {}).items():
            rows = [row for row in text.splitlines() if row.startswith(f"| `{name}` |")]
            required = "yes" if spec.required else "no"
            assert any(row.endswith(f"| {required} | {spec.says} |") for row in rows), name


def test_no_page_for_a_key_or_command_that_is_gone() -> None:
    """Each page of the reference belongs to a key or a command that exists."""
    assert {page.stem for page in KEYS.glob("*.md")} == {*TOP, "README"}
    assert {page.stem for page in COMMANDS.glob("*.md")} == {*main.commands, "README"}


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_its_page(name: str) -> None:
    """Each command has a page that names its options and shows the command."""
    page = COMMANDS / f"{name}.md"
    text = page.read_text(encoding="utf-8")
    for parameter in main.commands[name].params:
        for option in parameter.opts:
            assert not option.startswith("-") or f"`{option}" in text, option
    assert any(words[0] == name for words in commands(page))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_commands_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of a page run in order in one folder and end with exit code 0."""
    monkeypatch.chdir(tmp_path)
    lines = commands(page)
    for words in lines if START in lines else [START, *lines]:
        result = CliRunner().invoke(main, words)
        assert result.exit_code == 0, f"{words}\n{result.output}"


@pytest.mark.parametrize("key", TOP)
def test_yaml_examples_parse(key: str) -> None:
    """Each YAML example of a key page parses without problems and shows the key."""
    found = blocks(KEYS / f"{key}.md", "yaml")
    assert found
    for text in found:
        problems: list[Problem] = []
        root = parse(text, key, problems)
        assert not problems
        assert root is not None and key in root.items


def test_links_lead_to_pages() -> None:
    """Each relative link of the docs leads to a file."""
    for page in DOCS.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page}: {target}"


def test_the_python_example_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What README shows of the API works as it stands."""
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    exec(readme.split("```python\n")[1].split("```")[0], {})
    assert (tmp_path / "page.html").exists()
