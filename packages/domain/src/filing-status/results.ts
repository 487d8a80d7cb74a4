import type { Outcome } from '../checks/finding.ts';
import type { FieldId } from '../filing/fields.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';

/** Meaning of a bureau's answer about a filing, for an order. */
export type FilingResult = 'NOT_FILED' | 'OURS' | 'SAME_SUBJECT' | 'ELSEWHERE' | 'UNNAMED' | 'NOT_ASKABLE';

interface ResultRow {
  readonly outcome: Outcome;
  /** For a domain with the placeholder `{domain}`. */
  readonly message: BilingualText;
  readonly suggestion?: BilingualText;
}

/**
 * 备案查询: one kind of query to a bureau (isp_querybeianstatus, docs/spec/bureau-interface.md B-4.5), and the meaning of its results.
 */
interface QuestionRow {
  readonly ruleId: string;
  readonly field: FieldId;
  /** Code of the refusal if it is filed elsewhere. */
  readonly code: RefusalReasonCode;
  /** Text while there is no answer for the current content. */
  readonly unanswered: BilingualText;
  readonly results: Readonly<Record<FilingResult, ResultRow>>;
}

const lookItUp = bilingual('请在管局网站人工查询', "Look it up on the bureau's site");

const filingQuestions = {
  domain: {
    ruleId: 'DOM-10',
    field: 'website.domains',
    code: 'DOMAIN_FILED_ELSEWHERE',
    unanswered: bilingual(
      '管局尚未答复域名 {domain} 是否已备案',
      'The bureau has not answered yet whether {domain} is filed',
    ),
    results: {
      NOT_FILED: { outcome: 'pass', message: bilingual('域名 {domain} 未备案', '{domain} is not filed') },
      OURS: {
        outcome: 'pass',
        message: bilingual('域名 {domain} 备案在本网站名下', '{domain} is filed under this very website'),
      },
      SAME_SUBJECT: {
        outcome: 'warn',
        message: bilingual(
          '域名 {domain} 备案在本主体的另一网站名下',
          '{domain} is filed under another website of this subject',
        ),
        suggestion: bilingual('请确认该网站已移除此域名', 'See to it that the other website gives the domain up'),
      },
      ELSEWHERE: {
        outcome: 'fail',
        message: bilingual('域名冲突：域名 {domain} 已在其他备案名下', '{domain} is filed under another filing'),
        suggestion: bilingual(
          '请先在原备案处注销或取消该域名，再重新核验域名',
          'Have it cancelled where it is filed, then verify the domains again',
        ),
      },
      UNNAMED: {
        outcome: 'warn',
        message: bilingual(
          '管局答复域名 {domain} 已备案，未说明归属',
          'The bureau says that {domain} is filed, and not for whom',
        ),
        suggestion: lookItUp,
      },
      NOT_ASKABLE: {
        outcome: 'warn',
        message: bilingual('域名 {domain} 无法通过接口查询', 'The interface cannot be asked about {domain}'),
        suggestion: lookItUp,
      },
    },
  },
  certificate: {
    ruleId: 'ORD-04',
    field: 'subject.certificateNumber',
    code: 'SUBJECT_FILED_ELSEWHERE',
    unanswered: bilingual(
      '管局尚未答复该证件是否已有备案',
      'The bureau has not answered yet whether these papers are filed already',
    ),
    results: {
      NOT_FILED: { outcome: 'pass', message: bilingual('该证件没有备案记录', 'These papers have no filing') },
      OURS: { outcome: 'pass', message: bilingual('该证件的备案即本备案', 'The filing of these papers is this one') },
      SAME_SUBJECT: {
        outcome: 'pass',
        message: bilingual('该证件的备案即本备案', 'The filing of these papers is this one'),
      },
      ELSEWHERE: {
        outcome: 'fail',
        message: bilingual('工信部已有备案记录：该证件名下另有备案', 'These papers have another filing already'),
        suggestion: bilingual(
          '请先变更或注销该备案；处理后重新保存即再次查询',
          'Change or cancel that filing first; saving again asks anew',
        ),
      },
      UNNAMED: {
        outcome: 'warn',
        message: bilingual(
          '管局答复该证件已有备案，未说明备案号',
          'The bureau says that these papers are filed, and not under which number',
        ),
        suggestion: lookItUp,
      },
      NOT_ASKABLE: {
        outcome: 'warn',
        message: bilingual(
          '此类证件无法通过接口查询是否已有备案',
          'The interface cannot be asked about papers of this type',
        ),
        suggestion: lookItUp,
      },
    },
  },
} as const satisfies Record<string, QuestionRow>;

export type FilingQuestion = keyof typeof filingQuestions;
export const filingQuestionRow = (question: FilingQuestion): QuestionRow => filingQuestions[question];

/** Results that are valid for a day; the other results are queried again, because they may be corrected at any time. */
export const settledFilingResults: readonly FilingResult[] = ['NOT_FILED', 'OURS', 'NOT_ASKABLE'];
/** Validity of such an answer in hours, by app.now(). */
export const FILING_CHECK_HOURS = 24;

/** The filing named by a bureau; null: not given. */
export interface NamedFiling {
  readonly subjectNumber: string | null;
  readonly websiteNumber: string | null;
}

export const canonicalNumber = (number: string | null): string | null =>
  number?.normalize('NFKC').replace(/\s/g, '').toUpperCase() ?? null;

/**
 * Meaning of an answer for an order; `filing` null: not filed. Numbers are compared without blanks and width. A website
 * number under our subject's number is ours even if the answer omits the subject's number.
 */
export function filingResultOf(
  question: FilingQuestion,
  filing: NamedFiling | null,
  own: { readonly subjectNumber: string; readonly websiteNumber: string },
): FilingResult {
  if (filing === null) return 'NOT_FILED';
  const [subject, website] = [canonicalNumber(filing.subjectNumber), canonicalNumber(filing.websiteNumber)];
  if (subject === null && website === null) return 'UNNAMED';
  const ownSubject = canonicalNumber(own.subjectNumber) ?? '';
  const isOurs = subject === ownSubject || (subject === null && website?.startsWith(`${ownSubject}-`) === true);
  if (!isOurs) return 'ELSEWHERE';
  return question === 'certificate' || website === canonicalNumber(own.websiteNumber) ? 'OURS' : 'SAME_SUBJECT';
}

/** The latest query and the latest answer about one item of an order, as stored. */
export interface StoredFilingCheck {
  /** An added domain, canonical, or `certificate`. */
  readonly about: string;
  /** State of the latest query. */
  readonly state: 'pending' | 'done' | 'unavailable';
  readonly result: FilingResult | null;
  /** When the bureau last answered; null: never. */
  readonly checkedAt: string | null;
  /** The answer was evaluated with exactly the current content. */
  readonly current: boolean;
}

/**
 * The `queryConditionType` of a certificate: 1 to 11 are the types of the same numbers (B-4.5, B-10.2); others cannot be
 * queried.
 */
export const conditionTypeOf = (certificateType: number): number | undefined =>
  Number.isInteger(certificateType) && certificateType >= 1 && certificateType <= 11 ? certificateType : undefined;
/** The `queryConditionType` of a domain. */
export const DOMAIN_CONDITION = 0;
