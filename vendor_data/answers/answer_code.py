"""The seven codes with which a vendor answers a requirement, and the words that vendors use."""

from enum import StrEnum

from workbench.language import Language


class Code(StrEnum):
    """How a vendor meets a requirement; a blank cell is no code: it is not answered."""

    FULL = "full"
    CONFIGURATION = "configuration"
    PARTIAL = "partial"
    CUSTOMISATION = "customisation"
    THIRD_PARTY = "third party"
    ROADMAP = "roadmap"
    NO = "no"


ENGLISH = {
    Code.FULL: "Full",
    Code.CONFIGURATION: "Configuration",
    Code.PARTIAL: "Partial",
    Code.CUSTOMISATION: "Customisation",
    Code.THIRD_PARTY: "Third party",
    Code.ROADMAP: "Roadmap",
    Code.NO: "No",
}
# Written into workbooks and read back from them, so it stands here and not in a catalogue.
PERSIAN = {
    Code.FULL: "کامل",
    Code.CONFIGURATION: "با پیکربندی",
    Code.PARTIAL: "ناقص",
    Code.CUSTOMISATION: "با سفارشی‌سازی",
    Code.THIRD_PARTY: "با محصول ثالث",
    Code.ROADMAP: "در برنامهٔ آینده",
    Code.NO: "خیر",
}
# What a person is asked about when it stands in place of a name.
LIKELY = {
    Code.FULL: "yes|y|ok|full support|fully supported|fully compliant|fully|out of the box|ootb"
    "|standard|std|included|comply|complies|complied|compliant|supported|available|fc|s|true"
    "|out of box|native|built-in|standard feature|√|👍"
    "|بله|بلی|آری|دارد|داریم|هست|موجود|موجود است|پشتیبانی می‌شود|کاملا پشتیبانی می‌شود"
    "|پشتیبانی کامل|به صورت کامل|بصورت کامل|تامین می‌شود|قابل انجام است|استاندارد|✓|✔|☑|✅",
    Code.CONFIGURATION: "config|conf|configurable|configured|by configuration|with configuration"
    "|پیکربندی|تنظیم|با تنظیم|با تنظیمات|قابل پیکربندی",
    Code.PARTIAL: "partly|partially|partial support|partially supported|partially compliant|limited"
    "|pc|بخشی|تا حدی|تا حدودی|جزئی|نسبی|محدود",
    Code.CUSTOMISATION: "customization|custom|customised|customized|development|custom development"
    "|custom dev|cust|m|customization required|customisation required"
    "|سفارشی|سفارشی‌سازی|توسعه|با توسعه|نیاز به توسعه|نیازمند توسعه"
    "|نیاز به سفارشی‌سازی|نیازمند سفارشی‌سازی",
    Code.THIRD_PARTY: "3rd party|3p|t|third-party|partner|via partner|add-on|addon|partner product"
    "|شخص ثالث|محصول ثالث|ثالث|نرم‌افزار جانبی|محصول جانبی",
    Code.ROADMAP: "planned|r|future|future release|coming|in development|next release"
    "|برنامه آینده|نقشه راه|آینده|نسخه بعد|نسخه بعدی|در نسخه بعدی|در دست توسعه|در حال توسعه"
    "|فاز بعد|فاز بعدی|فاز دوم",
    Code.NO: "none|n|nc|not supported|not available|unsupported|not compliant|non-compliant"
    "|noncompliant|does not comply|not comply|not complied|not possible"
    "|نه|ندارد|نداریم|ندارم|نیست|موجود نیست|نمی‌شود|پشتیبانی نمی‌شود|✗|✘|❌",
}


def code_name(code: Code, language: Language) -> str:
    """Return the name of a code as vendors read it."""
    return (PERSIAN if language is Language.FA else ENGLISH)[code]
