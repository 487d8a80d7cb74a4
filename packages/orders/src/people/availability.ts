import {
  type Absence,
  type Actor,
  isAbsence,
  joinAbsences,
  MOST_ABSENCES,
  MOST_CAP,
  type Refusal,
  refusal,
  text,
} from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import { bodyHash } from '../sql/facts.ts';
import { keepStaffChange, mayChangeStaff, noSuchStaff, type SkillsOutcome } from './skills.ts';

export interface AvailabilityChange {
  readonly actor: Actor;
  readonly staffId: string;
  /** 1 to 999 orders; null: no limit. */
  readonly cap: number | null;
  /** At most 20, days of Shanghai, both included; those that touch become one. They take the place of what stood. */
  readonly absences: readonly Absence[];
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

/**
 * Says how many orders somebody is given at most, and when they are away (product.md S2). Supervisors and administrators; audited,
 * the refusals too. What the person has already stays theirs until somebody moves it.
 */
export async function changeAvailability(ctx: AppContext, tx: Tx, change: AvailabilityChange): Promise<SkillsOutcome> {
  const { staffId, cap } = change;
  const absences = change.absences.every(isAbsence) ? joinAbsences(change.absences) : change.absences;
  const body = bodyHash(['changeAvailability', staffId, cap, absences]);
  return keepStaffChange(ctx, tx, { ...change, name: 'changeAvailability', body, details: { cap, absences } }, () =>
    write(tx, { ...change, absences }),
  );
}

async function write(tx: Tx, { actor, staffId, cap, absences }: AvailabilityChange): Promise<Refusal | undefined> {
  if (!mayChangeStaff(actor)) return notTheirs;
  if (cap !== null && !(Number.isInteger(cap) && cap >= 1 && cap <= MOST_CAP)) return wrongCap;
  if (absences.length > MOST_ABSENCES) return tooMany;
  if (!absences.every(isAbsence)) return wrongDays;
  const { rowCount } = await tx.client.query(
    `/* changeAvailability */ update app.staff set order_cap = $2, absent = $3::datemultirange
     where id = $1 and active`,
    [staffId, cap, `{${absences.map(({ from, until }) => `[${from},${until}]`).join(',')}}`],
  );
  return rowCount === 1 ? undefined : noSuchStaff;
}

const ruleId = 'product.md S2';
const notTheirs = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: text(
    '只有主管和管理员可以更改接单上限和缺勤',
    'Only supervisors and administrators change caps and absences',
  ),
  suggestion: text('请联系主管', 'Ask a supervisor'),
  ruleId,
});
const wrongCap = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'cap',
  message: text(`接单上限为 1 至 ${MOST_CAP} 的整数`, `A cap is a whole number from 1 to ${MOST_CAP}`),
  suggestion: text('留空即不限', 'Leave it out for no limit'),
  ruleId,
});
const tooMany = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'absences',
  message: text(`缺勤最多登记 ${MOST_ABSENCES} 段`, `At most ${MOST_ABSENCES} absences stand at a time`),
  suggestion: text('相连的日期请合为一段', 'Give days that follow one another as one'),
  ruleId,
});
const wrongDays = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'absences',
  message: text('缺勤的起止日期不正确', 'The days of the absence do not fit together'),
  suggestion: text('请按“年-月-日”填写，止日不早于起日', 'Give them as year-month-day, the last not before the first'),
  ruleId,
});
