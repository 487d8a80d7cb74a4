import { checkMobile } from '../../checks/mobile.ts';
import { isMainlandAddress } from '../../photo/curtain.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { followMessageAdvice, reloadOrderAdvice } from '../../text/refusal.ts';
import { warningsOf } from '../warnings.ts';
import type { Guard } from './guard.ts';

/** Guards: the curtain by mail (docs/spec/rules.md R-6, Mailing). */
export const curtainGuards = {
  addressInMainland: {
    message: bilingual('幕布只能寄往中国大陆地址', 'A curtain goes to addresses of the mainland alone'),
    ruleId: 'R-6',
    check: (_facts, _actor, input) =>
      input === undefined ||
      isMainlandAddress({
        province: input.province ?? '',
        city: input.city ?? '',
        address: input.address ?? '',
      }) || [
        {
          code: 'ADDRESS_IN_MAINLAND',
          field: 'province',
          message: bilingual(
            '幕布只能寄往中国大陆地址，不寄往港澳台',
            'A curtain goes to addresses of the mainland alone, not to Hong Kong, Macao or Taiwan',
          ),
          suggestion: bilingual(
            '请填写大陆地址（不必在备案省份）；已有幕布可直接拍照',
            'Give an address of the mainland, in any province; who owns a curtain may shoot at once',
          ),
          ruleId: 'R-6',
        },
      ],
  },
  consigneeReachable: {
    message: bilingual('收件人手机号码有误', "The consignee's mobile number is wrong"),
    ruleId: 'FMT-MOBILE',
    check: (_facts, _actor, input) => {
      if (input === undefined) return true;
      const { outcome, message, suggestion, ruleId } = checkMobile(input?.mobile ?? '');
      return (
        outcome !== 'fail' || [
          {
            code: 'CONSIGNEE_REACHABLE',
            field: 'mobile',
            message,
            suggestion: suggestion ?? followMessageAdvice,
            ruleId,
          },
        ]
      );
    },
  },
  noCurtainUnderway: {
    message: bilingual('已有一幅幕布待寄或在途', 'A curtain is to be sent or on its way already'),
    suggestion: bilingual('收到后请确认；无须重复申请', 'Confirm it when it arrives; there is no need to ask again'),
    ruleId: 'R-6',
    check: ({ curtain }) => curtain === null || curtain.state === 'DELIVERED',
  },
  curtainOwnedAcknowledged: {
    message: bilingual('有提醒未确认', 'A warning has not been acknowledged'),
    ruleId: 'R-6',
    check: (facts, _actor, input) => {
      if (input === undefined) return true;
      const { acknowledged = [] } = input;
      const open = warningsOf(facts, 'requestCurtain').filter(({ code }) => !acknowledged.includes(code));
      return open.length === 0 || open.map((warning) => ({ ...warning, field: 'acknowledged' }));
    },
  },
  curtainRequested: {
    message: bilingual('没有待寄出的幕布', 'No curtain is to be sent'),
    suggestion: reloadOrderAdvice,
    ruleId: 'R-6',
    hideWhenFailing: true,
    check: ({ curtain }) => curtain?.state === 'REQUESTED',
  },
  /** The shipping label was written for this request. */
  curtainIsTheOneSeen: {
    message: bilingual('幕布申请已变化', 'The request has changed'),
    suggestion: bilingual('请重新打开寄件列表', 'Open the mail room anew'),
    ruleId: 'R-6',
    check: ({ curtain }, _actor, input) => input === undefined || curtain?.id === input.curtainId,
  },
  curtainUnderway: {
    message: bilingual('没有在途的幕布', 'No curtain is on its way'),
    suggestion: reloadOrderAdvice,
    ruleId: 'R-6',
    hideWhenFailing: true,
    check: ({ curtain }) => curtain?.state === 'SHIPPED',
  },
} as const satisfies Record<string, Guard>;
