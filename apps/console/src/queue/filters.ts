import { filterNamesOf, isReadableValue } from '@beian/domain/filter';
import {
  type BarOrderFilter,
  defaultColumns,
  type OrderFilter,
  type OrderSort,
  orderFilters,
  orderSorts,
  type QueueColumn,
  queueStages,
  type ShownOrderFilter,
  savedFilterNames,
} from '@beian/domain/order';
import type { QueueView as SavedView } from '../generated/queue.ts';
import type { VariablesOf } from '../graphql.ts';
import type { ordersDocument } from '../order/documents.ts';

type Variables = VariablesOf<typeof ordersDocument>;
type Filter = NonNullable<Variables['filter']>;
export type Stage = NonNullable<Filter['stage']>;

export const stages = queueStages satisfies readonly Stage[];
export const sorts = Object.keys(orderSorts) as OrderSort[];
const pageSize = 50;

const shownNames = filterNamesOf(orderFilters).filter(
  (name): name is ShownOrderFilter => 'shown' in orderFilters[name],
);
export const barNames = shownNames.filter((name): name is BarOrderFilter => orderFilters[name].shown === 'bar');
const chipNames = shownNames.filter((name) => orderFilters[name].shown === 'chip');
const narrowing = [...shownNames, 'search'] as const;

type Shown = { readonly [N in ShownOrderFilter]: NonNullable<OrderFilter[N]> | null };
/** The state of the list, all of it in the URL: the filters that the console shows, by `orderFilters`. */
export interface QueueView extends Shown {
  readonly stage: Stage;
  readonly search: string | null;
  /** null: the default of the stage. */
  readonly sort: OrderSort | null;
  readonly descending: boolean;
  /** The saved view from which it started. */
  readonly saved: string | null;
  /** Keyset cursors; at most one is set. */
  readonly after: string | null;
  readonly before: string | null;
}

const text = (value: string | null): string | null => value?.trim() || null;
const among = <T extends string>(names: readonly T[], value: string | null): T | null =>
  names.find((one) => one === value) ?? null;

/** Reads `?stage=…&province=…`; invalid values are ignored, so that an old link still works. */
export function readView(params: URLSearchParams): QueueView {
  const after = text(params.get('after'));
  const given = (name: ShownOrderFilter): string | null => {
    const value = params.get(name);
    return value !== null && isReadableValue(orderFilters[name], value) ? value : null;
  };
  const sort = among(sorts, params.get('sort'));
  return {
    ...(Object.fromEntries(shownNames.map((name) => [name, given(name)])) as unknown as Shown),
    stage: among(stages, params.get('stage')) ?? 'INITIAL',
    search: text(params.get('search')),
    saved: text(params.get('view')),
    sort,
    descending: sort !== null && params.get('descending') === 'true',
    after,
    before: after === null ? text(params.get('before')) : null,
  };
}

const written = [...narrowing, 'sort', 'after', 'before'] as const;

/** Writes a view without defaults, so that a link stays short. */
export function writeView(view: QueueView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.stage !== 'INITIAL') params.set('stage', view.stage);
  for (const name of written) {
    const value = view[name];
    if (value !== null) params.set(name, value);
  }
  if (view.saved !== null) params.set('view', view.saved);
  if (view.descending) params.set('descending', 'true');
  return params;
}

export type ViewChange = Partial<Omit<QueueView, 'after' | 'before'>>;

/** A changed stage or filter starts at the first page again. */
export const changeView = (view: QueueView, change: ViewChange): QueueView => ({
  ...view,
  ...change,
  after: null,
  before: null,
});

/** The part of a view that is saved: without the page, the search text, and filters by time (due times, late turns). */
export const filterOf = (view: QueueView): SavedView['filter'] => ({
  stage: view.stage,
  ...(Object.fromEntries(savedFilterNames.map((name) => [name, view[name]])) as Pick<
    Shown,
    (typeof savedFilterNames)[number]
  >),
  sort: view.sort,
  descending: view.sort === null ? null : view.descending,
});

export const unfiltered = Object.fromEntries(narrowing.map((name) => [name, null])) as Record<
  (typeof narrowing)[number],
  null
>;

export const viewOf = ({ id, filter }: SavedView): QueueView => ({
  ...unfiltered,
  ...filter,
  descending: filter.descending ?? false,
  saved: id,
  after: null,
  before: null,
});

export const sameFilter = (view: QueueView, saved: SavedView): boolean =>
  JSON.stringify(filterOf(view)) === JSON.stringify(filterOf(viewOf(saved)));

export const unsorted = { sort: null, descending: false } as const;

/** Orders with an ended turn may be in any stage by now. */
export const isAnywhere = ({ late, ended, waited, approved }: QueueView): boolean =>
  late !== null || ended !== null || waited !== null || approved !== null;
/** Whether a filter is set that only boards use and the filter bar does not show. */
export const isBoardCut = (view: QueueView): boolean => chipNames.some((name) => view[name] !== null);

export const isFiltered = (view: QueueView): boolean => narrowing.some((name) => view[name] !== null);

function cutOf(view: QueueView): Filter {
  const set = narrowing.flatMap((name) => (view[name] === null ? [] : [[name, view[name]] as const]));
  return { ...(isAnywhere(view) ? {} : { stage: view.stage }), ...Object.fromEntries(set) };
}

const sortedColumns: Readonly<Record<OrderSort, QueueColumn | 'due'>> = {
  DUE: 'due',
  SUBMITTED: 'submitted',
  UPDATED: 'updated',
};

/** The list on screen as a download request: filter, sort order and visible columns. */
export function downloadOf(view: QueueView, desk: { readonly columns: readonly string[] } | undefined) {
  const { sort, descending } = view;
  const sorted = sort === null ? {} : { sort, descending };
  const by = sort === null ? [] : [sortedColumns[sort]];
  const columns = [
    'number',
    'due',
    'left',
    'provisional',
    'filing',
    'marks',
    ...by,
    ...(desk?.columns ?? defaultColumns([])),
  ];
  return { filter: { ...cutOf(view), ...sorted }, columns: [...new Set(columns)] };
}

/** The page for the API: forward from `after`, or back from `before`. */
export function variablesOf(view: QueueView): Variables {
  const filter = cutOf(view);
  const sorted = view.sort === null ? { filter } : { filter, sort: view.sort, descending: view.descending };
  if (view.before !== null) return { last: pageSize, before: view.before, ...sorted };
  return view.after === null ? { first: pageSize, ...sorted } : { first: pageSize, after: view.after, ...sorted };
}
