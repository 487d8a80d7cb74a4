import { dayNumberOf, dayOfNumber } from '../calendar/shanghai.ts';
import { isFieldId } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { Day } from '../province/in-force.ts';
import { findProvince, type ProvinceCode } from '../province/provinces.ts';
import type { Reach } from '../province-rules/rule.ts';
import { isReasonCode, type ReasonCode, reasonRow } from '../reasons/reasons.ts';
import { type BilingualText, bilingual, type Language } from '../text/bilingual-text.ts';
import type { RuleChange } from './draft.ts';
import { itemName } from './names.ts';
import { sentenceOf } from './sentence.ts';
import type { RuleSourceInput } from './source.ts';

/** Refusals of one bureau for one item and reason, for which no rule existed. */
export interface RefusalsOfItem {
  readonly province: string;
  /** A field or `material.KIND`. */
  readonly item: string;
  readonly reason: ReasonCode;
  readonly refusals: number;
  readonly kinds: readonly OrderKind[];
  /** The latest first. */
  readonly orders: readonly { readonly orderNumber: string; readonly day: string; readonly code: string }[];
}

/** Whether a rule follows from refusals: of an order as a whole (`item` null) none does, because a rule looks at something. */
export const canBeginRule = <R extends { readonly item: string | null; readonly reason: string }>(
  refused: R,
): refused is R & Pick<RefusalsOfItem, 'item' | 'reason'> => refused.item !== null && isReasonCode(refused.reason);

/** What a new draft begins with. */
export interface BegunDraft {
  readonly title: string;
  readonly why: string;
  readonly source: RuleSourceInput;
  readonly changes: readonly RuleChange[];
}

/** Days until a rule begins that nobody has chosen a day for: partners are told a week before. */
const NOTICE_DAYS = 7;

/** The field is a question to the reviewer, who is warned where its value changes; a material is one on the checklist. */
function effectOf({ item, reason, kinds }: RefusalsOfItem): Reach {
  if (!isFieldId(item))
    return { to: 'checklist', item: item as `material.${MaterialKind}`, when: { kinds: [...kinds] } };
  const { advice } = reasonRow(reason);
  return {
    ...{ to: 'check', field: item, ruleId: 'R-14', outcome: 'warn' },
    ...{ broken: { kinds: [...kinds] }, suggestion: advice },
  };
}

const namesOf = ({ province, item, reason, refusals }: RefusalsOfItem, language: Language) => ({
  bureau: findProvince(province)?.label[language] ?? province,
  about: itemName(item)[language],
  label: reasonRow(reason).label[language],
  times: refusals,
});

const titleOf = (refused: RefusalsOfItem, language: Language): string => {
  const { bureau, about, label, times } = namesOf(refused, language);
  return language === 'zh'
    ? `${bureau}管局驳回 ${times} 次：${about}，${label}`
    : `Refused ${times} times in ${bureau}: ${about}, ${label}`;
};

function textOf(refused: RefusalsOfItem, language: Language): string {
  const { reason, orders, refusals } = refused;
  const { label } = reasonRow(reason);
  const says: BilingualText =
    orders.length < refusals
      ? bilingual(`最近 ${orders.length} 次：`, `The latest ${orders.length}:`)
      : bilingual('各次驳回：', 'Each refusal:');
  return [
    titleOf(refused, language),
    `${reason} ${label[language]}`,
    says[language],
    ...orders.map(({ day, orderNumber, code }) => `${day} ${orderNumber} ${code}`),
  ].join('\n');
}

/**
 * 据此新增规则: the draft of a rule that would have made a reviewer look at what a bureau refused. Its source names days, orders and codes,
 * nothing personal; a supervisor changes the rest.
 */
export function draftOfRefusals(refused: RefusalsOfItem, today: Day, language: Language): BegunDraft {
  const title = titleOf(refused, language).slice(0, 200);
  const effects = [effectOf(refused)];
  const id = `refused-${refused.province}-${refused.item}-${refused.reason}`.replace(/[^a-z0-9-]/gi, '-');
  return {
    title,
    why: title,
    source: { title, date: (refused.orders[0]?.day ?? today) as Day, text: textOf(refused, language) },
    changes: [
      {
        does: 'add',
        rule: {
          id: id.slice(0, 60),
          in: [refused.province as ProvinceCode],
          effects,
          says: sentenceOf(effects),
          why: title,
          from: dayOfNumber(dayNumberOf(today) + NOTICE_DAYS) as Day,
        },
      },
    ],
  };
}
