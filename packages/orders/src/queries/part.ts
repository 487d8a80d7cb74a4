import type { Actor, Calendar, Language, WorkingHours } from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import type { ItemVerdictView, ItemView } from './item-view.ts';
import type { StoredValues } from './shown-columns.ts';
import type { OrderView } from './view.ts';

/** The stored columns of an order, which every part gets. */
export interface OrderRow extends StoredValues {
  readonly lease: {
    readonly holder: string;
    readonly holderName: string;
    readonly until: string;
    readonly token: string;
  } | null;
  readonly assignee: { readonly id: string; readonly name: string } | null;
}

/** The reader, and the values that all orders of a page share. */
export interface PartContext {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly language: Language;
  /** Time of the database, ISO 8601 in UTC. */
  readonly now: string;
  readonly hours: WorkingHours;
  readonly calendar: Calendar;
}

/** A value read for parts of orders, as JSON. The projections of all requested parts are in one statement. */
export interface Projection<N extends string = string, T = unknown> {
  readonly name: N;
  /**
   * SQL about the order `o` (app.orders); a `common` projection refers to no order and is read once per statement.
   */
  readonly sql: string;
  readonly common?: true;
  /** SQL of the same value for a partner, where row-level security already limits it. */
  readonly forPartner?: string;
  /** Not read for a partner, for whom it is null. */
  readonly desk?: true;
  /** Only carries the type. */
  readonly valueType?: T;
}

/** SQL: the rows of a select as a JSON list in the same sequence; `[]` if there are none. */
export const jsonRowsSql = (select: string): string => `(select coalesce(json_agg(x), '[]') from (${select}) x)`;

type ProjectedValues<P extends Projection> = {
  readonly [K in P as K['name']]: K extends { readonly valueType?: infer T } ? Exclude<T, undefined> : never;
};
/** The part `verdicts` gives items without their values. */
type PartFields = Partial<Omit<OrderView, 'items'>> & { readonly items?: readonly (ItemView | ItemVerdictView)[] };

/** A part of an order: the projections that it needs, and the view it builds from them. */
export interface Part {
  readonly projections: readonly Projection[];
  /** 审核台字段: neither read nor shown for a partner (`deskFields`). */
  readonly desk?: true;
  /** Reading it may be recorded for a member of staff, so it needs a transaction that may write. */
  readonly recordsReading?: true;
  /** A method, so that a part may name the types of its projections. */
  view(read: Readonly<Record<string, unknown>>, row: OrderRow, reader: PartContext): PartFields | Promise<PartFields>;
}

export const partOf = <const P extends readonly Projection[]>(part: {
  readonly projections: P;
  readonly desk?: true;
  readonly recordsReading?: true;
  readonly view: (
    read: ProjectedValues<P[number]>,
    row: OrderRow,
    reader: PartContext,
  ) => PartFields | Promise<PartFields>;
}): Part => part;

/** Binary columns are base64 in JSON. */
export const fromBase64 = (base64: string): Buffer => Buffer.from(base64, 'base64');
