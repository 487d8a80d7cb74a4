import type { Tx } from '@beian/database/transaction';
import { FOLLOW_UP_COUNT_DAYS, type FollowUpKind, followUpKinds } from '@beian/domain/follow-ups';

export interface FollowUpCount {
  readonly kind: FollowUpKind;
  readonly sent: number;
  readonly confirmed: number;
  readonly changed: number;
}

/** The follow-ups of a partner of the last `FOLLOW_UP_COUNT_DAYS`, by kind. */
export async function countFollowUps(tx: Tx, partnerId: string): Promise<FollowUpCount[]> {
  const { rows } = await tx.client.query<FollowUpCount>(
    `/* countFollowUps */ select kind, count(*)::int as sent, count(*) filter (where answer = 'confirmed')::int as confirmed,
       count(*) filter (where answer = 'changed')::int as changed
     from app.follow_ups where partner_id = $1 and created_at > app.now() - interval '${FOLLOW_UP_COUNT_DAYS} days' group by kind`,
    [partnerId],
  );
  return followUpKinds.map(
    (kind) => rows.find((row) => row.kind === kind) ?? { kind, sent: 0, confirmed: 0, changed: 0 },
  );
}
