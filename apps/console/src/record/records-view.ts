import type { VariablesOf } from '../graphql.ts';
import type { recordsDocument } from './documents.ts';

const pageSize = 50;

/** Which list is on screen: all of it lives in the URL. */
export interface RecordsView {
  readonly search: string | null;
  /** GB/T 2260 code. */
  readonly province: string | null;
  /** 单位性质, a code. */
  readonly nature: number | null;
  /** Keyset cursors; at most one is set. */
  readonly after: string | null;
  readonly before: string | null;
}

/** Reads `?search=…&province=…`; what makes no sense is left out, so that an old link still opens. */
export function readView(params: URLSearchParams): RecordsView {
  const text = (name: string) => params.get(name)?.trim() || null;
  const fits = (name: string, form: RegExp) => {
    const value = text(name);
    return value !== null && form.test(value) ? value : null;
  };
  const nature = fits('nature', /^\d{1,3}$/);
  const after = text('after');
  return {
    search: text('search'),
    province: fits('province', /^\d{6}$/),
    nature: nature === null ? null : Number(nature),
    after,
    before: after === null ? text('before') : null,
  };
}

/** Writes a view, what is not set left out. */
export const writeView = (view: RecordsView): URLSearchParams =>
  new URLSearchParams(Object.entries(view).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));

export const variablesOf = ({ after, before, ...filter }: RecordsView): VariablesOf<typeof recordsDocument> => ({
  ...filter,
  ...(before === null ? { first: pageSize, after } : { last: pageSize, before }),
});
