import { type ReceivedUpload, readUpload, startTestBureau, type TestAnswer } from '@beian/bureau-protocol/testing';
import type { AppContext } from '@beian/database/transaction';
import fc from 'fast-check';
import { expect } from 'vitest';
import { sendFiles } from '../submission/send-files.ts';
import { codeAnswer } from './answers.ts';
import { uploadsOf, waitingOrders } from './waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from './worker-context.ts';

/** What a bureau may do with an upload. `lost`: it accepts the file and the answer is lost; `forget`: it loses its last file. */
const moods = ['take', 'lost', 'cut', 'hang up', '15', '901', '999', '18', '7', 'forget'] as const;
type Mood = (typeof moods)[number];

/** A bureau that accepts number after number, with the given behaviour per upload; after the last one it accepts everything. */
function bureauOf(days: Mood[]) {
  const taken: ReceivedUpload[] = [];
  /** Files that it had answered with 0 and lost; it accepts them again. */
  const lost: ReceivedUpload[] = [];
  const missing = (sequence: number) =>
    Array.from({ length: sequence - taken.length }, (_, at) => `${taken.length + 1 + at}`);
  const upload = (received: ReceivedUpload): TestAnswer => {
    const mood = days.shift() ?? 'take';
    if (mood === 'cut') return { fail: 'cut' };
    if (mood === 'hang up') return { fail: 'drop' };
    if (mood === 'forget') lost.push(...taken.splice(-1));
    if (received.sequence <= taken.length) return codeAnswer('14');
    if (received.sequence > taken.length + 1) return codeAnswer('14', missing(received.sequence));
    if (/^\d+$/.test(mood)) return codeAnswer(mood);
    taken.push(received);
    return mood === 'lost' ? { fail: 'cut' } : codeAnswer('0');
  };
  const previous = (): TestAnswer => {
    const last = taken.at(-1);
    return {
      document: `<return><msg_code>0</msg_code><msg>样例</msg><fileInfos><hashAlgorithm>0</hashAlgorithm><compressionFormat>0</compressionFormat><encryptAlgorithm>0</encryptAlgorithm><dataSequence>${last?.sequence ?? 0}</dataSequence><return_FileName>x.xml</return_FileName><beianInfo>${last?.beianInfo ?? ''}</beianInfo><beianInfoHash>${last?.beianInfoHash ?? ''}</beianInfoHash></fileInfos></return>`,
    };
  };
  return { taken, lost, upload, previous };
}

/** Simulates the death of the process before its nth transaction: none follows; what was committed stays. */
class Died extends Error {}
const hasDied = (error: unknown): boolean =>
  error instanceof Died || (error instanceof Error && error.cause instanceof Died);
function dyingAt(ctx: AppContext, transaction: number): AppContext {
  let opened = 0;
  const connect = () => {
    opened += 1;
    if (opened >= transaction) throw new Died('killed');
    return ctx.pools.system.connect();
  };
  return {
    ...ctx,
    pools: {
      ...ctx.pools,
      system: new Proxy(ctx.pools.system, {
        get: (pool, key) => (key === 'connect' ? connect : Reflect.get(pool, key)),
      }),
    },
  };
}

/**
 * Expects that with any answers of the bureau and any crash numbers have no gaps, and each order is at the bureau once or back at the
 * desk. Returns what happened in these runs.
 */
export async function filesThroughCrashes(numRuns: number): Promise<Set<string>> {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      // Half of the runs have three files instead of one.
      fc.constantFrom<Mood[]>([], ['18', '18']),
      fc.array(fc.constantFrom(...moods), { maxLength: 12 }),
      fc.array(fc.integer({ min: 2, max: 14 }), { maxLength: 8 }),
      async (first, days, deaths) => {
        const model = bureauOf([...first, ...days]);
        const bureau = await startTestBureau((call) =>
          call.method === 'isp_upload' ? model.upload(readUpload(call)) : model.previous(),
        );
        const { db, bureauId, orderOf } = await waitingOrders(bureau.wsdl);
        try {
          const settings = { BUREAU_CALL_MS: '2000' };
          const alive = testWorkerContext(db, settings);
          const toCome = [...deaths];
          const open = () =>
            db.query(`select 1 from app.orders where state = 'SUBMITTING' union all
              select 1 from app.submissions where state in ('PREPARED', 'SENDING', 'UNKNOWN')`);
          for (let round = 0; (await open()).length > 0; round++) {
            expect(round, 'it comes to an end').toBeLessThan(60);
            // As if a person had resumed a stopped connection.
            await db.query('update app.bureaus set stopped = null');
            await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
            const death = toCome.shift();
            const work: TestWorkerContext = death === undefined ? alive : { ...alive, ctx: dyingAt(db.worker, death) };
            await sendFiles(work, bureauId).catch((error: unknown) => {
              if (!hasDied(error)) throw error;
              kinds.add('died');
            });
            await db.travel(600_000);
          }
          // A file that the bureau forgot at the very end cannot be known, because no further upload shows it.
          const numbers = model.taken.map(({ sequence }) => sequence);
          expect(numbers).toEqual(numbers.map((_, at) => at + 1));
          const there = model.taken.flatMap(({ records }) => records.map((subject) => orderOf.get(subject)));
          expect(new Set(there).size, 'no order is there twice').toBe(there.length);
          const rows = await db.query<{ id: string; state: string }>('select id, state from app.orders');
          for (const { id, state } of rows) expect([id, there.includes(id)]).toEqual([id, state !== 'UPLOAD_FAILED']);
          const ours = await db.query<{ sequence: number }>(
            `select sequence::int as sequence from app.submissions where state = 'ACCEPTED' order by sequence`,
          );
          expect(ours.map(({ sequence }) => sequence)).toEqual(numbers);
          for (const one of ['split', 'resend', 'refuse', 'findAccepted', 'findMissing']) {
            const [seen] = await db.query('select 1 from app.submission_events where event = $1', [one]);
            if (seen !== undefined) kinds.add(one);
          }
          expect(uploadsOf(bureau).length).toBeGreaterThan(0);
        } finally {
          await db.close();
          await bureau.close();
        }
      },
    ),
    {
      numRuns,
      seed: 20_180_615,
      endOnFailure: true,
      // It loses a file while the next is being sent, and again during the repair.
      examples: [
        [['18', '18'], ['take', 'forget', 'lost', 'forget'], [9]],
        [['18', '18'], ['lost', 'take', 'forget', '901', 'cut', 'forget'], []],
      ],
    },
  );
  return kinds;
}
