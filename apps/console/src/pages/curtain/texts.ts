import { CURTAIN_CUT_OFF_HOUR, trackingNumberBounds } from '@beian/domain/photo';
import { bilingual } from '@beian/domain/text';

/** The views of the mail room, the usual one first. */
export const curtainStates = {
  REQUESTED: bilingual('待寄出', 'To be sent'),
  SHIPPED: bilingual('已寄出', 'On their way'),
  DELIVERED: bilingual('已收到', 'Received'),
};

export const mailRoomTexts = {
  title: bilingual('幕布寄送', 'Curtains'),
  lead: bilingual(`${CURTAIN_CUT_OFF_HOUR}:00 前的申请当个工作日寄出；只寄中国大陆`, `Requests before ${CURTAIN_CUT_OFF_HOUR}:00 go the same working day; to the mainland alone`),
  views: bilingual('寄送状态', 'How far they are'),
  empty: {
    REQUESTED: bilingual('没有待寄出的幕布', 'No curtain is to be sent'),
    SHIPPED: bilingual('没有在途的幕布', 'No curtain is on its way'),
    DELIVERED: bilingual('还没有收到的幕布', 'No curtain was received yet'),
  },
  emptyHint: bilingual('申请人在待核验的订单中申请幕布后，会出现在这里', 'A curtain that an applicant asks for while the order waits for its photo appears here'),
  total: bilingual('{n} 件', '{n} curtain|{n} curtains'),
  shipBy: bilingual('寄出期限', 'To be sent by'),
  today: bilingual('今天', 'today'),
  late: bilingual('已过期限', 'late'),
  order: bilingual('订单', 'Order'),
  to: bilingual('寄往', 'To'),
  requestedAt: bilingual('申请时间', 'Requested'),
  parcel: bilingual('快递与运单号', 'Courier, number'),
  shippedAt: bilingual('寄出时间', 'Sent'),
  arrives: bilingual('预计送达', 'Expected'),
  between: bilingual('{from} 至 {by}', '{from} to {by}'),
  deliveredAt: bilingual('收到时间', 'Received'),
  open: bilingual('寄出…', 'Send…'),
  openOf: bilingual('寄出 {number} 的幕布', 'Send the curtain of {number}'),
  label: bilingual('收件信息', 'Address'),
  audited: bilingual('明文仅供寄件，查看已记入审计', 'In clear for sending alone; this look is audited'),
  courier: bilingual('快递公司', 'Courier'),
  courierExample: bilingual('如 顺丰速运', 'Such as SF Express'),
  trackingNumber: bilingual('运单号', 'Tracking number'),
  trackingNumberHint: bilingual(`${trackingNumberBounds.least} 至 ${trackingNumberBounds.most} 位字母、数字或连字符`, `${trackingNumberBounds.least} to ${trackingNumberBounds.most} letters, digits or hyphens`),
  ship: bilingual('确认寄出', 'It is sent'),
};
