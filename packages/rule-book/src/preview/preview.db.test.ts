import { readOnly, system, transaction } from '@beian/database/transaction';
import { guards, type OrderFacts, type StoredFinding } from '@beian/domain/order';
import { editableStates } from '@beian/domain/order-names';
import { photoMethodOfOrder } from '@beian/domain/photo';
import type { Day } from '@beian/domain/province';
import { smsPageOf, smsWindowOf } from '@beian/domain/province-rules';
import { type RuleChange, type RuleEffect, ruleOf, rulePreviewParts } from '@beian/domain/rule-book';
import { dryRun } from '@beian/orders/dry-run';
import { findFacts } from '@beian/orders/facts';
import { findPreview, listPreviewItemIds, loadPreviewItems } from '@beian/reporting/rule-previews';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import {
  ISP_ID,
  moreRecords,
  type People,
  pilotRecord,
  type SeededRecord,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';
import { answerAsBureau, attach, loadOrderAs, orderInState, performAs, steps, type Walk } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askPreview, runPreview } from './index.ts';
import { answerRegistry, changed, type Met } from './met.fixture.ts';

const jiangsu = '320000';
let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
/** Open orders by what they are, with the fields that were filled in. */
const orders = new Map<string, { readonly walk: Walk; readonly fields: readonly object[] }>();

const kept = { field: 'website.name', value: '测试样例新站点' };
async function draft(name: string, at: number, kind: Walk['kind'], fields: readonly object[]): Promise<void> {
  const record = records[at] as SeededRecord;
  const walk: Walk = { db, people, record, province: jiangsu, kind, orderId: '' };
  await steps.openOrder?.(walk);
  await save(walk, fields);
  for (const material of (await loadOrderAs(walk, people.partner.actor))?.missingMaterials ?? [])
    await attach(walk, material);
  orders.set(name, { walk, fields });
}
async function save(walk: Walk, fields: readonly object[]): Promise<void> {
  await performAs(walk, people.partner.actor, 'saveDraft', { input: { fields } });
  await answerRegistry(walk);
}
beforeAll(async () => {
  db = await testDatabase({ at: '2026-12-01T02:00:00Z' });
  const found = await seedRecords(db, [...moreRecords(9), pilotRecord]);
  people = await seedPeople(db);
  await db.query(
    `insert into app.partner_records (partner_id, record_id, basis) select $1, id, 'seed' from app.records on conflict do nothing`,
    [people.partner.actor.id],
  );
  for (const province of [jiangsu, '120000']) {
    const account = { province, ispId: ISP_ID, userName: `test-${province}`, password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  }
  records = found.toSorted((a, b) => Number(a.filingNumber.startsWith('津')) - Number(b.filingNumber.startsWith('津')));
  await draft('renames the site', 0, 'CHANGE_WEBSITE', [kept]);
  await draft('adds a domain', 1, 'CHANGE_WEBSITE', [
    { field: 'website.domains', values: ['s62-tea-test.example', 'new-tea-test.example'] },
  ]);
  await draft('renames the unit', 2, 'CHANGE_SUBJECT', [{ field: 'subject.name', value: '测试样例新茶业有限公司' }]);
  for (const [at, state] of [
    'INITIAL_REVIEW',
    'VERIFICATION_PENDING',
    'PHOTO_REVIEW',
    'SUBMISSION_PENDING',
  ].entries()) {
    const record = records[3 + at] as SeededRecord;
    const orderId = await orderInState(db, people, record, state as 'INITIAL_REVIEW');
    orders.set(state, { walk: { db, people, record, province: jiangsu, kind: 'CHANGE_WEBSITE', orderId }, fields: [] });
  }
  const refused = records[7] as SeededRecord;
  const walk: Walk = { db, people, record: refused, province: jiangsu, kind: 'CHANGE_WEBSITE', orderId: '' };
  walk.orderId = await orderInState(db, people, refused, 'BUREAU_REVIEW');
  await answerAsBureau(walk, 'refused', '1002');
  orders.set('refused by its bureau', { walk, fields: [] });
  const atBureau = records[8] as SeededRecord;
  orders.set('at its bureau', {
    walk: { ...walk, record: atBureau, orderId: await orderInState(db, people, atBureau, 'BUREAU_REVIEW') },
    fields: [],
  });
  const pilot = records[9] as SeededRecord;
  orders.set('checked by SMS', {
    walk: {
      ...walk,
      province: '120000',
      record: pilot,
      orderId: await orderInState(db, people, pilot, 'INITIAL_REVIEW'),
    },
    fields: [],
  });
}, 120_000);
afterAll(() => db?.close());

/** What an order meets now, from what judges live orders. */
async function meet(walk: Walk, fields: readonly object[]): Promise<Met> {
  const { orderId } = walk;
  if (fields.length > 0) await save(walk, fields);
  const loaded = (await readOnly(db.worker, system('clock'), (tx) => findFacts(tx, [orderId]))).get(orderId);
  if (loaded === undefined) throw new Error(`no order ${orderId}`);
  const facts: OrderFacts = loaded.facts;
  const met: Met = {};
  const raise = (place: string, to: number) => {
    met[place] = Math.max(Number(met[place] ?? 0), to);
  };
  if (editableStates.some((one) => one === facts.state)) {
    const run = await dryRun(db.app, people.partner.actor, { orderId, input: {} });
    if ('reasons' in run) throw new Error(JSON.stringify(run));
    for (const { code, field = '' } of run.refused) {
      if (code === 'CHANGE_NOT_ALLOWED') raise('move', 2);
      else if (code === 'MATERIAL_MISSING' || code === 'CHECK_FAILED') raise(field, 2);
      else if (code === 'MAY_ADD_DOMAINS' || code === 'DOMAIN_CHECK_FAILED') raise('website.domains', 2);
    }
  }
  const [row] = await db.query<{ findings: StoredFinding[]; assessment: { checklist: { item: string }[] } }>(
    'select findings, assessment from app.order_contents where order_id = $1',
    [orderId],
  );
  for (const { field, outcome } of row?.findings ?? []) if (outcome !== 'pass') raise(field, 1);
  for (const { item } of row?.assessment.checklist ?? []) met[`asked ${item}`] = Number(met[`asked ${item}`] ?? 0) + 1;
  for (const kind of facts.required) met[`required material.${kind}`] = 1;
  met.photo = facts.required.includes('FACE_PHOTO') ? photoMethodOfOrder(facts) : '';
  const checked = guards.smsIsChecked.check(facts) === true;
  met['sms.checked'] = checked ? 1 : 0;
  met['sms.hours'] = checked ? JSON.stringify(smsWindowOf(facts.handOverEdition).hours) : '';
  met['sms.page'] = checked ? smsPageOf(facts.province, facts.handOverEdition) : '';
  return met;
}

const meetAll = async (): Promise<Map<string, Met>> => {
  const found = new Map<string, Met>();
  for (const [name, { walk, fields }] of orders) found.set(name, await meet(walk, fields));
  return found;
};

const as = <T>(work: Parameters<typeof transaction<T>>[2]) => transaction(db.app, people.supervisor.actor, work);
let drafts = 0;
async function addDraft(changes: readonly RuleChange[]): Promise<string> {
  const id = `draft_${++drafts}`;
  await db.query(
    `insert into app.rule_drafts (id, title, source, why, changes, made_by) values ($1, 'sample', '{}', 'sample', $2, $3)`,
    [id, JSON.stringify(changes), people.supervisor.actor.id],
  );
  return id;
}
async function preview(draftId: string, run: (id: string) => Promise<unknown> = (id) => runPreview(db.worker, id)) {
  const asked = await as((tx) => askPreview(tx, people.supervisor.actor, { draftId, version: 1 }));
  if (typeof asked !== 'string') throw new Error(JSON.stringify(asked));
  await run(asked);
  return db.query<{ part: string; order_id: string; effects: RuleEffect[] }>(
    'select part, order_id, effects from app.rule_preview_items where preview_id = $1 order by part, order_id',
    [asked],
  );
}
const predictedOf = (items: Awaited<ReturnType<typeof preview>>, part: string) =>
  Object.fromEntries(
    [...orders].flatMap(([name, { walk }]) => {
      const item = items.find((one) => one.part === part && one.order_id === walk.orderId);
      return item === undefined ? [] : [[name, item.effects.map(({ outcome, at }) => `${outcome} ${at}`).sort()]];
    }),
  );
/** As an approval writes it. */
async function approve(draftId: string, changes: readonly RuleChange[]): Promise<void> {
  for (const one of changes)
    if (one.does === 'add') {
      const { from, until, ...rule } = ruleOf(one.rule, draftId);
      await db.query(
        'insert into app.own_rules (id, draft_id, rule, from_day, until_day) values ($1, $2, $3, $4, $5)',
        [...[one.rule.id, draftId, JSON.stringify(rule), from, until ?? null]],
      );
    } else if (one.does === 'end')
      await db.query('update app.own_rules set until_day = $2, ended_by = $3 where id = $1', [
        one.rule,
        one.until,
        draftId,
      ]);
  await db.query(`update app.rule_drafts set state = 'APPROVED' where id = $1`, [draftId]);
}

const says = { zh: '样例要求', en: 'A sample requirement' };
let day = 3;
const dayText = (at: number): Day => `2026-12-${String(at).padStart(2, '0')}` as Day;
/** A rule of one day: on the day after it, orders are judged without it. */
const addOf = (effects: RuleEffectInput, over: object = {}): RuleChange => ({
  does: 'add',
  rule: {
    ...{ id: `rule_${day}`, in: [jiangsu], effects: [...effects], says, why: 'sample' },
    ...{ from: dayText(day), until: dayText(day + 1), ...over },
  },
});
type RuleEffectInput = Extract<RuleChange, { does: 'add' }>['rule']['effects'];
const checkOfName = (outcome: 'fail' | 'warn'): RuleEffectInput => [
  {
    ...{ to: 'check', field: 'website.name', ruleId: 'R-14', outcome, suggestion: says },
    broken: { contains: { of: 'website.name', words: ['新站点'] } },
  },
];

const cases: readonly [string, () => readonly RuleChange[], Record<string, readonly string[]>][] = [
  [
    'a check that fails',
    () => [addOf(checkOfName('fail'))],
    { 'renames the site': ['WOULD_BE_RETURNED website.name'] },
  ],
  ['a check that warns', () => [addOf(checkOfName('warn'))], { 'renames the site': ['WARNS_REVIEWER website.name'] }],
  [
    'a material',
    () => [addOf([{ to: 'material', material: 'PHONE_BILLS', when: { effect: 'replace' } }])],
    Object.fromEntries(
      ['renames the site', 'adds a domain', 'renames the unit'].map((name) => [
        name,
        ['NEEDS_PAPER material.PHONE_BILLS'],
      ]),
    ),
  ],
  [
    'a question to the reviewer',
    () => [addOf([{ to: 'checklist', item: 'subject.name', when: { changed: ['subject.name'] } }])],
    { 'renames the unit': ['WARNS_REVIEWER subject.name'] },
  ],
  [
    'a change that the bureau does not allow',
    () => [addOf([{ to: 'move', move: 'orgName', allowed: false }])],
    { 'renames the unit': expect.arrayContaining(['MUST_CANCEL_AND_REFILE move']) },
  ],
  [
    'domains that may not be added',
    () => [addOf([{ to: 'addedDomains', allowed: false }])],
    { 'adds a domain': ['WOULD_BE_RETURNED website.domains'] },
  ],
  [
    'what is asked of a domain',
    () => [addOf([{ to: 'domain', asks: { minRemaining: { months: 60 } } }])],
    { 'adds a domain': ['WOULD_BE_RETURNED website.domains'] },
  ],
  [
    'another way to photograph, for every order that is not handed over',
    () => [addOf([{ to: 'photo', method: 'FACE_CHECK' }])],
    Object.fromEntries(
      [
        ...['renames the site', 'adds a domain', 'renames the unit', 'INITIAL_REVIEW', 'VERIFICATION_PENDING'],
        ...['PHOTO_REVIEW', 'SUBMISSION_PENDING', 'refused by its bureau'],
      ].map((name) => [name, ['OTHER_PHOTO photo']]),
    ),
  ],
  [
    'the SMS check, for every order that is not handed over',
    () => [addOf([{ to: 'smsCheck', checked: true }])],
    Object.fromEntries(
      [
        ...['renames the site', 'adds a domain', 'renames the unit', 'INITIAL_REVIEW', 'VERIFICATION_PENDING'],
        ...['PHOTO_REVIEW', 'SUBMISSION_PENDING', 'refused by its bureau'],
      ].map((name) => [name, ['SMS_STEP sms.checked']]),
    ),
  ],
  [
    'the time and the page of the SMS check',
    () => [
      addOf(
        [
          { to: 'smsWindow', hours: 10, countedFrom: 'handOver' },
          { to: 'smsPage', host: 'sms.example' },
        ],
        { in: ['120000', '110000'] },
      ),
    ],
    { 'checked by SMS': ['SMS_STEP sms.hours', 'SMS_STEP sms.page'] },
  ],
];

test.each(cases)(
  'what is predicted of %s is what then happens',
  { timeout: 60_000 },
  async (_name, changesOf, expected) => {
    await db.travel(`${dayText(day - 1)}T02:00:00Z`);
    const changes = changesOf();
    const draftId = await addDraft(changes);
    const was = await meetAll();
    const items = await preview(draftId);
    const predicted = predictedOf(items, 'OPEN');
    expect(predicted).toEqual(expected);
    await approve(draftId, changes);
    await db.travel(`${dayText(day)}T02:00:00Z`);
    const is = await meetAll();
    const happened = Object.fromEntries(
      [...orders.keys()].flatMap((name) => {
        const one = changed(was.get(name) ?? {}, is.get(name) ?? {});
        return one.length === 0 ? [] : [[name, one]];
      }),
    );
    expect(happened).toEqual(predicted);
    day += 2;
  },
);

test('a rule that ends frees what it asked, and no order that it judged', { timeout: 60_000 }, async () => {
  await db.travel(`${dayText(day - 1)}T02:00:00Z`);
  const ruled = [
    addOf([{ to: 'material', material: 'PHONE_BILLS', when: { changed: ['website.name'] } }], { until: undefined }),
  ];
  await approve(await addDraft(ruled), ruled);
  await db.travel(`${dayText(day)}T02:00:00Z`);
  const was = await meetAll();
  const ends: RuleChange[] = [{ does: 'end', rule: `rule_${day}`, until: dayText(day + 1) }];
  const draftId = await addDraft(ends);
  const predicted = predictedOf(await preview(draftId), 'OPEN');
  expect(predicted).toEqual({ 'renames the site': ['FREED material.PHONE_BILLS'] });
  await approve(draftId, ends);
  await db.travel(`${dayText(day + 1)}T02:00:00Z`);
  const is = await meetAll();
  for (const name of orders.keys())
    expect(changed(was.get(name) ?? {}, is.get(name) ?? {}), name).toEqual(predicted[name] ?? []);
  day += 3;
});

test('decisions and refusals of the last 90 days are judged again; a run that is killed goes on once', async () => {
  await db.travel(`${dayText(day - 1)}T02:00:00Z`);
  const changes = [addOf(checkOfName('fail'))];
  const whole = await preview(await addDraft(changes));
  expect(predictedOf(whole, 'DECISION')).toEqual(
    Object.fromEntries(
      ['VERIFICATION_PENDING', 'PHOTO_REVIEW', 'SUBMISSION_PENDING', 'refused by its bureau', 'at its bureau'].map(
        (name) => [name, ['WOULD_BE_RETURNED website.name']],
      ),
    ),
  );
  expect(predictedOf(whole, 'REFUSAL')).toEqual({ 'refused by its bureau': ['WOULD_BE_RETURNED website.name'] });

  const again = await addDraft(changes);
  const ends: unknown[] = [];
  const pieces = await preview(again, async (id) => {
    for (let run = 0; run < 20 && ends.at(-1) !== 'done'; run++)
      ends.push(await runPreview(db.worker, id, { batch: 2, stopAfter: 2 }));
    ends.push(await runPreview(db.worker, id));
    // Two at once.
  });
  expect(ends.length).toBeGreaterThan(3);
  expect(pieces).toEqual(whole);
  const at = await addDraft(changes);
  const together = await preview(at, (id) => Promise.all([1, 2, 3].map(() => runPreview(db.worker, id, { batch: 3 }))));
  const left = await preview(at);
  expect([...together, ...left].length).toBeGreaterThan(0);
  expect(left).toEqual(whole);

  await readOnly(db.app, people.reviewers[0].actor, async (tx) => {
    const view = await findPreview(tx, again, 'en');
    expect(view).toMatchObject({ state: 'DONE', day: dayText(day), version: 1 });
    expect(view?.judged).toBe(view?.total);
    expect(view?.counts.map(({ part, outcome, orders: n }) => [part, outcome, n])).toEqual([
      ['OPEN', 'WOULD_BE_RETURNED', 1],
      ['DECISION', 'WOULD_BE_RETURNED', 5],
      ['REFUSAL', 'WOULD_BE_RETURNED', 1],
    ]);
    expect(view?.partners.map(({ part, orders: n }) => [part, n]).sort()).toEqual(
      rulePreviewParts.map((part) => [part, part === 'DECISION' ? 5 : 1]).sort(),
    );
    const page = await listPreviewItemIds(tx, { draftId: again, first: 3 });
    const next = await listPreviewItemIds(tx, { draftId: again, first: 10, after: page.cursorAt(2) });
    expect([page.ids.length, next.ids.length, page.totalCount]).toEqual([3, 4, 7]);
    const [first] = await loadPreviewItems(db.app, tx, { ids: page.ids, language: 'zh' });
    expect(first).toMatchObject({ part: 'OPEN', stateLabel: '草稿', effects: ['提交时会被退回：网站名称'] });
  });
});

test('a preview is of the version that was read, and of a draft that changes a rule', async () => {
  const { supervisor, partner } = people;
  const codeOf = async (draftId: string, version: number, actor = supervisor.actor) => {
    const said = await transaction(db.app, actor, (tx) => askPreview(tx, actor, { draftId, version }));
    return typeof said === 'string' ? said : said.reasons[0]?.code;
  };
  const draftId = await addDraft([addOf(checkOfName('fail'))]);
  expect(await codeOf('draft_none', 1)).toBe('NOT_FOUND');
  expect(await codeOf(draftId, 2)).toBe('STALE');
  expect(await codeOf(await addDraft([]), 1)).toBe('NOTHING_TO_SET');
  expect(await codeOf(draftId, 1, partner.actor)).toBe('NOT_POSSIBLE');
  const id = await codeOf(draftId, 1);
  expect(await codeOf(draftId, 1)).toBe(id);
  await db.query(`update app.rule_drafts set version = 2 where id = $1`, [draftId]);
  expect(await runPreview(db.worker, id ?? '')).toBe('gone');
});
