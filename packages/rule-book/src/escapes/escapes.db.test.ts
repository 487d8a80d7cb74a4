import { transaction } from '@beian/database/transaction';
import { escapeWeeks } from '@beian/domain/escapes';
import { seededRandom } from '@beian/domain/forecast';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadEscapeFigures } from './load-escapes.ts';

let db: TestDatabase;
let people: People;
const random = seededRandom(20_261_202);
const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

const rulesOfCause = {
  NO_RULE: [[]],
  RULE_PASSED: [['WEB-01'], ['WEB-01', 'R-7'], ['rules.personalSiteName']],
  PASSED_AGAINST_HINT: [['MAT-01'], ['paper-differs', 'MAT-01']],
} as const;

/** Random attempts of the last year, with one to three reasons of each refusal. */
async function fillHistory(attempts: number): Promise<void> {
  const now = Date.parse(await db.now());
  const tables: Record<string, object[]> = { orders: [], submission_orders: [], refusal_reasons: [] };
  for (let nth = 0; nth < attempts; nth += 1) {
    const id = `order_${String(Math.floor(nth / 1.3)).padStart(32, '0')}`;
    const [at, answer] = [
      new Date(now - random() * 380 * 86_400_000).toISOString(),
      pick(['approved', 'refused', 'recalled']),
    ];
    if (nth === 0 || tables.orders?.every((one) => (one as { id: string }).id !== id))
      tables.orders?.push({
        ...{ id, number: `BD${nth}`, partner_id: people.partner.actor.id, record_id: `record_${nth}`, test: false },
        ...{ website_id: `website_${nth}`, kind: pick(['CHANGE_WEBSITE', 'FIRST_FILING']), state: 'APPROVED' },
        ...{ province: pick(['110000', '320000', '440000']), edition: '2018-06', locked: false, version: 1, round: 1 },
        ...{ salt: '\\x', chain_salt: '\\x', subject_name: '', filing_number: '', erased: [] },
        changed: pick([['website.name'], ['website.name', 'subject.name'], ['subject.name']]),
        ...{ due_provisional: false, lease_token: 0, last_seq: 1, last_hash: '', created_at: at, updated_at: at },
        ...{ due_level: 0 },
      });
    tables.submission_orders?.push({ submission_id: `s_${nth}`, order_id: id, answer, answered_at: at, test: false });
    if (answer !== 'refused') continue;
    for (let reason = Math.floor(random() * 3); reason >= 0; reason -= 1) {
      const cause = pick(['NO_RULE', 'RULE_PASSED', 'PASSED_AGAINST_HINT'] as const);
      const judged =
        nth % 50 === 0 ? { cause: null, rules: null } : { cause, rules: pick<readonly string[]>(rulesOfCause[cause]) };
      tables.refusal_reasons?.push({
        ...{ id: `refusal_${nth}_${reason}`, order_id: id, submission_id: `s_${nth}`, code: '1002', at, test: false },
        ...{
          ...{ reason: pick(['ORD-12', 'WEB-09']), ...judged },
          // A rule of the bureau about one field.
          item: judged.rules?.includes('rules.personalSiteName')
            ? 'website.name'
            : pick([null, 'website.name', 'material.VERIFICATION_FORM']),
        },
      });
    }
  }
  const inserts = Object.entries(tables).map(([table, rows]) => {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    return `insert into app.${table} (${columns}) select ${columns} from json_populate_recordset(null::app.${table}, $rows$${JSON.stringify(rows)}$rows$);`;
  });
  // Without triggers and references.
  await db.query(`begin; set local session_replication_role = replica; ${inserts.join('\n')} commit`);
}

beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-02T06:20:00.000Z' });
  people = await seedPeople(db);
  await fillHistory(1500);
});
afterAll(() => db?.close());

const load = (weeks: (typeof escapeWeeks)[number]) =>
  transaction(db.app, people.supervisor.actor, (tx) => loadEscapeFigures(tx, { weeks, language: 'en' }));
/** SQL written for this test alone: the Monday of an instant by the number of its weekday. */
const monday = (at: string) =>
  `((${at} at time zone 'Asia/Shanghai')::date - (extract(isodow from ${at} at time zone 'Asia/Shanghai')::int - 1))`;
const inPeriod = (at: string, weeks: number) => `${monday(at)} > ${monday('app.now()')} - ${weeks * 7}`;

test.each(escapeWeeks)('over %i weeks every figure equals a second count in plain SQL', async (weeks) => {
  const shown = await load(weeks);
  const causes = await db.query(
    `select cause, count(*)::int as escapes from app.refusal_reasons where cause is not null and ${inPeriod('at', weeks)} group by 1`,
  );
  expect(causes).toHaveLength(3);
  expect(new Set(shown.causes.map(({ cause, escapes }) => ({ cause, escapes })))).toEqual(new Set(causes));
  expect(shown.unjudged).toBe((await db.query(`select from app.refusal_reasons where cause is null`)).length);
  expect(shown.unjudged).toBeGreaterThan(0);

  const without = await db.query(
    `select o.province, r.item, r.reason, count(*)::int as refusals, max((r.at at time zone 'Asia/Shanghai')::date)::text as "lastDay",
       (array_agg(r.order_id order by r.at desc))[1:50] as orders
     from app.refusal_reasons r, app.orders o where o.id = r.order_id and r.cause = 'NO_RULE' and ${inPeriod('r.at', weeks)} group by 1, 2, 3`,
  );
  expect(
    new Set(
      shown.withoutRule.map(({ province, item, reason, refusals, lastDay, orders }) => ({
        ...{ province, item, reason, refusals, lastDay },
        orders: orders.map(({ orderId }) => orderId),
      })),
    ),
  ).toEqual(new Set(without));
  const counts = shown.withoutRule.map(({ refusals }) => refusals);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));

  let fieldRules = 0;
  for (const rate of shown.rates) {
    const { province, rule } = rate;
    const isOf =
      rule === null ? 'r.cause is not null' : rule === '' ? `r.cause = 'NO_RULE'` : `'${rule}' = any(r.rules)`;
    // A rule that let pass a field alone concerns orders that change it, and those refused by it.
    const items = await db.query<{ item: string | null }>(
      `select distinct r.item from app.refusal_reasons r join app.orders o on o.id = r.order_id join app.submission_orders s
         on s.submission_id = r.submission_id and s.order_id = r.order_id and s.answer = 'refused'
       where o.province = '${province}' and '${rule}' = any(r.rules) and ${inPeriod('s.answered_at', weeks)}`,
    );
    const isOfFields = items.length > 0 && items.every(({ item }) => item !== null && !item.startsWith('material.'));
    fieldRules += isOfFields ? 1 : 0;
    const escaped = `exists (select from app.refusal_reasons r where r.submission_id = s.submission_id and ${isOf})`;
    const concerned = isOfFields
      ? `(o.changed && '{${items.map(({ item }) => item).join(',')}}' or ${escaped})`
      : 'true';
    const counted = await db.query<{ week: string; escapes: number; decisions: number }>(
      `select ${monday('s.answered_at')}::text as week, count(*)::int as decisions,
         count(*) filter (where ${escaped})::int as escapes
       from app.submission_orders s join app.orders o on o.id = s.order_id
       where s.answer <> 'recalled' and o.province = '${province}' and ${inPeriod('s.answered_at', weeks)} and ${concerned}
       group by 1 order by 1`,
    );
    expect(
      rate.weeks.filter(({ decisions }) => decisions > 0),
      `${province} ${rule}`,
    ).toEqual(counted);
    expect(rate.weeks).toHaveLength(weeks);
    expect(rate.decisions).toBe(counted.reduce((sum, one) => sum + one.decisions, 0));
    expect(rate.share).toBeCloseTo(rate.escapes / rate.decisions, 10);
    expect(rate.low).toBeLessThan(rate.share ?? 0);
    expect(rate.high).toBeGreaterThan(rate.share ?? 1);
  }
  expect(fieldRules).toBe(3);
  // Three provinces: all, no rule, and each of five rules.
  expect(shown.rates).toHaveLength(21);
});

test('rules are named in words: a check, a rule of the bureau, a paper, none', async () => {
  const names = new Map(
    (await load(52)).rates
      .filter(({ province }) => province === '320000')
      .map(({ rule, ruleLabel }) => [rule, ruleLabel]),
  );
  expect(Object.fromEntries([...names].map(([rule, name]) => [rule ?? 'all', name]))).toMatchObject({
    '': 'No rule',
    all: 'All escapes',
    'R-7': 'Domain verification',
    'paper-differs': 'A paper said something else',
  });
  for (const [rule, name] of names) expect(name).not.toBe(rule);
});

test('a reason is called as the installation calls it today', async () => {
  const [{ reason = '' } = {}] = (await load(52)).withoutRule;
  const both = (zh: string, en: string) => ({ zh, en });
  await db.query(
    `with d as (insert into app.rule_drafts (id, title, source, why, made_by) values ('draft_of_text', 'sample', '{}', 'sample', $1) returning id)
     insert into app.own_texts (id, draft_id, key, texts, from_day) select 'text_1', id, $2, $3, '2026-12-10' from d`,
    [
      people.supervisor.actor.id,
      `reason:${reason}`,
      JSON.stringify({ label: both('另一名称', 'Another name'), advice: both('请改', 'Change it') }),
    ],
  );
  const labels = async () =>
    new Set((await load(52)).withoutRule.filter((one) => one.reason === reason).map((one) => one.reasonLabel));
  expect(await labels()).not.toContain('Another name');
  await db.travel('2026-12-10T02:00:00Z');
  expect([...(await labels())]).toEqual(['Another name']);
});
