import { type PhotoMethod, photoMethodOf, photoMethods } from '../photo/photo-method.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { NoticeFacts, NoticeRow, Recipient } from './notice-row.ts';

const both: readonly Recipient[] = ['principal', 'partner'];
export const photoMethodCondition = (method: PhotoMethod) => ({
  label: photoMethods[method],
  check: ({ province, edition }: NoticeFacts) => photoMethodOf(province, edition) === method,
});

/** What the applicant needs for the photo of the principal. */
export const photoDueNotices = {
  photoDue: {
    on: ['approveInitialReview'],
    into: 'VERIFICATION_PENDING',
    condition: photoMethodCondition('CURTAIN'),
    to: both,
    subject: bilingual('请上传当面核验照片：{order}', 'Verification photo due: {order}'),
    body: bilingual(
      '订单 {order} 初审已通过，还需要网站负责人的当面核验照片。',
      'Order {order} passed the initial review. The verification photo of the website principal is due.',
    ),
    todo: [
      bilingual(
        '请网站负责人在我方幕布前拍照：{guide}。',
        'Photograph the website principal before our curtain: {guide}.',
      ),
      bilingual(
        '没有幕布的，可在提交订单的系统中申请邮寄。',
        'Who has no curtain asks for one in the system you ordered with.',
      ),
      bilingual(
        '在提交订单的系统中上传照片并提交。',
        'Upload the photo in the system you ordered with, and submit it.',
      ),
    ],
    sms: bilingual(
      '订单{order}初审已通过，请网站负责人在我方幕布前拍照并上传，要求见邮件。',
      'Order {order} passed the initial review. Now the website principal takes the photo before our curtain; see the mail.',
    ),
  },
  photoDueByApp: {
    on: ['approveInitialReview'],
    into: 'VERIFICATION_PENDING',
    condition: photoMethodCondition('BUREAU_APP'),
    to: both,
    subject: bilingual('请用管局应用采集照片：{order}', "Photo by the bureau's app due: {order}"),
    body: bilingual(
      '订单 {order} 初审已通过，还需要网站负责人用管局应用采集的照片。',
      "Order {order} passed the initial review. The picture that the website principal takes with the bureau's app is due.",
    ),
    todo: [
      bilingual('请网站负责人用管局应用采集照片：{guide}。', "Take the picture with the bureau's app: {guide}."),
      bilingual(
        '在提交订单的系统中填写采集码，查看照片并确认。',
        'Enter the collection code in the system you ordered with, look at the picture and confirm it.',
      ),
    ],
    sms: bilingual(
      '订单{order}初审已通过，请网站负责人用管局应用采集照片，步骤见邮件。',
      "Order {order} passed the initial review. Now the website principal takes the picture with the bureau's app; see the mail.",
    ),
  },
  curtainShipped: {
    on: ['shipCurtain'],
    to: both,
    subject: bilingual('幕布已寄出：{order}', 'The curtain is on its way: {order}'),
    body: bilingual(
      '订单 {order} 申请的幕布已由 {courier} 寄出，运单号 {tracking}。',
      'The curtain for order {order} was sent by {courier}, tracking number {tracking}.',
    ),
    todo: [
      bilingual('收到后在提交订单的系统中确认。', 'Confirm it in the system you ordered with when it arrives.'),
      bilingual('请妥善保管，以后备案可继续使用。', 'Keep it for later filings.'),
    ],
    sms: bilingual(
      '订单{order}的幕布已寄：{courier} {tracking}，收到请确认。',
      // A courier's Chinese name would halve the capacity of an English SMS.
      'The curtain for order {order} is on its way, tracking number {tracking}. See the mail.',
    ),
  },
} as const satisfies Record<string, NoticeRow>;
