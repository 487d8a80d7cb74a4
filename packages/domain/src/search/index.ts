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
