import type { Readable } from 'node:stream';
import { type AcquireShared, createSharedSemaphore } from '@beian/database/connection';
import type { Spool } from '@beian/database/files';
import type { AppContext } from '@beian/database/transaction';
import { personRights } from '@beian/domain/partner';
import type { Actor } from '@beian/domain/staff';
import type { Refusal } from '@beian/domain/text';
import { readUploadTicket, receiveEvidence, receiveUpload } from '@beian/orders/material';
import { findUploadLink, type OpenLink, receiveByLink } from '@beian/orders/upload-links';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { languageOf } from '../language.ts';
import { uploadBounds, uploadsAtOnce } from '../limits.ts';
import type { HttpRefusalCode } from '../texts.ts';
import { addErrorHandler, HttpRefusal, sendActionRefused } from './error-answers.ts';
import { faceUploader } from './face-checks.ts';
import type { Gate } from './gate.ts';
import { type MinimumRate, minUploadRate, receiveBody } from './receive-body.ts';
import { stepUploader } from './step-links.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose places the upload takes; set before the body is read. */
    uploadHolder: UploadHolder | null;
    /** What becomes of the image; set with the holder. */
    receiveImage: ReceiveImage | null;
    /** The whole body; null: no body. */
    spool: Spool | null;
  }
}

type ReceiveImage = (
  bytes: Buffer,
) => Promise<{ readonly ok: true; readonly upload: object } | { readonly ok: false; readonly refusal: Refusal }>;

/** Whose places an upload takes (`uploadsAtOnce`): those of a partner's keys, or of a person. */
export interface UploadHolder {
  readonly id: string;
  readonly isPerson: boolean;
}

/** A route that takes one image. */
interface ImageRoute {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  /** Returns the owner of the image, and how it is received; throws the refusal. */
  readonly whose: (
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<{ actor: Actor; receiveImage: ReceiveImage; holder?: UploadHolder }>;
  /** Allows requests and reads from pages of any origin: the ticket is the only credential, without cookie or key. */
  readonly fromAnywhere?: boolean;
}

/**
 * `POST /uploads`, by a partner's key, and `PUT /uploads/:ticket`, by a ticket (`createUploadTicket`), for `attachMaterial`; `POST
 * /evidence`, by a session, for `recordBureauAnswer`. The body is the raw bytes of one image. 201 with `{ id, hash, width, height, bytes
 * }`. `POST /upload-links/:token`, by a link for a phone (`createUploadLink`), also attaches it: 201 with `{ uploadsLeft }`; GET says what
 * it is for. `POST /face-links/:token/pictures/:kind` takes a picture of a face check: face-checks.ts;
 * `POST /step-links/:token/materials/:material` a material by the link of a notice: step-links.ts.
 */
export function addUploads(app: FastifyInstance, ctx: AppContext, gate: Gate, log: Logger, pace = minUploadRate): void {
  const by =
    (
      of: 'partner' | 'staff',
      otherwise: HttpRefusalCode,
      receive: typeof receiveUpload | typeof receiveEvidence,
    ): ImageRoute['whose'] =>
    async (request, reply) => {
      const caller = await gate.findCaller(request);
      if (caller === null) throw new HttpRefusal('UNAUTHENTICATED');
      if (caller.kind !== of) throw new HttpRefusal(otherwise);
      if (of === 'partner') await gate.authorize(caller, 'POST /uploads', reply);
      return { actor: caller.actor, receiveImage: (bytes) => receive(ctx, caller.actor, bytes) };
    };
  const byTicket: ImageRoute['whose'] = async (request, reply) => {
    const { ticket } = request.params as { ticket: string };
    const found = await gate.lookUp(request.ip, () => readUploadTicket(ctx, ticket));
    if (found === null) throw new HttpRefusal('UPLOAD_TICKET');
    await gate.authorize({ kind: 'partner', ...found.holder }, 'POST /uploads', reply);
    const { holder, uploadId } = found;
    const actor = { ...holder.actor, requestId: request.id };
    return { actor, receiveImage: (bytes) => receiveUpload(ctx, actor, bytes, { uploadId }) };
  };
  const openLink = async (request: FastifyRequest, reply: FastifyReply): Promise<OpenLink & { token: string }> => {
    const { token } = request.params as { token: string };
    const link = await gate.lookUp(request.ip, () => findUploadLink(ctx, token));
    if (link === null) throw new HttpRefusal('UPLOAD_LINK');
    await gate.authorize({ kind: 'partner', ...link, rights: personRights }, 'POST /uploads', reply);
    return { ...link, actor: { ...link.actor, requestId: request.id }, token };
  };
  const byLink: ImageRoute['whose'] = async (request, reply) => {
    const link = await openLink(request, reply);
    return { actor: link.actor, receiveImage: (bytes) => receiveByLink(ctx, link, link.token, bytes) };
  };
  const routes: readonly ImageRoute[] = [
    { method: 'POST', path: '/uploads', whose: by('partner', 'ONLY_PARTNERS', receiveUpload) },
    { method: 'PUT', path: '/uploads/:ticket', whose: byTicket, fromAnywhere: true },
    { method: 'POST', path: '/evidence', whose: by('staff', 'ONLY_STAFF_ATTACH', receiveEvidence) },
    { method: 'POST', path: '/upload-links/:token', whose: byLink },
    { method: 'POST', path: '/step-links/:token/materials/:material', whose: stepUploader(ctx, gate) },
    { method: 'POST', path: '/face-links/:token/pictures/:kind', whose: faceUploader(ctx, gate) },
  ];
  app.get('/upload-links/:token', async (request, reply) => {
    const { orderNumber, orderKind, materialLabel, uploadsLeft } = await openLink(request, reply);
    const language = languageOf(request.headers['accept-language']);
    return reply
      .header('cache-control', 'no-store')
      .send({ orderNumber, orderKind: orderKind[language], material: materialLabel[language], uploadsLeft });
  });
  const refusal = () => new HttpRefusal('UPLOADS_BUSY');
  const receiving = createSharedSemaphore({ ...uploadsAtOnce.received, refusal });
  const keys = createSharedSemaphore({ ...uploadsAtOnce.drawn.keys, refusal });
  const people = createSharedSemaphore({ ...uploadsAtOnce.drawn.people, refusal });
  const drawing = ({ id, isPerson }: UploadHolder) => (isPerson ? people : keys)(id);
  for (const route of routes) addImageRoute(app, { ctx, log, receiving, drawing, pace }, route);
}

const anyOriginHeaders = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** Content types that are refused before the body is read, with a code that says what to do instead. */
const unsupportedTypes: Readonly<Record<string, HttpRefusalCode>> = {
  'application/pdf': 'UPLOAD_PDF',
  'image/heic': 'UPLOAD_HEIC',
  'image/heif': 'UPLOAD_HEIC',
};

interface ImageRouteInputs {
  readonly ctx: AppContext;
  readonly log: Logger;
  readonly receiving: AcquireShared;
  readonly drawing: (holder: UploadHolder) => ReturnType<AcquireShared>;
  readonly pace: MinimumRate;
}

const holderOf = (actor: Actor): UploadHolder => ({
  // A test key waits for its own images alone.
  id: actor.person ?? (actor.test === true ? `test ${actor.id}` : actor.id),
  isPerson: actor.kind === 'staff' || actor.person !== undefined,
});

/** Runs `work` with the whole body once a slot is free, then releases both. */
const withUploadSlot =
  (drawing: ImageRouteInputs['drawing']) =>
  async <T>(spool: Spool, holder: UploadHolder, work: (body: Buffer) => Promise<T>): Promise<T> => {
    try {
      const giveBack = await drawing(holder);
      try {
        return await work(await spool.read());
      } finally {
        giveBack();
      }
    } finally {
      await spool.close();
    }
  };

function addImageRoute(
  app: FastifyInstance,
  { ctx, log, receiving, drawing, pace }: ImageRouteInputs,
  { method, path, whose, fromAnywhere = false }: ImageRoute,
): void {
  const drawn = withUploadSlot(drawing);
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    const { types, maxBytes } = uploadBounds;
    // Some programs name JPEG so; the bytes decide.
    scope.addContentTypeParser([...types, 'image/jpg'], async (request: FastifyRequest, payload: Readable) => {
      const spool = await ctx.files.spool();
      try {
        const length = await receiveBody(payload, spool, maxBytes, pace);
        request.spool = spool;
        return length;
      } catch (error) {
        await spool.close();
        throw error;
      }
    });
    for (const [type, refusal] of Object.entries(unsupportedTypes))
      scope.addContentTypeParser(type, (_request, _body, done) => done(new HttpRefusal(refusal)));
    scope.decorateRequest('uploadHolder', null);
    scope.decorateRequest('receiveImage', null);
    scope.decorateRequest('spool', null);
    // Before the body, so that a refused client sends no megabytes.
    scope.addHook('onRequest', async (request, reply) => {
      if (fromAnywhere) reply.headers(anyOriginHeaders);
      if (request.method === 'OPTIONS') return;
      const { actor, receiveImage, holder = holderOf(actor) } = await whose(request, reply);
      const giveBack = await receiving(holder.id);
      reply.raw.once('close', giveBack);
      if (reply.raw.destroyed) giveBack();
      Object.assign(request, { uploadHolder: holder, receiveImage });
    });
    if (fromAnywhere)
      scope.options(path, (_request, reply) =>
        reply
          .code(204)
          .headers({
            'access-control-allow-methods': method,
            'access-control-allow-headers': 'content-type, accept-language',
            'access-control-max-age': '600',
          })
          .send(),
      );
    addErrorHandler(scope, log, {
      FST_ERR_CTP_BODY_TOO_LARGE: 'UPLOAD_TOO_LARGE',
      FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UPLOAD_TYPE',
    });
    scope.route({
      method,
      url: path,
      config: { fromAnywhere },
      handler: async (request, reply) => {
        const { uploadHolder, receiveImage, spool } = request;
        if (uploadHolder === null || receiveImage === null) throw new HttpRefusal('UNAUTHENTICATED');
        if (spool === null) throw new HttpRefusal('UPLOAD_EMPTY');
        const received = await drawn(spool, uploadHolder, async (body) => {
          if (body.length === 0) throw new HttpRefusal('UPLOAD_EMPTY');
          return receiveImage(body);
        });
        if (received.ok) return reply.code(201).send(received.upload);
        return sendActionRefused(request, reply, received.refusal);
      },
    });
  });
}
