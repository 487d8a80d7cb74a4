import { partnerActor } from '@beian/accounts/partners';
import type { AppContext } from '@beian/database/transaction';
import { endedStepText } from '@beian/domain/order';
import { kindRow } from '@beian/domain/order-names';
import { commitmentParagraphs, commitmentTitle } from '@beian/domain/papers';
import { personRights } from '@beian/domain/partner';
import {
  FACE_LINK_TRIES,
  faceConsent,
  faceOutcomeRow,
  isFacePicture,
  isHandingOutcome,
  photoGuideOf,
  principalTitle,
} from '@beian/domain/photo';
import { editionFor } from '@beian/domain/province';
import { fillTemplate, type Language, type Refusal } from '@beian/domain/text';
import {
  commitmentOfLink,
  consentToFaceCheck,
  findEndedFaceLink,
  findFaceLink,
  type OpenFaceLink,
  readFaceCheck,
  receiveFacePicture,
  sendFaceCheck,
  signCommitment,
} from '@beian/orders/face-check';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PartnerRoute } from '../cost/cost-table.ts';
import { languageOf } from '../language.ts';
import { HttpRefusal, sendActionRefused } from './error-answers.ts';
import type { Gate } from './gate.ts';

/** The link of a request; its points are those of the order's partner. @throws HttpRefusal FACE_LINK */
async function openLink(
  ctx: AppContext,
  gate: Gate,
  request: FastifyRequest,
  reply: FastifyReply,
  route: PartnerRoute,
): Promise<OpenFaceLink & { readonly token: string; readonly actor: ReturnType<typeof partnerActor> }> {
  const { token } = request.params as { token: string };
  const link = await gate.lookUp(request.ip, () => findFaceLink(ctx, token));
  if (link === null) throw new HttpRefusal('FACE_LINK');
  const actor = partnerActor(link.partner);
  await gate.authorize({ kind: 'partner', actor, partner: link.partner, rights: personRights }, route, reply);
  return { ...link, token, actor };
}

/** Who sends a picture by the link of a face check, and what becomes of it. */
export const faceUploader = (ctx: AppContext, gate: Gate) => async (request: FastifyRequest, reply: FastifyReply) => {
  const { kind } = request.params as { kind: string };
  if (!isFacePicture(kind)) throw new HttpRefusal('NOT_FOUND', 'kind');
  const { token, actor, ...link } = await openLink(ctx, gate, request, reply, 'POST /uploads');
  const holder = { id: link.orderId, isPerson: true };
  return { actor, holder, receiveImage: (bytes: Buffer) => receiveFacePicture(ctx, link, token, kind, bytes) };
};

/**
 * The phone's side of a face check, by its link alone: `GET /face-links/:token` says how it stands, `POST …/consents/:version` begins a
 * check, `POST …/commitments/:version` says which text the signature stands under, `POST …/checks` sends it. All answer with how it stands. Pictures: `POST …/pictures/:kind` (uploads.ts).
 */
export function addFaceChecks(app: FastifyInstance, ctx: AppContext, gate: Gate): void {
  const answer = async (link: OpenFaceLink, request: FastifyRequest, reply: FastifyReply) => {
    const language = languageOf(request.headers['accept-language']);
    return reply.header('cache-control', 'no-store').send(await standOf(ctx, link, language));
  };
  app.get('/face-links/:token', async (request, reply) => {
    const { token } = request.params as { token: string };
    // A link that was known is no guess: it says why it is over.
    const ended = await gate.lookUp(request.ip, async () =>
      (await findFaceLink(ctx, token)) === null ? ((await findEndedFaceLink(ctx, token)) ?? null) : 'OPEN',
    );
    if (ended === null) throw new HttpRefusal('FACE_LINK');
    if (ended === 'OPEN')
      return answer(await openLink(ctx, gate, request, reply, 'GET /face-links/:token'), request, reply);
    const { message, suggestion } = endedStepText(ended);
    const language = languageOf(request.headers['accept-language']);
    return reply
      .header('cache-control', 'no-store')
      .send({ ended: { message: message[language], suggestion: suggestion[language] } });
  });
  const change =
    (work: (link: OpenFaceLink, token: string, request: FastifyRequest) => Promise<Outcome>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const { token, ...link } = await openLink(ctx, gate, request, reply, 'GET /face-links/:token');
      const done = await work(link, token, request);
      if (done.ok) return answer((await findFaceLink(ctx, token)) ?? link, request, reply);
      return sendActionRefused(request, reply, done.refusal);
    };
  app.post(
    '/face-links/:token/consents/:version',
    change((link, token, request) =>
      consentToFaceCheck(ctx, link, token, (request.params as { version: string }).version),
    ),
  );
  app.post(
    '/face-links/:token/commitments/:version',
    change((link, token, request) => signCommitment(ctx, link, token, (request.params as { version: string }).version)),
  );
  app.post(
    '/face-links/:token/checks',
    change((link, token, request) => sendFaceCheck(ctx, link, token, request.id)),
  );
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** What the page of the phone shows. Name and number are masked. */
async function standOf(ctx: AppContext, link: OpenFaceLink, language: Language) {
  const { person, check } = await readFaceCheck(ctx, link);
  const provider = link.provider.providerName || defaultProvider[language];
  const outcome = check?.outcome ?? null;
  const commitment = commitmentOfLink(link);
  return {
    provider: { name: link.provider.providerName, hotline: link.provider.providerHotline },
    orderNumber: link.orderNumber,
    orderKind: kindRow(link.kind).label[language],
    title: principalTitle(editionFor('principalTitles', link))[language],
    person,
    expiresAt: link.expiresAt,
    tries: FACE_LINK_TRIES,
    triesLeft: link.triesLeft,
    consent: {
      version: faceConsent.version,
      paragraphs: faceConsent.paragraphs.map((one) => fillTemplate(one, { provider })[language]),
      refused: faceConsent.refused[language],
    },
    commitment: commitment && {
      version: commitment.version,
      title: commitmentTitle[language],
      paragraphs: commitmentParagraphs(commitment).map((one) => one[language]),
    },
    guide: photoGuideOf(link.province, editionFor('photoGuide', link)).steps.map(({ id, instruction }) => ({
      id,
      text: instruction[language],
    })),
    check: check && {
      state: check.state,
      taken: check.taken,
      signedAt: check.signedAt,
      handedIn: outcome !== null && isHandingOutcome(outcome),
      message: outcome === null || isHandingOutcome(outcome) ? null : faceOutcomeRow(outcome).label[language],
      advice: outcome === null ? null : (faceOutcomeRow(outcome).onPhone?.[language] ?? null),
    },
  };
}

const defaultProvider = { zh: '接入服务单位', en: 'the provider' } as const;
