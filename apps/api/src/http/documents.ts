import { exportEvidence } from '@beian/audit/bundle';
import type { AppContext } from '@beian/database/transaction';
import { readManualSheet } from '@beian/orders/bureau-answer';
import { readLetter } from '@beian/orders/letters';
import { type PdfFile, readKeptForm, readVerificationForm } from '@beian/orders/verification-form';
import { readSubmissionFile } from '@beian/submissions/submissions';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { languageOf } from '../language.ts';
import { HttpRefusal } from './error-answers.ts';
import type { Gate } from './gate.ts';
import { assertNotCrossSite } from './guards.ts';

/**
 * `GET /verification-forms/:orderId`: the form as PDF, generated for the caller; with `?kept=true` as its last approval filled it in, with
 * `?kept=commitment` the commitment that was signed on the phone. `GET /submission-files/:submissionId`: a file as sent to a
 * bureau, by a link that `requestSubmissionFile` gave to the same person. `GET /evidence-bundles/:orderId`: the evidence of an order as a
 * zip, for callers with the permission. `GET /letters/:orderId/:material`: an authorisation or a commitment to print.
 * `GET /manual-sheets/:orderId`: what is to be entered in the bureau's own system, as CSV, with
 * `?as=pdf` as PDF. None of them is cached.
 */
export function addDocuments(app: FastifyInstance, ctx: AppContext, gate: Gate): void {
  app.get<{ Params: { orderId: string }; Querystring: { kept?: unknown } }>(
    '/verification-forms/:orderId',
    async (request, reply) => {
      assertNotCrossSite(request);
      const caller = await gate.findCaller(request);
      if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
      await gate.authorize(caller, 'GET /verification-forms/:orderId', reply);
      const { orderId } = request.params;
      const { kept } = request.query;
      const form =
        kept === 'true' || kept === 'commitment'
          ? await readKeptForm(ctx, caller.actor, orderId, kept === 'true' ? 'form' : 'commitment')
          : await readVerificationForm(ctx, caller.actor, orderId);
      if (form === null) throw new HttpRefusal('NOT_FOUND', 'orderId');
      return sendPdf(reply, form);
    },
  );
  app.get<{ Params: { orderId: string; material: string } }>('/letters/:orderId/:material', async (request, reply) => {
    assertNotCrossSite(request);
    const caller = await gate.findCaller(request);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    await gate.authorize(caller, 'GET /letters/:orderId/:material', reply);
    const { orderId, material } = request.params;
    const letter = await readLetter(ctx, caller.actor, orderId, material);
    if (letter === null) throw new HttpRefusal('NOT_FOUND', 'orderId');
    return sendPdf(reply, letter);
  });
  app.get<{ Params: { orderId: string } }>('/evidence-bundles/:orderId', async (request, reply) => {
    assertNotCrossSite(request);
    const caller = await gate.findCaller(request);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    const bundle = await exportEvidence(ctx, caller.actor, request.params.orderId);
    if (bundle === null) throw new HttpRefusal('NOT_FOUND', 'orderId');
    return reply
      .headers({
        'content-type': 'application/zip',
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${bundle.fileName}"`,
      })
      .send(bundle.bytes);
  });
  type Sheet = { Params: { orderId: string }; Querystring: { as?: unknown } };
  app.get<Sheet>('/manual-sheets/:orderId', async (request, reply) => {
    assertNotCrossSite(request);
    const caller = await gate.findCaller(request);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    const language = languageOf(request.headers['accept-language']);
    const format = request.query.as === 'pdf' ? 'pdf' : 'csv';
    const sheet = await readManualSheet(ctx, caller.actor, request.params.orderId, language, format);
    if (sheet === null) throw new HttpRefusal('NOT_FOUND', 'orderId');
    return reply
      .headers({
        'content-type': sheet.type,
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${sheet.fileName}"`,
      })
      .send(sheet.bytes);
  });
  type Link = { Params: { submissionId: string }; Querystring: { until?: unknown; mark?: unknown } };
  app.get<Link>('/submission-files/:submissionId', async (request, reply) => {
    assertNotCrossSite(request);
    const caller = await gate.findCaller(request);
    if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
    const { until, mark } = request.query;
    const link = { submissionId: request.params.submissionId, until: String(until), mark: String(mark) };
    const file = await readSubmissionFile(ctx, caller.actor, link);
    if (file === null) throw new HttpRefusal('NOT_FOUND', 'submissionId');
    return reply
      .headers({
        'content-type': 'application/octet-stream',
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${file.fileName}"`,
      })
      .send(file.bytes);
  });
}

const sendPdf = (reply: FastifyReply, { type, fileName, bytes }: PdfFile) =>
  reply
    .headers({
      'content-type': type,
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${fileName}"`,
    })
    .send(bytes);
