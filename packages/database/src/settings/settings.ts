import { fitsText, type SettingName, settingRow, type TextRule } from '@beian/domain/settings';
import { type Actor, hasAnyRole, type Role, roleRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { writeAudit } from '../audit/write-audit.ts';
import { bodyHash } from '../idempotency/body-hash.ts';
import { findAnswer, saveAnswer } from '../idempotency/idempotency.ts';
import type { AppContext } from '../transaction/context-type.ts';
import type { Tx } from '../transaction/tx.ts';

export interface SettingChange {
  readonly actor: Actor;
  readonly name: SettingName;
  readonly value: string;
  /** The value the caller saw; the change is refused as STALE when the current value differs. */
  readonly from: string;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

export type SettingOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** Changes one setting. Refusals are returned as values; each change and each refusal writes an audit row. */
export async function changeSetting(ctx: AppContext, tx: Tx, change: SettingChange): Promise<SettingOutcome> {
  const { actor, name, value, from, key } = change;
  const body = bodyHash(['changeSetting', name, value, from]);
  const seen = await findAnswer<SettingOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await write(tx, change);
  const outcome: SettingOutcome = refused === undefined ? { ok: true } : { ok: false, refusal: refused };
  const details = { name, ...(refused === undefined ? { from, to: value } : { code: refused.code }) };
  await writeAudit(tx, actor, 'changeSetting', undefined, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function write(tx: Tx, { actor, name, value, from }: SettingChange): Promise<Refusal | undefined> {
  const { by, choices, text } = settingRow(name);
  if (actor.kind !== 'staff' || !hasAnyRole(actor, by)) return notPermitted(by);
  if (text !== undefined && !fitsText(text, value)) return doesNotFit(text);
  const stored = text === undefined ? choices.find((one) => one.value === value)?.stored : value;
  if (stored === undefined) return noSuchChoice;
  const { rows } = await tx.client.query<{ value: string | boolean }>(
    '/* changeSetting */ select value from app.settings where name = $1 for update',
    [name],
  );
  const [row] = rows;
  const now = text === undefined ? choices.find((one) => one.stored === row?.value)?.value : row?.value;
  if (now !== from) return switchedMeanwhile;
  if (now === value) return undefined;
  const { rowCount } = await tx.client.query(
    '/* changeSetting */ update app.settings set value = $2, changed_at = app.now(), changed_by = $3 where name = $1',
    [name, JSON.stringify(stored), actor.name],
  );
  if (rowCount !== 1) throw new Error(`changeSetting: there is no row for ${name}`);
  return undefined;
}

const RULE = 'D-settings';
const notPermitted = (by: readonly Role[]): Refusal => roleRefusal(by, bilingual('更改设置', 'change settings'), RULE);
const noSuchChoice = refusal('INVALID_INPUT', {
  code: 'NO_SUCH_CHOICE',
  field: 'value',
  message: bilingual('此设置没有该选项', 'The setting has no such choice'),
  suggestion: bilingual('请从 choices 中选择', 'Take one of its choices'),
  ruleId: RULE,
});
const doesNotFit = ({ says }: TextRule): Refusal =>
  refusal('INVALID_INPUT', {
    code: 'TEXT_DOES_NOT_FIT',
    field: 'value',
    message: bilingual('内容不符合此设置的要求', 'The setting does not take this text'),
    suggestion: says,
    ruleId: RULE,
  });
const switchedMeanwhile = refusal('STALE', {
  code: 'STALE',
  field: 'from',
  message: bilingual('该设置已被他人更改', 'Somebody has switched this setting meanwhile'),
  suggestion: bilingual('请刷新后再试', 'Read the settings again and retry'),
  ruleId: RULE,
});
