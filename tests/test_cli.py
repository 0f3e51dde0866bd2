"""The commands: what they write where, how they end, and that a user never sees a traceback.

Coding itself is replaced by a stand-in that finds «قصف» in any text: these tests say what the commands do.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main
from typer.testing import CliRunner, Result

from rawi.cli import app
from rawi.coded import CodedReport
from rawi.errors import KnowledgeError
from rawi.report import Report
from rawi.statement import Statement, Time

DOCS = Path(__file__).parents[1] / "docs"
TEXT = "قصف البلدة ثم قصف المطار."
SCRIPT = [sys.executable, "-m", "rawi"]


def find_shelling(report: Report) -> CodedReport:
    """A stand-in for the coder; «خطأ» makes it fail as a fault of its own would, «معرفة» as a wrong file."""
    if "خطأ" in report.text:
        raise RuntimeError("a\nfault")
    if "معرفة" in report.text:
        raise KnowledgeError("is wrong", path="kinds.toml", line=3)
    whole = report.span(0, len(report.text))
    told = re.search("أمس", report.text)
    time = Time(report.span(*told.span()), report.published, report.published) if told else None
    found = re.finditer("قصف", report.text)
    return CodedReport(
        report, tuple(Statement("shelling", report.span(*at.span()), whole, time=time) for at in found)
    )


@pytest.fixture(autouse=True)
def coder(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Replace the coder; the terminal is 80 wide."""
    stand_in = ModuleType("rawi.coding.pipeline")
    stand_in.code_report = find_shelling  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "rawi.coding.pipeline", stand_in)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("RAWI_DEBUG", raising=False)
    yield


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Three good reports and two bad ones in one file."""
    path = tmp_path / "reports.jsonl"
    lines = [
        json.dumps(
            {"id": "one", "text": TEXT, "published": "2017-11-19", "outlet": "وكالة"}, ensure_ascii=False
        ),
        '{"id": "cut", "text": "',
        json.dumps({"id": "two", "text": "معرض الكتاب"}),
        json.dumps({"id": "three", "text": 3}),
        json.dumps({"id": "one", "text": TEXT}),
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(*arguments: object, input: str | bytes | None = None) -> Result:
    """The command, in this process."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=input)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


def test_jsonl_one_line_a_report_and_the_bad_ones_named(reports: Path) -> None:
    """Good reports on standard output in order, bad ones on standard error by file and line; exit code 1."""
    result = run("read", reports, "--format", "jsonl")
    written = [json.loads(line) for line in result.stdout.splitlines()]
    assert [report["id"] for report in written] == ["one", "two", "one"]
    assert [len(report["statements"]) for report in written] == [2, 0, 2]
    errors = result.stderr.splitlines()
    assert errors[0].startswith(f"{reports}:2: ") and errors[1].startswith(f"{reports}:4: ")
    assert errors[2] == "rawi: 2 of 5 reports could not be read"
    assert result.exit_code == 1


def test_all_good_is_quiet_and_zero(tmp_path: Path) -> None:
    """Nothing on standard error when nothing is wrong."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("read", tmp_path / "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "shelling or missile fire" in result.stdout


def test_json_is_one_array(reports: Path, tmp_path: Path) -> None:
    """Valid JSON whatever was bad in between, and when nothing was good."""
    assert [report["id"] for report in json.loads(run("read", reports, "--format", "json").stdout)] == [
        "one", "two", "one",
    ]  # fmt: skip
    assert json.loads(run("read", tmp_path / "missing.txt", "--format", "json").stdout) == []


def test_table_is_as_wide_as_the_terminal(reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """80 columns here, 60 at least."""
    for columns, width in (("80", 80), ("20", 60)):
        monkeypatch.setenv("COLUMNS", columns)
        rules = [line for line in run("read", reports).stdout.splitlines() if line.startswith("──")]
        assert len(rules) == 3 and all(len(re.sub("[\u2068\u2069]", "", rule)) == width for rule in rules)


def test_standard_input(reports: Path) -> None:
    """``-`` is told apart by its content and mixes with files."""
    line = json.dumps({"id": "in", "text": TEXT}).encode()
    written = run("read", "-", "--format", "jsonl", input=line).stdout
    assert json.loads(written)["id"] == "in"
    assert (
        json.loads(run("read", "-", "--format", "jsonl", input=TEXT.encode("cp1256")).stdout)["text"] == TEXT
    )


def test_date_and_outlet_of_the_user(reports: Path) -> None:
    """They go over what the file says."""
    result = run("read", reports, "--format", "jsonl", "--published", "2020-01-02", "--outlet", "أنا")
    for line in result.stdout.splitlines():
        report = json.loads(line)
        assert (report["published"], report["outlet"]) == ("2020-01-02", "أنا")


@pytest.mark.parametrize("written", ["yesterday", "2017-02-30", "", "19/11/2017"])
def test_date_that_is_none(reports: Path, written: str) -> None:
    """One line, exit code 1, nothing read."""
    result = run("read", reports, "--published", written)
    assert result.exit_code == 1 and result.stdout == ""
    assert (
        len(result.stderr.splitlines()) == 1
        and "--published" in result.stderr
        and "2017-11-19" in result.stderr
    )


def test_html_to_standard_output_is_for_one_report(reports: Path, tmp_path: Path) -> None:
    """One page, whole; of several none, and what to do instead."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    page = run("read", tmp_path / "a.txt", "--format", "html")
    assert page.stdout.startswith("<!doctype html>") and page.stdout.rstrip().endswith("</html>")
    several = run("read", tmp_path / "a.txt", tmp_path / "a.txt", "--format", "html")
    assert several.exit_code == 1 and several.stdout == "" and "--out DIR" in several.stderr


def test_html_into_a_folder(reports: Path, tmp_path: Path) -> None:
    """A page each, told apart when ids are the same, and an index that links to them."""
    out = tmp_path / "deep" / "pages"
    result = run("read", reports, "--format", "html", "--out", out)
    names = ["index.html", "one-2.html", "one.html", "two.html"]
    assert sorted(path.name for path in out.iterdir()) == names
    assert set(result.stdout.split()) == {str(out / name) for name in names}
    index = (out / "index.html").read_text(encoding="utf-8")
    assert all(f'href="{name}"' in index for name in names[1:])


@pytest.mark.parametrize(
    "id",
    ["../../etc/passwd", "/etc/passwd", "..", ".", "a/../../b", "C:\\x", "con", "nul.txt", "index",
     "x" * 5000, "ب" * 500, "a\0b", "\u202eexe", "-rf", ".hidden", "  ", "%2e%2e", "a\nb", "INDEX"],
)  # fmt: skip
def test_no_id_leads_out_of_the_folder(id: str, tmp_path: Path) -> None:
    """Whatever a report is called, its page is a plain file in the folder, and the index stays the index."""
    out = tmp_path / "out"
    line = json.dumps({"id": id, "text": TEXT})
    assert run("read", "-", "--format", "html", "--out", out, input=line).exit_code == 0
    pages = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(pages) == 2 and all(page.parent == out for page in pages)
    (page,) = (page for page in pages if page.name != "index.html")
    assert not page.name.startswith((".", "-")) and page.suffix == ".html"
    assert page.stem.split(".")[0].lower() not in {"con", "nul"}
    assert len(page.name.encode()) < 150


def test_link_in_the_folder_is_replaced_not_followed(tmp_path: Path) -> None:
    """A link planted under a page's name does not lead the page elsewhere."""
    out, victim = tmp_path / "out", tmp_path / "victim"
    out.mkdir()
    victim.write_text("mine", encoding="utf-8")
    (out / "a.html").symlink_to(victim)
    run("read", "-", "--format", "html", "--out", out, input=json.dumps({"id": "a", "text": TEXT}))
    assert victim.read_text(encoding="utf-8") == "mine"
    assert not (out / "a.html").is_symlink()


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """One line that names it."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("read", "-", "--format", "html", "--out", tmp_path / "file" / "sub", input=TEXT)
    assert result.exit_code == 1 and len(result.stderr.splitlines()) == 1 and "file" in result.stderr


def test_out_goes_with_html_only(reports: Path, tmp_path: Path) -> None:
    """Called wrongly: exit code 2."""
    result = run("read", reports, "--out", tmp_path / "x")
    assert result.exit_code == 2 and "html" in result.stderr
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "arguments", [["read"], ["nothing"], ["read", "--format", "xml", "x"], ["evaluate", "x"]]
)
def test_called_wrongly(arguments: list[str]) -> None:
    """Exit code 2 and what is wrong."""
    result = run(*arguments)
    assert result.exit_code == 2 and result.stderr


def test_fault_in_coding_one_report_is_named_and_the_rest_go_on(tmp_path: Path) -> None:
    """One line that says it is rawi's fault."""
    lines = "\n".join(json.dumps({"id": "x", "text": text}) for text in ("خطأ هنا", TEXT))
    result = run("read", "-", "--format", "jsonl", input=lines)
    assert len(result.stdout.splitlines()) == 1 and result.exit_code == 1
    assert result.stderr.startswith("stdin:1: unforeseen RuntimeError: a fault")


def test_debugging_lets_faults_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """RAWI_DEBUG=1 is for whoever mends rawi."""
    monkeypatch.setenv("RAWI_DEBUG", "1")
    result = CliRunner().invoke(app, ["read", "-"], input="خطأ هنا")
    assert isinstance(result.exception, RuntimeError)


def test_wrong_knowledge_ends_it_at_once() -> None:
    """It would be wrong for every report: said once."""
    lines = "\n".join(json.dumps({"text": "معرفة هنا"}) for _ in range(3))
    result = run("read", "-", "--format", "jsonl", input=lines)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == ["rawi: kinds.toml:3: is wrong"]


def test_warnings_of_reading_reach_the_report(tmp_path: Path) -> None:
    """On standard error and in the output; they are no failure."""
    line = '{"text": "قصف \\ud800 البلدة"}'
    result = run("read", "-", "--format", "jsonl", input=line)
    assert result.exit_code == 0 and result.stderr.startswith("stdin:1: warning: «text»")
    assert "U+FFFD" in json.loads(result.stdout)["warnings"][0]


def test_every_command_and_option_is_documented() -> None:
    """docs/commands.md has a chapter for each command, with each option and argument in it."""
    documented = (DOCS / "commands.md").read_text(encoding="utf-8")
    group: Any = typer.main.get_command(app)
    missing = set()
    for name, command in {"": group, **group.commands}.items():
        heading = f"## rawi {name}" if name else "# Commands"
        chapter = documented.partition(f"{heading}\n")[2].partition("\n## ")[0]
        for parameter in command.params:
            names = parameter.opts if parameter.opts[0].startswith("-") else [parameter.metavar]
            missing |= {f"rawi {name} {option}" for option in names if option not in chapter}
    assert not missing
    formats = re.findall(r"`--format (\w+)`", documented)
    assert set(formats) == {"table", "jsonl", "json", "html"}


def test_every_dependency_is_documented() -> None:
    """docs/dependencies.md says of each what it is for."""
    import tomllib

    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[ ]", dependency)[0] for dependency in listed}
    documented = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    assert not {name for name in names if name not in documented}


# What follows runs the command as users do, in a process of its own, with a coder that needs no knowledge.

STAND_IN = f"""
import signal, sys, types, time, re
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored in what it starts aside
sys.path[:0] = {sys.path!r}
from rawi.coded import CodedReport
from rawi.statement import Statement
def code_report(report):
    time.sleep(float(DELAY))
    return CodedReport(report)
stand_in = types.ModuleType("rawi.coding.pipeline")
stand_in.code_report = code_report
sys.modules["rawi.coding.pipeline"] = stand_in
from rawi.cli import main
sys.argv[0] = "rawi"
main()
"""


def start(*arguments: object, delay: float = 0, **options: object) -> subprocess.Popen[bytes]:
    """The command in a process of its own; each report takes ``delay`` seconds."""
    script = STAND_IN.replace("DELAY", repr(str(delay)))
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,  # type: ignore[call-overload]
    )


def test_results_appear_as_they_come() -> None:
    """The first line is out before the second report has been given."""
    with start("read", "-", "--format", "jsonl") as process:
        assert process.stdin and process.stdout
        process.stdin.write(f'{{"id": "1", "text": "{TEXT}"}}\n'.encode())
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == "1"
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_interrupted() -> None:
    """Ctrl-C: exit code 130, what was done is out, nothing is said."""
    with start("read", "-", "--format", "jsonl") as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(f'{{"id": "1", "text": "{TEXT}"}}\n'.encode())
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=60) == 130
        assert process.stderr.read() == b""


def test_reader_that_goes_away() -> None:
    """A closed pipe ends it quietly."""
    with start("read", "-", "--format", "jsonl", delay=0.05) as process:
        assert process.stdin and process.stdout and process.stderr
        process.stdout.close()
        process.stdin.write(f'{{"id": "1", "text": "{TEXT}"}}\n'.encode() * 50)
        process.stdin.close()
        assert process.wait(timeout=60) == 141
        assert process.stderr.read() == b""


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    """JSON must be, and Arabic has to be something."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with start("read", tmp_path / "a.txt", "--format", "jsonl", env=environment) as process:
        output, errors = process.communicate(timeout=60)
    assert json.loads(output.decode("utf-8"))["text"] == TEXT and errors == b""


def test_name_that_is_no_utf8(tmp_path: Path) -> None:
    """A file name in an old encoding is read and shown as far as it can be."""
    name = os.fsencode(tmp_path) + b"/\xc7\xe1.txt"
    try:
        Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    with start("read", tmp_path, "--format", "jsonl") as process:
        output, errors = process.communicate(timeout=60)
    assert json.loads(output)["text"] == TEXT and b"Traceback" not in errors


@pytest.mark.parametrize("many", [False, True])
def test_progress_bar_is_for_people_who_wait(tmp_path: Path, many: bool) -> None:
    """On a terminal, with twenty reports or more; it leaves the output alone and clears itself away."""
    pty = pytest.importorskip("pty")
    for number in range(25 if many else 3):
        (tmp_path / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    leader, follower = pty.openpty()
    script = STAND_IN.replace("DELAY", "'0.02'")
    process = subprocess.Popen(
        [sys.executable, "-c", script, "read", str(tmp_path), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=follower,
        env={**os.environ, "TERM": "xterm"},  # a dumb terminal, as some who run tests have, is shown no bar
    )
    output, _ = process.communicate(timeout=30)
    os.close(follower)
    shown = b""
    try:
        while chunk := os.read(leader, 4096):
            shown += chunk
    except OSError:
        pass  # how a closed terminal ends
    os.close(leader)
    assert len(output.splitlines()) == (25 if many else 3)
    assert all(json.loads(line) for line in output.splitlines())
    assert (b"reports" in shown) == many


def test_help_starts_fast() -> None:
    """Nothing heavy is loaded before it is needed: little longer than to load typer alone, each the best of five."""

    def best(command: list[str]) -> float:
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append(time.perf_counter() - began)
        return min(times)

    assert best([*SCRIPT, "--help"]) < 5 * best([sys.executable, "-c", "import typer"])
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, rawi.cli; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"rich", "trafilatura", "pydantic", "lxml", "sqlalchemy", "fastapi", "rawi.coding", "rawi.arabic"}
    assert not heavy & set(loaded.stdout.split())


def test_a_file_name_cannot_steer_the_terminal(tmp_path: Path) -> None:
    """Nor turn around what stands after it."""
    result = run("read", str(tmp_path / "a\x1b[2J\u202eb.txt"))
    assert result.exit_code == 1
    assert "\x1b" not in result.stderr and "\u202e" not in result.stderr and "\\x1b[2J" in result.stderr
