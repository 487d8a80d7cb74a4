import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import * as orderFlow from '../examples/order-flow.mjs';
import { declared, filing } from '../scripts/lib/filed-elsewhere.mjs';
import { type Stack, startStack } from './stack.ts';
import {
  createReadyToPush,
  type DraftOptions,
  type Order,
  pushOrder,
  valuesOf,
  waitForState,
  waitUntilPushable,
  ztidOf,
} from './steps.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

const number = (at: number) => `苏ICP备${String(at).padStart(8, '0')}号`;
/** The filing password of a seeded record (docs/sandbox.md). */
const filingPassword = (at: number) => `Ba${String(at).padStart(6, '0')}`;

interface AtBureau {
  readonly pending: readonly { readonly ztid: string; readonly czlx: string; readonly dataSequence: string }[];
  readonly records: readonly {
    readonly ztid: string;
    readonly filingNumber: string;
    readonly websites: readonly { readonly filingNumber: string; readonly accesses: readonly { jrid: string }[] }[];
  }[];
  readonly ended: readonly { readonly jlid: string; readonly filingNumbers: readonly string[] }[];
}
const atBureau = async () => (await stack.control('state')) as unknown as AtBureau;
const bureauRecord = async (filingNumber: string) =>
  (await atBureau()).records.find((one) => one.filingNumber === filingNumber);

interface FiledWebsite {
  readonly id: string;
  readonly filingNumber: string;
  readonly ours: boolean;
  readonly values: readonly FiledValue[];
  readonly accesses: readonly { readonly id: string; readonly ours: boolean; readonly values: readonly FiledValue[] }[];
}
interface Filed {
  readonly filingNumber: string;
  readonly values: readonly FiledValue[];
  readonly websites: readonly FiledWebsite[];
}
interface FiledValue {
  readonly field: string;
  readonly values: readonly string[];
}
/** The record as its partner reads it. */
const atDesk = async (id: string): Promise<Filed> =>
  (
    await stack.partner.graphql(
      `query r($id: ID!) { record(id: $id) { filingNumber values { field values } websites { id filingNumber ours
        values { field values } accesses { id ours values { field values } } } } }`,
      { id },
    )
  ).record;

const pushed = async (record: string, options: DraftOptions): Promise<Order> => {
  const order = await pushOrder(stack, await createReadyToPush(stack, record, options));
  return waitForState(stack, order.id, 'BUREAU_REVIEW');
};
const decided = async (order: Order, state: string): Promise<Order> => {
  await stack.control('decideNow', {});
  return waitForState(stack, order.id, state);
};

const bureauWords = `query t($id: ID!) { order(id: $id) { version proposedReasons { item code advice words } } }`;
/** Sends a refused order back to the applicant with the reasons, and returns what is flagged to the applicant. */
const sendBack = async (order: Order, reasons: readonly { item: string; code: string }[]) => {
  const [reviewer] = stack.reviewers;
  const { version } = (await reviewer.graphql(bureauWords, { id: order.id })).order;
  await reviewer.act('sendBack', {
    id: ['ID!', order.id],
    version: ['Int!', version],
    reasons: ['[ReasonInput!]!', reasons],
  });
  const { order: seen } = await stack.partner.graphql(
    'query r($id: ID!) { order(id: $id) { state items { key flagged reasons { code } } } }',
    { id: order.id },
  );
  expect(seen.state).toBe('CORRECTION_REQUIRED');
  return seen.items
    .filter((one: { flagged: boolean }) => one.flagged)
    .map(({ key, reasons: given }: Order) => [key, given.map(({ code }: { code: string }) => code)]);
};
/** Corrects the values, and passes reviews and bureau. */
const correctUntilApproved = async (order: Order, values: Record<string, string>): Promise<Order> => {
  const { partner, reviewers } = stack;
  const corrected = await orderFlow.saveValues(partner, await partner.order(order.id), values);
  const reviewed = await orderFlow.passInitialReview(reviewers[0], await orderFlow.submit(partner, corrected));
  await waitForState(stack, (await pushOrder(stack, reviewed)).id, 'BUREAU_REVIEW');
  return decided(order, 'APPROVED');
};

describe('from openOrder to APPROVED', () => {
  beforeAll(async () => {
    // The one website with accesses of two providers; the partner proves it as any record that it was not given.
    await stack.waitFor('the proof', async () => {
      const { proveRecord } = await stack.partner.graphql(
        `mutation p($input: ProofInput!) { proveRecord(input: $input, key: "shared") { ... on RecordProof { state } } }`,
        { input: { filingNumber: number(13), password: filingPassword(13) } },
      );
      return proveRecord.state === 'PROVED';
    });
  });

  interface Flow {
    /** What is so afterwards, as a sentence. */
    readonly says: string;
    readonly run: () => Promise<void>;
  }
  /** An order of the kind until the bureau has approved it. */
  const approved = async (kind: OrderKind, record: string, more: Record<string, string> = {}): Promise<Order> => {
    const order = await pushed(record, { kind, values: { ...valuesOf(kind), ...more } });
    expect((await atBureau()).pending.map(({ czlx }) => czlx)).toEqual([kindRow(kind).report?.answer]);
    return decided(order, 'APPROVED');
  };
  const change = (kind: OrderKind, at: number): Flow => ({
    says: 'the record has every new value, and the bureau still has it on file',
    run: async () => {
      const { record } = await approved(kind, number(at));
      const { values, websites } = await atDesk(record.id);
      const filed = [
        values,
        ...websites.flatMap((one) => [one.values, ...one.accesses.map((each) => each.values)]),
      ].flat();
      expect(filed).toEqual(
        expect.arrayContaining(
          Object.entries(valuesOf(kind)).map(([field, value]) => ({ field, values: [value].flat() })),
        ),
      );
      expect(await bureauRecord(number(at))).toBeDefined();
    },
  });
  /** The registry knows a domain that is not filed yet, as the subject's that is to file it. */
  const register = (kind: OrderKind, as: object) =>
    stack.control('registry', { domain: [valuesOf(kind)['website.domains']].flat()[0], ...as });
  /** Waits until the bureau has published what it approved, with its numbers. */
  const published = (id: string, isFiled: (record: Filed) => boolean) =>
    stack.waitFor('the publication', async () => {
      const record = await atDesk(id);
      return record !== null && isFiled(record) && record;
    });

  /** In the order of `orderKinds`: a new access replaces the one that was cancelled. */
  const flows: Readonly<Partial<Record<OrderKind, Flow>>> = {
    CHANGE_WEBSITE: change('CHANGE_WEBSITE', 1),
    CHANGE_SUBJECT: change('CHANGE_SUBJECT', 2),
    CHANGE_BOTH: change('CHANGE_BOTH', 4),
    CHANGE_ACCESS: change('CHANGE_ACCESS', 5),
    CANCEL_WEBSITE: {
      says: 'one of two websites ends, the subject and the other one stay',
      run: async () => {
        const { record } = await approved('CANCEL_WEBSITE', number(3));
        const left = [`${number(3)}-2`];
        expect((await atDesk(record.id)).websites.map(({ filingNumber }) => filingNumber)).toEqual(left);
        const { websites } = (await bureauRecord(number(3))) ?? {};
        expect(websites?.map(({ filingNumber }) => filingNumber)).toEqual(left);
        expect((await atBureau()).ended.flatMap(({ filingNumbers }) => filingNumbers)).toContain(`${number(3)}-1`);
      },
    },
    CANCEL_SUBJECT: {
      says: 'the subject ends with its website, by its filing password',
      run: async () => {
        const { record } = await approved('CANCEL_SUBJECT', number(6), { 'subject.filingPassword': filingPassword(6) });
        expect((await atDesk(record.id)).websites).toEqual([]);
        expect(await bureauRecord(number(6))).toBeUndefined();
        await expect(orderFlow.openOrder(stack.partner, record.id)).rejects.toThrow(/STILL_FILED/);
      },
    },
    CANCEL_ACCESS: {
      says: 'our access ends, the website stays filed with the other provider',
      run: async () => {
        const order = await pushed(number(13), { kind: 'CANCEL_ACCESS', values: valuesOf('CANCEL_ACCESS') });
        const [before] = (await atDesk(order.record.id)).websites;
        const own = before?.accesses.find(({ ours }) => ours)?.id;
        await decided(order, 'APPROVED');
        const [after] = (await atDesk(order.record.id)).websites;
        expect(after).toMatchObject({ ours: false, accesses: [{ ours: false }] });
        const { websites } = (await bureauRecord(number(13))) ?? {};
        expect(websites?.[0]?.accesses.map(({ jrid }) => jrid)).toEqual(after?.accesses.map(({ id }) => id));
        expect((await atBureau()).ended.map(({ jlid }) => jlid)).toContain(own);
      },
    },
    FIRST_FILING: {
      says: 'a subject that nobody has filed is a record with the bureau’s numbers',
      run: async () => {
        const values = valuesOf('FIRST_FILING');
        const registrant = {
          name: values['subject.name'],
          certificateType: 1,
          certificateNumber: values['subject.certificateNumber'],
        };
        await register('FIRST_FILING', { like: 'jinling-tea.example', set: { registrant } });
        const { record } = await approved('FIRST_FILING', '');
        const filed = await published(record.id, ({ filingNumber }) => filingNumber !== '');
        const { websites } = (await bureauRecord(filed.filingNumber)) ?? {};
        expect(filed.filingNumber).toMatch(/^苏ICP备\d{8}号$/);
        expect(filed.websites.map(({ filingNumber, ours }) => ({ filingNumber, ours }))).toEqual([
          { filingNumber: `${filed.filingNumber}-1`, ours: true },
        ]);
        expect(websites?.map(({ filingNumber }) => filingNumber)).toEqual([`${filed.filingNumber}-1`]);
      },
    },
    NEW_WEBSITE: {
      says: 'a filed subject has a second website with the next number',
      run: async () => {
        const domain = 'second-mochou.example';
        await stack.control('registry', { domain, like: 'mochou-travel.example' });
        const order = await pushed(number(4), {
          kind: 'NEW_WEBSITE',
          values: {
            ...valuesOf('NEW_WEBSITE'),
            'website.domains': [domain],
            'website.homeUrl': `www.${domain}`,
            'subject.filingPassword': filingPassword(4),
          },
        });
        await decided(order, 'APPROVED');
        const { websites } = await published(order.record.id, (record) => record.websites.length === 2);
        expect(websites.map(({ filingNumber, ours }) => [filingNumber, ours])).toEqual([
          [`${number(4)}-1`, true],
          [`${number(4)}-2`, true],
        ]);
        expect((await bureauRecord(number(4)))?.websites).toHaveLength(2);
      },
    },
    NEW_ACCESS: {
      says: 'a website of another provider is accessed through us, too',
      run: async () => {
        const { record } = await approved('NEW_ACCESS', number(13), { 'subject.filingPassword': filingPassword(13) });
        const { websites } = await published(record.id, (now) => now.websites.some(({ ours }) => ours));
        expect(websites[0]?.accesses.map(({ ours }) => ours).sort()).toEqual([false, true]);
        expect((await bureauRecord(number(13)))?.websites[0]?.accesses).toHaveLength(2);
      },
    },
  };
  // Apps leave by hand: packages/submissions/src/answers/apps.db.test.ts.
  test.each(Object.entries(flows).map(([kind, { says, run }]) => [kind, says, run] as const))(
    '%s: %s',
    (_kind, _says, run) => run(),
  );
});

test('a new website of a subject that is filed elsewhere names it by its number, and makes it a record of ours', async () => {
  await stack.waitFor('the proof', async () => {
    const { proveRecord } = await stack.partner.graphql(
      `mutation p($input: ProofInput!) { proveRecord(input: $input, key: "elsewhere") { ... on RecordProof { state } } }`,
      { input: { filingNumber: filing.number, password: filing.password } },
    );
    return proveRecord.state === 'PROVED';
  });
  const domain = 'second-jianye.example';
  await stack.control('registry', { domain, like: 'jianye-home.example' });
  const order = await pushed(filing.number, {
    kind: 'NEW_WEBSITE',
    values: {
      ...declared,
      ...valuesOf('NEW_WEBSITE'),
      'website.domains': [domain],
      'website.homeUrl': `www.${domain}`,
      'subject.filingPassword': filing.password,
    },
  });
  await decided(order, 'APPROVED');
  const record = await stack.waitFor('the publication', async () => {
    const now = await atDesk(order.record.id);
    return now.websites.some(({ ours }) => ours) && now;
  });
  expect(record.values).toContainEqual({ field: 'subject.name', values: [declared['subject.name']] });
  expect((await bureauRecord(filing.number))?.websites.map(({ filingNumber }) => filingNumber)).toContain(
    record.websites.find(({ ours }) => ours)?.filingNumber,
  );
});

test('a cancellation that the bureau refuses is sent back, corrected and approved', async () => {
  const values = { ...valuesOf('CANCEL_WEBSITE'), 'cancellation.remark': '样例拒绝' };
  const order = await decided(await pushed(number(7), { kind: 'CANCEL_WEBSITE', values }), 'BUREAU_REJECTED');
  expect((await atDesk(order.record.id)).websites).toHaveLength(1);
  expect(await sendBack(order, [{ item: 'cancellation.remark', code: 'CAN-01' }])).toEqual([
    ['cancellation.remark', ['CAN-01']],
  ]);
  const approved = await correctUntilApproved(order, { 'cancellation.remark': '网站已停止服务' });
  expect(approved.round).toBe(2);
  expect((await atDesk(order.record.id)).websites).toEqual([]);
});

test('a wrong filing password (1018) comes back to the applicant as a reason at that field', async () => {
  const values = { ...valuesOf('CANCEL_SUBJECT'), 'subject.filingPassword': 'Wrong123' };
  const ready = await createReadyToPush(stack, number(8), { kind: 'CANCEL_SUBJECT', values });
  const order = await waitForState(stack, (await pushOrder(stack, ready)).id, 'BUREAU_REJECTED');
  const { proposedReasons } = (await stack.reviewers[0].graphql(bureauWords, { id: order.id })).order;
  expect(proposedReasons).toMatchObject([{ item: 'subject.filingPassword', code: 'ORD-10' }]);
  expect(await sendBack(order, [{ item: 'subject.filingPassword', code: 'ORD-10' }])).toEqual([
    ['subject.filingPassword', ['ORD-10']],
  ]);
  await correctUntilApproved(order, { 'subject.filingPassword': filingPassword(8) });
  expect(await bureauRecord(number(8))).toBeUndefined();
});

test('a filing that lacks its city is changed once the draft has it, and the record has it, too', async () => {
  // As a publication of long ago.
  await stack.db.query(`update app.records set plain = plain - 'city' - 'county' where filing_number = $1`, [
    number(5),
  ]);
  const values = { 'access.accessModes': ['4'], 'subject.city': '320100' };
  const order = await pushed(number(5), { kind: 'CHANGE_ACCESS', values });
  const { changeForm } = await stack.partner.graphql(
    'query f($id: ID!) { changeForm(recordId: $id, kind: CHANGE_ACCESS) { fields { field group required } } }',
    { id: order.record.id },
  );
  expect(changeForm.fields).toContainEqual({ field: 'subject.city', group: 'missing', required: true });
  await decided(order, 'APPROVED');
  expect((await atDesk(order.record.id)).values).toContainEqual({ field: 'subject.city', values: ['320100'] });
});

test('a bureau that wants the filing password of a change gets it from the returned draft', async () => {
  await stack.control('faults', { changePassword: 'required' });
  onTestFinished(async () => void (await stack.control('faults', { changePassword: 'ignored' })));
  const values = { 'access.accessModes': ['5'] };
  const ready = await createReadyToPush(stack, number(1), { kind: 'CHANGE_ACCESS', values });
  const order = await waitForState(stack, (await pushOrder(stack, ready)).id, 'BUREAU_REJECTED');
  const { proposedReasons } = (await stack.reviewers[0].graphql(bureauWords, { id: order.id })).order;
  // The bureau's code is that of a wrong password: what was not sent is asked for.
  expect(proposedReasons).toMatchObject([{ item: 'subject.filingPassword', code: 'ORD-13' }]);
  expect(await sendBack(order, [{ item: 'subject.filingPassword', code: 'ORD-13' }])).toEqual([
    ['subject.filingPassword', ['ORD-13']],
  ]);
  await correctUntilApproved(order, { 'subject.filingPassword': filingPassword(1) });
});

test('a change and a cancellation that are pushed together go out in two files', async () => {
  const change = await createReadyToPush(stack, number(1), {
    kind: 'CHANGE_ACCESS',
    values: { 'access.accessModes': ['1'] },
  });
  const cancellation = await createReadyToPush(stack, number(2), {
    kind: 'CANCEL_SUBJECT',
    values: { ...valuesOf('CANCEL_SUBJECT'), 'subject.filingPassword': filingPassword(2) },
  });
  const both = [change, cancellation];
  const ready = await Promise.all(both.map((order) => waitUntilPushable(stack, order)));
  // Without a worker both wait until it is back.
  await stack.killWorker();
  for (const order of ready) await orderFlow.sendVersionedEvent(stack.reviewers[1], 'pushToBureau', order);
  await stack.startWorker();
  for (const { id } of both) await waitForState(stack, id, 'BUREAU_REVIEW');
  const ids = await Promise.all(both.map((order) => ztidOf(stack, order)));
  const { pending } = await atBureau();
  expect(pending.map(({ ztid, czlx }) => [ztid, czlx])).toEqual([
    [ids[0], kindRow('CHANGE_ACCESS').report?.answer],
    [ids[1], kindRow('CANCEL_SUBJECT').report?.answer],
  ]);
  const [first, second] = pending.map(({ dataSequence }) => Number(dataSequence));
  expect(second).toBe(Number(first) + 1);
  await stack.control('decideNow', {});
  for (const { id } of both) await waitForState(stack, id, 'APPROVED');
});

test('an answer with the operation of another kind is unmatched, and the order goes on waiting', async () => {
  await stack.control('faults', { otherOperation: 1, codesOnly: true });
  const order = await pushed(number(5), { kind: 'CANCEL_WEBSITE', values: valuesOf('CANCEL_WEBSITE') });
  await stack.control('decideNow', {});
  const list = `{ unmatchedAnswers(first: 10) { edges { node { operation identifier why { code }
    candidates { orderId reasons { code } } } } } }`;
  const { node } = await stack.waitFor('the list to hold it', async () => {
    const { unmatchedAnswers } = await stack.supervisor.graphql(list);
    return unmatchedAnswers.edges[0];
  });
  expect(node).toMatchObject({
    operation: '4',
    why: [{ code: 'OTHER_OPERATION' }],
    candidates: expect.arrayContaining([{ orderId: order.id, reasons: [{ code: 'OTHER_OPERATION' }] }]),
  });
  expect((await stack.partner.order(order.id)).state).toBe('BUREAU_REVIEW');
});
