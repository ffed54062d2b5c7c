"""Where a group is, by the names of its region."""

from dataclasses import replace

from kimsite.diagnostics import at_field
from kimsite.model.content import Group
from kimsite.model.report import Diagnostic


def place_group(group: Group) -> tuple[Group, tuple[Diagnostic, ...]]:
    """The group with the names of its region. An unknown code is a warning (K031) and stays without names."""
    code = group.region.code
    if not code:
        return group, ()
    from kimsite.network.regions import open_regions

    regions = open_regions()
    region = regions.name_region(code)
    if region:
        return replace(group, region=region), ()
    nearest = ", ".join(f"{other} ({name})" for other, name in regions.nearest_codes(code))
    facts = (("region", code), ("nearest", nearest))
    return group, (at_field("K031", group.path, group.places, "region", facts),)
