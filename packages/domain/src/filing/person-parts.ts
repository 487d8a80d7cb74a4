import type { FieldGroup } from '../order-names/kinds/field-groups.ts';

/** The persons of a filing or an order: the person that files, and the two principals. */
export const personParts = ['subject', 'subjectPrincipal', 'websitePrincipal'] as const;
export type PersonPart = (typeof personParts)[number];

/** Whose personal fields a group holds; null: nobody's, so a personal field of it names its `person` in its own row. */
export const personOfGroup: Readonly<Record<FieldGroup, PersonPart | null>> = {
  subject: 'subject',
  subjectPrincipal: 'subjectPrincipal',
  website: null,
  websitePrincipal: 'websitePrincipal',
  app: null,
  access: null,
  cancellation: null,
  filingPassword: null,
  serviceCode: null,
};
