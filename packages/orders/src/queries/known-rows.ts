import type { House } from '../house.ts';
import type { OrderRow } from './part.ts';

/**
 * Rows of the lists that were shown last. Everybody looks at the same few pages over and over, so a list says which versions of rows it has, and the
 * database answers with the others alone (docs/decisions/0070). What a version holds never changes; what may, as marks, is asked for at each look.
 */
export interface KnownRows {
  /** Of which start of the server, for after another one a version may come again. */
  readonly server: string;
  /** By version. */
  readonly rows: ReadonlyMap<string, OrderRow>;
}

const nothing: KnownRows = { server: '', rows: new Map() };
const lists = new WeakMap<House, Map<string, KnownRows>>();
/** Of so many lists; the one longest not asked for is forgotten. */
const MOST_LISTS = 50;

/** The rows that a list had when it was last shown. */
export const knownRows = (house: House, list: string): KnownRows => lists.get(house)?.get(list) ?? nothing;

export function keepRows(house: House, list: string, known: KnownRows): void {
  const all = lists.get(house) ?? new Map<string, KnownRows>();
  lists.set(house, all);
  all.delete(list);
  all.set(list, known);
  if (all.size > MOST_LISTS) all.delete(all.keys().next().value as string);
}

/** SQL: which version of the row of an order `o` this is: where it lies, and which transaction wrote it there. */
export const versionSql = 'o.ctid::text || o.xmin';
export const serverSql = `(select pg_postmaster_start_time()::text)`;
