import { randomUUID } from 'node:crypto';
import { grantRecord, issuePartnerKey } from '@beian/accounts/partners';
import { system, transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import { scopeNames } from '@beian/domain/partner';
import type { Actor } from '@beian/domain/staff';
import { perform } from '@beian/orders/perform';
import { addEndpoint, testEndpoint } from '@beian/partners/events';
import { storeAnswer } from '@beian/submissions/answers';
import { seedConnection } from '@beian/submissions/connections';
import { storeBureauNotice } from '@beian/submissions/rectifications';
import { findUncheckedContent, storeReportCheck } from '@beian/submissions/submissions';
import { waitForVisibleEvents } from '@beian/testing/database';
import { ISP_ID } from '@beian/testing/fixtures';
import { judgeItems, orderInState, walkTestOrder } from '@beian/testing/orders';
import type { ApiUnderTest } from './api.ts';
import type { ArgumentValues } from './ask-all.ts';
import { countStatements } from './statements.fixture.ts';

/** Two partners with data, and markers that show a leak from one to the other. */
export interface Tenants {
  readonly a: { readonly key: string };
  readonly b: { readonly key: string };
  /** A test key of the first partner, with its one test order, in bureau review. */
  readonly trying: { readonly key: string; readonly orderId: string; readonly recordId: string };
  /** Texts that occur only in one partner's data: ids, numbers, names. */
  readonly marks: { readonly a: readonly string[]; readonly b: readonly string[] };
  /** Markers of the first partner's test order; no live key may see them. */
  readonly ofTest: readonly string[];
  /** Personal values in clear. */
  readonly personal: readonly string[];
  /** Ids that `node(id)` finds for a live key of each. */
  ownNodes(whose: 'a' | 'b'): Promise<readonly string[]>;
  /** Arguments that name one partner's objects. */
  givenOf(whose: 'a' | 'b'): ArgumentValues;
  /** Every id of every table. */
  everyId(): Promise<string[]>;
  /** Number of order events in one partner's log. */
  eventsOf(whose: 'a' | 'b'): Promise<number>;
  /** Hashes of everything that another partner's requests must not change. */
  fingerprint(): Promise<Record<string, string>>;
  /** Statements of the app while `work` runs. */
  count(work: () => Promise<unknown>): Promise<number>;
}

/** Tables that any request may write: audit, usage, saved answers, and what a partner asks about its own uploads. */
const written = [
  ...['audit', 'clock', 'idempotency_keys', 'partner_points', 'partner_usage', 'sessions'],
  'upload_readings',
];

const endpointSteps = [
  ...['updateWebhookEndpoint', 'deleteWebhookEndpoint', 'rotateWebhookSecret'],
  ...['testWebhookEndpoint', 'replayPartnerEvents'],
];

const rectificationSteps = [
  ...[
    'answerVerificationTask',
    'sendVerificationMaterial',
    'handleRectification',
    'setRectificationDue',
    'linkRectification',
  ],
];

export async function tenants(api: ApiUnderTest): Promise<Tenants> {
  const { db, people, stranger, records } = api;
  const [record, other] = records;
  if (record === undefined || other === undefined) throw new Error('the seed has too few records');
  await db.query('update app.partners set points_per_second = 10000, points_bucket = 100000');
  // Each partner has an endpoint with a pending event.
  const endpointOf = ({ actor }: { actor: Actor }) =>
    transaction(db.app, actor, async (tx) => {
      const input = { url: `https://${actor.id.slice(-12)}.example/hooks` };
      const made = await addEndpoint(db.app, tx, { actor, key: randomUUID(), input });
      if (!made.ok) throw new Error(JSON.stringify(made.refusal));
      await testEndpoint(db.app, tx, { actor, key: randomUUID(), endpointId: made.endpointId });
      return made.endpointId;
    });
  const endpoints = { a: await endpointOf(people.partner), b: await endpointOf(stranger) };
  const orderId = await orderInState(db, people, record, 'INITIAL_REVIEW');
  const take = (actor: Actor, event: LiveEvent, input: object) =>
    transaction(db.app, actor, async (tx) => {
      const outcome = await perform(db.app, tx, { event, actor, orderId, input });
      if (!outcome.ok) throw new Error(`${event}: ${JSON.stringify(outcome.refusal)}`);
    });
  const [one, two] = people.reviewers;
  await judgeItems(db, people, orderId, []);
  await take(one.actor, 'addNote', { text: '甲方备注' });
  await take(one.actor, 'logCall', { outcome: 'REACHED' });
  await take(one.actor, 'requestAdvice', { staffId: two.actor.id, question: '测试：名称可否？' });
  await take(people.supervisor.actor, 'assign', { staffId: two.actor.id });
  await take(one.actor, 'escalate', { reason: 'RULE_UNCLEAR', note: '测试升级' });
  await transaction(db.worker, system('bureau'), async (tx) => {
    const hash = (await findUncheckedContent(tx, orderId)) ?? '';
    await storeReportCheck(db.worker, tx, orderId, hash, { fields: [], attachments: [], problems: [], xmlBytes: 1 });
  });

  // The other partner has a record and a draft.
  const grant = { partnerId: stranger.actor.id, filingNumber: other.filingNumber, basis: 'test' };
  await transaction(db.worker, system('clock'), (tx) => grantRecord(tx, system('clock'), grant));
  await db.query('delete from app.partner_records where partner_id = $1 and record_id = $2', [
    people.partner.actor.id,
    other.id,
  ]);
  const opened = await transaction(db.app, stranger.actor, (tx) =>
    perform(db.app, tx, {
      event: 'openOrder',
      actor: stranger.actor,
      recordId: other.id,
      input: { kind: 'CHANGE_SUBJECT' },
    }),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));

  // Each partner has a rectification notice about its record.
  const account = {
    province: '320000',
    ispId: ISP_ID,
    userName: 'test',
    password: 'test',
    wsdl: 'http://127.0.0.1:1/?wsdl',
  };
  const { bureauId } = await seedConnection(db.worker, account);
  const noticeTexts = { a: '请核实甲方主体', b: '请核实乙方主体' };
  await transaction(db.worker, system('bureau'), async (tx) => {
    const answerId = await storeAnswer(db.worker, tx, bureauId, 'notices.xml', Buffer.from('notices'));
    const of = [
      [record, noticeTexts.a],
      [other, noticeTexts.b],
    ] as const;
    for (const [{ filingNumber }, text] of of)
      await storeBureauNotice(db.worker, tx, { bureauId, answerId }, { about: 'subject', filingNumber, text });
  });

  const tried = await walkTestOrder(db, people.partner.actor, 'test:bureau-silent');
  const testKey = await transaction(db.app, people.administrator.actor, (tx) =>
    issuePartnerKey(db.app, tx, {
      ...{ actor: people.administrator.actor, partnerId: people.partner.actor.id, key: 'test key', name: '测试' },
      ...{ kind: 'test', scopes: scopeNames, expiresAt: null },
    }),
  );
  if (!testKey.ok || testKey.secret === null) throw new Error('no test key');
  await waitForVisibleEvents(db);
  const first = async (table: string, where: string, value: string): Promise<string> =>
    String(
      (await db.query(`select id from app.${table} where ${where} = $1 order by id limit 1`, [value]))[0]?.id ??
        `${table}_0`,
    );
  const idsOf = async (partner: Actor, order: string, recordId: string) => ({
    partner: partner.id,
    order,
    record: recordId,
    website: await first('websites', 'record_id', recordId),
    key: await first('partner_keys', 'partner_id', partner.id),
    endpoint: partner.id === stranger.actor.id ? endpoints.b : endpoints.a,
    event: await first('partner_events', 'partner_id', partner.id),
    upload: await first('uploads', 'partner_id', partner.id),
    advice: await first('advice', 'order_id', order),
    escalation: await first('escalations', 'order_id', order),
    rectification: await first('rectifications', 'record_id', recordId),
  });
  const ids = {
    a: await idsOf(people.partner.actor, orderId, record.id),
    b: await idsOf(stranger.actor, opened.orderId, other.id),
  };
  const marksOf = async (of: typeof ids.a, name: string) => {
    const [order] = await db.query<{ number: string }>('select number from app.orders where id = $1', [of.order]);
    const names = await db.query<{ text: string }>(
      `select filing_number as text from app.records where id = $1 union select name from app.records where id = $1
       union select filing_number from app.websites where record_id = $1 union select name from app.websites where record_id = $1`,
      [of.record],
    );
    return [
      of.order,
      of.record,
      of.website,
      of.partner,
      of.key,
      of.endpoint,
      of.event,
      of.rectification,
      order?.number ?? '',
      name,
      ...names.map(({ text }) => text),
    ];
  };
  const tables = async (where: string) =>
    (
      await db.query<{
        name: string;
      }>(`select t.table_name::text as name from information_schema.tables t where t.table_schema = 'app'
       and t.table_type = 'BASE TABLE' and ${where} order by 1`)
    ).map(({ name }) => name);

  return {
    a: { key: people.partner.key },
    b: { key: stranger.key },
    trying: { key: testKey.secret, ...tried },
    marks: {
      a: [...(await marksOf(ids.a, '云桥示例')), noticeTexts.a],
      b: [...(await marksOf(ids.b, '另一示例')), noticeTexts.b],
    },
    ofTest: [tried.orderId, tried.recordId, 'BDT2026', '试用样例', '测试样例试验站点', '测试审核员'],
    // Phone and ID numbers of the first record in the fixture.
    personal: ['13000000101', '13000000102', '025-88880101', '025-88880102', '32000019710101010', '32000019710201010'],
    ownNodes: async (whose) => {
      const partnerId = whose === 'a' ? people.partner.actor.id : stranger.actor.id;
      const granted = records.filter(({ id }) => (id === other.id) === (whose === 'b')).map(({ id }) => id);
      const rows = await db.query<{ id: string }>(
        `select id from app.partner_keys where partner_id = $1
         union select id from app.webhook_endpoints where partner_id = $1 and not test
         union select id from app.partner_events where partner_id = $1 and not test
         union select c.id from app.curtains c join app.orders o on o.id = c.order_id where o.partner_id = $1 and not o.test
         union select id from app.record_proofs where partner_id = $1 and not test
         union select id from app.kind_lookups where partner_id = $1 and not test
         union select d.id from app.webhook_deliveries d join app.webhook_endpoints e on e.id = d.endpoint_id
           where e.partner_id = $1 and not e.test
         union select id from app.rectifications where record_id = any($2)`,
        [partnerId, granted],
      );
      return [ids[whose].order, partnerId, ...granted, ...rows.map(({ id }) => id)];
    },
    givenOf: (whose) => {
      const own = ids[whose];
      const byField: Record<string, unknown> = {
        ...{
          'node.id': own.order,
          'record.id': own.record,
          'partner.id': own.partner,
          'recordHistory.recordId': own.record,
        },
        ...{ 'rotatePartnerKey.id': own.key, 'revokePartnerKey.id': own.key, 'settleEscalation.id': own.escalation },
        ...Object.fromEntries(endpointSteps.map((name) => [`${name}.id`, own.endpoint])),
        ...Object.fromEntries(rectificationSteps.map((name) => [`${name}.id`, own.rectification])),
        ...{
          ...{ 'province.code': '320000', 'rulebook.code': '320000', 'regions.parent': '320000' },
          'eta.province': '320000',
          'orders.filter': undefined,
          'rectifications.filter': undefined,
          'codes.list': 'NATURE',
          'search.text': own.order.slice(6),
        },
        ...{
          'changeSetting.from': 'on',
          ...{ 'province.edition': undefined, 'rulebook.edition': undefined },
          'changeNoticeLanguage.language': 'zh',
          'createPartnerKey.kind': 'LIVE',
          ...{ 'changeRetention.kind': undefined, 'retentionPreview.kind': undefined },
          'escapeFigures.weeks': 12,
          'quality.days': 30,
          'reasonUses.days': 30,
        },
      };
      const byName: Record<string, unknown> = {
        ...{ id: own.order, orderId: own.order, recordId: own.record, websiteId: own.website, partnerId: own.partner },
        ...{ endpointId: own.endpoint, afterEventId: own.event },
        ...{ uploadId: own.upload, adviceId: own.advice, ids: own.order, version: 1, kind: 'CHANGE_WEBSITE' },
      };
      return (field, argument) => {
        if (argument === 'key') return randomUUID();
        const at = `${field}.${argument}`;
        return at in byField ? byField[at] : byName[argument];
      };
    },
    everyId: async () => {
      const found: string[] = [];
      for (const table of await tables(`exists (select 1 from information_schema.columns c where c.table_schema = 'app'
        and c.table_name = t.table_name and c.column_name = 'id' and c.data_type = 'text')`)) {
        // A few rows per table are enough, because they differ only in their owner.
        const rows = await db.query<{ id: string }>(
          `(select id from app.${table} order by id limit 4) union (select id from app.${table} order by id desc limit 4)`,
        );
        found.push(...rows.map(({ id }) => id));
      }
      return [...new Set([...found, ...Object.values(ids.a), ...Object.values(ids.b), ...records.map(({ id }) => id)])];
    },
    eventsOf: async (whose) => {
      await waitForVisibleEvents(db);
      const [row] = await db.query<{ n: number }>(
        'select count(*)::int as n from app.partner_events where partner_id = $1 and order_id is not null and not test',
        [ids[whose].partner],
      );
      return row?.n ?? 0;
    },
    fingerprint: async () => {
      const prints: Record<string, string> = {};
      for (const table of (await tables('true')).filter((name) => !written.includes(name))) {
        const row = table === 'partner_keys' ? `(to_jsonb(t) - 'last_used_at')::text` : 't::text';
        const [print] = await db.query<{ print: string }>(
          `select coalesce(md5(string_agg(${row}, '|' order by ${row})), '') as print from app.${table} t`,
        );
        prints[table] = print?.print ?? '';
      }
      return prints;
    },
    count: async (work) => (await countStatements(db.app, work)).statements,
  };
}
