"""The web page passes an automated check of WCAG 2.2 AA, by axe-core in Chromium without a display."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from leftshift.exports.briefing import Briefing
from leftshift.exports.charts import chart_figures
from leftshift.exports.comparison import Comparison
from leftshift.exports.web_page import web_page
from leftshift.snapshot.projector import Projector
from tests.exports.conftest import SELF_TEST, briefing_of, scenario_of

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_NPM = shutil.which("npm")


def axe() -> Path | None:
    """Find axe-core among the packages that npm has installed for all."""
    if _NPM is None:
        return None
    root = subprocess.run([_NPM, "root", "-g"], capture_output=True, text=True, check=False).stdout.strip()
    path = Path(root) / "axe-core" / "axe.min.js"
    return path if path.exists() else None


AXE = axe()
pytestmark = [
    pytest.mark.skipif(
        CHROMIUM is None or AXE is None,
        reason="needs Chromium and axe-core: apt-get install chromium; npm install -g axe-core",
    ),
    pytest.mark.timeout(240),
]
RUN = """
<script>
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe.run(document, {runOnly: levels}).then(found => {
  const said = found.violations.map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]);
  const text = document.createElement("pre"); text.id = "found";
  text.textContent = JSON.stringify({violations: said, passes: found.passes.length});
  document.body.appendChild(text);
});
</script>
"""


def violations(page: bytes, folder: Path) -> list[list[object]]:
    """Run axe-core in a copy of a page that may run scripts."""
    assert AXE is not None
    assert CHROMIUM is not None
    text = re.sub(r"<meta http-equiv='Content-Security-Policy'[^>]*>", "", page.decode("utf-8"))
    script = f"<script>{AXE.read_text(encoding='utf-8')}</script>"
    path = folder / "page.html"
    path.write_text(text.replace("</body>", f"{script}{RUN}</body>"), encoding="utf-8")
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=20000",
            "--dump-dom",
            path.as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=200,
    )
    match = re.search(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    assert match is not None
    found = json.loads(html.unescape(match[1]))
    assert found["passes"] > 10
    listed: list[list[object]] = found["violations"]
    return listed


@pytest.mark.parametrize("case", ["nothing in England", "other levers"])
def test_that_the_page_of_a_pack_passes(case: str, tmp_path: Path) -> None:
    pack: Briefing = briefing_of(scenario_of(case))
    assert violations(web_page(pack, chart_figures(pack)), tmp_path) == []


def test_that_the_page_of_a_comparison_passes(tmp_path: Path) -> None:
    snapshots = [Projector().snapshot(scenario_of(case)) for case in ("a shift", "own figures")]
    assert violations(Comparison(snapshots, SELF_TEST, ["a.leftshift", "b.leftshift"]).html(), tmp_path) == []
