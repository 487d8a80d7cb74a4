import { deskFields } from '@beian/domain/order-fields';
import { currentNameOf, publishedDeskFields } from '@beian/domain/partner';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { costs, fieldCosts, routeCosts, storedIds } from './cost-table.ts';

/** What costs how many points, as the reference and docs/generated/limits.md print it. */
export interface CostRow {
  readonly what: BilingualText;
  readonly points: number | BilingualText;
}

const row = (zh: string, en: string, points: CostRow['points']): CostRow => ({ what: bilingual(zh, en), points });
const stored = [...storedIds].map((name) => `\`${name}\``).join(', ');

const isOfDesk = (type: string, field: string): boolean =>
  [deskFields, publishedDeskFields].some((fields) => fields[type]?.includes(field) === true);

/** `Query.changeForm` is told as `Query.orderForm`; what has another current name with a cost of its own, or is for staff, is left out. */
const namedCosts = Object.entries({ ...fieldCosts, ...routeCosts })
  .filter(([name]) => name !== 'Mutation.search' && !isOfDesk(...(name.split('.') as [string, string])))
  .map(([name, points]) => {
    const [type = '', field] = name.split('.');
    const current = field === undefined ? type : `${type}.${currentNameOf(field)}`;
    return row(`\`${current}\``, `\`${current}\``, points);
  });

export const costRows: readonly CostRow[] = [
  row('所选的一个对象', 'an object that is asked for', costs.object),
  row(
    '一个值（标量、枚举）、`pageInfo`、`edges`、`nodes`',
    'a value (scalar, enum), `pageInfo`, `edges`, `nodes`',
    costs.value,
  ),
  row(
    '`edges` 之下，和 `nodes` 的一行',
    'what stands under `edges`, and a row of `nodes`',
    bilingual(
      `乘以 \`first\` 或 \`last\`；都没有时乘以 ${costs.page}`,
      `times \`first\` or \`last\`; ${costs.page} where neither is given`,
    ),
  ),
  row('不分页的列表', 'a list that is no page', bilingual('一次', 'once')),
  row(`${stored}，只选 \`id\``, `${stored} of which nothing but \`id\` is selected`, costs.value),
  row('不足一点的', 'a fraction of a point', bilingual('每个请求进为一点', 'rounded up once per operation')),
  row('一个变更，另加所选', 'a mutation, beside what it selects', costs.mutation),
  row(
    '开始一个订阅；每次答复另按所选',
    'to begin a subscription; each answer of it then costs what it selects',
    costs.subscription,
  ),
  row('`__schema` 或 `__type`，整个', '`__schema` or `__type`, whole', costs.introspection),
  row(
    '参数和变量中的文字',
    'what is given as text in arguments and variables',
    bilingual(
      `每 ${costs.charactersOfPoint.toLocaleString('en')} 个字符 1 点；搜索另计（见各操作）`,
      `1 for each ${costs.charactersOfPoint.toLocaleString('en')} characters; a search costs more (see the operation)`,
    ),
  ),
  row('因格式或权限被拒', 'a request refused for its form or a scope', costs.refusedForForm),
  row(
    '因过大被拒（`LIMIT_EXCEEDED`）；不足时扣完，恢复到此数（额度较小时为其十分之一）以前不读取请求',
    'a request refused for its size (`LIMIT_EXCEEDED`); where fewer are left all of them, and nothing is read until there are so many again, or a tenth of a smaller bucket',
    costs.refusedForSize,
  ),
  row('因点数不足被拒', 'a request refused for want of points', costs.refusedForPoints),
  ...namedCosts,
];
