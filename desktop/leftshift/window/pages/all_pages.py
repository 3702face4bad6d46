"""All pages beside the plan, in the order of their tabs; each is imported when it is first opened."""

from leftshift.window.pages.page import PageKind


def page_kinds() -> tuple[PageKind, ...]:
    """List the pages there are."""
    return ()
