"""No link of a stranger makes us ask anything but the public web."""

from __future__ import annotations

import asyncio
import ssl

import pytest

from links.hostile import Hostile
from links.web_set import ROUTES, to
from steadyground.links.fetch import Fetcher, Trouble
from steadyground.links.guard import GuardedBackend, UnsafeTargetError, is_public

INSIDE = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.100.100.200", "168.63.129.16", "192.0.0.192", "198.18.0.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::101:101"]


@pytest.mark.parametrize("address", INSIDE)
def test_inside_addresses_are_refused(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_allowed(address):
    assert is_public(address)


def look(url, **options):
    return asyncio.run(Fetcher(GuardedBackend(**options), timeout=2, context=ssl.create_default_context()).look(url))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "017700000001", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_however_it_is_written(host):
    with Hostile(ROUTES) as server:
        answer = look(f"http://{host}:{server.port}/ok")
        assert answer.trouble in (Trouble.UNSAFE, Trouble.NO_HOST, Trouble.BAD_REDIRECT)
        assert not server.seen


def test_a_name_that_leads_inside_is_refused_and_not_connected():
    async def resolver(host, port):
        return ["93.184.216.34", "127.0.0.1"]

    with Hostile(ROUTES) as server:
        assert look(f"http://innocent.example:{server.port}/", resolver=resolver).trouble is Trouble.UNSAFE
        assert not server.seen


def test_the_connection_goes_to_the_address_that_was_judged():
    asked = []

    async def resolver(host, port):
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    with Hostile(ROUTES) as server:
        answer = look(f"http://rebind.example:{server.port}/ok", resolver=resolver, allow_loopback=True)
        assert (answer.status, asked) == (200, ["rebind.example"])


@pytest.mark.parametrize(
    "target",
    ["http://169.254.169.254/latest", "http://10.0.0.1/", "http://[fd00:ec2::254]/", "file:///etc/passwd", "gopher://x/", "ftp://x/"],
)
def test_a_redirect_leads_nowhere_inside(target):
    with Hostile({"/": to(target)}) as server:
        answer = look(f"{server.base}/", allow_loopback=True)
    assert answer.trouble is Trouble.UNSAFE
    assert len(answer.steps) == 1


def test_ports_of_other_services_are_refused():
    async def resolver(host, port):
        return ["93.184.216.34"]

    assert look("http://h.example:22/", resolver=resolver).trouble is Trouble.UNSAFE


def test_sockets_of_this_machine_are_refused():
    with pytest.raises(UnsafeTargetError):
        asyncio.run(GuardedBackend().connect_unix_socket("/var/run/docker.sock"))


def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://10.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:1")
    with Hostile(ROUTES) as server:
        assert look(f"{server.base}/ok", allow_loopback=True).status == 200


def test_a_name_without_an_address_is_a_name_that_is_not_known():
    async def resolver(host, port):
        return []

    assert look("http://h.example/", resolver=resolver).trouble is Trouble.NO_HOST


def test_the_next_address_is_tried_where_one_takes_no_connection():
    async def resolver(host, port):
        return ["127.0.0.9", "127.0.0.1"]

    with Hostile(ROUTES) as server:
        assert look(f"http://h.example:{server.port}/ok", resolver=resolver, allow_loopback=True).status == 200
