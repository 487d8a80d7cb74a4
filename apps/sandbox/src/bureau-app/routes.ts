import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { html } from '../page/html.ts';
import { page, timeElement } from '../page/pages.ts';
import { appBehaviour, type BureauApp, type Shot } from './bureau-app.ts';
import { drawPhoto } from './picture.ts';

const shootBody = z.strictObject({ phone: z.string().regex(/^1\d{10}$/, 'must be a mobile number of 11 digits') });
const codeParams = z.strictObject({ code: z.string().min(1).max(64) });

/** Routes of the bureau's app: the photo page, the same as JSON, the picture of a code, and its control routes. */
export function registerBureauAppRoutes(app: FastifyInstance, bureauApp: BureauApp): void {
  app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    const show = (reply: FastifyReply, taken?: Shot) =>
      reply
        .type('text/html; charset=utf-8')
        .header(
          'content-security-policy',
          "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        )
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .send(appPage(bureauApp.all(), taken));
    scope.get('/bureau-app', async (_request, reply) => show(reply));
    scope.post('/bureau-app', async (request, reply) =>
      show(reply, bureauApp.takePhoto(shootBody.parse(request.body).phone)),
    );
  });
  app.post('/bureau-app/shoot', async (request, reply) =>
    reply.code(201).send(bureauApp.takePhoto(shootBody.parse(request.body).phone)),
  );

  app.get('/bureau-app/:code', async (request, reply) => {
    if (bureauApp.behaviour.down) return reply.code(503).send({ error: 'The app is down.' });
    const found = bureauApp.find(codeParams.parse(request.params).code);
    if (found === undefined) return reply.code(404).send({ error: 'There is no such code.' });
    if (found.expired) return reply.code(410).send({ error: 'The code has expired.' });
    const { code, phone, shotAt } = found.shot;
    return { code, phone, shotAt, picture: drawPhoto(code).toString('base64') };
  });
  app.get('/bureau-app/:code/picture', async (request, reply) => {
    const found = bureauApp.find(codeParams.parse(request.params).code);
    if (found === undefined) return reply.code(404).send({ error: 'There is no such code.' });
    return reply.type('image/png').send(drawPhoto(found.shot.code));
  });

  const describe = () => ({ ...bureauApp.behaviour, shots: bureauApp.all().length });
  app.get('/control/bureau-app', async () => describe());
  app.post('/control/bureau-app', async (request) => {
    bureauApp.configure(appBehaviour.partial().parse(request.body));
    return describe();
  });
  app.delete('/control/bureau-app', async () => {
    bureauApp.clear();
    return describe();
  });
}

const shown = 20;

const appPage = (shots: readonly Shot[], taken: Shot | undefined): string =>
  page(
    '管局备案应用',
    "The bureau's app",
    html`${
      taken === undefined
        ? html``
        : html`<p role="status">采集码 <small>collection code</small> <strong>${taken.code}</strong>，${timeElement(taken.expiresAt)} 前有效 <small>valid until then</small></p>`
    }
<form method="post" action="/bureau-app">
<p><label>手机号码 <small>mobile of the website’s principal</small><br><input name="phone" inputmode="numeric" maxlength="11" required></label>
<button>拍照 Shoot</button></p>
</form>
<h2>已采集 <small>Taken · ${shots.length}</small></h2>
<div class="scroll"><table>
<thead><tr><th>采集码 <small>code</small></th><th>手机 <small>mobile</small></th><th>时间 <small>taken</small></th><th>有效至 <small>until</small></th><th>照片 <small>picture</small></th></tr></thead>
<tbody>${shots
      .slice(0, shown)
      .map(
        (shot) =>
          html`<tr><td>${shot.code}</td><td>${shot.phone}</td><td>${timeElement(shot.shotAt)}</td><td>${timeElement(shot.expiresAt)}</td><td><img src="/bureau-app/${shot.code}/picture" alt="${shot.code}" width="120" height="90"></td></tr>`,
      )}</tbody></table></div>`,
    'stays',
  );
