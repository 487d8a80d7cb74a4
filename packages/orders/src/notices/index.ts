export { claimNotice, markFailed, markSent, type NoticeToSend } from './notice-texts.ts';
