import type { Tx } from '@beian/database/transaction';

export interface SendsOfFile {
  /** Milliseconds since the last sending by app.now(); null if there was none. */
  readonly msSince: number | null;
  readonly times: number;
  /** The code with which the bureau answered last, if it did. */
  readonly code: string | null;
}

export async function countSends(tx: Tx, submissionId: string): Promise<SendsOfFile> {
  const { rows } = await tx.client.query<SendsOfFile>(
    `/* sendsOf */ select (extract(epoch from app.now() - max(at) filter (where event = 'send')) * 1000)::float8 as "msSince",
       count(*) filter (where event = 'send')::int as times,
       (array_agg(code order by at desc, id desc) filter (where event = 'loseAnswer'))[1] as code
     from app.submission_events where submission_id = $1`,
    [submissionId],
  );
  return rows[0] ?? { msSince: null, times: 0, code: null };
}
