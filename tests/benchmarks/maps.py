"""Process maps: how long a file takes to read, beside its bare XML, and a map to draw."""

from statistics import mean, median
from time import perf_counter

from lxml import etree

from rfp.maps.bpmn import read
from rfp.maps.map_pages import pages
from rfp.maps.swimlane import draw
from tests.material import shared
from workbench.language import Language

ROUNDS = 9
WANTED = "5 ms a file on average"


def rows() -> list[tuple[str, str, str, str, str]]:
    """Return what, how many, bare, ours with its ratio, and wanted."""
    files = [path.read_bytes() for path in sorted(shared("documents/bpmn").iterdir())]
    read_maps = [read(data).map for data in files]
    bare = [_time(lambda data=data: etree.fromstring(data)) for data in files]
    ours = [_time(lambda data=data: read(data)) for data in files]
    drawn = [_time(lambda each=each: draw(each, language=Language.EN)) for each in read_maps]
    paged = [_time(lambda each=each: pages(each, language=Language.EN)) for each in read_maps]
    many = f"{len(files)} files"
    ratio = f"{mean(ours) / mean(bare):.1f} x"
    return [
        ("read a process map", many, _shown(bare), f"{_shown(ours)} ({ratio})", WANTED),
        ("read the longest of them", "1 file", _shown([max(bare)]), _shown([max(ours)]), "–"),
        ("draw it for a screen", many, "–", _shown(drawn), "–"),
        ("draw it as pages for Word", many, "–", _shown(paged), "–"),
    ]


def _time(work) -> float:
    """Return the median of some calls [seconds]."""
    work()
    taken = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        work()
        taken.append(perf_counter() - begun)
    return median(taken)


def _shown(times: list[float]) -> str:
    return f"{mean(times) * 1000:.2f} ms"
