"""`cscx test --suggest`: the missing examples, printed, or added to the files with --write."""

from __future__ import annotations

import json
from collections.abc import Callable

from cscx.cli.asked_paths import AskedPaths, shown_from
from cscx.cli.asked_tests import among
from cscx.cli.errors import cannot_write
from cscx.cli.opening import current_folder, day
from cscx.cli.output import note, write_result
from cscx.cli.test_command import Opened
from cscx.cli.test_options import RunOptions
from cscx.content.append import entry_lines
from cscx.content.document import Document
from cscx.content.edit import EditRefusedError, encoded
from cscx.content.loading import read_corpus
from cscx.content.matrices import MatrixError
from cscx.content.writing import atomic_write
from cscx.messages import Language, Text
from cscx.policy.language.problem import TableError
from cscx.testing.examples import Bench, bench_of
from cscx.testing.proposal.propose import Proposal, propose, propose_matrix, with_proposal
from cscx.testing.run import testable

_NOTHING = Text("빠진 예시가 없습니다.", "No example is missing.")
_PROPOSED = Text(
    "예시 {n}개를 만들었습니다. 답은 지금의 표에서 왔으니 맞는지 확인하세요. 파일에 더하려면 --write.",
    "{n} proposed. Their answers are the table's own: check them. To add them to the files: --write.",
)
_WRITTEN = Text(
    "예시 {n}개를 {path}에 더했습니다. 답을 확인하고 unconfirmed 줄을 지우세요.",
    "Added {n} to {path}. Check the answers and delete the lines unconfirmed.",
)
_REFUSED = Text(
    "{path}에는 더하지 못했습니다. examples를 줄마다 하나씩 쓴 목록으로 바꾸세요.",
    "Could not add to {path}. Write its examples as a list with a line each.",
)
_BROKEN = Text(
    "{path}{path:은/는} 고칠 곳이 있어 건너뛰었습니다. `cscx test`로 보세요.",
    "Left out {path}, which must be mended first: see `cscx test`.",
)


def suggest(run: Opened, options: RunOptions) -> int:
    """Propose for every asked document; 1 when one could not be looked at or written."""
    corpus = read_corpus(run.root, run.settings, as_of=day(options.as_of))
    asked = among(options.words, AskedPaths(run.root, run.settings.content), corpus, ())
    bench, failed = bench_of(corpus), False
    shown = shown_from(run.root, current_folder())
    proposals: list[Proposal] = []
    for document in testable(corpus):
        if not asked(document.path):
            continue
        if document.body is None:
            note(_BROKEN(path=shown(document.path)).to(run.language))
            failed = True
            continue
        try:
            found = _proposal(bench, document, run.language)
        except (TableError, MatrixError):
            note(_BROKEN(path=shown(document.path)).to(run.language))
            failed = True
            continue
        if found.entries:
            proposals.append(found)
    if options.format_ == "json":
        write_result(_json(proposals, shown), options.output_file)
    else:
        write_result(_text(proposals, shown), options.output_file)
    if not proposals:
        note(_NOTHING.to(run.language))
        return int(failed)
    if not options.write:
        note(_PROPOSED(n=sum(len(each.entries) for each in proposals)).to(run.language))
        return int(failed)
    written = [_write(run, proposal, shown) for proposal in proposals]
    return int(failed or not all(written))


def _proposal(bench: Bench, document: Document, language: Language) -> Proposal:
    if document.id in bench.policies.matrices:
        matrix = bench.policies.matrix(document.id)
        return propose_matrix(document.path, matrix, bench.corpus.as_of, language)
    return propose(document.path, bench.policies.chain(document.id), language)


def _write(run: Opened, proposal: Proposal, shown: Callable[[str], str]) -> bool:
    """Add a proposal to its file as it stands now, whole or not at all."""
    file = run.root / proposal.path
    path = shown(proposal.path)
    try:
        raw = file.read_bytes()
        new = with_proposal(raw.decode("utf-8-sig"), proposal)
        atomic_write(file, encoded(raw, new))
    except (EditRefusedError, UnicodeDecodeError):
        note(_REFUSED(path=path).to(run.language))
        return False
    except OSError as error:
        raise cannot_write(error) from None
    note(_WRITTEN(n=len(proposal.entries), path=path).to(run.language))
    return True


def _text(proposals: list[Proposal], shown: Callable[[str], str]) -> str:
    blocks = []
    for proposal in proposals:
        lines = [f"# {shown(proposal.path)}"]
        for entry in proposal.entries:
            lines += entry_lines(entry, "  ")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _json(proposals: list[Proposal], shown: Callable[[str], str]) -> str:
    data = [
        {"path": shown(each.path), "examples": [dict(entry) for entry in each.entries]}
        for each in proposals
    ]
    return json.dumps({"format": 1, "proposals": data}, ensure_ascii=False, indent=2) + "\n"
