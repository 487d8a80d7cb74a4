export { type Ended, endFiled, noteEnded } from './end.ts';
export {
  getRecord,
  getSubjectAndWebsite,
  joinSubject,
  joinWebsite,
  mobileHash,
  mobileHashes,
  type OrderSubjectIds,
  recordColumns,
  recordSearch,
  type SealedSubject,
  type SealedWebsite,
  unsealSubject,
  unsealWebsite,
  websiteColumns,
  websiteSearch,
} from './record.ts';
export {
  hashesOfPerson,
  holderHashes,
  idNumberHashes,
  orderSearchColumns,
  personHashes,
  type SearchColumns,
} from './search-columns.ts';
export { markFiled, storeMatter } from './store-matter.ts';
export { addUnfiledRecord, addUnfiledWebsite, keepProvedRecord } from './unfiled.ts';
export { differingFields, type PlainRow, saveVersion, sealVersions, unsealVersion, versionAad } from './versions.ts';
