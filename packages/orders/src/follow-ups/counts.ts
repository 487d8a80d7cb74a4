import type { Tx } from '@beian/database/transaction';
import { type FollowUpKind, followUpKinds } from '@beian/domain/follow-ups';

export interface FollowUpCount {
  readonly kind: FollowUpKind;
  readonly sent: number;
  readonly confirmed: number;
  readonly changed: number;
}

/** The follow-ups of a partner in the last 365 days, by kind. */
export async function countFollowUps(tx: Tx, partnerId: string): Promise<FollowUpCount[]> {
  const { rows } = await tx.client.query<FollowUpCount>(
    `/* countFollowUps */ select kind, count(*)::int as sent, count(*) filter (where answer = 'confirmed')::int as confirmed,
       count(*) filter (where answer = 'changed')::int as changed
     from app.follow_ups where partner_id = $1 and created_at > app.now() - interval '365 days' group by kind`,
    [partnerId],
  );
  return followUpKinds.map(
    (kind) => rows.find((row) => row.kind === kind) ?? { kind, sent: 0, confirmed: 0, changed: 0 },
  );
}
