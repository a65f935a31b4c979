"""The MkDocs side: our pages enter a build as files made in memory.

With engine.py and output/building.py the only modules that know MkDocs. Everything a page says comes from pages.py.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from cscx.content.cache import FOLDER, Cache, digest, tool_stamp
from cscx.content.keeping import Reader
from cscx.messages import Text
from cscx.publish.addresses import url
from cscx.publish.audience import AUDIENCES, Published, leaks, published
from cscx.publish.finding.dialog import dialog_model
from cscx.publish.finding.handwritten import page_entry
from cscx.publish.finding.index import search_files
from cscx.publish.finding.related import Found, as_before, found, with_related
from cscx.publish.frame import assets
from cscx.publish.frame.report import reports
from cscx.publish.frame.security import content_policy
from cscx.publish.frame.stamp import (
    KOREA,
    PLACE,
    PREVIEW_PLACE,
    Stamp,
    StampError,
    markup,
    moment,
    preview_markup,
    stamp_of,
    stamped,
)
from cscx.publish.frame.trim import trimmed
from cscx.publish.keeping.keeper import Keeper, Listed, Lying
from cscx.publish.keeping.looks import Answers
from cscx.publish.keeping.recall import Recall
from cscx.publish.keeping.recipe import recipe
from cscx.publish.learning.drills import drill_files
from cscx.publish.learning.files import Learning, learning, with_quizzes
from cscx.publish.output import offline
from cscx.publish.page import Page
from cscx.publish.pages import pages
from cscx.publish.pieces.chronicle import change_log, shown_of
from cscx.publish.pieces.history import changes_for
from cscx.publish.pieces.wizard import wizard_words
from cscx.publish.render import render
from cscx.publish.site import Site
from cscx.publish.standing.menu import menu
from cscx.publish.words.drills import drill_words
from cscx.publish.words.learn import learn_words
from cscx.settings import Settings, SettingsError, load

log = get_plugin_logger(__name__)
_NO_KIWI = Text(
    "한국어 분석기 Kiwi가 없어 검색이 덜 정확합니다. `pip install kiwipiepy`로 설치하고 다시 빌드하세요.",
    "Search is less exact, because the Korean analyser Kiwi is missing. Run `pip install kiwipiepy` and build again.",
)
_LEAK = Text(
    "고객용 문서가 내부 문서를 가리킵니다. 참조를 지우거나 audience를 고치세요: {places}",
    "Documents for customers refer to internal ones. Remove the reference or change audience: {places}",
)
_UNREAD = Text(
    "읽을 수 없어 화면에 나오지 않습니다: {path}. cscx lint가 고칠 곳을 알려 줍니다.",
    "Not published, because it cannot be read: {path}. cscx lint tells what to mend.",
)


class CscxConfig(base.Config):  # type: ignore[no-untyped-call]
    """What mkdocs.yml may say to the plugin.

    `audience`: who the site is for; `drafts`: show what is not in force yet; `as_of`: the day the
    site speaks of (default: today, or CSCX_AS_OF); `offline`: let browsers keep the site, if the settings
    allow it.
    """

    audience = option.Choice(AUDIENCES, default="agent")
    drafts = option.Type(bool, default=False)
    as_of = option.Optional(option.Type((str, date)))
    offline = option.Type(bool, default=True)


class CscxPlugin(BasePlugin[CscxConfig]):  # type: ignore[no-untyped-call]
    """Reads the knowledge base beside mkdocs.yml and adds its pages to the build."""

    site: Site
    answers: Answers
    settings: Settings
    pages: dict[str, Page]
    cache: Cache | None = None
    found: Found | None = None
    learned: Learning | None = None
    hurried = False
    """Whether pages are wanted at once, with the search and the questions of the build before."""
    reader: Reader | None = None
    keeper: Keeper | None = None
    standing: Mapping[str, Listed] = {}
    listed: Mapping[str, Listed] = {}
    built: datetime
    stamp: Stamp
    marked: Markup
    preview: Markup
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - as MkDocs calls it
        """A preview is not kept by the browser that looks at it."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the knowledge base and give the theme what stands on every page."""
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        try:
            self.settings = load(root)
        except SettingsError as error:
            raise PluginError(str(error)) from error
        try:
            self.built = moment(os.environ)
        except StampError as error:
            raise PluginError(error.text.to(self.settings.language)) from error
        reader = self.reader or Reader(root, Cache(None))
        corpus = reader.read(self.settings, as_of=self._day())
        shown = published(corpus, self.config.audience, drafts=self.config.drafts)
        self._refuse_leaks(shown)
        for path in shown.unread:
            log.warning(_UNREAD(path=path).to(self.settings.language))
        kept = self.cache or Cache(root / FOLDER)
        log_ = change_log(self.config.audience, root, self.settings, kept)
        self.site = Site(
            shown=shown,
            audience=self.config.audience,
            folders=config.use_directory_urls,
            changes=changes_for(self.config.audience, root, self.settings),
            log=None if log_ is None else shown_of(log_, corpus, shown, self.config.audience),
        )
        self.answers = Answers(self.site)
        self.stamp = stamp_of(shown, self.config.audience, root=root, built=self.built)
        self.marked = markup(self.stamp, self.site.words)
        self.preview = preview_markup(self.stamp, self.site.words)
        self.pages = {f"{page.path}.md": page for page in pages(self.site)}
        config.theme["language"] = self.settings.language
        config.extra["cscx"] = self._for_theme(config)
        config.watch.extend(str(root / folder) for folder in self.settings.content)
        return config

    def _day(self) -> date:
        given = self.config.as_of or os.environ.get("CSCX_AS_OF")
        if isinstance(given, date):
            return given
        return date.fromisoformat(str(given)) if given else self.built.astimezone(KOREA).date()

    def _refuse_leaks(self, shown: Published) -> None:
        found = leaks(shown)
        if found and self.config.audience == "customer":
            places = ", ".join(sorted({path for path, _ in found}))
            message = _LEAK(places=places).to(self.settings.language)
            raise PluginError(message)
        for path, name in found:
            log.info("%s refers to %s, which is not published", path, name)

    def _for_theme(self, config: MkDocsConfig) -> dict[str, Any]:
        words, early = self.site.words, assets.early_script()
        return {
            "words": words,
            "tabs": self._tabs(config),
            "stamp": PLACE,
            "preview": PREVIEW_PLACE,
            "keeps": self._keeps,
            "early": early,
            # The server of MkDocs puts a script of its own into every page.
            "policy": "" if self.serving and self.reader is None else content_policy([early]),
            "prose_styles": [],
            "reports": reports(self.settings.site.issue_url, words),
        }

    @property
    def _keeps(self) -> bool:
        return self.settings.site.offline and self.config.offline and not self.serving

    def _tabs(self, config: MkDocsConfig) -> list[dict[str, str]]:
        folders = config.use_directory_urls
        return [
            {"section": tab.section, "url": url(tab.path, folders=folders), "title": tab.title}
            for tab in menu(self.site)
        ]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a file for every page, and the style and the script."""
        config.extra["cscx"]["prose_styles"] = _leave_out_scripts(files)
        hand_written = {file.src_uri for file in files}
        for name in self.pages:
            if name in hand_written:
                continue
            file = File.generated(config, name, content="")
            file.inclusion = InclusionLevel.NOT_IN_NAV if name != "index.md" else file.inclusion
            files.append(file)
        files.append(File.generated(config, "assets/cscx.css", content=assets.style()))
        script = assets.script(self.site.words.for_browser(), dialog_model(self.site))
        files.append(File.generated(config, "assets/cscx.js", content=script))
        for path, raw in self._search_files(files).items():
            files.append(File.generated(config, path, content=raw))
        files.append(
            File.generated(config, offline.WORKER, content=offline.worker(keeps=self._keeps))
        )
        files.append(
            File.generated(
                config,
                "assets/wizard.js",
                content=assets.wizard_script(wizard_words(self.settings.language)),
            )
        )
        files.append(
            File.generated(
                config,
                "assets/learn.js",
                content=assets.learn_script(
                    learn_words(self.settings.language) | drill_words(self.settings.language)
                ),
            )
        )
        for path, raw in self._learning_files().items():
            files.append(File.generated(config, path, content=raw))
        return files

    def _search_files(self, files: Files) -> Mapping[str, bytes]:
        if self.hurried and self.found is not None:
            self.pages = as_before(self.pages, self.found)
            return self.found.files
        others = [
            page_entry(file.url, file.content_string, kind=self.site.words["about"], name=file.name)
            for file in files.documentation_pages()
            if not file.generated_by
        ]
        cache = self.cache or Cache(Path(self.settings.root) / FOLDER)
        recall = self._recall("search-entries")
        made = search_files(self.site, cache, others, recall)
        recall.keep()
        if not made.analysed:
            log.warning(_NO_KIWI.to(self.settings.language))
        self.pages = with_related(self.site, self.pages, made.files)
        self.found = found(self.pages, made.files)
        return made.files

    def _learning_files(self) -> Mapping[str, bytes]:
        if self.learned is None or not self.hurried:
            recall, drills = self._recall("questions"), self._recall("drills", linked=False)
            self.learned = learning(self.site, recall, drill_files(self.site, drills))
            recall.keep()
            drills.keep()
        self.pages = with_quizzes(self.site, self.pages, self.learned)
        return self.learned.files

    def _recall(self, what: str, *, linked: bool = True) -> Recall:
        """What the last build of this site kept of something, such as its search entries.

        What holds no links is the same however the site is put together.
        """
        cache = self.cache or Cache(Path(self.settings.root) / FOLDER)
        sort = f"{self.config.audience}-{self.config.drafts}"
        if linked:
            sort += f"-{self.site.folders}"
        recipe = digest(tool_stamp(), sort.encode(), self.settings.language.encode())
        return Recall(cache, f"{what}-{sort}.msgpack", self.answers, recipe)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Hand-written pages get a tab of their own."""
        tabs = config.extra["cscx"]["tabs"]
        for item in nav.items:
            file = getattr(item, "file", None)
            if file is not None and file.src_uri not in self.pages:
                tabs.append({"section": file.src_uri, "url": file.url, "page": item})
        return nav

    def on_page_markdown(
        self,
        markdown: str,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        files: Files,  # noqa: ARG002
    ) -> str:
        """Tell MkDocs what the page is called."""
        ours = self._ours(page)
        path = ours.sources[0] if ours and ours.sources else page.file.url
        page.meta["cscx_reports"] = reports(self.settings.site.issue_url, self.site.words, path)
        if ours is not None:
            page.meta.update(title=ours.title, description=ours.description)
            page.meta["cscx"] = {
                "section": ours.section,
                "template": ours.template.removesuffix(".html"),
                "edits": self._edits(ours.sources, config),
            }
        else:
            page.meta["cscx_edits"] = self._edits(_hand_written(page, config), config)
        return markdown

    def on_page_content(
        self,
        html: str,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,  # noqa: ARG002
    ) -> str:
        """The page itself."""
        ours = self._ours(page)
        if ours is None:
            return html
        return render(self.site, ours) if self.keeper is None else self.keeper.render(ours)

    def begin(
        self,
        keeper: Keeper,
        config: MkDocsConfig,
        nav: Navigation,
        lying: Callable[[str], Lying | None],
    ) -> None:
        """Let `keeper` find the pages that hold, now that the hand-written ones are known."""
        own = config.theme.custom_dir
        found = recipe(
            config,
            options={
                **{key: value for key, value in self.config.items() if key != "as_of"},
                "preview": str(self.preview),
            },
            settings=self.settings,
            menu=[(item.title, getattr(item, "url", "")) for item in nav.items],
            own_theme=Path(own) if own else None,
        )
        self.keeper = keeper
        keeper.begin(self.answers, self.pages.values(), found, lying)

    def on_post_page(
        self,
        output: str,
        *,
        page: MkDocsPage,  # noqa: ARG002
        config: MkDocsConfig,  # noqa: ARG002
    ) -> str:
        """The whole page without the white space of its templates, with its stamp."""
        return stamped(trimmed(output), self.marked, self.preview)

    def on_post_template(
        self,
        output_content: str,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002
    ) -> str:
        """The same for the page of addresses that do not exist."""
        if not template_name.endswith(".html"):
            return output_content
        return stamped(trimmed(output_content), self.marked, self.preview)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """What stands beside the pages: which files there are to keep, and the stamp alone."""
        folder = Path(config.site_dir)
        self.listed = offline.write(folder, self.stamp, self.marked, standing=self.standing)

    def _ours(self, page: MkDocsPage) -> Page | None:
        return self.pages.get(page.file.src_uri) if page.file.generated_by else None

    def _edits(self, sources: Sequence[str], config: MkDocsConfig) -> list[dict[str, str]]:
        """Where the files behind a page are edited: settings first, then MkDocs' own template."""
        template = self.settings.site.edit_url
        if template is None and config.repo_url and config.edit_uri:
            template = config.repo_url.rstrip("/") + "/" + config.edit_uri.strip("/") + "/{path}"
        if template is None:
            return []
        return [{"path": path, "url": template.replace("{path}", path)} for path in sources]


def _leave_out_scripts(files: Files) -> list[str]:
    """Take Material's scripts out of a build; the style sheets left are for prose."""
    for file in [*files]:
        if file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".map"):
            files.remove(file)
    return sorted(file.src_uri for file in files if file.src_uri.startswith("assets/stylesheets/"))


def _hand_written(page: MkDocsPage, config: MkDocsConfig) -> tuple[str]:
    """The file of a page that somebody wrote, from the root of the knowledge base."""
    return (f"{Path(config.docs_dir).name}/{page.file.src_uri}",)
