import type { VariablesOf } from '../../graphql.ts';
import type { ordersDocument } from '../documents.ts';

type Variables = VariablesOf<typeof ordersDocument>;
type Filter = NonNullable<Variables['filter']>;
export type Stage = NonNullable<Filter['stage']>;
export type Kind = NonNullable<Filter['kind']>;

/** The tabs, in the order in which an order walks through them. */
export const stages = ['INITIAL', 'PHOTO', 'HANDOVER', 'MINE', 'AT_BUREAU', 'DONE', 'ALL'] as const satisfies Stage[];
export const kinds = ['CHANGE_WEBSITE', 'CHANGE_SUBJECT'] as const satisfies Kind[];
export const pageSize = 50;

/** Which list is on screen: all of it lives in the URL. */
export interface QueueView {
  readonly stage: Stage;
  /** GB/T 2260 code */
  readonly province: string | null;
  readonly kind: Kind | null;
  readonly search: string | null;
  /** Keyset cursors; at most one is set. */
  readonly after: string | null;
  readonly before: string | null;
}

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | null =>
  list.find((one) => one === value) ?? null;
const text = (value: string | null): string | null => value?.trim() || null;

/** Reads `?stage=…&province=…`; what makes no sense is left out, so that an old link still opens. */
export function readView(params: URLSearchParams): QueueView {
  const after = text(params.get('after'));
  const province = params.get('province');
  return {
    stage: oneOf(stages, params.get('stage')) ?? 'INITIAL',
    province: province !== null && /^\d{6}$/.test(province) ? province : null,
    kind: oneOf(kinds, params.get('kind')),
    search: text(params.get('search')),
    after,
    before: after === null ? text(params.get('before')) : null,
  };
}

/** Writes a view, defaults left out, so that a link stays short. */
export function writeView(view: QueueView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.stage !== 'INITIAL') params.set('stage', view.stage);
  for (const name of ['province', 'kind', 'search', 'after', 'before'] as const) {
    const value = view[name];
    if (value !== null) params.set(name, value);
  }
  return params;
}

/** Another stage or filter starts at the first page again. */
export const changeView = (view: QueueView, change: Partial<Omit<QueueView, 'after' | 'before'>>): QueueView => ({
  ...view,
  ...change,
  after: null,
  before: null,
});

export const isFiltered = (view: QueueView): boolean =>
  view.province !== null || view.kind !== null || view.search !== null;

/** The page as the API takes it: forward from `after`, or back from `before`. */
export function variablesOf(view: QueueView): Variables {
  const filter: Filter = { stage: view.stage };
  if (view.province !== null) filter.province = view.province;
  if (view.kind !== null) filter.kind = view.kind;
  if (view.search !== null) filter.search = view.search;
  if (view.before !== null) return { last: pageSize, before: view.before, filter };
  return view.after === null ? { first: pageSize, filter } : { first: pageSize, after: view.after, filter };
}
