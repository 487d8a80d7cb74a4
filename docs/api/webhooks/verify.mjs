// Node.js 20 or later, no dependency. `body` is the raw request body, `headers` have lower-case names.
import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_S = 300;

/** `secrets`: the endpoint's secrets (whsec_…); during a rotation the old and the new one. Returns the event, or undefined. */
export function verify(body, headers, secrets, nowS = Date.now() / 1000) {
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (!/^\d+$/.test(timestamp) || Math.abs(nowS - Number(timestamp)) > TOLERANCE_S) return undefined;
  const given = String(headers['webhook-signature'] ?? '').split(' ');
  for (const secret of secrets) {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const digest = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
    const expected = Buffer.from(`v1,${digest}`);
    for (const one of given.map((text) => Buffer.from(text)))
      if (one.length === expected.length && timingSafeEqual(one, expected)) return JSON.parse(body);
  }
  return undefined;
}
