import type { Finding } from '../../checks/finding.ts';
import { formats } from '../../checks/formats.ts';
import { checkNameCharacters } from '../../checks/rare-characters.ts';
import { checkCodeIn } from '../../codes/check-code.ts';
import type { CodeList } from '../../codes/code-lists.ts';
import { checkPublishedCode, type PublishedList, validCodes } from '../../codes/published.ts';
import { type FieldId, listOf } from '../../filing/fields.ts';
import { comparesMasked, type Proposal } from '../../filing/proposal.ts';
import { rareCharacterSignOf } from '../../province-rules/rules.ts';
import { bilingual } from '../../text/bilingual-text.ts';

/** The checks of one field (docs/spec/rules.md R-4). */
export interface FieldCheck {
  /** Each returns its findings on the value; `parts` has one element for a field with a single text. */
  readonly checks: readonly ((parts: readonly string[], proposal: Proposal) => readonly Finding[])[];
  /** For a field required only for some subjects; a missing field that is always required is reported by the guard. */
  readonly whenAbsent?: (proposal: Proposal) => readonly Finding[];
}

export const eachPart =
  (check: (part: string, proposal: Proposal) => Finding | readonly Finding[]) =>
  (parts: readonly string[], proposal: Proposal): readonly Finding[] =>
    parts.flatMap((part) => check(part, proposal));

/** The characters of a name; what is sent for a rare one is the province's rule. */
export const nameCharacters = eachPart((name, { province, edition }) =>
  checkNameCharacters(name, rareCharacterSignOf(province, edition)),
);

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

/** A finding that compares the values of these fields: for the desk alone, where the partner reads one of them masked and knows another. */
export const comparedFinding = (proposal: Proposal, fields: readonly FieldId[], finding: Finding): Finding =>
  comparesMasked(proposal, ...fields) ? { ...finding, deskOnly: true } : finding;

export const findingIf = (broken: boolean, finding: Finding): readonly Finding[] => (broken ? [finding] : []);

export const checkYesNo = (said: string): readonly Finding[] =>
  findingIf(
    !formats.yesNo.pattern.test(said),
    failFinding(
      'FMT-CODE',
      bilingual('应为 yes 或 no', 'It is yes or no'),
      bilingual('请填写 yes 或 no', 'Write yes or no'),
    ),
  );

/** The code must be in the bureau's code table, or be the filed value. */
export const checkCodeField = (list: CodeList, field: FieldId) =>
  eachPart((code, proposal) => [
    checkCodeIn(list)(code, acceptedCodes(list, field, proposal)),
    ...checkAgainstPublishedTable(list, field)(code, proposal),
  ]);

/**
 * Codes accepted although our own list may not contain them: the filed value, and codes valid in the bureau's table.
 */
export const acceptedCodes = (list: CodeList, field: FieldId, { before, published }: Proposal): string[] => [
  ...listOf(before, field),
  ...validCodes(list, published?.codes),
];

/** Checks a code against the table published by the bureau. */
export const checkAgainstPublishedTable =
  (list: PublishedList, field: FieldId) =>
  (code: string, { before, published }: Proposal): Finding[] =>
    checkPublishedCode(list, code, listOf(before, field), published?.codes ?? {});

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
