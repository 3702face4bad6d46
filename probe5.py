import os,sys; os.environ['QT_QPA_PLATFORM']='offscreen'; sys.path.insert(0,'desktop')
import leftshift.window.dialogs as d; d.show_message=getattr(d,'show_message',None) or d.say
from leftshift.window.start import application
app=application()
from PySide6.QtWidgets import QWidget
from leftshift.window.transfer.export_dialog import *
from leftshift.snapshot.projector import Projector
from leftshift.evidence.areas import find_area
from leftshift.evidence.start import baseline_scenario
w=QWidget(); x=ExportDialog(Projector().snapshot(baseline_scenario(find_area("South West London"))),None,ExportChoice(),w)
x.open(); app.processEvents(); x.grab().save('/tmp/h/e1-dialog.png')
