"""What a document shows besides its text: the facts of its type, the picture above it, the way to order."""

from html import escape

from kimsite.model.content import Aspiration, Document, Event, FactCheck, Product, Service
from kimsite.model.site import Image, Item
from kimsite.plan.frame import Frame
from kimsite.urls import whatsapp
from kimsite.wording import Wording

Facts = list[tuple[str, str]]
"""A word of the interface and what it says of this document, as HTML."""


def marked_title(title: str, rating: str, wording: Wording) -> str:
    """“[Salah] Air laut jadi tawar”: where only the title of a fact check is seen, it must not spread the claim."""
    return f"[{wording.t(f'ratings.{rating}')}] {title}" if rating else title


def title_of(item: Item, frame: Frame) -> str:
    """A document's title where it stands alone."""
    check = item.document.factcheck
    return marked_title(item.document.title, check.rating if check else "", frame.wording)


def leading_image(item: Item) -> Image | None:
    """The picture above the text; none when the gallery below shows it anyway."""
    shown = {photo.src for photo in item.photos}
    return None if item.image and item.image.src in shown else item.image


def expired(item: Item, frame: Frame) -> bool:
    """Whether an announcement's time is over."""
    return bool(item.document.valid_until and item.document.valid_until < frame.today)


def order_url(item: Item, frame: Frame) -> str:
    """A WhatsApp chat with the seller, or with the group, the order typed in already; "" without a number."""
    product = item.document.product
    number = product and (product.wa or frame.group.contact.wa)
    return whatsapp(number, frame.word("order_text").format(title=item.document.title)) if number else ""


def facts_of(document: Document, wording: Wording) -> Facts:
    """The facts that the page of a document shows above its text."""
    facts: Facts = []
    if document.event:
        facts += event_facts(document.event, wording)
    if document.product:
        facts += _product(document.product, wording)
    if document.factcheck:
        facts += _factcheck(document.factcheck, wording)
    if document.service:
        facts += _service(document.service, wording)
    if document.aspiration:
        facts += _aspiration(document.aspiration, wording)
    return facts


def event_facts(event: Event, wording: Wording) -> Facts:
    """When and where."""
    return _said([(wording.t("when"), wording.when(event)), (wording.t("where"), event.venue)])


def rating_facts(rating: str, wording: Wording) -> Facts:
    """How a claim was rated."""
    return [(wording.t("rating"), f"<b>{escape(wording.t(f'ratings.{rating}'))}</b>")] if rating else []


def stage_facts(stage: str, wording: Wording) -> Facts:
    """How far a wish has come."""
    return [(wording.t("stage"), f"<b>{escape(wording.t(f'stages.{stage}'))}</b>")] if stage else []


def listing(facts: Facts, language: str, around: str) -> str:
    """Facts as a list of descriptions; "" without any. `language` is that of their words, `around` the text's own."""
    lang = f' lang="{escape(language)}"' if language != around else ""
    rows = "".join(f"<dt>{escape(word)}</dt><dd>{said}</dd>" for word, said in facts)
    return f"<dl{lang}>{rows}</dl>" if rows else ""


def linked(text: str) -> str:
    """Text as HTML, a link where it is an address."""
    said = escape(text)
    return f'<a href="{said}">{said}</a>' if text.startswith(("https://", "http://")) else said


def _product(product: Product, wording: Wording) -> Facts:
    price = wording.t("ask_price") if product.price is None else wording.money(product.price)
    return _said(
        [(wording.t("price"), price), (wording.t("owner"), product.owner), (wording.t("stock"), product.stock)]
    )


def _factcheck(check: FactCheck, wording: Wording) -> Facts:
    claim = _said([(wording.t("claim"), check.claim)])
    return [*claim, *rating_facts(check.rating, wording), *_listed(wording.t("evidence"), check.evidence)]


def _service(service: Service, wording: Wording) -> Facts:
    rest = [(wording.t("cost"), service.cost), (wording.t("duration"), service.duration)]
    return [*_listed(wording.t("requirements"), service.requirements), *_said(rest)]


def _aspiration(wish: Aspiration, wording: Wording) -> Facts:
    facts = [*stage_facts(wish.stage, wording), *_said([(wording.t("addressed_to"), wish.addressed_to)])]
    if wish.answer:
        day = wording.date(wish.answered_on) if wish.answered_on else ""
        source = escape(", ".join(part for part in (wish.answered_by, day) if part))
        quoted = f"<blockquote><p>{'<br>'.join(map(escape, wish.answer.splitlines()))}</p></blockquote>"
        facts.append((wording.t("answer"), quoted + (f"<p>{source}</p>" if source else "")))
    return facts


def _said(pairs: list[tuple[str, str]]) -> Facts:
    return [(word, escape(text)) for word, text in pairs if text]


def _listed(word: str, texts: tuple[str, ...]) -> Facts:
    return [(word, "<ul>" + "".join(f"<li>{linked(text)}</li>" for text in texts) + "</ul>")] if texts else []
