"""The sample's requirements, and why some are meant otherwise than their gaps propose."""

from dataclasses import dataclass, field

from rfp.needs.requirement import Moscow
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.needs.wave import Wave
from scoring.sample_content import Words, both, own_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRequirement:
    """A requirement, the leaf that judges it, the gaps it closes, and why it is meant otherwise.

    A must serves a success factor, by its place; `test` is how it is accepted.
    """

    code: str
    text: Words
    moscow: Moscow
    leaf: str
    gaps: tuple[int, ...]
    is_mandatory: bool = False
    moscow_reason: str = ""
    mandatory_reason: Words = field(default_factory=dict)
    factor: int | None = None
    owner: str = "sales"  # who signs it off
    value_stage: ValueStage | None = None
    customer_stage: CustomerStage | None = None
    test: Words = field(default_factory=dict)

    @property
    def wave(self) -> Wave:
        """The musts come with the first roll-out, the rest as it is wished for."""
        return {Moscow.MUST: Wave.NOW, Moscow.SHOULD: Wave.NEXT}.get(self.moscow, Wave.LATER)


REQUIREMENTS = (
    SampleRequirement(
        code="REQ-01",
        customer_stage=CustomerStage.ATTRACT,
        leaf="sales",
        gaps=(0,),
        moscow=Moscow.MUST,
        factor=0,
        test=both(
            "A lead from the website, a call and a mail each stand in the list within a minute.",
            "سرنخی از وب‌گاه، تماس و رایانامه هر کدام ظرف یک دقیقه در فهرست دیده می‌شود.",
        ),
        text=both(
            "The system shall collect every lead in one list, whatever channel it came from.",
            "سامانه باید همهٔ سرنخ‌ها را از هر کانالی در یک فهرست گرد آورد.",
        ),
    ),
    SampleRequirement(
        code="REQ-02",
        value_stage=ValueStage.PORTFOLIO,
        customer_stage=CustomerStage.ATTRACT,
        leaf="sales",
        gaps=(0,),
        moscow=Moscow.SHOULD,
        moscow_reason=own_words(
            "One list comes first; until leads are ranked, sales sorts them by hand",
            "نخست یک فهرست لازم است؛ تا رتبه‌بندی، فروش سرنخ‌ها را دستی مرتب می‌کند",
        ),
        text=both(
            "The system shall rank leads by rules that the sales lead can change.",
            "سامانه باید سرنخ‌ها را با قاعده‌هایی رتبه‌بندی کند که سرپرست فروش تغییر می‌دهد.",
        ),
    ),
    SampleRequirement(
        code="REQ-03",
        value_stage=ValueStage.VALUE,
        leaf="sales",
        gaps=(2,),
        moscow=Moscow.MUST,
        factor=1,
        test=both(
            "An offer written after a change of the price list bears the new price.",
            "پیشنهادی که پس از تغییر فهرست قیمت نوشته می‌شود قیمت تازه را دارد.",
        ),
        text=both(
            "The system shall write offers from the price list in force.",
            "سامانه باید پیشنهاد را از فهرست قیمت جاری بنویسد.",
        ),
    ),
    SampleRequirement(
        code="REQ-04",
        customer_stage=CustomerStage.KEEP,
        owner="service",
        leaf="service",
        gaps=(3,),
        moscow=Moscow.MUST,
        moscow_reason=own_words(
            "Customers leave over two different answers; service cannot start without it",
            "مشتری با دو پاسخ متفاوت می‌رود؛ خدمات بدون آن آغاز نمی‌کند",
        ),
        factor=0,
        text=both(
            "The system shall show every earlier answer to the same complaint.",
            "سامانه باید همهٔ پاسخ‌های پیشین به یک شکایت را نشان دهد.",
        ),
    ),
    SampleRequirement(
        code="REQ-05",
        value_stage=ValueStage.INTIMACY,
        customer_stage=CustomerStage.KEEP,
        owner="service",
        leaf="service",
        gaps=(2, 3),
        moscow=Moscow.MUST,
        factor=0,
        test=both(
            "A call that service notes is seen by sales on the same page.",
            "تماسی که خدمات ثبت می‌کند در همان صفحه برای فروش دیده می‌شود.",
        ),
        text=both(
            "The system shall keep one file per customer for sales and service.",
            "سامانه باید برای فروش و خدمات یک پرونده برای هر مشتری نگه دارد.",
        ),
    ),
    SampleRequirement(
        code="REQ-06",
        owner="it",
        leaf="interfaces",
        gaps=(1,),
        moscow=Moscow.MUST,
        moscow_reason=own_words(
            "No order is won without a credit check, and typing it in again costs a day",
            "هیچ سفارشی بدون بررسی اعتبار پذیرفته نمی‌شود و ورود دستی آن یک روز می‌برد",
        ),
        factor=1,
        test=both(
            "A limit that accounting changes is seen in the next offer, one hour later at most.",
            "سقفی که حسابداری تغییر دهد، حداکثر یک ساعت بعد در پیشنهاد بعدی دیده می‌شود.",
        ),
        text=both(
            "The system shall read credit limits from the accounting system every hour.",
            "سامانه باید سقف اعتبار را هر ساعت از نرم‌افزار حسابداری بخواند.",
        ),
    ),
    SampleRequirement(
        code="REQ-07",
        owner="it",
        leaf="interfaces",
        gaps=(1,),
        moscow=Moscow.SHOULD,
        text=both(
            "The system shall connect to the telephone exchange.",
            "سامانه باید به مرکز تلفن وصل شود.",
        ),
    ),
    SampleRequirement(
        code="REQ-08",
        owner="it",
        leaf="migration",
        gaps=(2,),
        moscow=Moscow.MUST,
        factor=0,
        test=both(
            "Two rehearsals end with equal counts and a checked sample of 200 files.",
            "دو تمرین با شمارش برابر و بررسی نمونهٔ ۲۰۰ پرونده پایان می‌یابد.",
        ),
        text=both(
            "The partner shall migrate 60,000 customer files and report which were left out.",
            "شریک باید ۶۰٬۰۰۰ پروندهٔ مشتری را منتقل و آنچه را منتقل نشد گزارش کند.",
        ),
    ),
    SampleRequirement(
        code="REQ-09",
        owner="it",
        leaf="stability",
        gaps=(2,),
        moscow=Moscow.MUST,
        is_mandatory=True,
        factor=2,
        mandatory_reason=both(
            "Our data rules allow no copy of customer data abroad",
            "مقررات دادهٔ ما نسخه‌ای از دادهٔ مشتری در خارج را مجاز نمی‌داند",
        ),
        test=both(
            "The proposal names the address of each data centre, backups included.",
            "طرح پیشنهادی نشانی هر مرکز داده، از جمله مرکز پشتیبان، را نام می‌برد.",
        ),
        text=both(
            "Customer data shall be hosted in the country.",
            "دادهٔ مشتری باید در داخل کشور میزبانی شود.",
        ),
    ),
    SampleRequirement(
        code="REQ-10",
        owner="service",
        leaf="training",
        gaps=(3,),
        moscow=Moscow.SHOULD,
        moscow_reason=own_words(
            "Service can learn from colleagues, but with training the start is safer",
            "خدمات می‌تواند از همکاران بیاموزد، ولی با آموزش آغاز کار مطمئن‌تر است",
        ),
        text=both(
            "The partner shall train 40 users at their place of work within three days.",
            "شریک باید ۴۰ کاربر را در محل کار و در سه روز آموزش دهد.",
        ),
    ),
    SampleRequirement(
        code="REQ-11",
        owner="facilitator",
        leaf="method",
        gaps=(0,),
        moscow=Moscow.SHOULD,
        moscow_reason=own_words(
            "We judge the partner's method; another safe order of regions would do",
            "روش شریک را می‌سنجیم؛ ترتیب مطمئن دیگری برای مناطق هم پذیرفتنی است",
        ),
        text=both(
            "The partner shall start with one region and go on after its acceptance.",
            "شریک باید از یک منطقه آغاز کند و پس از پذیرش آن ادامه دهد.",
        ),
    ),
    SampleRequirement(
        code="REQ-12",
        owner="facilitator",
        leaf="record",
        gaps=(0,),
        moscow=Moscow.COULD,
        moscow_reason=own_words(
            "A young partner may have fewer references; that is weighed, not demanded",
            "شریک تازه‌کار شاید معرف کمتری داشته باشد؛ این سنجیده می‌شود و شرط نیست",
        ),
        text=both(
            "The partner shall name two references of the last two years.",
            "شریک باید دو معرف از دو سال گذشته معرفی کند.",
        ),
    ),
)
MANDATORY = "REQ-09"
