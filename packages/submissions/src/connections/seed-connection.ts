import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { type AppContext, system, transaction } from '@beian/database/transaction';

export interface ConnectionSeed {
  /** GB/T 2260 code */
  readonly province: string;
  readonly ispId: string;
  readonly userName: string;
  readonly password: string;
  /** Where the bureau wants its uploads encrypted (docs/spec/bureau-interface.md B-3.2). */
  readonly encryption?: { readonly key: string; readonly iv: string };
  /** WSDL address of the upload and download service. */
  readonly wsdl: string;
  /** WSDL addresses of the filing status and filing password services; omitted when not known. */
  readonly statusWsdl?: string;
  readonly passwordWsdl?: string;
}

/**
 * Creates the connection to the bureau of a province once. Later runs only update its addresses, because a sandbox may
 * have moved to another port. Number and account stay, since sent files depend on them.
 */
export async function seedConnection(
  ctx: AppContext,
  seed: ConnectionSeed,
): Promise<{ seeded: boolean; bureauId: string }> {
  const id = newId('bureau');
  const { password, encryption } = seed;
  return transaction(ctx, system('bureau'), async (tx) => {
    // Serialises two concurrent starts: the second finds what the first created.
    await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('seedConnection', 0))`);
    const { rows } = await tx.client.query<{ id: string }>(
      `/* findSeeded */ select bureau_id as id from app.bureau_provinces where province = $1`,
      [seed.province],
    );
    const { province, ispId, userName, wsdl, statusWsdl = null, passwordWsdl = null } = seed;
    const existingId = rows[0]?.id;
    if (existingId !== undefined) {
      // Only addresses on 127.0.0.1 (a sandbox) are updated; a connection to a real bureau is never redirected.
      await tx.client.query(
        `/* moveSeeded */ update app.bureaus set wsdl = $4, status_wsdl = coalesce($5, status_wsdl),
           password_wsdl = coalesce($6, password_wsdl)
         where id = $1 and wsdl like 'http://127.0.0.1:%' and isp_id = $2 and user_name = $3
           and (wsdl, status_wsdl, password_wsdl) is distinct from
             ($4, coalesce($5, status_wsdl), coalesce($6, password_wsdl))`,
        [existingId, ispId, userName, wsdl, statusWsdl, passwordWsdl],
      );
      noteWritten(tx, 'bureaus', existingId);
      return { seeded: false, bureauId: existingId };
    }
    const secret = ctx.keys.sealJson(`bureaus.secret:${id}`, { password, encryption });
    await tx.client.query(
      `/* seedConnection */ with made as (insert into app.bureaus
           (id, province, isp_id, user_name, secret, wsdl, status_wsdl, password_wsdl)
         values ($1, $2, $3, $4, $5, $6, $7, $8) returning id, province)
       insert into app.bureau_provinces (province, bureau_id) select province, id from made`,
      [id, province, ispId, userName, secret, wsdl, statusWsdl, passwordWsdl],
    );
    noteWritten(tx, 'bureaus', id);
    await writeAudit(tx, system('bureau'), 'seedConnection', id, 'done', { province });
    return { seeded: true, bureauId: id };
  });
}
