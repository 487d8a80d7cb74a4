import { z } from 'zod';
import { type FilterRow, type FilterRows, type FilterValues, filterNamesOf } from './filter-rows.ts';

/** Each filter may be left out. */
type FilterShape<R extends FilterRows> = {
  [N in keyof R]: z.ZodOptional<z.ZodType<NonNullable<FilterValues<R>[N]>>>;
};

/** The filters of a list as zod reads them, e.g. in a download or a saved view. */
export const filterSchema = <R extends FilterRows>(rows: R) =>
  z.strictObject(
    Object.fromEntries(filterNamesOf(rows).map((name) => [name, valueSchema(rows[name] as FilterRow).optional()])),
  ) as unknown as z.ZodObject<FilterShape<R>, z.core.$strict>;

function valueSchema(row: FilterRow): z.ZodType {
  if ('enum' in row) {
    const one = z.enum(row.values as [string, ...string[]]);
    return row.several === true ? z.array(one).max(row.values.length) : one;
  }
  if (row.scalar === 'Boolean') return z.boolean();
  if (row.scalar === 'Int') return z.number().int().min(row.least).max(row.greatest);
  const one = z.string().refine(row.text.isReadable);
  return row.most === undefined ? one : z.array(one).max(row.most);
}
