import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, system, type Tx, transaction } from '@beian/database/transaction';
import { fieldRow, type MaterialKind, materialRow } from '@beian/domain/filing';
import type { UploadReadingView } from '@beian/domain/order-fields';
import {
  MAX_UPLOAD_READINGS_PER_HOUR,
  type PaperKind,
  type PaperResult,
  paperKinds,
  paperResultOf,
  papersOf,
  proposeFromPaper,
  type StoredPaperResult,
  uploadReadingStates,
} from '@beian/domain/reading';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';
import { readPicture } from '../machine-checks/machine-checks.ts';
import { uploadNotFound } from '../material/attach-material.ts';
import { partnersOnly } from '../material/uploads.ts';
import { type NotRead, type PictureReader, toFractions } from './read-queued.ts';

/** An upload and the material that it is meant to be. */
export interface AskedUpload {
  readonly uploadId: string;
  readonly material: MaterialKind;
}

const resultAad = ({ uploadId, material }: AskedUpload): string => `upload_readings.result:${uploadId}:${material}`;

const notRead = (material: MaterialKind) =>
  refusal('INVALID_INPUT', {
    code: 'MATERIAL_NOT_READ',
    field: 'material',
    message: bilingual(`${materialRow(material).label.zh}不能识别`, `No ${materialRow(material).label.en} is read`),
    suggestion: bilingual('请手工填写', 'Type the values'),
    ruleId: 'D-papers-first',
  });
const switchedOff = refusal('NOT_POSSIBLE', {
  code: 'PAPERS_NOT_READ',
  message: bilingual('贵方的材料不作识别', 'The papers of this partner are not read'),
  suggestion: bilingual('请手工填写', 'Type the values'),
  ruleId: 'D-papers-first',
});
const tooMany = refusal('GUARD_FAILED', {
  code: 'READINGS_TOO_MANY',
  message: bilingual(
    `一小时内最多识别 ${MAX_UPLOAD_READINGS_PER_HOUR} 份`,
    `At most ${MAX_UPLOAD_READINGS_PER_HOUR} scans are read within an hour`,
  ),
  suggestion: bilingual('请稍后再试', 'Ask again later'),
  ruleId: 'D-papers-first',
});

type AskOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * 先读后填: a partner has an own upload read as a material. The new row wakes a worker; what was read already is not read again. One effect per
 * idempotency key; audited.
 */
export async function askToRead(
  tx: Tx,
  {
    ctx,
    actor,
    asked,
    key,
  }: { readonly ctx: AppContext; readonly actor: Actor; readonly asked: AskedUpload; readonly key: string },
): Promise<AskOutcome> {
  const body = bodyHash(['readPaper', asked]);
  const seen = await findAnswer<AskOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const why = await insertAsked(tx, actor, asked);
  const outcome: AskOutcome = why === undefined ? { ok: true } : { ok: false, refusal: why };
  const codes = why === undefined ? {} : { code: why.code, codes: why.reasons.map((one) => one.code) };
  await writeAudit(tx, actor, 'readPaper', asked.uploadId, outcome.ok ? 'done' : 'refused', codes);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

/** Undefined: it is asked for. */
async function insertAsked(tx: Tx, actor: Actor, { uploadId, material }: AskedUpload): Promise<Refusal | undefined> {
  if (actor.kind !== 'partner') return partnersOnly;
  if (papersOf(material).length === 0) return notRead(material);
  const { rows } = await tx.client.query<{ isOwn: boolean; isRead: boolean; asked: number }>(
    `/* askToRead */ select exists (select from app.uploads where id = $2 and partner_id = $1) as "isOwn",
       (select papers_read from app.partners where id = $1) as "isRead",
       (select count(*)::int from app.upload_readings where partner_id = $1 and asked_at > app.now() - interval '1 hour') as asked`,
    [actor.id, uploadId],
  );
  const [found] = rows;
  if (!found?.isOwn) return uploadNotFound;
  if (!found.isRead) return switchedOff;
  if (found.asked >= MAX_UPLOAD_READINGS_PER_HOUR) return tooMany;
  await tx.client.query(
    `/* askToRead */ insert into app.upload_readings as r (upload_id, material, partner_id, hash)
       select id, $2, partner_id, hash from app.uploads where id = $1
     on conflict (upload_id, material) do update set state = 'PENDING', asked_at = app.now(), taken_at = null, answered_at = null
       where r.state = 'UNAVAILABLE'`,
    [uploadId, material],
  );
  return undefined;
}

interface TakenUpload extends AskedUpload {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** Reads each upload that was asked for, the first one first. */
export async function readAskedUploads(ctx: AppContext, read: PictureReader['readPaper']): Promise<void> {
  for (;;) {
    const asked = await takeAskedUpload(ctx);
    if (asked === undefined) return;
    const bytes = await readPicture(ctx, asked.file);
    await storeAnswer(ctx, asked, bytes === undefined ? 'DAMAGED' : await readAsOneOf(asked, bytes, read));
  }
}

/** Takes the upload that was asked for first; undefined: none waits. One whose worker died is UNAVAILABLE after two minutes. */
function takeAskedUpload(ctx: AppContext): Promise<TakenUpload | undefined> {
  return transaction(ctx, system('clock'), async (tx) => {
    const { rows: lost } = await tx.client.query<{ id: string }>(
      `/* takeAskedUpload */ update app.upload_readings set state = 'UNAVAILABLE', answered_at = app.now()
       where state = 'PENDING' and taken_at <= app.now() - interval '2 minutes' returning upload_id as id`,
    );
    for (const { id } of lost) await tx.client.query(`select pg_notify('lookups', $1)`, [id]);
    const { rows } = await tx.client.query<TakenUpload>(
      `/* takeAskedUpload */ with due as (select upload_id, material from app.upload_readings
         where state = 'PENDING' and taken_at is null order by asked_at limit 1 for update skip locked)
       update app.upload_readings r set taken_at = app.now() from due, app.uploads u
       where r.upload_id = due.upload_id and r.material = due.material and u.id = r.upload_id
       returning r.upload_id as "uploadId", r.material, u.file, u.width, u.height`,
    );
    return rows[0];
  });
}

interface ReadUpload {
  readonly paper: PaperKind;
  readonly engine: string;
  readonly result: PaperResult;
}

/** Reads a scan as the papers that its material may show: the certificate of a subject is a licence or, of a person, a card. */
async function readAsOneOf(
  asked: TakenUpload,
  bytes: Buffer,
  read: PictureReader['readPaper'],
): Promise<ReadUpload | NotRead> {
  let best: ReadUpload | undefined;
  let [paper, ...others] = papersOf(asked.material).map((one) => one.paper);
  while (paper !== undefined) {
    const answer = await read(bytes, paper);
    if (typeof answer === 'string') return answer;
    const { engine, ...found } = answer;
    if (best === undefined || found.values.length > best.result.values.length)
      best = { paper, engine, result: toFractions(found, asked) };
    const seen = found.paper;
    // The page says what it is: that one of the others, or none of them.
    if (seen === paper || (seen !== null && !others.includes(seen as PaperKind))) break;
    paper = seen === null ? others[0] : (seen as PaperKind);
    others = others.filter((one) => one !== paper);
  }
  return best ?? 'NO_ANSWER';
}

const stateOfUnread: Readonly<Record<NotRead, 'DAMAGED' | 'UNAVAILABLE'>> = {
  DAMAGED: 'DAMAGED',
  TOO_LONG: 'UNAVAILABLE',
  NO_ANSWER: 'UNAVAILABLE',
};

/** Stores the answer once, and notifies who waits. */
function storeAnswer(ctx: AppContext, asked: AskedUpload, answer: ReadUpload | NotRead): Promise<void> {
  const [state, read] = typeof answer === 'object' ? ['READ', answer] : [stateOfUnread[answer], undefined];
  const sealed = read === undefined ? null : ctx.keys.sealJson(resultAad(asked), read.result);
  return transaction(ctx, system('clock'), async (tx) => {
    await tx.client.query(
      `/* storeUploadReading */ update app.upload_readings set state = $3, paper = $4, engine = $5, result = $6, answered_at = app.now()
       where upload_id = $1 and material = $2 and state = 'PENDING'`,
      [asked.uploadId, asked.material, state, read?.paper ?? null, read?.engine ?? null, sealed],
    );
    await tx.client.query(`select pg_notify('lookups', $1)`, [asked.uploadId]);
  });
}

interface Row {
  readonly state: 'PENDING' | 'READ' | 'DAMAGED' | 'UNAVAILABLE';
  readonly paper: PaperKind | null;
  readonly result: Buffer | null;
}

/** How the reading of an own upload stands, with what it says; undefined: the caller did not ask for it. */
export async function findUploadReading(
  tx: Tx,
  { ctx, asked, language }: { readonly ctx: AppContext; readonly asked: AskedUpload; readonly language: Language },
): Promise<UploadReadingView | undefined> {
  const { rows } = await tx.client.query<Row>(
    `/* findUploadReading */ select state, paper, result from app.upload_readings where upload_id = $1 and material = $2`,
    [asked.uploadId, asked.material],
  );
  return rows[0] === undefined ? undefined : { ...asked, ...saidBy(ctx, asked, rows[0], language) };
}

function saidBy(
  ctx: AppContext,
  asked: AskedUpload,
  { state, paper, result }: Row,
  language: Language,
): Omit<UploadReadingView, keyof AskedUpload> {
  const say = (name: keyof typeof uploadReadingStates, message = uploadReadingStates[name][language]) =>
    ({ state: name, message, proposals: [] }) as const;
  if (state === 'DAMAGED') return say('UNREADABLE');
  if (state !== 'READ' || paper === null || result === null) return say(state === 'READ' ? 'UNREADABLE' : state);
  const read = paperResultOf(ctx.keys.unsealJson<StoredPaperResult>(resultAad(asked), result));
  if (read.paper !== null && read.paper !== paper)
    return say('OTHER_PAPER', otherPaper(asked.material, read.paper)[language]);
  const proposals = proposeFromPaper(asked.material, paper, read).map(
    ({ field, values, read: { field: _, ...from } }) => ({
      field,
      label: fieldRow(field).label[language],
      values,
      read: from,
    }),
  );
  return proposals.length === 0 ? say('UNREADABLE') : { ...say('READ'), proposals };
}

/** Names the paper that it is, and the one that is asked for. */
function otherPaper(material: MaterialKind, seen: NonNullable<PaperResult['paper']>) {
  const wanted = materialRow(material).label;
  if (seen === 'OTHER')
    return bilingual(`这不是${wanted.zh}，请重新上传`, `This is no ${wanted.en}: upload another picture`);
  const { zh, en } = paperKinds[seen];
  return bilingual(`这是${zh}，请上传${wanted.zh}`, `This is a ${en}: upload the ${wanted.en}`);
}
