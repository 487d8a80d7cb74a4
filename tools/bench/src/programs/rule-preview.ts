import { availableParallelism, loadavg } from 'node:os';
import { transaction } from '@beian/database/transaction';
import { type Day, provinceCodes } from '@beian/domain/province';
import { PREVIEW_DAYS, type RuleChange } from '@beian/domain/rule-book';
import { askPreview, runPreview } from '@beian/rule-book/preview';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { attach, loadOrderAs, orderInState, performAs, type Walk } from '@beian/testing/orders';

/**
 * Measures what a draft of rules would do, on copies of orders that real events made, with their contents sealed for each and their
 * materials. Written as superuser (permitted for benchmarks, not for tests: docs/spec/desk.md D-benchmarks). The draft concerns every
 * province, every order and everything that is judged. Run by `npm run bench -- rule-preview`.
 */
const { open: OPEN, perDay: PER_DAY }: { open: number; perDay: number } = JSON.parse(process.argv[2] ?? '{}');
const DECIDED = PER_DAY * PREVIEW_DAYS;
/** Orders that are sealed by one statement. */
const SEALED_AT_ONCE = 2000;
const say = (line: string) => process.stdout.write(`${line}\n`);

const db = await testDatabase();
try {
  const [one, other] = await seedRecords(db);
  const people = await seedPeople(db);
  if (one === undefined || other === undefined) throw new Error('no records');
  const draft = await draftOf(people, other);
  const decided = await orderInState(db, people, one, 'VERIFICATION_PENDING');
  const began = performance.now();
  await db.query('drop index app.orders_one_open');
  await copy(db, draft, 0, Math.ceil(OPEN / 3), { locked: true });
  await copy(db, decided, Math.ceil(OPEN / 3), OPEN, { locked: true });
  await copy(db, decided, OPEN, OPEN + DECIDED, { state: 'APPROVED', locked: false, duty: null });
  await db.query('analyze');
  say(`${OPEN} open orders, ${DECIDED} decisions, filled in ${secondsSince(began)} s`);

  const draftId = await addDraft(people);
  const asked = await transaction(db.app, people.supervisor.actor, (tx) =>
    askPreview(tx, people.supervisor.actor, { draftId, version: 1 }),
  );
  if (typeof asked !== 'string') throw new Error(JSON.stringify(asked));
  const cpu = process.cpuUsage();
  const from = performance.now();
  const end = await runPreview(db.worker, asked);
  const seconds = secondsSince(from);
  const { user, system } = process.cpuUsage(cpu);
  const [row] = await db.query('select judged, total from app.rule_previews');
  const parts = await db.query(
    'select part, count(*)::int as orders from app.rule_preview_items group by 1 order by 1',
  );
  say(
    JSON.stringify({
      ...{ end, seconds, processorSeconds: Math.round((user + system) / 1e5) / 10, ...row, parts },
      ...{ load: loadavg().map((load) => Math.round(load * 10) / 10), processors: availableParallelism() },
    }),
  );
} finally {
  await db.close();
}

function secondsSince(from: number): number {
  return Math.round((performance.now() - from) / 100) / 10;
}

async function draftOf(people: People, record: SeededRecord): Promise<string> {
  const walk: Walk = { db, people, record, province: '320000', orderId: '' };
  const { actor } = people.partner;
  await performAs(walk, actor, 'openOrder', { input: { kind: 'CHANGE_WEBSITE' } });
  await performAs(walk, actor, 'saveDraft', {
    input: { fields: [{ field: 'website.name', value: '测试样例新站点' }] },
  });
  for (const kind of (await loadOrderAs(walk, actor))?.missingMaterials ?? []) await attach(walk, kind);
  return walk.orderId;
}

function idOf(noun: string, n: string): string {
  return `'${noun}_' || lpad(to_hex(${n}), 32, '0')`;
}

/** Copies of an order with the numbers from `from` up to `to`. */
async function copy(
  at: TestDatabase,
  template: string,
  from: number,
  to: number,
  over: Record<string, unknown>,
): Promise<void> {
  const provinces = `(array['${provinceCodes.join("','")}'])[1 + n % ${provinceCodes.length}]`;
  const numbers = `generate_series(${from + 1}, ${to}) n`;
  await at.query(
    `insert into app.orders select (jsonb_populate_record(o, $2::jsonb || jsonb_build_object('id', ${idOf('order', 'n')}, 'number', 'BENCH' || n,
       'province', ${provinces}))).* from app.orders o, ${numbers} where o.id = $1`,
    [template, JSON.stringify(over)],
  );
  const [row] = await at.query<{ base_personal: Buffer; personal: Buffer }>(
    'select base_personal, personal from app.order_contents where order_id = $1',
    [template],
  );
  if (row === undefined) throw new Error('a template has no content');
  const columns = ['base_personal', 'personal'] as const;
  const values = columns.map((column) => db.app.keys.unsealJson(`order_contents.${column}:${template}`, row[column]));
  for (let start = from; start < to; start += SEALED_AT_ONCE) {
    const ids = Array.from(
      { length: Math.min(SEALED_AT_ONCE, to - start) },
      (_, nth) => `order_${(start + nth + 1).toString(16).padStart(32, '0')}`,
    );
    const sealed = columns.map((column, nth) =>
      ids.map((id) => db.app.keys.sealJson(`order_contents.${column}:${id}`, values[nth]).toString('base64')),
    );
    await at.query(
      `insert into app.order_contents select (jsonb_populate_record(c, jsonb_build_object('order_id', k.id,
         'base_personal', '\\x' || encode(decode(k.base, 'base64'), 'hex'), 'personal', '\\x' || encode(decode(k.now, 'base64'), 'hex')))).*
       from app.order_contents c, unnest($2::text[], $3::text[], $4::text[]) as k(id, base, now) where c.order_id = $1`,
      [template, ids, ...sealed],
    );
  }
  await at.query(
    `insert into app.materials select (jsonb_populate_record(m, jsonb_build_object('id', 'material_' || md5(m.id || n), 'order_id', ${idOf('order', 'n')}))).*
     from app.materials m, ${numbers} where m.order_id = $1`,
    [template],
  );
  if (over.locked === false)
    await at.query(
      `insert into app.order_events select (jsonb_populate_record(e, jsonb_build_object('id', 'event_' || md5(e.id || n), 'order_id', ${idOf('order', 'n')},
         'at', app.now() - (n % ${PREVIEW_DAYS * 1440 - 10} + 1) * interval '1 minute'))).*
       from app.order_events e, ${numbers} where e.order_id = $1 and e.event = 'approveInitialReview'`,
      [template],
    );
}

async function addDraft(people: People): Promise<string> {
  const says = { zh: '样例要求', en: 'A sample requirement' };
  const tomorrow = new Date(Date.parse(await db.now()) + 86_400_000).toISOString().slice(0, 10) as Day;
  const changes: RuleChange[] = [
    {
      does: 'add',
      rule: {
        ...{ id: 'bench', in: [...provinceCodes], says, why: 'bench', from: tomorrow },
        effects: [
          {
            ...{ to: 'check', field: 'website.name', ruleId: 'R-14', outcome: 'fail', suggestion: says },
            broken: { contains: { of: 'website.name', words: ['新站点'] } },
          },
          { to: 'material', material: 'PHONE_BILLS' },
          { to: 'move', move: 'orgName', allowed: false },
          { to: 'domain', asks: { privacyMustBeOff: true } },
          { to: 'photo', method: 'FACE_CHECK' },
        ],
      },
    },
  ];
  await db.query(
    `insert into app.rule_drafts (id, title, source, why, changes, made_by) values ('draft_bench', 'bench', '{}', 'bench', $1, $2)`,
    [JSON.stringify(changes), people.supervisor.actor.id],
  );
  return 'draft_bench';
}
