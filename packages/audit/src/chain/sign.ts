import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { type Head, type HeadContent, hashOfPrevious, parseHead, type Realm, serializeHead } from './head.ts';
import type { HeadsFolder } from './heads-folder.ts';
import type { AuditKey } from './key.ts';
import { tryAuditLock } from './link.ts';

export interface SigningOptions {
  readonly key: AuditKey;
  readonly folder: HeadsFolder;
  /** A head is signed after this many milliseconds or links, if there are new links. */
  readonly everyMs: number;
  readonly everyLinks: number;
}

/** Saves the public key for evidence bundles; does nothing if it is saved already. */
export async function savePublicKey(ctx: AppContext, { id, publicPem }: AuditKey): Promise<void> {
  await transaction(ctx, system('clock'), (tx) =>
    tx.client.query('/* keepPublicKey */ insert into app.audit_keys (id, pem) values ($1, $2) on conflict do nothing', [
      id,
      publicPem,
    ]),
  );
}

/**
 * The heads outside differ from the database, so one of them was changed. No head is signed until a person has
 * checked.
 */
export class HeadsDifferError extends Error {
  constructor(what: string) {
    super(`the heads of the audit differ: ${what}; run npm run audit:verify`);
    this.name = 'HeadsDifferError';
  }
}

const realmOf = (ctx: AppContext): Realm => (ctx.test ? 'test' : 'live');

/**
 * Signs the end of the chain: at the end of each day, and at intervals in between. The row is written first, then the
 * line outside; lines missing outside, after a fault between the two or because another process signed, are written
 * by the next call. Returns the new heads.
 * @throws HeadsDifferError
 */
export async function signHeads(ctx: AppContext, signing: SigningOptions): Promise<Head[]> {
  const made = await transaction(ctx, system('clock'), async (tx) =>
    (await tryAuditLock(ctx, tx)) ? makeHeads(ctx, tx, signing) : [],
  );
  // Under the lock, too: two workers with one folder would both write the line that they find missing. Whoever does not get it leaves that to its next call.
  await transaction(ctx, system('clock'), async (tx) => {
    if (await tryAuditLock(ctx, tx)) await publishHeads(ctx, tx, signing.folder);
  });
  return made;
}

interface ChainPosition {
  readonly n: number;
  readonly day: string;
  readonly hash: string;
}

async function makeHeads(ctx: AppContext, tx: Tx, signing: SigningOptions): Promise<Head[]> {
  const { rows } = await tx.client.query<{ today: string; now: string; tail: ChainPosition | null; head: Head | null }>(
    `/* signHeads */ select app.shanghai_day(app.now()) as today, app.iso(app.now()) as now,
       (select json_build_object('n', n, 'day', day, 'hash', hash) from app.audit_chain order by n desc limit 1) as tail,
       (select json_build_object('said', said, 'signature', signature) from app.audit_heads order by seq desc limit 1) as head`,
  );
  const { today = '', now = '', tail = null, head = null } = rows[0] ?? {};
  if (tail === null) return [];
  const last = head === null ? undefined : parseHead(head);
  if (last !== undefined) await assertLinkUnchanged(tx, last);
  const said: { at: ChainPosition; final: boolean }[] = [];
  for (const at of await endedDays(tx, last, today)) said.push({ at, final: true });
  const reached = said.at(-1)?.at.n ?? last?.n ?? 0;
  const isDue =
    last === undefined ||
    tail.n - last.n >= signing.everyLinks ||
    Date.parse(now) - Date.parse(last.at) >= signing.everyMs ||
    // The clock was set back.
    now < last.at;
  if (tail.n > reached && isDue) said.push({ at: tail, final: false });
  const made: Head[] = [];
  let before = head ?? undefined;
  let seq = last?.seq ?? 0;
  for (const { at, final } of said) {
    seq += 1;
    const says: HeadContent = {
      ...{ v: 1, realm: realmOf(ctx), seq, day: at.day, final, n: at.n, hash: at.hash },
      ...{ previous: hashOfPrevious(before), at: now, key: signing.key.id },
    };
    const text = serializeHead(says);
    before = { said: text, signature: signing.key.sign(text) };
    made.push(before);
    await tx.client.query(
      `/* signHeads */ insert into app.audit_heads (seq, day, final, n, said, signature, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [seq, at.day, final, at.n, text, before.signature, now],
    );
  }
  return made;
}

/** Checks that the link covered by the last head is unchanged, so that rewritten rows are not signed. */
async function assertLinkUnchanged(tx: Tx, last: HeadContent): Promise<void> {
  const { rows } = await tx.client.query<{ hash: string }>(
    '/* signHeads */ select hash from app.audit_chain where n = $1',
    [last.n],
  );
  if (rows[0]?.hash !== last.hash)
    throw new HeadsDifferError(`link ${last.n} is not what head ${last.seq} was signed over`);
}

/** The last link of each past day without a final head. */
async function endedDays(tx: Tx, last: HeadContent | undefined, today: string): Promise<ChainPosition[]> {
  const { rows } = await tx.client.query<ChainPosition>(
    `/* signHeads */ select d.n::float8 as n, d.day::text as day, c.hash from (
       select day, max(n) as n from app.audit_chain where n > $1 and day < $2::date group by day
     ) d join app.audit_chain c on c.n = d.n where d.day > $3::date order by d.day`,
    // The day of a non-final head may have ended with the link that it covers.
    [last === undefined || last.final ? (last?.n ?? 0) : last.n - 1, today, await lastFinalDay(tx)],
  );
  return rows;
}

async function lastFinalDay(tx: Tx): Promise<string> {
  const { rows } = await tx.client.query<{ day: string }>(
    `/* signHeads */ select coalesce(max(day), '0001-01-01')::text as day from app.audit_heads where final`,
  );
  return rows[0]?.day ?? '0001-01-01';
}

/** Writes the heads that are in the database and missing outside. @throws HeadsDifferError */
async function publishHeads(ctx: AppContext, tx: Tx, folder: HeadsFolder): Promise<void> {
  const outside = folder.read(realmOf(ctx)).at(-1);
  const after = outside === undefined ? undefined : parseHead(outside);
  const { rows } = await tx.client.query<Head & { seq: number }>(
    '/* publishHeads */ select seq, said, signature from app.audit_heads where seq >= $1 order by seq limit 10000',
    [after?.seq ?? 1],
  );
  if (after !== undefined && rows[0]?.said !== outside?.said)
    throw new HeadsDifferError(`head ${after.seq} outside is not the one of the database`);
  const fresh = after === undefined ? rows : rows.slice(1);
  let previous = outside;
  for (const head of fresh) {
    if (parseHead(head).previous !== hashOfPrevious(previous))
      throw new HeadsDifferError(`head ${head.seq} does not follow the one before`);
    previous = head;
  }
  if (fresh.length > 0) await folder.append(realmOf(ctx), fresh);
}
