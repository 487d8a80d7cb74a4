import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { RevealAlarmView } from '@beian/domain/order-fields';
import { type Actor, hasRight, type RevealAlarmKind, revealAlarmKinds, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';

/** One row per person, kind and hour; repetitions in that hour are counted, and make a seen alarm new again. */
export async function raiseRevealAlarm(
  tx: Tx,
  { id, name }: Pick<Actor, 'id' | 'name'>,
  kind: RevealAlarmKind,
): Promise<void> {
  await tx.client.query({
    name: 'raise-reveal-alarm',
    text: `/* raiseRevealAlarm */ insert into app.reveal_alarms as a (id, staff_id, staff_name, kind, hour)
      values ($1, $2, $3, $4, date_trunc('hour', app.now()))
      on conflict (staff_id, kind, hour) do update set times = a.times + 1, at = app.now(), seen_at = null, seen_by = null, seen_name = null`,
    values: [newId('alarm'), id, name, kind],
  });
}

export const mayReadRevealAlarms = (actor: Actor): boolean => hasRight(actor, 'readRevealAlarms');

const columns = `id, staff_id as "staffId", staff_name as "staffName", kind, times, app.iso(at) as at, app.iso(seen_at) as "seenAt",
  seen_name as "seenName"`;
type Row = Omit<RevealAlarmView, 'kindLabel'>;
const viewOf = (row: Row, language: Language): RevealAlarmView => ({
  ...row,
  kindLabel: revealAlarmKinds[row.kind][language],
});

/** Most alarms that one query returns. */
export const MAX_OPEN_ALARMS = 50;

/** Alarms not marked as seen, the newest first, at most MAX_OPEN_ALARMS. The caller must check the right to read them. */
export async function listRevealAlarms(tx: Tx, language: Language): Promise<RevealAlarmView[]> {
  const { rows } = await tx.client.query<Row>(
    `/* listRevealAlarms */ select * from (select ${columns}, at as raised from app.reveal_alarms where seen_at is null
       union all select l.id, p.id, p.name, 'GUESSES', l.refused, app.iso(l.refused_at), null, null, l.refused_at
         from app.looks l join app.partners p on p.id = split_part(l.caller, ' ', 1) where l.refused_at is not null and l.seen_at is null) a
     order by raised desc, id limit ${MAX_OPEN_ALARMS}`,
  );
  return rows.map((row) => viewOf(row, language));
}

export type SeeAlarmOutcome =
  | { readonly ok: true; readonly alarm: RevealAlarmView }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Marks an alarm as seen; a supervisor may not mark an alarm about themselves. Audited, one effect per idempotency
 * key.
 */
export async function seeRevealAlarm(
  ctx: AppContext,
  tx: Tx,
  { actor, alarmId, key, language }: { actor: Actor; alarmId: string; key: string; language: Language },
): Promise<SeeAlarmOutcome> {
  const body = bodyHash(['seeRevealAlarm', alarmId]);
  const seen = await findAnswer<SeeAlarmOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await markSeen(tx, actor, alarmId, language);
  const details = outcome.ok ? {} : { code: outcome.refusal.reasons[0]?.code };
  await writeAudit(tx, actor, 'seeRevealAlarm', alarmId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function markSeen(tx: Tx, actor: Actor, alarmId: string, language: Language): Promise<SeeAlarmOutcome> {
  if (!mayReadRevealAlarms(actor)) return { ok: false, refusal: notPermitted };
  const { rows: ofPartner } = await tx.client.query<Row>(
    `/* seeRevealAlarm */ update app.looks l set seen_at = coalesce(seen_at, app.now()), seen_by = coalesce(seen_by, $2),
       seen_name = coalesce(seen_name, $3) from app.partners p where l.id = $1 and p.id = split_part(l.caller, ' ', 1)
     returning l.id, p.id as "staffId", p.name as "staffName", 'GUESSES' as kind, refused as times, app.iso(refused_at) as at,
       app.iso(seen_at) as "seenAt", seen_name as "seenName"`,
    [alarmId, actor.id, actor.name],
  );
  if (ofPartner[0] !== undefined) return { ok: true, alarm: viewOf(ofPartner[0], language) };
  const { rows } = await tx.client.query<Row>(
    `/* seeRevealAlarm */ update app.reveal_alarms set seen_at = coalesce(seen_at, app.now()), seen_by = coalesce(seen_by, $2),
       seen_name = coalesce(seen_name, $3) where id = $1 and staff_id <> $2 returning ${columns}`,
    [alarmId, actor.id, actor.name],
  );
  const [row] = rows;
  return row === undefined ? { ok: false, refusal: alarmNotFound } : { ok: true, alarm: viewOf(row, language) };
}

const ruleId = 'D-reveal-quota';
const notPermitted = rightRefusal('readRevealAlarms', bilingual('处理查看告警', 'deal with these alarms'), ruleId);
const alarmNotFound = refusal('NOT_FOUND', {
  code: 'NOT_FOUND',
  field: 'id',
  message: bilingual('没有您可以处理的此告警', 'There is no such alarm that you may deal with'),
  suggestion: bilingual('关于您本人的告警须由他人处理', 'An alarm about yourself is somebody else’s to deal with'),
  ruleId,
});
