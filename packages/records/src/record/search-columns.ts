import type { WithKeys } from '@beian/database/transaction';
import { canonicalDomain } from '@beian/domain/checks';
import { type FieldId, type FieldValues, isPerson, listOf, type Subject, textOf } from '@beian/domain/filing';
import { identifiersIn, type PersonIdentifier } from '@beian/domain/personal';
import { idNumberForm, searchForm } from '@beian/domain/search';

/** Search columns of a row: normalised names, and keyed hashes of whole numbers. */
export interface SearchColumns {
  readonly names: string[];
  readonly idHashes: string[];
  /** Hashes of all persons whose values are in the row. */
  readonly personHashes: string[];
}

/** Keyed hashes of any certificate or ID number, the current key's first; a row has one of them. */
export const idNumberHashes = (ctx: WithKeys, number: string): readonly string[] =>
  ctx.keys.searchHashes('idNumber', idNumberForm(number));

/**
 * Keyed hashes of a subject and its principal, the current key's first; a domain's registrant is compared with them.
 */
export function holderHashes(ctx: WithKeys, subject: Subject): readonly string[] {
  const { name, nature, investor, certificateType, certificateNumber, principal } = subject;
  const who = [name, nature, investor, certificateType, certificateNumber];
  return ctx.keys.searchHashes(
    'holder',
    JSON.stringify([...who, principal.name, principal.idType, principal.idNumber, principal.legalRepresentative]),
  );
}

/** Keyed hashes of an identifier of a data subject, the current key's first; a row has one of them. */
export const hashesOfPerson = (ctx: WithKeys, { by, value }: PersonIdentifier): readonly string[] =>
  ctx.keys.searchHashes('person', `${by}:${value}`);

/** Hashes of all persons in these values. */
export const personHashes = (ctx: WithKeys, contents: readonly FieldValues[]): string[] => [
  ...new Set(contents.flatMap(identifiersIn).map((one) => hashesOfPerson(ctx, one)[0] as string)),
];

/** `names` must not include names of persons. Domains must be canonical. */
export function searchColumns(
  ctx: WithKeys,
  found: {
    readonly names: readonly (string | undefined)[];
    readonly domains: readonly string[];
    readonly idNumbers: readonly (string | undefined)[];
    readonly persons: readonly FieldValues[];
  },
): SearchColumns {
  const isGiven = (one: string | undefined): one is string => one !== undefined && one.trim() !== '';
  const unique = (list: readonly string[]) => [...new Set(list)];
  return {
    names: unique([...found.names.filter(isGiven).map(searchForm), ...found.domains.map(canonicalDomain)]),
    idHashes: unique(found.idNumbers.filter(isGiven).map((number) => idNumberHashes(ctx, number)[0] as string)),
    personHashes: personHashes(ctx, found.persons),
  };
}

const idFields: readonly FieldId[] = [
  'subject.certificateNumber',
  'subject.principal.idNumber',
  'website.principal.idNumber',
];

/** Search columns of an order, from its filed and its proposed values. */
export function orderSearchColumns(ctx: WithKeys, contents: readonly FieldValues[]): SearchColumns {
  return searchColumns(ctx, {
    names: contents.flatMap((values) => [
      isPerson(values) ? undefined : textOf(values, 'subject.name'),
      textOf(values, 'website.name'),
    ]),
    domains: contents.flatMap((values) => listOf(values, 'website.domains')),
    idNumbers: contents.flatMap((values) => idFields.map((field) => textOf(values, field))),
    persons: contents,
  });
}
