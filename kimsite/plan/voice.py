"""How people are heard: the page that says so, how far their wishes have come, where its forms lead."""

from collections import Counter
from urllib.parse import urlsplit

from kimsite.model.content import Group
from kimsite.model.view import Count, VoiceView
from kimsite.plan.frame import VOICE, Frame
from kimsite.vocabulary import STAGES

LIST = "aspirasi/index.html"
WHATSAPP = ("https://wa.me", "https://api.whatsapp.com")
"""wa.me sends on to the second, and browsers hold a form's way to the policy to its end."""


def voice_view(frame: Frame) -> VoiceView:
    """All that the page may use: every way to be heard that this group has, the nearest first."""
    group, region = frame.group, frame.group.region
    return VoiceView(
        site=frame.view,
        head=frame.head(VOICE, frame.word("voice"), "voice", description=frame.word("voice_note")),
        form=group.voice.form,
        office=f"{region.village_kind} {region.village}".strip() if region.village else "",
        address=group.address,
        coach=group.coach,
        lapor=group.voice.lapor,
        stages=stages(frame),
    )


def stages(frame: Frame) -> tuple[Count, ...]:
    """How many published wishes stand at each stage, in their order; those that say none are not counted."""
    wishes = (item.document.aspiration for item in frame.shelf.types.get("aspirasi", ()))
    found = Counter(wish.stage for wish in wishes if wish)
    return tuple(Count(LIST, stage, found[stage]) for stage, _ in STAGES if found[stage])


def targets(group: Group, without: tuple[str, ...]) -> tuple[str, ...]:
    """Where a form of the group may lead, as sources of a content security policy. `without` is the theme's."""
    if "voice" in without:
        return ()
    address = urlsplit(group.voice.form)
    return (
        *(WHATSAPP if group.contact.wa else ()),
        *(("mailto:",) if group.contact.email else ()),
        *((f"https://{address.netloc.lower()}",) if address.netloc else ()),
    )
