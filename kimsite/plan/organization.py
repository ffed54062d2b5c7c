"""The group itself in schema.org's words, and how other nodes name it."""

from typing import Any

from kimsite.model.content import Group
from kimsite.plan.frame import social_links
from kimsite.urls import absolute

Node = dict[str, Any]


def filled(node: Node) -> Node:
    """The node without what is empty: schema.org knows no empty values."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def identity(group: Group) -> str:
    """The group's @id; "" without base_url."""
    home = absolute(group.base_url, "index.html")
    return home and home + "#organization"


def reference(group: Group) -> Node:
    """The group as publisher, author or organiser: who it is, and where its own node stands."""
    home = absolute(group.base_url, "index.html")
    return filled({"@type": "Organization", "@id": identity(group), "name": group.name, "url": home})


def postal_address(group: Group) -> Node:
    """Where the group is; {} when it says nothing of that."""
    street = " ".join(group.address.split())
    return _address({"streetAddress": street} if street else {}, group)


def locality(group: Group) -> Node:
    """The village, district, regency and province of the group, no street; {} when it says nothing of that."""
    return _address({}, group)


def _address(street: Node, group: Group) -> Node:
    region = group.region
    parts = street | filled(
        {
            "addressLocality": ", ".join(filter(None, (region.village, region.district, region.regency))),
            "addressRegion": region.province,
        }
    )
    return {"@type": "PostalAddress", **parts, "addressCountry": "ID"} if parts else {}


def organization(group: Group, url: str, logo_url: str) -> Node:
    """The group. Only numbers that it made public are in it."""
    home = url or absolute(group.base_url, "index.html")
    contact = filled(
        {
            "@type": "ContactPoint",
            "contactType": "customer service",
            "telephone": f"+{group.contact.wa}" if group.contact.wa else "",
            "email": group.contact.email,
        }
    )
    return filled(
        {
            "@type": "Organization",
            "@id": identity(group),
            "name": group.name,
            "alternateName": group.short if group.short != group.name else "",
            "description": group.tagline,
            "identifier": group.kim_id,
            "url": home,
            "logo": logo_url,
            "image": logo_url,
            "foundingDate": group.founded,
            "address": postal_address(group),
            "contactPoint": contact if group.contact.wa or group.contact.email else "",
            "sameAs": [link.path for link in social_links(group)],
            "parentOrganization": {"@type": "GovernmentOrganization", "name": group.coach} if group.coach else "",
        }
    )
