import type { PaperKind, ReadingField } from '@beian/domain/reading';
import { isCreditCode, markPattern } from './fields.ts';

interface CodeRow {
  readonly kind: PaperKind;
  readonly field: ReadingField;
  /** The value in the text of a code; undefined: this code says nothing about the field. */
  readonly value: (text: string) => string | undefined;
}

/**
 * What codes hold. The form of a licence's code is not published (企业码 of the market regulators: a link, in some editions with the credit code
 * as a parameter, in others with a key alone), so a credit code with a fitting check character is taken wherever it stands in the text, and
 * no link is opened.
 */
const rows: readonly CodeRow[] = [
  {
    kind: 'LICENCE',
    field: 'licence.creditCode',
    value: (text) =>
      text
        .toUpperCase()
        .match(/(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g)
        ?.find(isCreditCode),
  },
  {
    kind: 'VERIFICATION_FORM',
    field: 'form.mark',
    value: (text) =>
      text
        .trim()
        .match(markPattern)
        ?.find((mark) => mark === text.trim()),
  },
];

/** Whether papers of this kind bear a code that gives a field. */
export const hasCode = (kind: PaperKind): boolean => rows.some((row) => row.kind === kind);

/** The field that a code of this kind of paper gives, if it gives one. */
export function valueOfCode(kind: PaperKind, text: string): { field: ReadingField; value: string } | undefined {
  for (const row of rows) {
    const value = row.kind === kind ? row.value(text) : undefined;
    if (value !== undefined) return { field: row.field, value };
  }
  return undefined;
}
