"""The web page of a pack: one file without script or link, readable by everyone."""

from html import escape

from leftshift.exports.briefing import Briefing
from leftshift.exports.chart_svg import svg
from leftshift.exports.charts import ChartFigure
from leftshift.exports.page import Block, Heading, Paragraph, Points, Table, blocks
from leftshift.exports.stamp import NOT_A_FORECAST

_STYLE = """
body{margin:0 auto;max-width:60rem;padding:1rem 1.25rem 3rem;color:#1b232b;background:#fff;
font:1rem/1.5 'Source Sans 3','Segoe UI',Arial,sans-serif}
h1{font-size:1.75rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem}
.lead{color:#3d4852;margin:0 0 1rem}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;
background:#fff;padding:.5rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #c3cad1}
figure{margin:1.5rem 0}figcaption{font-weight:600}svg{display:block;width:100%;height:auto}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0}
@media (max-width:40rem){dl{display:block}}
@media print{.skip{display:none}figure,tr{break-inside:avoid}}
"""


def web_page(pack: Briefing, figures: tuple[ChartFigure, ...]) -> bytes:
    """Write the page; equal briefings give equal bytes."""
    stamp = pack.stamp
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text in stamp.rows)
    body = "".join(map(block_html, blocks(pack, figures)))
    return page(stamp.name, f"{stamp.area}. {NOT_A_FORECAST}", body, f"<dl>{rows}</dl>")


def page(title: str, lead: str, body: str, about: str) -> bytes:
    """Put a page together; `body` and `about` are HTML already."""
    text = (
        "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        "<meta http-equiv='Content-Security-Policy' "
        "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
        f"<title>{escape(title)}: {escape(lead)}</title><style>{_STYLE}</style></head><body>"
        "<a class='skip' href='#main'>Skip to the text</a>"
        f"<header><h1>{escape(title)}</h1><p class='lead'>{escape(lead)}</p></header>"
        f"<main id='main'>{body}</main>"
        f"<footer><h2>About this page</h2>{about}</footer></body></html>\n"
    )
    return text.encode("utf-8")


def block_html(block: Block) -> str:
    """Write one block as HTML."""
    match block:
        case Heading():
            return f"<h2>{escape(block.text)}</h2>"
        case Paragraph():
            return f"<p>{escape(block.text)}</p>"
        case Points():
            return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in block.texts)}</ul>"
        case Table():
            return table_html(block)
        case ChartFigure():
            return f"<figure><figcaption>{escape(block.title)}</figcaption>{svg(block)}</figure>"


def table_html(table: Table) -> str:
    """Write a table whose first column names its rows."""
    head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in table.columns)
    body = "".join(
        f"<tr><th scope='row'>{escape(row[0])}</th>"
        + "".join(f"<td>{escape(text)}</td>" for text in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return (
        f"<div class='wide' tabindex='0' role='region' aria-label='{escape(table.caption, quote=True)}'>"
        f"<table><caption>{escape(table.caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )
