"""The page of all figures: each part of `make bench` writes its own section of it."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"
HEAD = "# Figures\n\nEach section is written by `make bench` or `make soak`, and only by them.\n"
SECTIONS = (
    "The live meeting",
    "Long trials",
    "The engine",
    "Process maps",
    "Lists",
    "Requirements",
    "Documents",
    "Responses",
)


def write_section(title: str, text: str, page: Path = PAGE) -> None:
    """Write one section and keep the others as they are."""
    found = sections(page.read_text(encoding="utf-8") if page.exists() else "")
    found[title] = text.strip("\n")
    parts = [f"## {name}\n\n{found[name]}\n" for name in SECTIONS if name in found]
    page.write_text("\n".join([HEAD, *parts]), encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """Return what stands under each heading of the second level."""
    _, *parts = re.split(r"^## ", text, flags=re.MULTILINE)
    split = (part.partition("\n") for part in parts)
    return {title.strip(): body.strip("\n") for title, _, body in split}
