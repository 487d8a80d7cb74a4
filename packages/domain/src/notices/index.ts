export { channelTestLetter, isPlaceholderSender, type TestedChannel, testedChannels } from './channel-test.ts';
export {
  type Channel,
  channelNames,
  channelRow,
  channels,
  channelsOf,
  type DeliveryFault,
  deliveryFaults,
  type LinkedPages,
  type MessageOf,
  type NoticeContent,
} from './channels.ts';
export {
  DIGEST_MAX_DELAY_MS,
  type Digest,
  defaultDigestTime,
  digestFigures,
  digestTimes,
  writeDigest,
} from './digest.ts';
export { type DigestPreferenceView, digestPreferenceFields } from './digest-fields.ts';
export { type EndpointOff, endpointOffLetter } from './endpoint-off.ts';
export {
  channelsOfFollowUp,
  claimantLabel,
  type FollowUpNoticeName,
  type FollowUpRecipient,
  type FollowUpValues,
  followUpLetter,
  followUpNotices,
  followUpQuestion,
  isFollowUpNotice,
  isFollowUpRecipient,
  noticeOfFollowUp,
  transferParties,
} from './follow-up-notices.ts';
export { itemLabel } from './item-label.ts';
export {
  buildLetter,
  bureauItems,
  isApplicantDuty,
  type Letter,
  type NoticeValues,
  type ReturnedItem,
  returnedItems,
} from './letter.ts';
export { writeMail } from './mail.ts';
export {
  type NoticeFacts,
  type NoticeRow,
  type NoticeText,
  ownersOf,
  type Recipient,
  type Role,
  recipientLabel,
  recipientOf,
} from './notice-row.ts';
export { headingOf, type NoticeName, noticeRow, notices, noticesOf } from './notice-rows.ts';
export {
  type Addresses,
  type AskedPhone,
  actingPrincipals,
  type Contacts,
  type Message,
  messagesOf,
} from './recipients.ts';
export {
  isRectificationNotice,
  type RectificationNoticeName,
  type RectificationValues,
  rectificationLetter,
  rectificationNotices,
} from './rectification-notices.ts';
export { smsLengths } from './sms-length.ts';
export {
  type StaffNoticesView,
  type StaffNoticeView,
  staffNoticeFields,
  staffNoticesFields,
} from './staff-notice-fields.ts';
export {
  MAX_STAFF_NOTICES,
  STAFF_NOTICE_DAYS,
  type StaffNoticeKind,
  staffNoticeText,
  staffNoticeTexts,
} from './staff-notices.ts';
