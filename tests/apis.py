"""For tests of publishing: hosts with an API, on loopback, each as its documentation says that it behaves.

They check what they are sent (who, in which order, digests, sizes, forms) and note in `faults` what no client may do.
None of them is the real host: what that does besides its documentation, nobody learns here.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler
from typing import NamedTuple
from urllib.parse import parse_qs, parse_qsl, unquote, urlsplit

from publishing import serving

TOKEN = "rahasia-sekali-0123456789"


class Reply(NamedTuple):
    status: int
    said: object = None
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


class Request(NamedTuple):
    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def parts(self) -> list[tuple[str, str | None, str, bytes]]:
        """A form's parts: name, file's name, type, bytes."""
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        form = BytesParser(policy=HTTP).parsebytes(head + self.body)
        found = []
        for part in form.iter_parts():
            name = part.get_param("name", header="content-disposition")
            found.append((name, part.get_filename(), part.get_content_type(), part.get_payload(decode=True)))
        return found


class ApiHost:
    """What the three have in common.

    `fail_at`: the connection breaks at that request, counted from 1, and at `fail_for` in all; `lost`: what it asked
    for is done, and the answer gets lost. `busy`: by a request's number, what is answered instead of doing it.
    """

    prefix = ""

    def __init__(self) -> None:
        self.address = ""
        self.requests: list[str] = []
        self.bytes_in = 0
        self.fail_at, self.fail_for, self.lost = 0, 1, False
        self.busy: dict[int, Reply] = {}
        self.faults: list[str] = []

    def reset(self) -> None:
        self.requests, self.bytes_in, self.fail_at, self.fail_for, self.lost = [], 0, 0, 1, False

    def allows(self, request: Request) -> bool:
        return request.headers.get("authorization") == f"Bearer {TOKEN}"

    def refusal(self) -> Reply:
        return Reply(401, {"code": 401, "message": "Access Denied"})

    def do(self, request: Request) -> Reply:
        raise NotImplementedError

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        parts = urlsplit(handler.path)
        body = handler.rfile.read(int(handler.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in handler.headers.items()}
        path = parts.path.removeprefix(self.prefix)
        request = Request(handler.command, path, parse_qs(parts.query), headers, body)
        self.requests.append(f"{request.method} {path}")
        self.bytes_in += len(body)
        number = len(self.requests)
        broken = self.fail_at and self.fail_at <= number < self.fail_at + self.fail_for
        if broken and not self.lost:
            handler.close_connection = True
            handler.connection.close()
            return
        reply = self.busy.get(number) or (self.do(request) if self.allows(request) else self.refusal())
        if broken:
            handler.close_connection = True
            handler.connection.close()
            return
        data = json.dumps(reply.said).encode() if reply.said is not None else reply.body
        handler.send_response(reply.status)
        for name, value in reply.headers:
            handler.send_header(name, value)
        handler.send_header("Content-Type", "application/json" if reply.said is not None else "text/plain")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)


class NetlifyHost(ApiHost):
    """https://open-api.netlify.com and https://docs.netlify.com/api-and-cli-guides/api-guides/get-started-with-api/"""

    prefix = "/api/v1"

    def __init__(self) -> None:
        super().__init__()
        self.sites: dict[str, dict] = {}
        self.deploys: dict[str, dict] = {}
        self.blobs: dict[str, bytes] = {}
        self.taken = {"punya-orang"}
        self.looks = 2
        self.page = 3

    def site(self, name: str = "kim-lasiana") -> dict:
        """A new site."""
        number = f"00000000-0000-4000-8000-{len(self.sites):012}"
        self.sites[number] = {"id": number, "name": name, "published_deploy": None}
        return self.sites[number]

    def shown(self, name: str = "kim-lasiana") -> dict[str, bytes]:
        """What readers get."""
        site = next(site for site in self.sites.values() if site["name"] == name)
        published = site["published_deploy"]
        files = self.deploys[published["id"]]["files"] if published else {}
        return {path.lstrip("/"): self.blobs[sha] for path, sha in files.items()}

    def do(self, request: Request) -> Reply:
        match request.method, request.path.strip("/").split("/"):
            case "POST", ["sites"]:
                return self._make(request.json["name"])
            case "GET", ["sites", name]:
                found = self._find(name)
                return Reply(200, found) if found else Reply(404, {"code": 404, "message": "Not Found"})
            case "POST", ["sites", number, "deploys"]:
                return self._begin(number, request)
            case "GET", ["sites", number, "deploys", deploy]:
                return self._look(number, deploy)
            case "GET", ["sites", number, "files"]:
                return self._list(number, int(request.query.get("page", ["1"])[0]))
            case "PUT", ["deploys", deploy, "files", *path]:
                return self._take(deploy, "/" + unquote("/".join(path)), request)
        self.faults.append(f"{request.method} {request.path}")
        return Reply(404, {"code": 404, "message": "Not Found"})

    def _find(self, name: str) -> dict | None:
        by_name = {f"{site['name']}.netlify.app": site for site in self.sites.values()}
        return self.sites.get(name) or by_name.get(name)

    def _make(self, name: str) -> Reply:
        if name in self.taken or self._find(f"{name}.netlify.app"):
            return Reply(422, {"code": 422, "errors": {"subdomain": ["must be unique"]}})
        return Reply(201, self.site(name))

    def _begin(self, number: str, request: Request) -> Reply:
        files = request.json["files"]
        if not all(path.startswith("/") and re.fullmatch("[0-9a-f]{40}", sha) for path, sha in files.items()):
            self.faults.append("files are named by /path and SHA-1")
            return Reply(422, {"code": 422, "message": "bad files"})
        name = f"d{len(self.deploys)}"
        title = request.query.get("title", [""])[0]
        deploy = {"id": name, "site_id": number, "title": title, "files": files, "state": "uploading", "looks": 0}
        self.deploys[name] = deploy
        if request.json.get("async"):
            deploy["state"] = "preparing"
            return Reply(200, {"id": name, "state": "preparing"})
        return Reply(200, self._as_json(deploy))

    def _missing(self, deploy: dict) -> list[str]:
        return sorted(set(deploy["files"].values()) - self.blobs.keys())

    def _as_json(self, deploy: dict) -> dict:
        if not self._missing(deploy) and deploy["state"] == "uploading":
            deploy["state"] = "processing"
        kept = {
            key: value for key, value in deploy.items() if key in ("id", "site_id", "title", "state", "error_message")
        }
        return kept | {"required": self._missing(deploy)}

    def _look(self, number: str, name: str) -> Reply:
        deploy = self.deploys.get(name)
        if deploy is None or deploy["site_id"] != number:
            return Reply(404, {"code": 404, "message": "Not Found"})
        deploy["looks"] += 1
        if deploy["state"] == "preparing" and deploy["looks"] >= self.looks:
            deploy["state"] = "uploading"
        said = self._as_json(deploy)
        if deploy["state"] == "processing" and deploy["looks"] >= self.looks:
            deploy["state"] = said["state"] = "ready"
            self.sites[number]["published_deploy"] = {"id": name, "title": deploy["title"]}
        return Reply(200, said)

    def _take(self, name: str, path: str, request: Request) -> Reply:
        deploy = self.deploys[name]
        sha = hashlib.sha1(request.body).hexdigest()
        if deploy["files"].get(path) != sha or request.headers.get("content-type") != "application/octet-stream":
            self.faults.append(f"{path} is not what was announced")
            return Reply(422, {"code": 422, "message": "not the file that was announced"})
        self.blobs[sha] = request.body
        return Reply(200, {"path": path, "sha": sha, "size": len(request.body)})

    def _list(self, number: str, page: int) -> Reply:
        published = self.sites[number]["published_deploy"]
        files = sorted(self.deploys[published["id"]]["files"].items()) if published else []
        part = files[(page - 1) * self.page : page * self.page]
        more = f'<{self.address}/sites/{number}/files?page={page + 1}>; rel="next"'
        headers = (("Link", more),) if page * self.page < len(files) else ()
        said = [{"id": path, "path": path, "sha": sha, "size": len(self.blobs[sha])} for path, sha in part]
        return Reply(200, said, headers=headers)


class NeocitiesHost(ApiHost):
    """https://neocities.org/api, and what the host's published source says of forms and free accounts."""

    prefix = "/api"
    endings = {"html", "css", "js", "json", "webp", "jpg", "png", "svg", "xml", "txt", "pdf", "webmanifest"}
    most_parts = 128

    def __init__(self, name: str = "kim-lasiana") -> None:
        super().__init__()
        self.name = name
        self.files: dict[str, bytes] = {}
        self.history: list[dict[str, bytes]] = []

    def refusal(self) -> Reply:
        said = "invalid credentials - please check your username and password (or your api key)"
        return Reply(403, {"result": "error", "error_type": "invalid_auth", "message": said})

    def do(self, request: Request) -> Reply:
        match request.method, request.path:
            case "GET", "/info":
                return Reply(200, {"result": "success", "info": {"sitename": self.name, "hits": 0, "tags": []}})
            case "GET", "/list":
                return Reply(200, {"result": "success", "files": self._list()})
            case "GET", "/download":
                return Reply(200, body=self.files[request.query["path"][0]])
            case "POST", "/upload":
                return self._upload(request)
            case "POST", "/delete":
                return self._delete(
                    [value for name, value in parse_qsl(request.body.decode()) if name == "filenames[]"]
                )
        self.faults.append(f"{request.method} {request.path}")
        return Reply(
            404, {"result": "error", "error_type": "not_found", "message": "the requested api call does not exist"}
        )

    def _list(self) -> list[dict]:
        folders = {path.rpartition("/")[0] for path in self.files if "/" in path}
        said: list[dict] = [{"path": folder, "is_directory": True} for folder in sorted(folders)]
        for path, data in self.files.items():
            sha = hashlib.sha1(data).hexdigest()
            said.append({"path": path, "is_directory": False, "size": len(data), "sha1_hash": sha})
        return said

    def _refuse(self, kind: str, message: str) -> Reply:
        return Reply(400, {"result": "error", "error_type": kind, "message": message})

    def _upload(self, request: Request) -> Reply:
        parts = request.parts
        if len(parts) > self.most_parts:
            self.faults.append("too many parts in one form")
        for path, name, _, data in parts:
            assert path and name, "files are sent under their path"
            dotted = "." in path.rpartition("/")[2].lstrip(".")
            if dotted and path.rpartition(".")[2] not in self.endings and (b"\0" in data or b"\xff" in data):
                self.faults.append(f"{path} is not an allowed file type")
                return self._refuse("invalid_file_type", f"{path} is not an allowed file type for free sites")
        for path, _, _, data in parts:
            self.files[path] = data
            self.history.append(dict(self.files))
        return Reply(200, {"result": "success", "message": "your file(s) have been successfully uploaded"})

    def _delete(self, paths: list[str]) -> Reply:
        if "index.html" in paths:
            self.faults.append("index.html cannot be deleted")
            return self._refuse("cannot_delete_index", "you cannot delete your index.html file, canceled deleting")
        for path in paths:
            if path not in self.files:
                return self._refuse("missing_files", f"{path} was not found on your site, canceled deleting")
        for path in paths:
            del self.files[path]
            self.history.append(dict(self.files))
        return Reply(200, {"result": "success", "message": "file(s) have been deleted"})


class CloudflareHost(ApiHost):
    """https://developers.cloudflare.com/workers/static-assets/direct-upload/ and the reference of the Workers API."""

    prefix = "/client/v4"
    bucket = 3

    def __init__(self, account: str = "0123456789abcdef0123456789abcdef") -> None:
        super().__init__()
        self.account = account
        self.assets: dict[str, tuple[bytes, str]] = {}
        self.sessions: dict[str, dict] = {}
        self.scripts: dict[str, dict] = {}

    def script(self, name: str = "kim-lasiana", message: str = "by hand") -> None:
        """A Worker of somebody."""
        self._publish(name, {}, message, {})

    def shown(self, name: str = "kim-lasiana") -> dict[str, bytes]:
        """What readers get, with the rules for the host."""
        version = self.scripts[name]["versions"][-1]
        found = {path.lstrip("/"): self.assets[one["hash"]][0] for path, one in version["manifest"].items()}
        return found | {
            rule: version["config"][rule].encode() for rule in ("_headers", "_redirects") if rule in version["config"]
        }

    def allows(self, request: Request) -> bool:
        if request.path.endswith("/workers/assets/upload"):
            return request.headers.get("authorization", "").removeprefix("Bearer ") in self.sessions
        return super().allows(request)

    def refusal(self) -> Reply:
        return self._error(403, 10000, "Authentication error")

    def _error(self, status: int, code: int, message: str) -> Reply:
        return Reply(status, {"success": False, "errors": [{"code": code, "message": message}], "result": None})

    def _result(self, result: object, status: int = 200) -> Reply:
        return Reply(status, {"success": True, "errors": [], "messages": [], "result": result})

    def do(self, request: Request) -> Reply:
        parts = request.path.strip("/").split("/")
        if parts[:3] != ["accounts", self.account, "workers"]:
            return self._error(404, 7003, "Could not route to this account")
        match request.method, parts[3:]:
            case "POST", ["scripts", _, "assets-upload-session"]:
                return self._begin(request.json["manifest"])
            case "POST", ["assets", "upload"]:
                return self._take(request)
            case "PUT", ["scripts", name]:
                return self._deploy(name, request)
            case _, ["scripts", name, *_] if name not in self.scripts:
                return self._error(404, 10007, "This Worker does not exist on your account.")
            case "GET", ["scripts", name, "deployments"]:
                return self._result({"deployments": self.scripts[name]["deployments"]})
            case "GET", ["scripts", name, "versions", version]:
                found = next(one for one in self.scripts[name]["versions"] if one["id"] == version)
                return self._result({"id": version, "annotations": {"workers/message": found["message"]}})
            case "GET", ["scripts", name, "subdomain"]:
                return self._result({"enabled": self.scripts[name]["enabled"]})
            case "POST", ["scripts", name, "subdomain"]:
                self.scripts[name]["enabled"] = request.json["enabled"]
                return self._result({"enabled": request.json["enabled"]})
        self.faults.append(f"{request.method} {request.path}")
        return self._error(405, 10405, "Method not allowed")

    def _begin(self, manifest: dict) -> Reply:
        for path, one in manifest.items():
            if not path.startswith("/") or not re.fullmatch("[0-9a-f]{32}", one["hash"]) or one["size"] > 25 << 20:
                self.faults.append(f"{path} stands in no manifest like this")
        missing = sorted({one["hash"] for one in manifest.values()} - self.assets.keys())
        word = f"jwt-{len(self.sessions)}"
        self.sessions[word] = {"manifest": manifest, "done": not missing}
        buckets = [missing[start : start + self.bucket] for start in range(0, len(missing), self.bucket)]
        return self._result({"jwt": word, "buckets": buckets})

    def _take(self, request: Request) -> Reply:
        word = request.headers["authorization"].removeprefix("Bearer ")
        session = self.sessions[word]
        sizes = {one["hash"]: one["size"] for one in session["manifest"].values()}
        if request.query.get("base64") != ["true"]:
            self.faults.append("bytes come as base64")
        for name, _, kind, data in request.parts:
            decoded = base64.b64decode(data, validate=True)
            if sizes.get(name) != len(decoded):
                self.faults.append(f"{name} is not what was announced")
            self.assets[name] = (decoded, kind)
        missing = {one["hash"] for one in session["manifest"].values()} - self.assets.keys()
        if missing:
            return self._result({}, 202)
        session["done"] = True
        return self._result({"jwt": word}, 201)

    def _deploy(self, name: str, request: Request) -> Reply:
        ((part, _, _, data),) = request.parts
        metadata = json.loads(data)
        session = self.sessions.get(metadata["assets"]["jwt"])
        if part != "metadata" or session is None or not session["done"] or "main_module" in metadata:
            self.faults.append("a version without its assets")
            return self._error(400, 10021, "assets are missing")
        message = metadata["annotations"]["workers/message"]
        if len(message) > 100:
            self.faults.append("a message is too long")
        self._publish(name, session["manifest"], message, metadata["assets"]["config"])
        return self._result({"id": name, "has_assets": True})

    def _publish(self, name: str, manifest: dict, message: str, config: dict) -> None:
        script = self.scripts.setdefault(name, {"versions": [], "deployments": [], "enabled": False})
        version = {
            "id": f"v{len(script['versions'])}-{name}",
            "manifest": manifest,
            "message": message,
            "config": config,
        }
        script["versions"].append(version)
        shown = {"id": f"e{version['id']}", "versions": [{"version_id": version["id"], "percentage": 100}]}
        script["deployments"].insert(0, shown)


@contextmanager
def api_host(host: ApiHost) -> Iterator[ApiHost]:
    """A host on loopback; its `address` is where its API begins."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            host.handle(self)

        do_POST = do_PUT = do_GET

        def log_message(self, *_):
            pass

    with serving(Handler) as server:
        host.address = f"http://127.0.0.1:{server.server_address[1]}{host.prefix}"
        yield host
