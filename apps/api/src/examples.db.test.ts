import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fillIn, missingNames } from '@beian/domain/recipes';
import { parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from './testing/api.ts';

const folder = path.resolve(import.meta.dirname, '../../../docs/api/examples');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .sort();

/** Refusals that the examples get from a new partner, which has no materials and uploads. */
const refused: Readonly<Record<string, string>> = {
  '09-submit': 'GUARD_FAILED',
  '10-attach-material': 'NOT_FOUND',
  '11-verify-domains': 'NOT_POSSIBLE',
  '13-withdraw': 'NOT_POSSIBLE',
  '22-submit-supplement': 'NOT_POSSIBLE',
};

let api: ApiUnderTest;
beforeAll(async () => {
  api = await apiUnderTest();
});
afterAll(() => api?.close());

test('every example runs unchanged, in order, and gives the documented answer', async () => {
  const key = { key: api.people.partner.key };
  const known: Record<string, unknown> = {};
  expect(names.length).toBeGreaterThan(18);
  for (const [nth, name] of names.entries()) {
    const query = readFileSync(path.join(folder, name), 'utf8');
    // The first line is a comment with the purpose.
    expect(query, name).toMatch(/^# [A-Z][^\n]+\.\n/);
    const place = path.join(folder, name.replace('.graphql', '.json'));
    known.key = `example ${nth}`;
    const variables = query.includes('$') ? fillIn(JSON.parse(readFileSync(place, 'utf8')), known) : {};
    expect(missingNames(variables), name).toEqual([]);
    const { status, data, errors } = await api.graphql(key, query, variables);
    expect([status, errors], name).toEqual([200, undefined]);
    const [answer] = Object.values(data as Record<string, Record<string, unknown>>);
    expect(answer, name).toBeTruthy();
    const code = answer?.__typename === 'ActionRefused' ? answer.code : undefined;
    expect(code, name).toBe(refused[name.replace('.graphql', '')]);
    const [record] = (data.records?.edges ?? []) as { node: { id: string; websites: { id: string }[] } }[];
    if (record) Object.assign(known, { recordId: record.node.id, websiteId: record.node.websites[0]?.id });
    if (answer?.__typename === 'Order') {
      known.orderId ??= answer.id;
      known.version = answer.version ?? known.version;
    }
  }
});

test('each main operation of a partner has an example', () => {
  const shown = new Set(
    names.flatMap((name) =>
      parse(readFileSync(path.join(folder, name), 'utf8')).definitions.flatMap((one) =>
        one.kind === 'OperationDefinition'
          ? one.selectionSet.selections.map((field) => (field.kind === 'Field' ? field.name.value : ''))
          : [],
      ),
    ),
  );
  for (const name of [
    ...[
      'viewer',
      'records',
      'orderForm',
      'eta',
      'openOrder',
      'saveDraft',
      'createUploadTicket',
      'attachMaterial',
      'orderDryRun',
      'submitOrder',
    ],
    ...['verifyDomains', 'order', 'orders', 'withdrawOrder', 'abandonOrder', 'partnerEvents', 'createWebhookEndpoint'],
    ...['webhookEndpoints', 'returnReasons', 'province', 'codes', 'submitSupplement'],
  ])
    expect(shown, name).toContain(name);
});
