export { answerVerificationTask } from './answer-task.ts';
export { countRectifications, type RectificationCounts } from './counts.ts';
export { notifyRectifications } from './notify.ts';
export {
  listRectificationIds,
  loadRectifications,
  MAX_RECTIFICATIONS,
  type RectificationQuery,
} from './rectification-pages.ts';
export {
  type MaterialToSend,
  type ReplyToSend,
  type ResultToSend,
  replyToSend,
  type WaitingReply,
  waitingReply,
} from './reply-to-send.ts';
export { sendVerificationMaterial } from './send-material.ts';
export { handleRectification, linkRectification, type RectificationOutcome, setRectificationDue } from './steps.ts';
export { type NoticeDetails, noticeHashes, rectificationAad, storeBureauNotice } from './store-notice.ts';
