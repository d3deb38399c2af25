"""One click makes the evaluation report in either language."""

import streamlit as st

from scoring.reads.reports import report_facts
from scoring.reads.sheets import all_sheets
from scoring.reporting.ranking_workbook import write_workbook
from scoring.reporting.report import write_report
from scoring.reporting.report_analysis import analysis_of, pictures_of
from scoring.standing import Standing
from workbench.committee import Right
from workbench.language import Language
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import show_problem

WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LABELS = {
    Language.EN: "Download the report in English",
    Language.FA: "Download the report in Persian",
}

WORKBOOK_LABELS = {
    Language.EN: "Download the workbook in English",
    Language.FA: "Download the workbook in Persian",
}


def offer(desk: Desk, official: Standing) -> None:
    """Draw the download buttons; the file is made when one is pressed."""
    st.subheader(desk.say("Evaluation report"))
    if not desk.may(Right.MAKE_REPORT) or official.hides_vendors:
        sentence = "the report names a vendor that you declared a conflict of interest with"
        show_problem(desk, Problem(sentence))
        return
    st.caption(
        desk.say(
            "Ranking, weights, what would change the ranking, how sure it is, the pinned what-ifs "
            "and the decision, in Word."
        )
    )
    with st.container(horizontal=True):
        for language, label in LABELS.items():
            st.download_button(
                desk.say(label),
                data=lambda language=language: made(desk, language),
                file_name=f"evaluation-report-{language}.docx",
                mime=WORD_FILE,
                icon=":material/description:",
                on_click="ignore",
                key=f"report.{language}",
            )
    _offer_workbook(desk)


def _offer_workbook(desk: Desk) -> None:
    """Offer the ranking with live formulas, which anybody's spreadsheet recalculates."""
    st.caption(desk.say(
        "The same ranking as a workbook with live formulas: change a score, a price or a weight "
        "in it and see what follows."
    ))  # fmt: skip
    with st.container(horizontal=True):
        for language, label in WORKBOOK_LABELS.items():
            st.download_button(
                desk.say(label),
                data=lambda language=language: made_workbook(desk, language),
                file_name=f"ranking-{language}.xlsx",
                mime=WORKBOOK,
                icon=":material/calculate:",
                on_click="ignore",
                key=f"workbook.{language}",
            )


def made_workbook(desk: Desk, language: Language) -> bytes:
    """Return the ranking as it stands at this moment, as a workbook."""
    with desk.store.read() as session:
        facts = report_facts(session, desk.actor, desk.here.id, language, now=desk.store.clock())
        sheets = all_sheets(session, desk.actor, desk.here.id)
    return write_workbook(facts, sheets, language)


def made(desk: Desk, language: Language) -> bytes:
    """Return the report as it stands at this moment."""
    with desk.store.read() as session:
        facts = report_facts(session, desk.actor, desk.here.id, language, now=desk.store.clock())
    analysis = analysis_of(facts, language)
    pictures = pictures_of(facts.standing, analysis, language)
    return write_report(facts, language, analysis=analysis, pictures=pictures)
