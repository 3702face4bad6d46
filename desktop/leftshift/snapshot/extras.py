"""What a snapshot holds only where somebody needs it; loaded with the first who does."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from leftshift.questions.need_lens import need_lens
from leftshift.questions.peers import carried_peers, peers
from leftshift.questions.question_input import Answered, QuickAnswers, input_for
from leftshift.questions.study import study_of
from leftshift.snapshot.needs import Needs
from leftshift.snapshot.snapshot import Snapshot

Answers = Mapping[tuple[str, str], Answered]


class Extras:
    """Works out what is needed beside what every snapshot holds."""

    def __init__(self) -> None:
        self._quick = QuickAnswers()

    def added_to(self, snapshot: Snapshot, needs: Needs, answers: Answers | None = None) -> Snapshot:
        """Return a snapshot with all of `needs` save bands; answers that are not given are the quick ones."""
        scenario = snapshot.scenario
        study = study_of(scenario)
        return replace(
            snapshot,
            answers=MappingProxyType(
                {
                    (question, outcome): self._quick.answered(question, input_for(scenario, outcome=outcome))
                    for question, outcome in needs.answers
                }
            )
            if answers is None
            else answers,
            peers=peers(study) if needs.peers else None,
            carried_peers=carried_peers(study) if needs.carried_peers else None,
            swept=needs.swept,
            need_lens=need_lens(
                scenario, snapshot.area, snapshot.results, snapshot.reference, snapshot.target_index
            )
            if needs.need_lens
            else None,
        )
