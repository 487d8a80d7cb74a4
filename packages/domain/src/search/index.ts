export {
  idNumberForm,
  maxResultsPerGroup,
  mistypedNumberText,
  moreResultsText,
  type ParsedSearch,
  parseSearch,
  queryTooShortText,
  type SearchGroup,
  type SearchMatch,
  searchForm,
  searchGroups,
  searchMatches,
} from './read-search.ts';
export { type SearchHitView, type SearchResultView, searchResultFields } from './search-fields.ts';
