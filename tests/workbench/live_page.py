"""The page that the live test server shows: listener, board, and parts in both scripts."""

from fractions import Fraction

import pandas as pd
import streamlit as st

from rfp.planning.tie_break import NO_TIE_BREAK
from scoring.ranking import rank
from scoring.screens.weight_board import Board, BoardVendor, weight_board
from tests.workbench.live_server import MEETING, tree
from workbench.language import Language
from workbench.screens.parts import look
from workbench.screens.parts.listener import listen

language = Language(st.query_params.get("language", "en"))
selection = st.query_params.get("selection", "crm")
who = st.context.cookies.get("who", "")
NAMES = {
    "en": ["Functional fit", "Integration", "Implementation", "Viability", "Price"],
    "fa": ["تناسب کارکردی", "یکپارچه‌سازی", "پیاده‌سازی", "پایداری شرکت", "قیمت"],
}
PARTS = {"en": ["Core", "Service desk"], "fa": ["هسته", "میز خدمت"]}
VENDORS = {
    "en": ["Aban", "Baran", "Caspian", "Damavand"],
    "fa": ["آبان", "باران", "کاسپین", "دماوند"],
}
POINTS = [(86, 74, 80, 70, 45), (78, 80, 72, 76, 60), (70, 66, 76, 60, 75)]
REASON = {
    "en": "Data is not hosted in the country (R-12).",
    "fa": "داده‌ها در داخل کشور نگه‌داری نمی‌شود (R-12).",
}
NOTE = {
    "en": "Caspian takes over when price counts more than 34.4 %.",
    "fa": "اگر وزن قیمت بیش از ۳۴٫۴٪ شود، کاسپین اول می‌شود.",
}


def points_of(row):
    top = dict(zip(tree().top, row, strict=True))
    return {leaf: Fraction(top[leaf.split()[0]]) for leaf in tree().leaves}


def board() -> Board:
    ids = ["aban", "baran", "caspian"]
    points = {vendor: points_of(row) for vendor, row in zip(ids, POINTS, strict=True)}
    ranking = rank(tree(), points)
    names = dict(zip(tree().top, NAMES[language], strict=True))
    for leaf in tree().leaves:
        if leaf != "price":
            names[leaf] = PARTS[language][leaf.endswith("two")]
    vendors = [
        BoardVendor(
            id=vendor,
            name=name,
            points=points[vendor],
            official_rank=ranking.ranks[vendor],
            official_points=ranking.place(vendor).total,
        )
        for vendor, name in zip(ids, VENDORS[language], strict=False)
    ]
    vendors.append(BoardVendor(id="damavand", name=VENDORS[language][3], excluded=REASON[language]))
    return Board(
        selection=selection,
        boot=MEETING.hub.boot,
        official=tree(),
        names=names,
        vendors=tuple(vendors),
        what_if=MEETING.now(selection),
        precision=Fraction(1, 10),
        tie_break=NO_TIE_BREAK,
        may_move=who != "observer",
        chair="chair" in who,
        name=who,
        projector=bool(st.query_params.get("projector")),
        notes=(NOTE[language],),
    )


@st.fragment(key="scores")
def scores() -> None:
    listen(
        key="scores",
        language=language,
        boot=MEETING.hub.boot,
        selection=selection,
        topics={"scores": MEETING.seen(selection)},
    )
    st.markdown(f"scores: {MEETING.seen(selection)}")


def parts() -> None:
    fa = language is Language.FA
    text = "این یک متن فارسی با RFP در میان است." if fa else "A sentence, with its full stop."
    st.subheader("بخش‌ها" if fa else "Parts")
    st.markdown(f"{text}\n\n- {text}\n- {text}")
    left, right = st.columns(2)
    left.metric("رتبه" if fa else "Rank", "۱" if fa else "1")
    left.text_input("نام" if fa else "Name", value=text)
    left.selectbox("معیار" if fa else "Criterion", NAMES[language])
    left.slider("وزن" if fa else "Weight", 0, 100, 40)
    right.toggle("قفل" if fa else "Lock", value=True)
    right.checkbox("الزامی" if fa else "Mandatory", value=True)
    right.radio("پوشه" if fa else "Envelope", ["الف", "ب"] if fa else ["A", "B"], horizontal=True)
    right.date_input("روز" if fa else "Day")
    right.number_input("بها" if fa else "Price", value=52)
    st.dataframe(pd.DataFrame({"a": VENDORS[language], "b": [1, 2, 3, 4]}), hide_index=True)
    st.table(pd.DataFrame({"نام" if fa else "Name": VENDORS[language]}))
    st.button("ذخیره" if fa else "Save", type="primary")
    st.info(text)
    data = pd.DataFrame({"v": VENDORS[language], "p": [71.4, 72.7, 70.5, 67.1]})
    st.vega_lite_chart(
        data,
        {
            "mark": "bar",
            "encoding": {"x": {"field": "p", "type": "quantitative"}, "y": {"field": "v"}},
        },
    )


st.set_page_config(page_title="Gozin", layout="wide", page_icon="🟢")
look.apply(language)
with st.sidebar:
    st.markdown("گزین" if language is Language.FA else "Gozin")
    st.button("رتبه‌بندی" if language is Language.FA else "Ranking", width="stretch")
st.title("چه می‌شود اگر…؟" if language is Language.FA else "What if …?")
weight_board(board(), language, key="board")
scores()
if st.query_params.get("parts"):
    parts()
