"""The request for proposal as a Word file, in the direction of its language."""

import datetime as dt
import hashlib
from dataclasses import replace

from rfp.writing.bilingual import side_by_side
from rfp.writing.content import RfpContent
from rfp.writing.outline import Outline, outline
from rfp.writing.word_blocks import write_blocks
from rfp.writing.word_pairs import write_pairs
from workbench.language import Language, say
from workbench.word import Word
from workbench.word_dress import OURS, Dress

FINGERPRINT_SHOWN = 12  # digits of a fingerprint in a footer; the whole stands on the cover
_ANY_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def make(content: RfpContent, dress: Dress = OURS, *, beside: RfpContent | None = None) -> bytes:
    """Return the RFP; its contents lead to every heading but name no pages yet."""
    return written(content, dress, beside=beside).to_bytes()


def written(
    content: RfpContent,
    dress: Dress = OURS,
    *,
    only_answers: bool = False,
    beside: RfpContent | None = None,
) -> Word:
    """Return the RFP as a document; the same content gives the same bytes.

    With `only_answers` Word lets a reader change nothing but the answers. With `beside`, the same
    RFP in another language, both stand side by side.
    """
    told = outline(content)
    other = outline(beside) if beside else None
    word = Word(
        language=content.language,
        title=_in_both(told.title, other.title) if other else told.title,
        made=content.made,
        footer_note=_footer(content, told),
        dress=dress,
        properties={
            "RFP-Id": content.selection,
            "RFP-Version": "draft" if content.version is None else str(content.version),
            "RFP-Language": _code(content, beside),
            "Record-Head": content.record_head,
        },
        only_answers=only_answers,
    )
    _cover(word, told, other)
    word.contents()
    if other:
        write_pairs(word, list(side_by_side(told.blocks, other.blocks)))
    else:
        write_blocks(word, told.blocks)
    return word


def _cover(word: Word, told: Outline, other: Outline | None) -> None:
    """Write the cover; with two languages each of its lines is told in both."""
    if other is None:
        word.cover(kind=told.kind, facts=told.facts, note=told.note)
        return
    facts = [
        (_in_both(name, its_name), _in_both(fact, its_fact))
        for (name, fact), (its_name, its_fact) in zip(told.facts, other.facts, strict=True)
    ]
    word.cover(
        kind=_in_both(told.kind, other.kind),
        titles=(told.title, other.title),
        facts=facts,
        note=f"{told.note}\n{other.note}",
    )


def _in_both(one: str, other: str) -> str:
    return one if one == other else f"{one} – {other}"


def same_words(
    content: RfpContent, dress: Dress = OURS, *, beside: RfpContent | None = None
) -> str:
    """Return what stays the same as long as the document would say the same.

    When it was made, and the record's head at that time, stand in it but do not count.
    """
    lasting = [replace(each, made=_ANY_DAY, record_head="") for each in (content, beside) if each]
    return hashlib.sha256(repr((lasting, dress)).encode()).hexdigest()


def _code(content: RfpContent, beside: RfpContent | None) -> str:
    return "-".join(each.language.value for each in (content, beside) if each)


def file_name(language: Language, made: dt.date, *, beside: Language | None = None) -> str:
    """Return a name that every system takes."""
    code = f"{language.value}-{beside.value}" if beside else language.value
    return f"RFP-{made:%Y-%m-%d}-{code}.docx"


def _footer(content: RfpContent, told: Outline) -> str:
    version = say("draft", content.language) if content.is_draft else told.facts[0][1]
    head = content.record_head[:FINGERPRINT_SHOWN]
    return say(
        "RFP, version {version} · record {head}", content.language, version=version, head=head
    )
