import { decodeDownload } from '@beian/bureau-protocol/download';
import { system, transaction } from '@beian/database/transaction';
import { type FilingRecord, toFieldValues } from '@beian/domain/filing';
import { checkFields } from '@beian/domain/order';
import { orderKinds, states } from '@beian/domain/order-names';
import { getAnswerFile } from '@beian/submissions/answers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appliesTo, type ChangeName, changeNamed, changes, matterOf } from '../scripts/demonstration/changes.mjs';
import {
  createOrders,
  createPastOrders,
  laterOrders,
  pastOrders,
  presentOrders,
} from '../scripts/demonstration/orders.mjs';
import { freeRecords } from '../scripts/demonstration/records.mjs';
import { seededRandom } from '../scripts/demonstration/seeded-random.mjs';
import { runSteps } from '../scripts/demonstration/steps.mjs';
import { openClients } from '../scripts/lib/clients.mjs';
import { type Stack, startStack } from './stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ bureaus: 'all', workerEnv: { MINISTRY_POLL_MS: '100' } });
  await stack.control('ministry', { sendDelayMs: 0 });
});
afterAll(() => stack?.stop());

/** Waits are woken by the database instead of by polling. */
const enter = async () => ({ ...(await openClients(stack)), waitFor: stack.waitFor });
const quiet = () => undefined;

describe('31 bureaus in one sandbox', () => {
  let published: FilingRecord[];

  test('each bureau has a connection, and its records are here', async () => {
    const [{ n }] = (await stack.db.query('select count(*)::int as n from app.bureaus where not test')) as [
      { n: number },
    ];
    expect(n).toBe(31);
    const { worker } = stack.db;
    const files = await stack.db.query<{ id: string }>('select id from app.bureau_answers');
    const decoded = await Promise.all(
      files.map(({ id }) => transaction(worker, system('bureau'), (tx) => getAnswerFile(worker, tx, id))),
    );
    published = decoded.flatMap((file) => {
      const { records, unreadable } = decodeDownload(file);
      expect(unreadable).toEqual([]);
      return [...records];
    });
    expect(published).toHaveLength(136);
    expect(new Set(published.map(({ subject }) => subject.province)).size).toBe(31);
    // The partner sees at most eight records of a province: Jiangsu publishes thirteen.
    const { records } = await stack.partner.graphql('{ records { totalCount } }');
    expect(records.totalCount).toBe(131);
  });

  test('the desk’s checks find nothing wrong in the filed records, except that a law firm’s licence cannot be sent', () => {
    const wrong = published.flatMap(({ subject, websites }) =>
      websites.flatMap((website) => {
        const filed = toFieldValues({ subject, website });
        const proposal = { province: subject.province, edition: '2018-06', today: '2026-11-24' } as const;
        return (['CHANGE_WEBSITE', 'CHANGE_SUBJECT'] as const)
          .flatMap((kind) => checkFields({ ...proposal, kind, before: filed, after: filed }))
          .filter(({ outcome }) => outcome === 'fail')
          .map(({ field }) => `${subject.nature} ${field}`);
      }),
    );
    expect(wrong).toEqual(Array(3).fill('11 subject.certificateType'));
  });
});

describe('the demonstration', () => {
  const ids: string[] = [];

  test('past orders: one lapses, others are overdue, or nearly, in the present', async () => {
    const start = Date.parse(await stack.db.now());
    const span = pastOrders[0]?.ago ?? 0;
    const travel = async (ago: number) => stack.travel(start + span - ago - Date.parse(await stack.db.now()));
    const told = await createPastOrders(enter, travel, quiet);
    ids.push(...told.map(({ id }) => id));
    const [overdue] = await stack.db.query<{ n: number }>(
      `select count(*)::int as n from app.timers t join app.orders o on o.id = t.order_id
       where o.state = 'INITIAL_REVIEW' and t.raises = 'breach' and t.fired_at is not null`,
    );
    expect(overdue?.n).toBeGreaterThan(0);
  });

  test('present orders and those that follow them: each is in the state that its row names', async () => {
    const clients = await enter();
    for (const rows of [presentOrders, laterOrders]) {
      const told = await createOrders(clients, rows, quiet);
      expect(told.map(({ row, state }) => [row.province, state]).sort()).toEqual(
        rows.map(({ province, state }) => [province, state]).sort(),
      );
      ids.push(...told.map(({ id }) => id));
    }
  });

  test('there is an order of every kind and in each of the sixteen states, moved there by events', async () => {
    const query = `query o($id: ID!) { order(id: $id) { kind state timeline { event from to } } }`;
    const seen = new Set<string>();
    const kinds = new Set<string>();
    for (const id of ids) {
      const { order } = await stack.supervisor.graphql(query, { id });
      seen.add(order.state);
      kinds.add(order.kind);
      let at: string | null = null;
      for (const { from, to } of order.timeline as { from: string | null; to: string | null }[]) {
        expect(from).toBe(at);
        at = to ?? at;
      }
      expect(at).toBe(order.state);
    }
    expect([...seen].sort()).toEqual(Object.keys(states).sort());
    expect([...kinds].sort()).toEqual([...orderKinds].sort());
  });

  test('the other kinds of change that the partner submits are accepted, and the intended ones are flagged', async () => {
    const clients = await enter();
    const records = await freeRecords(clients.partner);
    const told = new Set(
      [...presentOrders, ...laterOrders]
        .filter(({ stepNames }) => stepNames.includes('submit'))
        .map(({ change }) => change),
    );
    for (const name of Object.keys(changes) as ChangeName[]) {
      const change = changeNamed(name);
      if (told.has(name) && !change.flagged) continue;
      const [record] = records.splice(
        records.findIndex((one) => appliesTo(change, one)),
        1,
      );
      if (record === undefined) throw new Error(`nobody for ${name}`);
      const order = await runSteps({ clients, ...matterOf(change, record, seededRandom(1)) }, ['submit']);
      expect(order.state, name).toBe('INITIAL_REVIEW');
      if (!change.flagged) continue;
      const { items } = await stack.supervisor.order(order.id);
      const outcomes = items.flatMap((item: { findings: { outcome: string }[] }) =>
        item.findings.map((one) => one.outcome),
      );
      expect(outcomes, name).toContain('warn');
    }
  });
});
