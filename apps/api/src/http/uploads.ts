import type { Actor } from '@beian/domain';
import { type House, receiveUpload } from '@beian/orders';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { findCaller } from '../context.ts';
import { languageOf } from '../language.ts';
import { refused } from '../words.ts';
import { addErrorAnswers, Refused } from './answers.ts';

const largest = 4 * 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who uploads; set before the body is read. */
    uploader: Actor | null;
  }
}

/**
 * `POST /uploads`: one image, its raw bytes as the body, by a partner's key. 201 with `{ id, hash, width, height, bytes }`;
 * the id goes into `attachMaterial`.
 */
export function addUploads(app: FastifyInstance, house: House, log: Logger): void {
  app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser(
      ['image/jpeg', 'image/png'],
      { parseAs: 'buffer', bodyLimit: largest },
      (_request, body, done) => done(null, body),
    );
    door.decorateRequest('uploader', null);
    // Before the body: who may not upload sends no megabytes.
    door.addHook('onRequest', async (request) => {
      const caller = await findCaller(house, request);
      if (caller === null) throw new Refused('UNAUTHENTICATED');
      if (caller.kind !== 'partner') throw new Refused('ONLY_PARTNERS');
      request.uploader = caller.actor;
    });
    addErrorAnswers(door, log, {
      FST_ERR_CTP_BODY_TOO_LARGE: 'UPLOAD_TOO_LARGE',
      FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UPLOAD_TYPE',
    });
    door.post('/uploads', { bodyLimit: largest }, async (request, reply) => {
      if (request.uploader === null) throw new Refused('UNAUTHENTICATED');
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw new Refused('UPLOAD_EMPTY');
      const received = await receiveUpload(house, request.uploader, request.body);
      if (received.ok) return reply.code(201).send(received.upload);
      return reply.code(422).send(refused(received.refusal, languageOf(request.headers['accept-language'])));
    });
  });
}
