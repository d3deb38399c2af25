import threading

import pytest

from workbench.page_queue import KEPT, PageQueue, Step
from workbench.problem import Problem
from workbench.word_paging import Pages


class Paper:
    """A document of two headings."""

    bookmarks = ("a", "b")

    def to_bytes(self, pages=None):
        return b"draft" if pages is None else f"pages {sorted(pages.items())}".encode()


def counted(file, bookmarks):
    return Pages(of={name: at for at, name in enumerate(bookmarks, start=3)}, count=9)


@pytest.fixture
def told():
    return []


@pytest.fixture
def queue(told):
    made = PageQueue(tell=lambda *step: told.append(step), count=counted)
    yield made
    made.close()


def test_a_document_comes_back_with_the_pages_that_were_counted(queue):
    queue.start("k", "room", Paper)
    queue.wait()
    job = queue.job("k")

    assert (job.step, job.share, job.pages) == (Step.DONE, 1.0, 9)
    assert job.file == b"pages [('a', 3), ('b', 4)]"


def test_every_step_is_told_with_a_number_that_rises(queue, told):
    queue.start("k", "room", Paper)
    queue.wait()

    assert told == [("room", 1), ("room", 2), ("room", 3)]
    assert queue.version == 3


def test_one_document_is_made_at_a_time_and_once_however_often_it_is_asked_for(queue):
    at_once, most, gate = [0], [0], threading.Event()

    def slowly(file, bookmarks):
        at_once[0] += 1
        most[0] = max(most[0], at_once[0])
        gate.wait(5)
        at_once[0] -= 1
        return counted(file, bookmarks)

    queue.count = slowly
    for key in ("one", "two", "one", "two"):
        queue.start(key, "room", Paper)
    assert queue.job("one").is_open
    gate.set()
    queue.wait()

    assert most == [1]
    assert not any(queue.job(key).is_open for key in ("one", "two"))
    assert queue.version == 6


def test_a_problem_is_kept_with_the_job_and_the_next_try_begins_anew(queue):
    def missing(file, bookmarks):
        raise Problem("LibreOffice is away")

    queue.count = missing
    queue.start("k", "room", Paper)
    queue.wait()
    assert (queue.job("k").step, str(queue.job("k").problem)) == (
        Step.FAILED,
        "LibreOffice is away",
    )

    queue.count = counted
    queue.start("k", "room", Paper)
    queue.wait()
    assert queue.job("k").step is Step.DONE


def test_a_fault_of_ours_does_not_stop_the_queue(queue):
    queue.start("bad", "room", lambda: None)
    queue.start("good", "room", Paper)
    queue.wait()

    assert str(queue.job("bad").problem) == "The document could not be made"
    assert queue.job("good").step is Step.DONE


def test_only_the_newest_documents_are_kept(queue):
    for number in range(KEPT + 3):
        queue.start(str(number), "room", Paper)
        queue.wait()

    assert [n for n in range(KEPT + 3) if queue.job(str(n))] == list(range(3, KEPT + 3))


def test_a_long_count_says_how_far_it_must_be(queue, told, monkeypatch):
    monkeypatch.setattr("workbench.page_queue.SECONDS_BETWEEN_WORDS", 0.01)
    shares, enough = [], threading.Event()

    def tell(room, version):
        shares.append(queue.job("k").share)
        if len(shares) > 4:
            enough.set()

    def slowly(file, bookmarks):
        enough.wait(5)
        return counted(file, bookmarks)

    queue.tell, queue.count = tell, slowly
    queue.start("k", "room", Paper)
    queue.wait()

    assert shares == sorted(shares)
    assert 0.1 < shares[3] < 0.95
