export {
  applySmsStatuses,
  dueSmsOrders,
  listSmsStatusRequests,
  type SmsStatus,
  type SmsStatusRequest,
} from './sms-answers.ts';
