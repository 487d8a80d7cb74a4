import { type FilterTextName, filterTexts, MAX_PUSHED_ORDERS, type RowFlag, rowFlags } from '@beian/domain/order';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { badInput } from '../bilingual-error.ts';
import type { OrderFilter } from './order.inputs.ts';

const textNames = Object.keys(filterTexts) as FilterTextName[];
/** Conditions about what only staff see. */
const staffFilters = ['holder', 'assignee', 'late', 'ended', 'approved'] as const;
const staffFlags: readonly string[] = rowFlags satisfies readonly RowFlag[];
const ORDER_ID = /^order_[\w-]{1,64}$/;

/**
 * Refuses what cannot be read, and what a partner cannot filter by, so that nothing is silently ignored.
 * @throws GraphQLError BAD_USER_INPUT with the field
 */
export function assertReadableFilter(filter: OrderFilter, isStaff: boolean): void {
  const ofStaff = isStaff ? undefined : staffFilters.find((name) => filter[name] != null);
  if (ofStaff !== undefined) throw refusal(ofStaff, 'staff');
  if (!isStaff && staffFlags.includes(filter.flag ?? '')) throw refusal('flag', 'staff');
  for (const name of textNames) {
    const text = filter[name];
    if (text != null && !filterTexts[name].isReadable(text)) throw unreadable(`filter.${name}`, filterTexts[name].form);
  }
  const { ids } = filter;
  if (ids == null) return;
  if (ids.length > MAX_PUSHED_ORDERS) throw refusal('ids', 'many');
  const bad = ids.findIndex((id) => !ORDER_ID.test(id));
  if (bad !== -1)
    throw unreadable(`filter.ids[${bad}]`, bilingual('订单的 id（order_…）', 'the id of an order, `order_…`'));
}

const messages = {
  staff: {
    zh: '仅供工作人员使用，请去掉',
    en: 'is for staff only: leave it out.',
  },
  many: {
    zh: `最多 ${MAX_PUSHED_ORDERS} 个订单，请分次查询`,
    en: `takes at most ${MAX_PUSHED_ORDERS} orders: ask in parts.`,
  },
};

const refusal = (name: string, why: keyof typeof messages) => {
  const { zh, en } = messages[why];
  return badInput(`filter.${name}`, bilingual(`\`filter.${name}\` ${zh}`, `\`filter.${name}\` ${en}`));
};

/** BAD_USER_INPUT for a text of another form; `form` says what is expected, as the end of the sentence. */
export const unreadable = (field: string, { zh, en }: BilingualText) =>
  badInput(field, bilingual(`\`${field}\` 无法识别，应为${zh}`, `\`${field}\` cannot be read: give ${en}.`));
