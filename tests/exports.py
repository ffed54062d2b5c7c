"""Exports as WordPress and Blogger write them, small ones, for tests. All of it is invented."""

from html import escape

WP = "http://wordpress.org/export/1.2/"


def wxr(*items: str, head: str = "", version: str = "1.2", scheme: str = "http") -> bytes:
    """A WordPress export of the site https://kim-lama.example with these items."""
    return f"""<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" created="2025-11-01 10:00" -->
<rss version="2.0"
 xmlns:excerpt="{scheme}://wordpress.org/export/{version}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="{scheme}://wordpress.org/export/{version}/">
<channel><title>KIM Lama</title><link>https://kim-lama.example</link>
<wp:wxr_version>{version}</wp:wxr_version>
<wp:base_site_url>https://kim-lama.example</wp:base_site_url>
<wp:base_blog_url>https://kim-lama.example</wp:base_blog_url>
<wp:author><wp:author_login>ana</wp:author_login><wp:author_display_name><![CDATA[Ana Tefa]]></wp:author_display_name></wp:author>
{head}{"".join(items)}</channel></rss>""".encode()


def category(key: str, name: str, parent: str = "") -> str:
    """A category of the site."""
    return (
        f"<wp:category><wp:category_nicename>{key}</wp:category_nicename><wp:category_parent>{parent}"
        f"</wp:category_parent><wp:cat_name><![CDATA[{name}]]></wp:cat_name></wp:category>"
    )


def item(html: str = "<p>Isi.</p>", title: str = "Panen jagung", number: int = 7, **fields: str) -> str:
    """One text of the site; `fields` are further ones, `more` is XML of its own."""
    told = {
        "post_type": "post",
        "status": "publish",
        "post_name": "panen-jagung",
        "post_date": "2025-10-02 16:30:00",
        "post_date_gmt": "2025-10-02 08:30:00",
        "link": "https://kim-lama.example/2025/10/panen-jagung/",
        "creator": "ana",
        "more": "",
        "excerpt": "",
        **fields,
    }
    names = (
        "post_type",
        "status",
        "post_name",
        "post_date",
        "post_date_gmt",
        "post_password",
        "post_parent",
        "is_sticky",
    )
    own = "".join(
        f"<wp:{name}>{told[name]}</wp:{name}>"
        for name in (*names, "post_modified_gmt", "attachment_url")
        if name in told
    )
    return f"""<item><title><![CDATA[{title}]]></title><link>{told["link"]}</link><dc:creator>{told["creator"]}</dc:creator>
<content:encoded><![CDATA[{html}]]></content:encoded><excerpt:encoded><![CDATA[{told["excerpt"]}]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id>{own}{told["more"]}</item>"""


def meta(key: str, value: str) -> str:
    """A fact that a plugin or WordPress itself keeps beside a text."""
    return (
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value><![CDATA[{value}]]></wp:meta_value></wp:postmeta>"
    )


def upload(number: int, name: str, parent: int = 0, alt: str = "", caption: str = "") -> str:
    """A file of the site's library."""
    return item(
        "",
        name,
        number,
        post_type="attachment",
        status="inherit",
        link=f"https://kim-lama.example/{name}/",
        attachment_url=f"https://kim-lama.example/wp-content/uploads/2025/10/{name}",
        post_parent=str(parent),
        excerpt=caption,
        more=meta("_wp_attachment_image_alt", alt) if alt else "",
    )


KIND = "http://schemas.google.com/blogger/2008/kind#"


def blogger(*entries: str) -> bytes:
    """A classic export of the blog kim-lama.blogspot.com."""
    return (
        """<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'
 xmlns:app='http://purl.org/atom/app#' xmlns:georss='http://www.georss.org/georss'><id>tag:blogger.com,1999:blog-1.archive</id>
<title>KIM Lama</title><link rel='alternate' href='http://kim-lama.blogspot.com/'/>"""
        + "".join(entries)
        + "</feed>"
    ).encode()


def entry(
    html: str = "<p>Isi.</p>",
    title: str = "Panen jagung",
    kind: str = "post",
    labels: tuple[str, ...] = (),
    **rest: str,
) -> str:
    """One entry of a classic export."""
    told = {
        "path": "/2025/10/panen-jagung.html",
        "id": "7",
        "published": "2025-10-02T16:30:00.001+08:00",
        "more": "",
        **rest,
    }
    link = f"<link rel='alternate' href='http://kim-lama.blogspot.com{told['path']}'/>" if told["path"] else ""
    tags = "".join(f"<category scheme='http://www.blogger.com/atom/ns#' term='{escape(label)}'/>" for label in labels)
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{told['id']}</id><published>{told['published']}</published>"
        f"<category scheme='http://schemas.google.com/g/2005#kind' term='{KIND}{kind}'/>{tags}{told['more']}"
        f"<title type='text'>{escape(title)}</title><content type='html'>{escape(html)}</content>{link}"
        "<author><name>Ana Tefa</name></author></entry>"
    )


def takeout(*entries: str) -> bytes:
    """The feed.atom that Google Takeout hands out: it does not say where the blog was."""
    return (
        "<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' "
        "xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-1</id><title>KIM Lama</title>"
        + "".join(entries)
        + "</feed>"
    ).encode()


def kept(
    html: str = "<p>Isi.</p>", title: str = "Panen jagung", kind: str = "POST", status: str = "LIVE", **rest: str
) -> str:
    """One entry of it."""
    told = {"filename": "/2025/10/panen-jagung.html", "id": "7", "more": "", **rest}
    return (
        f"<entry><id>tag:blogger.com,1999:blog-1.post-{told['id']}</id><blogger:type>{kind}</blogger:type>"
        f"<blogger:status>{status}</blogger:status><author><name>Ana Tefa</name><blogger:type>BLOGGER</blogger:type></author>"
        f"<title>{escape(title)}</title><content type='html'>{escape(html)}</content>"
        f"<published>2025-10-02T08:30:00Z</published><blogger:filename>{told['filename']}</blogger:filename>{told['more']}</entry>"
    )
