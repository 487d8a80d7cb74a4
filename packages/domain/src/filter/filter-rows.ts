import { isDay, isInstant } from '../calendar/shanghai.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Form of a text by which a list can be filtered. A text of another form is refused, never ignored. */
export interface FilterText {
  readonly isReadable: (text: string) => boolean;
  /** What is expected, as the end of a sentence. */
  readonly form: BilingualText;
}

interface AnyFilter {
  /** In the filter bar, and in the audit of a download. */
  readonly label: BilingualText;
  /** Its sentence in the API. */
  readonly description: string;
  /** Why the API no longer advises it. */
  readonly deprecated?: string;
  /** Filters by what only staff see: refused to partners. */
  readonly staffOnly?: true;
  /** A saved view of the queue keeps it; a text: its sentence there. */
  readonly saved?: true | string;
  /** How the console shows it: in the filter bar, as a chip that a link has set, or as tabs of which each is a list of its own. */
  readonly shown?: 'bar' | 'chip' | 'tabs';
}

/** One value of an enum of the API, or any of several. */
export interface ChoiceFilter<V extends string = string> extends AnyFilter {
  readonly enum: string;
  readonly values: readonly V[];
  readonly labels?: Readonly<Record<V, BilingualText>>;
  readonly several?: true;
  /** Values for staff only. */
  readonly staffValues?: readonly V[];
}

/** A text, or several. */
export interface TextFilter extends AnyFilter {
  readonly scalar: 'String' | 'DateTime' | 'Date' | 'ID';
  readonly text: FilterText;
  /** Words of the texts that a filter bar offers. */
  readonly labels?: Readonly<Record<string, BilingualText>>;
  /** Most texts, where it takes several. */
  readonly most?: number;
}

/** A whole number. */
export interface NumberFilter extends AnyFilter {
  readonly scalar: 'Int';
  readonly least: number;
  readonly greatest: number;
  /** Words of the numbers, where a filter bar offers them. */
  readonly labels?: Readonly<Record<string, BilingualText>>;
}

/** Yes or no. */
export interface SwitchFilter extends AnyFilter {
  readonly scalar: 'Boolean';
}

export type FilterRow = ChoiceFilter | TextFilter | NumberFilter | SwitchFilter;
/** The filters of a list by name; the API's input, saved views, downloads, links and the filter bar follow from them. */
export type FilterRows = Readonly<Record<string, FilterRow>>;

type ValueOf<R> =
  R extends ChoiceFilter<infer V>
    ? R extends { readonly several: true }
      ? readonly V[]
      : V
    : R extends NumberFilter
      ? number
      : R extends SwitchFilter
        ? boolean
        : R extends { readonly most: number }
          ? readonly string[]
          : string;
/** What a list is filtered by. */
export type FilterValues<R extends FilterRows> = { readonly [N in keyof R]?: ValueOf<R[N]> };

/** Names of the filters that have a property, and the property's value where it is named. */
export type FilterNamesWith<R extends FilterRows, P extends string, V = unknown> = {
  [N in keyof R]: R[N] extends Readonly<Record<P, V>> ? N : never;
}[keyof R] &
  string;

export const filterNamesOf = <R extends FilterRows>(rows: R) => Object.keys(rows) as (keyof R & string)[];

/** Whether one value of a filter, as text, can be read. */
export function isReadableValue(row: FilterRow, value: string): boolean {
  if ('enum' in row) return row.values.includes(value);
  if (row.scalar === 'Boolean') return value === 'true' || value === 'false';
  if (row.scalar !== 'Int') return row.text.isReadable(value);
  return /^\d{1,9}$/.test(value) && Number(value) >= row.least && Number(value) <= row.greatest;
}

/** Reads filters of one value each from a link; what cannot be read is left out, so that an old link still works. */
export function readFilters<R extends FilterRows>(rows: R, given: (name: string) => string | null): FilterValues<R> {
  const values = filterNamesOf(rows).flatMap((name) => {
    const row = rows[name] as FilterRow;
    const value = given(name);
    if (value === null || !isReadableValue(row, value)) return [];
    if ('enum' in row) return [[name, value]];
    return [[name, row.scalar === 'Int' ? Number(value) : row.scalar === 'Boolean' ? value === 'true' : value]];
  });
  return Object.fromEntries(values) as FilterValues<R>;
}

export const textUpTo = (most: number): FilterText => ({
  isReadable: (text) => text.length <= most,
  form: bilingual(`不超过 ${most} 个字符的文字`, `a text of at most ${most} characters`),
});

export const dayText: FilterText = {
  isReadable: isDay,
  form: bilingual('日期，如 2026-11-24', 'a day, e.g. `2026-11-24`'),
};

export const instantText: FilterText = {
  isReadable: isInstant,
  form: bilingual(
    '带时区的 ISO 8601 时间，如 2026-11-24T09:30:00+08:00',
    'an ISO 8601 instant with a zone, e.g. `2026-11-24T09:30:00+08:00`',
  ),
};
