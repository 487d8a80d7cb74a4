import type { BilingualText } from '../text/bilingual-text.ts';

/** A type that is declared elsewhere; `value` tells the compiler what it holds, and is never set. */
interface TypedShape<T> {
  readonly value?: T;
}
/** An object type of the API by name, of a noun that would be in a cycle or has no rows. */
export interface ObjectShape<T> extends TypedShape<T> {
  readonly object: string;
}
export const objectOf = <T>(object: string): ObjectShape<T> => ({ object });

/** One value of an enum of the API, by its name. */
export interface EnumShape<V extends string> extends TypedShape<V> {
  readonly enum: string;
}
export const enumOf = <V extends string>(name: string): EnumShape<V> => ({ enum: name });

/** A text of which the compiler knows more than the API says. */
export interface TextShape<V extends string> extends TypedShape<V> {
  readonly text: 'String' | 'ID';
}
export const textOf = <V extends string>(text: TextShape<V>['text'] = 'String'): TextShape<V> => ({ text });

interface ScalarValues {
  readonly ID: string;
  readonly String: string;
  readonly Int: number;
  readonly Float: number;
  readonly Boolean: boolean;
  /** ISO 8601, UTC. */
  readonly DateTime: string;
  /** A day of Shanghai, YYYY-MM-DD. */
  readonly Date: string;
}
type Shape = keyof ScalarValues | TextShape<string> | EnumShape<string> | ObjectShape<unknown> | NounFields;

/** A field of a noun. */
export interface FieldRow {
  readonly shape: Shape;
  /** Its sentence in the API. */
  readonly description: string;
  readonly nullable?: true;
  readonly list?: true;
  /** 审核台字段: partners get null or an empty list, and their schema leaves it out (`deskFields`). */
  readonly readers?: 'staff';
  /** The console does not ask for it: its generated documents leave it out. */
  readonly console?: false;
  /** Why the API no longer advises it. */
  readonly deprecated?: string;
  /** Name of its column in the download, and what people call it; without both it is no column. */
  readonly column?: string;
  readonly label?: BilingualText;
}
/** The fields of a noun by name; its view, its object type in the API and the columns of its download follow. */
export type FieldRows = Readonly<Record<string, FieldRow>>;

/** A noun: the name of its object type in the API, the sentence of that, and its fields. As a shape: one such object. */
export interface NounFields<R extends FieldRows = FieldRows> {
  readonly noun: string;
  readonly description: string;
  readonly rows: R;
}
export const fieldsOf = <const R extends FieldRows>(noun: string, description: string, rows: R): NounFields<R> => ({
  noun,
  description,
  rows,
});

type OneOf<S> = S extends keyof ScalarValues
  ? ScalarValues[S]
  : S extends NounFields<infer R>
    ? ValuesOf<R>
    : S extends TypedShape<infer T>
      ? T
      : never;
type ValueOf<R extends FieldRow> =
  | (R extends { readonly list: true } ? readonly OneOf<R['shape']>[] : OneOf<R['shape']>)
  | (R extends { readonly nullable: true } ? null : never);
/** What the fields hold. */
export type ValuesOf<R extends FieldRows> = { readonly [N in keyof R]: ValueOf<R[N]> };
/** The view of a noun. */
export type ViewOf<N extends NounFields> = ValuesOf<N['rows']>;
