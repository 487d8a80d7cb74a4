import { partnerActor } from '@beian/accounts/partners';
import type { AppContext } from '@beian/database/transaction';
import { type FollowUpAnswer, followUpAnswers } from '@beian/domain/follow-ups';
import { followUpQuestion } from '@beian/domain/notices';
import { personRights } from '@beian/domain/partner';
import type { Language } from '@beian/domain/text';
import { answerFollowUp, findFollowUp, type OpenFollowUp, readFollowUpData } from '@beian/orders/follow-ups';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../language.ts';
import { HttpRefusal } from './error-answers.ts';
import type { Gate } from './gate.ts';

const isAnswer = (text: string): text is FollowUpAnswer => followUpAnswers.some((one) => one === text);

/**
 * The page of a follow-up's link, without a sign-in: `GET /follow-ups/:token` says what is asked and changes nothing, because programs that
 * check mails open links; `POST …/answers/:answer` answers. Both answer with how it stands.
 */
export function addFollowUps(app: FastifyInstance, ctx: AppContext, gate: Gate): void {
  /** The link of a request; its points are those of the filing's partner. @throws HttpRefusal FOLLOW_UP_LINK */
  const openLink = async (request: FastifyRequest, reply: FastifyReply) => {
    const { token } = request.params as { token: string };
    const link = await gate.lookUp(request.ip, () => findFollowUp(ctx, token));
    if (link === null) throw new HttpRefusal('FOLLOW_UP_LINK');
    const actor = partnerActor(link.partner);
    await gate.authorize(
      { kind: 'partner', actor, partner: link.partner, rights: personRights },
      'GET /follow-ups/:token',
      reply,
    );
    return { token, link };
  };
  const send = async (link: OpenFollowUp, request: FastifyRequest, reply: FastifyReply) =>
    reply
      .header('cache-control', 'no-store')
      .send(await pageOf(ctx, link, languageOf(request.headers['accept-language'])));
  app.get('/follow-ups/:token', async (request, reply) => {
    const { link } = await openLink(request, reply);
    return send(link, request, reply);
  });
  app.post('/follow-ups/:token/answers/:answer', async (request, reply) => {
    const { token } = await openLink(request, reply);
    const { answer } = request.params as { answer: string };
    if (!isAnswer(answer)) throw new HttpRefusal('NOT_FOUND', 'answer');
    if (!(await answerFollowUp(ctx, token, answer))) throw new HttpRefusal('NOT_FOUND', 'answer');
    const link = await findFollowUp(ctx, token);
    if (link === null) throw new HttpRefusal('FOLLOW_UP_LINK');
    return send(link, request, reply);
  });
}

async function pageOf(ctx: AppContext, link: OpenFollowUp, language: Language) {
  const { provider, kind, filing, subject, website, answer, expiresAt } = link;
  return {
    provider: { name: provider.providerName, hotline: provider.providerHotline },
    ...{ filing, subject, website, answer, expiresAt },
    ...followUpQuestion(kind, language),
    data: await readFollowUpData(ctx, link, language),
  };
}
