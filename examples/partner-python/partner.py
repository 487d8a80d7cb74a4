#!/usr/bin/env python3
"""A partner's program for Beian Desk, Python 3.9 or later, standard library only: submits an order from a JSON file and a folder of
images, follows it to its end, and receives webhooks. README.md beside it explains the commands."""

import base64
import hashlib
import hmac
import http.client
import http.server
import json
import os
import pathlib
import random
import sys
import time
import urllib.error
import urllib.request
import uuid

TRIES = 5
MAX_WAIT_S = 60


class ApiError(Exception):
    """What is no result: `code` is one of the error catalogue (/docs/errors), `request_id` names the request for support."""

    def __init__(self, code, message, request_id=None):
        super().__init__(f"{code}: {message} (request {request_id})")
        self.code = code


class Refused(Exception):
    """An expected refusal, with advice for each reason."""

    def __init__(self, refusal):
        lines = [f"{r['field'] or 'order'}: {r['message']} ({r['code']}) - {r['suggestion']}" for r in refusal["reasons"]]
        super().__init__("\n".join([refusal["refusalKind"], *lines]))


class Client:
    def __init__(self, url, key, language="en"):
        self.url = url.rstrip("/")
        self.is_test = key.startswith("bd_test_")
        self.headers = {"authorization": f"Bearer {key}", "accept-language": language}

    def send(self, method, path, body, headers):
        """Status, headers and JSON of the answer. Sent again where no answer came, after 408 and 500, and after 429, 503 and 507
        exactly as long as Retry-After says. The idempotency key in the body prevents a second effect."""
        for attempt in range(1, TRIES + 1):
            wait = random.uniform(0.25, 0.5) * 2 ** (attempt - 1)
            try:
                request = urllib.request.Request(self.url + path, body, {**self.headers, **headers}, method=method)
                with urllib.request.urlopen(request, timeout=60) as answer:
                    return answer.status, json.loads(answer.read())
            except urllib.error.HTTPError as error:
                seconds = error.headers.get("retry-after")
                wait = float(seconds) if error.code in (429, 503, 507) and seconds else wait
                again = error.code in (408, 429, 500, 502, 503, 504, 507)
                if not again or attempt == TRIES or wait > MAX_WAIT_S:
                    return error.code, json_of(error.read())
            except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
                if attempt == TRIES:
                    raise ApiError("NO_ANSWER", str(error)) from error
            time.sleep(wait)

    def run(self, query, **variables):
        """The value of the one field that the query selects. A mutation gets an idempotency key. Raises Refused and ApiError."""
        if "$idempotencyKey" in query:
            variables.setdefault("idempotencyKey", str(uuid.uuid4()))
        body = json.dumps({"query": query, "variables": variables}).encode()
        headers = {"content-type": "application/json", "accept": "application/graphql-response+json"}
        status, answer = self.send("POST", "/graphql", body, headers)
        for error in answer.get("errors", []):
            extensions = error.get("extensions", {})
            raise ApiError(extensions.get("code", f"HTTP_{status}"), error["message"], extensions.get("requestId"))
        if "data" not in answer:
            raise ApiError(f"HTTP_{status}", "no data")
        (value,) = answer["data"].values()
        if isinstance(value, dict) and value.get("__typename") == "ActionRefused":
            raise Refused(value)
        return value

    def upload(self, image):
        """Sends the bytes of a JPEG or PNG by a ticket and returns the id for `attachMaterial`."""
        ticket = self.run(TICKET)
        kind = "image/png" if image.startswith(b"\x89PNG") else "image/jpeg"
        status, answer = self.send("PUT", ticket["path"], image, {"content-type": kind})
        if status != 201:
            raise ApiError(answer.get("code", f"HTTP_{status}"), "the image was not taken", answer.get("requestId"))
        return ticket["uploadId"]

    def follow(self, order_id, after=None, poll_s=1.0):
        """Yields (cursor, event) of an order from the event log, each once: store the cursor once the event is dealt with, and
        come back with it. Ends never; CURSOR_EXPIRED (more than 7 days later) means: read the order anew."""
        while True:
            page = self.run(EVENTS, after=after, orderId=order_id)
            for edge in page["edges"]:
                after = edge["cursor"]
                yield after, edge["node"]
            after = page["pageInfo"]["endCursor"] or after
            if not page["pageInfo"]["hasNextPage"]:
                time.sleep(poll_s)


def json_of(text):
    try:
        return json.loads(text)
    except ValueError:
        return {}


REFUSED = "... on ActionRefused { refusalKind reasons { code field message suggestion } }"
ORDER = """__typename ... on Order { id number version state stateLabel missingMaterials
  items { key label flagged reasons { code label advice } } orderReasons { code label advice } } """ + REFUSED
OPEN = """mutation ($recordId: ID!, $websiteId: ID, $kind: OrderKind!, $idempotencyKey: String!) {
  openOrder(recordId: $recordId, websiteId: $websiteId, kind: $kind, idempotencyKey: $idempotencyKey) { %s } }""" % ORDER
SAVE = """mutation ($id: ID!, $version: Int!, $fields: [FieldInput!], $idempotencyKey: String!) {
  saveDraft(id: $id, version: $version, fields: $fields, idempotencyKey: $idempotencyKey) { %s } }""" % ORDER
TICKET = """mutation ($idempotencyKey: String!) {
  createUploadTicket(idempotencyKey: $idempotencyKey) { __typename ... on UploadTicket { uploadId path } %s } }""" % REFUSED
ATTACH = """mutation ($id: ID!, $version: Int!, $material: MaterialKind!, $uploadId: ID!, $idempotencyKey: String!) {
  attachMaterial(id: $id, version: $version, material: $material, uploadId: $uploadId, idempotencyKey: $idempotencyKey) { %s } }""" % ORDER
SUBMIT = """mutation ($id: ID!, $version: Int!, $acknowledged: [String!], $idempotencyKey: String!) {
  submitOrder(id: $id, version: $version, acknowledged: $acknowledged, idempotencyKey: $idempotencyKey) { %s } }""" % ORDER
SUBMIT_PHOTO = """mutation ($id: ID!, $version: Int!, $idempotencyKey: String!) {
  submitPhoto(id: $id, version: $version, idempotencyKey: $idempotencyKey) { %s } }""" % ORDER
READ = "query ($id: ID!) { order(id: $id) { %s } }" % ORDER.split("... on ActionRefused")[0]
RECORDS = """query ($province: String, $search: String, $after: String) {
  records(first: 50, province: $province, search: $search, after: $after) {
    nodes { id filingNumber openOrder { id } websites { id } } pageInfo { hasNextPage endCursor } } }"""
TEST_RECORD = """mutation ($records: [TestRecordInput!], $idempotencyKey: String!) {
  createTestRecords(records: $records, idempotencyKey: $idempotencyKey) { __typename
    ... on TestRecords { records { id filingNumber websites { id } } } %s } }""" % REFUSED
EVENTS = """query ($after: String, $orderId: ID) {
  partnerEvents(first: 100, after: $after, orderId: $orderId) {
    edges { cursor node { at kind label test order { id number state } } } pageInfo { hasNextPage endCursor } } }"""


def find_record(client, wanted):
    if client.is_test and "filingNumber" not in wanted:  # so that it can be run again and again
        return client.run(TEST_RECORD, records=[wanted])["records"][0]
    after = None
    while True:
        number = wanted.get("filingNumber")
        page = client.run(RECORDS, province=wanted.get("province"), search=number, after=after)
        for record in page["nodes"]:
            if record["filingNumber"] == number if number else record["openOrder"] is None:
                return record
        if not page["pageInfo"]["hasNextPage"]:
            raise SystemExit("no record of yours fits; records with an open order take no second one")
        after = page["pageInfo"]["endCursor"]


def image_of(folder, material):
    for ending in ("jpg", "jpeg", "png"):
        file = pathlib.Path(folder, f"{material}.{ending}")
        if file.exists():
            return file.read_bytes()
    raise SystemExit(f"{folder} has no image of {material}: put {material}.jpg or {material}.png there")


def attach(client, order, material, folder):
    upload_id = client.upload(image_of(folder, material))
    return client.run(ATTACH, id=order["id"], version=order["version"], material=material, uploadId=upload_id)


def submit(client, file, folder):
    wanted = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))
    record = find_record(client, wanted["record"])
    websites = [website["id"] for website in record["websites"]]
    order = client.run(OPEN, recordId=record["id"], websiteId=next(iter(websites), None), kind=wanted["kind"])
    print(f"order {order['id']} {order['number']} opened for {record['filingNumber']}", flush=True)
    fields = [{"field": name, ("values" if isinstance(value, list) else "value"): value} for name, value in wanted["fields"].items()]
    order = client.run(SAVE, id=order["id"], version=order["version"], fields=fields)
    for material in order["missingMaterials"]:
        order = attach(client, order, material, folder)
    client.run(SUBMIT, id=order["id"], version=order["version"], acknowledged=wanted.get("acknowledged", []))
    return follow(client, order["id"], folder)


def follow(client, order_id, folder=None):
    """Prints each event; uploads the photo when it is asked for; 0 when the order is over, 3 when it came back."""
    for _cursor, event in client.follow(order_id):
        print(f"{event['at']}  {event['label']}  {event['order']['state']}{'  (test)' if event['test'] else ''}", flush=True)
        order = client.run(READ, id=order_id)
        if order["state"] != event["order"]["state"]:
            continue  # a later event will come
        flagged = [item for item in order["items"] if item["flagged"]]
        if order["state"] in ("APPROVED", "ABANDONED", "LAPSED"):
            return 0
        if order["state"] == "VERIFICATION_PENDING" and folder and not flagged:
            order = attach(client, order, "FACE_PHOTO", folder)
            client.run(SUBMIT_PHOTO, id=order["id"], version=order["version"])
        elif order["state"] in ("CORRECTION_REQUIRED", "INITIAL_REJECTED", "VERIFICATION_PENDING"):
            for reason in order["orderReasons"]:
                print(f"  order: {reason['label']} ({reason['code']}) - {reason['advice']}")
            for item in flagged:
                for reason in item["reasons"]:
                    print(f"  {item['key']}: {reason['label']} ({reason['code']}) - {reason['advice']}")
            return 3


TOLERANCE_S = 300
MAX_BODY_BYTES = 64 * 1024


def verify(body, headers, secrets, now_s=None):
    """The event of a webhook if one of the secrets signed it at most 300 s ago, else None. `body`: the bytes as they came."""
    event_id, timestamp = headers.get("webhook-id") or "", headers.get("webhook-timestamp") or ""
    now_s = time.time() if now_s is None else now_s
    if not (timestamp.isascii() and timestamp.isdigit()) or abs(now_s - int(timestamp)) > TOLERANCE_S:
        return None
    given = (headers.get("webhook-signature") or "").split(" ")
    for secret in secrets:
        key = base64.b64decode(secret[len("whsec_") :] if secret.startswith("whsec_") else secret)
        digest = hmac.new(key, f"{event_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
        expected = b"v1," + base64.b64encode(digest)
        if any(hmac.compare_digest(one.encode(), expected) for one in given):
            return json.loads(body)
    return None


def listen(port, secrets):
    seen = set()

    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            length = int(self.headers.get("content-length") or 0)
            if length > MAX_BODY_BYTES:
                return self.answer(413)
            event = verify(self.rfile.read(length), self.headers, secrets)
            self.answer(401 if event is None else 204)  # before the event is dealt with
            if event is not None and event["id"] not in seen:
                seen.add(event["id"])
                print(f"{event['at']}  {event['kind']}  {(event['order'] or {}).get('state', '')}", flush=True)

        def answer(self, status):
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_args):
            pass

    with http.server.ThreadingHTTPServer(("", port), Receiver) as server:
        print(f"listening on {server.server_port}", flush=True)
        server.serve_forever()


USAGE = """Usage, with BEIAN_KEY in the environment (and BEIAN_URL, default http://127.0.0.1:4000):
  submit <order.json> <images>   opens an order, uploads, hands it in and follows it
  follow <order id> [images]     tells what happens to it
  listen <port>                  receives webhooks, with BEIAN_WEBHOOK_SECRETS in the environment"""


def main(command="", *args):
    env = os.environ
    if command == "listen":
        return listen(int(args[0]), [secret for secret in env.get("BEIAN_WEBHOOK_SECRETS", "").split(",") if secret])
    if command not in ("submit", "follow") or not args or not env.get("BEIAN_KEY"):
        raise SystemExit(USAGE)
    client = Client(env.get("BEIAN_URL", "http://127.0.0.1:4000"), env["BEIAN_KEY"], env.get("BEIAN_LANGUAGE", "en"))
    try:
        return {"submit": submit, "follow": follow}[command](client, *args)
    except (ApiError, Refused) as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        pass
