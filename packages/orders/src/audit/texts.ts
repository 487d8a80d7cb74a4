import { sha256 } from '../seal.ts';
import { jsonbText } from './jsonb-text.ts';

/**
 * What is hashed of a row, as SQL of functions that the database itself brings: a function of ours could be replaced by whoever
 * rewrites the rows. Instants are microseconds since 1970.
 */
const micros = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`;

/** Everything that a row of the audit says. `a`: app.audit. */
export const auditTextSql = `jsonb_build_array(1, a.id, a.tx, ${micros('a.at')}, a.actor_kind, a.actor_id, a.action, a.target, a.outcome,
  a.details, a.test)::text`;

/** A name that was taken away left this before its commitment. */
export const REDACTED = '~';

/** What stands for a name: of the name itself, or what it left behind. `e`: app.order_events, `o`: app.orders. */
const nameSql = `case when e.actor_name like '${REDACTED}%' then substr(e.actor_name, 2)
  else encode(sha256(o.chain_salt || convert_to(e.actor_name, 'UTF8')), 'hex') end`;

/** Everything that an event says, a name as its commitment. */
export const eventTextSql = `jsonb_build_array(2, e.previous, e.id, e.order_id, e.seq, e.event, e.from_state, e.to_state, e.actor_kind,
  e.actor_id, ${nameSql}, e.input, e.edition, ${micros('e.at')}, e.test)::text`;

export interface HashedEvent {
  readonly previous: string;
  readonly id: string;
  readonly orderId: string;
  readonly seq: number;
  readonly event: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly actor: { readonly kind: string; readonly id: string; readonly name: string };
  readonly input: Record<string, unknown>;
  readonly edition: string;
  /** ISO text, UTC, of milliseconds. */
  readonly at: string;
  readonly test: boolean;
  /** `chain_salt` of the order. */
  readonly salt: Uint8Array;
}

/** The hash of an event that is about to be written; the database's `eventText` has the same. Hex. */
export function hashOfEvent(e: HashedEvent): string {
  const name = sha256(e.salt, e.actor.name);
  const at = Date.parse(e.at) * 1000;
  const said = [2, e.previous, e.id, e.orderId, e.seq, e.event, e.from, e.to, e.actor.kind, e.actor.id, name];
  return sha256(jsonbText([...said, e.input, e.edition, at, e.test]));
}

/** The hash of a link: of the link before it (hex; empty for the first), its number, its day (YYYY-MM-DD) and its row. Hex. */
export const hashOfLink = (previous: string, n: number | string, day: string, row: string): string =>
  sha256(`${previous}\n${n}\n${day}\n${sha256(row)}`);
