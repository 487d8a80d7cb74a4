import { canReviewSql, isAwaySql } from '@beian/accounts/staff';
import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { AuditAction } from '@beian/domain/order';
import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import type { Skills, StaffSkillsView } from '@beian/domain/work';
import { absencesSql, assignedSql } from '../colleagues/colleagues.ts';
import { stages } from '../part/stages.ts';
import { dueDaySql, loadTodayAndNextWorkday } from '../reassign/inputs.ts';

/** Only supervisors and administrators change skills, caps and absences. */
export const mayChangeStaff = (actor: Actor): boolean => hasRight(actor, 'changeStaff');

/** Staff with active accounts, by name; for staff only. */
export async function loadStaff(ctx: AppContext, tx: Tx, actor: Actor): Promise<StaffSkillsView[]> {
  const { today, nextWorkday } = await loadTodayAndNextWorkday(ctx, tx);
  const { rows } = await tx.client.query<Omit<StaffSkillsView, 'mayChange'>>(
    `/* loadStaff */ select id, login, name, roles, ${canReviewSql('p')} as reviews, provinces, kinds, order_cap as cap, ${absencesSql('p')} as absences, ${isAwaySql('p')} as away,
       ${assignedSql('p.id')} as assigned, case when p.absent && daterange($1, $2, '[]') then ${toMoveSql} else 0 end as "toMove"
     from app.staff p where active and partner_id is null order by name, id`,
    [today, nextWorkday],
  );
  return rows.map((row) => ({ ...row, mayChange: mayChangeStaff(actor) }));
}

/**
 * SQL of `missesDue` (domain) for a row `p` of app.staff whose absence is near; $1: today, $2: the next working day.
 */
const toMoveSql = `(select count(*)::int from app.orders o where o.assignee = p.id and ${stages.ALL} and (p.absent @> $1::date
  or exists (select 1 from unnest(p.absent) r where lower(r) > $1::date and lower(r) <= $2::date and r @> ${dueDaySql('o')})))`;

export interface SkillsChange extends Skills {
  readonly actor: Actor;
  readonly staffId: string;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

export type SkillsOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Sets which provinces and kinds a reviewer takes from now on; empty lists mean no limit. For supervisors and
 * administrators; refusals are audited, too. Orders already assigned stay so.
 */
export async function changeSkills(ctx: AppContext, tx: Tx, change: SkillsChange): Promise<SkillsOutcome> {
  const { actor, staffId } = change;
  const provinces = [...new Set(change.provinces)].sort();
  const kinds = [...new Set(change.kinds)].sort();
  const body = bodyHash(['changeSkills', staffId, provinces, kinds]);
  return saveStaffChange(ctx, tx, { ...change, name: 'changeSkills', body, details: { provinces, kinds } }, () =>
    write(tx, actor, staffId, { provinces, kinds }),
  );
}

interface StaffChange {
  readonly actor: Actor;
  readonly staffId: string;
  readonly key: string;
  /** Name of the action in the audit log. */
  readonly name: AuditAction;
  readonly body: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Changes a member of staff once per idempotency key; refusals are audited, too. */
export async function saveStaffChange(
  ctx: AppContext,
  tx: Tx,
  { actor, staffId, key, name, body, details }: StaffChange,
  write: () => Promise<Refusal | undefined>,
): Promise<SkillsOutcome> {
  const seen = await findAnswer<SkillsOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await write();
  const outcome: SkillsOutcome = refused === undefined ? { ok: true } : { ok: false, refusal: refused };
  const said = refused === undefined ? details : { code: refused.code };
  await writeAudit(tx, actor, name, staffId, outcome.ok ? 'done' : 'refused', said);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function write(tx: Tx, actor: Actor, staffId: string, skills: Skills): Promise<Refusal | undefined> {
  if (!mayChangeStaff(actor)) return notPermitted;
  const unknown = skills.provinces.find((code) => findProvince(code) === undefined);
  if (unknown !== undefined) return unknownValue('provinces');
  if (skills.kinds.some((kind: OrderKind) => !(kind in orderKindLabels))) return unknownValue('kinds');
  const { rowCount } = await tx.client.query(
    '/* changeSkills */ update app.staff set provinces = $2, kinds = $3 where id = $1 and active',
    [staffId, skills.provinces, skills.kinds],
  );
  return rowCount === 1 ? undefined : staffNotFound;
}

const ruleId = 'D-assignment';
const notPermitted = rightRefusal('changeStaff', bilingual('更改受理范围', 'change what somebody takes on'), ruleId);
const unknownValue = (field: 'provinces' | 'kinds') =>
  refusal('INVALID_INPUT', {
    code: 'NO_SUCH_CHOICE',
    field,
    message: bilingual('没有这个省份或业务类型', 'There is no such province or kind of order'),
    suggestion: bilingual('省份用六位代码', 'Give six-digit codes of provinces'),
    ruleId,
  });
export const staffNotFound = refusal('NOT_FOUND', {
  code: 'STAFF_NOT_FOUND',
  field: 'staffId',
  message: bilingual('没有这位审核人员', 'There is no such member of staff'),
  suggestion: bilingual('请从人员列表中选择', 'Choose from the list of staff'),
  ruleId,
});
