import { enumOf, fieldsOf, type ViewOf } from '../fields/field-rows.ts';
import type { SearchGroup, SearchMatch } from './read-search.ts';

export const searchHitFields = fieldsOf(
  'SearchHit',
  'Something that a typed text names, and where it was found. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id of the order, record or website.' },
    group: { shape: enumOf<SearchGroup>('SearchGroup'), description: 'What it is.' },
    title: { shape: 'String', description: "An order's number; the name of a subject or website." },
    details: {
      shape: 'String',
      list: true,
      description: "What tells it from others of that name, in the caller's language.",
    },
    recordId: { shape: 'ID', nullable: true, description: 'The record that a website belongs to.' },
    match: {
      shape: enumOf<SearchMatch>('SearchMatch'),
      description: 'What of it the text was found in.',
      console: false,
    },
    matchLabel: { shape: 'String', description: "What people call that, in the caller's language." },
    matched: { shape: 'String', nullable: true, description: 'The text it was found in; null where it is not shown.' },
    from: { shape: 'Int', nullable: true, description: 'Where in `matched` it begins, in UTF-16 units.' },
    to: { shape: 'Int', nullable: true, description: 'Where it ends.' },
  },
);
export type SearchHitView = ViewOf<typeof searchHitFields>;

export const searchHitsFields = fieldsOf(
  'SearchHits',
  'Results of one kind: those of which the text is the whole number or name, then the newest. Since 2026-11.',
  {
    group: { shape: enumOf<SearchGroup>('SearchGroup'), description: 'Of what kind.' },
    label: { shape: 'String', description: "What people call them, in the caller's language." },
    hits: { shape: searchHitFields, list: true, description: 'At most eight.' },
    more: { shape: 'Boolean', description: 'There are more.' },
  },
);
export type SearchHitsView = ViewOf<typeof searchHitsFields>;

export const searchResultFields = fieldsOf(
  'SearchResult',
  'What a typed text names among what the caller may see 全局搜索. Since 2026-11.',
  {
    groups: {
      shape: searchHitsFields,
      list: true,
      description: 'Only kinds that have any; first those with an exact match.',
    },
    says: {
      shape: 'String',
      nullable: true,
      description:
        "What to do for better results, in the caller's language: type more, narrow it, or check the digits of an order number. Null: nothing.",
    },
  },
);
export type SearchResultView = ViewOf<typeof searchResultFields>;
