"""What the other methods say, in sentences that name their conventions."""

from collections.abc import Sequence

from scoring.other_methods.promethee import PreferenceShape
from scoring.other_methods.second_opinion import Opinion, SecondOpinion, Setting
from scoring.other_methods.topsis import Normalisation
from workbench.language import Language, number, say


def agreement_sentence(asked: SecondOpinion, language: Language) -> str:
    """Return in one sentence whether the other methods agree with the official first place."""
    methods = [opinion.method.value for opinion in asked.opinions if opinion.same_winner]
    if asked.agree:
        return say("{methods} put the same vendor first.", language, methods=methods)
    if not methods:
        return say("None of the other methods puts the same vendor alone in front.", language)
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


def setting_words(setting: Setting, language: Language) -> str:
    """Return the convention of a method as its reader would say it."""
    match setting:
        case Normalisation.VECTOR:
            return say("vector normalisation", language)
        case Normalisation.MIN_MAX:
            return say("min-max normalisation", language)
        case Normalisation.SUM:
            return say("sum normalisation", language)
        case Normalisation.MAX:
            return say("normalisation by the maximum", language)
        case PreferenceShape():
            return _preference_words(setting, language)
    return say("weight of the group {v}", language, v=number(setting, language))


def _preference_words(shape: PreferenceShape, language: Language) -> str:
    match shape:
        case PreferenceShape.USUAL:
            return say("usual preference function", language)
        case PreferenceShape.U_SHAPE:
            return say("U-shape preference function", language)
        case PreferenceShape.V_SHAPE:
            return say("V-shape preference function", language)
        case PreferenceShape.LEVEL:
            return say("level preference function", language)
        case PreferenceShape.LINEAR:
            return say("linear preference function", language)
        case PreferenceShape.GAUSSIAN:
            return say("Gaussian preference function", language)


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
