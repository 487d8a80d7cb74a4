import type { FieldId } from '../filing/fields.ts';

/** Fields that say who answers for the subject: where one changes, its websites may need another principal (docs/spec/rules.md ). */
export const personOfSubject: readonly FieldId[] = [
  'subject.name',
  'subject.certificateNumber',
  'subject.principal.name',
  'subject.principal.idNumber',
];
