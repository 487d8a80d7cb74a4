import type { VariablesOf } from '../graphql.ts';
import type { recordsDocument } from './documents.ts';

const pageSize = 50;

/** The state of the list, all of it in the URL. */
export interface RecordsView {
  readonly search: string | null;
  /** GB/T 2260 code. */
  readonly province: string | null;
  /** 单位性质 (nature), a code. */
  readonly nature: number | null;
  /** Keyset cursors; at most one is set. */
  readonly after: string | null;
  readonly before: string | null;
}

/** Reads `?search=…&province=…`; invalid values are ignored, so that an old link still works. */
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

/** Writes a view without unset values. */
export const writeView = (view: RecordsView): URLSearchParams =>
  new URLSearchParams(Object.entries(view).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])));

export const variablesOf = ({ after, before, ...filter }: RecordsView): VariablesOf<typeof recordsDocument> => ({
  ...filter,
  ...(before === null ? { first: pageSize, after } : { last: pageSize, before }),
});
