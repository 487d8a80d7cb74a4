import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { maxQueueViews, type QueueDeskChange, queueDeskChange } from '@beian/domain/order';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import type { z } from 'zod';
import { viewAad } from './queue-desk-views.ts';

export type QueueDeskOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

interface QueueDeskCall {
  readonly actor: Actor;
  readonly change: QueueDeskChange;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

/**
 * A member of staff changes their own queue: views, columns, density. Refusals are values; audited without names and
 * filters.
 */
export async function changeQueueDesk(ctx: AppContext, tx: Tx, call: QueueDeskCall): Promise<QueueDeskOutcome> {
  const { actor, change, key } = call;
  const body = bodyHash(['changeQueueDesk', change]);
  const seen = await findAnswer<QueueDeskOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await write(ctx, tx, actor, change);
  const outcome: QueueDeskOutcome = refused === undefined ? { ok: true } : { ok: false, refusal: refused };
  const target = 'id' in change ? change.id : undefined;
  const details = refused === undefined ? {} : { code: refused.code };
  await writeAudit(tx, actor, change.change, target, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

type Checked = z.output<typeof queueDeskChange>;

async function write(ctx: AppContext, tx: Tx, actor: Actor, input: QueueDeskChange): Promise<Refusal | undefined> {
  if (actor.kind !== 'staff') return staffOnly;
  const checked = checkInput(queueDeskChange, input);
  if ('reasons' in checked) return checked;
  const change = checked.value;
  if (change.change === 'arrangeQueue') {
    await tx.client.query(
      `/* arrangeQueue */ insert into app.staff_queues (staff_id, columns, density) values ($1, $2, $3)
       on conflict (staff_id) do update set columns = $2, density = $3, changed_at = app.now()`,
      [actor.id, [...new Set(change.columns)], change.density],
    );
    return undefined;
  }
  // Of two concurrent changes by one person the second waits, so that count and positions are right.
  await tx.client.query(`/* lockViews */ select pg_advisory_xact_lock(hashtextextended('staff_views:' || $1, 0))`, [
    actor.id,
  ]);
  if (change.change === 'addQueueView') return add(ctx, tx, actor, change);
  if (change.change === 'orderQueueViews') {
    await tx.client.query(
      `/* orderViews */ update app.staff_views v set position = want.place from unnest($2::text[]) with ordinality as want(id, place)
       where v.staff_id = $1 and v.id = want.id`,
      [actor.id, change.ids],
    );
    return undefined;
  }
  const { rowCount } =
    change.change === 'removeQueueView'
      ? await tx.client.query('/* removeView */ delete from app.staff_views where staff_id = $1 and id = $2', [
          actor.id,
          change.id,
        ])
      : await tx.client.query(
          `/* changeView */ update app.staff_views set name = coalesce($3, name), filter = coalesce($4, filter),
             changed_at = app.now() where staff_id = $1 and id = $2`,
          [
            actor.id,
            change.id,
            change.name === undefined ? null : ctx.keys.seal(viewAad(change.id), change.name),
            change.filter === undefined ? null : JSON.stringify(change.filter),
          ],
        );
  return rowCount === 1 ? undefined : viewGone;
}

async function add(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  { name, filter }: Extract<Checked, { change: 'addQueueView' }>,
): Promise<Refusal | undefined> {
  const { rows } = await tx.client.query<{ n: number; last: number }>(
    `/* countViews */ select count(*)::int as n, coalesce(max(position), 0) as last from app.staff_views where staff_id = $1`,
    [actor.id],
  );
  const { n = 0, last = 0 } = rows[0] ?? {};
  if (n >= maxQueueViews) return tooMany;
  const id = newId('view');
  await tx.client.query(
    '/* addView */ insert into app.staff_views (id, staff_id, name, filter, position) values ($1, $2, $3, $4, $5)',
    [id, actor.id, ctx.keys.seal(viewAad(id), name), JSON.stringify(filter), last + 1],
  );
  return undefined;
}

const RULE = 'D-queue';
const staffOnly = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: bilingual('只有审核人员有自己的队列视图', 'Only people at the desk keep views of the queue'),
  suggestion: bilingual('请以审核人员身份登录', 'Sign in as a member of staff'),
  ruleId: RULE,
});
const viewGone = refusal('NOT_FOUND', {
  code: 'VIEW_GONE',
  field: 'id',
  message: bilingual('此视图已被删除', 'This view is no longer there'),
  suggestion: bilingual('请刷新页面；如仍需要，可另存为新视图', 'Reload the page; save it anew if it is still needed'),
  ruleId: RULE,
});
const tooMany = refusal('GUARD_FAILED', {
  code: 'TOO_MANY_VIEWS',
  message: bilingual(`最多保存 ${maxQueueViews} 个视图`, `At most ${maxQueueViews} views are kept`),
  suggestion: bilingual('请先删除不再使用的视图', 'Remove one that is no longer used'),
  ruleId: RULE,
});
