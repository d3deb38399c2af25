"""The registers of the sample, those of the RFP and those of the people concerned."""

from rfp.readiness.register import Register
from scoring.sample_content import Words, both

SampleCell = Words | str | int  # words in both languages, the code of a choice, or a number

# Each row by the columns of its register.
ROWS: dict[Register, tuple[tuple[SampleCell, ...], ...]] = {
    Register.INTERFACES: (
        (
            both("Accounting", "حسابداری"),
            "both",
            both(
                "customers, credit limits, invoices; won orders",
                "مشتری، سقف اعتبار، فاکتور؛ سفارش‌های قطعی",
            ),
            both("programming interface, every hour", "رابط برنامه‌نویسی، هر ساعت"),
        ),
        (
            both("E-mail and calendar", "رایانامه و تقویم"),
            "both",
            both("messages, appointments", "پیام‌ها و قرارها"),
            both("built-in standard, at once", "استاندارد آماده، بی‌درنگ"),
        ),
        (
            both("Telephone exchange", "مرکز تلفن"),
            "in",
            both("caller's number, length of the call", "شمارهٔ تماس‌گیرنده، مدت تماس"),
            both("built-in standard, at once", "استاندارد آماده، بی‌درنگ"),
        ),
        (
            both("Forms on our website", "فرم‌های وب‌گاه"),
            "in",
            both("leads, complaints", "سرنخ‌ها و شکایت‌ها"),
            both("programming interface, at once", "رابط برنامه‌نویسی، بی‌درنگ"),
        ),
    ),
    Register.DATA: (
        (
            both("Customers and contacts", "مشتریان و مخاطبان"),
            2,
            both(
                "one in five stands twice; sales joins them",
                "از هر پنج رکورد یکی تکراری است؛ فروش یکی می‌کند",
            ),
            both("accounting, four spreadsheets; 60,000", "حسابداری و چهار کاربرگ؛ ۶۰٬۰۰۰"),
        ),
        (
            both("Open leads and offers", "سرنخ‌ها و پیشنهادهای باز"),
            2,
            both(
                "old ones without an owner; sales closes them", "موارد کهنه و بی‌مسئول؛ فروش می‌بندد"
            ),
            both("spreadsheets of sales; 650", "کاربرگ‌های فروش؛ ۶۵۰"),
        ),
        (
            both("Orders of five years", "سفارش‌های پنج سال"),
            4,
            both("good; taken as they are", "خوب؛ بدون تغییر منتقل می‌شود"),
            both("accounting; 5,800", "حسابداری؛ ۵٬۸۰۰"),
        ),
        (
            both("Complaints", "شکایت‌ها"),
            2,
            both("without customer number; service adds it", "بی شمارهٔ مشتری؛ خدمات می‌افزاید"),
            both("mailbox of service; 2,100", "صندوق رایانامهٔ خدمات؛ ۲٬۱۰۰"),
        ),
    ),
    Register.REPORTS: (
        (
            both("Offers won and lost, by reason", "پیشنهادهای برده و باخته، با دلیل"),
            "report",
            both("monthly", "ماهانه"),
            both("managing director, head of sales", "مدیرعامل، مدیر فروش"),
        ),
        (
            both("Leads without an answer", "سرنخ‌های بی‌پاسخ"),
            "query",
            both("daily", "روزانه"),
            both("sales team", "گروه فروش"),
        ),
        (
            both("Offer", "پیشنهاد قیمت"),
            "template",
            both("on demand", "در صورت نیاز"),
            both("customer", "مشتری"),
        ),
    ),
    Register.TRAINING: (
        (
            both("Users in sales and service", "کاربران فروش و خدمات"),
            2,
            both("on site, in small groups", "حضوری، در گروه‌های کوچک"),
            both("in the two weeks before go-live", "دو هفتهٔ پیش از بهره‌برداری"),
        ),
        (
            both("Managers", "مدیران"),
            1,
            both("on site", "حضوری"),
            both("in the week before go-live", "هفتهٔ پیش از بهره‌برداری"),
        ),
        (
            both("Administrators", "راهبران سامانه"),
            5,
            both(
                "at the real system, beside the vendor's team",
                "روی سامانهٔ واقعی، کنار گروه ارائه‌دهنده",
            ),
            both("during set-up", "هنگام راه‌اندازی"),
        ),
    ),
    Register.SUPPORT: (
        (
            both("First help for users", "کمک نخست به کاربران"),
            both("two key users at each site", "دو کاربر کلیدی در هر محل"),
            both("telephone and chat, in working hours", "تلفن و گفت‌وگو، در ساعت کاری"),
        ),
        (
            both("Faults and changes", "خطاها و تغییرها"),
            both("vendor's service desk", "میز خدمت ارائه‌دهنده"),
            both(
                "ticket portal; by telephone if work stops", "درگاه درخواست؛ هنگام توقف کار با تلفن"
            ),
        ),
    ),
    Register.STAKEHOLDERS: (
        (
            both("Managing director", "مدیرعامل"),
            5,
            4,
            5,
            4,
            "heard",
            both("reports once a month; decides at the gates", "ماهی یک گزارش؛ تصمیم در دروازه‌ها"),
        ),
        (
            both("Sales team", "گروه فروش"),
            4,
            5,
            4,
            5,
            "scores",
            both("two of them test it first", "دو نفر از آنان نخستین آزمون‌کننده‌اند"),
        ),
        (
            both("Service team", "گروه خدمات"),
            4,
            5,
            4,
            3,
            "scores",
            both("see what one file saves them", "می‌بینند یک پرونده چه چیزی را کم می‌کند"),
        ),
        (
            both("Accounting", "حسابداری"),
            3,
            2,
            2,
            2,
            "heard",
            both("fears wrong credit data; hear it first", "نگران دادهٔ اعتبار است؛ نخست شنیده شود"),
        ),
        (
            both("Dealers", "نمایندگان"),
            2,
            3,
            2,
            4,
            "told",
            both("told what comes later, and when", "گفته می‌شود چه چیزی بعداً و کی می‌آید"),
        ),
    ),
    Register.GOVERNANCE: (
        (
            both("Sponsor", "حامی پروژه"),
            both("Kamran Yazdi, managing director", "کامران یزدی، مدیرعامل"),
            both("budget, decisions at the gates", "بودجه و تصمیم در دروازه‌ها"),
            "yes",
        ),
        (
            both("Programme manager", "مدیر برنامه"),
            both("Sara Ahmadi, head of business development", "سارا احمدی، مدیر توسعهٔ کسب‌وکار"),
            both("daily work, dates and risks", "کار روزانه، زمان‌بندی و ریسک‌ها"),
            "yes",
        ),
        (
            both("Process leads", "مسئولان فرآیند"),
            both("the heads of sales, marketing and service", "مدیران فروش، بازاریابی و خدمات"),
            both("set-up of their own processes", "تنظیم فرآیندهای واحد خود"),
            "yes",
        ),
        (
            both("Technical lead", "مسئول فنی"),
            both("the head of information technology", "مدیر فناوری اطلاعات"),
            both("interfaces, data and access rights", "رابط‌ها، داده و حقوق دسترسی"),
            "yes",
        ),
        (
            both("Internal audit", "حسابرسی داخلی"),
            both("the auditor of the group", "حسابرس گروه"),
            both("looks at the gates", "نظارت بر دروازه‌ها"),
            "no",
        ),
    ),
}
