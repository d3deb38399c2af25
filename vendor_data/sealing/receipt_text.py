"""A receipt as a text that can be printed, the same lines in both languages."""

from collections.abc import Iterator

from vendor_data.sealing.envelope import Receipt
from workbench.language import Language, moment, say


def receipt_text(receipt: Receipt, vendor: str, selection: str) -> str:
    """Return the receipt, English first; what is compared is written in one way in both."""
    blocks = ("\n".join(_lines(receipt, vendor, selection, each)) for each in Language)
    return "\n\n".join(blocks) + "\n"


def file_name(receipt: Receipt) -> str:
    """Return a name that every system takes."""
    return f"receipt-{receipt.handed_in_at:%Y-%m-%d-%H%M}-{receipt.envelope.value}.txt"


def _lines(receipt: Receipt, vendor: str, selection: str, language: Language) -> Iterator[str]:
    def line(label: str, value: str) -> str:
        return f"{label}: {value}"

    yield say("Receipt", language)
    yield line(say("Receipt number", language), receipt.id)
    yield line(say("Selection", language), selection)
    yield line(say("Vendor", language), vendor)
    yield say(receipt.envelope.label, language)
    yield line(say("Time", language), moment(receipt.handed_in_at, language))
    yield line("UTC", receipt.handed_in_at.isoformat(timespec="seconds"))
    if receipt.file_name:
        yield line(say("File", language), receipt.file_name)
    if receipt.sha256:
        yield line("SHA-256", receipt.sha256)
    if receipt.replaces:
        yield line(say("Replaces receipt", language), receipt.replaces)
    if receipt.commitment:
        yield from _commitment(receipt, language)


def _commitment(receipt: Receipt, language: Language) -> Iterator[str]:
    yield f"{say('Commitment that the server keeps', language)}: {receipt.commitment}"
    if not receipt.nonce:
        yield say(
            "The nonce of this commitment stands in the receipt that was given at the hand-in; "
            "it comes back with the opening of the envelope.",
            language,
        )
        return
    yield f"{say('Nonce of the commitment, in your hands alone', language)}: {receipt.nonce}"
    yield say(
        "The commitment is HMAC-SHA256 of the file under the nonce: with both you can show what "
        "you handed in.",
        language,
    )
