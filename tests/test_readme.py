import re
import subprocess

from tests.server import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PHONY = set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE).group(1).split())
FOR_THE_MAKEFILE_ALONE = {"test-tools"}


def test_the_readmes_commands_are_the_makefiles():
    told = set(re.findall(r"make ([a-z-]+)(?= |`|$)", README, re.MULTILINE)) - {"being"}

    assert told == PHONY - FOR_THE_MAKEFILE_ALONE


def test_each_command_of_the_readme_is_one_that_make_knows():
    for target in sorted(PHONY):
        asked = ["make", "--dry-run", "--assume-old=.venv/runs", target, "FILE=x.db"]
        tried = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (target, tried.returncode, tried.stderr) == (target, 0, "")


def test_the_first_screen_has_a_sentence_a_picture_two_commands_and_five_things_to_try():
    first = README.partition("\n## ")[0]

    assert (
        len(re.findall(r"^!\[.+\]\(docs/pictures/live-ranking\.png\)$", first, re.MULTILINE)) == 1
    )
    assert re.findall(r"^    (make \w+)", first, re.MULTILINE) == ["make run", "make test"]
    assert re.findall(r"^(\d)\. ", first, re.MULTILINE) == ["1", "2", "3", "4", "5"]


def test_the_files_that_the_readme_names_are_there():
    named = re.findall(r"\]\(([^)#:]+)\)", README)

    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_variables_that_the_readme_names_are_the_ones_that_are_read():
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))
    source = "".join(
        (ROOT / file).read_text(encoding="utf-8") for file in ("app.py", "workbench/settings.py")
    )
    read = set(re.findall(r'environ(?:ment)?\.get\("([A-Z_]+)"', source))

    assert told == read
