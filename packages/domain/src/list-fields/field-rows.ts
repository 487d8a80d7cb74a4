import type { BilingualText } from '../text/bilingual-text.ts';

/** A shape without a row of its own: an object type of the API by name; `value` is never set. */
export interface ObjectShape<T> {
  readonly object: string;
  readonly value?: T;
}
export const objectOf = <T>(object: string): ObjectShape<T> => ({ object });

/** One value of an enum of the API. */
export interface EnumShape<V extends string> {
  readonly enum: string;
  readonly values: readonly V[];
}

type Shape = 'ID' | 'String' | 'Int' | 'Boolean' | 'DateTime' | EnumShape<string> | ObjectShape<unknown>;

/** A field of what a list holds. */
export interface FieldRow {
  readonly shape: Shape;
  /** Its sentence in the API. */
  readonly description: string;
  readonly nullable?: true;
  readonly list?: true;
  /** Name of its column in the download, and what people call it; without both it is no column. */
  readonly column?: string;
  readonly label?: BilingualText;
}
/** The fields of a noun by name; its view, its object type in the API and the columns of its download follow. */
export type FieldRows = Readonly<Record<string, FieldRow>>;

type OneOf<S> =
  S extends EnumShape<infer V>
    ? V
    : S extends ObjectShape<infer T>
      ? T
      : S extends 'Int'
        ? number
        : S extends 'Boolean'
          ? boolean
          : string;
type ValueOf<R extends FieldRow> =
  | (R extends { readonly list: true } ? readonly OneOf<R['shape']>[] : OneOf<R['shape']>)
  | (R extends { readonly nullable: true } ? null : never);
/** The view of a noun: instants are ISO 8601, UTC. */
export type ValuesOf<R extends FieldRows> = { readonly [N in keyof R]: ValueOf<R[N]> };
