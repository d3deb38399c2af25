from rfp.planning.price_rule import PriceFormula, PriceRule
from scoring.exact.left_out_words import left_out_sentences
from tests.scoring.crm_judged import judged
from workbench.language import Language

EN, FA = Language.EN, Language.FA


def test_what_would_put_somebody_else_first_is_grouped_by_who():
    assert left_out_sentences(judged(), EN) == [
        "Whichever vendor stays away, the others keep their order.",
        "If Functional did not count, Caspian would be first.",
        "If Integration did not count, Baran, Caspian would be first.",
        "If any one of these did not count, Aban would be first: Price, Service.",
        "Without any one evaluator’s sheet, first place would stay.",
    ]


def test_points_that_depend_on_a_hidden_vendor_are_not_asked_about():
    rule = PriceRule(formula=PriceFormula.LOWEST)
    told = left_out_sentences(judged(hides_vendors=True, price_rule=rule), EN)

    assert told == left_out_sentences(judged(), EN)[1:]


def test_an_evaluator_who_decides_is_named():
    leaves = judged().standing.tree.scored
    sheets = {
        "aban": {leaf: {"m0": 0, "m1": 4} for leaf in leaves},
        "baran": {leaf: {"m0": 5, "m1": 1} for leaf in leaves},
    }
    of = judged(sheets, vendors={"aban": "Aban", "baran": "Baran"}, excluded={})

    assert "Without the sheet of Member 0, Aban would be first." in left_out_sentences(of, EN)
    assert "بی برگهٔ \u2068Member 0\u2069، «\u2068Aban\u2069» نخست می‌شد." in left_out_sentences(
        of, FA
    )


def test_who_alone_scored_something_is_named():
    leaves = judged().standing.tree.scored
    sheets = {
        vendor: {leaf: {"m0": 3} | ({} if leaf == "sales" else {"m1": 2}) for leaf in leaves}
        for vendor in ("aban", "baran")
    }
    of = judged(sheets, vendors={"aban": "Aban", "baran": "Baran"}, excluded={})

    assert left_out_sentences(of, EN)[-1] == (
        "Some cells were scored by one person alone: Member 0. Without them there is no ranking."
    )
