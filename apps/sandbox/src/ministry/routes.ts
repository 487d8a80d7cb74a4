import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Html } from '../page/html.ts';
import type { EntryOutcome, Ministry } from './ministry.ts';
import { ministryPage, resent } from './page.ts';
import { behaviourShape, type MinistryBehaviour } from './store.ts';

const phone = z.string().regex(/^\d{5,20}$/, 'must be a phone number in digits');
const entry = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'must be six digits'),
  phone,
  idTail: z.string().regex(/^[0-9A-Za-z]{6}$/, 'must be six digits or letters'),
});
const formBody = z.discriminatedUnion('act', [
  entry.extend({ act: z.literal('verify') }),
  z.object({ act: z.literal('resend'), phone }),
]);
const statusQuery = z.strictObject({ ztid: z.string(), dataSequence: z.string(), phone: z.string() });

/** Routes of the ministry: the page to enter a code, the same as JSON, the status, and control routes. */
export function registerMinistryRoutes(
  app: FastifyInstance,
  ministry: Ministry,
  initialBehaviour: MinistryBehaviour,
): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const show = (reply: FastifyReply, notice?: EntryOutcome | Html) =>
      reply
        .type('text/html; charset=utf-8')
        .header(
          'content-security-policy',
          "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        )
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .send(ministryPage([...ministry.describe().checks].reverse(), notice));
    scope.get('/ministry', async (_request, reply) => show(reply));
    scope.post('/ministry', async (request, reply) => {
      const body = formBody.parse(request.body);
      return show(reply, body.act === 'verify' ? ministry.enterCode(body) : resent(ministry.resend(body.phone)));
    });
  });

  app.post('/ministry/verify', async (request) => ministry.enterCode(entry.parse(request.body)));
  app.post('/ministry/resend', async (request) => ({
    sent: ministry.resend(z.strictObject({ phone }).parse(request.body).phone),
  }));
  app.post('/ministry/status', async (request, reply) => {
    const { phone: asked, ...filing } = statusQuery.parse(request.body);
    if (ministry.behaviour.statusDown) return reply.code(503).send({ error: 'The status is down.' });
    const status = ministry.status(filing, asked);
    return status ?? reply.code(404).send({ error: 'There is no such check.' });
  });

  app.post('/control/ministry/answer', async (request) =>
    ministry.answer(z.strictObject({ phone }).parse(request.body).phone),
  );
  app.get('/control/ministry', async () => ministry.describe());
  app.post('/control/ministry', async (request) => {
    ministry.configure(behaviourShape.partial().parse(request.body));
    return ministry.describe();
  });
  app.delete('/control/ministry', async () => {
    ministry.configure(initialBehaviour);
    return ministry.describe();
  });
}
