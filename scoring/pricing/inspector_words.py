"""The inspector's findings as sentences in the reader's language."""

from collections.abc import Mapping, Sequence

from scoring.pricing.adjusted_price import AdjustedPriceRule
from scoring.pricing.price_inspector import Finding, FindingKind
from scoring.pricing.price_outcomes import Rule
from workbench.language import Language, percent, say

_SINGLY = 3  # vendors that cannot win and by whom, each in a sentence of its own


def rule_name(rule: Rule, language: Language) -> str:
    """Return what a rule is called in a table; a balanced price names its coefficient."""
    if isinstance(rule, AdjustedPriceRule):
        if rule.impact is None:
            return say(rule.adjustment.label, language)
        return say(
            "Balanced price, impact {impact}", language, impact=percent(rule.impact, language)
        )
    return say(rule.formula.label, language)


def finding_sentences(
    findings: Sequence[Finding], language: Language, names: Mapping[str, str]
) -> list[str]:
    """Return findings in words; many vendors that cannot win are named in one sentence."""
    beaten = [each for each in findings if each.kind is FindingKind.DOMINATED]
    if len(beaten) <= _SINGLY:
        return [finding_sentence(each, language, names) for each in findings]
    told = [finding_sentence(each, language, names) for each in findings if each not in beaten]
    out = say(
        "{vendors} cannot win under any formula: for each of them another is at least as good and "
        "no dearer.",
        language,
        vendors=[names[each.vendor or ""] for each in beaten],
    )
    return [*told, out]


def finding_sentence(finding: Finding, language: Language, names: Mapping[str, str]) -> str:
    """Return one finding in words; `names` are those of the vendors or profiles."""
    values = {
        "vendor": names.get(finding.vendor or "", ""),
        "winners": [names[vendor] for vendor in finding.winners],
        "instead": [names[vendor] for vendor in finding.instead],
        "rule": rule_name(finding.rule, language) if finding.rule is not None else "",
    }
    return say(_TEMPLATES[finding.kind], language, **values)


_TEMPLATES = {
    FindingKind.RULES_AGREE: "The choice of the price formula changes nothing here. First under "
    "each that counts the price: {winners}.",
    FindingKind.RULE_DECIDES: "The price formula alone decides who wins: {winners}, each under "
    "another one.",
    FindingKind.DOMINATED: "{vendor} cannot win under any formula. At least as good and no dearer: "
    "{instead}.",
    FindingKind.NEVER_FIRST: "Under “{rule}” {vendor} is never first, whatever the price weighs, "
    "although nobody is both better and cheaper: the formula works against what lies in the "
    "middle.",
    FindingKind.TURNS_ON_ANOTHER: "Under “{rule}” first place ({winners}) rests on {vendor}, which "
    "does not win, taking part; without it comes first: {instead}.",
}
