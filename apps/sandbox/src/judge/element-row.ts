/** A row of an element table, and the builders of rows. */
export type Content =
  /** child elements: in the order of the rows, in any order, or exactly one of them */
  | { readonly kind: 'sequence' | 'all' | 'choice' }
  /** xs:long, from `min` to `max` */
  | { readonly kind: 'long'; readonly min: bigint; readonly max: bigint }
  /** characters (not bytes), from `min` to `max` */
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  /** no type given: anything */
  | { readonly kind: 'anything' };

export interface ElementRow {
  /** Path below the block of the operation. */
  readonly at: string;
  readonly content: Content;
  /** How often it may occur in its parent. */
  readonly min: number;
  readonly max: number;
}

export const many = Number.POSITIVE_INFINITY;
export const sequence: Content = { kind: 'sequence' };
export const all: Content = { kind: 'all' };
export const choice: Content = { kind: 'choice' };
export const anything: Content = { kind: 'anything' };
export const long = (min: number, max?: number): Content => ({
  kind: 'long',
  min: BigInt(min),
  max: max === undefined ? 9223372036854775807n : BigInt(max),
});
export const text = (min: number, max: number): Content => ({ kind: 'text', min, max });

export const row = (at: string, content: Content, min = 1, max = 1): ElementRow => ({ at, content, min, max });
export const optional = (at: string, content: Content): ElementRow => row(at, content, 0, 1);
