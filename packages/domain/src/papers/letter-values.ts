import { type FieldId, listOf, textOf } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';

/** A value that a letter is filled with, and the field that it is read from; null: it is of no field. */
interface LetterValue {
  readonly field: FieldId | null;
  readonly text: string;
}

export type LetterPlace =
  | 'subject'
  | 'certificateNumber'
  | 'website'
  | 'domains'
  | 'principal'
  | 'principalId'
  /** What the person is authorised to be. */
  | 'roles';

/** The values of a proposal; empty where there is none. An authorisation names who is not the legal representative. */
export function letterValues({ after }: Proposal): Readonly<Record<LetterPlace, LetterValue>> {
  const of = (field: FieldId): LetterValue => ({ field, text: textOf(after, field) ?? '' });
  const ofSubject = of('subject.principal.legalRepresentative').text === 'no';
  const ofWebsite = !ofSubject || of('subject.principal.idNumber').text === of('website.principal.idNumber').text;
  const roles = [...(ofSubject ? ['主体负责人'] : []), ...(ofWebsite ? ['网站负责人'] : [])].join('和');
  return {
    subject: of('subject.name'),
    certificateNumber: of('subject.certificateNumber'),
    website: of('website.name'),
    domains: { field: 'website.domains', text: listOf(after, 'website.domains').join('、') },
    principal: of(ofWebsite ? 'website.principal.name' : 'subject.principal.name'),
    principalId: of(ofWebsite ? 'website.principal.idNumber' : 'subject.principal.idNumber'),
    roles: { field: null, text: roles },
  };
}
