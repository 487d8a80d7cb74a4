import { testMarksOf } from '@beian/domain/partner';
import { sampleJpeg } from '@beian/testing/fixtures';
import { settleTestOrder } from '@beian/testing/orders';
import { parse } from 'graphql';
import { expect } from 'vitest';
import type { ApiUnderTest } from './api.ts';
import type { PartnerClient } from './main-flow.ts';

/** What a partner's program reads of an order after an outcome. */
interface Read {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly missingMaterials: readonly string[];
  readonly items: readonly { readonly key: string; readonly flagged: boolean; readonly reasons: readonly Said[] }[];
  readonly orderReasons: readonly Said[];
}
interface TestRecord {
  readonly id: string;
  readonly province: string;
  readonly websites: readonly { readonly id: string }[];
}
interface Said {
  readonly code: string;
  readonly label: string;
  readonly advice: string;
}

const said = 'code label advice';
const parts = `__typename ... on Order { id version state missingMaterials items { key flagged reasons { ${said} } } orderReasons { ${said} } }
  ... on ActionRefused { code reasons { code field } }`;
const step = (head: string, call: string) =>
  parse(`mutation Step($key: String!, ${head}) { done: ${call} { ${parts} } }`);
const ofOrder = '$id: ID!, $version: Int!';
const documents = {
  records: parse(
    'mutation Records($key: String!) { made: createTestRecords(key: $key) { ... on TestRecords { records { id province websites { id } } } } }',
  ),
  open: step(
    '$record: ID!, $website: ID',
    'openOrder(recordId: $record, websiteId: $website, kind: CHANGE_WEBSITE, key: $key)',
  ),
  save: step(
    `${ofOrder}, $fields: [FieldInput!]!`,
    'saveDraft(id: $id, version: $version, fields: $fields, key: $key)',
  ),
  attach: step(
    `${ofOrder}, $material: MaterialKind!, $upload: ID!`,
    'attachMaterial(id: $id, version: $version, material: $material, uploadId: $upload, key: $key)',
  ),
  submit: step(ofOrder, 'submit(id: $id, version: $version, key: $key)'),
  submitPhoto: step(ofOrder, 'submitPhoto(id: $id, version: $version, key: $key)'),
  advance: step('$id: ID!, $hours: Int', 'advanceTestOrder(id: $id, hours: $hours, key: $key)'),
  order: parse(`query Read($id: ID!) { order(id: $id) { ${parts.split(' ... on ActionRefused')[0]} } }`),
};

interface Outcome {
  readonly state: string;
  readonly said?: string;
  readonly province?: string;
  /** Hours that pass after the outcome. */
  readonly hours?: number;
}
const [JIANGSU, TIANJIN] = ['320000', '120000'];
/** The state in which the partner next finds its order, and what it reads of the reasons; SMS is checked in Tianjin. */
const outcomes: Readonly<Record<string, Outcome>> = {
  'test:review-returned': { state: 'CORRECTION_REQUIRED', said: 'website.remark ORD-14' },
  'test:material-returned': { state: 'CORRECTION_REQUIRED', said: 'material.VERIFICATION_FORM MAT-01' },
  'test:review-rejected': { state: 'INITIAL_REJECTED', said: 'order ORD-01' },
  'test:review-silent': { state: 'INITIAL_REVIEW' },
  'test:record-published': { state: 'APPROVED' },
  'test:reopened': { state: 'APPROVED' },
  'test:photo-rejected': { state: 'VERIFICATION_PENDING', said: 'material.FACE_PHOTO PHO-03' },
  'test:recalled': { state: 'APPROVED' },
  'test:upload-failed': { state: 'APPROVED' },
  'test:sms-pending': { state: 'CORRECTION_REQUIRED', said: 'order CON-07', province: TIANJIN, hours: 48 },
  'test:sms-unanswered': { state: 'CORRECTION_REQUIRED', said: 'order CON-07', province: TIANJIN },
  'test:sms-failed': { state: 'CORRECTION_REQUIRED', said: 'order CON-08', province: TIANJIN },
  'test:bureau-refused': { state: 'CORRECTION_REQUIRED', said: 'order ORD-12' },
  'test:bureau-refused-item': { state: 'CORRECTION_REQUIRED', said: 'website.principal.mobile CON-06' },
  'test:bureau-silent': { state: 'BUREAU_REVIEW' },
};

/** A client library walks every outcome of a test order, up to the point where the partner has to act on it. */
export async function walkTestOutcomes(api: ApiUnderTest, url: string, client: PartnerClient, apiKey: string) {
  expect(Object.keys(outcomes).sort()).toEqual([...testMarksOf('order')].sort());
  let keys = 0;
  const take = async (document: ReturnType<typeof parse>, variables: object): Promise<Read> => {
    keys += 1;
    const { done } = await client.mutate<{ done: Read & { __typename: string } }>(document, {
      ...variables,
      key: `${apiKey.slice(-8)}-${keys}`,
    });
    expect(done.__typename, JSON.stringify(done)).toBe('Order');
    return done;
  };
  const versioned = ({ id, version }: Read) => ({ id, version });
  const attach = async (order: Read, material: string) => {
    const sent = await fetch(`${url}/uploads`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'image/jpeg' },
      body: new Uint8Array(await sampleJpeg()),
    });
    const { id } = (await sent.json()) as { id: string };
    return take(documents.attach, { ...versioned(order), material, upload: id });
  };
  const records: TestRecord[] = [];
  const nextRecord = async (province: string) => {
    const at = () => records.findIndex((one) => one.province === province);
    if (at() < 0) {
      keys += 1;
      const { made } = await client.mutate<{ made: { records: TestRecord[] } }>(documents.records, {
        key: `${apiKey.slice(-8)}-${keys}`,
      });
      records.push(...made.records);
    }
    const [record] = records.splice(at(), 1);
    return { record: record?.id, website: record?.websites[0]?.id };
  };
  const settled = async (id: string): Promise<Read> => {
    await settleTestOrder(api.db, id);
    return (await client.refetch<{ order: Read }>(documents.order, { id })).order;
  };

  const walk = async (mark: string, { state, said = '', province = JIANGSU, hours }: Outcome) => {
    let order = await take(documents.open, await nextRecord(province));
    const fields = [
      { field: 'website.name', value: '测试样例新站点' },
      { field: 'website.remark', value: mark },
    ];
    order = await take(documents.save, { ...versioned(order), fields });
    for (const material of order.missingMaterials) order = await attach(order, material);
    order = await take(documents.submit, versioned(order));
    order = await settled(order.id);
    if (order.state === 'VERIFICATION_PENDING') {
      order = await attach(order, 'FACE_PHOTO');
      await take(documents.submitPhoto, versioned(order));
      order = await settled(order.id);
    }
    if (hours !== undefined) {
      await take(documents.advance, { id: order.id, hours });
      order = await settled(order.id);
    }
    const reasons = [
      ...order.items
        .filter(({ flagged }) => flagged)
        .flatMap(({ key, reasons: of }) => of.map(({ code }) => `${key} ${code}`)),
      ...order.orderReasons.map(({ code }) => `order ${code}`),
    ];
    expect([order.state, reasons.join()], mark).toEqual([state, said]);
  };
  for (const [mark, outcome] of Object.entries(outcomes)) await walk(mark, outcome);
}
