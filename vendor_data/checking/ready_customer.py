"""A ready imaginary customer with its data, on which every vendor can show its scenarios."""

from workbench.language import Language, say
from workbench.problem import Term

_DATA = (
    Term(
        "Saba Medical, an imaginary distributor of medical devices: 140 employees, head "
        "office in Tehran, branches in Isfahan, Mashhad and Tabriz."
    ),
    Term(
        "People: 18 in sales, of whom 4 lead a region; 9 in service; 3 in marketing; 2 "
        "in finance; 1 administrator."
    ),
    Term(
        "Customers: 1,200 hospitals and clinics, 60 of them in 7 groups. Mehr Hospital: "
        "group Mehr, 420 beds, pays within 60 days. Arya Clinic: no group, pays in "
        "advance."
    ),
    Term(
        "Contacts: Dr Leila Karimi, head of purchasing at Mehr Hospital, by mobile and "
        "e-mail; Reza Shams, engineer there, by telephone alone; Dr Nader Amini, owner "
        "of Arya Clinic, who wants no advertising."
    ),
    Term('One person stands there twice: "Dr. L. Karimi" with the hospital\'s old number.'),
    Term(
        "Products: monitor M-200 at 850,000,000 rials, warranty 24 months; pump P-10 at "
        "310,000,000 rials, warranty 12 months; yearly service contract at 8 % of the "
        "price."
    ),
    Term(
        "Open deals: 12 monitors for Mehr Hospital with a discount of 7 %, which waits "
        "for the regional manager because it is more than 5 %; 2 pumps for Arya Clinic "
        "after a first talk."
    ),
    Term("Lost deal: 6 monitors for Omid Hospital, lost to a rival that delivered sooner."),
    Term(
        "Service cases: monitor 0417 at Mehr Hospital gives no alarm, answer due within "
        "2 hours and solution within 8; a question on an invoice; a repair that is 3 "
        "days overdue."
    ),
    Term("Contract: service for 30 devices at Mehr Hospital, which runs out in 45 days."),
    Term(
        "Campaign: 200 clinics are invited to a webinar; 15 addresses are out of date, "
        "and 8 clinics want no messages."
    ),
    Term(
        "Old data: two Excel files with 1,350 customers, about 90 of them twice, in "
        "Arabic and Persian letters mixed."
    ),
    Term(
        "Other systems: an accounting package with invoices and debts, and a telephone "
        "exchange that knows who calls."
    ),
)


def ready_customer() -> dict[str, str]:
    """Return the customer and its data, one fact a line, by language."""
    return {each.value: "\n".join(say(line, each) for line in _DATA) for each in Language}
