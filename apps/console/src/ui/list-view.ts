import { type FilterRows, type FilterValues, readFilters } from '@beian/domain/filter';

type Filters<R extends FilterRows> = { readonly [N in keyof R]: NonNullable<FilterValues<R>[N]> | null };
/** The state of a list, all of it in the URL: its filters by their rows, and at most one cursor. */
export type ListView<R extends FilterRows> = Filters<R> & {
  readonly after: string | null;
  readonly before: string | null;
};

/** Reads `?province=…&after=…`; invalid values are ignored, so that an old link still works. */
export function readListView<R extends FilterRows>(rows: R, params: URLSearchParams): ListView<R> {
  const text = (name: string) => params.get(name)?.trim() || null;
  const unset = Object.fromEntries(Object.keys(rows).map((name) => [name, null]));
  const filters = { ...unset, ...readFilters(rows, text) } as Filters<R>;
  const after = text('after');
  return { ...filters, after, before: after === null ? text('before') : null };
}

/** Writes a view without what is not set. */
export const writeListView = (view: object): URLSearchParams =>
  new URLSearchParams(Object.entries(view).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]])));

/** The view without its filters; the tab, which chooses the list, stays. */
export const unfiltered = <R extends FilterRows>(rows: R, view: ListView<R>): Partial<ListView<R>> =>
  Object.fromEntries(Object.entries(view).filter(([name]) => rows[name]?.shown === 'tabs')) as Partial<ListView<R>>;

export const isFiltered = <R extends FilterRows>(rows: R, view: ListView<R>): boolean =>
  Object.entries(rows).some(([name, { shown }]) => shown !== 'tabs' && view[name as keyof R] !== null);

/** The page for the API: forward from `after`, or back from `before`. */
export const pageOf = ({ after, before }: Pick<ListView<FilterRows>, 'after' | 'before'>, size: number) =>
  before === null ? { first: size, after } : { last: size, before };
