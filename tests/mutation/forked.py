"""A pytest plugin that makes one mistake after the other, each in a fork of the process with the tests.

A mistake first meets the tests that call the function which holds it, then all others.
No file is changed: the code objects of the functions are replaced in the fork. What a module works out as it
is loaded cannot be replaced so; such a mistake is made by loading the module anew, and counts as noticed if
that fails.
"""

import importlib
import inspect
import json
import os
import signal
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import CodeType, FrameType, FunctionType, MappingProxyType, ModuleType
from typing import Any

import pytest
from hypothesis import Phase, settings

_SECONDS = 300
"""How long the tests may run on one mistake before it counts as noticed [s]."""
_SEEN, _NOT_SEEN, _NOT_MADE = 1, 0, 77
Place = tuple[str, str, int]
"""A function: its file, its name with those of what holds it, and its first line."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the file with the mistakes, the file for those missed, and the package they are made in."""
    for name in ("--mistakes", "--missed", "--of"):
        parser.addoption(name)


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Run the tests once for each mistake, in place of once."""
    config = session.config
    mistakes = json.loads(Path(config.getoption("--mistakes")).read_text(encoding="utf-8"))
    missed = []
    _without_shrinking(session.items)
    callers = _callers(session, config.getoption("--of"))
    for one in mistakes:
        module = importlib.import_module(f"{config.getoption('--of')}.{one['module']}")
        found = _in_a_fork(session, module, one, callers)
        if found in {_NOT_SEEN, _NOT_MADE}:
            missed.append(_written(one))
            print(missed[-1], file=sys.__stderr__, flush=True)
    Path(config.getoption("--missed")).write_text(json.dumps(missed), encoding="utf-8")
    return True


def _without_shrinking(items: list[pytest.Item]) -> None:
    """Let hypothesis stop at the first example that fails: which is the smallest is of no interest here."""
    for item in items:
        test: Any = getattr(item, "obj", None)
        test = getattr(test, "__func__", test)
        own = getattr(test, "_hypothesis_internal_use_settings", None)
        if own is not None:
            phases = (Phase.explicit, Phase.generate)
            test._hypothesis_internal_use_settings = settings(own, phases=phases, database=None)  # noqa: SLF001 - no other way in


def _callers(session: pytest.Session, package: str) -> dict[Place, set[str]]:
    """Run every test once, in a fork, and say which tests call each function of the package."""
    folder = str(Path(str(importlib.import_module(package).__file__)).parent)
    with tempfile.TemporaryDirectory() as place:
        answer = Path(place) / "callers.json"
        child = os.fork()
        if not child:
            _silence()
            answer.write_text(json.dumps(_called(session.items, folder)), encoding="utf-8")
            os._exit(0)
        os.waitpid(child, 0)
        called: dict[str, list[Place]] = json.loads(answer.read_text(encoding="utf-8"))
    found: dict[Place, set[str]] = {}
    for test, functions in called.items():
        for file, name, line in functions:
            found.setdefault((file, name, line), set()).add(test)
    return found


def _called(items: list[pytest.Item], folder: str) -> dict[str, list[Place]]:
    """List the functions in the folder's files that each test calls, its fixtures with it."""
    found: dict[str, list[Place]] = {}
    for item, following in zip(items, [*items[1:], None], strict=True):
        codes: set[CodeType] = set()
        sys.setprofile(partial(_note, codes))
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        sys.setprofile(None)
        found[item.nodeid] = [_place(code) for code in codes if code.co_filename.startswith(folder)]
    return found


def _note(codes: set[CodeType], frame: FrameType, _event: str, _what: object) -> None:
    codes.add(frame.f_code)


def _place(code: CodeType) -> Place:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _in_a_fork(
    session: pytest.Session, module: ModuleType, one: dict[str, Any], callers: dict[Place, set[str]]
) -> int:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.alarm(_SECONDS)
    _silence()
    try:
        made = _make(module, one["before"], one["after"])
        near = set().union(*(callers.get(place, set()) for place in made))
        os._exit(_run(session, one["module"], near) if made else _NOT_MADE)
    except BaseException:  # noqa: BLE001 - whatever goes wrong with the mistake has noticed it
        os._exit(_SEEN)


def _silence() -> None:
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)


def _run(session: pytest.Session, module: str, near: set[str]) -> int:
    """Run the tests `near` a mistake, its module's own first, then all others, until one fails.

    Of what is kept once worked out, only the first test that asks for it is known to be near.
    """

    def place(item: pytest.Item) -> tuple[bool, bool, bool]:
        return item.nodeid not in near, item.path.stem != f"test_{module}", _is_slow(item)

    order = sorted(session.items, key=place)
    for item, following in zip(order, [*order[1:], None], strict=True):
        before = session.testsfailed
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed > before:
            return _SEEN
    return _NOT_SEEN


def _is_slow(item: pytest.Item) -> bool:
    return hasattr(getattr(item, "obj", None), "hypothesis")


def _make(module: ModuleType, before: str, after: str) -> list[Place]:
    """Replace the code that differs; return the functions that hold it, if any do."""
    place = str(module.__file__)
    old, new = (list(_functions(compile(text, place, "exec", dont_inherit=True))) for text in (before, after))
    differing = [pair for pair in zip(old, new, strict=True) if _differ(*pair)]
    if not differing:
        # It stands outside functions: the module itself must notice.
        exec(compile(after, place, "exec", dont_inherit=True), dict(vars(module)))  # noqa: S102 - our own source
        return []
    there = list(_found(module))
    made = []
    for was, now in differing:
        for function in there:
            code = function.__code__
            if (code.co_qualname, code.co_firstlineno) == (was.co_qualname, was.co_firstlineno):
                made.append(_place(code))
                function.__code__ = now
    return made


def _functions(code: CodeType) -> Iterator[CodeType]:
    """List the code of functions and methods, those within functions not by themselves."""
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            if inner.co_flags & inspect.CO_OPTIMIZED:
                yield inner
            else:
                yield from _functions(inner)


def _differ(one: CodeType, other: CodeType) -> bool:
    return _bare(one) != _bare(other)


def _bare(code: CodeType) -> tuple[object, ...]:
    """Reduce code to what it does, without its lines."""
    inner = (_bare(one) if isinstance(one, CodeType) else repr(one) for one in code.co_consts)
    return code.co_code, code.co_names, *inner


def _found(module: ModuleType) -> Iterator[FunctionType]:
    """Find every function of a module, in its classes, tables and objects and below decorators too."""
    seen: set[int] = set()
    waiting: list[object] = [*vars(module).values()]
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, FunctionType):
            if one.__code__.co_filename == module.__file__:
                yield one
            waiting += [cell.cell_contents for cell in one.__closure__ or () if _is_filled(cell)]
        waiting += _inside(one, module)


def _inside(one: object, module: ModuleType) -> list[object]:
    """List what may hold functions within one thing."""
    match one:
        case property():
            return [one.fget, one.fset]
        case list() | tuple():
            return [*one]
        case dict() | MappingProxyType():
            return [*one.values()]
    found = [getattr(one, name) for name in ("func", "args", "__func__", "__wrapped__") if hasattr(one, name)]
    if getattr(one, "__module__", None) == module.__name__:
        found += vars(one).values() if hasattr(one, "__dict__") else _slots(one)
    return found


def _slots(one: object) -> list[object]:
    names = getattr(type(one), "__slots__", ())
    return [getattr(one, name) for name in names if hasattr(one, name)]


def _is_filled(cell: Any) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:
        return False


def _written(one: dict[str, Any]) -> str:
    lines = zip(one["before"].splitlines(), one["after"].splitlines(), strict=False)
    was, now = next(pair for pair in lines if pair[0] != pair[1])
    return f"{one['module']}, line {one['row']}: {was.strip()}  ->  {now.strip()}"
