export { lockServiceCode, moveServiceCodes, requestServiceCode } from './lock.ts';
export {
  type CloudFault,
  claimDueServiceCodes,
  findOpenServiceCodes,
  recordCloudFailure,
  type ServiceCodeQuestion,
  storeServiceCodeAnswer,
} from './settle.ts';
