export {
  idNumberForm,
  maxResultsPerGroup,
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
