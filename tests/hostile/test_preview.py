"""The served preview answers for this machine alone, whatever is asked, and gives back nothing of it."""

import contextlib
import http.client
import socket
import threading
from collections.abc import Iterator

import pytest

from diptych.publishing.serving.preview import Preview


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder = tmp_path_factory.mktemp("preview")
    (folder / "site").mkdir()
    (folder / "site/index.html").write_text("home")
    (folder / "site/404.html").write_text("there is no such page")
    (folder / "secret").write_text("secret")
    with socket.create_server(("127.0.0.1", 0)) as free:
        number = int(free.getsockname()[1])
    server = Preview(lambda: None, "127.0.0.1", number, str(folder / "site"), "/readings/")
    thread = threading.Thread(target=server.serve)
    thread.start()
    while not answers(number):
        assert thread.is_alive()
    yield number
    server.shutdown()
    thread.join(10)
    assert not thread.is_alive()


def answers(port: int) -> bool:
    try:
        ask(port, "/readings/")
    except OSError:
        return False
    return True


def ask(port: int, path: str, host: str = "localhost", method: str = "GET") -> tuple[int, str]:
    """Ask as no client would: the path as it is, any host, any method."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, "/", skip_host=True)
    connection._buffer[0] = f"{method} {path} HTTP/1.1".encode("latin-1")  # type: ignore[attr-defined]
    connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "dam.localhost"])
def test_this_machine_is_answered(port: int, host: str) -> None:
    assert ask(port, "/readings/", host) == (200, "home")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "", "[", "127.0.0.1.x.example"]
)
def test_another_host_is_not(port: int, host: str) -> None:
    assert ask(port, "/readings/", host) == (421, "421 Misdirected Request")


@pytest.mark.parametrize(
    "path",
    ["/%00", "/readings/%00", "/readings/../../secret", "/readings/%2e%2e/%2e%2e/secret", "/readings/..%2f..%2fsecret",
     "//evil.example/", "/readings/%5c..%5csecret", "/%0d%0aSet-Cookie:%20a=b", "/readings/<script>alert(1)</script>",
     f"/readings/{'a' * 300}", f"/{'a/' * 3000}", "/readings/%ff%fe", "/readings/..;/secret", "/etc/passwd",
     "/readings/%3Cscript%3E"],
)  # fmt: skip
def test_an_odd_path_is_answered_and_not_repeated(port: int, path: str) -> None:
    status, body = ask(port, path)
    assert status in (400, 404)
    assert body in ("400 Bad Request", "404 Not Found", "there is no such page")


@pytest.mark.parametrize(
    "request_",
    [b"<script>alert(1)</script>", b"GET /<script>alert(1)</script>", b"GET / <script>/1.1", b"GET / HTTP/<script>",
     b"GET / HTTP/9.9", b"<script> / HTTP/1.1", b"GET /\x1b[2J<script> HTTP/1.1", b"GET " + b"/<script>" * 9000,
     b"GET http://evil.example/<script> HTTP/1.1\r\nHost: localhost", b"GET *<script> HTTP/1.1\r\nHost: localhost",
     b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: <script>", b"GET / HTTP/1.1\r\n" + b"A: <script>\r\n" * 200,
     b"GET / HTTP/1.1\r\nHost: localhost\r\nB: " + b"<script>" * 9000, b"\x16\x03\x01<script>",
     b"GET /readings/ HTTP/1.1\r\nHost: localhost<script>", b"TRACE /<script> HTTP/1.1\r\nHost: localhost"],
)  # fmt: skip
def test_what_is_no_request_is_not_repeated_either(
    port: int, request_: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_ + b"\r\n\r\n")
        answer = b""
        with contextlib.suppress(ConnectionResetError):  # of what was not read to its end
            while more := connection.recv(65536):
                answer += more
    assert b"script>" not in answer
    assert b"home" not in answer
    assert "\x1b" not in "".join(capfd.readouterr())
    assert ask(port, "/readings/") == (200, "home")  # and it goes on


def test_a_part_of_a_file_is_asked_for_in_vain(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    for part in ("bytes=0-1", "bytes=-9", "bytes=9999-", "bytes=" + "0-," * 9000, "x"):
        connection.request("GET", "/readings/", headers={"Host": "localhost", "Range": part})
        answer = connection.getresponse()
        assert (answer.status, answer.read()) == (200, b"home")
        connection.close()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "TRACE", "OPTIONS"])
def test_nothing_is_done_but_reading(port: int, method: str) -> None:
    assert ask(port, "/readings/", method=method)[0] in (405, 501)
