import {
  defaultColumns,
  type OrderFlag,
  type OrderSort,
  orderFlags,
  orderSorts,
  type QueueClock,
  type QueueColumn,
  queueClockNames,
  queueFilterPatterns,
  queueStages,
} from '@beian/domain/order';
import { orderKinds } from '@beian/domain/order-names';
import type { VariablesOf } from '../../graphql.ts';
import type { ordersDocument } from '../documents.ts';
import type { SavedView } from './desk-documents.ts';

type Variables = VariablesOf<typeof ordersDocument>;
type Filter = NonNullable<Variables['filter']>;
export type Stage = NonNullable<Filter['stage']>;
export type Kind = NonNullable<Filter['kind']>;

export const stages = queueStages satisfies readonly Stage[];
export const kinds: readonly Kind[] = orderKinds;
export const flags = Object.keys(orderFlags) as OrderFlag[];
export const sorts = Object.keys(orderSorts) as OrderSort[];
const pageSize = 50;

/** The state of the list, all of it in the URL. */
export interface QueueView {
  readonly stage: Stage;
  /** GB/T 2260 code */
  readonly province: string | null;
  readonly kind: Kind | null;
  /** `ME`, `NOBODY`, or the id of a member of staff. */
  readonly holder: string | null;
  /** The assignee, with the same values. */
  readonly assignee: string | null;
  readonly flag: OrderFlag | null;
  /** The party whose clock runs. */
  readonly clock: QueueClock | null;
  readonly partner: string | null;
  /** Due at or after, and before: ISO 8601, UTC. */
  readonly dueFrom: string | null;
  readonly dueBefore: string | null;
  /** With a turn that ended late: `ALL`, a duty, or who ended it. */
  readonly late: string | null;
  /** With a turn that ended in a period, and approved in a week: format of `queueFilterPatterns`. */
  readonly ended: string | null;
  readonly approved: string | null;
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

const among =
  <T extends string>(names: readonly T[]) =>
  (value: string): value is T =>
    (names as readonly string[]).includes(value);
/** The domain's `queueFilter` without zod, which would be a fifteenth of the first load. */
const fits = {
  stage: among(stages),
  province: (value: string) => queueFilterPatterns.province.test(value),
  kind: among(kinds),
  holder: (value: string) => queueFilterPatterns.person.test(value),
  assignee: (value: string) => queueFilterPatterns.person.test(value),
  flag: among(flags),
  clock: among<QueueClock>(queueClockNames),
  partner: (value: string) => queueFilterPatterns.partner.test(value),
  dueFrom: (value: string) => queueFilterPatterns.instant.test(value),
  dueBefore: (value: string) => queueFilterPatterns.instant.test(value),
  late: (value: string) => queueFilterPatterns.late.test(value),
  ended: (value: string) => queueFilterPatterns.ended.test(value),
  approved: (value: string) => queueFilterPatterns.approved.test(value),
  sort: among(sorts),
};
const names = Object.keys(fits) as (keyof typeof fits)[];
const text = (value: string | null): string | null => value?.trim() || null;

/** Reads `?stage=…&province=…`; invalid values are ignored, so that an old link still works. */
export function readView(params: URLSearchParams): QueueView {
  const after = text(params.get('after'));
  const read = Object.fromEntries(
    names.map((name) => [name, fits[name](params.get(name) ?? '') ? params.get(name) : null]),
  ) as Pick<QueueView, Exclude<keyof typeof fits, 'stage'>> & { readonly stage: Stage | null };
  return {
    ...read,
    stage: read.stage ?? 'INITIAL',
    search: text(params.get('search')),
    saved: text(params.get('view')),
    descending: read.sort !== null && params.get('descending') === 'true',
    after,
    before: after === null ? text(params.get('before')) : null,
  };
}

const narrowing = [
  'province',
  'kind',
  'holder',
  'assignee',
  'flag',
  'clock',
  'partner',
  'dueFrom',
  'dueBefore',
  'late',
  'ended',
  'approved',
  'search',
] as const;
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
export const filterOf = ({
  stage,
  province,
  kind,
  holder,
  assignee,
  flag,
  clock,
  partner,
  sort,
  descending,
}: QueueView): SavedView['filter'] => ({
  stage,
  province,
  kind,
  holder,
  assignee,
  flag,
  clock,
  partner,
  sort,
  descending: sort === null ? null : descending,
});

/** No filter except the stage. */
export const unfiltered = Object.fromEntries(narrowing.map((name) => [name, null])) as Record<
  (typeof narrowing)[number],
  null
>;

/** A saved view from its first page. */
export const viewOf = ({ id, filter }: SavedView): QueueView => ({
  ...unfiltered,
  ...filter,
  descending: filter.descending ?? false,
  saved: id,
  after: null,
  before: null,
});

/** Whether the filters on screen are those of the view. */
export const sameFilter = (view: QueueView, saved: SavedView): boolean =>
  JSON.stringify(filterOf(view)) === JSON.stringify(filterOf(viewOf(saved)));

export const unsorted = { sort: null, descending: false } as const;

/** Orders with an ended turn may be in any stage by now. */
export const isAnywhere = ({ late, ended, approved }: QueueView): boolean =>
  late !== null || ended !== null || approved !== null;
/** Whether a filter is set that only boards use and the filter bar does not show. */
export const isBoardCut = (view: QueueView): boolean =>
  isAnywhere(view) || [view.clock, view.partner, view.dueFrom, view.dueBefore].some((one) => one !== null);

export const isFiltered = (view: QueueView): boolean => narrowing.some((name) => view[name] !== null);

function cutOf(view: QueueView): Filter {
  const set = narrowing.flatMap((name) => (view[name] === null ? [] : [[name, view[name]] as const]));
  return { ...(isAnywhere(view) ? {} : { stage: view.stage }), ...Object.fromEntries(set) };
}

/** The column by which each sort order sorts. */
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
  const { dueFrom, ...cut } = cutOf(view);
  const filter = dueFrom == null ? cut : { ...cut, dueAfter: dueFrom };
  const sorted = view.sort === null ? { filter } : { filter, sort: view.sort, descending: view.descending };
  if (view.before !== null) return { last: pageSize, before: view.before, ...sorted };
  return view.after === null ? { first: pageSize, ...sorted } : { first: pageSize, after: view.after, ...sorted };
}
