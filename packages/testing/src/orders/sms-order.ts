import { system, transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import { perform } from '@beian/orders/perform';
import { type AnswerEntry, applyEntry, storeAnswer } from '@beian/submissions/answers';
import { seedConnection } from '@beian/submissions/connections';
import { moveSubmission, prepareSubmission } from '@beian/submissions/submissions';
import { testDatabase } from '../database/database.ts';
import { seedPeople } from '../fixtures/people.ts';
import { ISP_ID, pilotRecord, seedRecords } from '../fixtures/records.ts';
import { orderInState } from './order-in.ts';

/** Built once for each state and edition; every test gets a copy. */
const startingPoints = new Map<string, Promise<Awaited<ReturnType<typeof walkTo>>>>();

interface SmsOrderOptions {
  /** By default the company of 天津. */
  readonly record?: FilingRecord;
  readonly kind?: OrderKind;
  /** The instant at which the order is made. */
  readonly at?: string;
}

async function walkTo(goal: OrderState, edition: EditionId | 'current', options: SmsOrderOptions) {
  const { record: published = pilotRecord, kind, at } = options;
  const db = await testDatabase(at === undefined ? {} : { at });
  await db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
  const [record] = await seedRecords(db, [published]);
  if (record === undefined) throw new Error('no record');
  const people = await seedPeople(db);
  const account = { province: published.subject.province, ispId: ISP_ID, userName: 'test', password: 'test' };
  const { bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const orderId = await orderInState(db, people, record, goal, kind);
  return { of: await db.detach(), record, people, bureauId, orderId };
}

/** An order of 天津, or of another record, in a state, in a separate database, with helpers for tests of the SMS check. */
export async function smsOrder(
  goal: OrderState,
  edition: EditionId | 'current' = '2018-06',
  options: SmsOrderOptions = {},
) {
  const key = [goal, edition, options.record?.subject.filingNumber, options.kind, options.at].join(' ');
  const start = startingPoints.get(key) ?? walkTo(goal, edition, options);
  startingPoints.set(key, start);
  const { of, record, people, bureauId, orderId } = await start;
  const db = await testDatabase({ of });
  const bureau = system('bureau');
  let answers = 0;

  const order = async () =>
    (await db.query('select state, duty, due_at, version from app.orders where id = $1', [orderId]))[0];
  const by = (who: 0 | 1, event: 'smsVerified' | 'smsFailed' | 'pushToBureau' | 'sendBack', input: object = {}) => {
    const { actor } = people.reviewers[who];
    return transaction(db.app, actor, (tx) => perform(db.app, tx, { event, orderId, actor, input }));
  };
  return {
    db,
    people,
    orderId,
    bureauId,
    order,
    by,
    state: async () => (await order())?.state,
    checks: () => db.query('select * from app.sms_checks where order_id = $1 order by created_at, id', [orderId]),
    /** The events since the order was first pushed, without the steps of staff. */
    events: async () =>
      (
        await db.query<{ event: string }>(
          `select event from app.order_events where order_id = $1
             and (from_state in ('SMS_PENDING', 'SMS_RETURNED') or event = 'pushToBureau') order by seq`,
          [orderId],
        )
      ).map(({ event }) => event),
    attempts: () =>
      db.query<{ answered: boolean }>(
        `select so.answered_at is not null as answered from app.submission_orders so
         join app.submissions u on u.id = so.submission_id where so.order_id = $1 order by u.created_at`,
        [orderId],
      ),
    notices: async () =>
      (await db.query('select distinct name from app.notices where order_id = $1', [orderId])).map(({ name }) => name),
    /** Pushed by the second reviewer, and accepted by the bureau. */
    pushAgain: async () => {
      const pushed = await by(1, 'pushToBureau');
      if (!pushed.ok) throw new Error(JSON.stringify(pushed.refusal));
      await transaction(db.worker, bureau, async (tx) => {
        const id = await prepareSubmission(db.worker, tx, { bureauId, xml: Buffer.from('<x/>'), orderIds: [orderId] });
        await moveSubmission(db.worker, tx, id, 'send');
        await moveSubmission(db.worker, tx, id, 'accept', { code: '0' });
      });
    },
    /** A result of the bureau by download: an approval by default. */
    result: ({ codes = ['1001'], ...entry }: Partial<AnswerEntry> & { codes?: readonly string[] } = {}) =>
      transaction(db.worker, bureau, async (tx) => {
        const name = `sms${++answers}.xml`;
        const id = await storeAnswer(db.worker, tx, bureauId, name, Buffer.from(name));
        const identifier = record.filingNumber;
        const said = codes.map((code) => ({ code, sentence: { zh: '测试', en: 'test' } }));
        const whole = { verdict: 'approved', operation: '4', identifier, said, concerns: [], details: {} } as const;
        return applyEntry(db.worker, tx, bureauId, id, 0, { ...whole, ...entry });
      }),
    close: () => db.close(),
  };
}

export type SmsOrder = Awaited<ReturnType<typeof smsOrder>>;
