import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyWebhook } from './verify.ts';

const secrets = [1, 2, 3].map(() => `whsec_${randomBytes(24).toString('base64')}`) as [string, string, string];
const [old, present, other] = secrets;
const now = new Date('2026-11-29T02:00:00Z');
const event = {
  id: 'event_1',
  kind: 'order.approved',
  at: now.toISOString(),
  test: true,
  order: null,
  备注: '办理成功',
};
const body = JSON.stringify(event);

const sign = (by: readonly string[], seconds = 0, id = 'event_1') => {
  const timestamp = String(now.getTime() / 1000 + seconds);
  const signature = (secret: string) =>
    createHmac('sha256', Buffer.from(secret.replace('whsec_', ''), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64');
  const signatures = by.map((secret) => `v1,${signature(secret)}`).join(' ');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures };
};

test.each([
  ['one secret', sign([present]), present],
  ['one of two secrets', sign([present]), [old, present]],
  ['two signatures during a rotation', sign([present, old]), [old]],
  ['300 s later', sign([present], -300), [present]],
  ['names of headers in another case', upper(sign([present])), [present]],
] as const)('a body is taken with %s, from Node and as a Request', async (_, headers, known) => {
  expect(await verifyWebhook({ body, headers }, known, { now })).toEqual(event);
  expect(
    await verifyWebhook({ body: new TextEncoder().encode(body), headers: new Headers(headers) }, known, { now }),
  ).toEqual(event);
  const request = new Request('https://partner.example/', { method: 'POST', body, headers });
  expect(await verifyWebhook(request, known, { now })).toEqual(event);
});

function upper(headers: Record<string, string>) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]));
}

test.each([
  ['another secret', body, sign([other]), [old, present]],
  ['no secret', body, sign([present]), []],
  ['a changed body', body.replace('true', 'fals'), sign([present]), [present]],
  ['a changed id', body, { ...sign([present]), 'webhook-id': 'event_2' }, [present]],
  ['a changed time', body, { ...sign([present]), 'webhook-timestamp': String(now.getTime() / 1000 + 1) }, [present]],
  ['a time that is no number', body, { ...sign([present]), 'webhook-timestamp': '1e9' }, [present]],
  ['301 s later', body, sign([present], -301), [present]],
  ['301 s ahead', body, sign([present], 301), [present]],
  ['no headers', body, {}, [present]],
  ['a signature of another version', body, { ...sign([present]), 'webhook-signature': 'v2,AAAA v1,@' }, [present]],
] as const)('a body is not taken with %s', async (_, given, headers, known) => {
  expect(await verifyWebhook({ body: given, headers }, known, { now })).toBeUndefined();
});

test('a secret that is none is an error of the program, not a bad signature', async () => {
  await expect(verifyWebhook({ body, headers: sign([present]) }, 'whsec_@', { now })).rejects.toThrow('secret');
});
