"""What the other methods say, in sentences that name their conventions."""

from collections.abc import Sequence

from scoring.other_methods.promethee import PreferenceShape
from scoring.other_methods.second_opinion import Opinion, SecondOpinion, Setting
from scoring.other_methods.topsis import Normalisation
from workbench.language import Language, number, say
from workbench.problem import Term


def agreement_sentence(asked: SecondOpinion, language: Language) -> str:
    """Return in one sentence whether the other methods agree with the official first place."""
    methods = [opinion.method.value for opinion in asked.opinions if opinion.same_winner]
    if asked.agree:
        return say("{methods} put the same vendor first.", language, methods=methods)
    if not methods:
        return say("No other method puts the same vendor alone in front.", language)
    return say(
        "Of {asked} other methods {agreeing} put the same vendor first: {methods}.",
        language,
        asked=len(asked.opinions),
        agreeing=len(methods),
        methods=methods,
    )


def opinion_sentence(opinion: Opinion, vendors: Sequence[str], language: Language) -> str:
    """Return what one method says, with its convention; `vendors` are names by row."""
    told = _first_sentence(opinion, [vendors[row] for row in opinion.winners], language)
    if opinion.tau_b is None:
        return told
    order = say(
        "Its order agrees with the official one to {tau} by Kendall's tau-b, where 1 is the same "
        "order and −1 the reverse.",
        language,
        tau=number(opinion.tau_b, language, 2),
    )
    return f"{told} {order}"


def caution_sentence(language: Language) -> str:
    """Return what to keep in mind beside any of these answers."""
    return say(
        "These methods compare the vendors with one another, so their answers may change when a "
        "vendor joins or leaves. They change nothing official.",
        language,
    )


_SETTINGS: dict[Setting, Term] = {
    Normalisation.VECTOR: Term("vector normalisation"),
    Normalisation.MIN_MAX: Term("min-max normalisation"),
    Normalisation.SUM: Term("sum normalisation"),
    Normalisation.MAX: Term("normalisation by the maximum"),
    PreferenceShape.USUAL: Term("usual preference function"),
    PreferenceShape.U_SHAPE: Term("U-shape preference function"),
    PreferenceShape.V_SHAPE: Term("V-shape preference function"),
    PreferenceShape.LEVEL: Term("level preference function"),
    PreferenceShape.LINEAR: Term("linear preference function"),
    PreferenceShape.GAUSSIAN: Term("Gaussian preference function"),
}


def setting_words(setting: Setting, language: Language) -> str:
    """Return the convention of a method as its reader would say it."""
    if isinstance(setting, Normalisation | PreferenceShape):
        return say(_SETTINGS[setting], language)
    return say("weight of the group {v}", language, v=number(setting, language))


def _first_sentence(opinion: Opinion, winners: list[str], language: Language) -> str:
    method, setting = opinion.method.value, setting_words(opinion.setting, language)
    if opinion.same_winner:
        return say("{method} ({setting}) also puts {vendors} first.", language,
                   method=method, setting=setting, vendors=winners)  # fmt: skip
    if len(winners) > 1:
        return say("{method} ({setting}) finds it too close to call between {vendors}.", language,
                   method=method, setting=setting, vendors=winners)  # fmt: skip
    return say("{method} ({setting}) puts {vendors} first instead.", language,
               method=method, setting=setting, vendors=winners)  # fmt: skip
