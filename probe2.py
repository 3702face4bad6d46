import sys; sys.path.insert(0,'desktop')
from leftshift.evidence.assumptions import assumption_facts
for f in assumption_facts(): print(f.key,f.central,f.low,f.high,f.unit,f.group,f.decimals)
from leftshift.evidence.levers import lever_facts
for k,l in lever_facts().limits.items(): print(k,l.label,l.unit,l.low,l.high,l.default)
