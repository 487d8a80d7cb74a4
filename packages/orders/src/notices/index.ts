export {
  claimNotice,
  markFailed,
  markSent,
  type NoticeToSend,
  readNotice,
  releaseNotice,
} from './notice-texts.ts';
