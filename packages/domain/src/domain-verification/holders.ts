import { type FieldId, type FieldValues, textOf } from '../order/fields.ts';
import { isPerson } from '../order/proposal.ts';
import type { DomainAsked, KnownPerson } from './answer.ts';

/** Whom a domain may belong to by these values: the subject, its principal and the website's, and an investor. */
export function whoMayHold(values: FieldValues): Omit<DomainAsked, 'domain' | 'now'> {
  const one = (id: FieldId) => textOf(values, id);
  const code = (id: FieldId) => (one(id) === undefined ? undefined : Number(one(id)));
  const principal = (owner: 'subject' | 'website'): KnownPerson => {
    const legal = one(`${owner}.principal.legalRepresentative`);
    return {
      name: one(`${owner}.principal.name`),
      certificateType: code(`${owner}.principal.idType`),
      certificateNumber: one(`${owner}.principal.idNumber`),
      legalRepresentative: legal === undefined ? undefined : legal === 'yes',
    };
  };
  return {
    subject: {
      name: one('subject.name'),
      certificateType: code('subject.certificateType'),
      certificateNumber: one('subject.certificateNumber'),
      isPerson: isPerson(values),
    },
    subjectPrincipal: principal('subject'),
    websitePrincipal: principal('website'),
    investor: one('subject.investor'),
  };
}
