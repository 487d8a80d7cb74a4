import { z } from 'zod';
import type { NoticeText } from '../notices/notice-row.ts';
import { type NoticeName, noticeRow, notices } from '../notices/notice-rows.ts';
import type { Day } from '../province/in-force.ts';
import type { ReasonText } from '../reasons/own-text.ts';
import { type ReasonCode, reasonCodes, reasonRow } from '../reasons/reasons.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { bilingualSchema } from './bilingual-schema.ts';
import { daySchema } from './day-schema.ts';
import { ruleSourceSchema } from './source.ts';
import { noticeTextFaults, reasonTextFaults, type TextFault } from './text-faults.ts';

const members = {
  /** Given by the console once, so that a row keeps its place in a draft. */
  id: z.string().regex(/^[a-z0-9_-]{1,60}$/i),
  why: z.string().trim().min(1).max(500),
  from: daySchema,
  until: daySchema.optional(),
  /** Of its own, where the draft takes in the rows of several notices; otherwise that of the draft. */
  source: ruleSourceSchema.optional(),
};
const noticeNames = Object.keys(notices) as [NoticeName, ...NoticeName[]];

const addFaults = (faults: readonly TextFault[], context: z.RefinementCtx) => {
  for (const { path, message } of faults)
    context.addIssue({ code: 'custom', path: [...path], message: `${message.en} (${message.zh})` });
};

/** 自定理由文字: label and advice of a reason of the library, in the installation's words. */
export const ownReasonTextSchema = z
  .strictObject({
    ...members,
    reason: z.enum(reasonCodes as [ReasonCode, ...ReasonCode[]]),
    label: bilingualSchema,
    advice: bilingualSchema,
  })
  .superRefine((text, context) => addFaults(reasonTextFaults(text), context));
export type OwnReasonTextInput = z.infer<typeof ownReasonTextSchema>;

/** 自定通知文字: subject, body and SMS of a notice, in the installation's words. */
export const ownNoticeTextSchema = z
  .strictObject({
    ...members,
    notice: z.enum(noticeNames),
    subject: bilingualSchema,
    body: bilingualSchema,
    sms: bilingualSchema,
  })
  .superRefine((text, context) => addFaults(noticeTextFaults(text.notice, text), context));
export type OwnNoticeTextInput = z.infer<typeof ownNoticeTextSchema>;

/** What a text is of. */
export type TextKey = `reason:${ReasonCode}` | `notice:${NoticeName}`;
export const reasonTextKey = (code: ReasonCode): TextKey => `reason:${code}`;
export const noticeTextKey = (name: NoticeName): TextKey => `notice:${name}`;

/** An approved row of `app.own_texts`. */
export interface OwnText {
  readonly id: string;
  readonly key: TextKey;
  /** `label` and `advice` of a reason; `subject`, `body` and `sms` of a notice. */
  readonly texts: Readonly<Record<string, BilingualText>>;
  readonly from: Day;
  readonly until?: Day;
}

/** The row of an approved change. */
export const ownTextOf = (input: OwnReasonTextInput | OwnNoticeTextInput): Omit<OwnText, 'id'> => ({
  ...('reason' in input
    ? { key: reasonTextKey(input.reason), texts: { label: input.label, advice: input.advice } }
    : {
        key: noticeTextKey(input.notice),
        texts: { subject: input.subject, body: input.body, sms: input.sms },
      }),
  from: input.from,
  ...(input.until !== undefined && { until: input.until }),
});

/** The installation's own texts that are in force at the same time. */
export interface TextsInForce {
  readonly reason: (code: ReasonCode) => ReasonText | undefined;
  readonly notice: (name: NoticeName) => NoticeText | undefined;
}

/** Of rows for one key the one that began last is in force, of those of one day the one approved last; `rows` are in the order of approval. */
export function textsInForce(rows: readonly OwnText[], day: Day): TextsInForce {
  const found = new Map<TextKey, OwnText>();
  for (const row of rows) {
    if (row.from > day || (row.until !== undefined && row.until <= day)) continue;
    const before = found.get(row.key);
    if (before === undefined || before.from <= row.from) found.set(row.key, row);
  }
  return {
    reason: (code) => found.get(reasonTextKey(code))?.texts as ReasonText | undefined,
    notice: (name) => found.get(noticeTextKey(name))?.texts as NoticeText | undefined,
  };
}

/** The program's text of a key. */
export const shippedText = (key: TextKey): OwnText['texts'] => {
  const [kind, name] = key.split(':', 2) as ['reason', ReasonCode] | ['notice', NoticeName];
  if (kind === 'reason') {
    const { label, advice } = reasonRow(name);
    return { label, advice };
  }
  const { subject, body, sms } = noticeRow(name);
  return { subject, body, sms };
};
