import { type FilterRow, type FilterRows, isReadableValue, type NumberFilter } from '@beian/domain/filter';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { badInput } from '../bilingual-error.ts';

/**
 * Refuses what cannot be read, and what a partner cannot filter by, so that nothing is silently ignored. `prefix` is
 * where the filters stand among the arguments, e.g. `filter.`.
 * @throws GraphQLError BAD_USER_INPUT with the field
 */
export function assertReadableFilter(
  rows: FilterRows,
  filter: object,
  { prefix, isStaff }: { readonly prefix: string; readonly isStaff: boolean },
): void {
  const given = Object.entries(filter).filter(([name, value]) => value != null && Object.hasOwn(rows, name));
  for (const [name, value] of given) {
    const row = rows[name] as FilterRow;
    if (!isStaff && isForStaff(row, value)) throw refusal(`${prefix}${name}`, messages.staff);
    if ('enum' in row || row.scalar === 'Boolean') continue;
    if (row.scalar === 'Int') {
      if (!isReadableValue(row, String(value))) throw refusal(`${prefix}${name}`, outside(row));
      continue;
    }
    const texts: readonly string[] = Array.isArray(value) ? value : [value];
    if (texts.length > (row.most ?? 1)) throw refusal(`${prefix}${name}`, tooMany(row.most ?? 1));
    const bad = texts.findIndex((text) => !isReadableValue(row, text));
    const at = row.most === undefined ? '' : `[${bad}]`;
    if (bad !== -1) throw unreadable(`${prefix}${name}${at}`, row.text.form);
  }
}

const isForStaff = (row: FilterRow, value: unknown): boolean =>
  row.staffOnly === true || ('enum' in row && row.staffValues?.includes(String(value)) === true);

const messages = { staff: bilingual('仅供工作人员使用，请去掉', 'is for staff only: leave it out.') };
const outside = ({ least, greatest }: NumberFilter) =>
  bilingual(`须为 ${least} 到 ${greatest}`, `must be from ${least} to ${greatest}.`);
const tooMany = (most: number) => bilingual(`最多 ${most} 个，请分次查询`, `takes at most ${most}: ask in parts.`);

const refusal = (field: string, { zh, en }: BilingualText) =>
  badInput(field, bilingual(`\`${field}\` ${zh}`, `\`${field}\` ${en}`));

/** BAD_USER_INPUT for a text of another form; `form` says what is expected, as the end of the sentence. */
export const unreadable = (field: string, { zh, en }: BilingualText) =>
  badInput(field, bilingual(`\`${field}\` 无法识别，应为${zh}`, `\`${field}\` cannot be read: give ${en}.`));
