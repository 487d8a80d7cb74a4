export { certificateTypes, LAST_TYPE_OF_A_CHANGE } from './certificate-types.ts';
export {
  type CodeView,
  codeFields,
  type RegionView,
  regionFields,
  type ValueLabelView,
  valueLabelFields,
} from './code-fields.ts';
export { codeSources } from './code-list.ts';
export {
  type CodeList,
  codeListNames,
  codeListOf,
  codesOf,
  codeTable,
  findCertificateType,
  findCode,
  isPersonalPaper,
  labelOfCode,
} from './code-lists.ts';
export { preApprovalOfType } from './pre-approvals.ts';
export {
  type AttachmentCodes,
  attachmentCodes,
  currentCodes,
  isNamedCode,
  isTableRule,
  labelOfPublished,
  type PublishedCode,
  type PublishedCodes,
} from './published.ts';
export { currentRegions, findRegionName, type Region, regionListDay } from './regions.ts';
