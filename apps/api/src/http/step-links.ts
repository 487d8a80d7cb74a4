import { partnerActor } from '@beian/accounts/partners';
import type { AppContext } from '@beian/database/transaction';
import { materialKinds } from '@beian/domain/filing';
import { kindRow } from '@beian/domain/order-names';
import { personRights } from '@beian/domain/partner';
import type { Language, Refusal } from '@beian/domain/text';
import {
  type EndedStep,
  endedStep,
  findStepLink,
  type OpenStep,
  readStep,
  receiveStepMaterial,
  saveStepField,
  submitStep,
} from '@beian/orders/step-links';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { PartnerRoute } from '../cost/cost-table.ts';
import { languageOf } from '../language.ts';
import { HttpRefusal, sendActionRefused } from './error-answers.ts';
import type { Gate } from './gate.ts';

/** The link of a request; its points are those of the order's partner. @throws HttpRefusal STEP_LINK */
async function findLink(
  ctx: AppContext,
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  route: PartnerRoute,
) {
  const { token } = request.params as { token: string };
  const link = await gate.lookUp(request.ip, () => findStepLink(ctx, token));
  if (link === null) throw new HttpRefusal('STEP_LINK');
  const { partner } = link;
  const actor = partnerActor(partner);
  await gate.authorize({ kind: 'partner', actor, partner, rights: personRights }, route, reply);
  return { token, link: link.open ? { ...link, actor: { ...link.actor, requestId: request.id } } : link };
}

/** Who sends a material by the link of a notice, and what becomes of it. */
export const stepUploader = (ctx: AppContext, gate: Gate) => async (request: FastifyRequest, reply: FastifyReply) => {
  const { material: named } = request.params as { material: string };
  const material = materialKinds.find((kind) => kind === named);
  if (material === undefined) throw new HttpRefusal('NOT_FOUND', 'material');
  const { token, link } = await findLink(ctx, gate, request, reply, 'POST /uploads');
  if (!link.open) throw new HttpRefusal('STEP_LINK');
  const holder = { id: link.orderId, isPerson: true };
  return {
    actor: link.actor,
    holder,
    receiveImage: (bytes: Buffer) => receiveStepMaterial(ctx, link, token, material, bytes),
  };
};

/** One value, or the values of a list; neither would empty the field. */
const fieldBody = z
  .strictObject({
    field: z.string().max(64),
    value: z.string().max(4096).optional(),
    values: z.array(z.string().max(4096)).max(64).optional(),
  })
  .refine(({ value, values }) => (value === undefined) !== (values === undefined));
const submissionBody = z.strictObject({ acknowledged: z.array(z.string().max(64)).max(16) });

/**
 * An open step of an order on the phone of a principal, by the link of a notice alone: `GET /step-links/:token` says what is asked and changes nothing,
 * because programs that check mails open links; `POST …/fields` saves a returned field, `POST …/submission` hands the step in. Materials: `POST
 * …/materials/:material` (uploads.ts). A link whose step is over says why.
 */
export function addStepLinks(app: FastifyInstance, ctx: AppContext, gate: Gate): void {
  const answer = async (token: string, request: FastifyRequest, reply: FastifyReply) => {
    const language = languageOf(request.headers['accept-language']);
    const link = await findStepLink(ctx, token);
    if (link === null) throw new HttpRefusal('STEP_LINK');
    return reply.header('cache-control', 'no-store').send(await pageOf(ctx, link, language));
  };
  app.get('/step-links/:token', async (request, reply) => {
    const { token } = await findLink(ctx, gate, request, reply, 'GET /step-links/:token');
    return answer(token, request, reply);
  });
  const change =
    <T>(
      body: z.ZodType<T>,
      work: (link: OpenStep, token: string, value: T) => Promise<{ ok: true } | { ok: false; refusal: Refusal }>,
    ) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { token, link } = await findLink(ctx, gate, request, reply, 'GET /step-links/:token');
      const value = body.safeParse(request.body);
      if (!value.success) throw new HttpRefusal('BAD_REQUEST');
      if (!link.open) return answer(token, request, reply);
      const done = await work(link, token, value.data);
      return done.ok ? answer(token, request, reply) : sendActionRefused(request, reply, done.refusal);
    };
  app.post(
    '/step-links/:token/fields',
    change(fieldBody, (link, token, value) => saveStepField(ctx, link, token, value)),
  );
  app.post(
    '/step-links/:token/submission',
    change(submissionBody, (link, token, { acknowledged }) => submitStep(ctx, link, token, acknowledged)),
  );
}

async function pageOf(ctx: AppContext, link: OpenStep | EndedStep, language: Language) {
  const { orderNumber, kind, provider } = link;
  return {
    provider: { name: provider.providerName, hotline: provider.providerHotline },
    orderNumber,
    orderKind: kindRow(kind).label[language],
    ended: link.open ? null : endedStep(link, language),
    step: link.open ? { name: link.step, ...(await readStep(ctx, link, language)) } : null,
  };
}
