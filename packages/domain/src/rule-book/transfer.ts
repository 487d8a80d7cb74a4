import { z } from 'zod';
import type { Day } from '../province/in-force.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import { ownRuleSchema, type RuleChange } from './draft.ts';
import { ownNoticeTextSchema, ownReasonTextSchema } from './own-texts.ts';
import { ruleSourceSchema } from './source.ts';

/** A row that an installation added, as its draft has it, and the notice that it comes from. */
export const ruleFileRowSchema = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('add'), rule: ownRuleSchema, source: ruleSourceSchema }),
  z.strictObject({ does: z.literal('reasonText'), text: ownReasonTextSchema, source: ruleSourceSchema }),
  z.strictObject({ does: z.literal('noticeText'), text: ownNoticeTextSchema, source: ruleSourceSchema }),
]);
export type RuleFileRow = z.infer<typeof ruleFileRowSchema>;

/** 规则文件: an installation's own rows, for another installation or a release to take in. It names no person. */
export const ruleFileSchema = z.strictObject({
  format: z.literal('beian-desk-rules'),
  version: z.literal(1),
  rows: z.array(ruleFileRowSchema).max(2000),
});
export type RuleFile = z.infer<typeof ruleFileSchema>;

const rowOf = (row: RuleFileRow) => (row.does === 'add' ? row.rule : row.text);
const keyOf = (row: RuleFileRow): string => `${row.does}:${rowOf(row).id}`;

/** `province`: rules of this province alone; texts are for all, and left out then. */
export const ruleFileOf = (rows: readonly RuleFileRow[], province?: ProvinceCode): RuleFile => ({
  format: 'beian-desk-rules',
  version: 1,
  rows: rows.filter((row) => province === undefined || (row.does === 'add' && row.rule.in.includes(province))),
});

/** What a file says beside the rows that an installation has; its other rows are left as they are. */
export interface RuleFileDifference {
  readonly new: readonly RuleFileRow[];
  readonly changed: readonly RuleFileRow[];
  /** The file ends what goes on here. */
  readonly ended: readonly { readonly row: RuleFileRow; readonly until: Day }[];
  readonly same: readonly RuleFileRow[];
  /** Rows of the file that had ended by `today`, or begin no later: a row begins on a day to come alone. */
  readonly past: readonly RuleFileRow[];
  /** What a draft has to do. */
  readonly changes: readonly RuleChange[];
}

const stated = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** `here`: the rows of this installation, with the ids under which they were approved. */
export function diffRuleFile(
  file: RuleFile,
  here: readonly { readonly id: string; readonly row: RuleFileRow }[],
  today: Day,
): RuleFileDifference {
  const known = new Map(here.map((one) => [keyOf(one.row), one]));
  const found = {
    new: [] as RuleFileRow[],
    changed: [] as RuleFileRow[],
    ended: [] as { row: RuleFileRow; until: Day }[],
    same: [] as RuleFileRow[],
    past: [] as RuleFileRow[],
  };
  const changes: RuleChange[] = [];
  for (const row of file.rows) {
    const before = known.get(keyOf(row));
    const { until, ...content } = rowOf(row);
    const { until: untilHere, ...contentHere }: ReturnType<typeof rowOf> = rowOf(before?.row ?? row);
    const isSame = before !== undefined && stated(content) === stated(contentHere);
    if (isSame && until === untilHere) found.same.push(row);
    else if (isSame && before !== undefined && until !== undefined && until > today) {
      found.ended.push({ row, until });
      changes.push(
        row.does === 'add' ? { does: 'end', rule: before.id, until } : { does: 'endText', text: before.id, until },
      );
    } else if (content.from <= today || isSame) found.past.push(row);
    else {
      found[before === undefined ? 'new' : 'changed'].push(row);
      const isRunning = before !== undefined && (untilHere === undefined || untilHere > content.from);
      // A later text takes the place of an earlier one by itself.
      if (isRunning && row.does === 'add') changes.push({ does: 'end', rule: before.id, until: content.from });
      const { source } = row;
      if (row.does === 'add') changes.push({ does: row.does, rule: { ...row.rule, source } });
      else if (row.does === 'reasonText') changes.push({ does: row.does, text: { ...row.text, source } });
      else changes.push({ does: row.does, text: { ...row.text, source } });
    }
  }
  return { ...found, changes };
}
