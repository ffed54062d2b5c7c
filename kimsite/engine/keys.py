"""The keys of outputs: two tasks with the same key make the same bytes."""

from collections.abc import Callable
from dataclasses import fields

from kimsite.digest import digest_bytes, digest_value
from kimsite.model.task import Task
from kimsite.model.theme import Catalogue, Theme
from kimsite.model.view import SiteView


def task_keys(theme: Theme, catalogue: Catalogue) -> Callable[[Task], str]:
    """A task's key: all it can see. `<its maker, path and view>-<the template's closure and the words>`.

    The second half is missing where no template is used. What makes outputs (kimsite's
    own code and libraries) is in the ledger's salt.
    """
    words = digest_value(catalogue)
    looks = {f"template:{t.name}": digest_value(t.closure, words)[:16] for t in theme.templates}
    sites: dict[int, tuple[SiteView, str]] = {}

    def site_digest(site: SiteView) -> str:
        found = sites.get(id(site))
        if found is None or found[0] is not site:
            found = sites[id(site)] = (site, digest_value(site))
        return found[1]

    def key(task: Task) -> str:
        # Every page shows the same SiteView: it is spelled out once, not once a page.
        view = task.view
        seen = [
            site_digest(value) if isinstance(value, SiteView) else value
            for value in (getattr(view, field.name) for field in fields(view))
        ]
        text = repr((task.maker, task.path, type(view).__name__, seen))
        return f"{digest_bytes(text.encode('utf-8', 'surrogatepass'))}-{looks.get(task.maker, '')}"

    return key
