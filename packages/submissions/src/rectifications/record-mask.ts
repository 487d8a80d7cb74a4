import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type FieldValues,
  maskPersonalPatterns,
  subjectToFieldValues,
  websiteToFieldValues,
} from '@beian/domain/filing';
import { textMask } from '@beian/orders/part';
import { getRecord } from '@beian/records/record';

/** A record as a notice about it needs it. */
export interface NoticedRecord {
  /** Masks in a text the registered personal values, and everything that looks like one. */
  readonly mask: (text: string) => string;
  /** Fields of the subject. */
  readonly subject: FieldValues;
}

export async function loadNoticedRecord(ctx: AppContext, tx: Tx, recordId: string): Promise<NoticedRecord> {
  const { subject, websites } = await getRecord(ctx, tx, recordId);
  const ofSubject = subjectToFieldValues(subject);
  const hide = textMask([
    ofSubject,
    ...websites.map((website) => ({ ...ofSubject, ...websiteToFieldValues(website) })),
  ]);
  return { mask: (text) => maskPersonalPatterns(hide(text)), subject: ofSubject };
}
