import { system, transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import type { OrderKind } from '@beian/domain/order-names';
import { readNotice } from '@beian/orders/notices';
import { openPlan } from '@beian/orders/plans';
import { getRecord, getSubjectAndWebsite } from '@beian/records/record';
import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { ISP_ID, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState, publishFirstFiling, takeSteps } from '@beian/testing/orders';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { storePublishedRecord } from './publish.ts';

let db: TestDatabase;
let people: People;
let record: SeededRecord;
beforeEach(async () => {
  db = await testDatabase({ at: '2026-12-01T02:00:00Z' });
  const [, , third] = await seedRecords(db);
  if (third === undefined) throw new Error('no record');
  record = third;
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});
afterEach(() => db.close());

const bureau = system('bureau');
const numbers = { subject: '苏ICP备00000099号', website: '苏ICP备00000099号-1' };
const publish = (entry: FilingRecord) =>
  transaction(db.worker, bureau, (tx) => storePublishedRecord(db.worker, tx, entry, ISP_ID));

interface Row {
  readonly id: string;
  readonly name: string;
  readonly recipient: string;
  readonly channel: string;
}
/** The notices of an order about its approval and its number. */
const toldOf = (orderId: string) =>
  db.query<Row>(
    `select id, name, recipient, channel from app.notices where order_id = $1
       and name in ('approved', 'approvedNumberFollows', 'numberPublished', 'nextStepDue') order by created_at, name, recipient, channel`,
    [orderId],
  );
const namesOf = async (orderId: string) => [...new Set((await toldOf(orderId)).map(({ name }) => name))];
async function letterOf(orderId: string, channel: 'mail' | 'sms') {
  const row = (await toldOf(orderId)).find((one) => one.name === 'numberPublished' && one.channel === channel);
  const notice = await transaction(db.worker, bureau, (tx) => readNotice(db.worker, tx, row?.id ?? ''));
  if (notice?.content.letter === undefined) throw new Error('no letter');
  return notice.content.letter;
}
/** What the order filed beside the record, as the bureau publishes it with a number. */
async function publishedWith(orderId: string, filingNumber: string): Promise<FilingRecord> {
  const [ids] = await db.query<{ recordId: string; websiteId: string }>(
    'select record_id as "recordId", website_id as "websiteId" from app.orders where id = $1',
    [orderId],
  );
  if (ids === undefined) throw new Error('no order');
  return transaction(db.worker, bureau, async (tx) => {
    const filed = await getRecord(db.worker, tx, ids.recordId);
    const { website } = await getSubjectAndWebsite(db.worker, tx, ids);
    const named = {
      ...website,
      bureauId: website.bureauId.startsWith('unfiled') ? '320000029' : website.bureauId,
      filingNumber,
      domains: website.domains.map((domain, at) => ({ ...domain, bureauId: `32000003${at}` })),
      accesses: website.accesses.map((access, at) => ({
        ...access,
        bureauId: access.bureauId || `32000004${at}`,
        ipRanges: access.ipRanges.map((range, nth) => ({ ...range, bureauId: `3200005${at}${nth}` })),
      })),
    };
    const others = filed.websites.filter(({ bureauId }) => bureauId !== named.bureauId);
    return { subject: { ...filed.subject, modifiedAt: '2030-01-01' }, websites: [...others, named] };
  });
}

describe('the number of a filing', () => {
  test('follows the approval once it is published, to both principals and the partner, with the code for the foot and the police filing', async () => {
    const orderId = await orderInState(db, people, record, 'APPROVED', 'FIRST_FILING');
    expect(await namesOf(orderId)).toEqual(['approvedNumberFollows']);
    await publishFirstFiling(db, orderId, numbers);
    const told = (await toldOf(orderId)).filter(({ name }) => name === 'numberPublished');
    expect(told.map(({ recipient, channel }) => `${recipient} ${channel}`)).toEqual(
      expect.arrayContaining(['partner mail', expect.stringMatching(/rincipals? sms/)]),
    );
    const mail = await letterOf(orderId, 'mail');
    expect(mail.happened).toContain(`主体备案号 ${numbers.subject}，网站备案号 ${numbers.website}`);
    expect(mail.copy).toContain(`>${numbers.website}</a>`);
    expect(mail.about.map(({ label }) => label)).toContain('域名');
    expect(mail.todo.join()).toContain('不晚于2026年12月31日');
    expect((await letterOf(orderId, 'sms')).sms).toContain(numbers.website);
    // The bureau publishes the same again, and later with another name.
    await publishFirstFiling(db, orderId, numbers);
    await publish({ ...(await publishedWith(orderId, numbers.website)) });
    expect((await toldOf(orderId)).filter(({ name }) => name === 'numberPublished')).toEqual(told);
  });

  test('is told with the approval if it was published before', async () => {
    const orderId = await orderInState(db, people, record, 'BUREAU_REVIEW', 'FIRST_FILING');
    await publishFirstFiling(db, orderId, numbers);
    expect(await namesOf(orderId)).toEqual([]);
    await takeSteps(db, people, record, orderId, ['bureauApprove']);
    expect(await namesOf(orderId)).toEqual(['numberPublished']);
    await publishFirstFiling(db, orderId, numbers);
    expect(await namesOf(orderId)).toEqual(['numberPublished']);
    expect((await letterOf(orderId, 'mail')).happened).toContain(numbers.website);
  });

  test.each(['NEW_WEBSITE', 'NEW_ACCESS', 'CHANGE_WEBSITE'] as const)(
    'of a %s is told once when it comes or changes',
    async (kind: OrderKind) => {
      if (kind === 'NEW_ACCESS')
        await db.query(
          `update app.websites set ours = false, plain = jsonb_set(plain, '{accesses}', jsonb_build_array(jsonb_build_object('bureauId', '990000001',
             'ispId', '990000000000', 'serverLocations', '[17]'::jsonb, 'accessModes', '[2]'::jsonb, 'ipRanges', '[]'::jsonb))) where id = $1`,
          [record.websiteIds[0]],
        );
      const orderId = await orderInState(db, people, record, 'APPROVED', kind);
      expect(await namesOf(orderId)).toEqual([kind === 'NEW_WEBSITE' ? 'approvedNumberFollows' : 'approved']);
      if (kind === 'NEW_ACCESS') {
        // The bureau publishes it to us with the number that it has had.
        const [known] = await db.query<{ number: string }>(
          'select filing_number as number from app.websites where id = $1',
          [record.websiteIds[0]],
        );
        await publish(await publishedWith(orderId, known?.number ?? ''));
        expect(await namesOf(orderId)).toEqual(['approved']);
      }
      const number = `${record.filingNumber}-77`;
      const entry = await publishedWith(orderId, number);
      await publish(entry);
      await publish(entry);
      const told = (await toldOf(orderId)).filter(({ name }) => name === 'numberPublished');
      expect(new Set(told.map(({ recipient, channel }) => `${recipient} ${channel}`)).size).toBe(told.length);
      expect(told.length).toBeGreaterThan(1);
      expect((await letterOf(orderId, 'mail')).happened).toContain(
        `主体备案号 ${record.filingNumber}，网站备案号 ${number}`,
      );
      // Another number later is told, too.
      await publish(await publishedWith(orderId, `${record.filingNumber}-78`));
      expect((await toldOf(orderId)).filter(({ name }) => name === 'numberPublished')).toHaveLength(2 * told.length);
    },
  );

  test('of a first filing that begins a plan comes with its next step, which waits for the number', async () => {
    const { actor } = people.partner;
    const outcome = await transaction(db.app, actor, (tx) =>
      openPlan(db.app, tx, { actor, name: 'SEVERAL_WEBSITES', province: '320000', websites: 2, key: 'plan' }),
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
    const [first, second] = await db.query<{ id: string; number: string }>(
      `select o.id, o.number from app.plan_steps s join app.orders o on o.id = s.order_id order by s.position`,
    );
    const orderId = first?.id ?? '';
    await takeSteps(db, people, record, orderId, [
      ...(['submit', 'approveInitialReview', 'submitPhoto', 'approvePhoto'] as const),
      ...(['pushToBureau', 'uploadAccepted', 'bureauApprove'] as const),
    ]);
    expect(await namesOf(orderId)).toEqual(['approvedNumberFollows']);
    await publishFirstFiling(db, orderId, numbers);
    await publishFirstFiling(db, orderId, numbers);
    expect(await namesOf(orderId)).toEqual(['approvedNumberFollows', 'nextStepDue']);
    const [mail] = (await toldOf(orderId)).filter(({ name, channel }) => name === 'nextStepDue' && channel === 'mail');
    const notice = await transaction(db.worker, bureau, (tx) => readNotice(db.worker, tx, mail?.id ?? ''));
    expect(notice?.content.letter?.happened).toContain(`订单 ${second?.number} 现在可以提交`);
    expect(notice?.content.letter?.about).toContainEqual({ label: '网站备案号', value: numbers.website });
    expect(notice?.content.letter?.copy).toContain(`>${numbers.website}</a>`);
  });

  test('is told once though the worker is killed amid the publication', async () => {
    const orderId = await orderInState(db, people, record, 'APPROVED', 'FIRST_FILING');
    await withClient(db.url, async (other) => {
      await other.query('begin');
      await other.query('lock table app.notices in exclusive mode');
      const killed = expect(publishFirstFiling(db, orderId, numbers)).rejects.toThrow();
      let ended = 0;
      while (ended === 0) {
        const { rows } = await other.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        ended = rows.length;
      }
      await killed;
      await other.query('rollback');
    });
    expect(await namesOf(orderId)).toEqual(['approvedNumberFollows']);
    // The file comes again, and two workers apply it at once.
    await Promise.all([publishFirstFiling(db, orderId, numbers), publishFirstFiling(db, orderId, numbers)]);
    const told = (await toldOf(orderId)).filter(({ name }) => name === 'numberPublished');
    expect(new Set(told.map(({ recipient, channel }) => `${recipient} ${channel}`)).size).toBe(told.length);
    const jobs = await db.query(
      `select from app.outbox x join app.notices n on x.payload ->> 'noticeId' = n.id where n.name = 'numberPublished'`,
    );
    expect(jobs).toHaveLength(told.length);
  });
});
