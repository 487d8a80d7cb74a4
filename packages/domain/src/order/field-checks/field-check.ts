import { bilingual } from '../../bilingual-text.ts';
import { checkCodeIn } from '../../checks/code.ts';
import { type Finding, passFinding } from '../../checks/finding.ts';
import type { CodeList } from '../../codes/code-lists.ts';
import { checkPublishedCode, type PublishedList, validCodes } from '../../codes/published.ts';
import { type FieldId, listOf } from '../fields.ts';
import type { Proposal } from '../proposal.ts';

/** Which checks one field takes (rules.md §4). */
export interface FieldCheck {
  /** Each says what it finds of the value; `parts` has one text for a field of one text. */
  readonly checks: readonly ((parts: readonly string[], proposal: Proposal) => readonly Finding[])[];
  /** For a field that is required of some only; the catalogue's `required` is the guard's to say. */
  readonly whenAbsent?: (proposal: Proposal) => readonly Finding[];
}

export const eachPart =
  (check: (part: string, proposal: Proposal) => Finding | readonly Finding[]) =>
  (parts: readonly string[], proposal: Proposal): readonly Finding[] =>
    parts.flatMap((part) => check(part, proposal));

export const failFinding = (ruleId: string, message: Finding['message'], suggestion: Finding['message']): Finding => ({
  ruleId,
  outcome: 'fail',
  message,
  suggestion,
});

export const warnFinding = (ruleId: string, message: Finding['message'], suggestion: Finding['message']): Finding => ({
  ...failFinding(ruleId, message, suggestion),
  outcome: 'warn',
});

/** One finding where `broken`, else none. */
export const findingIf = (broken: boolean, finding: Finding): readonly Finding[] => (broken ? [finding] : []);

/** A row of the bureau's code table; what the field has on record passes. */
export const checkCodeField = (list: CodeList, field: FieldId) =>
  eachPart((code, proposal) => [
    checkCodeIn(list)(code, acceptedCodes(list, field, proposal)),
    ...checkAgainstPublishedTable(list, field)(code, proposal),
  ]);

/** Codes that pass although our own list may not know them: on record, or valid in the bureau's table. */
export const acceptedCodes = (list: CodeList, field: FieldId, { before, published }: Proposal): string[] => [
  ...listOf(before, field),
  ...validCodes(list, published?.codes),
];

/** What the bureau's own table says of a code. */
export const checkAgainstPublishedTable =
  (list: PublishedList, field: FieldId) =>
  (code: string, { before, published }: Proposal): Finding[] =>
    checkPublishedCode(list, code, listOf(before, field), published?.codes ?? {});

const fromList = bilingual('请从列表中选择', 'Choose from the list');

/** A row of a code table of the bureau: 1–64 (bureau-interface.md §8.1). */
export const checkCode = (code: string): Finding =>
  /^[1-9]\d?$/.test(code) && Number(code) <= 64
    ? passFinding('FMT-CODE')
    : failFinding('FMT-CODE', bilingual('代码应为 1–64 的整数', 'A code is a whole number from 1 to 64'), fromList);

/** Lists that grow by kind of subject (rules.md §4.5): the shape of the code. */
export const checkNumber = (code: string): Finding =>
  /^[1-9]\d{0,2}$/.test(code)
    ? passFinding('FMT-CODE')
    : failFinding('FMT-CODE', bilingual('应为整数代码', 'A code is a whole number'), fromList);

export const maxEntries = (most: number) => (parts: readonly string[]) =>
  findingIf(
    parts.length > most,
    failFinding(
      'FMT-COUNT',
      bilingual(`最多填写 ${most} 项`, `No more than ${most} entries`),
      bilingual('请删除多余的项', 'Remove what is too much'),
    ),
  );

export const noDuplicates =
  (keyOf: (part: string) => string = (part) => part) =>
  (parts: readonly string[]) =>
    findingIf(
      new Set(parts.map(keyOf)).size < parts.length,
      failFinding(
        'FMT-REPEATED',
        bilingual('同一项填写了两次', 'The same entry stands twice'),
        bilingual('请删除重复的项', 'Remove the repeated one'),
      ),
    );
