"""The other levers and the rails in a sentence each, for the words below the charts."""

from typing import Final

from leftshift.model.rails import breaches
from leftshift.model.results import Results
from leftshift.model.scenario import Scenario
from leftshift.model.terms import View
from leftshift.text.levers.policy_effects import effect
from leftshift.text.levers.policy_list import LEVERS
from leftshift.text.levers.rails import RULES
from leftshift.text.numbers import counted

_NAMED: Final = 2
"""Levers that a sentence names; the others are counted [levers]."""


def others_in_words(scenario: Scenario, results: Results, view: View) -> str:
    """Name the other levers that come to something; empty while none does."""
    said = []
    for lever in LEVERS:
        found = effect(lever, scenario, results, view)
        if found.short:
            said.append(f"{lever.spoken} ({found.short})")
    if not said:
        return ""
    if len(said) > _NAMED + 1:
        more = counted(len(said) - _NAMED, "more lever", "more levers")
        said = [*said[:_NAMED], more]
    whole = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"Beside the shares stand {whole}." if len(said) > 1 else f"Beside the shares stands {whole}."


def rails_in_words(scenario: Scenario, results: Results) -> str:
    """Name the rules that the shares break; empty while they keep all that are watched."""
    if not scenario.rails.on:
        return ""
    broken = dict.fromkeys(each.rail for each in breaches(results, scenario.rails))
    if not broken:
        return ""
    return f"The shares break the rule that {' and that '.join(RULES[rail] for rail in broken)}."
