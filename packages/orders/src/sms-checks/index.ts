export {
  claimDueSmsOrders,
  countUnansweredSmsAsk,
  findOpenSmsChecks,
  phoneAad,
  type SmsCheckTimes,
  setNextSmsAsk,
  stopSmsAsks,
  storeSmsStatus,
  syncSmsDueTime,
} from './sms-checks.ts';
