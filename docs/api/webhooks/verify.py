# Python 3.8 or later, no dependency. `body` is the raw request body as bytes, `headers` have lower-case names.
import base64
import hashlib
import hmac
import json
import time

TOLERANCE_S = 300


def verify(body, headers, secrets, now_s=None):
    """`secrets`: the endpoint's secrets (whsec_...); during a rotation the old and the new one. The event, or None."""
    event_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    now_s = time.time() if now_s is None else now_s
    if not (timestamp.isascii() and timestamp.isdigit()) or abs(now_s - int(timestamp)) > TOLERANCE_S:
        return None
    given = headers.get("webhook-signature", "").split(" ")
    signed = f"{event_id}.{timestamp}.".encode() + body
    for secret in secrets:
        key = base64.b64decode(secret[len("whsec_"):] if secret.startswith("whsec_") else secret)
        digest = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        expected = f"v1,{digest}".encode()
        if any(hmac.compare_digest(one.encode(), expected) for one in given):
            return json.loads(body)
    return None
