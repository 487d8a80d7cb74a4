import type { DomainHolder, DomainRules } from '../province/domain-rules.ts';
import type { DomainQuery, Holder, KnownPerson } from './answer.ts';

/** Whom the registrant was taken for. */
export interface Registrant {
  /** null: nobody whom the province would take. */
  readonly role: DomainHolder | null;
  /** Whose certificate is compared; null: whom our record does not name, so that evidence must show it. */
  readonly comparedWith: KnownPerson | null;
}

/** One text for spellings that mean the same: full-width letters and brackets, blanks, case. */
const canonical = (text: string | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/\s+/g, '').toUpperCase();

export const isSameText = (one: string | undefined, other: string | undefined): boolean =>
  canonical(one) !== '' && canonical(one) === canonical(other);

/**
 * Who holds the domain, among those whom the province takes (rules.md §7). A person's domain is the person's. Two people of
 * one name are told apart by the number. Shareholders and managers stand in no record: where the province takes them,
 * anybody else may be one, and evidence must show it.
 */
export function matchRegistrant(registrant: Holder, asked: DomainQuery, rules: DomainRules): Registrant {
  const { subject, subjectPrincipal, websitePrincipal, investor } = asked;
  const takes = (holder: DomainHolder) => holder === 'subject' || (!subject.isPerson && rules.holders.includes(holder));
  const known: readonly { is: DomainHolder; who: KnownPerson }[] = [
    { is: 'subject', who: subject },
    { is: 'subjectPrincipal', who: subjectPrincipal },
    { is: 'websitePrincipal', who: websitePrincipal },
    // The subject's principal is the legal representative unless it says that it is not.
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
