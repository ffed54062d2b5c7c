"""Files for machines and hosts: sitemap, robots, kim.json, what static hosts read."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlsplit

from kimsite.model.feed import SitemapView, TextView
from kimsite.model.task import Task
from kimsite.plan.frame import Frame
from kimsite.plan.redirects import host_path, moved, rules
from kimsite.plan.voice import targets
from kimsite.urls import absolute

HEADERS = """/*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Content-Security-Policy: default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; \
script-src 'self'{script}; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
base-uri 'none'; form-action {forms}; frame-ancestors 'none'
"""
"""For hosts that read `_headers` (Netlify, Cloudflare). `forms` are where forms may lead: to WhatsApp, an e-mail
program, an address that the group chose."""
FOR_EVER = ("aset", "foto", "kartu")
"""Folders of files that carry a digest in their names; groups of a network have their own."""
SHARED_HOSTS = (".github.io", ".gitlab.io", ".netlify.app", ".pages.dev", ".codeberg.page", ".neocities.org")
SITEMAP_LIMIT = 50_000
"""Addresses in one file, after sitemaps.org's protocol."""


def hosting_tasks(frame: Frame, pages: tuple[tuple[str, date | None], ...], top: bool) -> Iterator[Task]:
    """`pages` are the paths to index, with the day each changed. `top`: this folder is what is published."""
    base = frame.group.base_url
    if base:
        yield from sitemap_tasks(base, pages)
    yield Task("robots.txt", "text", TextView(robots(base)))
    lines = rules(moved(frame.site.items), host_path(frame))
    if top:
        scripts, forms = (fingerprint(frame.view.script),), targets(frame.group, frame.view.without)
        yield from host_tasks(base, lines, scripts, forms)
    elif lines:
        yield Task("_redirects", "text", TextView(lines))


def host_tasks(base_url: str, redirect_lines: str, scripts: Iterable[str], forms: Iterable[str]) -> Iterator[Task]:
    """What belongs at the top of a folder that is published on its own, whose pages carry these `scripts`, by
    fingerprints, and whose forms lead to `forms` (`voice.targets`)."""
    yield Task(".nojekyll", "text", TextView(""))
    yield Task("_headers", "text", TextView(headers(scripts, forms)))
    if redirect_lines:
        yield Task("_redirects", "text", TextView(redirect_lines))
    address = urlsplit(base_url)
    host = address.hostname or ""
    if host and not address.path.strip("/") and not address.port and not host.endswith(SHARED_HOSTS):
        yield Task("CNAME", "text", TextView(host + "\n"))


def headers(scripts: Iterable[str], forms: Iterable[str] = ()) -> str:
    """What hosts send with every page: nothing may run but its site's own files and the scripts that pages carry, by
    their fingerprints (CSP 3), and forms may lead nowhere else."""
    rules = HEADERS.format(
        script="".join(f" '{script}'" for script in sorted(set(scripts)) if script),
        forms=" ".join(sorted(set(forms))) or "'none'",
    )
    places = (f"{above}/{folder}/*" for above in ("", "/:kim") for folder in FOR_EVER)
    return rules + "".join(f"{place}\n  Cache-Control: public, max-age=31536000, immutable\n" for place in places)


def fingerprint(script: str) -> str:
    """What a Content-Security-Policy calls a script by; "" for none."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"sha256-{digest}" if script else ""


def sitemap_tasks(base_url: str, pages: tuple[tuple[str, date | None], ...]) -> Iterator[Task]:
    """One sitemap, or an index of several where one would be too long."""
    urls = tuple((absolute(base_url, path), day) for path, day in pages)
    if len(urls) <= SITEMAP_LIMIT:
        yield Task("sitemap.xml", "sitemap", SitemapView(urls))
        return
    parts = []
    for start in range(0, len(urls), SITEMAP_LIMIT):
        part = f"sitemap-{start // SITEMAP_LIMIT + 1}.xml"
        parts.append((absolute(base_url, part), None))
        yield Task(part, "sitemap", SitemapView(urls[start : start + SITEMAP_LIMIT]))
    yield Task("sitemap.xml", "sitemapindex", SitemapView(tuple(parts)))


def robots(base_url: str) -> str:
    """Everybody is welcome; the sitemap is named where its address is known."""
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        lines += ["", f"Sitemap: {absolute(base_url, 'sitemap.xml')}"]
    return "\n".join(lines) + "\n"
