import { bodyHash } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type Actor, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { isAbsence, joinAbsences, MAX_ABSENCES, MAX_CAP } from '@beian/domain/work';
import { z } from 'zod';
import { mayChangeStaff, type SkillsOutcome, saveStaffChange, staffNotFound } from './skills.ts';

/** Days of Shanghai, both included; `isAbsence` checks them. */
export const absenceInput = z
  .strictObject({
    from: z.string().meta({ description: 'The first day, YYYY-MM-DD of Shanghai.' }),
    until: z.string().meta({ description: 'The last day, included; not before the first.' }),
  })
  .meta({ graphql: 'AbsenceInput', description: 'Days on which somebody is away 缺勤. Since 2026-11.' });
export interface AvailabilityChange {
  readonly actor: Actor;
  readonly staffId: string;
  /** 1 to 999 orders; null means no limit. */
  readonly cap: number | null;
  /**
   * At most 20 ranges of Shanghai days, both ends inclusive; adjacent ranges are joined. They replace the stored
   * ones.
   */
  readonly absences: readonly z.infer<typeof absenceInput>[];
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

/**
 * Sets the most orders that are assigned to somebody, and their absences (docs/spec/desk.md D-assignment). For supervisors and
 * administrators; refusals are audited, too. Orders already assigned stay so until somebody moves them.
 */
export async function changeAvailability(ctx: AppContext, tx: Tx, change: AvailabilityChange): Promise<SkillsOutcome> {
  const { staffId, cap } = change;
  const absences = change.absences.every(isAbsence) ? joinAbsences(change.absences) : change.absences;
  const body = bodyHash(['changeAvailability', staffId, cap, absences]);
  return saveStaffChange(ctx, tx, { ...change, name: 'changeAvailability', body, details: { cap, absences } }, () =>
    write(tx, { ...change, absences }),
  );
}

async function write(tx: Tx, { actor, staffId, cap, absences }: AvailabilityChange): Promise<Refusal | undefined> {
  if (!mayChangeStaff(actor)) return notPermitted;
  if (cap !== null && !(Number.isInteger(cap) && cap >= 1 && cap <= MAX_CAP)) return wrongCap;
  if (absences.length > MAX_ABSENCES) return tooMany;
  if (!absences.every(isAbsence)) return wrongDays;
  const { rowCount } = await tx.client.query(
    `/* changeAvailability */ update app.staff set order_cap = $2, absent = $3::datemultirange
     where id = $1 and active`,
    [staffId, cap, `{${absences.map(({ from, until }) => `[${from},${until}]`).join(',')}}`],
  );
  return rowCount === 1 ? undefined : staffNotFound;
}

const ruleId = 'D-assignment';
const notPermitted = rightRefusal('changeStaff', bilingual('更改接单上限和缺勤', 'change caps and absences'), ruleId);
const wrongCap = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'cap',
  message: bilingual(`接单上限为 1 至 ${MAX_CAP} 的整数`, `A cap is a whole number from 1 to ${MAX_CAP}`),
  suggestion: bilingual('留空即不限', 'Leave it out for no limit'),
  ruleId,
});
const tooMany = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'absences',
  message: bilingual(`缺勤最多登记 ${MAX_ABSENCES} 段`, `At most ${MAX_ABSENCES} absences stand at a time`),
  suggestion: bilingual('相连的日期请合为一段', 'Give days that follow one another as one'),
  ruleId,
});
const wrongDays = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'absences',
  message: bilingual('缺勤的起止日期不正确', 'The days of the absence do not fit together'),
  suggestion: bilingual(
    '请按“年-月-日”填写，止日不早于起日',
    'Give them as year-month-day, the last not before the first',
  ),
  ruleId,
});
