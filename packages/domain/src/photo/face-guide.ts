import { bilingual } from '../text/bilingual-text.ts';
import type { GuideRow } from './guide-row.ts';

/** Steps of the photo guide for the face check on a phone. */
export const faceGuide = {
  ownPhone: {
    group: 'phone',
    method: 'FACE_CHECK',
    instruction: bilingual(
      '由本人在自己的手机上打开短信中的链接，无需下载应用或登录',
      "Open the link of the SMS on one's own phone; no app and no account is needed",
    ),
    essential: bilingual('用手机打开链接', 'open the link on a phone'),
    reason: null,
    source: 'UC-FACE',
  },
  originalId: {
    group: 'phone',
    method: 'FACE_CHECK',
    instruction: bilingual(
      '当场拍摄身份证原件的正反面，不用相册中的照片',
      'Photograph both sides of the original ID on the spot, no picture of the album',
    ),
    essential: bilingual('拍摄身份证原件正反面', 'photograph both sides of the original ID'),
    reason: null,
    source: 'AL-FACE',
  },
  upright: {
    group: 'phone',
    method: 'FACE_CHECK',
    instruction: bilingual(
      '手机竖直，与脸部同高，不仰视',
      'Hold the phone upright at the height of the face, not from below',
    ),
    fault: bilingual('手机没有竖直或仰视拍摄', 'The phone was tilted, or held below the face'),
    reason: 'PHO-04',
    source: 'UC-FACE',
  },
  wholeFace: {
    group: 'person',
    method: 'FACE_CHECK',
    instruction: bilingual('头部和脸部完整，位于椭圆框内', 'The whole head, inside the oval'),
    essential: bilingual('头部完整', 'the whole head'),
    fault: bilingual('头部或脸部不完整', 'A part of the head or face is missing'),
    reason: 'PHO-04',
    source: 'TC-FACE',
  },
  eyesOpen: {
    group: 'person',
    method: 'FACE_CHECK',
    instruction: bilingual('双眼睁开、目视镜头，不张大口', 'Eyes open and on the camera, mouth closed'),
    fault: bilingual('闭眼、斜视或张大口', 'Eyes closed or turned away, or the mouth is open'),
    reason: 'PHO-04',
    source: 'TC-FACE',
  },
  uncovered: {
    group: 'person',
    method: 'FACE_CHECK',
    instruction: bilingual('不戴口罩、耳机，头发不遮脸', 'No mask, no earphones, no hair over the face'),
    essential: bilingual('不戴帽子、口罩、耳机', 'no hat, mask or earphones'),
    fault: bilingual('戴了口罩或耳机，或脸部被遮挡', 'A mask or earphones are worn, or the face is covered'),
    reason: 'PHO-03',
    source: 'WX-FACE, TC-FACE',
  },
  glasses: {
    group: 'person',
    method: 'FACE_CHECK',
    instruction: bilingual('眼镜不反光、不遮挡眼睛', 'Glasses do not reflect or hide the eyes'),
    fault: bilingual('眼镜反光，遮挡了眼睛', 'The glasses reflect and hide the eyes'),
    reason: 'PHO-05',
    source: 'TC-FACE',
  },
  alone: {
    group: 'person',
    method: 'FACE_CHECK',
    instruction: bilingual('画面中只有一个人', 'Nobody else is in the picture'),
    fault: bilingual('画面中有其他人', 'Somebody else is in the picture'),
    reason: 'PHO-04',
    source: 'TC-FACE',
  },
  dressed: {
    group: 'clothing',
    method: 'FACE_CHECK',
    instruction: bilingual('着装得体，不裸露上身', 'Decent clothes, the upper body covered'),
    fault: bilingual('着装不得体', 'The clothes are not decent'),
    reason: 'PHO-03',
    source: 'WX-FACE, TC-FACE',
  },
  white: {
    group: 'background',
    method: 'FACE_CHECK',
    instruction: bilingual(
      '背景为白色或接近白色，没有杂物、墙角和门缝',
      'A white or nearly white background without objects, corners or doors',
    ),
    essential: bilingual('白色背景、无杂物', 'a white background without objects'),
    fault: bilingual('背景不是白色，或有杂物', 'The background is not white, or objects are in it'),
    reason: 'PHO-10',
    source: 'WX-FACE, TC-FACE, UC-FACE',
  },
  live: {
    group: 'quality',
    method: 'FACE_CHECK',
    instruction: bilingual('当场拍摄本人，不是翻拍照片或屏幕', 'Taken of the person, not of a photo or screen'),
    fault: bilingual('像是翻拍的照片或屏幕', 'It looks like the picture of a photo or screen'),
    reason: 'PHO-09',
    source: 'MIIT-EV, HWAPI-DET',
  },
} as const satisfies Record<string, GuideRow>;
