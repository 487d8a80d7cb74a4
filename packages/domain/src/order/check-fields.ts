import { canonicalDomain, checkDomainName } from '../checks/domain-name.ts';
import { checkEmail } from '../checks/email.ts';
import { type Finding, passed } from '../checks/finding.ts';
import { checkHomeUrl } from '../checks/home-url.ts';
import { checkMobile } from '../checks/mobile.ts';
import { checkOfficePhone } from '../checks/office-phone.ts';
import { checkPersonName } from '../checks/person-name.ts';
import { checkResidentId } from '../checks/resident-id.ts';
import { checkSiteName } from '../checks/site-name.ts';
import { checkTextLength } from '../checks/text-length.ts';
import { text } from '../text.ts';
import type { StoredFinding } from './facts.ts';
import { type FieldId, type FieldValue, type FieldValues, fieldRow, fieldsOfKind } from './fields.ts';
import type { OrderKind } from './names.ts';

export interface CheckContext {
  /** Province of the subject, six digits. */
  readonly province: string;
  /** Shanghai's calendar day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Nature of the subject (单位性质, rules.md §4.5); left out where the record does not say: no rule that depends on it is asked. */
  readonly nature?: number;
}

/** Nature 个人. */
const PERSON = 5;
/** ID type 居民身份证. */
const RESIDENT_ID = '2';

interface Asked {
  readonly values: FieldValues;
  readonly context: CheckContext;
}

interface FieldChecks {
  /** Each says what it finds of the value; `parts` has one text for a field of one text. */
  readonly checks: readonly ((parts: readonly string[], asked: Asked) => readonly Finding[])[];
  /** For a field that is required of some only; the catalogue's `required` is the guard's to say. */
  readonly whenAbsent?: (context: CheckContext) => readonly Finding[];
}

const each =
  (check: (part: string, asked: Asked) => Finding | readonly Finding[]) =>
  (parts: readonly string[], asked: Asked): readonly Finding[] =>
    parts.flatMap((part) => check(part, asked));

const failed = (ruleId: string, message: Finding['message'], suggestion: Finding['message']): Finding => ({
  ruleId,
  outcome: 'fail',
  message,
  suggestion,
});

/** A row of a code table of the bureau: 1–64 (bureau-interface.md §8.1). */
const checkCode = (code: string): Finding =>
  /^[1-9]\d?$/.test(code) && Number(code) <= 64
    ? passed('FMT-CODE')
    : failed(
        'FMT-CODE',
        text('代码应为 1–64 的整数', 'A code is a whole number from 1 to 64'),
        text('请从列表中选择', 'Choose from the list'),
      );

const noMoreThan = (most: number) => (parts: readonly string[]) =>
  parts.length <= most
    ? []
    : [
        failed(
          'FMT-COUNT',
          text(`最多填写 ${most} 项`, `No more than ${most} entries`),
          text('请删除多余的项', 'Remove what is too much'),
        ),
      ];

const noneTwice =
  (keyOf: (part: string) => string = (part) => part) =>
  (parts: readonly string[]) =>
    new Set(parts.map(keyOf)).size === parts.length
      ? []
      : [
          failed(
            'FMT-REPEATED',
            text('同一项填写了两次', 'The same entry stands twice'),
            text('请删除重复的项', 'Remove the repeated one'),
          ),
        ];

/** Certificate types are a list that grows, keyed by nature (rules.md §4.5): only the shape of the code is known here. */
const checkIdType = (code: string): Finding =>
  /^[1-9]\d{0,2}$/.test(code)
    ? passed('FMT-CODE')
    : failed(
        'FMT-CODE',
        text('证件类型应为整数代码', 'An ID type is a whole number'),
        text('请从列表中选择', 'Choose from the list'),
      );

const LANDLINE = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$/;

/** A mobile is often accepted in place of a landline (rules.md §4.2); service numbers such as 400 are neither. */
const checkKindOfPhone = (phones: string): Finding =>
  phones.split(';').every((phone) => LANDLINE.test(phone) || checkMobile(phone).outcome === 'pass')
    ? passed('FMT-OFFICE-PHONE')
    : failed(
        'FMT-OFFICE-PHONE',
        text('办公电话应为带区号的座机或手机号码', 'An office phone is a landline with its area code, or a mobile'),
        text('请按“区号-号码”填写', 'Write area code-number'),
      );

const listOf = (value: FieldValue | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Which checks a field takes (rules.md §4.2–§4.6). */
const fieldChecks = {
  'website.name': {
    checks: [
      each((name, { values, context }) =>
        checkSiteName(name, {
          holder: context.nature === PERSON ? 'person' : 'unit',
          domains: listOf(values['website.domains']),
        }),
      ),
    ],
  },
  'website.domains': { checks: [each(checkDomainName), noneTwice(canonicalDomain)] },
  'website.homeUrl': { checks: [each((url, { values }) => checkHomeUrl(url, listOf(values['website.domains'])))] },
  'website.serviceContents': { checks: [each(checkCode), noMoreThan(64), noneTwice()] },
  'website.languages': { checks: [each(checkCode), noMoreThan(256), noneTwice()] },
  'website.remark': { checks: [] },
  'website.principal.name': { checks: [each(checkPersonName)] },
  'website.principal.idType': { checks: [each(checkIdType)] },
  'website.principal.idNumber': {
    checks: [
      each((id, { values, context }) =>
        values['website.principal.idType'] === RESIDENT_ID ? checkResidentId(id, context.today) : [],
      ),
    ],
  },
  'website.principal.mobile': { checks: [each(checkMobile)] },
  'website.principal.officePhone': {
    checks: [
      each((phones) => {
        const shape = checkOfficePhone(phones);
        return shape.outcome === 'pass' ? checkKindOfPhone(phones) : shape;
      }),
    ],
    whenAbsent: ({ nature }) =>
      nature === undefined || nature === PERSON
        ? []
        : [
            failed(
              'FMT-OFFICE-PHONE, code 1031',
              text('单位备案须填写网站负责人办公电话', "For a unit, the website principal's office phone is required"),
              text('请按“区号-号码”填写', 'Write area code-number'),
            ),
          ],
  },
  'website.principal.email': { checks: [each(checkEmail)] },
} as const satisfies Record<FieldId, FieldChecks>;

const checksOf = (id: FieldId): FieldChecks => fieldChecks[id];

/** What is wrong, each said once whichever part of the value it is said of; or one pass. */
function merge(findings: readonly Finding[]): readonly Finding[] {
  const wrong = findings.filter((finding) => finding.outcome !== 'pass');
  const kept = wrong.length > 0 ? wrong : findings.slice(0, 1);
  return kept.filter((finding, at) => kept.findIndex((one) => one.message.zh === finding.message.zh) === at);
}

function findingsOf(id: FieldId, asked: Asked): readonly Finding[] {
  const row = checksOf(id);
  const parts = listOf(asked.values[id]);
  if (parts.length === 0) return row.whenAbsent?.(asked.context) ?? [];
  const lengths = parts.map((part) => checkTextLength(part, { min: 1, max: fieldRow(id).max }));
  return merge([...row.checks.flatMap((check) => check(parts, asked)), ...lengths]);
}

/**
 * What the machine checks say of an order's values: for each field with a value one pass, or everything that is wrong,
 * each thing once. A field without a value has no finding (the guard `formValid` says MISSING), but for one that only some
 * owe. Findings never hold a value or a part of one. Pure; never throws.
 */
export const checkFields = (kind: OrderKind, values: FieldValues, context: CheckContext): StoredFinding[] =>
  fieldsOfKind(kind).flatMap((field) =>
    findingsOf(field, { values, context }).map((finding) => ({ field, ...finding })),
  );
