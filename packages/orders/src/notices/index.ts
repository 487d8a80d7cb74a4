export { sendByAnother } from './another-channel.ts';
export { enqueuePublishedNumbers } from './enqueue-numbers.ts';
export {
  claimNotice,
  markFailed,
  markSent,
  type NoticeToSend,
  readNotice,
  releaseNotice,
} from './notice-texts.ts';
export { findRecentNotices, type RecentNotice } from './recent-notices.ts';
