"""Screen: the RFP with all that vendors are sent, the document and the workbook to answer in."""

from rfp.screens import rfp_document
from vendor_data.screens import response_file
from workbench.screens.parts.desk import Desk


def show(desk: Desk) -> None:
    """Draw the RFP's screen; the response workbook stands beside the Word file."""
    rfp_document.show(desk, response_file.offer)
