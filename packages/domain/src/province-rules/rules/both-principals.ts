import type { FieldId } from '../../filing/fields.ts';
import type { Condition } from '../conditions.ts';
import type { Reach } from '../rule.ts';

export const owners = ['subject', 'website'] as const;
export type Owner = (typeof owners)[number];

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
export const legalRepresentativeIs = (owner: Owner, answer: 'yes' | 'no'): Condition => ({
  value: { of: `${owner}.principal.legalRepresentative`, in: [answer] },
});
