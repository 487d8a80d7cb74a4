export {
  type BlackListChange,
  blackListColumns,
  blackListDetailsAad,
  type ListedSubject,
  storeBlackList,
  subjectKeys,
} from './black-list.ts';
export {
  codesProjection,
  loadPublishedCodes,
  loadPublishedRules,
  type PublishedCodeRow,
  storeCodes,
} from './published.ts';
