"""For tests of publishing with rclone: real servers on loopback, each over a folder of its own, and a bad line to them."""

import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from kimsite.publish.secret import name_for

PASSWORD = "rahasia-sekali-0123456789"
NGINX = """\
{module}
error_log {home}/error.log;
pid {home}/nginx.pid;
worker_processes 1;
{user}
events {{ }}
http {{
  access_log off;
  client_body_temp_path {home}/body;
  proxy_temp_path {home}/p; fastcgi_temp_path {home}/f; uwsgi_temp_path {home}/u; scgi_temp_path {home}/s;
  server {{
    listen 127.0.0.1:{port};
    root {root};
    location / {{
      auth_basic "kim"; auth_basic_user_file {home}/users;
      dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS;
      create_full_put_path on; client_max_body_size 0;
    }}
  }}
}}
"""
SSHD = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {home}/host
AuthorizedKeysFile {home}/allowed
PidFile {home}/sshd.pid
StrictModes no
UsePAM no
PasswordAuthentication no
Subsystem sftp internal-sftp
"""


@dataclass
class Server:
    """A server that keeps what is sent below `root`; `address` is a place on it, `environment` what a person has."""

    address: str
    root: Path
    environment: dict[str, str]

    def files(self, place: str = "situs/kim") -> dict[str, bytes]:
        """What lies at the place."""
        below = self.root / place
        return {p.relative_to(below).as_posix(): p.read_bytes() for p in below.rglob("*") if p.is_file()}


def need(program: str, package: str) -> str:
    found = shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    return found or pytest.skip(f"{program} is not here (Debian: {package})")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(400):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise AssertionError(f"nobody listens at {port}")


@contextmanager
def running(port: int, *command: str, **named) -> Iterator[None]:
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, **named) as process:
        try:
            wait_for(port)
            yield
        finally:
            process.terminate()


def person(home: Path, port: int, password: str = PASSWORD) -> dict[str, str]:
    """The environment of somebody who publishes."""
    home.mkdir(exist_ok=True)
    return {"PATH": os.environ["PATH"], "HOME": str(home), name_for("127.0.0.1", port): password}


@contextmanager
def sftp(folder: Path) -> Iterator[Server]:
    """OpenSSH's server, with a key."""
    sshd, keygen = need("sshd", "openssh-server"), need("ssh-keygen", "openssh-client")
    port, root, home = free_port(), folder / "srv", folder / "home"
    root.mkdir()
    (home / ".ssh").mkdir(parents=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    for key in (folder / "host", home / ".ssh/id_ed25519"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    shutil.copy(home / ".ssh/id_ed25519.pub", folder / "allowed")
    known = (folder / "host.pub").read_text()
    (home / ".ssh/known_hosts").write_text(f"[127.0.0.1]:{port} {known}")
    (folder / "sshd_config").write_text(SSHD.format(port=port, home=folder))
    environment = person(home, port, "")
    with running(port, sshd, "-D", "-e", "-f", str(folder / "sshd_config"), stderr=subprocess.DEVNULL):
        yield Server(f"sftp://{getpass.getuser()}@127.0.0.1:{port}{root}/situs/kim", root, environment)


@contextmanager
def webdav(folder: Path) -> Iterator[Server]:
    """nginx, with its modules for WebDAV."""
    nginx = need("nginx", "nginx-light")
    module = Path("/usr/lib/nginx/modules/ngx_http_dav_ext_module.so")
    if not module.exists():
        pytest.skip("nginx cannot list folders here (Debian: libnginx-mod-http-dav-ext)")
    port, root = free_port(), folder / "srv"
    root.mkdir()
    (folder / "users").write_text(f"kim:{{PLAIN}}{PASSWORD}\n")
    user = "user root;" if os.geteuid() == 0 else ""
    config = NGINX.format(module=f"load_module {module};", home=folder, port=port, root=root, user=user)
    (folder / "nginx.conf").write_text(config)
    started = (nginx, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log"))
    with running(port, *started, "-g", "daemon off;"):
        yield Server(f"http://kim@127.0.0.1:{port}/situs/kim", root, person(folder / "home", port))


@contextmanager
def rclone_webdav(folder: Path) -> Iterator[Server]:
    """rclone's own WebDAV server."""
    rclone = need("rclone", "rclone")
    port, root = free_port(), folder / "srv"
    root.mkdir()
    environment = os.environ | {"RCLONE_CONFIG": os.devnull, "RCLONE_USER": "kim", "RCLONE_PASS": PASSWORD}
    command = (rclone, "serve", "webdav", "--addr", f"127.0.0.1:{port}", str(root))
    with running(port, *command, env=environment, stderr=subprocess.DEVNULL):
        yield Server(f"http://kim@127.0.0.1:{port}/situs/kim", root, person(folder / "home", port))


@contextmanager
def ftp(folder: Path) -> Iterator[Server]:
    """Pure-FTPd, which many hosts of web sites run; nobody gets in without TLS."""
    ftpd, users, openssl = need("pure-ftpd", "pure-ftpd"), need("pure-pw", "pure-ftpd"), need("openssl", "openssl")
    if os.geteuid() != 0:
        pytest.skip("pure-ftpd has to be started by root")
    port, nobody = free_port(), "65534"
    with tempfile.TemporaryDirectory() as name:  # whoever sends files there is nobody, and has to come as far as that
        home, root = Path(name), Path(name) / "srv"
        home.chmod(0o755)
        root.mkdir()
        os.chown(root, int(nobody), int(nobody))
        certificate = make_certificate(home)
        # As `pure-pw useradd` writes it, but with a digest that takes no second to compare.
        hashed = subprocess.run([openssl, "passwd", "-1", PASSWORD], text=True, check=True, capture_output=True).stdout
        (home / "pw").write_text(f"kim:{hashed.strip()}:{nobody}:{nobody}::{root}/./::::::::::::\n")
        subprocess.run([users, "mkdb", f"{home}/pdb", "-f", f"{home}/pw"], check=True)
        options = ("-4", "-H", "-E", "-A", "-u", "1", "-Y", "2", "-2", str(certificate), "-g", f"{home}/pid")
        with running(port, ftpd, "-S", f"127.0.0.1,{port}", "-l", f"puredb:{home}/pdb", *options):
            environment = person(folder / "home", port) | {"SSL_CERT_FILE": str(home / "public.pem")}
            yield Server(f"ftp://kim@127.0.0.1:{port}/situs/kim", root, environment)


class Bucket(Server):
    """What moto keeps in memory, read as anybody reads a bucket."""

    def files(self, place: str = "kim") -> dict[str, bytes]:
        import boto3

        endpoint = self.address.rsplit("/", 2)[0]
        keys = {"aws_access_key_id": "KUNCI", "aws_secret_access_key": PASSWORD}
        client = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1", **keys)
        listed = client.list_objects_v2(Bucket="situs", Prefix=f"{place}/").get("Contents", [])
        found = {one["Key"]: client.get_object(Bucket="situs", Key=one["Key"]) for one in listed}
        return {key.removeprefix(f"{place}/"): answer["Body"].read() for key, answer in found.items()}


@contextmanager
def s3(folder: Path) -> Iterator[Server]:
    """moto's server for S3."""
    pytest.importorskip("flask", reason="moto's server is not here")
    moto = pytest.importorskip("moto.server", reason="moto is not here")
    boto3 = pytest.importorskip("boto3", reason="boto3 is not here")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        _, port = server.get_host_and_port()
        endpoint = f"http://127.0.0.1:{port}"
        keys = {"aws_access_key_id": "KUNCI", "aws_secret_access_key": PASSWORD, "region_name": "us-east-1"}
        requests.post(f"{endpoint}/moto-api/reset", timeout=9)  # it remembers what others left
        boto3.client("s3", endpoint_url=endpoint, **keys).create_bucket(Bucket="situs")
        yield Bucket(f"{endpoint}/situs/kim", folder, person(folder / "home", port, f"KUNCI:{PASSWORD}"))
    finally:
        server.stop()


SERVERS = {"sftp": sftp, "webdav": webdav, "rclone-webdav": rclone_webdav, "ftp": ftp, "s3": s3}


def make_certificate(folder: Path) -> Path:
    """A key and a certificate for 127.0.0.1, which it signs itself."""
    openssl, key, public = need("openssl", "openssl"), folder / "key.pem", folder / "public.pem"
    made = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    for_whom = ["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*made, *for_whom, "-keyout", str(key), "-out", str(public)], check=True, capture_output=True)
    (folder / "tls.pem").write_bytes(key.read_bytes() + public.read_bytes())
    return folder / "tls.pem"


@contextmanager
def cutting(server: Server, most: int, met: list[int] | None = None) -> Iterator[Server]:
    """The same server over a line that lets so many bytes through, and then no more. Whoever connects is noted in
    `met` with the bytes that are left."""
    there = urlsplit(server.address).port or 0
    left = [most]

    def carry(source: socket.socket, to: socket.socket) -> None:
        with suppress(OSError):
            while (data := source.recv(4096)) and left[0] > 0:
                left[0] -= len(data)
                to.sendall(data)
        for end in (source, to):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def meet() -> None:
        with suppress(OSError):
            while True:
                client, _ = door.accept()
                if met is not None:
                    met.append(left[0])
                behind = socket.create_connection(("127.0.0.1", there))
                for pair in ((client, behind), (behind, client)):
                    threading.Thread(target=carry, args=pair, daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=meet, daemon=True).start()
        port = door.getsockname()[1]
        environment = server.environment | {name_for("127.0.0.1", port): PASSWORD, "RCLONE_RETRIES": "1"}
        yield Server(server.address.replace(f":{there}", f":{port}"), server.root, environment)
