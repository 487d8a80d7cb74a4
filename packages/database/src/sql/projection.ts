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
  /**
   * Read only of orders that have rows of this group (`optionalRows` of `orders/part`), in a second statement; of all others the value is `none`. With `into` the value
   * is an object whose fields replace those of that projection, and `none` is empty.
   */
  readonly optional?: { readonly rows: string; readonly none: unknown; readonly into?: string };
  /** Only carries the type. */
  readonly valueType?: T;
}

/** SQL: the rows of a select as a JSON list in the same sequence; `[]` if there are none. */
export const jsonRowsSql = (select: string): string => `(select coalesce(json_agg(x), '[]') from (${select}) x)`;

/** Binary columns are base64 in JSON. */
export const fromBase64 = (base64: string): Buffer => Buffer.from(base64, 'base64');
