import { isLandlineOf } from '../../checks/area-code.ts';
import { birthDateOf } from '../../checks/resident-id.ts';
import { type FieldId, listOf, textOf } from '../../filing/fields.ts';
import { isPerson, issuingProvince, type Proposal } from '../../filing/proposal.ts';
import type { Reach } from '../rule.ts';

// Helpers that read a proposal for the rules of the bureaus.

export const owners = ['subject', 'website'] as const;
export type Owner = (typeof owners)[number];

export const proposedText = ({ after: values }: Proposal, id: FieldId): string | undefined => textOf(values, id);
export const domainsOf = (proposal: Proposal): readonly string[] => listOf(proposal.after, 'website.domains');
export const isPersonSubject = ({ after: values }: Proposal): boolean => isPerson(values);
export const isUnitSubject = (proposal: Proposal): boolean => !isPersonSubject(proposal);
export const legalRepresentativeIs = (owner: Owner, answer: 'yes' | 'no') => (proposal: Proposal) =>
  proposedText(proposal, `${owner}.principal.legalRepresentative`) === answer;

/** Age in whole years by a resident ID number; undefined for other papers. */
function ageOf(proposal: Proposal, id: string | undefined): number | undefined {
  const born = id === undefined ? undefined : birthDateOf(id);
  if (born === undefined) return undefined;
  const years = Number(proposal.today.slice(0, 4)) - Number(born.slice(0, 4));
  return proposal.today.slice(5) < born.slice(5) ? years - 1 : years;
}

export const youngerThan = (years: number, owner: Owner) => (proposal: Proposal) =>
  (ageOf(proposal, proposedText(proposal, `${owner}.principal.idNumber`)) ?? years) < years;

/** The paper was issued in another province; false for papers that do not contain it. */
const isIssuedElsewhere = (proposal: Proposal, type: string | undefined, number: string | undefined): boolean => {
  const issued = issuingProvince(type, number);
  return issued !== undefined && issued !== proposal.province.slice(0, 2);
};
export const personFromElsewhere = (proposal: Proposal): boolean =>
  isPersonSubject(proposal) &&
  isIssuedElsewhere(
    proposal,
    proposedText(proposal, 'subject.certificateType'),
    proposedText(proposal, 'subject.certificateNumber'),
  );
export const principalFromElsewhere = (owner: Owner) => (proposal: Proposal) =>
  isIssuedElsewhere(
    proposal,
    proposedText(proposal, `${owner}.principal.idType`),
    proposedText(proposal, `${owner}.principal.idNumber`),
  );

export const landlineElsewhere = (owner: Owner) => (proposal: Proposal) =>
  (proposedText(proposal, `${owner}.principal.officePhone`) ?? '')
    .split(';')
    .some((phone) => isLandlineOf(phone, proposal.province) === false);

/** First label 前缀: the part that is chosen freely. */
export const domainPrefixes = (domains: readonly string[]): Set<string> =>
  new Set(domains.map((name) => name.toLowerCase().split('.')[0] ?? ''));

export const containsAny = (value: string | undefined, words: readonly string[]): boolean =>
  words.some((word) => value?.includes(word));

export type Check = Extract<Reach, { to: 'check' }>;
/** The same check for both principals. */
export const forBothPrincipals = (check: (owner: Owner) => Omit<Check, 'to'>): [Reach, Reach] => [
  { to: 'check', ...check('subject') },
  { to: 'check', ...check('website') },
];
/** Fields that identify a principal. */
export const identityFields = (owner: Owner): readonly FieldId[] => [
  `${owner}.principal.name`,
  `${owner}.principal.idNumber`,
];

// Days and source of most rows: the bureaus' pages of 2018 and of September 2019, dated by the editions that adopt them.
export const edition2018 = { from: '2018-06-15', source: 'A18-PROV' } as const;
export const edition2018Only = { ...edition2018, until: '2019-04-22' } as const;
export const edition2019 = { from: '2019-04-22', source: 'A19-PROV' } as const;
