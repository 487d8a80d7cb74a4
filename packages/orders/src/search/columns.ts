import {
  canonicalDomain,
  type FieldId,
  type FieldValues,
  identifiersIn,
  idNumberForm,
  isPerson,
  listOf,
  type PersonIdentifier,
  searchForm,
  textOf,
} from '@beian/domain';
import type { WithKeys } from '../context.ts';

/** What a row is found by: names in the form that is searched, keyed hashes of whole numbers. */
export interface SearchColumns {
  readonly names: string[];
  readonly idHashes: string[];
  /** Of everybody whose values stand in the row. */
  readonly personHashes: string[];
}

/** Keyed hashes of a certificate or ID number, whosever it is, that of the current key first: a row has one of them. */
export const idNumberHashes = (ctx: WithKeys, number: string): readonly string[] =>
  ctx.keys.searchHashes('idNumber', idNumberForm(number));

/** Keyed hashes of what a data subject is found by, that of the current key first: a row has one of them. */
export const hashesOfPerson = (ctx: WithKeys, { by, value }: PersonIdentifier): readonly string[] =>
  ctx.keys.searchHashes('person', `${by}:${value}`);

/** Hashes of everybody who stands in these values. */
export const personHashes = (ctx: WithKeys, contents: readonly FieldValues[]): string[] => [
  ...new Set(contents.flatMap(identifiersIn).map((one) => hashesOfPerson(ctx, one)[0] as string)),
];

/** Names that are nobody's own: a person's name is none of them. Domains come canonical. */
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

/** What an order is found by: what is filed and what it makes of it. */
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
