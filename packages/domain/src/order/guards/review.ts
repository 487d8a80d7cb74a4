import { materialKinds } from '../../filing/materials.ts';
import { reasonAppliesTo } from '../../reasons/reasons.ts';
import { bilingual, fillTemplate } from '../../text/bilingual-text.ts';
import { followMessageAdvice } from '../../text/refusal.ts';
import { initialItems, itemsInReview, materialKey, photoItems } from '../checklist.ts';
import type { OrderFacts } from '../facts.ts';
import { blackListFinding } from '../field-checks/black-list.ts';
import { returnableFields } from '../fields-of-order.ts';
import { givenReasons, itemsMessage, openItemReasons } from '../guard-helpers.ts';
import type { Guard } from './guard.ts';

const fallenReasons = {
  PUBLICATION: {
    code: 'FILED_SINCE_REVIEW',
    message: bilingual(
      '核对通过之后，管局发布了新的备案数据，此项须重新核对',
      'It was passed beside other values than the bureau has published since',
    ),
  },
  READING: {
    code: 'READ_SINCE_REVIEW',
    message: bilingual(
      '核对通过之后，识别结果显示与证件不一致，此项须重新核对',
      'It was passed before its paper was read, which shows something else',
    ),
  },
} as const satisfies Record<OrderFacts['fallen'][number]['why'], object>;

/** Guards: the initial review. */
export const reviewGuards = {
  itemUnchanged: {
    message: bilingual('此项内容已变，请重新核对', 'This item has changed; look again'),
    suggestion: bilingual('请看新的内容后再给结论', 'Look at what it holds now, then judge it'),
    ruleId: 'D-comparison',
    check: (facts, _actor, input) =>
      input === undefined ||
      itemsInReview(facts).some((item) => item.key === input.item && item.hash !== null && item.hash === input.hash),
  },
  groupedAgrees: {
    message: bilingual(
      '此项与证件或机器检查并非全部一致，不能与其他项一并通过',
      'Neither the papers nor the machine checks show all of this item right, so it cannot be passed with others',
    ),
    suggestion: bilingual(
      '请单独核对此项后给出结论',
      'Look at this item by itself, and give its verdict without grouped',
    ),
    field: 'grouped',
    ruleId: 'D-verdicts',
    check: ({ groupable }, _actor, input) =>
      input?.grouped !== true || (input.item !== undefined && groupable?.includes(input.item) === true),
  },
  everyItemPassed: {
    message: bilingual('还有未通过的项', 'Some items are not passed'),
    ruleId: 'D-verdicts',
    check: (facts) => {
      const reasons = openItemReasons(initialItems(facts));
      return reasons.length === 0 || reasons;
    },
  },
  reviewedAsFiled: {
    message: bilingual('核对通过之后情况有变，有的项须重新核对', 'Some items are to be reviewed again'),
    ruleId: 'D-verdicts',
    check: (facts) => {
      const items = [...initialItems(facts), ...photoItems(facts)].map(({ key }) => key);
      const fell = facts.fallen.filter(({ item }) => items.includes(item));
      return (
        fell.length === 0 ||
        fell.map(({ item, why }) => ({
          ...fallenReasons[why],
          field: item,
          suggestion: bilingual(
            '请由主管重开初审；已上报过的，请退回申请人',
            'A supervisor reopens the review; what was handed over before is sent back to the applicant',
          ),
          ruleId: 'D-verdicts',
        }))
      );
    },
  },
  /** The black list may be newer than the checks of the last save. */
  notBlackListed: {
    message: bilingual('在管局下发的黑名单中', "It is on a bureau's black list"),
    ruleId: 'B-7, codes 1064/1065',
    check: ({ blackListed }) =>
      blackListed.length === 0 ||
      blackListed.map((field) => {
        const { message, suggestion, ruleId } = blackListFinding(field);
        return { code: 'BLACK_LISTED', field, message, suggestion: suggestion ?? followMessageAdvice, ruleId };
      }),
  },
  everyItemHasVerdict: {
    message: bilingual('还有没有结论的项', 'Some items have no verdict'),
    ruleId: 'D-verdicts',
    check: (facts) => {
      const without = itemsInReview(facts).filter((item) => item.verdict === null);
      return without.length === 0 || openItemReasons(without);
    },
  },
  /** Without a reason the applicant cannot answer a return. */
  everyReturnHasReason: {
    message: bilingual('有不符的项还没有理由', 'Some items are marked as not in order without a reason'),
    ruleId: 'D-verdicts',
    check: (facts) => {
      const without = itemsInReview(facts).filter((item) => item.verdict === 'return' && item.reasons === 0);
      return (
        without.length === 0 || [
          {
            code: 'ITEMS_WITHOUT_REASON',
            message: itemsMessage(
              bilingual('有 {n} 项不符但没有理由：{list}', 'Not in order without a reason ({n}): {list}'),
              without,
            ),
            suggestion: bilingual('请在这些项上选择理由', 'Choose a reason at each of them'),
            ruleId: 'D-verdicts',
          },
        ]
      );
    },
  },
  judgedOrWhole: {
    message: bilingual('还有没有结论或没有理由的项', 'Some items have no verdict, or no reason'),
    suggestion: bilingual(
      '请逐项核对，或给出针对整个订单的理由',
      'Check each item, or give a reason for the order as a whole',
    ),
    ruleId: 'D-verdicts',
    // A reason for the order as a whole ends the review early.
    check: (facts, _actor, input) =>
      input === undefined ||
      givenReasons(input).some(({ item, code }) => item === null && reasonAppliesTo(code, null)) ||
      itemsInReview(facts).every(
        ({ key, verdict, reasons }) =>
          verdict === 'pass' ||
          (verdict === 'return' && (reasons > 0 || givenReasons(input).some(({ item }) => item === key))),
      ),
  },
  /**
   * The applicant must be able to answer each reason: a reason about content that the order cannot change could never
   * be resolved.
   */
  someItemReturned: {
    message: bilingual('没有一项结论为不符且附有理由', 'No item is marked as not in order with a reason'),
    suggestion: bilingual('请在不符的项上选择理由', 'Choose a reason at the items that are not in order'),
    ruleId: 'D-verdicts',
    check: (facts) => itemsInReview(facts).some((item) => item.verdict === 'return' && item.reasons > 0),
  },
  atLeastOneReason: {
    message: bilingual('请至少给出一条理由', 'Give at least one reason'),
    suggestion: bilingual('请从理由列表中选择', 'Choose one from the list of reasons'),
    ruleId: 'D-verdicts',
    check: (facts, _actor, input) =>
      input === undefined ||
      givenReasons(input).length > 0 ||
      itemsInReview(facts).some((item) => item.verdict === 'return' && item.reasons > 0),
  },
  /**
   * A flagged item must be changed before the order is submitted again, so an item that the order does not have must
   * not be flagged.
   */
  reasonsOfItsItems: {
    message: bilingual('理由所指的项不属于此订单', 'A reason is of an item that the order does not have'),
    ruleId: 'L-correction',
    check: (facts, _actor, input) => {
      const items: readonly string[] = [...returnableFields(facts), ...materialKinds.map(materialKey)];
      const foreign = givenReasons(input).flatMap(({ item }) => (item === null || items.includes(item) ? [] : [item]));
      return (
        foreign.length === 0 ||
        foreign.map((item) => ({
          code: 'NOT_ITS_ITEM',
          field: 'reasons',
          message: fillTemplate(bilingual('此订单没有 {item} 这一项', 'The order has no item {item}'), { item }),
          suggestion: bilingual(
            '请用 Item.key；针对整个订单的理由不写 item',
            'Give an Item.key; a reason for the order as a whole has no item',
          ),
          ruleId: 'L-correction',
        }))
      );
    },
  },
  heldOncePerRound: {
    message: bilingual('本次提交已经等待过一次', 'The applicant was waited for once already since the last submission'),
    suggestion: bilingual('请作出结论；缺少的请退回修改', 'Decide now; return the order for what is missing'),
    ruleId: 'L-supplement',
    check: (facts) => !facts.pausedInRound,
  },
  /** In the photo review nothing may change but the photo, and another photo is a review of its own. */
  awaitedCanBeSent: {
    message: bilingual('等待补件时不能要求此项', 'This item cannot be waited for'),
    suggestion: bilingual(
      '需要新照片的请驳回照片；照片审核中只能针对整个订单等待',
      'Reject the photo to ask for another one; in the photo review wait for something about the order as a whole',
    ),
    ruleId: 'L-supplement',
    field: 'reasons',
    check: (facts, _actor, input) =>
      givenReasons(input).every(
        ({ item }) => item === null || (facts.state !== 'PHOTO_REVIEW' && item !== materialKey('FACE_PHOTO')),
      ),
  },
  /** The library lists the items that each reason applies to; its advice makes no sense for other items. */
  reasonsFit: {
    message: bilingual('理由不适用于此项', 'A reason does not fit its item'),
    ruleId: 'D-verdicts',
    check: (facts, _actor, input) => {
      const place = input?.item;
      const items: readonly string[] = [...returnableFields(facts), ...materialKinds.map(materialKey)];
      const misfits = givenReasons(input)
        .map(({ code, item }) => ({ code, item: place ?? item }))
        // For the order as a whole any reason is allowed: a bureau may refer to content that the order cannot change.
        .filter(({ code, item }) => item !== null && items.includes(item) && !reasonAppliesTo(code, item));
      return (
        misfits.length === 0 ||
        misfits.map(({ code, item }) => ({
          code: 'REASON_DOES_NOT_FIT',
          field: 'reasons',
          message: fillTemplate(bilingual('理由 {code} 不适用于 {item}', 'Reason {code} does not fit {item}'), {
            code,
            item: item ?? '',
          }),
          suggestion: bilingual('请选择适用于此项的理由', 'Choose a reason that applies to this item'),
          ruleId: 'D-verdicts',
        }))
      );
    },
  },
} as const satisfies Record<string, Guard>;
