import { writeAudit } from '@beian/database/audit';
import { DatabaseUnavailable } from '@beian/database/connection';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { drawForm } from '@beian/documents/pdf';
import { shanghaiDay } from '@beian/domain/calendar';
import { materialKinds } from '@beian/domain/filing';
import { editableStates } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import { findFacts } from '../facts/facts.ts';
import { buildForm, type PdfFile } from './build-form.ts';

const clock = system('clock');

/**
 * Draws the form as the last approval of the order's review fills it in, and keeps it: a sealed file and a row, once per round. Does
 * nothing while there is no such approval, and for an order without a form (docs/spec/desk.md D-verified-form).
 */
export async function keepVerificationForm(ctx: AppContext, orderId: string): Promise<void> {
  const made = await transaction(ctx, clock, async (tx) => {
    const loaded = (await findFacts(tx, [orderId])).get(orderId);
    if (loaded === undefined) return undefined;
    const { round } = loaded.row;
    const { state, materials } = loaded.facts;
    // Some kinds need no form, and what may be edited is no longer what was approved.
    if (materials.VERIFICATION_FORM === undefined || state === null || editableStates.includes(state)) return undefined;
    const approval = await findOpenApproval(tx, orderId, round);
    if (approval === undefined) return undefined;
    const verified = {
      verifierName: approval.name,
      day: shanghaiDay(Date.parse(approval.at)),
      materials: materialKinds.filter((kind) => materials[kind] !== undefined),
    };
    return { approval, round, form: (await buildForm(ctx, tx, clock, loaded, verified)).form };
  });
  if (made === undefined) return;
  const { approval, round, form } = made;
  const file = await ctx.files.put(await drawForm(form, new Date(approval.at)));
  try {
    const isKept = await transaction(ctx, clock, async (tx) => {
      const { rowCount } = await tx.client.query(
        `/* keepVerificationForm */ insert into app.verified_forms
           (order_id, round, content_mark, verifier_id, verifier_name, verified_at, file)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [orderId, round, form.mark, approval.id, approval.name, approval.at, file],
      );
      return rowCount === 1;
    });
    // Another worker was faster.
    if (!isKept) await ctx.files.delete(file);
  } catch (error) {
    // Kept when the connection was lost: the transaction may have committed (same rule as for uploads).
    if (!(error instanceof DatabaseUnavailable)) await ctx.files.delete(file);
    throw error;
  }
}

interface Approval {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

/** The approval after which nothing of this round is left to review, if no form is kept of it yet. */
async function findOpenApproval(tx: Tx, orderId: string, round: number): Promise<Approval | undefined> {
  const { rows } = await tx.client.query<Approval>(
    `/* findOpenApproval */ select e.actor_id as id, e.actor_name as name, app.iso(e.at) as at from app.order_events e
     where e.order_id = $1 and e.event in ('approveInitialReview', 'approvePhoto') and e.to_state = 'SUBMISSION_PENDING'
       and e.seq > (select max(s.seq) from app.order_events s where s.order_id = $1 and s.event = 'submit')
       and not exists (select 1 from app.verified_forms k where k.order_id = $1 and k.round = $2)
     order by e.seq desc limit 1`,
    [orderId, round],
  );
  return rows[0];
}

/**
 * The newest kept form of an order; null when there is none or the actor may not see it. For staff only: it names the verifier, and
 * partners read no names of staff. An audit row is committed before a byte is returned.
 */
export async function readKeptForm(ctx: AppContext, actor: Actor, orderId: string): Promise<PdfFile | null> {
  const found = await transaction(ctx, actor, async (tx) => {
    const { rows } = await tx.client.query<{ file: string; number: string; round: number; mark: string }>(
      `/* readKeptForm */ select k.file, o.number, k.round, k.content_mark as mark
       from app.verified_forms k join app.orders o on o.id = k.order_id
       where k.order_id = $1 and k.file is not null order by k.round desc limit 1`,
      [orderId],
    );
    const row = actor.kind === 'staff' ? rows[0] : undefined;
    if (row === undefined)
      await writeAudit(tx, actor, 'readVerificationForm', orderId, 'refused', { code: 'NOT_FOUND' });
    else await writeAudit(tx, actor, 'readVerificationForm', orderId, 'done', { mark: row.mark, round: row.round });
    return row;
  });
  if (found === undefined) return null;
  const { file, number, round } = found;
  return { bytes: await ctx.files.get(file), type: 'application/pdf', fileName: `${number}-${round}.pdf` };
}
