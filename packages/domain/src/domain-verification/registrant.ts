import type { DomainHolder, DomainRules } from '../province-rules/domain-rules.ts';
import type { DomainQuery, Holder, KnownPerson } from './answer.ts';

/** The party that the registrant was matched with. */
export interface Registrant {
  /** null: not a party that the province accepts. */
  readonly role: DomainHolder | null;
  /** Whose certificate is compared; null: the party is not in our record, so evidence must identify it. */
  readonly comparedWith: KnownPerson | null;
}

/** Normalises spellings: full-width letters and brackets, blanks, case. */
const canonical = (text: string | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/\s+/g, '').toUpperCase();

export const isSameText = (one: string | undefined, other: string | undefined): boolean =>
  canonical(one) !== '' && canonical(one) === canonical(other);

/**
 * Determines the holder among the parties that the province accepts (docs/spec/rules.md R-7). A person's domain must be the
 * person's own. Two people with the same name are distinguished by number. Shareholders and managers are in no record:
 * where the province accepts them, any other registrant may be one, and evidence must show it.
 */
export function matchRegistrant(registrant: Holder, asked: DomainQuery, rules: DomainRules): Registrant {
  const { subject, subjectPrincipal, websitePrincipal, investor } = asked;
  const takes = (holder: DomainHolder) => holder === 'subject' || (!subject.isPerson && rules.holders.includes(holder));
  const known: readonly { is: DomainHolder; who: KnownPerson }[] = [
    { is: 'subject', who: subject },
    { is: 'subjectPrincipal', who: subjectPrincipal },
    { is: 'websitePrincipal', who: websitePrincipal },
    // The subject's principal counts as the legal representative unless declared otherwise.
    ...(subjectPrincipal.legalRepresentative === false ? [] : [{ is: 'legalRep', who: subjectPrincipal } as const]),
    ...(websitePrincipal.legalRepresentative === true ? [{ is: 'legalRep', who: websitePrincipal } as const] : []),
  ];
  const named = known.filter(({ is, who }) => takes(is) && isSameText(registrant.name, who.name));
  const found = named.find(({ who }) => isSameText(registrant.certificateNumber, who.certificateNumber)) ?? named[0];
  if (found !== undefined) return { role: found.is, comparedWith: found.who };
  if (takes('legalRep') && isSameText(registrant.name, investor)) return { role: 'legalRep', comparedWith: null };
  const byEvidence = (['shareholder', 'seniorManager'] as const).find(takes);
  return byEvidence === undefined ? { role: null, comparedWith: subject } : { role: byEvidence, comparedWith: null };
}
