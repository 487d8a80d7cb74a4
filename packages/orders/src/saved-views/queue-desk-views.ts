import type { AppContext, Tx } from '@beian/database/transaction';
import type { QueueDeskView } from '@beian/domain/order';
import {
  defaultColumns,
  type QueueColumn,
  type QueueDensity,
  queueColumns,
  queueDensities,
  queueFilter,
} from '@beian/domain/order';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Language } from '@beian/domain/text';

interface Row {
  readonly columns: string[] | null;
  readonly density: string | null;
  readonly views: {
    id: string;
    name: string;
    filter: Record<string, unknown>;
    holderThere: boolean;
    assigneeThere: boolean;
  }[];
}

export const viewAad = (id: string): string => `staff_views.name:${id}`;

/** SQL: the member of staff whom a view names still exists and is active. */
const staffExistsSql = (name: 'holder' | 'assignee'): string =>
  `coalesce(v.filter ->> '${name}' in ('ME', 'NOBODY')
    or exists (select 1 from app.staff s where s.id = v.filter ->> '${name}' and s.active), true)`;

/**
 * The caller's own settings, in one statement. Parts of a view that are no longer valid are left out and reported.
 */
export async function loadQueueDesk(
  ctx: AppContext,
  tx: Tx,
  { actor, language }: { readonly actor: Actor; readonly language: Language },
): Promise<QueueDeskView> {
  const { rows } = await tx.client.query<Row>({
    name: 'queue-desk',
    text: `/* loadQueueDesk */ select q.columns, q.density, coalesce((select json_agg(json_build_object('id', v.id,
        'name', encode(v.name, 'base64'), 'filter', v.filter, 'holderThere', ${staffExistsSql('holder')},
        'assigneeThere', ${staffExistsSql('assignee')}) order by v.position, v.id)
        from app.staff_views v where v.staff_id = $1), '[]') as views
      from (select 1) one left join app.staff_queues q on q.staff_id = $1`,
    values: [actor.id],
  });
  const { columns = null, density = null, views = [] } = rows[0] ?? {};
  const chosen = (Object.keys(queueColumns) as QueueColumn[]).filter((one) => columns?.includes(one));
  return {
    columns: columns === null ? defaultColumns(actor.roles) : chosen,
    density: (Object.keys(queueDensities) as QueueDensity[]).find((one) => one === density) ?? 'NORMAL',
    arranged: columns !== null,
    views: views.map(({ id, name, filter, ...there }) => ({
      id,
      name: ctx.keys.unseal(viewAad(id), Buffer.from(name, 'base64')).toString(),
      ...dropObsoleteParts(filter, there, language),
    })),
  };
}

/** The parts of a stored filter that are still valid. */
function dropObsoleteParts(
  stored: Record<string, unknown>,
  { holderThere, assigneeThere }: Pick<Row['views'][number], 'holderThere' | 'assigneeThere'>,
  language: Language,
) {
  const kept: Record<string, unknown> = {};
  const missing: string[] = [];
  for (const [name, value] of Object.entries(stored)) {
    const shape = queueFilter.shape[name as keyof typeof queueFilter.shape];
    const known =
      shape?.safeParse(value).success === true &&
      (name !== 'holder' || holderThere) &&
      (name !== 'assignee' || assigneeThere) &&
      (name !== 'province' || findProvince(String(value)) !== undefined);
    if (known) kept[name] = value;
    else missing.push((obsoletePartTexts[name as keyof typeof obsoletePartTexts] ?? obsoletePartTexts.other)[language]);
  }
  return { filter: queueFilter.parse(kept), missing };
}

const obsoletePartTexts = {
  holder: bilingual(
    '此视图指定的持有人已不在册，现显示所有持有人的订单',
    'The holder that this view names has left; it shows the orders of all',
  ),
  assignee: bilingual(
    '此视图指定的被指派人已不在册，现显示所有人的订单',
    'The assignee that this view names has left; it shows the orders of all',
  ),
  province: bilingual(
    '此视图指定的省份已不存在，现显示所有省份',
    'The province that this view names is no longer there; it shows all',
  ),
  flag: bilingual(
    '此视图指定的标记已取消，现不按标记筛选',
    'The flag that this view names is no longer there; it is not filtered by',
  ),
  other: bilingual('此视图的部分筛选条件已取消，已忽略', 'A filter of this view is no longer there and is left out'),
};
