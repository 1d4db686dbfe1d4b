"""The scoring runtime in Chromium: it answers as CPython does, and says so when it cannot."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page
from tests import scoring_scripts

from rubricpress.core.bridge import answer
from rubricpress.core.changes.digest import digest
from rubricpress.core.plain.codec import canonical
from rubricpress.site.npm import packages
from rubricpress.site.runtime.folder import build_runtime
from rubricpress.site.runtime.wasm import Program
from rubricpress.site.runtime.wasm_splitting import split
from rubricpress.source.reading import read_rubric

ROOT = Path(__file__).parents[2]
RUBRICS = sorted(path.stem for path in (ROOT / "rubrics").glob("*.yaml"))
RUBRIC = "shenzhen-worker-training-base"
RUNTIME_FILES = ["manifest.json", "pyodide.asm.js", "pyodide.asm.wasm", "pyodide.js", "python.bin"]
POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src data:"
REST = "pyodide.rest.wasm"
LIMIT_SECONDS = 20
# a word in each file, whose last place in it is not what the start stumbles over
FLIPPED = {
    "pyodide.asm.wasm": b"0123456789",
    "pyodide.asm.js": b"cannot",
    "pyodide.js": b"expected",
    "python.bin": b"\0",
}
COPY = "pyodide.asm.wasm.gz"


class Server(Protocol):
    address: str
    answers: dict[str, Callable[[Any], None]]
    asked: list[str]
    headers: dict[str, str]
    stopping: Any


class Site:
    """A page with nothing on it but `start`, which makes a client as a form would."""

    def __init__(self, page: Page, server: Server, runtime: str) -> None:
        self.page = page
        self.server = server
        self.runtime = runtime
        server.asked.clear()
        server.answers.clear()
        page.goto(server.address)
        page.evaluate(_PAGE, [f"{server.address}runtime/{runtime}/", f"data/{RUBRIC}.json"])

    def run(self, script: str, argument: object = None) -> Any:
        """The value of `script`, a function of `argument` with `client`, `events`, `start` and `until` in reach."""
        return self.page.evaluate(script, argument)

    def instead(self, end: str, answer: Callable[[Any], None]) -> None:
        """What the server does for paths that end so."""
        self.server.answers[end] = answer


_PAGE = """([runtime, data]) => {
  globalThis.runtime = runtime;
  globalThis.mark = `rubricpress/snapshot ${new URL('..', runtime).pathname}`;
  globalThis.events = [];
  globalThis.start = async (options = {}) => {
    const { ScoringClient } = await import('./js/scoring/client.js');
    globalThis.client = new ScoringClient({
      runtime, data,
      progress: (step) => events.push({ progress: step }),
      ready: () => events.push({ ready: true }),
      failed: ({ code, detail }) => events.push({ failed: { code, detail } }),
      ...options,
    });
    return until();
  };
  globalThis.until = (count = 1) => new Promise((resolve) => {
    client.start();
    const timer = setInterval(() => {
      const ends = events.filter(({ ready, failed }) => ready || failed);
      if (ends.length >= count) { clearInterval(timer); resolve(ends.at(-1)); }
    }, 10);
  });
}"""


def load_request(name: str, folder: Path = ROOT / "rubrics") -> str:
    """The request that makes a rubric of this project known."""
    rubric = read_rubric(folder / f"{name}.yaml").rubric
    assert rubric is not None
    return f'{{"do":"load","rubric":{canonical(rubric).decode()},"digest":"{digest(rubric)}"}}'


def responses(name: str) -> list[Any]:
    """The responses of the rubric's vectors."""
    text = (ROOT / "tests/vectors" / f"{name}.json").read_text(encoding="utf-8")
    return [vector["response"] for vector in json.loads(text, parse_float=str)["vectors"]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of scripts, data and runtime alone."""
    folder = tmp_path_factory.mktemp("site")
    scoring_scripts.lay_out(ROOT, folder / "js/scoring")
    build_runtime(ROOT, folder / "runtime")
    (folder / "data").mkdir()
    request = json.loads(load_request(RUBRIC))
    data = {"rubric": request["rubric"], "digest": request["digest"]}
    (folder / f"data/{RUBRIC}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    (folder / "index.html").write_text('<!doctype html><link rel="icon" href="data:,">', encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def server(folder: Path, static_server: Callable[[Path], Server]) -> Server:
    server = static_server(folder)
    server.headers["Content-Security-Policy"] = POLICY
    return server


@pytest.fixture
def site(page: Page, server: Server, folder: Path) -> Site:
    (runtime,) = (path.name for path in (folder / "runtime").iterdir())
    return Site(page, server, runtime)


def html(handler: Any) -> None:
    handler.answer(200, "text/html", b"<!doctype html><title>Log in</title>" * 100)


def missing(handler: Any) -> None:
    handler.answer(404, "text/html", b"<!doctype html><title>Not found</title>")


def cut(handler: Any) -> None:
    body = handler.file_bytes()
    handler.answer(200, "application/octet-stream", body[: len(body) // 2])


def broken_off(handler: Any) -> None:
    body = handler.file_bytes()
    handler.answer(200, "application/octet-stream", body[: len(body) // 2], claimed=len(body))


def garbled(handler: Any) -> None:
    body = handler.file_bytes()
    handler.answer(200, "application/octet-stream", body[:4] + bytes(len(body) - 4))


def flipped(handler: Any) -> None:
    """One digit in a text of the file became another: it is as long as it was, and runs."""
    body = handler.file_bytes()
    at = body.rindex(FLIPPED[handler.path.rpartition("/")[2]])
    handler.answer(200, handler.guess_type(handler.path), body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :])


def flipped_rest(handler: Any) -> None:
    """A zero that a function returns became a one: the program is good, and wrong."""
    body = handler.file_bytes()
    at = body.rindex(b"\x41\x00\x0b") + 1
    handler.answer(200, "application/wasm", body[:at] + b"\x01" + body[at + 1 :])


def silent(handler: Any) -> None:
    handler.server.stopping.wait(60)
    handler.close_connection = True


def mislabelled(handler: Any) -> None:
    handler.answer(200, "text/plain", handler.file_bytes())


def test_the_whole_bridge_answers_as_in_cpython(site: Site) -> None:
    """Byte for byte: every vector of every rubric, scored, read and traced, several assessors, and texts that are no responses."""
    requests = []
    for name in RUBRICS:
        requests.append(load_request(name))
        for one in responses(name):
            text = json.dumps(one, ensure_ascii=False)
            for language in ("zh", "en"):
                requests.append(json.dumps({"do": "score", "language": language, "response": one}))
                requests.append(json.dumps({"do": "read", "language": language, "text": text}))
                requests.append(
                    json.dumps({"do": "trace", "language": language, "role": "self", "response": one})
                )
    requests.append(load_request("several-experts", ROOT / "tests/rubrics"))
    worked = json.loads((ROOT / "tests/rubrics/several-experts.json").read_text(encoding="utf-8"))
    requests += [
        json.dumps({"do": "combine", "language": language, "files": one["files"]})
        for one in worked["several"]
        for language in ("zh", "en")
    ]
    texts = ["", "{", "[1, 2", "null", '{"a": 1e999, "b": 0.1}', "\ufeff{}", '{"format": "\\ud800"}', "é😀"]
    requests += [json.dumps({"do": "read", "language": "zh", "text": text}) for text in texts]
    replies = site.run(
        """async (requests) => {
          const worker = new Worker('js/scoring/worker.js', { type: 'module' });
          return await new Promise((resolve) => {
            const replies = [];
            worker.onmessage = ({ data }) => {
              if (data.ready) requests.forEach((request, id) => worker.postMessage({ id, request }));
              if (data.failed) resolve(data.failed);
              if (data.reply && replies.push(data.reply) === requests.length) resolve(replies);
            };
            worker.postMessage({ start: { runtime, patience: 12000, again: false } });
          });
        }""",
        requests,
    )
    assert replies == [answer(request) for request in requests]


def test_the_client_scores_reads_and_traces(site: Site) -> None:
    response = responses(RUBRIC)[0]
    assert site.run("() => start()") == {"ready": True}
    scored, read, traced = site.run(
        "(one) => Promise.all([client.score(one), client.read(JSON.stringify(one)), client.trace(one, 'review')])",
        response,
    )
    answer(load_request(RUBRIC))
    asked = {"language": "zh", "response": response}
    assert scored == json.loads(answer(json.dumps({"do": "score", **asked})))
    assert traced == json.loads(answer(json.dumps({"do": "trace", "role": "review", **asked})))
    assert read["response"] == response


def test_progress_is_told_in_bytes_up_to_the_whole(site: Site, folder: Path) -> None:
    site.run("() => start()")
    steps = site.run("() => events.flatMap(({ progress }) => progress ?? [])")
    loaded = [step["loaded"] for step in steps]
    manifest = json.loads((folder / "runtime" / site.runtime / "manifest.json").read_bytes())
    assert loaded == sorted(loaded)
    assert steps[-1] == {
        key: sum(file["size"] for file in manifest["files"].values()) for key in ("loaded", "total")
    }


def test_each_file_is_fetched_once_and_nothing_else_is(site: Site) -> None:
    site.run("() => start()")
    runtime = [f"/runtime/{site.runtime}/{name}" for name in RUNTIME_FILES]
    scripts = ["/js/scoring/client.js", "/js/scoring/snapshot.js", "/js/scoring/worker.js"]
    assert sorted(site.server.asked) == sorted(["/", f"/data/{RUBRIC}.json", *scripts, *runtime])


def test_the_rest_of_the_program_comes_behind_the_first_answer(site: Site) -> None:
    """Nobody waits for it, and it does not come before somebody has had a total."""
    site.run("() => start()")
    assert not [path for path in site.server.asked if path.endswith(REST)]
    with site.page.expect_event("requestfinished", lambda request: request.url.endswith(REST)):
        site.run("(one) => client.score(one)", responses(RUBRIC)[0])
    assert site.server.asked[-1] == f"/runtime/{site.runtime}/{REST}"


@pytest.mark.parametrize("name", RUBRICS)
def test_no_table_needs_the_rest_of_the_program(site: Site, folder: Path, name: str) -> None:
    """What is rehearsed while the site is made is enough for every table here: score, explanation, results, paper."""
    request = json.loads(load_request(name))
    text = json.dumps({"rubric": request["rubric"], "digest": request["digest"]}, ensure_ascii=False)
    (folder / f"data/{name}.json").write_text(text, encoding="utf-8")
    site.instead(REST, missing)
    data = f"data/{name}.json"
    assert site.run("(data) => start({ data })", data) == {"ready": True}
    one = responses(name)[0]
    for what in ("score", "trace", "results", "paper", "check_code"):
        asked = {"do": what, "role": "self", "response": one}
        reply = site.run("(asked) => client.ask(asked)", asked)
        answer(load_request(name))
        assert reply == json.loads(answer(json.dumps({**asked, "language": "zh"})))


@pytest.fixture
def needy(site: Site, folder: Path) -> Iterator[Site]:
    """The same, but every fifth function that Python starts with is in the rest of its program."""
    good = folder / "runtime" / site.runtime
    place = folder / "needy" / "0"
    if not place.is_dir():
        shutil.copytree(good, place)
        whole = Program.read((packages(ROOT) / "pyodide/pyodide.asm.wasm").read_bytes())
        first = Program.read((good / "pyodide.asm.wasm").read_bytes())
        called = {
            at for at, body in enumerate(whole.bodies) if first.bodies[at] == body and (at < 5 or at % 5)
        }
        shown = {one.name for one in whole.exports}
        parts = dict(zip(("pyodide.asm.wasm", REST), split(whole, called, shown), strict=True))
        manifest = json.loads((place / "manifest.json").read_bytes())
        for name, part in parts.items():
            data = part.written()
            (place / name).write_bytes(data)
            said = {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            manifest["later" if name == REST else "files"][name] = said
        (place / "manifest.json").write_text(json.dumps(manifest))
    site.page.evaluate(_PAGE, [f"{site.server.address}needy/0/", f"data/{RUBRIC}.json"])
    yield site
    site.server.answers.clear()


def test_who_needs_the_rest_sooner_waits_for_it(needy: Site) -> None:
    assert needy.run("() => start()") == {"ready": True}
    reply = needy.run("(one) => client.score(one)", responses(RUBRIC)[0])
    answer(load_request(RUBRIC))
    asked = {"do": "score", "language": "zh", "response": responses(RUBRIC)[0]}
    assert reply == json.loads(answer(json.dumps(asked)))
    assert [path for path in needy.server.asked if path.endswith(REST)] == [f"/needy/0/{REST}"]


@pytest.mark.parametrize(
    ("instead", "code"),
    [
        (html, "truncated"),
        (cut, "truncated"),
        (broken_off, "unreachable"),
        (flipped_rest, "damaged"),
        (garbled, "damaged"),
    ],
)
def test_a_bad_rest_is_told_by_its_name(needy: Site, instead: Callable[[Any], None], code: str) -> None:
    needy.instead(REST, instead)
    end = needy.run("() => start()")
    assert end["failed"]["code"] == code
    assert REST in end["failed"]["detail"]


def test_another_try_gets_the_rest(needy: Site) -> None:
    needy.instead(REST, missing)
    assert needy.run("() => start()")["failed"]["code"] == "missing"
    needy.server.answers.clear()
    needy.run("() => { events.length = 0; }")
    assert needy.run("() => until()") == {"ready": True}


def test_what_is_asked_before_the_start_is_answered_after_it(site: Site) -> None:
    reply = site.run(
        "(text) => { start(); return import('./js/scoring/client.js').then(() => new Promise((r) => "
        "setTimeout(() => r(client.read(text))))) }",
        "{",
    )
    assert reply["response"] is None


def test_only_the_newest_score_counts(site: Site) -> None:
    first, second, *_ = responses(RUBRIC)
    site.run("() => start()")
    replies = site.run(
        "(all) => Promise.all(all.map((one) => client.score(one)))", [first, second, first, second]
    )
    assert replies[:3] == [None, None, None]
    answer(load_request(RUBRIC))
    assert replies[3] == json.loads(answer(json.dumps({"do": "score", "language": "zh", "response": second})))


def test_a_question_that_the_core_refuses_harms_no_other(site: Site) -> None:
    site.run("() => start()")
    code = site.run("(one) => client.trace(one, 'nobody').catch(({ code }) => code)", responses(RUBRIC)[0])
    assert code == "answer"
    assert site.run("(one) => client.trace(one, 'self')", responses(RUBRIC)[0])["trace"]


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "python.bin", "manifest.json"])
def test_a_wrong_type_does_not_matter(site: Site, name: str) -> None:
    site.instead(name, mislabelled)
    assert site.run("() => start()") == {"ready": True}


@pytest.mark.parametrize(
    ("name", "instead", "code"),
    [
        ("manifest.json", missing, "missing"),
        ("manifest.json", html, "foreign"),
        ("manifest.json", cut, "foreign"),
        ("pyodide.js", missing, "missing"),
        ("pyodide.js", html, "missing"),
        ("pyodide.asm.js", missing, "missing"),
        ("pyodide.asm.js", html, "missing"),
        ("pyodide.asm.wasm", missing, "missing"),
        ("pyodide.asm.wasm", html, "foreign"),
        ("pyodide.asm.wasm", cut, "truncated"),
        ("pyodide.asm.wasm", broken_off, "truncated"),
        ("pyodide.asm.wasm", garbled, "damaged"),
        ("python.bin", missing, "missing"),
        ("python.bin", html, "foreign"),
        ("python.bin", cut, "truncated"),
        ("python.bin", broken_off, "truncated"),
        ("python.bin", garbled, "damaged"),
        ("worker.js", missing, "silent"),
        (f"{RUBRIC}.json", missing, "rubric"),
        (f"{RUBRIC}.json", html, "rubric"),
        (f"{RUBRIC}.json", cut, "rubric"),
    ],
)
def test_a_bad_file_is_told_at_once(site: Site, name: str, instead: Callable[[Any], None], code: str) -> None:
    site.instead(name, instead)
    started = time.monotonic()
    end = site.run("() => start()")
    assert end["failed"]["code"] == code
    assert name in end["failed"]["detail"] or code in ("damaged", "rubric")
    assert time.monotonic() - started < LIMIT_SECONDS / 2


@pytest.mark.parametrize("name", FLIPPED)
def test_a_flipped_byte_is_told_and_mended_by_another_try(site: Site, name: str) -> None:
    """Nothing is scored with it, though the browser would run it; the next try asks past the browser's cache."""
    site.instead(name, flipped)
    end = site.run("() => start()")
    assert end == {"failed": {"code": "damaged", "detail": name}}
    assert not site.run("() => events.some(({ ready }) => ready)")
    site.server.answers.clear()
    assert site.run("() => until(2)") == {"ready": True}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("manifest.json", "stalled"),
        ("pyodide.js", "stalled"),
        ("pyodide.asm.js", "stalled"),
        ("pyodide.asm.wasm", "stalled"),
        ("python.bin", "stalled"),
        ("worker.js", "silent"),
        (f"{RUBRIC}.json", "silent"),
    ],
)
def test_a_server_that_hangs_is_told_when_patience_ends(site: Site, name: str, code: str) -> None:
    site.instead(name, silent)
    end = site.run("() => start({ patience: 1500 })")
    assert end["failed"]["code"] == code
    assert code == "silent" or name in end["failed"]["detail"]


def test_patience_ends_within_twenty_seconds(site: Site) -> None:
    """As shipped, for the file that is most likely to hang: the largest."""
    site.instead("pyodide.asm.wasm", silent)
    started = time.monotonic()
    assert site.run("() => start()")["failed"]["code"] == "stalled"
    assert time.monotonic() - started < LIMIT_SECONDS


def test_a_slow_file_is_waited_for_while_more_of_it_comes(site: Site) -> None:
    """All of it takes longer than the patience; no pause does."""

    def slowly(handler: Any) -> None:
        body = handler.file_bytes()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        for part in range(0, len(body), len(body) // 4 + 1):
            handler.wfile.write(body[part : part + len(body) // 4 + 1])
            handler.server.stopping.wait(1.2)

    site.instead("python.bin", slowly)
    assert site.run("() => start({ patience: 4000 })") == {"ready": True}


def unlabelled(handler: Any) -> None:
    """As most servers send a file of that name."""
    handler.answer(200, "application/gzip", handler.file_bytes())


def unpacked_on_the_way(handler: Any) -> None:
    """As servers do that take the copy for the file itself, packed."""
    handler.answer(200, "application/wasm", gzip.decompress(handler.file_bytes()))


@pytest.mark.parametrize(
    ("copy", "taken"), [(unlabelled, True), (unpacked_on_the_way, True), (html, False), (missing, False)]
)
def test_where_the_server_packs_nothing_the_copy_is_taken(
    site: Site, folder: Path, copy: Callable[[Any], None], *, taken: bool
) -> None:
    whole = (folder / "runtime" / site.runtime / "pyodide.asm.wasm").read_bytes()
    sent: list[int] = []

    def trickle(handler: Any) -> None:  # until the browser hangs up, or has it all
        handler.send_response(200)
        handler.send_header("Content-Type", "application/wasm")
        handler.send_header("Content-Length", str(len(whole)))
        handler.end_headers()
        size = 1 << 18
        for at in range(0, len(whole), size):
            handler.wfile.write(whole[at : at + size])
            sent.append(size)
            handler.server.stopping.wait(0.2 if taken else 0)

    (folder / "runtime" / site.runtime / COPY).write_bytes(gzip.compress(whole, 1))
    site.instead(COPY, copy)
    site.instead("pyodide.asm.wasm", trickle)
    assert site.run("() => start({ copies: true })") == {"ready": True}
    (folder / "runtime" / site.runtime / COPY).unlink()
    assert f"/runtime/{site.runtime}/{COPY}" in site.server.asked
    assert (sum(sent) < len(whole)) is taken


def test_where_the_server_packs_no_copy_is_asked_for(site: Site) -> None:
    def packed(handler: Any) -> None:
        body = gzip.compress(handler.file_bytes(), 1)
        handler.send_response(200)
        handler.send_header("Content-Type", "application/wasm")
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site.instead("pyodide.asm.wasm", packed)
    assert site.run("() => start({ copies: true })") == {"ready": True}
    assert not [path for path in site.server.asked if path.endswith(".gz")]


def test_after_a_failure_it_can_be_started_again(site: Site) -> None:
    site.instead("python.bin", html)
    assert site.run("() => start()")["failed"]["code"] == "foreign"
    assert site.run("() => client.read('{').catch(({ code }) => code)") == "foreign"
    site.server.answers.clear()
    assert site.run("() => until(2)") == {"ready": True}
    assert site.run("() => client.read('{')")["problems"]


def test_a_worker_that_dies_is_replaced_and_asked_again(site: Site) -> None:
    site.run("""() => {
      globalThis.workers = [];
      globalThis.Worker = class extends Worker { constructor(...given) { super(...given); workers.push(this); } };
    }""")
    site.run("() => start({ patience: 3000 })")
    site.run("() => workers[0].terminate()")
    reply = site.run("(one) => client.score(one)", responses(RUBRIC)[0])
    assert reply["result"]["assessments"]["self"]["total"] == "100"
    assert site.run("() => workers.length") == 2


def test_a_worker_that_runs_out_of_memory_is_replaced_and_gives_the_same_total(site: Site) -> None:
    site.run("""() => {
      globalThis.broken = 0;
      globalThis.Worker = class extends Worker {
        postMessage(message) {
          if (!message.request?.startsWith('{"do":"score"') || (broken += 1) > 1) { super.postMessage(message); return; }
          this.onmessage({ data: { id: message.id, failed: { code: 'broken', detail: 'RangeError: out of memory' } } });
        }
      };
    }""")
    site.run("() => start()")
    reply = site.run("(one) => client.score(one)", responses(RUBRIC)[0])
    assert reply["result"]["assessments"]["self"]["total"] == "100"
    assert site.run("() => [broken, events.filter(({ failed }) => failed).length]") == [2, 0]


def test_a_worker_that_dies_after_its_runtime_has_left_the_server_is_told(site: Site) -> None:
    """The site has been replaced while the form was open, and the browser has kept nothing."""
    site.server.headers["Cache-Control"] = "no-store"
    site.run("""() => {
      globalThis.workers = [];
      globalThis.Worker = class extends Worker { constructor(...given) { super(...given); workers.push(this); } };
    }""")
    site.run("() => start({ patience: 3000 })")
    site.instead("manifest.json", missing)
    site.run("() => workers[0].terminate()")
    code = site.run("(one) => client.score(one).catch(({ code }) => code)", responses(RUBRIC)[0])
    del site.server.headers["Cache-Control"]
    assert code == "missing"


def test_a_question_that_kills_every_worker_ends_in_a_failure(site: Site) -> None:
    site.run("""() => {
      globalThis.Worker = class extends Worker {
        postMessage(message) { if (message.request?.startsWith('{"do":"score"')) this.terminate(); else super.postMessage(message); }
      };
    }""")
    site.run("() => start({ patience: 2000 })")
    assert site.run("(one) => client.score(one).catch(({ code }) => code)", responses(RUBRIC)[0]) == "silent"
    assert site.run("() => events.at(-1).failed.code") == "silent"


def test_who_listens_late_hears_at_once_what_has_come_of_the_start(site: Site) -> None:
    """The form's own scripts may come after scoring has started, or failed."""
    heard = """async (ask) => {
      const { ScoringClient } = await import('./js/scoring/client.js');
      globalThis.client = new ScoringClient({ runtime, data: ask });
      client.start();
      await client.read('{').catch(() => {});
      const heard = [];
      client.listen({ ready: () => heard.push('ready'), failed: ({ code }) => heard.push(code) });
      return heard;
    }"""
    assert site.run(heard, f"data/{RUBRIC}.json") == ["ready"]
    assert site.run(heard, "data/none.json") == ["rubric"]


def test_a_stopped_client_answers_null(site: Site) -> None:
    site.run("() => start()")
    assert site.run(
        "(one) => { const all = [client.score(one), client.read('{')]; client.stop(); "
        "return Promise.all(all) }",
        responses(RUBRIC)[0],
    ) == [None, None]


# Waits until the memory of a started Python has been kept for later visits.
_KEPT = """() => new Promise((resolve) => {
  const timer = setInterval(() => {
    if (localStorage.getItem(mark) !== null) { clearInterval(timer); resolve(true); }
  }, 20);
})"""
# Waits until the browser hands it out of its own cache: it closes the entry after the page has read to its end.
_CACHED = """async () => {
  const asked = () => fetch(new URL('snapshot.bin', runtime), { cache: 'only-if-cached', mode: 'same-origin' });
  for (;;) {
    const kept = await asked().then((one) => one.ok && one.arrayBuffer(), () => false);
    if (kept) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""
# What the page tells its workers when it starts them.
_LISTEN = """() => {
  globalThis.told = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    if (message.start) told.push(Boolean(message.start.snapshot));
    return post.call(this, message);
  };
}"""


# What is done three seconds after the start is done at once.
_SOON = """() => {
  const wait = globalThis.setTimeout;
  globalThis.setTimeout = (act, time, ...more) => wait(act, time === 3000 ? 0 : time, ...more);
}"""


def again(
    site: Site, harmed: dict[str, Callable[[Any], None]] | None = None, options: dict[str, int] | None = None
) -> Any:
    """Another visit with the same browser; how its start ends."""
    site.server.asked.clear()
    Site.__init__(site, site.page, site.server, site.runtime)
    site.server.answers.update(harmed or {})
    site.run(_LISTEN)
    return site.run("(options) => start(options)", options or {})


def test_a_later_visit_begins_from_a_memory_and_scores_the_same_bytes(site: Site) -> None:
    assert site.run("() => start()") == {"ready": True}
    assert site.run(_KEPT)
    assert again(site) == {"ready": True}
    assert site.run("() => told") == [True]
    assert not [path for path in site.server.asked if path.endswith("snapshot.bin")], "it was kept"
    answer(load_request(RUBRIC))
    for response in responses(RUBRIC):
        asked = json.dumps({"do": "score", "language": "zh", "response": response})
        assert site.run("(one) => client.score(one)", response) == json.loads(answer(asked))


def test_what_a_later_visit_imports_only_when_it_is_asked_for_is_there(site: Site) -> None:
    """Paper, check code, merging, review, results, comparison: none of them is in the memory, all are in the archive."""
    assert site.run("() => start()") == {"ready": True}
    assert site.run(_KEPT)
    assert again(site) == {"ready": True}
    assert site.run("() => told") == [True]
    load = load_request(RUBRIC)
    answer(load)
    one, other = responses(RUBRIC)[:2]
    sides = [{"role": "self", "name": "a", "response": one}, {"role": "self", "name": "b", "response": other}]
    asked: list[dict[str, Any]] = [
        {"do": "paper", "response": one},
        {"do": "check_code", "response": one},
        {"do": "merge", "sides": [one, other], "choices": {}},
        {"do": "moderate", "response": one},
        {"do": "results", "response": one},
        {"do": "compare", "sides": sides},
        {"do": "migrate", "response": one, "editions": [json.loads(load)]},
    ]
    for request in asked:
        request["language"] = "zh"
        assert site.run("(one) => client.ask(one)", request) == json.loads(answer(json.dumps(request)))


def test_where_nothing_stays_in_the_cache_a_later_visit_proves_what_comes_anew(site: Site) -> None:
    """「Every file is held against its hash before the first answer.」"""
    site.server.headers["Cache-Control"] = "no-store"
    site.run(_SOON)
    try:
        assert site.run("() => start()") == {"ready": True}
        assert site.run(_KEPT)
        for name in FLIPPED:
            site.run("() => localStorage.setItem(mark, runtime)")
            assert again(site, {name: flipped}) == {"failed": {"code": "damaged", "detail": name}}
            assert site.run("() => told") == [True, False], "with the memory, and without it"
    finally:
        del site.server.headers["Cache-Control"]


def test_two_sites_on_one_host_leave_each_other_their_memories(site: Site, folder: Path) -> None:
    (folder / "b").mkdir()
    (folder / "b/runtime").symlink_to(folder / "runtime")
    own = f"{site.server.address}runtime/{site.runtime}/"
    for runtime in (own, own.replace("/runtime/", "/b/runtime/")):
        site.page.evaluate(_PAGE, [runtime, f"data/{RUBRIC}.json"])
        site.run(_SOON)
        assert site.run("() => start()") == {"ready": True}
        assert site.run(_KEPT)
    assert again(site) == {"ready": True}
    assert site.run("() => told") == [True]


def test_over_plain_http_the_memory_stays_as_it_came(site: Site) -> None:
    """Pages can keep nothing there; the browser's own cache does."""
    site.run("() => { delete globalThis.caches; delete Object.getPrototypeOf(globalThis).caches; }")
    site.run("() => start()")
    assert site.run(_KEPT)
    assert site.run("() => 'caches' in globalThis") is False
    site.run(_CACHED)
    assert again(site) == {"ready": True}
    assert site.run("() => told") == [True]


def test_full_storage_only_means_a_start_as_at_the_first_visit(site: Site) -> None:
    site.run("""() => {
      globalThis.full = 0;
      Cache.prototype.put = async () => { full += 1; throw new DOMException('', 'QuotaExceededError'); };
    }""")
    assert site.run("() => start()") == {"ready": True}
    site.page.wait_for_function("() => full === 1", polling=50)
    assert site.run("() => localStorage.getItem(mark)") is None
    assert again(site) == {"ready": True}
    assert site.run("() => told") == [False]


@pytest.mark.parametrize("harm", [missing, html, garbled])
def test_a_memory_that_does_not_do_is_forgotten(site: Site, harm: Callable[[Any], None]) -> None:
    """「on any failure the normal boot, never an error」: whatever the browser has kept in its place."""
    site.instead("snapshot.bin", harm)
    site.run("() => fetch(`${runtime}snapshot.bin`).then((answer) => answer.arrayBuffer())")
    site.run("() => localStorage.setItem(mark, runtime)")
    assert again(site) == {"ready": True}
    assert site.run("() => told") == [True, False]
    assert site.run("(one) => client.score(one)", responses(RUBRIC)[0])["result"]


def test_an_unpacked_memory_that_does_not_do_is_forgotten(site: Site) -> None:
    site.run("""async () => {
      const place = await caches.open('rubricpress memory /runtime/');
      await place.put(`${runtime}snapshot.bin`, new Response(new Uint8Array(5_000_000)));
      localStorage.setItem(mark, runtime);
    }""")
    assert again(site) == {"ready": True}
    assert site.run("() => told") == [True, False]
    assert site.run("(one) => client.score(one)", responses(RUBRIC)[0])["result"]


# How long the head of the unpacked memory is, as nobody could have written it.
_BEHEAD = """async () => {
  const cache = await caches.open('rubricpress memory /runtime/');
  const address = `${runtime}snapshot.bin`;
  const bytes = new Uint8Array(await (await cache.match(address)).arrayBuffer());
  bytes.fill(255, 0, 8);
  await cache.put(address, new Response(bytes));
}"""


def test_a_memory_whose_beginning_makes_no_sense_is_forgotten_at_once(site: Site) -> None:
    """And not only when the page loses patience: what Pyodide makes of it, it keeps to itself."""
    site.run(_SOON)
    assert site.run("() => start()") == {"ready": True}
    assert site.run(_KEPT)
    site.run(_BEHEAD)
    began = time.monotonic()
    assert again(site, options={"patience": 60_000}) == {"ready": True}
    assert time.monotonic() - began < 60
    assert site.run("() => told") == [True, False]


# One bit of a text in the unpacked memory, which Python starts from all the same.
_FLIP = """async () => {
  const cache = await caches.open('rubricpress memory /runtime/');
  const address = `${runtime}snapshot.bin`;
  const bytes = new Uint8Array(await (await cache.match(address)).arrayBuffer());
  const word = new TextEncoder().encode('Return the canonical');
  for (let at = bytes.length - word.length; ; at -= 1) {
    if (at < 0) throw new Error('no such text');
    if (word.every((letter, more) => bytes[at + more] === letter)) { bytes[at] ^= 1; break; }
  }
  await cache.put(address, new Response(bytes));
}"""


def test_a_memory_with_a_flipped_byte_is_found_out_and_everything_scored_anew(site: Site) -> None:
    """「Verified by hash」: at rest, and then Python starts as on a first visit; what was asked meanwhile is answered."""
    site.run(_SOON)
    assert site.run("() => start()") == {"ready": True}
    assert site.run(_KEPT)
    site.run(_FLIP)
    assert again(site) == {"ready": True}
    assert site.run("() => told") == [True]
    site.page.wait_for_function("() => told.length === 2", polling=20)
    reply = site.run("(one) => client.score(one)", responses(RUBRIC)[0])
    assert site.run("() => [told, events.filter(({ ready }) => ready).length]") == [[True, False], 2]
    answer(load_request(RUBRIC))
    asked = json.dumps({"do": "score", "language": "zh", "response": responses(RUBRIC)[0]})
    assert reply == json.loads(answer(asked))
    assert site.run("() => events.filter(({ failed }) => failed)") == []


def test_what_earlier_versions_have_kept_goes_when_a_memory_is_kept(site: Site) -> None:
    """The first of them had one place for all sites; at its own place a site has the memory of an earlier runtime."""
    places = ["rubricpress memory", "rubricpress memory /runtime/", "rubricpress memory /other/runtime/"]
    site.run(
        """async (places) => {
          for (const place of places) await (await caches.open(place)).put(`${runtime}old.bin`, new Response('old'));
          localStorage.setItem('rubricpress/snapshot', runtime);
        }""",
        places,
    )
    site.run(_SOON)
    assert site.run("() => start()") == {"ready": True}
    assert site.run(_KEPT)
    kept = site.run(
        """async () => {
          const found = {};
          for (const place of await caches.keys()) {
            const all = await (await caches.open(place)).keys();
            found[place] = all.map(({ url }) => url.split('/').at(-1));
          }
          return found;
        }"""
    )
    assert kept == {places[1]: ["snapshot.bin"], places[2]: ["old.bin"]}, "another site has its own"
    assert site.run("() => localStorage.getItem('rubricpress/snapshot')") is None


def test_whoever_saves_data_gets_no_memory(site: Site) -> None:
    site.run("() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    site.run(_SOON)
    assert site.run("() => start()") == {"ready": True}
    site.page.wait_for_timeout(300)
    assert not [path for path in site.server.asked if path.endswith("snapshot.bin")]
