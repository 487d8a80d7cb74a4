import { randomBytes } from 'node:crypto';
import { sha256 } from '@beian/database/sealing';
import type { Tx } from '@beian/database/transaction';
import { STEP_LINK_USES } from '@beian/domain/order';
import type { PrincipalOwner } from '@beian/domain/order-names';

/** SQL: the step of order `o` for which link `l` was made is still open. */
export const isOpenStepSql = `(o.state = l.state and o.duty_since = l.step_since)`;

/** Makes a principal a link for the step that is open now; only its hash is stored. 128 random bits, so that an SMS has room for it. */
export async function issueStepLink(tx: Tx, orderId: string, owner: PrincipalOwner): Promise<string> {
  const token = randomBytes(16).toString('base64url');
  await tx.client.query(
    `/* issueStepLink */ insert into app.step_links (hash, order_id, owner, state, step_since, uses_left)
     select $2, o.id, $3, o.state, o.duty_since, $4 from app.orders o where o.id = $1`,
    [orderId, sha256(token), owner, STEP_LINK_USES],
  );
  return token;
}
