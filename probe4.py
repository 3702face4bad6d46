import sys,time; sys.path[:0]=['desktop','.']
from pathlib import Path
import importlib.util
spec=importlib.util.spec_from_file_location('office','tests/exports/office.py'); o=importlib.util.module_from_spec(spec); spec.loader.exec_module(o)
p=Path('out.xlsx'); f=Path('/tmp/h/e1-office'); f.mkdir(exist_ok=True)
t=time.time(); q=o.converted([p],'xlsx',f)[0]; print(time.time()-t)
a,b=o.figures(p),o.figures(q)
bad=0
for k,v in a.items():
    w=b.get(k)
    if isinstance(v,(int,float)) and isinstance(w,(int,float)):
        if abs(v-w)>1e-6*max(1,abs(v)) if 'x' in sys.argv else abs(v-w)>1e-8: 
            bad+=1
            if bad<40: print(k,a.get((k[0],'A'+k[1].lstrip('ABCDEFGHIJKLMNOPQRST'))),v,w)
    elif v!=w and not(v in('',None) and w in('',None)):
        bad+=1
        if bad<40: print(k,repr(v)[:80],repr(w)[:80])
print(len(a),bad)
