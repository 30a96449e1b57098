#!/usr/bin/env python3
"""The server of `sangyo serve` by HTTP: who may ask, what stays in the folder, many requests at a
time, and that nothing is left behind. Usage: tests/test_serve.py SANGYO"""
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

SANGYO = os.path.abspath(sys.argv[1])
KAMI = "examples/workbooks/kami.xlsx"
faults = []


def check(ok, what):
    if not ok:
        faults.append(what)


class Server:
    """A server of a new folder."""

    def __enter__(self):
        self.root = tempfile.mkdtemp(prefix="sangyo-serve-")
        self.folder = os.path.join(self.root, "folder")
        self.temporary = os.path.join(self.root, "temporary")
        os.mkdir(self.folder)
        os.mkdir(self.temporary)
        shutil.copy(KAMI, self.folder)
        self.process = subprocess.Popen([SANGYO, "serve", self.folder, "--lang", "en"], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env={**os.environ, "TMPDIR": self.temporary})
        address = self.process.stdout.readline().decode().strip()
        if not address:  # it said why
            self.refused = self.process.stderr.read().decode(), self.process.wait()
            return self
        self.refused = None
        found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)/([0-9a-f]{32})/", address)
        self.port, self.token = int(found[1]), found[2]
        return self

    def __exit__(self, *_):
        if not self.refused:
            self.process.send_signal(signal.SIGTERM)
            status = self.process.wait(timeout=60)
            said = self.process.stderr.read().decode()
            check(status == 0, f"the server ended with {status}")
            check(said == "", f"the server said: {said[:2000]}")
            check(os.listdir(self.temporary) == [], f"left behind: {os.listdir(self.temporary)}")
            hidden = [name for name in os.listdir(self.folder) if name.startswith(".")]
            check(not hidden, f"left behind in the folder: {hidden}")
        shutil.rmtree(self.root)

    def ask(self, method, path, body=None, headers=None, token=None, connection=None):
        """Status, body and headers; `path` stands behind the token."""
        link = connection or http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        head = {"Host": f"127.0.0.1:{self.port}", **(headers or {})}
        head = {name: value for name, value in head.items() if value is not None}
        link.putrequest(method, f"/{token or self.token}/{path}", skip_host=True, skip_accept_encoding=True)
        for name, value in head.items():
            link.putheader(name, value)
        data = body.encode() if isinstance(body, str) else body
        if data is not None:
            link.putheader("Content-Length", str(len(data)))
        link.endheaders(data)
        reply = link.getresponse()
        text = reply.read()
        if not connection:
            link.close()
        return reply.status, text, reply

    def run(self, what, seconds=60):
        """The state of a run when it is over."""
        status, text, _ = self.ask("POST", "runs", json.dumps(what))
        if status != 201:
            return {"state": "refused", "said": json.loads(text)["error"]}
        about = json.loads(text)
        end = time.monotonic() + seconds
        while about["state"] in ("waits", "runs") and time.monotonic() < end:
            time.sleep(0.05)
            about = json.loads(self.ask("GET", f"runs/{about['id']}")[1])
        return about


def guards(server):
    port = server.port
    here = f"http://127.0.0.1:{port}"
    cases = [
        ({}, None, 200),
        ({"Host": f"localhost:{port}", "Origin": f"http://localhost:{port}"}, None, 200),
        ({"Origin": here, "Sec-Fetch-Site": "same-origin"}, None, 200),
        ({}, "0" * 32, 403),
        ({}, server.token[:-1], 403),
        ({}, server.token + "0", 403),
        ({}, "..", 403),
        ({"Host": f"evil.example:{port}"}, None, 403),
        ({"Host": "evil.example"}, None, 403),
        ({"Host": f"127.0.0.1:{port + 1}"}, None, 403),
        ({"Origin": "http://evil.example"}, None, 403),
        ({"Origin": "null"}, None, 403),
        ({"Sec-Fetch-Site": "cross-site"}, None, 403),
        ({"Origin": here, "Sec-Fetch-Site": "same-site"}, None, 403),
    ]
    for headers, token, expected in cases:
        for method, path, body in (("GET", "", None), ("GET", "files", None), ("GET", "files/kami.xlsx", None)):
            status, text, _ = server.ask(method, path, body, headers, token)
            check(status == expected, f"{method} {path} with {headers}, token {token}: {status}")
            check(expected == 200 or text == b"403\n", "a refusal says more than it must")
    for headers in ({"Origin": "http://evil.example"}, {"Host": "evil.example"}):
        server.ask("PUT", "files/planted.csv", "a\n1\n", headers)
        server.ask("POST", "documents/planted.md", '{"line":"sangyo tidy a"}', headers)
    check(sorted(os.listdir(server.folder)) == ["kami.xlsx"], "a foreign page wrote into the folder")
    status, _, reply = server.ask("GET", "", headers={"Host": None})
    check(status in (400, 403), f"without Host: {status}")
    _, _, reply = server.ask("GET", "")
    policy = reply.getheader("Content-Security-Policy") or ""
    for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
        check(part in policy, f"the policy lacks {part}")
    check("unsafe" not in policy, "the policy of the page is lax")
    check(reply.getheader("Referrer-Policy") == "no-referrer", "the token leaves by Referer")
    check(reply.getheader("X-Content-Type-Options") == "nosniff", "types are guessed")
    listening = subprocess.run(["ss", "-ltnH"], capture_output=True, text=True).stdout if shutil.which("ss") else ""
    bytes_of_page = sum(os.path.getsize(os.path.join("serve/page", name)) for name in os.listdir("serve/page"))
    check(bytes_of_page < 60000, f"the page has {bytes_of_page} bytes")
    elsewhere = [line for line in listening.splitlines() if f":{port} " in line and f"127.0.0.1:{port} " not in line]
    check(not elsewhere, f"it listens elsewhere: {elsewhere}")


def escapes(server):
    with open(os.path.join(server.root, "secret.csv"), "w") as file:
        file.write("year,industry,value\n2016,secret,1\n")
    os.symlink("../secret.csv", os.path.join(server.folder, "link.csv"))
    os.symlink("..", os.path.join(server.folder, "up"))
    os.symlink("../planted.md", os.path.join(server.folder, "link.md"))
    absolute = os.path.join(server.root, "secret.csv")
    outside = ["../secret.csv", absolute, "link.csv", "up/secret.csv", "./../secret.csv"]
    for path in outside:
        for spelled in (path, path.replace("..", "%2e%2e").replace("/", "%2f")):
            status, text, _ = server.ask("GET", f"files/{spelled}")
            check(status in (400, 403, 404) and b"secret,1" not in text, f"GET files/{spelled}: {status}")
        for words in (["tidy", path], ["inspect", path], ["composition", "kami.xlsx", "--reference-file", path],
                      ["specialization", "kami.xlsx#5･6表!1", "--reference-file", path]):
            about = server.run({"kind": "result", "words": words})
            check(about["state"] == "failed", f"{words}: {about['state']}")
        about = server.run({"kind": "preview", "document": path})
        check(about["state"] == "refused", f"preview of {path}: {about}")
    check("secret" not in json.dumps(json.loads(server.ask("GET", "files")[1])), "the list shows what is outside")
    table = "kami.xlsx#5･6表!1"
    wrote = "planted.csv"
    for words in (["change", table, "-o", wrote], ["change", table, "--output", wrote], ["change", table, "--chart", "planted.svg"],
                  ["change", table, "--output=" + wrote], ["report", "a.md", "-o", "planted.html"], ["serve", "--result", "."],
                  ["serve", "/"], ["help"], ["tally", table, "--partial", wrote], ["change", "-"], ["change"], ["version"]):
        about = server.run({"kind": "result", "words": words})
        check(about["state"] == "failed", f"{words}: {about}")
    with open(os.path.join(server.folder, "a.md"), "w") as file:
        file.write("# A\n\n```sangyo\nsangyo tidy ../secret.csv\n```\n")
    check(server.run({"kind": "preview", "document": "a.md"})["state"] == "failed", "a report reads what is outside")
    for name in ("../planted.html", "/tmp/planted.html", "up/planted.html", "-o.html", ".planted.html", "planted.exe"):
        about = server.run({"kind": "export", "document": "a.md", "name": name})
        check(about["state"] == "refused", f"export to {name}: {about}")
    for name in ("%2e%2e%2fplanted.csv", "up%2fplanted.csv", "..%5cplanted.csv", ".planted", "link.csv", "up", "a%00b.csv", "a%0ab.csv"):
        status, _, _ = server.ask("PUT", f"files/{name}", "a\n")
        check(status == 400 or "%00" in name, f"PUT files/{name}: {status}")
    for name in ("link.md", "%2e%2e%2fplanted.md"):
        status, _, _ = server.ask("POST", f"documents/{name}", '{"line":"sangyo tidy a"}')
        check(status == 400, f"POST documents/{name}: {status}")
    for part in ("%2e%2e%2f%2e%2e%2fsecret.csv", "../about.json", ".", "..", "%2fetc%2fpasswd"):
        status, text, _ = server.ask("GET", f"runs/1/{part}")
        check(status in (400, 403, 404), f"GET runs/1/{part}: {status}")
    check(sorted(os.listdir(server.root)) == ["folder", "secret.csv", "temporary"], f"written: {os.listdir(server.root)}")
    planted = [name for name in os.listdir(server.folder) if "planted" in name]
    check(not planted, f"written: {planted}")


def uses(server):
    """What the page does, once."""
    about = server.run({"kind": "result", "words": ["change", "kami.xlsx#5･6表!1", "--where", "measure=事業所数"]})
    check(about["state"] == "done", f"a run: {about}")
    for part, begins in (("table.csv", b"\xef\xbb\xbf"), ("table.json", b"{"), ("table.xlsx", b"PK"), ("table.html", b"<!DOCTYPE"),
                         ("figure.svg", b"<"), ("sentences.txt", b"In 2021"), ("about.json", b'{"line"')):
        status, text, reply = server.ask("GET", f"runs/{about['id']}/{part}")
        check(status == 200 and text.startswith(begins), f"{part}: {status} {text[:40]}")
        check("sandbox" in (reply.getheader("Content-Security-Policy") or ""), f"{part} may do things")
    status, text, _ = server.ask("PUT", "files/new.csv", "a,b\n1,2\n")
    check(status == 200 and open(os.path.join(server.folder, "new.csv")).read() == "a,b\n1,2\n", f"a new file: {status}")
    status, text, _ = server.ask("PUT", "files/new.csv", "gone")
    check(status == 400 and b"is there already" in text, f"a file twice: {status}")
    link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    link.putrequest("PUT", f"/{server.token}/files/cut.csv")
    link.putheader("Content-Length", "100000")
    link.endheaders(b"a,b\n")
    link.close()  # whoever sends goes away
    time.sleep(0.3)
    check(not os.path.exists(os.path.join(server.folder, "cut.csv")), "half a file has a name")
    status, _, _ = server.ask("POST", "runs", b"x" * (9 << 20))
    check(status == 400, f"9 MB of nonsense: {status}")
    for body in (b"", b"{", b"[]", b"null", b'{"kind":1}', b"\xff\xfe", b"[" * 100000):
        status, _, _ = server.ask("POST", "runs", body)
        check(status == 400, f"{body[:20]}: {status}")
    for method, path in (("BREW", "files"), ("DELETE", "files/kami.xlsx"), ("POST", "files/kami.xlsx"), ("GET", "runs"), ("GET", "runs/9999"),
                         ("GET", "runs/-1"), ("GET", "runs/99999999999999999999"), ("GET", "runs/1x"), ("GET", "nowhere"), ("PUT", "runs/1")):
        status, _, _ = server.ask(method, path)
        check(status == 404, f"{method} {path}: {status}")
    check(os.path.exists(os.path.join(server.folder, "kami.xlsx")), "a file was deleted")


def many(server, n=1000, at_once=50):
    """Requests of all kinds on connections that are kept, `at_once` of them."""
    kinds = [("GET", "", None), ("GET", "app.js", None), ("GET", "files", None), ("GET", "about", None), ("GET", "runs/1", None),
             ("GET", "files/kami.xlsx", None), ("GET", "runs/1/table.html", None), ("POST", "documents/x.txt", "{}")]
    gate = threading.Barrier(at_once)
    wrong = []

    def some(first):
        link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        try:
            gate.wait(60)
            for i in range(first, n, at_once):
                method, path, body = kinds[i % len(kinds)]
                status, _, _ = server.ask(method, path, body, connection=link)
                if status != (400 if method == "POST" else 200):
                    wrong.append(f"{method} {path}: {status}")
        except Exception as error:  # pylint: disable=broad-except
            wrong.append(repr(error))
        link.close()

    threads = [threading.Thread(target=some, args=(i,)) for i in range(at_once)]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    check(not wrong, f"{len(wrong)} of {n} requests went wrong: {wrong[:3]}")
    print(f"serve: {n} requests, {at_once} at a time, in {time.monotonic() - start:.1f} s")


def several_runs(server):
    ids = [json.loads(server.ask("POST", "runs", json.dumps({"kind": "result", "words": ["tidy", "kami.xlsx#5･6表!1"]}))[1])["id"] for _ in range(6)]
    end = time.monotonic() + 120
    states = {}
    while time.monotonic() < end and (len(states) < len(ids) or any(state in ("waits", "runs") for state in states.values())):
        time.sleep(0.05)
        states = {i: json.loads(server.ask("GET", f"runs/{i}")[1])["state"] for i in ids}
    check(all(state == "done" for state in states.values()), f"runs at a time: {states}")


def main():
    with Server() as server:
        if server.refused:
            print(f"skipped: {server.refused[0].strip()}")
            check(server.refused[1] == 4, f"a server that cannot be ended with {server.refused[1]}")
        else:
            guards(server)
            uses(server)
            several_runs(server)
            many(server)
    if not faults and not server.refused:
        with Server() as server:
            escapes(server)
            # interrupted while something runs: it ends too, and leaves nothing
            shutil.copytree("examples/kawasaki-census", os.path.join(server.folder, "census"))
            words = ["concentration", "census/datapackage.json#area", "--area", "area_code", "--value", "establishments", "--reference", "R00000",
                     "--unit", "establishments", "--ci", "bootstrap", "--bootstrap", "90000000"]
            about = json.loads(server.ask("POST", "runs", json.dumps({"kind": "result", "words": words}))[1])
            time.sleep(2)
            about = json.loads(server.ask("GET", f"runs/{about['id']}")[1])
            check(about["state"] == "runs", f"a long run: {about}")
    for fault in faults:
        print("FAILED", fault)
    print(f"serve: {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
