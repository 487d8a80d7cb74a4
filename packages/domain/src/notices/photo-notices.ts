import { type PhotoMethod, photoMethodOfOrder, photoMethods } from '../photo/photo-method.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { NoticeFacts, NoticeRow, Role } from './notice-row.ts';

/** The website principal is the one who is photographed (docs/spec/rules.md R-1). */
const ofPhoto: { readonly to: readonly Role[]; readonly copy: readonly Role[] } = {
  to: ['websitePrincipal'],
  copy: ['concerned', 'partner'],
};
const photoMethodCondition = (method: PhotoMethod) => ({
  label: photoMethods[method],
  check: (facts: NoticeFacts) => photoMethodOfOrder(facts) === method,
});

const faceTodo = [
  bilingual(
    '请{principal}本人打开发给本人的链接完成人脸核验：{guide}。',
    'The {principal} in person opens the link that was sent to them for the face check: {guide}.',
  ),
  bilingual(
    '没有收到链接的，在提交订单的系统中生成新的链接。',
    'Without a link, make a new one in the system you ordered with.',
  ),
];

/** What is told about the photo of the website principal. */
export const photoNotices = {
  photoDue: {
    on: ['approveInitialReview'],
    into: 'VERIFICATION_PENDING',
    condition: photoMethodCondition('CURTAIN'),
    ...ofPhoto,
    subject: bilingual('请上传当面核验照片：{order}', 'Verification photo due: {order}'),
    body: bilingual(
      '订单 {order} 初审已通过，还需要{principal}的当面核验照片。',
      'Order {order} passed the initial review. The verification photo of the {principal} is due.',
    ),
    todo: [
      bilingual('请{principal}在我方幕布前拍照：{guide}。', 'Photograph the {principal} before our curtain: {guide}.'),
      bilingual(
        '没有幕布的，可在提交订单的系统中申请邮寄。',
        'Who has no curtain asks for one in the system you ordered with.',
      ),
      bilingual(
        '在提交订单的系统中上传照片并提交。',
        'Upload the photo in the system you ordered with, and submit it.',
      ),
    ],
    link: 'photo',
    sms: bilingual(
      '订单{order}初审已通过，请您作为{principal}在我方幕布前拍照并上传，要求见邮件。',
      'Order {order} passed the initial review. Please have your photo taken before our curtain, as its {principal}; see the mail.',
    ),
  },
  photoDueByApp: {
    on: ['approveInitialReview'],
    into: 'VERIFICATION_PENDING',
    condition: photoMethodCondition('BUREAU_APP'),
    ...ofPhoto,
    subject: bilingual('请用管局应用采集照片：{order}', "Photo by the bureau's app due: {order}"),
    body: bilingual(
      '订单 {order} 初审已通过，还需要{principal}用管局应用采集的照片。',
      "Order {order} passed the initial review. The picture that the {principal} takes with the bureau's app is due.",
    ),
    todo: [
      bilingual('请{principal}用管局应用采集照片：{guide}。', "Take the picture with the bureau's app: {guide}."),
      bilingual(
        '在提交订单的系统中填写采集码，查看照片并确认。',
        'Enter the collection code in the system you ordered with, look at the picture and confirm it.',
      ),
    ],
    sms: bilingual(
      '订单{order}初审已通过，请您作为{principal}用管局应用采集照片，步骤见邮件。',
      "Order {order} passed the initial review. As its {principal} take the picture with the bureau's app; see the mail.",
    ),
  },
  photoDueByFace: {
    on: ['approveInitialReview'],
    into: 'VERIFICATION_PENDING',
    condition: photoMethodCondition('FACE_CHECK'),
    ...ofPhoto,
    subject: bilingual('请完成手机人脸核验：{order}', 'Face check due: {order}'),
    body: bilingual(
      '订单 {order} 初审已通过，还需要{principal}用手机完成人脸核验。',
      "Order {order} passed the initial review. The face check on the {principal}'s phone is due.",
    ),
    todo: faceTodo,
    sms: bilingual(
      '订单{order}初审已通过，请您作为{principal}用手机完成人脸核验，步骤见邮件。',
      'Order {order} passed the initial review. As its {principal} do the face check by phone; see the mail.',
    ),
    link: 'photo',
  },
  photoRejectedByFace: {
    on: ['rejectPhoto'],
    condition: photoMethodCondition('FACE_CHECK'),
    ...ofPhoto,
    subject: bilingual('请重新完成手机人脸核验：{order}', 'Please repeat the face check: {order}'),
    body: bilingual(
      '订单 {order} 的人脸核验照片不符合要求。',
      'The photo of the face check of order {order} is not as required.',
    ),
    todo: [bilingual('先看上面的原因和意见。', 'Read the reasons and advice above first.'), ...faceTodo],
    lists: 'returned',
    sms: bilingual(
      '订单{order}的人脸核验照片不符合要求，请您作为{principal}重新核验，原因见邮件。',
      'The photo of the face check of order {order} is not as required. Please repeat it by phone; see the mail.',
    ),
    link: 'photo',
  },
  photoRejected: {
    on: ['rejectPhoto'],
    condition: photoMethodCondition('CURTAIN'),
    ...ofPhoto,
    subject: bilingual('请重新拍照：{order}', 'Please take the photo again: {order}'),
    body: bilingual(
      '订单 {order} 的当面核验照片不符合要求。',
      'The verification photo of order {order} is not as required.',
    ),
    todo: [
      bilingual('按上面的原因和意见重新拍照。', 'Take the photo again, by the reasons and advice above.'),
      bilingual('在提交订单的系统中上传并提交。', 'Upload it in the system you ordered with, and submit it.'),
    ],
    lists: 'returned',
    link: 'photo',
    sms: bilingual(
      '订单{order}的核验照片不符合要求，请您作为{principal}重新拍照，意见见邮件。',
      'The photo of order {order} is not as required. As its {principal} have it taken again; the advice is in the mail.',
    ),
  },
  photoRejectedByApp: {
    on: ['rejectPhoto'],
    condition: photoMethodCondition('BUREAU_APP'),
    ...ofPhoto,
    subject: bilingual('请重新采集照片：{order}', 'Please take the picture again: {order}'),
    body: bilingual(
      '订单 {order} 的管局应用照片不符合要求，原采集码不能再用。',
      "The picture of order {order} from the bureau's app is not as required. Its code is used up.",
    ),
    todo: [
      bilingual(
        '卸载并重新安装管局应用，按上面的原因和意见重新采集。',
        'Remove and reinstall the app, and take the picture again by the reasons and advice above.',
      ),
      bilingual(
        '在提交订单的系统中填写新的采集码并确认。',
        'Enter the new code in the system you ordered with, and confirm.',
      ),
    ],
    lists: 'returned',
    sms: bilingual(
      '订单{order}的照片不符合要求，请您作为{principal}重装管局应用后重新采集，原因见邮件。',
      "The picture of order {order} is not as required. Reinstall the bureau's app and take it again; see the mail.",
    ),
  },
  photoReminder: {
    on: ['remind'],
    condition: {
      label: bilingual('待核验', 'the photo is due'),
      check: ({ state }) => state === 'VERIFICATION_PENDING',
    },
    isLowPriority: true,
    ...ofPhoto,
    subject: bilingual('待网站负责人核验：{order}', 'The website principal is awaited: {order}'),
    ofApp: { subject: bilingual('待服务负责人核验：{order}', 'The app principal is awaited: {order}') },
    body: bilingual(
      '订单 {order} 已等待{principal}核验（照片或人脸核验）{days} 天。{lapse}填报的内容会保留。',
      'Order {order} has waited for the photo or face check of the {principal} for {days} days. {lapse}What was filled in is kept.',
    ),
    todo: [
      bilingual('请{principal}本人完成：{guide}。', 'The {principal} in person does it: {guide}.'),
      bilingual(
        '没有链接或照片要求的，请联系为您提交订单的单位。',
        'Without a link or the guide for the photo, ask whoever submitted the order for you.',
      ),
    ],
    link: 'photo',
    sms: bilingual(
      '订单{order}等您作为{principal}核验已{days}天，{lapse}步骤见邮件。',
      'Order {order} has waited {days} days for your photo as its {principal}. {lapse}See the mail.',
    ),
  },
  curtainShipped: {
    on: ['shipCurtain'],
    ...ofPhoto,
    subject: bilingual('幕布已寄出：{order}', 'The curtain is on its way: {order}'),
    body: bilingual(
      '订单 {order} 申请的幕布已由 {courier} 寄出，运单号 {tracking}。',
      'The curtain for order {order} was sent by {courier}, tracking number {tracking}.',
    ),
    todo: [
      bilingual(
        '收到后在提交订单的系统中确认，再按要求拍照并上传。',
        'When it arrives confirm it in the system you ordered with; then have the photo taken and upload it.',
      ),
      bilingual('请妥善保管，以后备案可继续使用。', 'Keep it for later filings.'),
    ],
    sms: bilingual(
      '订单{order}的幕布已寄：{courier} {tracking}，收到请确认。',
      // A courier's Chinese name would halve the capacity of an English SMS.
      'The curtain for order {order} is on its way, tracking number {tracking}. See the mail.',
    ),
  },
} as const satisfies Record<string, NoticeRow>;
