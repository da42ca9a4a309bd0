"""Where a link checker may connect to when the links come from a stranger.

Every name is looked up here, every answer is judged, and the connection goes to the very address that was judged, so that a
second answer of a hostile name server changes nothing. Each step of a redirect passes here again.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from typing import TYPE_CHECKING

import httpcore
import httpx

if TYPE_CHECKING:
    from httpcore._backends.base import SOCKET_OPTION

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[list[str]]]

#: Not the public web, though some versions of Python count them as global: protocol assignments (RFC 6890), a NAT64 range of the local
#: network (RFC 8215), documentation (RFC 9637), segment routing (RFC 9602), and Azure's wire server inside its machine rooms.
_INSIDE_ALL_THE_SAME = [
    ipaddress.ip_network(text) for text in ("192.0.0.0/24", "64:ff9b:1::/48", "3fff::/20", "5f00::/16", "168.63.129.16/32")
]
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_WEB_PORTS = {80, 443}


class UnsafeTargetError(httpx.HTTPError):
    """The address is not one on the public web, so it was not asked."""


class NoSuchHostError(httpx.ConnectError):
    """The name server knows no address for the host."""


def is_public(address: str) -> bool:
    """Say whether an IP address belongs to the public internet, also where it wraps an IPv4 address (mapped, 6to4, Teredo, NAT64)."""
    ip = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    return all(one.is_global and not one.is_multicast and not _is_inside(one) for one in _unwrapped(ip))


def _is_inside(ip: IP) -> bool:
    return any(ip in network for network in _INSIDE_ALL_THE_SAME)


def _unwrapped(ip: IP) -> list[IP]:
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    inner: list[IP | None] = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _TRANSLATED:
        return [ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)]
    wrapped = [one for one in inner if one is not None]
    return wrapped or [ip]


async def look_up(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, as the system's resolver gives them."""
    rows = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in rows))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to public addresses only. ``allow_loopback`` is for tests, and nothing but tests."""

    def __init__(self, *, allow_loopback: bool = False, resolver: Resolver = look_up) -> None:
        self._inner = httpcore.AnyIOBackend()
        self._allow_loopback = allow_loopback
        self._resolver = resolver

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look the host up, judge every address, and connect to the first that answers."""
        addresses = await self._judged(host, port)
        error: Exception | None = None
        for address in addresses[:3]:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
        raise error or NoSuchHostError(f"{host} has no address")

    async def _judged(self, host: str, port: int) -> list[str]:
        try:
            addresses = await self._resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise NoSuchHostError(f"{host} is not known to the name servers") from error
        refused = [address for address in addresses if not self._allowed(address, port)]
        if refused:
            raise UnsafeTargetError(f"{host} leads to {refused[0]}, port {port}, which is not on the public web")
        return addresses

    def _allowed(self, address: str, port: int) -> bool:
        if self._allow_loopback and ipaddress.ip_address(address.split("%", maxsplit=1)[0]).is_loopback:
            return True
        return is_public(address) and (port in _WEB_PORTS or port > 1023)

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SOCKET_OPTION] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Refuse: no link leads to a socket of this machine."""
        raise UnsafeTargetError(f"{path} is a socket of this machine")

    async def sleep(self, seconds: float) -> None:
        """Wait, as the pool asks between its own attempts."""
        await self._inner.sleep(seconds)


class GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's own transport with its connections made by ``GuardedBackend``; no proxy, no keep-alive between links."""

    def __init__(self, backend: GuardedBackend, context: ssl.SSLContext) -> None:
        super().__init__(verify=context, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context, max_connections=64, max_keepalive_connections=0, http1=True, http2=False, network_backend=backend
        )
