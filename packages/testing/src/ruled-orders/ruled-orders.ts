import { createHash } from 'node:crypto';
import { readOnly, system, transaction } from '@beian/database/transaction';
import type { RegistryAnswer } from '@beian/domain/domain-verification';
import type { FilingRecord } from '@beian/domain/filing';
import { guards, type OrderFacts, type StoredFinding } from '@beian/domain/order';
import { editableStates } from '@beian/domain/order-names';
import { photoMethodOfOrder } from '@beian/domain/photo';
import { type Day, editionOf } from '@beian/domain/province';
import { smsPageOf, smsWindowOf } from '@beian/domain/province-rules';
import { dryRun } from '@beian/orders/dry-run';
import { findFacts } from '@beian/orders/facts';
import { runMachineChecks } from '@beian/orders/machine-checks';
import { readVerificationForm } from '@beian/orders/verification-form';
import { storePublishedRecord } from '@beian/submissions/publication';
import { testDatabase } from '../database/index.ts';
import { companyIn, ISP_ID, pilotRecord, type SeededRecord, seedPeople, seedRecords } from '../fixtures/index.ts';
import { answerAsBureau, attach, loadOrderAs, orderInState, performAs, steps, type Walk } from '../orders/index.ts';
import { seedConnection } from '../setup/index.ts';
import { answerRegistry, changed, type Met } from './met.ts';

export const jiangsu = '320000';
const tianjin = '120000';

/** A person of Jiangsu with one website: otherwise like the company with this number. */
function personIn(at: number): FilingRecord {
  const { subject, websites } = companyIn(jiangsu, at);
  const { principal } = subject;
  const certificate = { certificateType: 2, certificateNumber: principal.idNumber ?? '' };
  return {
    subject: { ...subject, name: principal.name ?? '', nature: 5, ...certificate },
    websites: websites.map((website) => ({ ...website, name: '测试样例随笔', principal })),
  };
}

/** An order, with the fields that were filled in if it is a draft. */
export interface SeededOrder {
  readonly walk: Walk;
  readonly fields: readonly object[];
  readonly registration?: Partial<NonNullable<RegistryAnswer['registration']>>;
  /** What the machine finds in its values is looked at, too. */
  readonly isCompared?: boolean;
  /** Its verification form is drawn, too, which takes long. */
  readonly isDrawn?: boolean;
}

/** Who becomes both principals: born in 1988. */
const newPrincipals = (['subject', 'website'] as const).flatMap((owner) => [
  { field: `${owner}.principal.name`, value: '周测试' },
  { field: `${owner}.principal.idNumber`, value: '320000198805050015' },
]);

/** Open orders of Jiangsu and one of Tianjin, one for each thing that a rule may ask of an order. */
export async function seedRuledOrders() {
  const db = await testDatabase({ at: '2026-12-01T02:00:00Z' });
  const seeded = await seedRecords(db, [
    ...Array.from({ length: 13 }, (_, at) => companyIn(jiangsu, at)),
    personIn(13),
    personIn(14),
    pilotRecord,
  ]);
  const people = await seedPeople(db);
  await db.query(
    `insert into app.partner_records (partner_id, record_id, basis) select $1, id, 'seed' from app.records on conflict do nothing`,
    [people.partner.actor.id],
  );
  for (const province of [jiangsu, tianjin]) {
    const account = { province, ispId: ISP_ID, userName: `test-${province}`, password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  }
  const inJiangsu = seeded.filter(({ filingNumber }) => filingNumber.startsWith('苏'));
  const pilot = seeded.find(({ filingNumber }) => filingNumber.startsWith('津')) as SeededRecord;
  const orders = new Map<string, SeededOrder>();
  const walkOf = (at: number, over: Partial<Walk> = {}): Walk => ({
    ...{ db, people, record: inJiangsu[at] as SeededRecord, province: jiangsu, kind: 'CHANGE_WEBSITE', orderId: '' },
    ...over,
  });
  const draft = async (
    name: string,
    walk: Walk,
    fields: readonly object[],
    more: Pick<SeededOrder, 'registration' | 'isCompared' | 'isDrawn'> = {},
  ) => {
    await steps.openOrder?.(walk);
    const order = { walk, fields, ...more };
    await save(order);
    for (const material of (await loadOrderAs(walk, people.partner.actor))?.missingMaterials ?? [])
      if (material !== 'FACE_PHOTO') await attach(walk, material);
    orders.set(name, order);
  };
  const add = (name: string, walk: Walk) => orders.set(name, { walk, fields: [] });

  await draft('renames the site', walkOf(0), [{ field: 'website.name', value: '测试样例新站点' }], { isDrawn: true });
  await draft('adds a domain', walkOf(1), [
    { field: 'website.domains', values: ['s62-tea-test.example', 'new-tea-test.example'] },
  ]);
  await draft('renames the unit', walkOf(2, { kind: 'CHANGE_SUBJECT' }), [
    { field: 'subject.name', value: '测试样例新茶业有限公司' },
  ]);
  for (const [at, state] of (
    ['INITIAL_REVIEW', 'VERIFICATION_PENDING', 'PHOTO_REVIEW', 'SUBMISSION_PENDING'] as const
  ).entries()) {
    const walk = walkOf(3 + at);
    walk.orderId = await orderInState(db, people, walk.record, state);
    add(state, walk);
  }
  const refused = walkOf(7);
  refused.orderId = await orderInState(db, people, refused.record, 'BUREAU_REVIEW');
  await answerAsBureau(refused, 'refused', '1002');
  add('refused by its bureau', refused);
  const atBureau = walkOf(8);
  atBureau.orderId = await orderInState(db, people, atBureau.record, 'BUREAU_REVIEW');
  add('at its bureau', atBureau);
  const checked = walkOf(0, { record: pilot, province: tianjin });
  checked.orderId = await orderInState(db, people, pilot, 'INITIAL_REVIEW');
  add('checked by SMS', checked);
  const holder = (companyIn(jiangsu, 9).websites[0] as FilingRecord['websites'][number]).principal;
  // Held by the website's principal for half a year, registered abroad, hidden from the public.
  await draft(
    'adds a doubtful domain',
    walkOf(9),
    [{ field: 'website.domains', values: ['s70-tea-test.example', 'doubtful-tea-test.example'] }],
    {
      registration: {
        ...{ registrar: { approved: true, overseas: true }, expiresAt: '2027-07-01T00:00:00Z', privacy: true },
        registrant: { name: holder.name ?? '', certificateType: 2, certificateNumber: holder.idNumber ?? '' },
      },
    },
  );
  await draft(
    'shares a mobile',
    walkOf(10, { kind: 'CHANGE_SUBJECT' }),
    [{ field: 'subject.principal.mobile', value: companyIn(jiangsu, 5).subject.principal.mobile }],
    { isCompared: true },
  );
  await draft('a person renames the site', walkOf(13), [{ field: 'website.name', value: '测试样例茶话的个人主页' }], {
    isDrawn: true,
  });
  await draft('a person takes a name of another form', walkOf(14), [
    { field: 'website.name', value: '测试样例茶话的个人空间' },
  ]);
  await draft('changes its principals', walkOf(11, { kind: 'CHANGE_BOTH' }), newPrincipals);
  const shell = walkOf(12, { kind: 'NEW_WEBSITE' });
  await draft('a new site of a subject without any', shell, [{ field: 'website.name', value: '测试样例二站' }]);
  await transaction(db.worker, system('bureau'), (tx) =>
    storePublishedRecord(db.worker, tx, { ...companyIn(jiangsu, 12), websites: [] }, ISP_ID),
  );
  return { db, people, orders };
}

async function save({ walk, fields, registration }: SeededOrder): Promise<void> {
  await performAs(walk, walk.people.partner.actor, 'saveDraft', { input: { fields } });
  await answerRegistry(walk, registration);
}

/** What an order meets now, from what judges live orders. */
async function meet(order: SeededOrder): Promise<Met> {
  const { db, people, orderId } = order.walk;
  if (order.fields.length > 0) await save(order);
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
      else if (code === 'SHELL_TAKES_WEBSITE') raise('shell', 2);
      else if (code === 'MATERIAL_MISSING' || code === 'CHECK_FAILED') raise(field, 2);
      else if (code === 'MAY_ADD_DOMAINS' || code === 'DOMAIN_CHECK_FAILED') raise('website.domains', 2);
    }
    if (order.isDrawn) met.form = drawn((await readVerificationForm(db.app, people.partner.actor, orderId))?.bytes);
  }
  const [row] = await db.query<{ findings: StoredFinding[]; assessment: { checklist: { item: string }[] } }>(
    'select findings, assessment from app.order_contents where order_id = $1',
    [orderId],
  );
  for (const { field, outcome } of row?.findings ?? []) if (outcome !== 'pass') raise(field, 1);
  const compared = order.isCompared ? await comparedValues(order.walk, editionOf(facts.edition)) : [];
  for (const { item } of [...(row?.assessment.checklist ?? []), ...compared])
    met[`asked ${item}`] = Number(met[`asked ${item}`] ?? 0) + 1;
  for (const kind of facts.required) met[`required material.${kind}`] = 1;
  met.photo = facts.required.includes('FACE_PHOTO') ? photoMethodOfOrder(facts) : '';
  met['photo taken'] = facts.photo.takenBy ?? '';
  const checked = guards.smsIsChecked.check(facts) === true;
  met['sms.checked'] = checked ? 1 : 0;
  met['sms.hours'] = checked ? JSON.stringify(smsWindowOf(facts.handOverEdition).hours) : '';
  met['sms.page'] = checked ? smsPageOf(facts.province, facts.handOverEdition) : '';
  return met;
}

/** A drawn form without the instant at which it was drawn. */
const drawn = (bytes: Buffer | undefined): string =>
  createHash('sha256')
    .update((bytes?.toString('latin1') ?? '').replaceAll(/\(D:\d+Z?\)|\/ID \[.*?\]/g, ''))
    .digest('hex');

/** Values of which the machine finds now that another subject has them. */
async function comparedValues({ db, orderId }: Walk, edition: string): Promise<{ item: string }[]> {
  await runMachineChecks(db.worker, orderId);
  return db.query<{ item: string }>(
    `select item from app.machine_checks where order_id = $1 and "check" = 'reusedValue' and outcome = 'warn' and edition = $2`,
    [orderId, edition],
  );
}

export type RuledOrders = Awaited<ReturnType<typeof seedRuledOrders>>;

export async function meetAll({ orders }: RuledOrders): Promise<Map<string, Met>> {
  const found = new Map<string, Met>();
  for (const [name, order] of orders) found.set(name, await meet(order));
  return found;
}
/** By the name of an order how it meets more or less than before; orders that meet the same are left out. */
export const changedAmong = (was: ReadonlyMap<string, Met>, is: ReadonlyMap<string, Met>) =>
  Object.fromEntries(
    [...is].flatMap(([name, now]) => {
      const one = changed(was.get(name) ?? {}, now);
      return one.length === 0 ? [] : [[name, one]];
    }),
  );

/** Ten o'clock of the morning of a day. */
export const morningOf = (day: Day): string => `${day}T02:00:00Z`;
