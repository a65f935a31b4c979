from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cscx.publish.engine import Options, build
from cscx.publish.output import delivery
from cscx.publish.output.delivery import Delivery, only_build
from tests.publish.test_kept_pages import AS_OF, again, assert_as_if_fresh, bytes_below, shop

__all__ = ["shop"]


def put(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def deliver(site: Path, files: dict[str, str], staying: tuple[str, ...] = ()) -> None:
    sent = Delivery(site)
    put(sent.fresh, files)
    sent.deliver(staying)
    sent.close()


def texts(site: Path) -> dict[str, str]:
    return {name: content.decode() for name, content in bytes_below(site).items()}


def test_what_no_longer_belongs_is_deleted_and_what_stays_is_not_touched(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"a/index.html": "1", "b/c/index.html": "2", "d.txt": "3", ".git/HEAD": "main"})
    stays = (site / "d.txt").stat().st_mtime_ns
    deliver(site, {"a/index.html": "neu"}, staying=("d.txt",))
    assert texts(site) == {"a/index.html": "neu", "d.txt": "3", ".git/HEAD": "main"}
    assert not (site / "b").exists()
    assert (site / "d.txt").stat().st_mtime_ns == stays
    assert os.listdir(tmp_path) == ["site"]


def test_a_file_that_did_not_change_is_left_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"a.html": "gleich"})
    before = (site / "a.html").stat()
    deliver(site, {"a.html": "gleich"})
    after = (site / "a.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_folder_may_become_a_file_and_a_file_a_folder(tmp_path: Path) -> None:
    site = tmp_path / "site"
    put(site, {"a/index.html": "1", "b": "2"})
    deliver(site, {"a": "datei", "b/index.html": "ordner"})
    assert texts(site) == {"a": "datei", "b/index.html": "ordner"}


def test_a_site_whose_parent_cannot_be_written_is_built_inside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    put(site, {"alt.html": "1"})
    real = Path.mkdir

    def refuse(path: Path, *args: object, **more: object) -> None:
        if path.name == ".site-new":
            raise PermissionError(path)
        real(path, *args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "mkdir", refuse)
    deliver(site, {"neu.html": "2"})
    assert texts(site) == {"neu.html": "2"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_a_build_that_is_stopped_leaves_the_last_site_whole(
    error: type[BaseException], shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again(shop)
    site = shop / "build/site"
    before = bytes_below(site)
    file = shop / "sops/procedures/return.yaml"
    file.write_text(file.read_text("utf-8").replace("title: 반품", "title: 무르기"), "utf-8")
    from cscx.publish.keeping import keeper  # noqa: PLC0415 - patched below

    made = []
    real = keeper.render

    def stop(*given: object) -> str:
        made.append(given)
        if len(made) == 3:
            raise error
        return real(*given)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(keeper, "render", stop)
        with pytest.raises(error):
            again(shop)
    assert bytes_below(site) == before
    assert [each.name for each in (shop / "build").iterdir()] == ["site"]
    again(shop)
    assert_as_if_fresh(shop, tmp_path)


def test_what_a_killed_build_left_is_cleared_away(shop: Path, tmp_path: Path) -> None:
    again(shop)
    put(shop / "build/.site-new", {"half.html": "1"})
    again(shop)
    assert [each.name for each in (shop / "build").iterdir()] == ["site"]
    assert_as_if_fresh(shop, tmp_path)


def test_ctrl_c_waits_until_all_files_are_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    put(site, {"alt.html": "1"})
    sent = Delivery(site)
    put(sent.fresh, {"a.html": "1", "b.html": "2"})
    real = os.replace

    def interrupt(old: Path, new: Path) -> None:
        real(old, new)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(delivery.os, "replace", interrupt)
    # A shell that runs the tests in the background lets them ignore Ctrl+C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with pytest.raises(KeyboardInterrupt):
        sent.deliver(())
    signal.signal(signal.SIGINT, before)
    monkeypatch.undo()
    sent.close()
    assert texts(site) == {"a.html": "1", "b.html": "2"}


def test_the_second_of_two_builds_waits_for_the_first(tmp_path: Path) -> None:
    site = tmp_path / "site"
    order: list[str] = []
    waits = threading.Event()

    def second() -> None:
        with only_build(site, waits.set):
            order.append("second")

    with only_build(site, lambda: order.append("waited for nobody")):
        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(30)
        order.append("first")
    thread.join(30)
    assert order == ["first", "second"]


def test_two_builds_at_once_make_one_whole_site(shop: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "cscx", "build", "--as-of", AS_OF.isoformat()]
    running = [subprocess.Popen(command, cwd=shop, stderr=subprocess.PIPE) for _ in range(2)]
    for process in running:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said.decode()
    fresh = tmp_path / "fresh"
    subprocess.run([*command, "--no-cache", "--to", str(fresh)], cwd=shop, check=True)
    assert bytes_below(shop / "build/site") == bytes_below(fresh)


def test_two_folders_of_one_knowledge_base_do_not_mix(shop: Path, tmp_path: Path) -> None:
    again(shop)
    public = Options(to=tmp_path / "public", as_of=AS_OF, audience="customer")
    build(shop, public)
    assert again(shop).made == 0
    assert build(shop, public).made == 0
    assert_as_if_fresh(shop, tmp_path)
