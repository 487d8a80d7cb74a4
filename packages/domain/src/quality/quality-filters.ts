import { type FilterRows, type FilterValues, textUpTo } from '../filter/filter-rows.ts';
import { provinceText } from '../filter/filter-texts.ts';
import { personText } from '../order/order-filters.ts';
import { orderKindLabels } from '../order-names/kinds/kinds.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { formatCount } from '../text/in-words.ts';
import { MAX_QUALITY_DAYS } from './figures.ts';

const kindText = {
  isReadable: (text: string) => Object.hasOwn(orderKindLabels, text),
  form: bilingual('订单类型的代码', 'a kind of order, e.g. `CHANGE_WEBSITE`'),
};

/** What every list of the quality pages can be filtered by. */
export const qualityScopeFilters = {
  days: {
    label: bilingual('天数', 'Days'),
    scalar: 'Int',
    least: 1,
    greatest: MAX_QUALITY_DAYS,
    description: `Shanghai days back, today included, 1 to ${formatCount(MAX_QUALITY_DAYS)}.`,
  },
  reviewer: {
    label: bilingual('审核人员', 'Reviewer'),
    scalar: 'ID',
    text: personText,
    description: 'Whose work it is: who passed or approved. Global id.',
  },
  province: {
    label: bilingual('省份', 'Province'),
    scalar: 'String',
    text: provinceText,
    description: 'Six-digit code.',
  },
  kind: { label: bilingual('类型', 'Kind'), scalar: 'String', text: kindText, description: 'Kind of order.' },
} as const satisfies FilterRows;
export type QualityScopeFilter = FilterValues<typeof qualityScopeFilters>;

export const lateFindingFilters = {
  ...qualityScopeFilters,
  item: {
    label: bilingual('项目', 'Item'),
    scalar: 'String',
    text: textUpTo(100),
    description: '`Item.key`; of escapes empty for those that name none.',
  },
} as const satisfies FilterRows;
export type LateFindingFilter = FilterValues<typeof lateFindingFilters>;

export const escapeFilters = {
  ...lateFindingFilters,
  rule: {
    label: bilingual('放过的规则', 'Rule that passed it'),
    scalar: 'String',
    text: textUpTo(60),
    description: 'Of escapes: the rule that had passed it; empty: none.',
  },
  code: {
    label: bilingual('管局代码', "Bureau's code"),
    scalar: 'String',
    text: textUpTo(20),
    description: "Of escapes: the bureau's code.",
  },
} as const satisfies FilterRows;
export type EscapeFilter = FilterValues<typeof escapeFilters>;

const MOST_ROUNDS = 9_999;
/** `item` is accepted, so that a link to one list leads to the others, and means nothing here. */
export const orderRoundsFilters = {
  ...lateFindingFilters,
  rounds: {
    label: bilingual('轮次', 'Rounds'),
    scalar: 'Int',
    least: 1,
    greatest: MOST_ROUNDS,
    description: 'Of pushed orders: exactly so many rounds.',
  },
  roundsFrom: {
    label: bilingual('轮次不少于', 'Rounds from'),
    scalar: 'Int',
    least: 1,
    greatest: MOST_ROUNDS,
    description: 'Of pushed orders: at least so many rounds.',
  },
} as const satisfies FilterRows;
export type OrderRoundsFilter = FilterValues<typeof orderRoundsFilters>;

/** The filters of the three lists together: the API has one input for them. */
export const qualityFilters = { ...escapeFilters, ...orderRoundsFilters } as const satisfies FilterRows;
export type QualityFilter = FilterValues<typeof qualityFilters>;
