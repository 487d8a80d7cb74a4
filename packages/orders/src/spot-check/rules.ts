import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import { groupedShareOf, type SpotCheckRules, type SpotCheckRulesView, spotCheckRules } from '@beian/domain/quality';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';

/** The rules in force; for staff. */
export async function loadSpotCheckRules(tx: Tx, actor: Actor): Promise<SpotCheckRulesView> {
  const { rows } = await tx.client.query<SpotCheckRules & Pick<SpotCheckRulesView, 'changedAt' | 'changedBy'>>({
    name: 'spot-check-rules',
    text: `/* loadSpotCheckRules */ select value -> 'classes' as classes, (value -> 'patienceDays')::int as "patienceDays",
      app.iso(changed_at) as "changedAt", changed_by as "changedBy" from app.settings where name = 'secondLooks'`,
  });
  const [row] = rows;
  if (row === undefined) throw new Error('the rules of spot checks are gone');
  const classes = row.classes.map((one) => ({ ...one, grouped: groupedShareOf(one) }));
  return { ...row, classes, mayChange: hasRight(actor, 'setSecondLooks') };
}

export interface SpotCheckRulesChange {
  readonly actor: Actor;
  readonly rules: unknown;
  /** `changedAt` of the rules the caller saw; refused as STALE when it differs. */
  readonly seen: string | null;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

export type SpotCheckRulesOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Sets classes, shares and time limit for future decisions; existing draws stay. For administrators; changes and
 * refusals are audited.
 */
export async function changeSpotCheckRules(
  ctx: AppContext,
  tx: Tx,
  change: SpotCheckRulesChange,
): Promise<SpotCheckRulesOutcome> {
  const { actor, rules, seen, key } = change;
  const body = bodyHash(['changeSecondLookRules', rules, seen]);
  const known = await findAnswer<SpotCheckRulesOutcome>(ctx, tx, actor, key, body);
  if (known !== undefined) return known;
  const written = await write(tx, change);
  const outcome: SpotCheckRulesOutcome = 'reasons' in written ? { ok: false, refusal: written } : { ok: true };
  const details = 'reasons' in written ? { code: written.code } : written;
  await writeAudit(tx, actor, 'changeSecondLookRules', undefined, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

/** Returns the old and the new rules for the audit. */
async function write(
  tx: Tx,
  { actor, rules, seen }: SpotCheckRulesChange,
): Promise<{ readonly from: SpotCheckRules; readonly to: SpotCheckRules } | Refusal> {
  if (!hasRight(actor, 'setSecondLooks')) return administratorsOnly;
  const checked = checkInput(spotCheckRules, rules);
  if ('reasons' in checked) return checked;
  const to = checked.value;
  const { rows } = await tx.client.query<{ value: SpotCheckRules; at: string | null }>(
    `/* changeSpotCheckRules */ select value, app.iso(changed_at) as at from app.settings where name = 'secondLooks' for update`,
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the rules of spot checks are gone');
  if (row.at !== seen) return changedMeanwhile;
  await tx.client.query(
    `/* changeSpotCheckRules */ update app.settings set value = $1, changed_at = app.now(), changed_by = $2 where name = 'secondLooks'`,
    [JSON.stringify(to), actor.name],
  );
  return { from: row.value, to };
}

const ruleId = 'D-spot-checks';
const administratorsOnly = rightRefusal(
  'setSecondLooks',
  bilingual('更改抽检规则', 'change the rules of spot checks'),
  ruleId,
);
const changedMeanwhile = refusal('STALE', {
  code: 'STALE',
  field: 'seen',
  message: bilingual('抽检规则已被他人更改', 'Somebody has changed the rules meanwhile'),
  suggestion: bilingual('请刷新后再试', 'Read them again and retry'),
  ruleId,
});
