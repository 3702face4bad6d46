import sys; sys.path.insert(0,'desktop')
from leftshift.evidence.areas import find_area, area_of
from leftshift.evidence.start import baseline_scenario
from leftshift.snapshot.projector import Projector
from leftshift.text.levers.comparison import differences, lever_lines
from leftshift.text.outcomes.outcomes import outcomes
from leftshift.text.summary import in_words
from leftshift.evidence.assumptions import assumption_facts
from leftshift.evidence.baselines import sector_basis
from leftshift.evidence.facts import facts
a=find_area("South West London"); s=baseline_scenario(a)
sn=Projector().snapshot(s)
for l in lever_lines(s)[:75]: print(l)
for o in outcomes(scenario=s,start=sn.start,results=sn.results,reference=sn.reference,representation=sn.representation,checks=sn.checks): print(o)
print([ (f.key,f.unit,f.group) for f in assumption_facts()])
print(sector_basis(a)); print(sn.board_measures.placeholder)
print(len(facts()), sorted({f.date for f in facts().values()})[-12:])
import time; t=time.perf_counter()
from leftshift.selftest.run import verify
v=verify(); print(time.perf_counter()-t, len(v), all(f.ok for f in v))
