import { appPhotoProblemRow, appPhotoProblems } from '../../photo/app-photo.ts';
import { type PhotoMethod, photoMethodOfOrder, photoMethods } from '../../photo/photo-method.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { type Reason, reloadOrderAdvice } from '../../text/refusal.ts';
import { materialKey, photoItems } from '../checklist.ts';
import type { OrderFacts } from '../facts.ts';
import { openItemReasons } from '../guard-helpers.ts';
import type { Guard } from './guard.ts';

const methodOf = (facts: OrderFacts) => photoMethodOfOrder(facts);
const isTakenByMethodInForce = (facts: OrderFacts): boolean =>
  facts.photo.takenBy === null || !facts.required.includes('FACE_PHOTO') || facts.photo.takenBy === methodOf(facts);
const otherPhone = appPhotoProblemRow('OTHER_PHONE');

const byItsMethod = bilingual(
  '请按此订单的拍照要求办理',
  'Take the photo by the method that the photo guide of the order gives',
);

/** What to do instead of an upload, by method. */
const notUploaded: Readonly<Record<Exclude<PhotoMethod, 'CURTAIN'>, Reason>> = {
  BUREAU_APP: {
    code: 'PHOTO_MAY_BE_UPLOADED',
    message: bilingual(
      '该省的核验照片由管局应用采集，不能上传',
      "This province's photo comes from the bureau's app and is not uploaded",
    ),
    suggestion: bilingual('请填写管局应用给出的采集码', "Enter the collection code that the bureau's app shows"),
    ruleId: 'R-6',
  },
  FACE_CHECK: {
    code: 'PHOTO_MAY_BE_UPLOADED',
    message: bilingual(
      '核验照片由网站负责人在手机上完成人脸核验时拍摄，不能上传',
      "The photo is taken by the face check on the website principal's phone and is not uploaded",
    ),
    suggestion: bilingual(
      '请生成人脸核验链接，交网站负责人本人用手机打开',
      'Make a link for the face check, and have the website principal open it on the own phone',
    ),
    ruleId: 'R-6.4',
  },
};

const photoOutdated = (facts: OrderFacts): Reason => {
  const [was, is] = [photoMethods[facts.photo.takenBy ?? 'CURTAIN'], photoMethods[methodOf(facts)]];
  return {
    code: 'PHOTO_TAKEN_BY_METHOD_IN_FORCE',
    field: materialKey('FACE_PHOTO'),
    message: bilingual(
      `核验照片的拍摄方式是“${was.zh}”，管局现在要求“${is.zh}”`,
      `The photo was taken as follows: ${was.en}. The bureau now asks for this: ${is.en}`,
    ),
    suggestion:
      facts.state === 'PHOTO_REVIEW'
        ? bilingual('请驳回照片，申请人会收到重新核验的通知', 'Reject the photo: the applicant is asked for it anew')
        : facts.state === 'SUBMISSION_PENDING'
          ? bilingual(
              '请主管重新初审；再次通过后，申请人会收到重新核验的通知',
              'A supervisor reopens the review; once it is passed again the applicant is asked for the photo',
            )
          : bilingual(
              '请退回申请人；再次通过初审后，申请人会收到重新核验的通知',
              'Send it back; once it passes the initial review again the applicant is asked for the photo',
            ),
    ruleId: 'L-editions',
  };
};

/** Guards: the verification photo, by curtain, by the bureau's own app or by a face check. */
export const photoGuards = {
  everyPhotoItemPassed: {
    message: bilingual('照片尚未通过', 'The photo is not passed'),
    ruleId: 'D-photo-review',
    check: (facts) => openItemReasons(photoItems(facts)).length === 0 || openItemReasons(photoItems(facts)),
  },
  acceptedPhotoStands: {
    private: true,
    condition: bilingual('已通过的照片仍然有效', 'An accepted photo is still valid'),
    ruleId: 'L-photo',
    check: (facts) =>
      facts.photo.standing !== null &&
      facts.photo.standing === facts.materials.FACE_PHOTO &&
      isTakenByMethodInForce(facts),
  },
  /** The bureau looks at the photo after the hand-over, by the rules of that day: a former method would be refused then. */
  photoTakenByMethodInForce: {
    message: bilingual(
      '核验照片按以前的方式拍摄，管局现在不再接受',
      'The photo was taken by a former method, which the bureau accepts no longer',
    ),
    ruleId: 'L-editions',
    check: (facts) => isTakenByMethodInForce(facts) || [photoOutdated(facts)],
  },
  noPhotoNeeded: {
    private: true,
    condition: bilingual('规则不要求核验照片', 'The rules ask for no verification photo'),
    ruleId: 'R-6',
    check: ({ required }) => !required.includes('FACE_PHOTO'),
  },
  photoByCurtain: {
    message: bilingual('此订单的照片不在幕布前拍摄', 'The photo of this order is not taken before a curtain'),
    suggestion: byItsMethod,
    ruleId: 'R-6',
    hideWhenFailing: true,
    check: (facts) => methodOf(facts) === 'CURTAIN',
  },
  photoByBureauApp: {
    message: bilingual('此订单的照片不用管局应用采集', "The photo of this order is not taken with a bureau's app"),
    suggestion: byItsMethod,
    ruleId: 'R-6',
    hideWhenFailing: true,
    check: (facts) => methodOf(facts) === 'BUREAU_APP',
  },
  photoByFaceCheck: {
    message: bilingual('此订单的照片不用手机人脸核验', 'The photo of this order is not taken by a face check'),
    suggestion: byItsMethod,
    ruleId: 'R-6.4',
    hideWhenFailing: true,
    check: (facts) => methodOf(facts) === 'FACE_CHECK',
  },
  photoPresent: {
    message: bilingual('尚未上传核验照片', 'The photo is not uploaded'),
    suggestion: bilingual('请先上传当面核验照片', 'Upload the face-to-face photo first'),
    ruleId: 'R-6',
    check: (facts) => facts.materials.FACE_PHOTO !== undefined,
  },
  /** Compares the hash with the photos of all orders, of all partners. */
  photoNotUsedBefore: {
    message: bilingual('此照片已在其他订单中使用过', 'This photo was used in another order'),
    suggestion: bilingual('请重新拍摄', 'Take a new photo'),
    ruleId: 'PHO-07',
    check: (facts) => !facts.photo.usedElsewhere,
  },
  photoMayBeUploaded: {
    message: bilingual('此订单的核验照片不能上传', 'The photo of this order is not uploaded'),
    ruleId: 'R-6',
    check: (facts, _actor, input) => {
      const method = methodOf(facts);
      return input?.material !== 'FACE_PHOTO' || method === 'CURTAIN' || [notUploaded[method]];
    },
  },
  bureauAppPhotoCame: {
    message: bilingual('尚未取得管局应用的照片', "The bureau's app has given no picture yet"),
    suggestion: bilingual('请填写管局应用给出的采集码', "Enter the collection code that the bureau's app shows"),
    ruleId: 'R-6',
    check: ({ appPhoto, materials }) =>
      appPhoto !== null && appPhoto.state === 'fetched' && appPhoto.hash === materials.FACE_PHOTO,
  },
  /** The mobile may have been changed after the picture was fetched. */
  bureauAppPhoneFits: {
    message: appPhotoProblems.OTHER_PHONE.message,
    suggestion: otherPhone.suggestion,
    ruleId: 'R-6',
    check: ({ appPhoto }) => appPhoto?.state !== 'fetched' || appPhoto.phoneCurrent,
  },
  /** A picture is stored once, and only for the last code that was entered. */
  codeStillAwaited: {
    message: bilingual('已填写其他采集码', 'Another code was entered since'),
    suggestion: reloadOrderAdvice,
    ruleId: 'R-6',
    check: ({ appPhoto }, _actor, input) =>
      appPhoto !== null && appPhoto.state === 'pending' && appPhoto.id === input?.askingId,
  },
  /** A photo is handed in once, and only of the last face check that was begun. */
  faceCheckAwaited: {
    message: bilingual('已重新开始人脸核验，或已有结果', 'Another face check was begun, or this one has its result'),
    suggestion: reloadOrderAdvice,
    ruleId: 'R-6.4',
    check: ({ faceCheck }, _actor, input) =>
      faceCheck !== null && faceCheck.state === 'checking' && faceCheck.id === input?.checkId,
  },
} as const satisfies Record<string, Guard>;
