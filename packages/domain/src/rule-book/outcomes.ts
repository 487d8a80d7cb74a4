import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 影响: what a draft of rules would change for an order, from a closed list. */
export const ruleOutcomes = {
  /** A check that passes without the draft fails with it. */
  WOULD_BE_RETURNED: bilingual('提交时会被退回', 'Refused when it is handed in'),
  NEEDS_PAPER: bilingual('须补充材料', 'Needs another paper'),
  /** The order cannot be made: the subject is cancelled and filed anew. */
  MUST_CANCEL_AND_REFILE: bilingual('须先注销再重新备案', 'Cancel, then file anew'),
  OTHER_PHOTO: bilingual('核验照片改变拍摄方式', 'The photo is taken in another way'),
  OTHER_FORM: bilingual('核验单格式改变', 'The verification form has another layout'),
  SMS_STEP: bilingual('短信核验改变', 'The SMS check changes'),
  WARNS_REVIEWER: bilingual('提醒审核员', 'The reviewer is warned'),
  /** Something is no longer asked. */
  FREED: bilingual('不再要求', 'No longer asked'),
} as const satisfies Record<string, BilingualText>;
export type RuleOutcome = keyof typeof ruleOutcomes;
export const ruleOutcomeNames = Object.keys(ruleOutcomes) as [RuleOutcome, ...RuleOutcome[]];

/** 影响何处: places of an order that are neither a field nor a material. */
export const rulePlaces = {
  move: bilingual('主体变更类型', 'Change of the subject'),
  shell: bilingual('空壳主体', 'Subject without websites'),
  photo: bilingual('核验照片', 'Verification photo'),
  form: bilingual('核验单', 'Verification form'),
  'sms.checked': bilingual('是否短信核验', 'Whether it is checked by SMS'),
  'sms.hours': bilingual('短信核验时限', 'Time to answer the SMS'),
  'sms.page': bilingual('短信核验网页', 'Page of the SMS check'),
} as const satisfies Record<string, BilingualText>;
export type RulePlace = keyof typeof rulePlaces;
