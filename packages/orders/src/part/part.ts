import type { RulesOf } from '@beian/database/rules';
import type { Projection } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { Calendar, WorkingHours } from '@beian/domain/calendar';
import type { ItemVerdictView, ItemView } from '@beian/domain/order-fields';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';
import type { OrderView } from '../views/order-view.ts';
import type { StoredValues } from '../views/shown-columns.ts';

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
  /** Of the editions of the orders that are read. */
  readonly rulesOf: RulesOf;
}

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
