import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Bureaus } from '../bureau/bureaus.ts';
import type { Mailbox } from '../catch/mailbox.ts';
import { type Phone, smsBody } from '../catch/phone.ts';
import type { Refusals } from '../catch/refusals.ts';
import type { Clock } from '../clock.ts';
import { ControlRefused } from '../control/refused.ts';
import { describeBureau, describeState } from '../control/routes.ts';
import type { Registry } from '../registry/registry.ts';
import { bureauPage, homePage, mailboxPage, mailPage, phonePage, style } from './pages.ts';
import { registerPublishPage } from './publish-routes.ts';
import { registryPage } from './registry-page.ts';

interface PageParts {
  readonly bureaus: Bureaus;
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly phone: Phone;
  readonly refusals: Refusals;
  readonly registry: Registry;
}

const oneMail = z.strictObject({ id: z.string() });
const filter = z.strictObject({ to: z.string().optional(), order: z.string().optional() });

/** Routes for received mails and messages: JSON for programs, pages for people; and the SMS endpoint of the phone. */
export function registerPages(
  app: FastifyInstance,
  { bureaus, clock, mailbox, phone, refusals, registry }: PageParts,
): void {
  app.post('/sms', async (request, reply) => {
    const sms = smsBody.parse(request.body);
    if (refusals.refuses(sms.to)) throw new ControlRefused(422, 'This number takes no messages.');
    const outcome = phone.receive(sms);
    if (outcome === 'conflict') throw new ControlRefused(409, 'This id belongs to another message.');
    return reply.code(202).send({ id: sms.id, repeated: outcome === 'repeated' });
  });

  app.get('/mailbox', async (request, reply) => {
    const { to, order } = filter.parse(request.query);
    const messages = mailbox
      .all()
      .filter((mail) => to === undefined || mail.to.includes(to))
      .filter((mail) => order === undefined || mail.text.includes(order) || mail.subject.includes(order));
    return wantsJson(request) ? { messages } : sendPage(reply, mailboxPage(messages));
  });

  const mailOf = (query: unknown) => {
    const { id } = oneMail.parse(query);
    const mail = mailbox.all().find((one) => one.id === id);
    if (mail === undefined) throw new ControlRefused(404, 'There is no such mail.');
    return mail;
  };
  app.get('/mail', async (request, reply) => sendPage(reply, mailPage(mailOf(request.query)), "frame-src 'self'"));
  // Only inside the page above, and only with its inline styles.
  app.get('/mail.html', async (request, reply) =>
    send(reply, mailOf(request.query).html ?? '', "style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"),
  );

  app.get('/phone', async (request, reply) => {
    const { to, order } = filter.parse(request.query);
    const messages = phone
      .all()
      .filter((sms) => to === undefined || sms.to === to)
      .filter((sms) => order === undefined || sms.text.includes(order));
    return wantsJson(request) ? { messages } : sendPage(reply, phonePage(messages));
  });

  app.get('/registry', async (request, reply) =>
    wantsJson(request) ? registry.describe() : sendPage(reply, registryPage(registry.describe())),
  );

  app.get('/', async (request, reply) =>
    sendPage(
      reply,
      homePage(
        bureaus.all.map((bureau) => describeBureau(bureau, request.host)),
        clock.now().toISOString(),
        { mails: mailbox.all(), messages: phone.all() },
      ),
    ),
  );
  app.get('/bureaus/:province', async (request, reply) => {
    const bureau = bureaus.byProvinceOrDefault(z.object({ province: z.string() }).parse(request.params).province);
    const lines = bureau.store.recentLines.slice(-15).reverse();
    return sendPage(reply, bureauPage(describeState(bureau, clock), lines));
  });
  registerPublishPage(app, bureaus, clock);
  app.get('/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(style));
}

const wantsJson = (request: FastifyRequest) => {
  const accept = request.headers.accept ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
};

const sendPage = (reply: FastifyReply, page: string, more = '') =>
  send(reply, page, `style-src 'self'; frame-ancestors 'none'; ${more}`);

const send = (reply: FastifyReply, page: string, policy: string) =>
  reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', `default-src 'none'; base-uri 'none'; form-action 'none'; ${policy}`)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .send(page);
