"""What a screen may say in the letters of the other language: what people typed, and a few words.

What people typed stays as typed: the sample's people and vendors write in both languages at once.
Beside that a word in other letters needs a reason, and `ARGUED` gives it.
"""

import dataclasses
import re
from collections.abc import Iterable
from functools import cache

from playwright.sync_api import Page

from scoring import (
    sample_content,
    sample_grounds_content,
    sample_readiness,
    sample_registers,
    sample_to_be,
)
from workbench.language import Language

IN_PERSIAN = (
    r"RFP",  # product.md: the Persian term is followed by the letters that vendors know
    r"BPMN|OCDS|JSON",  # names of standards
    r"CRM|SaaS",  # what the trade calls them in Persian too, beside the Persian word
    r"Word|Excel",  # names of programs, on the buttons that make files for them
    r"SHA-256",  # the name of a method, beside what it made
    r"[0-9a-f]{64}",  # what it made
    r"TOPSIS|PROMETHEE II|VIKOR",  # names of methods, as all papers on them write
    r"ICC\([AC],[1k]\)",  # a measure as it is written in reports, beside its question in Persian
    r"Koo & Li \d{4}|Krippendorff \d{4}|Schmidt \d{4}",  # authors to look up
    r"English",  # the switch names each language in itself
    r"REQ-\d+",  # codes of requirements, typed by people
    r"\b[a-z]+\.(csv|xlsx|docx|bpmn)\b",  # names of files, given by people
    r"\b(?i:bpmn2?|xml|tsv|txt|csv|xlsx|docx|pdf)\b",  # kinds of files, as their names end
    r"Camunda|Bizagi|Signavio|ARIS|Visio",  # names of programs that people look for
    r"EUR|IRR|USD",  # codes of currencies, where an amount is typed
    r"^[a-z_]+ icon$",  # the name of a drawing, taken away as soon as it has come
    r"https?://\S+",  # addresses, to be handed on
)
IN_ENGLISH = (r"فارسی",)  # the switch names each language in itself
ARGUED = {Language.FA: "|".join(IN_PERSIAN), Language.EN: "|".join(IN_ENGLISH)}
LATIN, PERSIAN = re.compile(r"[A-Za-z]{2,}"), re.compile(r"[آ-ی]{2,}")
OTHER = {Language.FA: "en", Language.EN: "fa"}
FOREIGN = {Language.FA: LATIN, Language.EN: PERSIAN}
MARKS_OF_DIRECTION = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
# All that is read or heard: texts that are shown, those of grids, and the names of what has none.
# Not so what is typed into a field, or quoted from the document's edition in the other language.
SAID = """other => {
  const said = []
  const skipped = '[aria-hidden=true], [data-testid=stIconMaterial], script, style, textarea'
  const unsaid = e => e.closest(`${skipped}, .st-key-edition-${other}`)
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.parentElement
    if (!unsaid(at) && (at.closest('canvas') || at.checkVisibility())) said.push(node.data)
  }
  for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
    for (const e of document.querySelectorAll(`[${name}]`))
      if (!unsaid(e)) said.push(e.getAttribute(name))
  return [...new Set(said)]
}"""


@cache
def own_words() -> list[str]:
    """Return what the sample's people and vendors wrote, the longest first."""
    found: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, str):
            if LATIN.search(value) and PERSIAN.search(value):
                found.add(value)
        elif isinstance(value, dict):
            gather(list(value.values()))
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            gather([getattr(value, each.name) for each in dataclasses.fields(value)])
        elif isinstance(value, list | tuple | set | frozenset):
            for each in value:
                gather(each)

    modules = (
        sample_content, sample_grounds_content, sample_readiness, sample_registers, sample_to_be,
    )  # fmt: skip
    for module in modules:
        gather([value for name, value in vars(module).items() if not name.startswith("__")])
    gather([person.name for person in sample_content.PEOPLE])
    return sorted(found, key=len, reverse=True)


def foreign_words(page: Page, language: Language, typed: Iterable[str] = ()) -> list[str]:
    """Return what a page in this language says in the other's letters, without what it may say."""
    left = []
    for text in page.evaluate(SAID, OTHER[language]):
        rest = text.translate(MARKS_OF_DIRECTION)
        for words in (*own_words(), *typed):
            rest = rest.replace(words, "")
        if FOREIGN[language].search(re.sub(ARGUED[language], "", rest)):
            left.append(text)
    return left
