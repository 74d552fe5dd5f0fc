"""Tells where a request came from: the address that a brake counts by."""

import ipaddress


def network_of(adres: str) -> str:
    """Give an address as one source: an IPv6 address by its /64, which one household has."""
    try:
        ip = ipaddress.ip_address(adres)
    except ValueError:
        return "onbekend"
    if isinstance(ip, ipaddress.IPv4Address):
        return str(ip)
    return str(ip.ipv4_mapped or ipaddress.ip_network((ip, 64), strict=False))


def believed_address(peer: str, doorgegeven: str, *, proxies: int) -> str:
    """Give the address of whoever asks.

    It is what the outermost of our own proxies wrote in `X-Forwarded-For`, or else the peer.
    """
    adressen = [adres.strip() for adres in doorgegeven.split(",") if adres.strip()]
    return adressen[-proxies] if 0 < proxies <= len(adressen) else peer
