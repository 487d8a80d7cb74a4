import { transaction } from '@beian/database/transaction';
import { ETA_WINDOW_DAYS, STATUTORY_SECONDS } from '@beian/domain/order';
import { loadEta } from '@beian/orders/eta';
import { loadOrders } from '@beian/orders/order-list';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rollUpEta } from './roll-eta.ts';

const DAY = 86_400_000;
/** Days of history; submissions begin on the first one. */
const DAYS = 18;
const FIRST = Date.parse('2026-06-02T01:00:00.000Z');
const NOW = FIRST + DAYS * DAY;
let db: TestDatabase;
let people: People;
let template: string;

/** One submission of a copied order: when it began, how it ended and when. */
interface PastSubmission {
  readonly id: string;
  readonly province: string;
  readonly kind: string;
  readonly submittedAt: number;
  readonly end: 'APPROVED' | 'withdrawn' | null;
  readonly endedAt: number | null;
}
const history: PastSubmission[] = [];

/** Seeded random numbers from 0 to 1, the same in every run. */
let roll = 20_261_126;
const dice = (): number => {
  roll = (roll * 1_103_515_245 + 12_345) % 2 ** 31;
  return roll / 2 ** 31;
};

beforeAll(async () => {
  db = await testDatabase({ at: '2026-06-01T02:00:00.000Z' });
  const [record] = await seedRecords(db);
  people = await seedPeople(db);
  if (record === undefined) throw new Error('no record');
  template = await orderInState(db, people, record, 'INITIAL_REVIEW');
  await fill();
  await db.travel(new Date(NOW).toISOString());
  await rollUpEta(db.worker);
});
afterAll(() => db?.close());

/**
 * Inserts copies of one order with events as `perform` writes them, as superuser, because hundreds of real orders would
 * take minutes.
 */
async function fill(): Promise<void> {
  for (let nth = 0; nth < 900; nth += 1) {
    const submittedAt = FIRST + Math.floor(dice() * (DAYS - 0.5) * DAY);
    const kind = dice() < 0.7 ? 'CHANGE_WEBSITE' : 'CHANGE_SUBJECT';
    const province = dice() < 0.6 ? '320000' : dice() < 0.9 ? '110000' : '540000';
    const hours = 10 + dice() * (province === '320000' ? 50 : 90);
    const luck = dice();
    const end = luck < 0.85 ? 'APPROVED' : luck < 0.95 ? 'withdrawn' : null;
    const endedAt = end === null ? null : submittedAt + Math.floor(hours * 3_600_000);
    history.push({ id: `order_${String(nth).padStart(32, '0')}`, province, kind, submittedAt, end, endedAt });
  }
  const now = NOW - 120_000;
  const rows = history.map((one) => ({
    ...one,
    number: `ETA${one.id.slice(-6)}`,
    at: new Date(one.submittedAt).toISOString(),
    ended: one.endedAt === null || one.endedAt > now ? null : new Date(one.endedAt).toISOString(),
  }));
  await db.query(
    `insert into app.orders select (jsonb_populate_record(t, jsonb_build_object('id', r.id, 'number', r.number, 'province', r.province, 'kind', r.kind,
        'state', case when r.ended is null then 'BUREAU_REVIEW' when r."end" = 'APPROVED' then 'APPROVED' else 'DRAFT' end,
        'locked', false, 'submitted_at', r.at))).*
     from app.orders t cross join jsonb_to_recordset($2::jsonb) r(id text, number text, province text, kind text, at timestamptz, "end" text, ended timestamptz)
     where t.id = $1`,
    [template, JSON.stringify(rows)],
  );
  await db.query(
    `insert into app.order_events (id, order_id, seq, event, from_state, to_state, actor_kind, actor_id, actor_name, input, edition, at, previous, hash)
     select 'event_' || md5(r.id || v.seq), r.id, v.seq, v.event, v.was, v.became, 'partner', 'x', 'x', '{}', '2018-06', v.at, '', md5(r.id || v.seq)
     from jsonb_to_recordset($1::jsonb) r(id text, at timestamptz, "end" text, ended timestamptz)
     cross join lateral (values (1, 'submit', 'DRAFT', 'INITIAL_REVIEW', r.at), (2, case r."end" when 'APPROVED' then 'bureauApprove' else 'withdraw' end,
       'BUREAU_REVIEW', case r."end" when 'APPROVED' then 'APPROVED' else 'DRAFT' end, r.ended)) v(seq, event, was, became, at)
     where v.at is not null`,
    [JSON.stringify(rows)],
  );
}

const dayOf = (ms: number): number => Math.floor((ms + 8 * 3_600_000) / DAY);
/** The least value that this share of the values reach, as percentile_disc computes it. */
const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] as number;

/**
 * The same figures computed from the history: the estimate given on a day, from submissions that had ended by the
 * second day before it.
 */
function expected(at: number, province: string, kind: string) {
  const until = dayOf(at) - 2;
  for (const [basis, fits] of [
    ['PROVINCE_AND_KIND', (one: PastSubmission) => one.province === province],
    ['KIND', () => true],
  ] as const) {
    const spans = history
      .filter((one) => one.end === 'APPROVED' && one.kind === kind && fits(one))
      .filter(({ endedAt }) => endedAt !== null && dayOf(endedAt) <= until && dayOf(endedAt) > until - ETA_WINDOW_DAYS)
      .map(({ submittedAt, endedAt }) => Math.round(((endedAt as number) - submittedAt) / 1000));
    if (spans.length >= 30)
      return { basis, cases: spans.length, half: quantile(spans, 0.5), most: quantile(spans, 0.9) };
  }
  return { basis: 'STATUTORY', cases: 0, half: null, most: STATUTORY_SECONDS };
}

const ask = (province: string, kind: 'CHANGE_WEBSITE' | 'CHANGE_SUBJECT') =>
  transaction(db.app, people.partner.actor, (tx) => loadEta(tx, { province, kind, language: 'en' }));

test('the median and the 90th percentile equal the history and fall back when there are too few cases', async () => {
  const now = Date.parse(await db.now());
  const seen = new Set<string>();
  for (const province of ['320000', '110000', '540000'])
    for (const kind of ['CHANGE_WEBSITE', 'CHANGE_SUBJECT'] as const) {
      const { basis, cases, half, most } = expected(now, province, kind);
      const told = await ask(province, kind);
      expect(told).toMatchObject({ basis, cases });
      // SQL and test round seconds separately.
      expect(Math.abs((told.halfSeconds ?? 0) - (half ?? 0))).toBeLessThanOrEqual(1);
      expect(Math.abs(told.mostSeconds - most)).toBeLessThanOrEqual(1);
      seen.add(basis);
    }
  expect(seen).toEqual(new Set(['PROVINCE_AND_KIND', 'KIND']));
});

test('hits equal the history: estimates use earlier data only, and an order still open when its estimate is due is no hit', async () => {
  const now = Date.parse(await db.now());
  for (const [province, kind] of [
    ['320000', 'CHANGE_WEBSITE'],
    ['540000', 'CHANGE_SUBJECT'],
  ] as const) {
    const { basis } = expected(now, province, kind);
    const judged = history
      .filter((one) => one.kind === kind && (basis === 'KIND' || one.province === province))
      .map((one) => ({ ...one, ...expected(one.submittedAt, one.province, kind) }))
      .filter(({ basis: then }) => then !== 'STATUTORY')
      .map((one) => ({
        ...one,
        halfAt: one.submittedAt + (one.half ?? 0) * 1000,
        mostAt: one.submittedAt + one.most * 1000,
      }))
      .filter(({ mostAt }) => mostAt < now - 60_000 && dayOf(mostAt) > dayOf(now) - ETA_WINDOW_DAYS)
      .filter(({ end, endedAt, mostAt }) => !(end === 'withdrawn' && endedAt !== null && endedAt <= mostAt));
    const by = (limit: (one: (typeof judged)[number]) => number) =>
      judged.filter((one) => one.end === 'APPROVED' && one.endedAt !== null && one.endedAt <= limit(one)).length;
    const { hits } = await ask(province, kind);
    expect(hits.told, kind).toBe(judged.length);
    // Rounding may decide differently when a time falls on the very second of a limit.
    expect(Math.abs(hits.withinHalf - by(({ halfAt }) => halfAt))).toBeLessThanOrEqual(2);
    expect(Math.abs(hits.withinMost - by(({ mostAt }) => mostAt))).toBeLessThanOrEqual(2);
    expect(hits.told).toBeGreaterThan(20);
  }
});

test('an order keeps the estimate of its submission, and rebuilt figures are the same', async () => {
  const open = history.find((one) => one.province === '110000' && one.submittedAt > NOW - 2 * DAY && one.end === null);
  const orderOf = async (id: string) =>
    transaction(db.app, people.supervisor.actor, async (tx) => {
      const query = { actor: people.supervisor.actor, ids: [id], parts: ['eta'], language: 'en' } as const;
      return (await loadOrders(db.app, tx, query))[0]?.eta;
    });
  const { half, most } = expected(open?.submittedAt ?? 0, '110000', open?.kind ?? '');
  const eta = await orderOf(open?.id ?? '');
  expect(Math.abs(Date.parse(eta?.mostAt ?? '') - (open?.submittedAt ?? 0) - most * 1000)).toBeLessThanOrEqual(1000);
  expect(Math.abs(Date.parse(eta?.halfAt ?? '') - (open?.submittedAt ?? 0) - (half ?? 0) * 1000)).toBeLessThanOrEqual(
    1000,
  );
  const early = history.find((one) => one.submittedAt < FIRST + DAY && one.end !== 'withdrawn');
  expect(await orderOf(early?.id ?? '')).toMatchObject({ basis: 'STATUTORY', halfAt: null, cases: 0 });
  const withdrawn = history.find(({ end, endedAt }) => end === 'withdrawn' && (endedAt ?? NOW) < NOW - DAY);
  expect(await orderOf(withdrawn?.id ?? '')).toBeNull();

  const before = await ask('320000', 'CHANGE_WEBSITE');
  await db.query('update app.eta_figures set half = 1, most = 2');
  await db.query('update app.eta_hits set told = told + 5');
  await rollUpEta(db.worker, { again: true });
  expect(await ask('320000', 'CHANGE_WEBSITE')).toEqual(before);
  // The current day is computed anew on each call.
  await rollUpEta(db.worker);
  expect(await ask('320000', 'CHANGE_WEBSITE')).toEqual(before);
});
