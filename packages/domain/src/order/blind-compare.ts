import { creditCodeCheckCharacter } from '../checks/credit-code.ts';
import { residentIdCheckCharacter } from '../checks/resident-id.ts';
import type { Registration } from '../domain-verification/answer.ts';
import { allowedHolders } from '../domain-verification/holders.ts';
import { isSameText, matchRegistrant } from '../domain-verification/registrant.ts';
import { RESIDENT_ID } from '../filing/field-row.ts';
import { type FieldId, type FieldValues, textOf } from '../filing/fields.ts';
import type { DomainRules } from '../province-rules/domain-rules.ts';
import { idNumberForm } from '../search/read-search.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 盲比对 outcomes: whether two sources agree on a value, without the value. */
export const blindOutcomes = {
  MATCH: bilingual('一致', 'Match'),
  MISMATCH: bilingual('不一致', 'Mismatch'),
  BAD_CHECK_DIGIT: bilingual('校验位不符', 'Bad check digit'),
  BAD_CHECK_DIGIT_THERE: bilingual('对方校验位不符', 'Bad check digit there'),
} as const satisfies Record<string, BilingualText>;
export type BlindOutcome = keyof typeof blindOutcomes;

/** The source that the form is compared with. */
export const blindSides = {
  RECORD: bilingual('备案记录', 'Filed record'),
  DOMAIN_OWNER: bilingual('域名持有者', 'Domain owner'),
} as const satisfies Record<string, BilingualText>;
export type BlindSide = keyof typeof blindSides;

export interface BlindComparison {
  /** The field of the form that is compared. */
  readonly field: FieldId;
  readonly with: BlindSide;
  /** The domain whose owner is compared; null: the record is compared. */
  readonly domain: string | null;
  readonly outcome: BlindOutcome;
}

/** Compared fields; for a certificate number, the field that contains its certificate type. */
const compared: Readonly<Partial<Record<FieldId, FieldId | null>>> = {
  'subject.name': null,
  'subject.certificateNumber': 'subject.certificateType',
  'subject.principal.name': null,
  'subject.principal.idNumber': 'subject.principal.idType',
  'subject.principal.mobile': null,
  'website.principal.name': null,
  'website.principal.idNumber': 'website.principal.idType',
  'website.principal.mobile': null,
};

/** GB 11643 for a resident ID, GB 32100 for 18 characters of a unit; other numbers have no check digit. */
export function hasBadCheckDigit(type: string | undefined, number: string): boolean {
  const form = idNumberForm(number);
  if (type === RESIDENT_ID)
    return /^\d{17}[\dX]$/.test(form) && residentIdCheckCharacter(form.slice(0, 17)) !== form[17];
  return isCreditCode(form) && creditCodeCheckCharacter(form.slice(0, 17)) !== form[17];
}
/** Nine characters for category and place, nine for the organisation (GB 32100-2015, 4). */
const isCreditCode = (form: string): boolean => /^[1-9A-GY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(form);

const outcomeOf = (mine: string, theirs: string, bad: readonly [boolean, boolean]): BlindOutcome => {
  if (bad[0]) return 'BAD_CHECK_DIGIT';
  if (bad[1]) return 'BAD_CHECK_DIGIT_THERE';
  return isSameText(mine, theirs) ? 'MATCH' : 'MISMATCH';
};

/** The form's values compared with the filed ones; fields without a value on either side are left out. */
export function againstRecord(now: FieldValues, filed: FieldValues): BlindComparison[] {
  return (Object.keys(compared) as FieldId[]).flatMap((field) => {
    const [mine, theirs] = [textOf(now, field), textOf(filed, field)];
    if (mine === undefined || theirs === undefined) return [];
    const type = compared[field];
    const bad = (values: FieldValues, value: string) =>
      type !== null && type !== undefined && hasBadCheckDigit(textOf(values, type), value);
    const outcome = outcomeOf(mine, theirs, [bad(now, mine), bad(filed, theirs)]);
    return [{ field, with: 'RECORD', domain: null, outcome }];
  });
}

/** Fields of the possible registrants that a province admits. */
const fieldsOf = {
  subject: ['subject.name', 'subject.certificateNumber', 'subject.certificateType'],
  subjectPrincipal: ['subject.principal.name', 'subject.principal.idNumber', 'subject.principal.idType'],
  websitePrincipal: ['website.principal.name', 'website.principal.idNumber', 'website.principal.idType'],
} as const satisfies Record<string, readonly [FieldId, FieldId, FieldId]>;

/**
 * The form's name and number compared with the domain's owner as answered by the registry: with the person or unit that
 * the province takes the owner for, else with the subject. If the form has no fields for that owner (a shareholder),
 * nothing is compared.
 */
export function againstOwner(
  now: FieldValues,
  {
    domain,
    registration,
    rules,
  }: { readonly domain: string; readonly registration: Registration; readonly rules: DomainRules },
): BlindComparison[] {
  const { registrant } = registration;
  const who = allowedHolders(now);
  const { comparedWith: taken } = matchRegistrant(registrant, { domain, now: '', ...who }, rules);
  const whose = (Object.keys(fieldsOf) as (keyof typeof fieldsOf)[]).find((one) => who[one] === taken);
  if (whose === undefined) return [];
  const [name, number, type] = fieldsOf[whose];
  return [name, number].flatMap((field) => {
    const mine = textOf(now, field);
    if (mine === undefined) return [];
    const isNumber = field === number;
    const theirs = isNumber ? registrant.certificateNumber : registrant.name;
    const bad = [
      isNumber && hasBadCheckDigit(textOf(now, type), mine),
      isNumber && hasBadCheckDigit(String(registrant.certificateType), theirs),
    ] as const;
    return [{ field, with: 'DOMAIN_OWNER', domain, outcome: outcomeOf(mine, theirs, bad) }];
  });
}
