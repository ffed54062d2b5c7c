"""The site as an app on a phone: its manifest, its icons, and the worker that keeps pages for reading offline."""

import json
from collections.abc import Iterator

from kimsite.digest import digest_value
from kimsite.model.feed import TextView
from kimsite.model.site import Copy
from kimsite.model.task import Task
from kimsite.model.theme import Theme
from kimsite.plan.frame import HOME, Frame, bare

MANIFEST = "manifest.webmanifest"
WORKER = "sw.js"
SIZES = (192, 512)
"""The icons that Chromium asks for before it offers to install a site (web.dev, "Install criteria")."""
GROUND = "#ffffff"
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="{colour}" d="M0 0h8v8H0z"/>'
    '<path fill="#fff" d="M4 1l3 3-3 3-3-3z"/><path fill="{colour}" d="M4 2.5L5.500 4 4 5.500 2.500 4z"/></svg>\n'
)
FORGET = (
    'addEventListener("install", () => skipWaiting())\n'
    'addEventListener("activate", (event) => event.waitUntil(Promise.all([registration.unregister(), '
    'caches.keys().then((names) => Promise.all(names.filter((name) => name.endsWith(" " + registration.scope))'
    ".map((name) => caches.delete(name))))])))\n"
)
"""A worker for phones that have one, where the group wants none any more: a file that is gone would leave it there."""


def app_tasks(frame: Frame, theme: Theme) -> Iterator[Task]:
    """manifest.webmanifest, its icons, sw.js."""
    icons = tuple(_icons(frame))
    yield from icons
    yield Task(MANIFEST, "text", TextView(_manifest(frame, icons)))
    keeps = dict(frame.view.settings).get("luring") == "true"
    if theme.worker:
        yield Task(WORKER, "text", TextView(bare(theme.worker) if keeps else FORGET))


def _icons(frame: Frame) -> Iterator[Task]:
    """Made from the logo; without one, a lozenge in the group's colour."""
    logo = frame.site.logo
    source = next((copy for copy in frame.site.copies if logo and copy.path == logo.src), None)
    if source is None:
        text = DRAWING.format(colour=_colour(frame))
        yield Task(f"aset/ikon.{digest_value(text)[:8]}.svg", "text", TextView(text))
        return
    stem = source.path.rpartition("-")[0]
    for size in SIZES:
        copy = Copy(f"{stem}-{size}.png", source.source, source.digest, "icon", size, size)
        yield Task(copy.path, "copy", copy)


def _manifest(frame: Frame, icons: tuple[Task, ...]) -> str:
    """After W3C's "Web Application Manifest"; all addresses are relative to the file's own."""
    listed = [
        {"src": icon.path, "sizes": f"{icon.view.width}x{icon.view.height}", "type": "image/png"}
        if isinstance(icon.view, Copy)
        else {"src": icon.path, "sizes": "any", "type": "image/svg+xml"}
        for icon in icons
    ]
    said = {
        "name": frame.group.name,
        "short_name": frame.view.short,
        "description": frame.group.tagline,
        "lang": frame.group.language,
        "start_url": HOME,
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": _colour(frame),
        "background_color": GROUND,
        "icons": listed,
    }
    return json.dumps({key: value for key, value in said.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _colour(frame: Frame) -> str:
    return dict(frame.view.settings).get("warna", "#333333")
