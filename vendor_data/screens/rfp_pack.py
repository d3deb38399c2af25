"""Screen: the RFP with all that vendors are sent, the document and the forms to answer in."""

from rfp.screens import rfp_document
from vendor_data.screens import price_form_file, response_file
from workbench.language import Language
from workbench.screens.parts.desk import Desk


def show(desk: Desk) -> None:
    """Draw the RFP's screen; the forms of envelopes B and C stand beside the Word file."""
    rfp_document.show(desk, _forms)


def _forms(desk: Desk, language: Language) -> None:
    response_file.offer(desk, language)
    price_form_file.offer(desk, language)
