import type {
  Actor,
  Calendar,
  Duty,
  EditionId,
  FieldId,
  Language,
  OrderKind,
  OrderState,
  WorkingHours,
} from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import type { OrderView } from './view.ts';

/** An order's row, as every part of it finds it. */
export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly test: boolean;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly province: string;
  readonly edition: EditionId;
  readonly version: number;
  readonly round: number;
  readonly subjectName: string;
  readonly filingNumber: string;
  readonly changed: readonly FieldId[];
  readonly partnerId: string;
  readonly recordId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt: string | null;
  readonly erasedAt: string | null;
  readonly duty: Duty | null;
  readonly dutySince: string | null;
  readonly dueAt: string | null;
  readonly dueProvisional: boolean;
  readonly dueLevel: number;
  readonly lease: {
    readonly holder: string;
    readonly holderName: string;
    readonly until: string;
    readonly token: string;
  } | null;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly callAgainAt: string | null;
}

/** Who reads, and what everything on a page is told by. */
export interface PartContext {
  readonly ctx: AppContext;
  readonly tx: Tx;
  readonly actor: Actor;
  readonly language: Language;
  /** The database's, ISO 8601 in UTC. */
  readonly now: string;
  readonly hours: WorkingHours;
  readonly calendar: Calendar;
}

/** What is read for parts of orders, as one JSON value. Readings of all parts that are asked for stand in one statement. */
export interface Projection<N extends string = string, T = unknown> {
  readonly name: N;
  /** Of the order `o` (app.orders); of a `common` one: of nothing, the same for all of the statement. */
  readonly sql: string;
  readonly common?: true;
  /** The same value for a partner, where row-level security makes less of it anyway. */
  readonly forPartner?: string;
  /** Not read for a partner, to whom it is null. */
  readonly desk?: true;
  /** Says the type to the compiler. */
  readonly valueType?: T;
}

/** Rows of a select as a JSON list, in its sequence; empty where there are none. */
export const jsonRowsSql = (select: string): string => `(select coalesce(json_agg(x), '[]') from (${select}) x)`;

type ProjectedValues<P extends Projection> = {
  readonly [K in P as K['name']]: K extends { readonly valueType?: infer T } ? Exclude<T, undefined> : never;
};
type PartFields = Partial<OrderView>;

/** A part of an order: the readings that it needs, and what it makes of them. */
export interface Part {
  readonly projections: readonly Projection[];
  /** 审核台字段: not read for a partner, who is told nothing of it (`deskFields`). */
  readonly desk?: true;
  readonly view: (
    read: Readonly<Record<string, unknown>>,
    row: OrderRow,
    reader: PartContext,
  ) => PartFields | Promise<PartFields>;
}

export const partOf = <const P extends readonly Projection[]>(part: {
  readonly projections: P;
  readonly desk?: true;
  readonly view: (
    read: ProjectedValues<P[number]>,
    row: OrderRow,
    reader: PartContext,
  ) => PartFields | Promise<PartFields>;
}): Part => part as unknown as Part;

/** Bytes come in JSON as base64. */
export const fromBase64 = (base64: string): Buffer => Buffer.from(base64, 'base64');
