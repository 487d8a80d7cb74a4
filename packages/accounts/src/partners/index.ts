export { isPartnerKey, newPartnerKey } from './key-text.ts';
export {
  addPartner,
  changePartner,
  closePartner,
  grantPartnerRecord,
  type PartnerOutcome,
  partnerDetails,
  reopenPartner,
  withdrawPartnerRecord,
} from './manage-partners.ts';
export {
  createPartnerKey,
  filterOpenKeys,
  findKeyHolder,
  findPartnerByKey,
  issuePartnerKey,
  type KeyHolder,
  type KeyOutcome,
  keyIsOpenSql,
  mayManagePartners,
  newKey,
  revokePartnerKey,
  rotatePartnerKey,
} from './partner-keys.ts';
export {
  addUsage,
  changePartnerLimits,
  deleteOldUsage,
  type TakenPoints,
  takePoints,
  type UsageToAdd,
} from './partner-limits.ts';
export {
  listPartnerIds,
  listPartnerKeyIds,
  listPartnerRecordIds,
  loadPartnerAccounts,
  loadPartnerKeys,
  loadPartnerRecords,
  loadPartnerUsage,
} from './partner-pages.ts';
export { changeNoticeLanguage, createPartner, grantRecord, partnerActor } from './partners.ts';
export { listRecordPartners } from './record-partners.ts';
