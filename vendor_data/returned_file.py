"""Holds a returned file against the RFP in the language in which the vendor got it."""

from collections.abc import Sequence
from dataclasses import replace

from vendor_data.answers.response_sheet import ResponseSheet
from vendor_data.reconciliation import Reconciliation, reconcile
from vendor_data.response_form import ResponseForm


def matched(forms: Sequence[ResponseForm], sheet: ResponseSheet) -> Reconciliation:
    """Return the reconciliation with the fewest doubts and extras; of equals, the first form's.

    `forms` are one RFP in several languages: a workbook carries the wording of one of them.
    """
    found = []
    for form in forms:
        one = reconcile(form.requirements, sheet, rfp_id=form.rfp_id, version=form.version)
        if not (one.doubts or one.extra):
            return one
        found.append(one)
    return min(found, key=lambda one: (len(one.doubts), len(one.extra)))


def told_in(found: Reconciliation, form: ResponseForm) -> Reconciliation:
    """Return the same with the requirements in the words of `form`, whatever the file was in."""
    told = {one.id: one for one in form.requirements}
    return replace(
        found,
        asked=tuple(told.get(one.id, one) for one in found.asked),
        missing=tuple(told.get(one.id, one) for one in found.missing),
    )
