"""An answer while it is being written, as the text that is kept of it."""

import json
from dataclasses import replace

from vendor_data.answer import Code
from vendor_data.answers.side_data import NEEDED, SideData, WrittenAnswer, lacking


def written(answer: WrittenAnswer) -> str:
    """Return an answer as the text that is kept.

    >>> read_back(written(WrittenAnswer(code=Code.NO, comment="«نه»"))).comment
    '«نه»'
    """
    kept = {
        "code": answer.code.value if answer.code else None,
        "comment": answer.comment,
        "evidence": answer.evidence,
        "side": {side.value: text for side, text in answer.side.given},
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def read_back(text: str) -> WrittenAnswer:
    """Return the answer that `written` made a text of."""
    kept = json.loads(text)
    code = kept["code"]
    return WrittenAnswer(
        code=Code(code) if code else None,
        comment=kept["comment"],
        evidence=kept["evidence"],
        side=SideData(**kept["side"]),
    )


def is_whole(answer: WrittenAnswer) -> bool:
    """Return whether the code is chosen and nothing that it needs is missing."""
    return answer.code is not None and not lacking(answer.code, answer.side)


def for_hand_in(answer: WrittenAnswer) -> WrittenAnswer:
    """Return the answer with what its code asks for alone; what another code asked for goes."""
    wanted = NEEDED[answer.code] if answer.code else ()
    side = SideData(**{each.value: answer.side.of(each) for each in wanted})
    return replace(answer, side=side)


def is_open(content: str) -> bool:
    """Return whether a draft stands there as anybody could read it.

    >>> is_open(written(WrittenAnswer())), is_open("c2VhbGVk")
    (True, False)
    """
    return content.startswith("{")
