import type { AppContext, Tx } from '@beian/database/transaction';
import type { CallDirection } from '@beian/domain/bureau';
import type { BilingualText } from '@beian/domain/text';

/** What a call came to; without `code`: the answer has none, and that of the call before stays. */
export type CallOutcome =
  | { readonly answered: true; readonly code?: string | undefined; readonly message?: string | undefined }
  | {
      readonly answered: false;
      readonly failure: BilingualText;
      /** How long the call took: nothing was heard since it began. */
      readonly tookMs: number;
      readonly code?: string | undefined;
      readonly message?: string | undefined;
    };

/** The aad of the bureau's sealed words of a direction. */
export const callMessageAad = (bureauId: string, direction: CallDirection): string =>
  `bureau_calls.message:${bureauId}:${direction}`;

/** A success is written again after this many seconds: a connection is polled every few. */
const WRITE_AGAIN_S = 30;

/**
 * Records how a direction of a connection answers: any answer shows that the bureau is reached. Of a row of failures
 * the sentence of the first is kept, since later ones tend to be its consequence.
 */
export async function recordCall(
  ctx: AppContext,
  tx: Tx,
  bureauId: string,
  direction: CallDirection,
  outcome: CallOutcome,
): Promise<void> {
  const { code = null, message } = outcome;
  const failure = outcome.answered ? null : outcome.failure;
  const tookMs = outcome.answered ? 0 : outcome.tookMs;
  const sealed = message ? ctx.keys.seal(callMessageAad(bureauId, direction), message) : null;
  // People are told when an answer differs from the one before, not of each poll.
  await tx.client.query(
    `/* recordCall */ with before as (select failing_since is null as well, code from app.bureau_calls where id = $1 || ':' || $2),
     wrote as (insert into app.bureau_calls as c (bureau_id, direction, last_success_at, failing_since, failure, code, message)
       values ($1, $2, case when $3::jsonb is null then app.now() end, case when $3::jsonb is not null then app.now() - $6::float8 * interval '1 millisecond' end, $3, $4, $5)
       on conflict (id) do update set last_at = app.now(),
         last_success_at = coalesce(excluded.last_success_at, c.last_success_at),
         failing_since = case when $3::jsonb is not null then coalesce(c.failing_since, excluded.failing_since) end,
         failure = case when $3::jsonb is not null then coalesce(c.failure, $3) end,
         code = coalesce(excluded.code, c.code), message = case when $4::text is null then c.message else excluded.message end
       where $3::jsonb is not null or c.failing_since is not null or c.code is distinct from coalesce(excluded.code, c.code)
         or c.last_success_at < app.now() - interval '${WRITE_AGAIN_S} seconds' returning 1)
     select pg_notify('bureaus', '') from wrote left join before on true
     where before is null or before.well <> ($3::jsonb is null) or before.code is distinct from coalesce($4, before.code)`,
    [bureauId, direction, failure, code, sealed, tookMs],
  );
}
