import type { FieldId } from '../filing/fields.ts';

/**
 * Fields that say who the subject and its principal are: where one changes, its websites may need another principal
 * (docs/spec/rules.md ). The name is none of them: a renamed unit keeps its people.
 */
export const personOfSubject: readonly FieldId[] = [
  'subject.certificateNumber',
  'subject.principal.name',
  'subject.principal.idNumber',
];
