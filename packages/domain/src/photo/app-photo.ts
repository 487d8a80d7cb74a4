import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 管局应用照片的状态: state of fetching a picture from the bureau's app by collection code (采集码). */
export const appPhotoStates = {
  pending: bilingual('获取中', 'Being fetched'),
  fetched: bilingual('已获取，请确认', 'Fetched: look at it and confirm'),
  refused: bilingual('未取得照片', 'No picture'),
  unavailable: bilingual('应用未答复', 'The app gives no answer'),
  usedUp: bilingual('采集码已用过', 'The code is used up'),
} as const satisfies Record<string, BilingualText>;
export type AppPhotoState = keyof typeof appPhotoStates;

interface ProblemRow {
  readonly message: BilingualText;
  readonly suggestion: BilingualText;
  /** A later attempt with the same code may succeed. */
  readonly isTemporary?: true;
}

const shootAnew = bilingual(
  '请在管局应用中重新采集，取得新的采集码',
  "Take the picture anew in the bureau's app: it gives a new code",
);

/** Why a collection code brought no picture (docs/spec/rules.md R-6: A18-PHOTO, A19-SH). */
export const appPhotoProblems = {
  UNKNOWN_CODE: {
    message: bilingual('采集码不存在', 'There is no such collection code'),
    suggestion: bilingual(
      '请核对应用中显示的采集码后重新填写',
      'Compare it with the code that the app shows, and enter it again',
    ),
  },
  EXPIRED_CODE: { message: bilingual('采集码已过期', 'The collection code has expired'), suggestion: shootAnew },
  USED_CODE: {
    message: bilingual('采集码已用过，不能再次使用', 'The collection code is used up'),
    suggestion: bilingual(
      '请卸载并重新安装管局应用，重新采集，取得新的采集码',
      "Remove and reinstall the bureau's app and take the picture anew: it gives a new code",
    ),
  },
  OTHER_PHONE: {
    message: bilingual(
      '采集时使用的手机号不是网站负责人的手机号',
      "The picture was taken under another number than the website principal's",
    ),
    suggestion: bilingual(
      '请用订单中网站负责人的手机号在管局应用中重新采集',
      "Take it anew in the bureau's app under the mobile number that the order gives for the website's principal",
    ),
  },
  UNREADABLE: { message: bilingual('照片无法读取', 'The picture cannot be read'), suggestion: shootAnew },
  NO_ANSWER: {
    message: bilingual('管局应用未答复', "The bureau's app gives no answer"),
    suggestion: bilingual('请稍后用同一采集码再试', 'Try again in a while with the same code'),
    isTemporary: true,
  },
  NOT_CONNECTED: {
    message: bilingual('尚未接入管局应用', "The bureau's app is not connected here"),
    suggestion: bilingual('请联系我们', 'Please contact us'),
    isTemporary: true,
  },
} as const satisfies Record<string, ProblemRow>;
export type AppPhotoProblem = keyof typeof appPhotoProblems;
export const appPhotoProblemRow = (problem: AppPhotoProblem): ProblemRow => appPhotoProblems[problem];

/** Pattern of a collection code after blanks are removed. */
export const collectionCodePattern = /^[0-9A-Za-z]{4,32}$/;
