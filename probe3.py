import sys,time; sys.path.insert(0,'desktop')
from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
from leftshift.snapshot.projector import Projector
from leftshift.exports.briefing import briefing
from leftshift.exports.workbook.workbook import workbook
a=find_area(sys.argv[1] if len(sys.argv)>1 else "South West London"); s=baseline_scenario(a)
t=list(s.shares.target); t[0]-=.03; t[3]+=.02; t[4]+=.01
s=s.with_shares(target=tuple(t)).with_running_costs(cut=.5)
sn=Projector().snapshot(s)
t0=time.perf_counter(); b=briefing(sn,"21 of 21 checks hold"); t1=time.perf_counter(); w=workbook(b); t2=time.perf_counter()
assert workbook(b)==w
t3=time.perf_counter(); print(t1-t0,t2-t1,t3-t2,len(w)); open('/tmp/h/e1/out.xlsx','wb').write(w)
from leftshift.exports.charts import chart_figures
from leftshift.exports.web_page import web_page
f=chart_figures(b)
t=time.perf_counter(); h=web_page(b,f); print('html',time.perf_counter()-t,len(h)); open('/tmp/h/e1/out.html','wb').write(h)
t=time.perf_counter()
from leftshift.exports.slides import slides
from leftshift.exports.document import document
print('import',time.perf_counter()-t)
t=time.perf_counter(); h=slides(b,f); print('pptx',time.perf_counter()-t,len(h)); open('/tmp/h/e1/out.pptx','wb').write(h)
t=time.perf_counter(); h=document(b,f); print('docx',time.perf_counter()-t,len(h)); open('/tmp/h/e1/out.docx','wb').write(h)
