"""The Panel page in a headless Chromium: the page moves its slider and says when it has painted."""

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

BEGAN = time.perf_counter()

import common
from tornado.ioloop import IOLoop
from tornado.websocket import websocket_connect

PORT, DEBUG = 8931, 8932
MOVE = """
new Promise((done) => {
  const page = Bokeh.documents[0];
  const share = page.get_model_by_name("share"), words = page.get_model_by_name("words");
  const began = performance.now();
  const seen = () => {
    if (!words.text.includes("%s")) return;
    words.properties.text.change.disconnect(seen);
    requestAnimationFrame(() => {
      // A message comes in once the frame is painted.
      const painted = new MessageChannel();
      painted.port1.onmessage = () => done(performance.now() - began);
      painted.port2.postMessage(0);
    });
  };
  words.properties.text.change.connect(seen);
  share.value = %s;
})
"""
READY = """
new Promise((done) => {
  const look = () => (window.Bokeh && Bokeh.documents.length
    && Bokeh.documents[0].get_model_by_name("share")) ? done(true) : setTimeout(look, 10);
  look();
})
"""


def memory_of(*roots: "subprocess.Popen[bytes]") -> float:
    """Add up what processes and their children hold [MB]."""
    tree = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in tree.splitlines()]
    found, more = {root.pid for root in roots}, True
    while more:
        children = {pid for pid, parent, _ in rows if parent in found}
        more = not children <= found
        found |= children
    return sum(size for pid, _, size in rows if pid in found) / 1024


def answering(address: str, seconds: float = 60) -> bytes:
    """Ask until something answers.

    Raises:
        TimeoutError: nothing did.
    """
    due = time.perf_counter() + seconds
    while time.perf_counter() < due:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read()
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(address)


async def drive(server: "subprocess.Popen[bytes]", browser: "subprocess.Popen[bytes]") -> None:
    """Move the slider of the page step by step and print the figures."""
    pages = json.loads(answering(f"http://127.0.0.1:{DEBUG}/json"))
    address = next(page["webSocketDebuggerUrl"] for page in pages if page["type"] == "page")
    link = await websocket_connect(address)
    asked = 0

    async def run(code: str) -> object:
        nonlocal asked
        asked += 1
        parameters = {"expression": code, "awaitPromise": True, "returnByValue": True}
        await link.write_message(
            json.dumps({"id": asked, "method": "Runtime.evaluate", "params": parameters})
        )
        while True:
            answer = json.loads(await link.read_message())
            if answer.get("id") == asked:
                # While the page is still being opened, what was asked of the one before is lost.
                return answer.get("result", {}).get("result", {}).get("value")

    while not await run(READY):
        pass
    start = time.perf_counter() - BEGAN
    taken = []
    for step in range(-common.WARM_UP, common.STEPS):
        # A step of its own, since the page tells of a value only when it is another.
        share = common.share_at(step) + step * 1e-6
        took = await run(MOVE % (f"{share:.6f}", f"{share:.6f}"))
        if step >= 0:
            taken.append(float(took))
    common.tell(taken, start=start, memory=memory_of(server, browser))


def main() -> None:
    """Serve the page, open it and drive it."""
    page = Path(__file__).with_name("panel_page.py")
    serve = [sys.executable, "-m", "panel", "serve", str(page), "--port", str(PORT), "--log-level", "error"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with tempfile.TemporaryDirectory() as folder, subprocess.Popen(serve, cwd=page.parent, **quiet) as server:
        address = f"http://127.0.0.1:{PORT}/panel_page"
        answering(address)
        size = ",".join(map(str, common.SIZE))
        words = (
            *("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={size}"),
            *(f"--remote-debugging-port={DEBUG}", f"--user-data-dir={folder}", address),
        )
        with subprocess.Popen(words, **quiet) as browser:
            try:
                IOLoop.current().run_sync(lambda: drive(server, browser))
            finally:
                browser.kill()
                server.kill()


main()
