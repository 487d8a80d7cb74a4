import { spelledTime } from '../../calendar/shanghai.ts';
import { bilingual, fillTemplate } from '../../text/bilingual-text.ts';
import { reloadOrderAdvice } from '../../text/refusal.ts';
import { countMissedCalls, minMissedCalls } from '../calls.ts';
import { givenReasons } from '../guard-helpers.ts';
import type { Guard } from './guard.ts';

const ruleId = 'R-3.4';
/** 电话不通或无人接听 */
const UNREACHED = 'CON-02';

/** Guards: calls to the applicant. */
export const callGuards = {
  callLogged: {
    message: bilingual('尚无接通的电话记录', 'No call that was answered is logged'),
    suggestion: bilingual('请致电核实并记录', 'Call, and log the outcome'),
    ruleId: 'R-3.3',
    check: (facts) => facts.callsReached > 0,
  },
  secondCallDue: {
    message: bilingual(
      '无人接听后满一小时才可再次拨打',
      'After a call that nobody answered the next is made an hour later',
    ),
    ruleId,
    check: ({ callAgainAt, now }) => {
      if (callAgainAt === null || callAgainAt <= now) return true;
      const at = Date.parse(callAgainAt);
      return [
        {
          code: 'SECOND_CALL_DUE',
          message: bilingual(
            `无人接听，${spelledTime(at, Date.parse(now), 'zh')} 起可再次拨打`,
            `Nobody answered: second call from ${spelledTime(at, Date.parse(now), 'en')}`,
          ),
          suggestion: bilingual('对方回电的，请记录来电', 'If the person rings back, log that call'),
          ruleId,
        },
      ];
    },
  },
  secondCallAwaited: {
    message: bilingual('没有等待回复的未接来电', 'No missed call waits for an answer'),
    suggestion: reloadOrderAdvice,
    ruleId,
    hideWhenFailing: true,
    check: ({ callAgainAt }) => callAgainAt !== null,
  },
  /** After a single call a person cannot be declared unreachable. */
  unreachedTwice: {
    message: bilingual(
      '两次拨打均无人接听，才可以此为由退回或驳回',
      'Nobody can be said to be out of reach before two missed calls',
    ),
    ruleId,
    check: (facts, _actor, input) => {
      const reasons = givenReasons(input);
      const missed = countMissedCalls(facts);
      if (!reasons.some(({ code }) => code === UNREACHED) || missed >= minMissedCalls) return true;
      return [
        {
          code: 'UNREACHED_TWICE',
          field: 'reasons',
          message: fillTemplate(
            bilingual(
              '以“电话不通或无人接听”为由，须有两次间隔一小时以上的未接通记录，现有 {n} 次',
              '“Cannot be reached” needs two missed calls an hour apart; {n} is logged',
            ),
            { n: missed },
          ),
          suggestion: bilingual('请再次致电并记录，或选择其他理由', 'Call again and log it, or choose another reason'),
          ruleId,
        },
      ];
    },
  },
} as const satisfies Record<string, Guard>;
