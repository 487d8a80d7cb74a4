import type { IdentifierKind } from '../filing/field-row.ts';
import { type FieldId, type FieldValues, fieldIds, fieldRow, listOf, personOf, textOf } from '../filing/fields.ts';
import { type PersonPart, personParts } from '../filing/person-parts.ts';
import { isPerson } from '../filing/proposal.ts';
import { idNumberForm } from '../search/read-search.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';

/** Kinds of values by which a data subject is searched. */
export const identifierKinds = {
  idNumber: bilingual('证件号码', 'ID number'),
  mobile: bilingual('手机号码', 'Mobile'),
  email: bilingual('电子邮箱', 'Mail address'),
} as const satisfies Record<IdentifierKind, BilingualText>;
export type { IdentifierKind };

/** An identifying value in its normalised form. Personal: never logged, never in a URL. */
export interface PersonIdentifier {
  readonly by: IdentifierKind;
  readonly value: string;
}

/** Maximum length of a searched value, characters. */
const MAX_IDENTIFIER_LENGTH = 128;

const forms: Readonly<Record<IdentifierKind, (typed: string) => string>> = {
  idNumber: idNumberForm,
  // Blanks, hyphens and the country code do not matter.
  mobile: (typed) =>
    typed
      .normalize('NFKC')
      .replace(/[\s-]/g, '')
      .replace(/^(?:\+|00)86/, ''),
  email: (typed) => typed.normalize('NFKC').trim().toLowerCase(),
};
const shapes: Readonly<Record<IdentifierKind, RegExp>> = {
  idNumber: /^[\p{L}\p{N}()（）-]{5,}$/u,
  mobile: /^\d{7,20}$/,
  email: /^[^\s@]+@[^\s@]+$/,
};
const invalidAdvice: Readonly<Record<IdentifierKind, BilingualText>> = {
  idNumber: bilingual('请输入完整的证件号码，至少 5 位', 'Enter the whole ID number, 5 characters at least'),
  mobile: bilingual('请输入完整的手机号码', 'Enter the whole mobile number'),
  email: bilingual('请输入完整的邮箱，如 name@example.com', 'Enter the whole address, like name@example.com'),
};

/** Normalises a typed value; a reason if it is not valid for its kind. */
export function parseIdentifier(by: IdentifierKind, typed: string): PersonIdentifier | Reason {
  const value = forms[by](typed);
  if (value.length <= MAX_IDENTIFIER_LENGTH && shapes[by].test(value)) return { by, value };
  return {
    code: 'WRONG_SHAPE',
    field: 'value',
    message: bilingual(`这不是${identifierKinds[by].zh}`, `This is no ${identifierKinds[by].en.toLowerCase()}`),
    suggestion: invalidAdvice[by],
    ruleId: 'PIPL art. 44',
  };
}

export const personPartLabels: Readonly<Record<PersonPart, BilingualText>> = {
  subject: bilingual('主办人', 'Organiser'),
  subjectPrincipal: bilingual('主体负责人', 'Subject principal'),
  websitePrincipal: bilingual('网站负责人', 'Website principal'),
};

/** Encrypted fields of a person: an investor, or a unit's address, belongs to the subject. */
export const fieldsOfPart = (part: PersonPart): readonly FieldId[] => fieldIds.filter((id) => personOf(id) === part);

const nameField: Readonly<Record<PersonPart, FieldId>> = {
  subject: 'subject.name',
  subjectPrincipal: 'subject.principal.name',
  websitePrincipal: 'website.principal.name',
};

const each = (value: string | undefined): string[] => (value ?? '').split(';').filter((one) => one.trim() !== '');

function identifiersOf(values: FieldValues, part: PersonPart): PersonIdentifier[] {
  // The certificate of a unit identifies nobody.
  if (part === 'subject' && !isPerson(values)) return [];
  return fieldsOfPart(part).flatMap((id) => {
    const by = fieldRow(id).identifies;
    return by === undefined ? [] : each(textOf(values, id)).map((one) => ({ by, value: forms[by](one) }));
  });
}

/** All identifying values in these values. */
export const identifiersIn = (values: FieldValues): PersonIdentifier[] => {
  const all = personParts.flatMap((part) => identifiersOf(values, part));
  return all.filter((one, at) => all.findIndex((other) => other.by === one.by && other.value === one.value) === at);
};

const isSameIdentifier = (a: PersonIdentifier) => (b: PersonIdentifier) => a.by === b.by && a.value === b.value;

/** Whether these values identify the person of this part. */
export const identifiesSomebody = (values: FieldValues, part: PersonPart): boolean =>
  identifiersOf(values, part).length > 0;

/** Parts of these values that belong to the searched person. */
export const partsOfPerson = (values: FieldValues, sought: PersonIdentifier): PersonPart[] =>
  personParts.filter((part) => identifiersOf(values, part).some(isSameIdentifier(sought)));

/** ID numbers of the parts with a matching mobile or mail address: more than one means that several people share it. */
export const idNumbersOf = (values: FieldValues, sought: PersonIdentifier): string[] =>
  partsOfPerson(values, sought).flatMap((part) =>
    identifiersOf(values, part)
      .filter(({ by }) => by === 'idNumber')
      .map(({ value }) => value),
  );

/** The encrypted values of some parts. */
export const valuesOfParts = (values: FieldValues, parts: readonly PersonPart[]): FieldValues => {
  const ids = new Set(parts.flatMap(fieldsOfPart));
  return Object.fromEntries(
    fieldIds.filter((id) => ids.has(id) && listOf(values, id).length > 0).map((id) => [id, values[id]]),
  );
};

/** Free texts of a unit's filing that may name a principal. */
const namingFields: readonly FieldId[] = ['subject.investor', 'subject.remark'];

/** The values without the encrypted values of some parts, and without free texts that may name those persons. */
export const withoutParts = (values: FieldValues, parts: readonly PersonPart[]): FieldValues => {
  const ids = new Set<string>(parts.flatMap(fieldsOfPart));
  const names = parts.flatMap((part) => {
    const name = textOf(values, nameField[part]);
    return name === undefined || [...name].length < 2 ? [] : [name];
  });
  const namesThem = (id: string) =>
    namingFields.some((one) => one === id) &&
    names.some((name) => (textOf(values, id as FieldId) ?? '').includes(name));
  return Object.fromEntries(Object.entries(values).filter(([id]) => !ids.has(id) && !namesThem(id)));
};
