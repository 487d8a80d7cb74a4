import { type FieldId, type FieldValues, textOf } from '../filing/fields.ts';
import { isPerson } from '../filing/proposal.ts';
import type { DomainQuery, KnownPerson } from './answer.ts';

/**
 * Possible holders of a domain by these values: the subject, its principal, the website's principal, and an investor.
 */
export function allowedHolders(values: FieldValues): Omit<DomainQuery, 'domain' | 'now'> {
  const textAt = (id: FieldId) => textOf(values, id);
  const code = (id: FieldId) => (textAt(id) === undefined ? undefined : Number(textAt(id)));
  const principal = (owner: 'subject' | 'website'): KnownPerson => {
    const legal = textAt(`${owner}.principal.legalRepresentative`);
    return {
      name: textAt(`${owner}.principal.name`),
      certificateType: code(`${owner}.principal.idType`),
      certificateNumber: textAt(`${owner}.principal.idNumber`),
      legalRepresentative: legal === undefined ? undefined : legal === 'yes',
    };
  };
  return {
    subject: {
      name: textAt('subject.name'),
      certificateType: code('subject.certificateType'),
      certificateNumber: textAt('subject.certificateNumber'),
      isPerson: isPerson(values),
    },
    subjectPrincipal: principal('subject'),
    websitePrincipal: principal('website'),
    investor: textAt('subject.investor'),
  };
}
