"""The request for proposal as a Word file, in the direction of its language."""

import datetime as dt
import hashlib
from dataclasses import replace

from rfp.writing.content import RfpContent
from rfp.writing.outline import Outline, outline
from rfp.writing.word_blocks import write_blocks
from workbench.language import Language, say
from workbench.word import Word
from workbench.word_dress import OURS, Dress

FINGERPRINT_SHOWN = 12  # digits of a fingerprint in a footer; the whole stands on the cover
_ANY_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def make(content: RfpContent, dress: Dress = OURS) -> bytes:
    """Return the RFP; its contents lead to every heading but name no pages yet."""
    return written(content, dress).to_bytes()


def written(content: RfpContent, dress: Dress = OURS, *, only_answers: bool = False) -> Word:
    """Return the RFP as a document; the same content gives the same bytes.

    With `only_answers` Word lets a reader change nothing but the answers.
    """
    told = outline(content)
    word = Word(
        language=content.language,
        title=told.title,
        made=content.made,
        footer_note=_footer(content, told),
        dress=dress,
        properties={
            "RFP-Id": content.selection,
            "RFP-Version": "draft" if content.version is None else str(content.version),
            "RFP-Language": content.language.value,
            "Record-Head": content.record_head,
        },
        only_answers=only_answers,
    )
    word.cover(kind=told.kind, facts=told.facts, note=told.note)
    word.contents()
    write_blocks(word, told.blocks, content.language)
    return word


def same_words(content: RfpContent, dress: Dress = OURS) -> str:
    """Return what stays the same as long as the document would say the same.

    When it was made, and the record's head at that time, stand in it but do not count.
    """
    lasting = replace(content, made=_ANY_DAY, record_head="")
    return hashlib.sha256(repr((lasting, dress)).encode()).hexdigest()


def file_name(language: Language, made: dt.date) -> str:
    """Return a name that every system takes."""
    return f"RFP-{made:%Y-%m-%d}-{language.value}.docx"


def _footer(content: RfpContent, told: Outline) -> str:
    version = say("draft", content.language) if content.is_draft else told.facts[0][1]
    head = content.record_head[:FINGERPRINT_SHOWN]
    return say(
        "RFP, version {version} · record {head}", content.language, version=version, head=head
    )
