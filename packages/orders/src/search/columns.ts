import {
  canonicalDomain,
  type FieldId,
  type FieldValues,
  identifiersIn,
  idNumberForm,
  isPerson,
  listOf,
  type Sought,
  searchForm,
  textOf,
} from '@beian/domain';
import type { House } from '../house.ts';

/** What a row is found by: names in the form that is searched, keyed hashes of whole numbers. */
export interface SearchColumns {
  readonly names: string[];
  readonly idHashes: string[];
  /** Of everybody whose values stand in the row. */
  readonly personHashes: string[];
}

/** Keyed hash of a certificate or ID number, whosever it is: one number has one hash in every row. */
export const idNumberHash = (house: House, number: string): string =>
  house.keys.searchHash('idNumber', idNumberForm(number));

/** Keyed hash of what a data subject is found by. */
export const personHash = (house: House, { by, value }: Sought): string =>
  house.keys.searchHash('person', `${by}:${value}`);

/** Hashes of everybody who stands in these values. */
export const personHashes = (house: House, contents: readonly FieldValues[]): string[] => [
  ...new Set(contents.flatMap(identifiersIn).map((one) => personHash(house, one))),
];

/** Names that are nobody's own: a person's name is none of them. Domains come canonical. */
export function searchColumns(
  house: House,
  found: {
    readonly names: readonly (string | undefined)[];
    readonly domains: readonly string[];
    readonly idNumbers: readonly (string | undefined)[];
    readonly persons: readonly FieldValues[];
  },
): SearchColumns {
  const given = (one: string | undefined): one is string => one !== undefined && one.trim() !== '';
  const unique = (list: readonly string[]) => [...new Set(list)];
  return {
    names: unique([...found.names.filter(given).map(searchForm), ...found.domains.map(canonicalDomain)]),
    idHashes: unique(found.idNumbers.filter(given).map((number) => idNumberHash(house, number))),
    personHashes: personHashes(house, found.persons),
  };
}

const idFields: readonly FieldId[] = [
  'subject.certificateNumber',
  'subject.principal.idNumber',
  'website.principal.idNumber',
];

/** What an order is found by: what is filed and what it makes of it. */
export function orderSearchColumns(house: House, contents: readonly FieldValues[]): SearchColumns {
  return searchColumns(house, {
    names: contents.flatMap((values) => [
      isPerson(values) ? undefined : textOf(values, 'subject.name'),
      textOf(values, 'website.name'),
    ]),
    domains: contents.flatMap((values) => listOf(values, 'website.domains')),
    idNumbers: contents.flatMap((values) => idFields.map((field) => textOf(values, field))),
    persons: contents,
  });
}
