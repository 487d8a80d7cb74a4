import { z } from 'zod';
import type { Day } from '../province/in-force.ts';
import { type ProvinceCode, provinceCodes } from '../province/provinces.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { bilingualSchema } from './bilingual-schema.ts';
import { daySchema as day } from './day-schema.ts';
import { effectSchema } from './effects.ts';
import { ownNoticeTextSchema, ownReasonTextSchema } from './own-texts.ts';
import { ruleSourceSchema } from './source.ts';

/** Effects of one rule. */
export const MOST_EFFECTS = 5;
/** 自定规则 as a supervisor enters it. */
export const ownRuleSchema = z.strictObject({
  /** Given by the console once, so that a row keeps its place in a draft. */
  id: z.string().regex(/^[a-z0-9_-]{1,60}$/i),
  in: z
    .array(z.enum(provinceCodes as unknown as [ProvinceCode, ...ProvinceCode[]]))
    .min(1)
    .max(31),
  /** Key of the rows of the program, or of earlier own rows, that it takes the place of. */
  replaces: z.string().max(100).optional(),
  /** Empty: it only ends the rows that it replaces. */
  effects: z.array(effectSchema).max(MOST_EFFECTS),
  says: bilingualSchema,
  why: z.string().trim().min(1).max(500),
  from: day,
  until: day.optional(),
  /** Of its own, where the draft takes in the rows of several notices; otherwise that of the draft. */
  source: ruleSourceSchema.optional(),
});
export type OwnRuleInput = z.infer<typeof ownRuleSchema>;

/** 改动: what a draft does. A row of the program is ended by a row that replaces it and has no effect. */
export const ruleChangeSchema = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('add'), rule: ownRuleSchema }),
  /** An own row that was approved ends: `until` is the first day without it. On its first day: it is cancelled before it begins. */
  z.strictObject({ does: z.literal('end'), rule: z.string().max(100), until: day }),
  z.strictObject({ does: z.literal('reasonText'), text: ownReasonTextSchema }),
  z.strictObject({ does: z.literal('noticeText'), text: ownNoticeTextSchema }),
  /** An own text ends, and the program's is in force again. */
  z.strictObject({ does: z.literal('endText'), text: z.string().max(100), until: day }),
]);
export type RuleChange = z.infer<typeof ruleChangeSchema>;
export const ruleChangesSchema = z.array(ruleChangeSchema).max(200);

export const ruleDraftStates = {
  OPEN: { label: bilingual('草稿', 'Open: it is being written') },
  SUBMITTED: { label: bilingual('待批准', 'Submitted: another supervisor decides') },
  APPROVED: { label: bilingual('已批准', 'Approved') },
  WITHDRAWN: { label: bilingual('已作废', 'Withdrawn') },
} as const satisfies Record<string, { readonly label: BilingualText }>;
export type RuleDraftState = keyof typeof ruleDraftStates;

/** Partners hear of a rule this many days before its first day, where its bureau leaves the time. */
export const RULE_NOTICE_DAYS = 7;

/** The day of a change: the first day that it makes different. */
export function dayOfChange(change: RuleChange): Day {
  if (change.does === 'add') return change.rule.from;
  return change.does === 'end' || change.does === 'endText' ? change.until : change.text.from;
}
