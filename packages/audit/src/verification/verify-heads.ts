import type { ClientBase } from 'pg';
import { type Head, type HeadContent, hashOfPrevious, type Realm, tryParseHead } from '../chain/head.ts';
import { isSignedBy } from '../chain/key.ts';
import type { Fault, VerifyOptions } from './verification-result.ts';

/** The heads that a chain is compared with. */
export interface KnownHeads {
  readonly count: number;
  /** By the number of the last link; `after`: the last link of the previous head. */
  readonly at: ReadonlyMap<number, { readonly seq: number; readonly hash: string; readonly after: number }>;
  readonly last: HeadContent | undefined;
}

/**
 * Verifies the heads of a realm, outside and in the database, and returns what the chain must match. Reports the
 * first bad one.
 */
export async function checkHeads(
  client: Pick<ClientBase, 'query'>,
  realm: Realm,
  { heads: given }: VerifyOptions,
  faults: Fault[],
  notes: string[],
): Promise<KnownHeads> {
  const { rows } = await client.query<Head & { seq: number; day: string; final: boolean; n: string }>(
    'select seq, day::text, final, n::text, said, signature from app.audit_heads where test = $1 order by seq',
    [realm === 'test'],
  );
  const bad = (seq: number, day: string | null, what: string) =>
    void faults.push({ table: 'audit_heads', id: `${realm} ${seq}`, day, what });
  const outside = given?.heads[realm] ?? [];
  const trusted: HeadContent[] = [];
  const all = Math.max(outside.length, rows.length);
  let before: Head | undefined;
  for (let at = 0; at < all; at += 1) {
    const seq = at + 1;
    const kept = outside[at];
    const row = rows[at];
    const head = kept ?? row;
    if (head === undefined) break;
    const says = tryParseHead(head);
    if (says === undefined || says.seq !== seq || says.realm !== realm) {
      bad(
        seq,
        row?.day ?? null,
        kept === undefined
          ? 'the head is missing or cannot be read'
          : 'the head is missing outside, or cannot be read there',
      );
      break;
    }
    if (says.previous !== hashOfPrevious(before)) {
      bad(seq, says.day, 'it does not follow the head before it');
      break;
    }
    if (given !== undefined && !isSignedBy(given.keys, says.key, head.said, head.signature)) {
      bad(
        seq,
        says.day,
        given.keys.has(says.key)
          ? 'its signature is wrong'
          : `it is signed with a key that is not known here: ${says.key}`,
      );
      break;
    }
    trusted.push(says);
    before = head;
    if (row === undefined) {
      bad(seq, says.day, 'it was deleted from the database: it stands outside');
      continue;
    }
    const isSame = row.seq === seq && row.said === head.said && row.signature === head.signature;
    const saysSo = row.day === says.day && row.final === says.final && Number(row.n) === says.n;
    if (!isSame || !saysSo) bad(seq, says.day, 'it was changed in the database');
  }
  if (given === undefined && rows.length > 0 && notes.length === 0)
    notes.push(
      'No heads from outside were given: signatures were not looked at, and a rewriting of everything at once cannot be seen.',
    );
  await findDaysWithoutHead(client, realm, trusted, faults);
  const after = (nth: number) => trusted[nth - 1]?.n ?? 0;
  return {
    count: trusted.length,
    at: new Map(trusted.map(({ seq, n, hash }, nth) => [n, { seq, hash, after: after(nth) }])),
    last: trusted.at(-1),
  };
}

/** If days are closed, each day before that of the last head must have a final head. */
async function findDaysWithoutHead(
  client: Pick<ClientBase, 'query'>,
  realm: Realm,
  trusted: readonly HeadContent[],
  faults: Fault[],
): Promise<void> {
  const last = trusted.at(-1);
  if (last === undefined) return;
  const { rows } = await client.query<{ day: string; n: string }>(
    'select day::text, max(n)::text as n from app.audit_chain where test = $1 group by day order by day',
    [realm === 'test'],
  );
  const finals = new Map(trusted.filter(({ final }) => final).map(({ day, n }) => [day, n]));
  const days = new Map(rows.map(({ day, n }) => [day, Number(n)]));
  for (const [day, n] of finals) {
    const there = days.get(day);
    if (there === n) continue;
    const what =
      there === undefined
        ? 'the day has a head and no link: it is missing'
        : `the day ended with link ${n}, and ends with link ${there} now`;
    faults.push({ table: 'audit_chain', id: `${realm} ${n}`, day, what });
    return;
  }
  const open = rows.find(({ day }) => day < last.day && !finals.has(day));
  if (open !== undefined)
    faults.push({
      table: 'audit_heads',
      id: `${realm} ${open.day}`,
      day: open.day,
      what: 'the day has links and no final head',
    });
}
