import pytest

from rfp.lists import doubt
from rfp.lists.cell_reading import Here
from rfp.lists.columns import proposals, proposed
from rfp.lists.found_table import find_table
from rfp.lists.reader import read
from rfp.lists.step_list import maps_of, read_steps
from rfp.lists.subject import Field, Subject
from tests.rfp.lists.books import listed


def reading(rows, *, change=None, carried=()):
    (grid,) = listed(rows, change=change).grids
    table = find_table(grid, Subject.STEPS)
    columns = proposed(proposals(table, Subject.STEPS))
    return read_steps([table], columns, Here(), carried=carried)


def test_a_process_inventory_becomes_a_map_for_each_process():
    found = reading([
        ["Process name", "No", "Role", "Activity", "System", "Pain points", "Duration"],
        ["Sales", 1, "Clerk", "Take the call", "Phone", "- rings long\n- no notes", "5 min"],
        ["Sales", 2, "Clerk", "Write the offer", "Word", "typed\ntwice", "1-2 h"],
        ["Service", 1, "Agent", "Open the case", None, None, None],
    ])  # fmt: skip

    assert found.doubts == ()
    sales, service = maps_of(found)
    assert [(step.lane, step.name, step.pains) for step in sales.steps] == [
        ("Clerk", "Take the call", ("rings long", "no notes")),
        ("Clerk", "Write the offer", ("typed twice",)),
    ]
    assert sales.steps[0].facts == {Field.SYSTEM: "Phone", Field.DURATION: "5 min"}
    assert (service.name, len(service.steps)) == ("Service", 1)


def test_a_pain_that_is_too_long_to_be_stored_is_asked_about_with_its_place():
    short, long = "- late\n" * 400, "It is late. " * 200
    found = reading([["Role", "Step", "Pain"], ["Clerk", "Call", short], ["Clerk", "Note", long]])

    assert [(each.reason, each.places, each.choices) for each in found.doubts] == [
        (doubt.LONG_PAIN, ("List!C3",), (doubt.EMPTY, doubt.LEAVE)),
    ]  # fmt: skip


def test_a_sipoc_gives_its_process_as_the_step():
    found = reading([
        ["SIPOC of sales", None, None, None, None],
        ["Suppliers", "Inputs", "Process", "Outputs", "Customers"],
        ["Customer", "Call", "Take the order", "Order", "Warehouse"],
    ])  # fmt: skip

    ((step,),) = (one.steps for one in maps_of(found))
    assert (step.name, step.facts[Field.SUPPLIER], step.facts[Field.CUSTOMER]) == (
        "Take the order", "Customer", "Warehouse",
    )  # fmt: skip


def test_a_persian_inventory_with_merged_units_is_read():
    found = reading(
        [
            ["واحد", "فعاليت", "سيستم", "مشکلات", "وضع موجود"],
            ["فروش", "ثبت تماس", "تلفن", "دیر می‌رسد", "روی کاغذ"],
            [None, "پیش‌فاکتور", "Word", None, None],
        ],
        change=lambda sheet: sheet.merge_cells("A2:A3"),
    )

    (one,) = maps_of(found)
    assert [(step.lane, step.name) for step in one.steps] == [
        ("فروش", "ثبت تماس"), ("فروش", "پیش‌فاکتور"),
    ]  # fmt: skip
    assert one.steps[0].pains == ("دیر می‌رسد",)


def test_a_unit_that_is_written_once_is_carried_down_when_somebody_says_so():
    rows = [["Role", "Step"], ["Clerk", "Take the call"], [None, "Write the offer"]]

    assert [step.lane for step in maps_of(reading(rows))[0].steps] == ["Clerk", ""]
    carried = reading(rows, carried=(Field.LANE,))
    assert [step.lane for step in maps_of(carried)[0].steps] == ["Clerk", "Clerk"]


def test_a_duration_that_became_a_date_is_asked():
    import datetime as dt

    found = reading([["Step", "Duration"], ["Take the call", dt.date(2026, 2, 1)]])

    assert [(each.reason, each.choices[:2]) for each in found.doubts] == [
        (doubt.A_DATE, ("1-2", "2-1"))
    ]


def test_the_heading_process_names_the_process_beside_a_column_of_steps():
    found = reading([
        ["Process", "Step", "Role"],
        ["Sales", "Take the call", "Clerk"],
        ["Service", "Open the case", "Agent"],
    ])  # fmt: skip

    assert [(one.name, [step.name for step in one.steps]) for one in maps_of(found)] == [
        ("Sales", ["Take the call"]), ("Service", ["Open the case"]),
    ]  # fmt: skip


def test_the_persian_heading_does_so_too():
    found = reading([
        ["فرآیند", "فعالیت", "مسئول"],
        ["فروش", "ثبت تماس", "کارشناس"],
    ])  # fmt: skip

    (one,) = maps_of(found)
    assert (one.name, [step.name for step in one.steps]) == ("فروش", ["ثبت تماس"])


def test_what_an_inventory_requires_of_a_step_is_kept_in_its_words():
    found = reading([["Role", "Activity", "Requirement"], ["Clerk", "Call", "Show who called"]])

    ((step,),) = (one.steps for one in maps_of(found))
    assert (found.notes, step.facts) == ((), {Field.REQUIREMENT: "Show who called"})


@pytest.mark.parametrize(
    "heads",
    [
        ("Suppliers", "Inputs", "Process", "Outputs", "Customers"),
        ("تأمين‌كننده", "ورودي", "فرآیند", "خروجی", "گیرنده"),
        ("S", "I", "P", "O", "C"),
    ],
)
def test_a_sipoc_that_lies_on_its_side_is_read_as_if_it_stood(heads):
    cells = (("Customer", "Bank"), ("Call", "Limit"), ("Take it", None), ("Note", ""), ("Us", "Us"))
    lying = [["SIPOC of sales"], *([head, *row] for head, row in zip(heads, cells, strict=True))]
    found = reading(lying)

    ((step,),) = (one.steps for one in maps_of(found))
    assert (step.name, step.facts[Field.SUPPLIER], step.facts[Field.CUSTOMER]) == (
        "Take it", "Customer", "Us",
    )  # fmt: skip
    assert found.entries[0].place == "List!B4"
    assert [each.place for each in found.left_out] == ["List!C1"]


def test_a_heading_of_two_lines_that_share_cells_is_no_row_of_the_list():
    def merge(sheet):
        for area in ("A1:F1", "A2:A3", "B2:C2", "D2:D3", "E2:F2", "B4:B5"):
            sheet.merge_cells(area)

    found = reading(
        [
            ["شناسنامهٔ فرآیندها", None, None, None, None, None],
            ["رديف", "فرآيند", None, "مسئول", "مدت", None],
            [None, "عنوان", "فعاليت", None, "حداقل", "حداكثر"],
            ["۱", "فروش", "ثبت سفارش", "كارشناس", "۵ دقیقه", "۱۰ دقیقه"],
            ["٢", None, "کنترل اعتبار", "حسابدار", "۱ روز", None],
        ],
        change=merge,
    )

    assert [(entry.get(Field.STEP), entry.get(Field.LANE)) for entry in found.entries] == [
        ("ثبت سفارش", "كارشناس"), ("کنترل اعتبار", "حسابدار"),
    ]  # fmt: skip


def test_an_inventory_in_the_old_arabic_encoding_of_windows_is_read():
    text = "واحد;فعاليت;سيستم\nفروش;ثبت تماس;تلفن\nخدمات;پاسخ;"
    (grid,) = read(text.encode("cp1256")).grids
    table = find_table(grid, Subject.STEPS)
    columns = proposed(proposals(table, Subject.STEPS))

    (one,) = maps_of(read_steps([table], columns, Here()))
    assert [(step.lane, step.name) for step in one.steps] == [
        ("فروش", "ثبت تماس"), ("خدمات", "پاسخ"),
    ]  # fmt: skip


def test_a_raci_of_steps_says_what_was_not_taken_over():
    found = reading([
        ["Step", "Sales", "IT"], ["Call", "R", "A"], ["Note", "I", "R/C"], ["Pay", "A", None],
    ])  # fmt: skip

    assert [entry.get(Field.LANE) for entry in found.entries] == ["Sales", "IT", ""]
    assert [str(note) for note in found.notes] == [
        "of a RACI the R says who does a step; A, C and I stand in 4 cells and are not taken over",
        "nobody does these steps, so they have no lane: ['Pay']",
    ]


def test_columns_headed_by_the_letters_of_a_raci_are_no_sipoc():
    found = reading([["Step", "R", "A", "C", "I"], ["Call", "Sales", "Head", "IT", "Finance"]])

    assert found.entries[0].values == {Field.STEP: "Call", Field.LANE: "Sales"}
    assert [str(note) for note in found.notes] == ["nothing was taken from: ['A', 'C', 'I']"]
