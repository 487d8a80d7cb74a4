import type { AppContext, Tx } from '@beian/database/transaction';
import { system, transaction } from '@beian/database/transaction';
import { drawFormPicture, reduceTo } from '@beian/documents/images';
import { shanghaiDay, spelledInstant } from '@beian/domain/calendar';
import { listOf, materialKinds, materialRow, textOf } from '@beian/domain/filing';
import { editableStates } from '@beian/domain/order-names';
import {
  commitmentLetter,
  type FaceCheckOnForm,
  formRecord,
  isFormMade,
  type Letter,
  type StandingVerdict,
  type VerificationForm,
} from '@beian/domain/papers';
import { readContent } from '../content/content.ts';
import { findFacts, type LoadedOrder } from '../facts/facts.ts';
import { buildForm } from './build-form.ts';

const clock = system('clock');

/** The approval after which nothing of the order's round is left to review. */
export interface Approval {
  readonly id: string;
  readonly name: string;
  readonly at: string;
}

/** The form of an approved order as it is drawn, before any file is made. */
export interface ApprovedForm {
  readonly approval: Approval;
  readonly round: number;
  readonly form: VerificationForm;
  /** Of a form that the desk makes; null: the form is a paper. */
  readonly made: { readonly signatureFile: string | null; readonly commitment: Letter | null } | null;
}

/**
 * What the last approval of an order's review says on its form; undefined while there is none, or where its kind needs no form. What may be
 * edited is no longer what was approved.
 */
export async function findApprovedForm(ctx: AppContext, tx: Tx, orderId: string): Promise<ApprovedForm | undefined> {
  const loaded = (await findFacts(tx, [orderId])).get(orderId);
  if (loaded === undefined) return undefined;
  const { round } = loaded.row;
  const { state, materials } = loaded.facts;
  const isPaper = materials.VERIFICATION_FORM !== undefined;
  if (!(isPaper || isFormMade(loaded.facts)) || state === null || editableStates.includes(state)) return undefined;
  const approval = await findApproval(tx, orderId);
  if (approval === undefined) return undefined;
  const own = materialKinds.filter((kind) => materials[kind] !== undefined);
  const verified = {
    verifierName: approval.name,
    day: shanghaiDay(Date.parse(approval.at)),
    // The desk keeps what it makes.
    materials: isPaper ? own : [...own, 'VERIFICATION_FORM' as const],
  };
  if (isPaper) return { approval, round, form: (await buildForm(ctx, tx, clock, loaded, verified)).form, made: null };
  const face = await findFaceCheck(tx, orderId);
  const record = formRecord(await standingVerdicts(tx, orderId), face);
  const { form } = await buildForm(ctx, tx, clock, loaded, verified, record);
  const commitment = await letterOf(ctx, tx, loaded, form, face);
  return { approval, round, form, made: { signatureFile: face?.signatureFile ?? null, commitment } };
}

async function findApproval(tx: Tx, orderId: string): Promise<Approval | undefined> {
  const { rows } = await tx.client.query<Approval>(
    `/* findApproval */ select e.actor_id as id, e.actor_name as name, app.iso(e.at) as at from app.order_events e
     where e.order_id = $1 and e.event in ('approveInitialReview', 'approvePhoto') and e.to_state = 'SUBMISSION_PENDING'
       and e.seq > (select max(s.seq) from app.order_events s where s.order_id = $1 and s.event = 'submit')
     order by e.seq desc limit 1`,
    [orderId],
  );
  return rows[0];
}

/** The last verdict on each item of the order, of those that passed it. */
async function standingVerdicts(tx: Tx, orderId: string): Promise<readonly StandingVerdict[]> {
  const { rows } = await tx.client.query<StandingVerdict>(
    `/* standingVerdicts */ select v.item, v.by, app.iso(v.at) as at from (
       select distinct on (item) item, verdict, staff_name as by, at from app.verdicts
       where order_id = $1 and fell_at is null order by item, at desc, id desc) v where v.verdict = 'pass' order by v.by, v.item`,
    [orderId],
  );
  return rows;
}

interface FoundCheck extends FaceCheckOnForm {
  readonly commitmentText: string | null;
  readonly signatureFile: string | null;
}

/** The face check that brought the order's photo. */
async function findFaceCheck(tx: Tx, orderId: string): Promise<FoundCheck | null> {
  const { rows } = await tx.client.query<FoundCheck>(
    `/* findFaceCheck */ select c.outcome, c.score, app.iso(c.answered_at) as "answeredAt", c.commitment_version as "commitmentVersion",
       c.commitment_text as "commitmentText", app.iso(c.signed_at) as "signedAt",
       (select p.number from app.face_checks x join app.orders p on p.id = x.order_id where x.id = c.reused_from) as "reusedFrom",
       (select f.file from app.face_pictures f where f.check_id = c.id and f.kind = 'SIGNATURE') as "signatureFile"
     from app.face_checks c join app.materials m on m.id = c.material_id
     where m.order_id = $1 and m.kind = 'FACE_PHOTO' and m.removed_at is null order by c.answered_at desc limit 1`,
    [orderId],
  );
  return rows[0] ?? null;
}

async function letterOf(
  ctx: AppContext,
  tx: Tx,
  { row }: LoadedOrder,
  { order, mark }: VerificationForm,
  face: FoundCheck | null,
): Promise<Letter | null> {
  if (face === null || face.signedAt === null || face.commitmentText === null) return null;
  const { now, base } = await readContent(ctx, tx, row.id);
  const named = (values: typeof now) => textOf(values, 'website.name');
  const domains = listOf(now, 'website.domains');
  return commitmentLetter({
    order,
    mark,
    website: named(now) ?? named(base) ?? '',
    domains: domains.length === 0 ? listOf(base, 'website.domains') : domains,
    version: face.commitmentVersion ?? '',
    text: face.commitmentText,
    signedAt: spelledInstant(Date.parse(face.signedAt), 'zh'),
  });
}

/** The picture that a bureau receives, within its limit. */
export const drawPicture = async (form: VerificationForm, signature: Buffer | undefined): Promise<Buffer> =>
  reduceTo(await drawFormPicture(form, signature), materialRow('VERIFICATION_FORM').reportLimit);

export const readSignature = ({ files }: AppContext, file: string | null): Promise<Buffer | undefined> =>
  file === null ? Promise.resolve(undefined) : files.get(file);

/**
 * The picture of the form that the desk makes of an approved order, for its report: as it was kept, or drawn, where its job has not run
 * yet. Undefined where the form is a paper or nothing was approved.
 */
export async function loadMadeForm(ctx: AppContext, orderId: string): Promise<Buffer | undefined> {
  const found = await transaction(ctx, clock, async (tx) => {
    const { rows } = await tx.client.query<{ picture: string }>(
      `/* loadMadeForm */ select k.picture_file as picture from app.verified_forms k join app.orders o on o.id = k.order_id and o.round = k.round
       where k.order_id = $1 and k.picture_file is not null`,
      [orderId],
    );
    return rows[0] ?? (await findApprovedForm(ctx, tx, orderId));
  });
  if (found === undefined) return undefined;
  if ('picture' in found) return ctx.files.get(found.picture);
  if (found.made === null) return undefined;
  return drawPicture(found.form, await readSignature(ctx, found.made.signatureFile));
}
