import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { AuditDetails } from '@beian/domain/audit';
import type { AuditAction } from '@beian/domain/order';
import type { RuleChange, RuleDraftState, RuleSourceInput } from '@beian/domain/rule-book';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import { draftNotFound, notPermitted, staleDraft, stepNotNow } from './draft-refusals.ts';

export type DraftOutcome =
  | { readonly ok: true; readonly draftId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** A step of a draft that is there: the version that the caller saw, and a key, as for `perform`. */
export interface DraftStep {
  readonly actor: Actor;
  readonly draftId: string;
  readonly version: number;
  readonly key: string;
}

export interface DraftRow {
  readonly id: string;
  readonly version: number;
  readonly state: RuleDraftState;
  readonly source: RuleSourceInput;
  readonly changes: readonly RuleChange[];
  /** Ids of those who began it or changed it. */
  readonly writers: readonly string[];
}

interface Step {
  readonly action: AuditAction;
  /** What the call says beside its draft: part of what its key stands for. */
  readonly said?: unknown;
  /** Writes the step, or says why not; `details`: for the audit. */
  readonly write: () => Promise<Refusal | { readonly draftId: string; readonly details?: AuditDetails }>;
}

/** Runs a step once per key, audited; members of staff without the right are refused. */
export async function settleStep(
  ctx: AppContext,
  tx: Tx,
  call: { readonly actor: Actor; readonly key: string; readonly draftId?: string; readonly version?: number },
  { action, said, write }: Step,
): Promise<DraftOutcome> {
  const { actor, key, draftId, version } = call;
  const body = bodyHash([action, draftId ?? null, version ?? null, said ?? null]);
  const seen = await findAnswer<DraftOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const written = hasRight(actor, 'changeRules') ? await write() : notPermitted;
  const outcome: DraftOutcome =
    'reasons' in written ? { ok: false, refusal: written } : { ok: true, draftId: written.draftId };
  const details = 'reasons' in written ? { code: written.reasons[0]?.code ?? written.code } : (written.details ?? {});
  const target = outcome.ok ? outcome.draftId : draftId;
  await writeAudit(tx, actor, action, target, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

/** The draft of a step, locked; a refusal if it is another version or in another state than the step is for. */
export async function lockDraft(
  tx: Tx,
  { draftId, version }: DraftStep,
  ...states: readonly RuleDraftState[]
): Promise<DraftRow | Refusal> {
  const { rows } = await tx.client.query<DraftRow>(
    `/* lockRuleDraft */ select id, version, state, source, changes, array_append(written_by, made_by) as writers
     from app.rule_drafts where id = $1 for update`,
    [draftId],
  );
  const [row] = rows;
  if (row === undefined) return draftNotFound;
  if (row.version !== version) return staleDraft(row.version);
  return states.includes(row.state) ? row : stepNotNow(row.state);
}
