import { type OrderState, stateRow } from '../order-names/states.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Uploads, saved fields and submissions by one link (docs/spec/life-cycle.md L-step-links). */
export const STEP_LINK_USES = 100;

/** The steps that a principal can take by the link of a notice, and the event that ends them. */
export const linkedSteps = {
  CORRECTION_REQUIRED: 'submit',
  SUPPLEMENT_PENDING: 'submitSupplement',
  VERIFICATION_PENDING: 'submitPhoto',
} as const satisfies Partial<Record<OrderState, string>>;
export type LinkedStep = keyof typeof linkedSteps;
export const isLinkedStep = (state: OrderState | null): state is LinkedStep =>
  state !== null && Object.hasOwn(linkedSteps, state);

interface EndedText {
  readonly message: BilingualText;
  readonly suggestion: BilingualText;
}

const nothingToDo = bilingual(
  '现在无须操作，有结果会通知您',
  'Nothing is to be done now: you are told what comes of it',
);
const latestLink = bilingual('请使用最新通知中的链接', 'Use the link of the latest notice');
const inSystem = bilingual(
  '仍需办理的，请在提交订单的系统中检查并重新提交',
  'If it is still wanted, check and submit it again in the system you ordered with',
);
const underReview: EndedText = {
  message: bilingual('这一步已提交，正在审核', 'This step was handed in and is being reviewed'),
  suggestion: nothingToDo,
};
const atBureau: EndedText = {
  message: bilingual(
    '这一步已完成，订单正在提交管局或由管局审核',
    'This step is done: the order is with the bureau, or on its way',
  ),
  suggestion: nothingToDo,
};

/** Why a link is over where it is more than where the order stands. */
const ownEndedTexts: Partial<Record<OrderState, EndedText>> = {
  DRAFT: { message: bilingual('订单已撤回', 'The order was withdrawn'), suggestion: inSystem },
  CORRECTION_REQUIRED: {
    message: bilingual('订单此后又被退回修改', 'The order was returned again since'),
    suggestion: latestLink,
  },
  INITIAL_REJECTED: {
    message: bilingual('订单未通过初审', 'The order did not pass the initial review'),
    suggestion: inSystem,
  },
  VERIFICATION_PENDING: {
    message: bilingual(
      '此链接对应的步骤已完成，订单现在等待网站负责人核验',
      'The step of this link is done: the order now waits for the website principal',
    ),
    suggestion: latestLink,
  },
  SUBMISSION_PENDING: atBureau,
  SUBMITTING: atBureau,
  UPLOAD_FAILED: atBureau,
  SMS_PENDING: {
    message: bilingual('这一步已完成，订单正在等待短信核验', 'This step is done: the order waits for the SMS check'),
    suggestion: bilingual('请按短信核验的通知填写验证码', 'Enter the code as the notice of the SMS check says'),
  },
  SMS_RETURNED: atBureau,
  BUREAU_REVIEW: atBureau,
  BUREAU_REJECTED: atBureau,
  APPROVED: {
    message: bilingual('订单已办理成功', 'The order is approved'),
    suggestion: bilingual('无须再操作', 'Nothing more is to be done'),
  },
  ABANDONED: {
    message: bilingual('订单已放弃', 'The order was abandoned'),
    suggestion: bilingual(
      '仍需办理的，请联系为您提交订单的单位',
      'If it is still wanted, ask whoever submitted the order for you',
    ),
  },
  LAPSED: {
    message: bilingual('订单已失效，填报的内容仍在', 'The order has lapsed; what was filled in is kept'),
    suggestion: inSystem,
  },
};

/** Why a link of a notice is over, by where its order stands, and what to do. */
export function endedStepText(state: OrderState): EndedText {
  const own = ownEndedTexts[state];
  if (own !== undefined) return own;
  const { nextActor, label } = stateRow(state);
  if (nextActor === 'reviewer') return underReview;
  const message = bilingual(`订单现在的状态：${label.zh}`, `The order is now in the state “${label.en}”`);
  return { message, suggestion: nextActor === 'applicant' ? latestLink : nothingToDo };
}
