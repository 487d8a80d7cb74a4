import { testMarksOf } from '@beian/domain/partner';
import { sampleJpeg } from '@beian/testing/fixtures';
import { settleTestOrder } from '@beian/testing/orders';
import type { Client, MaterialKind, Order } from '@beian-desk/client';
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
/** What a partner's program does with a test order, by whichever client. */
export interface PartnerSteps {
  createTestRecords(): Promise<readonly TestRecord[]>;
  open(recordId: string, websiteId: string): Promise<Read>;
  /** Saves the mark of the outcome in the remark. */
  save(order: Read, mark: string): Promise<Read>;
  attach(order: Read, material: string): Promise<Read>;
  submit(order: Read): Promise<Read>;
  submitPhoto(order: Read): Promise<Read>;
  advance(order: Read, hours: number): Promise<Read>;
  read(id: string): Promise<Read>;
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
  'test:supplement-asked': { state: 'SUPPLEMENT_PENDING', said: 'website.remark ORD-14' },
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

const siteName = '测试样例新站点';

/** The steps with documents of the program's own, by a GraphQL client library. */
export function stepsOf(client: PartnerClient, url: string, apiKey: string): PartnerSteps {
  let keys = 0;
  const key = () => {
    keys += 1;
    return `${apiKey.slice(-8)}-${keys}`;
  };
  const take = async (document: ReturnType<typeof parse>, variables: object): Promise<Read> => {
    const { done } = await client.mutate<{ done: Read & { __typename: string } }>(document, {
      ...variables,
      key: key(),
    });
    expect(done.__typename, JSON.stringify(done)).toBe('Order');
    return done;
  };
  const versioned = ({ id, version }: Read) => ({ id, version });
  return {
    async createTestRecords() {
      const { made } = await client.mutate<{ made: { records: TestRecord[] } }>(documents.records, { key: key() });
      return made.records;
    },
    open: (record, website) => take(documents.open, { record, website }),
    save: (order, mark) =>
      take(documents.save, {
        ...versioned(order),
        fields: [
          { field: 'website.name', value: siteName },
          { field: 'website.remark', value: mark },
        ],
      }),
    async attach(order, material) {
      const sent = await fetch(`${url}/uploads`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'image/jpeg' },
        body: new Uint8Array(await sampleJpeg()),
      });
      const { id } = (await sent.json()) as { id: string };
      return take(documents.attach, { ...versioned(order), material, upload: id });
    },
    submit: (order) => take(documents.submit, versioned(order)),
    submitPhoto: (order) => take(documents.submitPhoto, versioned(order)),
    advance: ({ id }, hours) => take(documents.advance, { id, hours }),
    read: async (id) => (await client.refetch<{ order: Read }>(documents.order, { id })).order,
  };
}

/** The steps by the methods of the published client. */
export function typedSteps(client: Client): PartnerSteps {
  const isMissing = (order: Read, material: string): material is MaterialKind =>
    material === 'FACE_PHOTO' || order.missingMaterials.includes(material);
  return {
    createTestRecords: async () => (await client.createTestRecords()).records,
    open: (recordId, websiteId) => client.openOrder({ recordId, websiteId, kind: 'CHANGE_WEBSITE' }),
    save: (order, mark) => client.saveDraft({ ...order, content: { website: { name: siteName, remark: mark } } }),
    async attach(order, material) {
      if (!isMissing(order, material)) throw new Error(`${material} is not missing`);
      return client.attachMaterial({ ...order, material, image: await sampleJpeg() });
    },
    submit: (order) => client.submitOrder(order),
    submitPhoto: (order) => client.submitPhoto(order),
    advance: ({ id }, hours) => client.advanceTestOrder({ id, hours }),
    async read(id): Promise<Order> {
      const order = await client.order({ id });
      if (order === null) throw new Error(`no order ${id}`);
      return order;
    },
  };
}

/** A client walks every outcome of a test order, up to the point where the partner has to act on it. */
export async function walkTestOutcomes(api: ApiUnderTest, steps: PartnerSteps) {
  expect(Object.keys(outcomes).sort()).toEqual([...testMarksOf('order')].sort());
  const records: TestRecord[] = [];
  const nextRecord = async (province: string) => {
    const at = () => records.findIndex((one) => one.province === province);
    if (at() < 0) records.push(...(await steps.createTestRecords()));
    const [record] = records.splice(at(), 1);
    const website = record?.websites[0];
    if (record === undefined || website === undefined) throw new Error(`no test record in ${province}`);
    return { record, website };
  };
  const settled = async (id: string): Promise<Read> => {
    await settleTestOrder(api.db, id);
    return steps.read(id);
  };

  const walk = async (mark: string, { state, said = '', province = JIANGSU, hours }: Outcome) => {
    const { record, website } = await nextRecord(province);
    let order = await steps.save(await steps.open(record.id, website.id), mark);
    for (const material of order.missingMaterials) order = await steps.attach(order, material);
    order = await steps.submit(order);
    order = await settled(order.id);
    if (order.state === 'VERIFICATION_PENDING') {
      order = await steps.attach(order, 'FACE_PHOTO');
      await steps.submitPhoto(order);
      order = await settled(order.id);
    }
    if (hours !== undefined) {
      await steps.advance(order, hours);
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
