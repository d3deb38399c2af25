"""Holds a returned file against the RFP in the language in which the vendor got it."""

from collections.abc import Sequence
from dataclasses import replace

from vendor_data.answers.response_sheet import ResponseSheet
from vendor_data.reconciliation import Reconciliation, reconcile
from vendor_data.response_form import ResponseForm
from workbench.language import normal_key

_LOOKED_AT = 300  # lines; in which language a file is shows in its first ones
_MARKS = 20  # signs that an editor may set round a wording


def matched(forms: Sequence[ResponseForm], sheet: ResponseSheet) -> Reconciliation:
    """Return the reconciliation with the form whose words the file carries.

    Of several that one which answers most, then the one with the fewest doubts and extras; of
    equals the first form's. `forms` are one RFP in several languages: a workbook carries the
    wording of one of them.
    """
    carried = [_carried(form, sheet) for form in forms]
    likeliest = [form for form, count in zip(forms, carried, strict=True) if count == max(carried)]
    found = []
    for form in likeliest:
        one = reconcile(form.requirements, sheet, rfp_id=form.rfp_id, version=form.version)
        if not (one.doubts or one.extra):
            return one
        found.append(one)
    return min(found, key=lambda one: (-_understood(one), len(one.doubts), len(one.extra)))


def _carried(form: ResponseForm, sheet: ResponseSheet) -> int:
    """Count the wordings of a form, and the prints of them, that stand in a file."""
    asked = form.requirements
    wordings = {normal_key(one.text) for one in asked} | {one.fingerprint for one in asked}
    longest = max((len(one.text) for one in asked), default=0) + _MARKS
    lines = (line for table in sheet.tables for line in table.lines[:_LOOKED_AT])
    texts = (cell.text for line in lines for cell in line.cells if len(cell.text) <= longest)
    return len(wordings.intersection(map(normal_key, texts)))


def _understood(found: Reconciliation) -> int:
    """Count the requirements that are answered, or would be by a decision."""
    offered = (option.requirement for doubt in found.open_doubts for option in doubt.options)
    return len({*offered, *(answer.requirement for answer in found.answers)})


def told_in(found: Reconciliation, form: ResponseForm) -> Reconciliation:
    """Return the same with the requirements in the words of `form`, whatever the file was in."""
    told = {one.id: one for one in form.requirements}
    return replace(
        found,
        asked=tuple(told.get(one.id, one) for one in found.asked),
        missing=tuple(told.get(one.id, one) for one in found.missing),
    )
