"""The architecture as a test: which room may import what, and what no room may do."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("workbench", "rfp", "vendor_data", "scoring")
SQL_ROOMS = {"database", "migrations", "record", "bundle", "tables", "reads", "changes", "store"}
# Outside packages that only these modules may import.
ONLY_IN = {
    "lxml": {"rfp/maps/bpmn.py"},
    "altair": {"scoring/charts/"},
    "docx": {"workbench/word"},
    "pypdf": {"workbench/word_paging.py"},
    "openpyxl": {"workbench/spreadsheet"},
    "xlsxwriter": {"workbench/spreadsheet"},
    "argon2": {"workbench/sign_in.py"},
    "cryptography": {"vendor_data/sealing/box.py"},
    "jdatetime": {"workbench/language/"},
    "jinja2": {"workbench/door/"},
    "scipy": set(),  # its answers are what ours are held against, in the tests alone
    "vl_convert": {"scoring/reporting/chart_picture.py", "workbench/picture.py"},
}
NOQA = re.compile(r"^(?P<before>.*)# noqa\b(?::[ A-Z0-9,]*\d)?[-, #]*(?P<after>.*)$")
MODULES = sorted(
    path.relative_to(ROOT).as_posix() for floor in FLOORS for path in (ROOT / floor).rglob("*.py")
)
TOP = {
    ".ci", ".gitignore", ".streamlit", "CHANGELOG.md", "LICENSE", "Makefile", "README.md",
    "app.py", "docs", "navigation.py", "pyproject.toml", "requirements-bench.txt",
    "requirements-dev.txt", "requirements.txt", "rfp", "scoring", "static", "tests", "vendor_data",
    "workbench",
}  # fmt: skip


@cache
def read(module: str) -> str:
    return (ROOT / module).read_text(encoding="utf-8")


@cache
def parsed(module: str) -> ast.Module:
    return ast.parse(read(module))


@cache
def imported(module: str) -> frozenset[str]:
    """Return every dotted name that `module` imports, wherever in the file it does so."""
    names = set()
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return frozenset(names)


def outside(module: str) -> set[str]:
    return {name.partition(".")[0] for name in imported(module)} - set(sys.stdlib_module_names)


def rooms(module: str) -> set[str]:
    return set(Path(module).with_suffix("").parts)


def those_that_import(packages: set[str], modules: list[str]) -> dict[str, set[str]]:
    return {module: found for module in modules if (found := outside(module) & packages)}


@pytest.mark.parametrize("floor", FLOORS)
def test_imports_run_down(floor):
    above = {*FLOORS[FLOORS.index(floor) + 1 :], "app", "navigation"}

    assert those_that_import(above, [m for m in MODULES if m.startswith(f"{floor}/")]) == {}


def test_below_the_screens_nothing_knows_streamlit():
    below = [m for m in MODULES if "screens" not in rooms(m)]

    assert those_that_import({"streamlit"}, below) == {}


def test_only_tables_reads_and_changes_know_sql():
    others = [m for m in MODULES if not rooms(m) & SQL_ROOMS]

    assert those_that_import({"sqlalchemy", "sqlite3", "pysqlite3", "psycopg"}, others) == {}


def test_screens_never_touch_tables():
    screens = [m for m in MODULES if "screens" in rooms(m)]

    assert [m for m in screens if any(name.endswith(".tables") for name in imported(m))] == []


@pytest.mark.parametrize("package", ONLY_IN)
def test_each_outside_format_has_one_importer(package):
    importers = {module for module in MODULES if package in outside(module)}

    assert {m for m in importers if not any(m.startswith(p) for p in ONLY_IN[package])} == set()


def test_no_module_lets_markup_of_others_through():
    everything = [*MODULES, "app.py", "navigation.py"]

    assert [m for m in everything if "unsafe_allow_html" in read(m)] == []


def test_no_download_draws_the_page_anew():
    """A page that is drawn anew forgets the file that was just asked for, and none would come."""
    for module in MODULES:
        for node in ast.walk(parsed(module)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".download_button"):
                given = {word.arg: ast.unparse(word.value) for word in node.keywords}
                assert given.get("on_click") == "'ignore'", f"{module}:{node.lineno}"


def test_no_module_is_longer_than_four_hundred_lines():
    assert {m: n for m in MODULES if (n := read(m).count("\n")) > 400} == {}


def test_no_function_is_longer_than_forty_lines_of_code():
    long = {}
    for module in [*MODULES, "app.py", "navigation.py"]:
        for node in ast.walk(parsed(module)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                told = len((ast.get_docstring(node, clean=False) or "").splitlines())
                lines = node.end_lineno - node.lineno + 1 - told
                if lines > 40:
                    long[f"{module}:{node.name}"] = lines

    assert long == {}


def test_modules_do_not_import_each_other_in_a_circle():
    graph = {
        module.removesuffix(".py").removesuffix("/__init__").replace("/", "."): module
        for module in MODULES
    }
    edges = {name: direct(module, graph) for name, module in graph.items()}
    assert [name for name in graph if name in reachable(edges, edges[name])] == []


def direct(module: str, graph: dict[str, str]) -> set[str]:
    names = set()
    for node in parsed(module).body:  # imports inside functions are argued one by one
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= (inner & set(graph)) or {node.module}
    own = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return (names & set(graph)) - {own}


def reachable(edges: dict[str, set[str]], start: set[str]) -> set[str]:
    seen, todo = set(), set(start)
    while todo:
        name = todo.pop()
        seen.add(name)
        todo |= edges[name] - seen
    return seen


def test_the_top_level_holds_what_the_layout_names():
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    tops = {line.partition("/")[0] for line in listed.stdout.splitlines()}

    assert tops - TOP == set()


def test_no_file_tells_of_a_machine_or_a_registry():
    telling = re.compile(r"/root/|/home/\w|/work/|pypi\.org|registry\.npmjs|deb\.debian\.org")
    found = [
        path
        for path in subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        if path != "tests/test_house.py"
        and (ROOT / path).suffix in {".py", ".md", ".toml", ".txt", ".js", ".css", ".html", ""}
        and (ROOT / path).is_file()
        and telling.search((ROOT / path).read_text(encoding="utf-8", errors="replace"))
    ]

    assert found == []


def test_each_exception_from_the_rules_says_why():
    """A noqa has its reason beside it; what ruff leaves out altogether has one in its comment."""
    asked = subprocess.run(
        ["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    bare = [
        f"{path}:{place}"
        for path in asked.stdout.splitlines()
        for place, line in enumerate(read(path).splitlines(), 1)
        if (found := NOQA.search(line)) and not (found["after"] or " #" in found["before"])
    ]
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rules = settings.partition("[tool.ruff.lint]")[2].splitlines()
    left_out = [line for line in rules if re.match(r'  "[A-Z]+\d*"|"\S+\.py" = ', line)]

    assert bare == []
    assert len(left_out) > 10
    assert [line for line in left_out if "#" not in line] == []
