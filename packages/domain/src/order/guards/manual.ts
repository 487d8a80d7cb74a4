import { shanghaiDay } from '../../calendar/shanghai.ts';
import { checkFilingNumber } from '../../checks/filing-number.ts';
import { kindRow } from '../../order-names/kinds/kinds.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { reloadOrderAdvice } from '../../text/refusal.ts';
import type { OrderFacts } from '../facts.ts';
import type { Guard } from './guard.ts';

const ruleId = 'L-manual';

const stageIs =
  (...stages: readonly NonNullable<OrderFacts['manual']>['stage'][]) =>
  ({ manual }: OrderFacts): boolean =>
    manual !== null && stages.includes(manual.stage);

/** An approval of what is filed for the first time brings its numbers. */
const needsServiceNumber = ({ kind }: OrderFacts): boolean => {
  const { effect } = kindRow(kind);
  return effect.does === 'add' && effect.what !== 'access';
};
const needsSubjectNumber = ({ kind }: OrderFacts): boolean => kindRow(kind).about === 'nothing';

const numberMissing = {
  message: bilingual('请填写管局核发的备案号', 'Enter the filing number that the bureau gave'),
  suggestion: bilingual(
    '首次备案须有主体备案号和网站（APP）备案号，新增网站或 APP 须有其备案号',
    'A first filing has the number of the subject and of the website or app, a new website or app its own',
  ),
};

/** Guards: 人工报送, one person enters and another confirms. */
export const manualGuards = {
  goesByHand: {
    private: true,
    condition: bilingual('该省或该类订单由人工报送', 'Orders of the province, or of the kind, are entered by hand'),
    ruleId,
    check: ({ bureau }) => bureau?.manual === true,
  },
  notEnteredYet: {
    message: bilingual('已登记录入，等待复核', 'The entry is recorded already and waits to be confirmed'),
    suggestion: bilingual('请复核，或先退回登记', 'Confirm it, or return the record first'),
    ruleId,
    check: ({ manual }) => manual === null || manual.stage === 'TO_ENTER',
  },
  entryRecorded: {
    message: bilingual('尚未登记录入', 'No entry is recorded yet'),
    suggestion: bilingual('请先登记已录入', 'Record the entry first'),
    ruleId,
    hideWhenFailing: true,
    check: stageIs('ENTERED'),
  },
  somethingToConfirm: {
    message: bilingual('没有待复核的登记', 'No record waits to be confirmed'),
    suggestion: reloadOrderAdvice,
    ruleId,
    hideWhenFailing: true,
    check: stageIs('ENTERED', 'ANSWERED'),
  },
  recordedByAnother: {
    message: bilingual('由您登记，须由他人复核', 'You recorded it; somebody else must confirm it'),
    suggestion: bilingual('请交给同事', 'Hand it to a colleague'),
    ruleId,
    check: ({ manual }, actor) => manual === null || manual.recordedBy !== actor.id,
  },
  handedOverByHand: {
    message: bilingual('订单不是人工报送的', 'The order was not entered by hand'),
    suggestion: reloadOrderAdvice,
    ruleId,
    hideWhenFailing: true,
    check: ({ manual }) => manual !== null,
  },
  notHandedOverByHand: {
    message: bilingual(
      '人工报送的订单由两人登记和复核',
      'Two people record the result of an order that was entered by hand',
    ),
    suggestion: bilingual('请登记管局结果，由他人复核', "Record the bureau's result; somebody else confirms it"),
    ruleId,
    hideWhenFailing: true,
    check: ({ manual }) => manual === null,
  },
  noAnswerRecorded: {
    message: bilingual('已登记管局结果，等待复核', 'A result is recorded already and waits to be confirmed'),
    suggestion: bilingual('请复核，或先退回登记', 'Confirm it, or return the record first'),
    ruleId,
    check: ({ manual }) => manual === null || manual.stage !== 'ANSWERED',
  },
  answerRecorded: {
    message: bilingual('尚未登记管局结果', 'No result is recorded yet'),
    suggestion: bilingual('请先登记管局结果', "Record the bureau's result first"),
    ruleId,
    hideWhenFailing: true,
    check: stageIs('ANSWERED'),
  },
  recordedAnswerApproves: {
    private: true,
    condition: bilingual('登记的结果为通过', 'The recorded result is an approval'),
    ruleId,
    check: ({ manual }) => manual?.approves === true,
  },
  manualDayPossible: {
    message: bilingual('日期不能早于提交之日，也不能晚于今天', 'The day is not before the push and not after today'),
    suggestion: bilingual('请填写管局系统显示的日期', "Enter the day that the bureau's system shows"),
    ruleId,
    check: ({ manual, now }, _actor, input) =>
      input?.day === undefined ||
      manual === null ||
      (input.day <= shanghaiDay(Date.parse(now)) && input.day >= (manual.enteredDay ?? manual.sinceDay)),
  },
  numbersOfApproval: {
    ...numberMissing,
    ruleId,
    check: (facts, _actor, input) => {
      if (input?.approves !== true) return true;
      const { subjectNumber, serviceNumber } = input;
      const asked = [
        { field: 'subjectNumber', value: subjectNumber, kind: 'subject', needed: needsSubjectNumber(facts) },
        {
          field: 'serviceNumber',
          value: serviceNumber,
          kind: kindRow(facts.kind).app === true ? 'app' : 'website',
          needed: needsServiceNumber(facts),
        },
      ] as const;
      const reasons = asked.flatMap(({ field, value, kind, needed }) => {
        if (value === undefined)
          return needed
            ? [
                {
                  code: 'NUMBERS_OF_APPROVAL' as const,
                  field,
                  ...numberMissing,
                  ruleId,
                },
              ]
            : [];
        const { outcome, message, suggestion } = checkFilingNumber(value, kind);
        return outcome === 'pass'
          ? []
          : [{ code: 'NUMBERS_OF_APPROVAL' as const, field, message, suggestion: suggestion ?? message, ruleId }];
      });
      return reasons.length === 0 || reasons;
    },
  },
} as const satisfies Record<string, Guard>;
