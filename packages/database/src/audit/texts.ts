import { sha256 } from '../sealing/seal.ts';
import { jsonbText } from './jsonb-text.ts';

/**
 * SQL of the hashed text of a row, with PostgreSQL's built-in functions only: whoever can rewrite rows could also
 * replace functions of ours. Instants are microseconds since 1970.
 */
const micros = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`;

/** All columns of an audit row. `a`: app.audit. */
export const auditTextSql = `jsonb_build_array(1, a.id, a.tx, ${micros('a.at')}, a.actor_kind, a.actor_id, a.action, a.target, a.outcome,
  a.details, a.test)::text`;

/** Prefix of the commitment that replaces a deleted name. */
export const REDACTED = '~';

/**
 * The commitment of a name: computed from the name, or what is left of a deleted one. `e`: app.order_events, `o`:
 * app.orders.
 */
const nameSql = `case when e.actor_name like '${REDACTED}%' then substr(e.actor_name, 2)
  else encode(sha256(o.chain_salt || convert_to(e.actor_name, 'UTF8')), 'hex') end`;

/** All columns of an event, with the commitment in place of the name. */
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
  /** ISO text, UTC, in milliseconds. */
  readonly at: string;
  readonly test: boolean;
  /** `chain_salt` of the order. */
  readonly salt: Uint8Array;
}

/** The hash of an event before it is written, equal to that of `eventTextSql`. Hex. */
export function hashOfEvent(e: HashedEvent): string {
  const name = sha256(e.salt, e.actor.name);
  const at = Date.parse(e.at) * 1000;
  const said = [2, e.previous, e.id, e.orderId, e.seq, e.event, e.from, e.to, e.actor.kind, e.actor.id, name];
  return sha256(jsonbText([...said, e.input, e.edition, at, e.test]));
}

/**
 * The hash of a link over the previous hash (hex; empty for the first), its number, its day (YYYY-MM-DD) and its row.
 * Hex.
 */
export const hashOfLink = (previous: string, n: number | string, day: string, row: string): string =>
  sha256(`${previous}\n${n}\n${day}\n${sha256(row)}`);
