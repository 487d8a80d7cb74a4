import { type House, inTransaction, system } from '../house.ts';
import { newId } from '../ids.ts';
import { writeAudit } from '../sql/audit.ts';

export interface ConnectionSeed {
  /** GB/T 2260 code */
  readonly province: string;
  readonly ispId: string;
  readonly userName: string;
  readonly password: string;
  /** Where the bureau wants its uploads encrypted (bureau-interface.md §3.2). */
  readonly encryption?: { readonly key: string; readonly iv: string };
  /** Address of the WSDL of upload and download. */
  readonly wsdl: string;
}

/**
 * The connection to the bureau of a province: made once; later only its address follows, since a sandbox may have moved
 * to another port. Number and account stay: they belong to what was sent.
 */
export async function seedConnection(
  house: House,
  seed: ConnectionSeed,
): Promise<{ seeded: boolean; bureauId: string }> {
  const id = newId('bureau');
  const { password, encryption } = seed;
  return inTransaction(house, system('bureau'), async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      `/* seedConnection */ insert into app.bureaus (id, province, isp_id, user_name, secret, wsdl)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (province) do update set wsdl = case
         -- A sandbox may have moved to another port; a connection to a real bureau is nobody's to redirect.
         when bureaus.wsdl like 'http://127.0.0.1:%' and bureaus.isp_id = excluded.isp_id
           and bureaus.user_name = excluded.user_name then excluded.wsdl else bureaus.wsdl end
       returning id`,
      [
        id,
        seed.province,
        seed.ispId,
        seed.userName,
        house.keys.sealJson(`bureaus.secret:${id}`, { password, encryption }),
        seed.wsdl,
      ],
    );
    const bureauId = rows[0]?.id ?? id;
    const seeded = bureauId === id;
    if (seeded) await writeAudit(tx, system('bureau'), 'seedConnection', bureauId, 'done', { province: seed.province });
    return { seeded, bureauId };
  });
}
