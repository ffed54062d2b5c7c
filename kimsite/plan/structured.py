"""What search engines read: schema.org's words for a document and for the group, as JSON-LD.

Addresses must be whole there, so without base_url a node has none, and what is
nothing without one (a claim review, a trail of links) is left out.
"""

import json

from kimsite.model.content import Group
from kimsite.model.site import Item
from kimsite.model.view import Link
from kimsite.plan.occasion import claim_review, event, product
from kimsite.plan.organization import Node, filled, organization, reference
from kimsite.urls import absolute

TYPES = {
    "berita": "NewsArticle",
    "pengumuman": "NewsArticle",
    "cekfakta": "NewsArticle",
    "aspirasi": "Article",
    "agenda": "Article",
    "galeri": "ImageGallery",
    "produk": "ItemPage",
    "wisata": "TouristAttraction",
    "layanan": "Service",
    "dokumen": "DigitalDocument",
    "halaman": "WebPage",
}
"""By content type; an event and a product with a price are told whole."""
HEADLINE_LENGTH = 110
JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def document_ld(group: Group, item: Item, trail: tuple[Link, ...], image_url: str, url: str) -> str:
    """JSON-LD for one page, safe inside <script>. `trail` leads to the page, which is left out of it itself.

    `image_url` and `url` are absolute or "".
    """
    nodes = [_document(group, item, image_url, url)]
    if item.document.factcheck and url:
        nodes.append(claim_review(group, item, url))
    if url and trail:
        nodes.append(_breadcrumb(group, item, trail, url))
    return _script(nodes)


def organization_ld(group: Group, url: str, logo_url: str) -> str:
    """JSON-LD for the front page: the group as an Organization, its site as a WebSite."""
    site: Node = {
        "@type": "WebSite",
        "@id": url and url + "#website",
        "name": group.name,
        "alternateName": group.short if group.short != group.name else "",
        "description": group.tagline,
        "url": url,
        "inLanguage": group.language,
        "publisher": reference(group),
    }
    return _script([organization(group, url, logo_url), filled(site)])


def _document(group: Group, item: Item, image_url: str, url: str) -> Node:
    if item.document.event:
        return event(group, item, image_url, url)
    if item.document.product and item.document.product.price is not None:
        return product(group, item, image_url, url)
    kind = TYPES[item.document.type]
    if kind in ("NewsArticle", "Article"):
        return _article(kind, group, item, image_url, url)
    document = item.document
    node: Node = {
        "@type": kind,
        "name": document.title,
        "description": item.summary,
        "url": url,
        "image": image_url,
        "inLanguage": "" if kind in ("TouristAttraction", "Service") else document.language or group.language,
        "address": document.place if kind == "TouristAttraction" else "",
        "provider": reference(group) if kind == "Service" else "",
    }
    if kind in ("ImageGallery", "DigitalDocument", "WebPage"):
        node |= {"datePublished": document.date and document.date.isoformat(), "publisher": reference(group)}
    return filled(node)


def _article(kind: str, group: Group, item: Item, image_url: str, url: str) -> Node:
    document = item.document
    written = document.date and document.date.isoformat()
    node: Node = {
        "@type": kind,
        "headline": document.title[:HEADLINE_LENGTH],
        "description": item.summary,
        "url": url,
        "mainEntityOfPage": url,
        "image": [image_url] if image_url else "",
        "datePublished": written,
        "dateModified": document.updated.isoformat() if document.updated else written,
        "expires": document.valid_until and document.valid_until.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in document.authors] or reference(group),
        "editor": {"@type": "Person", "name": document.editor} if document.editor else "",
        "publisher": reference(group),
        "dateline": document.dateline if kind == "NewsArticle" else "",
        "articleSection": document.category[-1] if document.category else "",
        "keywords": list(document.tags),
        "wordCount": item.words or "",
        "citation": list(document.factcheck.evidence) if document.factcheck else "",
        "inLanguage": document.language or group.language,
    }
    return filled(node)


def _breadcrumb(group: Group, item: Item, trail: tuple[Link, ...], url: str) -> Node:
    steps = [(absolute(group.base_url, "index.html"), group.short or group.name)]
    steps += [(absolute(group.base_url, link.path), link.title) for link in trail]
    steps.append((url, item.document.title))
    elements = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (address, name) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": elements}


def _script(nodes: list[Node]) -> str:
    """One @graph. < is written \\u003c, so that no text can end the script or open a comment in it."""
    text = JSON.encode({"@context": "https://schema.org", "@graph": nodes})
    return text.encode("utf-8", "ignore").decode().replace("<", "\\u003c")
