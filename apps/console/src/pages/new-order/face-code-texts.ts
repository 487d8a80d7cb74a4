import { bilingual } from '@beian/domain/text';

export const faceCodeTexts = {
  title: bilingual('手机人脸核验', 'Face check by phone'),
  lead: bilingual(
    '照片由{title}本人在手机上完成人脸核验时拍摄，不能上传。短信中已有链接；没有收到或已失效的，在此生成新的链接，原链接随即失效。',
    'The photo is taken by the face check on the phone of the {title} and is not uploaded. The SMS has the link; without it, or when it is over, make a new one here, which ends the former.',
  ),
  make: bilingual('生成核验二维码', 'Make a code for the face check'),
  code: bilingual('人脸核验的二维码', 'Code for the face check'),
  how: bilingual('请{title}本人用手机扫描，核验完成前有效，最多核验 {n} 次。请勿交给他人。', 'The {title} in person scans this with a phone. It is valid until the check is done and takes {n} checks at most. Do not pass it on.'),
  link: bilingual('不能扫描时，在手机上打开此链接', 'Where it cannot be scanned: open this link on the phone'),
  reused: bilingual('已沿用订单 {order} 于 {at} 通过的人脸核验，本订单不需要再拍照。', 'The face check that passed for order {order} on {at} is taken over: this order needs no photo.'),
  none: bilingual('尚未开始核验', 'Not begun yet'),
};
