"""Pelican's side of the comparison. BENCH_CACHE switches its content cache on, as its manual says."""

import os

SITENAME, SITEURL = "KIM Contoh", "https://contoh.example"
TIMEZONE, DEFAULT_LANG = "Asia/Jakarta", "en"
PATH, OUTPUT_PATH, THEME = "content", "output", "theme"
THEME_STATIC_DIR = ""
PLUGIN_PATHS, PLUGINS = ["plugins"], ["neighbours"]
READERS = {"html": None}
MARKDOWN = {
    "extensions": ["markdown.extensions." + name for name in ("meta", "extra", "toc", "sane_lists", "smarty")],
    "output_format": "html5",
}

DEFAULT_PAGINATION = 20
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
PAGINATED_TEMPLATES = {"index": None, "category": None, "tag": None}
DIRECT_TEMPLATES = ["index", "categories", "tags", "sitemap"]
ARTICLE_URL, ARTICLE_SAVE_AS = "posts/{slug}/", "posts/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "categories/{slug}/", "categories/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"
CATEGORIES_SAVE_AS, TAGS_SAVE_AS, SITEMAP_SAVE_AS = "categories/index.html", "tags/index.html", "sitemap.xml"
AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = ARCHIVES_SAVE_AS = ""

FEED_RSS, CATEGORY_FEED_RSS = "index.xml", "categories/{slug}/index.xml"
FEED_MAX_ITEMS, RSS_FEED_SUMMARY_ONLY = 20, True
FEED_ALL_ATOM = FEED_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

if os.environ.get("BENCH_CACHE"):
    CACHE_CONTENT = LOAD_CONTENT_CACHE = True
    CONTENT_CACHING_LAYER, CHECK_MODIFIED_METHOD, CACHE_PATH = "reader", "mtime", "cache"
