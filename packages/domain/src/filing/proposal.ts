import type { PublishedCodes } from '../codes/published.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import type { Rules } from '../province/rule-set.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { RESIDENT_ID } from './field-row.ts';
import { type FieldId, type FieldValues, listOf, sameValue, textOf } from './fields.ts';

/**
 * 变更内容: the filed values and the values that an order would make of them, the input of all field rules. Contains
 * personal values.
 */
export interface Proposal {
  readonly kind: OrderKind;
  /** The subject is filed through another provider: what is filed is declared (`declares` of the kind). */
  readonly elsewhere?: boolean;
  /** GB/T 2260 code of the filing's province; a change never moves it. */
  readonly province: string;
  readonly edition: Rules;
  /** Calendar day in Shanghai, `YYYY-MM-DD`. */
  readonly today: string;
  /** The registered values of subject and website. */
  readonly before: FieldValues;
  readonly after: FieldValues;
  /**
   * Personal fields that the partner sent, of which it reads the filed value masked: they count as changed, whatever is filed, so that
   * nothing tells whether a guess equals the filed value.
   */
  readonly given?: readonly FieldId[];
  /** Personal fields whose value is the filed one, which the partner reads masked. */
  readonly masked?: readonly FieldId[];
  /** Websites that the subject has filed besides the one of the order, counted where the order adds one; undefined: not counted. */
  readonly filedServices?: number;
  /** Canonical names of the domains of the subject's other websites that were approved since 2018-01-01; undefined: not looked for. */
  readonly otherDomains?: readonly string[];
  /** Packages of filed apps that the order names, too (`appPackageKey`), besides the app of the order; undefined: not looked for. */
  readonly filedPackages?: readonly string[];
  /** Published data of bureaus that concerns the proposal; undefined: none received. */
  readonly published?: PublishedRules;
}

/** The entries of code tables and black list that concern one proposal. */
export interface PublishedRules {
  readonly codes: PublishedCodes;
  readonly blackListed: {
    readonly subject: boolean;
    /** Canonical names of the proposed domains that are listed. */
    readonly domains: readonly string[];
  };
}

/** Nature 个人. */
const PERSON = '5';
/** Certificate types of persons (docs/spec/bureau-interface.md B-10.2); used where the nature is absent. */
const PERSONS_PAPERS: readonly string[] = ['2', '7', '8', '11', '14', '30', '41', '42'];

/** Whether the subject is a person 个人 by these values; otherwise a unit 单位. */
export function isPerson(values: FieldValues): boolean {
  const nature = textOf(values, 'subject.nature');
  return nature === undefined
    ? PERSONS_PAPERS.includes(textOf(values, 'subject.certificateType') ?? '')
    : nature === PERSON;
}

export const hasChanged = (proposal: Proposal, ...ids: readonly FieldId[]): boolean =>
  ids.some((id) => proposal.given?.includes(id) === true || !sameValue(proposal.before[id], proposal.after[id]));

/** Whether a comparison of these values would tell the partner something of one that it reads masked, because it knows another of them. */
export const comparesMasked = ({ masked = [] }: Proposal, ...ids: readonly FieldId[]): boolean =>
  ids.some((id) => masked.includes(id)) && !ids.every((id) => masked.includes(id));

/** 变更类型: how the subject is replaced or renamed (provinces.json, changeKinds). */
export type ChangeMove =
  | 'orgToOtherOrg'
  | 'orgToPerson'
  | 'personToOtherPerson'
  | 'personToOrg'
  | 'orgName'
  | 'orgCertNo'
  | 'orgNameAndCertNo';

export const changeMoves: Readonly<Record<ChangeMove, BilingualText>> = {
  orgToOtherOrg: bilingual('单位变更为其他单位', 'A unit becomes another unit'),
  orgToPerson: bilingual('单位变更为个人', 'A unit becomes a person'),
  personToOtherPerson: bilingual('个人变更为其他个人', 'A person becomes another person'),
  personToOrg: bilingual('个人变更为单位', 'A person becomes a unit'),
  orgName: bilingual('单位名称变更', "The unit's name changes"),
  orgCertNo: bilingual('单位证件号码变更', "The unit's certificate number changes"),
  orgNameAndCertNo: bilingual('单位名称和证件号码同时变更', "The unit's name and certificate number both change"),
};

const personMoves: readonly ChangeMove[] = ['personToOtherPerson', 'personToOrg'];
/** The moves that a person, or a unit, can make. */
export const movesOf = (person: boolean): ChangeMove[] =>
  (Object.keys(changeMoves) as ChangeMove[]).filter((move) => personMoves.includes(move) === person);

/**
 * Organisation code 组织机构代码 within a number: characters 9–17 of a credit code, or the code itself; undefined: neither.
 */
function organisationCodeOf(number: string | undefined): string | undefined {
  const plain = number?.replace('-', '').toUpperCase() ?? '';
  if (/^[0-9A-Z]{18}$/.test(plain)) return plain.slice(8, 17);
  return /^[0-9A-Z]{8}[0-9X]$/.test(plain) ? plain : undefined;
}

const CREDIT_CODE = /^[0-9A-Z]{18}$/;
/** 三证合一: a number from before the certificate merger of 2015 is replaced by a credit code (docs/spec/rules.md ). */
export const isCertificateMerger = ({ before, after }: Proposal): boolean => {
  const isCreditCode = (values: FieldValues) => CREDIT_CODE.test(textOf(values, 'subject.certificateNumber') ?? '');
  return !isCreditCode(before) && isCreditCode(after);
};

/**
 * The move that an order makes with its subject, or undefined, as for orders that change nothing filed. If name and number both change, it is the same unit
 * where both numbers contain the same organisation code, or where the old number predates the certificate merger (三证合一)
 * and contains none; otherwise it is another unit.
 */
export function changeMoveOf(proposal: Proposal): ChangeMove | undefined {
  if (kindRow(proposal.kind).effect.does !== 'replace') return undefined;
  const [was, is] = [isPerson(proposal.before), isPerson(proposal.after)];
  if (was !== is) return was ? 'personToOrg' : 'orgToPerson';
  // To fill in what the filing lacks replaces nothing.
  const isReplaced = (id: FieldId) => proposal.before[id] !== undefined && hasChanged(proposal, id);
  const number = isReplaced('subject.certificateNumber');
  const name = isReplaced('subject.name');
  if (is) return number ? 'personToOtherPerson' : undefined;
  if (!name) return number ? 'orgCertNo' : undefined;
  if (!number) return 'orgName';
  const old = organisationCodeOf(textOf(proposal.before, 'subject.certificateNumber'));
  const now = organisationCodeOf(textOf(proposal.after, 'subject.certificateNumber'));
  return old !== undefined && old !== now ? 'orgToOtherOrg' : 'orgNameAndCertNo';
}

/** 变更项: groups of changed fields that determine the required evidence (docs/spec/rules.md ). */
export const changeGroups = {
  subjectIdentity: [
    'subject.name',
    'subject.nature',
    'subject.certificateType',
    'subject.certificateNumber',
    'subject.certificateAddress',
  ],
  subjectPrincipal: ['subject.principal.name', 'subject.principal.idType', 'subject.principal.idNumber'],
  websitePrincipal: ['website.principal.name', 'website.principal.idType', 'website.principal.idNumber'],
} as const satisfies Record<string, readonly FieldId[]>;

export type ChangeGroup = keyof typeof changeGroups;
export const isGroupChanged = (proposal: Proposal, group: ChangeGroup): boolean =>
  hasChanged(proposal, ...changeGroups[group]);

export const addedDomains = ({ before, after }: Proposal): string[] => {
  const filed = listOf(before, 'website.domains');
  return listOf(after, 'website.domains').filter((name) => !filed.includes(name));
};

/** Whether both principals are one person: compared by ID number, else by name. */
export function isSamePrincipal({ after }: Proposal): boolean {
  const [subject, website] = [textOf(after, 'subject.principal.idNumber'), textOf(after, 'website.principal.idNumber')];
  return subject !== undefined && website !== undefined
    ? subject === website
    : textOf(after, 'subject.principal.name') === textOf(after, 'website.principal.name');
}

/** The issuing province: the first two digits of a resident ID number; undefined for other papers. */
export const issuingProvince = (idType: string | undefined, number: string | undefined): string | undefined =>
  idType === RESIDENT_ID && number !== undefined && /^\d{17}[\dX]$/.test(number) ? number.slice(0, 2) : undefined;
