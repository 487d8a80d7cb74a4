import type { EditionId } from '../province/editions.ts';
import { type Dated, latestInForce } from '../province/in-force.ts';
import { dayOf, type Rules } from '../province/rule-set.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Checks that may be sent with one link, which is valid until the order leaves the waiting state. */
export const FACE_LINK_TRIES = 5;

/** Choices of the setting `faceCheckReuse`, days; the longest is what one provider offers. */
export const faceCheckReuseDays = [0, 7, 30, 90, 365, 1095] as const;

/**
 * What the phone takes, in this order; of the frames of the selfie the first is the sharpest and becomes the photo. The signature is drawn on
 * the screen under the commitment (papers/commitment.ts).
 */
export const facePictures = {
  ID_FRONT: bilingual('身份证人像面', 'ID, side with the portrait'),
  ID_BACK: bilingual('身份证国徽面', 'ID, side with the emblem'),
  FRAME_1: bilingual('自拍，最清晰的一张', 'Selfie, the sharpest frame'),
  FRAME_2: bilingual('自拍，第二张', 'Selfie, second frame'),
  FRAME_3: bilingual('自拍，第三张', 'Selfie, third frame'),
  SIGNATURE: bilingual('承诺书上的签名', 'Signature of the commitment'),
} as const satisfies Record<string, BilingualText>;
export type FacePicture = keyof typeof facePictures;
export const facePictureKinds = Object.keys(facePictures) as FacePicture[];
export const isFacePicture = (kind: string): kind is FacePicture => Object.hasOwn(facePictures, kind);
/** Without these a check cannot be sent; a phone without a live camera sends one frame. */
export const requiredFacePictures: readonly FacePicture[] = ['ID_FRONT', 'ID_BACK', 'FRAME_1'];

/** 人脸核验的状态: state of one check, which is one consent and at most one question to the service. */
export const faceCheckStates = {
  taking: bilingual('拍摄中', 'Being taken'),
  checking: bilingual('核验中', 'Being checked'),
  done: bilingual('已有结果', 'Has its result'),
} as const satisfies Record<string, BilingualText>;
export type FaceCheckState = keyof typeof faceCheckStates;

interface OutcomeRow {
  readonly label: BilingualText;
  /** What the reviewer does about it; of an outcome that hands the photo in. */
  readonly atDesk?: BilingualText;
  /** What the applicant does about it; of one that does not. */
  readonly onPhone?: BilingualText;
}

/** Results with which the photo is attached to the order and goes to the review. */
export const handingOutcomes = ['live', 'doubtful', 'noAnswer', 'notConnected'] as const;
export type HandingOutcome = (typeof handingOutcomes)[number];

const compareByEye = bilingual(
  '请自行比对照片与身份证人像；不能确定是本人当场拍摄的，以 PHO-09 退回',
  'Compare photo and ID by eye; if it may not be the person, taken live, return it with PHO-09',
);

/** 人脸核验结果: what came out of a check (docs/spec/rules.md ). */
export const faceOutcomes = {
  live: {
    label: bilingual('本人当场拍摄', 'The person, taken live'),
    atDesk: bilingual('请按清单核对照片', 'Look through the photo by the checklist'),
  },
  doubtful: { label: bilingual('存疑', 'Doubtful'), atDesk: compareByEye },
  noAnswer: { label: bilingual('核验服务未答复', 'The service did not answer'), atDesk: compareByEye },
  notConnected: { label: bilingual('未接入核验服务', 'No service is connected'), atDesk: compareByEye },
  notLive: {
    label: bilingual('未能确认是当场拍摄', 'Not recognised as taken live'),
    onPhone: bilingual(
      '请本人在光线充足处、背靠白墙重新拍摄，不要翻拍照片或屏幕',
      'Take it of yourself again, in good light before a white wall, not of a photo or screen',
    ),
  },
  notSamePerson: {
    label: bilingual('与网站负责人的证件不是同一人', 'Not the person of the ID'),
    onPhone: bilingual(
      '请网站负责人本人拍摄，并重新拍摄清晰的身份证人像面',
      'The website principal in person takes it, with a sharp picture of the portrait side of the ID',
    ),
  },
  usedBefore: {
    label: bilingual('此照片已在其他订单中使用过', 'This photo was used in another order'),
    onPhone: bilingual('请当场重新拍摄', 'Take a new photo on the spot'),
  },
  superseded: {
    label: bilingual('订单已变动', 'The order has moved on'),
    onPhone: bilingual('请联系提交订单的服务商取得新的链接', 'Ask whoever submitted the order for a new link'),
  },
} as const satisfies Record<string, OutcomeRow>;
export type FaceOutcome = keyof typeof faceOutcomes;
export const faceOutcomeRow = (outcome: FaceOutcome): OutcomeRow => faceOutcomes[outcome];
export const isHandingOutcome = (outcome: FaceOutcome): outcome is HandingOutcome =>
  handingOutcomes.some((one) => one === outcome);

/**
 * 核验授权: what the applicant agrees to before anything is taken; stored by its version, so a changed text gets a new one.
 * `{provider}` is the provider's name of the settings.
 */
export const faceConsent = {
  version: '2026-12',
  paragraphs: [
    bilingual(
      '目的：按照工业和信息化部对网站备案真实性核验的要求，{provider}须核验网站备案的负责人本人身份。',
      'Purpose: the Ministry of Industry and Information Technology asks {provider} to verify the person who answers for a website filing.',
    ),
    bilingual(
      '收集的信息：身份证正反面照片，约两秒内拍摄的三张人脸照片，以及须签署承诺书时您在屏幕上的手写签名。人脸和身份证信息是敏感个人信息。',
      'What is taken: both sides of your ID, three pictures of your face within about two seconds, and your signature on the screen where a commitment is to be signed. Face and ID are sensitive personal information.',
    ),
    bilingual(
      '用途：由人脸核验服务判断是否为您本人当场拍摄，由审核人员与您的证件比对，并把一张人脸照片和签署的承诺随备案信息报送通信管理局。不作其他用途。',
      'Use: a service judges whether it is you, taken live; a reviewer compares it with your ID; one picture of your face and the signed commitment go to the communications bureau with the filing. Nothing else.',
    ),
    bilingual(
      '保存：加密保存至备案订单结束后的保存期限届满；没有成为核验照片的，在较短的期限后删除。',
      'Storage: encrypted, until the retention period of the order has ended; what did not become the photo is deleted after a shorter one.',
    ),
    bilingual(
      '您的权利：可以向{provider}查阅、复制、更正、删除，也可以撤回同意；撤回不影响此前已完成的核验。',
      'Your rights: ask {provider} to see, copy, correct or delete it, or withdraw your consent; what was verified before stays verified.',
    ),
  ],
  /** What happens instead, for whoever does not agree. */
  refused: bilingual(
    '没有拍摄或上传任何信息。本备案须由负责人本人完成人脸核验；您不愿意的，请联系为您提交备案的服务商更换负责人，或放弃此订单。以后改变主意，可再次打开链接。',
    'Nothing was taken or sent. This filing needs the face check of the person who answers for it; if you do not want it, ask whoever submitted it to name another person or to abandon the order. You may open the link again.',
  ),
} as const;

interface TitleRow extends Dated {
  readonly title: BilingualText;
}

/** What the applicant is called who answers for a website: 信管〔2023〕105号 brought another word. */
export const principalTitles: readonly TitleRow[] = [
  { title: bilingual('网站负责人', 'website principal'), from: '2018-06-15', source: 'SEED' },
  {
    title: bilingual('互联网信息服务负责人', 'principal of the internet information service'),
    from: '2023-09-01',
    source: 'MIIT-105',
  },
];
export const principalTitle = (edition: Rules | EditionId): BilingualText =>
  (latestInForce(principalTitles, dayOf(edition)) ?? principalTitles[0])?.title ?? bilingual('负责人', 'principal');
