import { randomBytes } from 'node:crypto';
import { scopeNames } from '@beian/domain';
import { type AppContext, inTransaction, system, type Tx } from '../context.ts';
import { listen } from '../listen.ts';
import { newPartnerKey } from '../people/key-text.ts';
import { createPartnerKey } from '../people/partner-keys.ts';
import { createPartner, grantRecord, type PartnerView } from '../people/partners.ts';
import type { PasswordCost } from '../people/passwords.ts';
import { createStaff, type StaffRole, type StaffView } from '../people/staff.ts';
import { SetupFault } from './entry.ts';
import type { SignIns } from './sign-ins.ts';

/** Named after solar terms, like nobody. */
const staff: readonly { login: string; name: string; role: StaffRole }[] = [
  { login: 'bailu', name: '白露', role: 'reviewer' },
  { login: 'lixia', name: '立夏', role: 'reviewer' },
  { login: 'xiaoman', name: '小满', role: 'supervisor' },
  { login: 'chushu', name: '处暑', role: 'administrator' },
];
const partner = { name: '云桥示例', email: 'partner@yunqiao.example', language: 'zh' } as const;

/** How many records of each province the partner sees, by filing number: the rest shows that it does not see all. */
const GRANTED = 8;

export const newSignIns = (): SignIns => ({
  signIns: staff.map((person) => ({ ...person, password: randomBytes(12).toString('base64url') })),
  partnerKey: newPartnerKey(),
});

/** The seed's own actor: nobody has signed in yet. */
const by = system('clock');

/**
 * Partner, key, grants and staff, all or none; undefined where the partner is there already. `signIns` says the
 * passwords and the key.
 */
export async function seedPeople(
  ctx: AppContext,
  signIns: SignIns,
  cost?: PasswordCost,
): Promise<{ partner: PartnerView; staff: StaffView[] } | undefined> {
  return inTransaction(ctx, by, async (tx) => {
    await tx.client.query(`/* seedPeople */ select pg_advisory_xact_lock(hashtextextended('seedPeople', 0))`);
    if (await isSeeded(tx)) return undefined;
    const made = await createPartner(tx, by, partner);
    await createPartnerKey(tx, by, made.id, { key: signIns.partnerKey, scopes: scopeNames });
    if (signIns.testKey !== undefined)
      await createPartnerKey(tx, by, made.id, { key: signIns.testKey, scopes: scopeNames, name: '测试密钥' });
    const { rows } = await tx.client.query<{ filing_number: string }>(
      `/* seedPeople */ select filing_number from (
         select filing_number, row_number() over (partition by province order by filing_number) as place from app.records
       ) r where place <= $1 order by filing_number`,
      [GRANTED],
    );
    for (const { filing_number: filingNumber } of rows) {
      await grantRecord(tx, by, { partnerId: made.id, filingNumber, basis: 'seed' });
    }
    // Whoever tries a demonstration signs in with what the start printed, and no phone at hand.
    await tx.client.query(
      `/* seedPeople */ update app.settings set value = '"off"' where name = 'secondFactor' and (select demonstration from app.clock)`,
    );
    const views: StaffView[] = [];
    for (const { login, name, role, password } of signIns.signIns) {
      views.push(await createStaff(tx, by, { login, name, roles: [role], password, cost }));
    }
    return { partner: made, staff: views };
  });
}

/**
 * The demonstration's people, partner and keys are made in a database that its owner has marked as a demonstration's (`migrate` with
 * DEMONSTRATION=1), and never in production. @throws SetupFault
 */
export async function mustBeDemonstration(ctx: AppContext, env: NodeJS.ProcessEnv): Promise<void> {
  const { rows } = await inTransaction(ctx, by, (tx) =>
    tx.client.query<{ demonstration: boolean }>('/* mustBeDemonstration */ select demonstration from app.clock'),
  );
  if (rows[0]?.demonstration !== true || env.NODE_ENV === 'production')
    throw new SetupFault(
      'The people of the demonstration are made in a database of a demonstration alone. Make the first administrator with npm run admin:create (in an image: node packages/orders/dist/admin-create.js).',
    );
}

export const peopleAreSeeded = (ctx: AppContext): Promise<boolean> => inTransaction(ctx, by, isSeeded);

async function isSeeded(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.client.query(`/* isSeeded */ select 1 from app.partners where name = $1`, [
    partner.name,
  ]);
  return rowCount === 1;
}

/** Resolves when the bureau's records are here: the worker downloads them and says so. Throws a SetupFault when it takes too long. */
export async function recordsAreHere(ctx: AppContext, withinMs: number, atLeast = GRANTED): Promise<void> {
  const here = async (): Promise<boolean> => {
    const { rowCount } = await inTransaction(ctx, by, (tx) =>
      tx.client.query(`/* recordsAreHere */ select 1 from app.records limit $1`, [atLeast]),
    );
    return rowCount === atLeast;
  };
  let look = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  // Hears before it looks, so that nothing falls between.
  const listening = await listen(ctx.url, ['records'], () => look());
  try {
    await new Promise<void>((resolve, reject) => {
      look = () => void here().then((yes) => yes && resolve(), reject);
      timer = setTimeout(() => reject(new SetupFault(tooLate(withinMs))), withinMs);
      look();
    });
  } finally {
    clearTimeout(timer);
    await listening.close();
  }
}

const tooLate = (withinMs: number): string =>
  `No records came from the bureau within ${withinMs / 1000} s: see whether the worker runs and reaches the address in BUREAU_WSDL.`;
