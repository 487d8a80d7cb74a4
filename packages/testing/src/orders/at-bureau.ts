import { system, transaction } from '@beian/database/transaction';
import type { LiveEvent } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import type { PerformOutcome } from '@beian/orders/event';
import { perform } from '@beian/orders/perform';
import { type AnswerEntry, type AnswerStatus, applyEntry, storeAnswer } from '@beian/submissions/answers';
import { seedConnection } from '@beian/submissions/connections';
import { moveSubmission, prepareSubmission } from '@beian/submissions/submissions';
import { type TestDatabase, testDatabase } from '../database/database.ts';
import { type People, seedPeople } from '../fixtures/people.ts';
import { ISP_ID, type SeededRecord, seedRecords } from '../fixtures/records.ts';
import { orderInState } from './order-in.ts';

/** The parts of an entry that a test sets; the rest is an approval of the order's own subject. */
export type EntryInput = Partial<AnswerEntry> & { readonly codes?: readonly string[] };
type Moves = Parameters<typeof moveSubmission>[3][];

/** A separate database with an order of the first record in SUBMITTING that has no file yet. */
export interface OrderAtBureau {
  readonly db: TestDatabase;
  readonly people: People;
  readonly record: SeededRecord;
  /** Another record, without an order. */
  readonly free: SeededRecord;
  readonly bureauId: string;
  readonly orderId: string;
  /** The bureau's id of the subject. */
  readonly subject: string;
  /** Gives the order's next file a number. */
  prepare(): Promise<string>;
  move(file: string, ...events: Moves): Promise<boolean[]>;
  /** Prepares the order's next file and applies these events. */
  send(...events: Moves): Promise<string>;
  /** Downloads a file without applying it. */
  download(): Promise<string>;
  apply(entry: EntryInput, answerId?: string): Promise<AnswerStatus>;
  act(actor: Actor, event: LiveEvent, input?: unknown): Promise<PerformOutcome>;
  state(): Promise<string>;
  fileState(file: string): Promise<string>;
  /** Codes of the reasons why the last entry is unmatched. */
  why(): Promise<string[]>;
}

/** Built once per edition; every test gets a copy. */
const startingPoints = new Map<string, Promise<Awaited<ReturnType<typeof walkToBureau>>>>();

async function walkToBureau(edition: string) {
  const db = await testDatabase();
  await db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
  const [record, free] = await seedRecords(db);
  if (record === undefined || free === undefined) throw new Error('no record');
  const people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  const { bureauId } = await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const orderId = await orderInState(db, people, record, 'SUBMITTING');
  return { of: await db.detach(), people, record, free, bureauId, orderId };
}

export async function orderAtBureau({ edition = '2018-06' }: { edition?: string } = {}): Promise<OrderAtBureau> {
  const start = startingPoints.get(edition) ?? walkToBureau(edition);
  startingPoints.set(edition, start);
  const { of, people, record, free, bureauId, orderId } = await start;
  const db = await testDatabase({ of });
  const one = async <T>(sql: string, values: unknown[], name: string): Promise<T> =>
    (await db.query<Record<string, T>>(sql, values))[0]?.[name] as T;
  const subject = await one<string>('select bureau_id from app.records where id = $1', [record.id], 'bureau_id');
  const bureau = system('bureau');
  let names = 0;

  const prepare = () =>
    transaction(db.worker, bureau, (tx) =>
      prepareSubmission(db.worker, tx, { bureauId, xml: Buffer.from('<x/>'), orderIds: [orderId] }),
    );
  const move = (file: string, ...events: Moves) =>
    transaction(db.worker, bureau, async (tx) => {
      const moved: boolean[] = [];
      for (const event of events) moved.push(await moveSubmission(db.worker, tx, file, event));
      return moved;
    });
  const download = () =>
    transaction(db.worker, bureau, (tx) =>
      storeAnswer(db.worker, tx, bureauId, `answer${++names}.xml`, Buffer.from(String(names))),
    );
  return {
    db,
    people,
    record,
    free,
    bureauId,
    orderId,
    subject,
    prepare,
    move,
    send: async (...events) => {
      const file = await prepare();
      const moved = await move(file, ...events);
      if (moved.includes(false)) throw new Error(`the file could not be brought through ${events.join(' ')}`);
      return file;
    },
    download,
    apply: async (entry, answerId) => {
      const id = answerId ?? (await download());
      const { codes = ['1001'], ...rest } = entry;
      const said = codes.map((code) => ({ code, sentence: { zh: '测试', en: 'test' }, handling: 'correct' as const }));
      const whole = {
        verdict: 'approved',
        operation: '4',
        identifier: subject,
        said,
        concerns: [],
        details: {},
      } as const;
      return transaction(db.worker, bureau, (tx) => applyEntry(db.worker, tx, bureauId, id, 0, { ...whole, ...rest }));
    },
    act: (actor, event, input = {}) =>
      transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, orderId, input })),
    state: () => one<string>('select state from app.orders where id = $1', [orderId], 'state'),
    fileState: (file) => one<string>('select state from app.submissions where id = $1', [file], 'state'),
    why: async () => {
      const why = await one<{ code: string }[]>(
        'select why from app.answer_entries order by id desc limit 1',
        [],
        'why',
      );
      return why.map(({ code }) => code);
    },
  };
}
