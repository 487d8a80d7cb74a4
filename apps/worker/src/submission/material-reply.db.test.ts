import { decodeDownload } from '@beian/bureau-protocol/download';
import { type ReceivedCall, startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { system, transaction } from '@beian/database/transaction';
import { type MaterialKind, materialRow } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { applyEntry, bureausAwaitingAnswers, storeAnswer } from '@beian/submissions/answers';
import { loadRectifications, sendVerificationMaterial, storeBureauNotice } from '@beian/submissions/rectifications';
import { loadSubmissionFile } from '@beian/submissions/submissions';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toAnswerEntry } from '../file-steps.ts';
import { codeAnswer, noUploadYet } from '../testing/answers.ts';
import { type WaitingOrders, waitingOrders } from '../testing/waiting-orders.ts';
import { type TestWorkerContext, testWorkerContext } from '../testing/worker-context.ts';
import { sendFiles } from './send-files.ts';

let bureau: TestBureau;
let waiting: WaitingOrders;
let work: TestWorkerContext;
let noticeId: string;
/** The bureau's ids of the subject and website, the number of the order, and the purposes of its materials, which are all of the website. */
let filed: { subject: string; website: string; number: string; purposes: readonly number[] };
let uploads: TestAnswer[];
let nth = 0;

beforeEach(async () => {
  uploads = [codeAnswer('0')];
  bureau = await startTestBureau(({ method }) => {
    if (method === 'isp_querypreviousupload') return noUploadYet;
    return (uploads.length > 1 ? uploads.shift() : uploads[0]) ?? codeAnswer('999');
  });
  waiting = await waitingOrders(bureau.wsdl);
  const { db, bureauId, orderIds } = waiting;
  await db.query(`update app.orders set state = 'UPLOAD_FAILED'`);
  await db.query(`update app.orders set state = 'APPROVED', locked = false where id = $1`, [orderIds[0]]);
  work = testWorkerContext(db);
  const [row] = await db.query<{ subject: string; website: string; number: string; kinds: MaterialKind[] }>(
    `select r.bureau_id as subject, w.bureau_id as website, o.number,
       array(select m.kind from app.materials m where m.order_id = o.id and m.removed_at is null order by m.id) as kinds
     from app.orders o join app.records r on r.id = o.record_id join app.websites w on w.id = o.website_id where o.id = $1`,
    [orderIds[0]],
  );
  if (row === undefined) throw new Error('no order');
  filed = { ...row, purposes: row.kinds.flatMap((kind) => materialRow(kind).purpose ?? []) };
  noticeId = await transaction(db.worker, system('bureau'), async (tx) => {
    const answerId = await storeAnswer(db.worker, tx, bureauId, 'notice.xml', Buffer.from('notice'));
    const text = '请补充上报真实性核验材料';
    await storeBureauNotice(db.worker, tx, { bureauId, answerId }, { about: 'subject', bureauId: filed.subject, text });
    const { rows } = await tx.client.query<{ id: string }>('select id from app.rectifications');
    return rows[0]?.id ?? '';
  });
});
afterEach(async () => {
  await bureau?.close();
  await waiting?.db.close();
});

const send = async (actor: Actor = waiting.people.reviewers[0].actor) => {
  nth += 1;
  const call = { actor, id: noticeId, key: `key-${nth}` };
  const outcome = await transaction(waiting.db.app, actor, (tx) => sendVerificationMaterial(waiting.db.app, tx, call));
  return outcome.ok ? [] : outcome.refusal.reasons.map(({ code }) => code);
};
const notice = async (actor: Actor = waiting.people.supervisor.actor) => {
  const [view] = await transaction(waiting.db.app, actor, (tx) =>
    loadRectifications(waiting.db.app, tx, { actor, language: 'zh', id: noticeId }),
  );
  return view;
};
const submit = async () => {
  const { db, bureauId } = waiting;
  await db.query(`select pg_advisory_xact_lock(hashtextextended('bureau:' || $1, 0))`, [bureauId]);
  await sendFiles(work, bureauId);
};
const sent = (): ReceivedCall[] => bureau.calls.filter(({ method }) => method === 'isp_upload');
/** Applies results of operation 35, as if each came in a file of its own. */
const receive = async (...results: { code: string; of?: string }[]) => {
  const { worker } = waiting.db;
  const statuses: string[] = [];
  for (const { code, of } of results) {
    nth += 1;
    const xml = Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><DownloadData version="V.3.0"><ICP><BAJG><Jg_xx><Jgxx><Jgdm>${code}</Jgdm></Jgxx><Czlx>35</Czlx>${of === undefined ? '' : `<Bs>${of}</Bs>`}</Jg_xx></BAJG></ICP></DownloadData>`,
    );
    const [entry] = decodeDownload(xml).entries;
    if (entry === undefined) throw new Error('no entry');
    statuses.push(
      await transaction(worker, system('bureau'), async (tx) => {
        const answerId = await storeAnswer(worker, tx, waiting.bureauId, `result-${nth}.xml`, xml);
        return applyEntry(worker, tx, waiting.bureauId, answerId, 0, toAnswerEntry(entry, `hash-${nth}`));
      }),
    );
  }
  return statuses;
};

test('a reviewer sends the accepted materials of the latest approved order once, and the result answers the notice', async () => {
  expect(await notice()).toMatchObject({ materialOrderNumber: filed.number, material: null });
  expect(await send(waiting.people.partner.actor)).toEqual(['NOT_POSSIBLE']);
  expect(await send()).toEqual([]);
  expect(await send()).toEqual(['REPLY_UNDER_WAY']);
  expect(await notice()).toMatchObject({ materialOrderNumber: null, material: { state: 'WAITING' } });
  await submit();
  await submit();
  expect(sent().map(({ parameters }) => parameters.dataSequence)).toEqual(['1']);
  const { worker } = waiting.db;
  const [file] = await waiting.db.query<{ id: string }>('select id from app.submissions');
  const xml = await transaction(worker, system('bureau'), (tx) => loadSubmissionFile(worker, tx, file?.id ?? ''));
  const text = xml.toString('latin1');
  expect([...text.matchAll(/<XZHYD>|<Fjyt>\d+|<Jlid>\d+/g)].map(([part]) => part)).toEqual([
    '<XZHYD>',
    ...filed.purposes.flatMap((purpose) => [`<Fjyt>${purpose}`, `<Jlid>${filed.website}`]),
  ]);
  expect(await notice()).toMatchObject({ state: 'OPEN', material: { state: 'SENT', orderNumber: filed.number } });
  const awaiting = () => transaction(worker, system('bureau'), bureausAwaitingAnswers);
  expect(await awaiting()).toContain(waiting.bureauId);
  expect(await receive({ code: '1060', of: filed.subject })).toEqual(['applied']);
  expect(await notice()).toMatchObject({ state: 'ANSWERED', left: null, material: { state: 'ACCEPTED' } });
  expect(await awaiting()).not.toContain(waiting.bureauId);
  expect(await receive({ code: '1060', of: filed.subject })).toEqual(['repeated']);
  const seen = await notice(waiting.people.partner.actor);
  expect(seen).toMatchObject({ state: 'ANSWERED' });
});

test('one refused material refuses the reply; the notice is open with its reason, and the materials can be sent again', async () => {
  await send();
  await submit();
  expect(await receive({ code: '1060', of: filed.subject }, { code: '1055', of: filed.subject })).toEqual([
    ...['applied', 'applied'],
  ]);
  expect(await notice()).toMatchObject({
    state: 'OPEN',
    materialOrderNumber: filed.number,
    material: { state: 'REFUSED', said: expect.stringContaining('核验单') },
  });
  expect(await receive({ code: '1060', of: filed.subject })).toEqual(['repeated']);
  expect(await notice()).toMatchObject({ state: 'OPEN' });
  expect(await send()).toEqual([]);
  await submit();
  // The bureau names nobody, and one reply is outstanding.
  expect(await receive({ code: '1060' })).toEqual(['applied']);
  expect(await notice()).toMatchObject({ state: 'ANSWERED', material: { state: 'ACCEPTED' } });
});

test('a result without a reply that it could be about stays with the unmatched ones', async () => {
  expect(await receive({ code: '1060', of: filed.subject }, { code: '1055', of: filed.subject })).toEqual([
    ...['notice', 'unmatched'],
  ]);
  expect(await notice()).toMatchObject({ state: 'OPEN', material: null });
});

test('without an approved order of the record there is nothing to send', async () => {
  await waiting.db.query(`update app.orders set state = 'UPLOAD_FAILED', locked = true where state = 'APPROVED'`);
  expect(await notice()).toMatchObject({ materialOrderNumber: null });
  expect(await send()).toEqual(['NO_MATERIAL']);
});
