import { randomBytes } from 'node:crypto';
import { createPartner, createPartnerKey, grantRecord, newPartnerKey } from '@beian/accounts/partners';
import { createStaff, type PasswordCost } from '@beian/accounts/staff';
import { listen } from '@beian/database/connection';
import { SetupFault } from '@beian/database/programs';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { type PartnerView, scopeNames } from '@beian/domain/partner';
import type { StaffMemberView, StaffRole } from '@beian/domain/staff';
import type { SignIns } from './sign-ins.ts';

/** Named after solar terms, so that they resemble no real person. The applicant is a person of the partner, who sees its form. */
const people: readonly { login: string; name: string; role: StaffRole | 'applicant' }[] = [
  { login: 'bailu', name: '白露', role: 'reviewer' },
  { login: 'lixia', name: '立夏', role: 'reviewer' },
  { login: 'xiaoman', name: '小满', role: 'supervisor' },
  // Own rules need two.
  { login: 'daxue', name: '大雪', role: 'supervisor' },
  { login: 'chushu', name: '处暑', role: 'administrator' },
  { login: 'guyu', name: '谷雨', role: 'applicant' },
];
const partner = { name: '云桥示例', email: 'partner@yunqiao.example', language: 'zh' } as const;

/**
 * Records of each province granted to the partner, by filing number; the others show that a partner does not see all
 * records.
 */
const GRANTED_RECORDS_PER_PROVINCE = 8;

export const generateSignIns = (): SignIns => ({
  signIns: people.map((person) => ({ ...person, password: randomBytes(12).toString('base64url') })),
  partnerKey: newPartnerKey(),
});

/** System actor of the seed: nobody has signed in yet. */
const seedActor = system('clock');

/**
 * Creates partner, key, grants, staff and a person of the partner in one transaction; returns undefined when the partner already exists.
 * `signIns` holds the passwords and the key.
 */
export async function seedPeople(
  ctx: AppContext,
  signIns: SignIns,
  cost?: PasswordCost,
): Promise<{ partner: PartnerView; staff: StaffMemberView[] } | undefined> {
  return transaction(ctx, seedActor, async (tx) => {
    await tx.client.query(`/* seedPeople */ select pg_advisory_xact_lock(hashtextextended('seedPeople', 0))`);
    if (await isSeeded(tx)) return undefined;
    const made = await createPartner(tx, seedActor, partner);
    await createPartnerKey(tx, seedActor, made.id, { key: signIns.partnerKey, scopes: scopeNames });
    if (signIns.testKey !== undefined)
      await createPartnerKey(tx, seedActor, made.id, { key: signIns.testKey, scopes: scopeNames, name: '测试密钥' });
    const { rows } = await tx.client.query<{ filing_number: string }>(
      `/* seedPeople */ select filing_number from (
         select filing_number, row_number() over (partition by province order by filing_number) as place from app.records
       ) r where place <= $1 order by filing_number`,
      [GRANTED_RECORDS_PER_PROVINCE],
    );
    for (const { filing_number: filingNumber } of rows) {
      await grantRecord(tx, seedActor, { partnerId: made.id, filingNumber, basis: 'seed' });
    }
    // A demonstration is signed in to with the printed passwords, without a second device.
    await tx.client.query(
      `/* seedPeople */ update app.settings set value = '"off"' where name = 'secondFactor' and (select demonstration from app.clock)`,
    );
    const views: StaffMemberView[] = [];
    for (const { login, name, role, password } of signIns.signIns) {
      const of = role === 'applicant' ? { roles: [], partnerId: made.id } : { roles: [role] };
      const view = await createStaff(tx, seedActor, { login, name, password, cost, ...of });
      if (role !== 'applicant') views.push(view);
    }
    return { partner: made, staff: views };
  });
}

/**
 * Allows demonstration accounts only in a database that its owner has marked as a demonstration (`migrate` with
 * DEMONSTRATION=1), and never in production.
 * @throws SetupFault
 */
export async function requireDemonstration(ctx: AppContext, env: NodeJS.ProcessEnv): Promise<void> {
  const { rows } = await transaction(ctx, seedActor, (tx) =>
    tx.client.query<{ demonstration: boolean }>('/* requireDemonstration */ select demonstration from app.clock'),
  );
  if (rows[0]?.demonstration !== true || env.NODE_ENV === 'production')
    throw new SetupFault(
      'The people of the demonstration are made in a database of a demonstration alone. Make the first administrator with npm run admin:create (in an image: node packages/accounts/dist/admin-create.js).',
    );
}

export const arePeopleSeeded = (ctx: AppContext): Promise<boolean> => transaction(ctx, seedActor, isSeeded);

async function isSeeded(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.client.query(`/* isSeeded */ select 1 from app.partners where name = $1`, [
    partner.name,
  ]);
  return rowCount === 1;
}

/**
 * Resolves when the worker has downloaded the bureau's records.
 * @throws SetupFault after `timeoutMs`
 */
export async function waitForRecords(
  ctx: AppContext,
  timeoutMs: number,
  atLeast = GRANTED_RECORDS_PER_PROVINCE,
): Promise<void> {
  const hasEnoughRecords = async (): Promise<boolean> => {
    const { rowCount } = await transaction(ctx, seedActor, (tx) =>
      tx.client.query(`/* waitForRecords */ select 1 from app.records limit $1`, [atLeast]),
    );
    return rowCount === atLeast;
  };
  let checkNow = (): void => undefined;
  let timer: NodeJS.Timeout | undefined;
  // Listens before the first check, so that no notification is missed.
  const listening = await listen(ctx.url, ['records'], () => checkNow());
  try {
    await new Promise<void>((resolve, reject) => {
      checkNow = () => void hasEnoughRecords().then((yes) => yes && resolve(), reject);
      timer = setTimeout(() => reject(new SetupFault(timeoutMessage(timeoutMs))), timeoutMs);
      checkNow();
    });
  } finally {
    clearTimeout(timer);
    await listening.close();
  }
}

const timeoutMessage = (timeoutMs: number): string =>
  `No records came from the bureau within ${timeoutMs / 1000} s: see whether the worker runs and reaches the address in BUREAU_WSDL.`;
