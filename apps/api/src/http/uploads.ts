import type { Actor } from '@beian/domain';
import { type House, receiveEvidence, receiveUpload } from '@beian/orders';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { languageOf } from '../language.ts';
import type { DoorRefusal } from '../texts.ts';
import { refused } from '../words.ts';
import { addErrorAnswers, Refused } from './answers.ts';
import type { Gate } from './gate.ts';

const largest = 4 * 1024 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who uploads; set before the body is read. */
    uploader: Actor | null;
  }
}

/** A door that takes one image: who may, what they are told who may not, and where the image goes. */
interface ImageDoor {
  readonly path: string;
  readonly of: 'partner' | 'staff';
  readonly otherwise: DoorRefusal;
  readonly receive: typeof receiveUpload;
}

const doors: readonly ImageDoor[] = [
  { path: '/uploads', of: 'partner', otherwise: 'ONLY_PARTNERS', receive: receiveUpload },
  { path: '/evidence', of: 'staff', otherwise: 'ONLY_STAFF_ATTACH', receive: receiveEvidence },
];

/**
 * `POST /uploads`, by a partner's key, for `attachMaterial`; `POST /evidence`, by a session, for `recordBureauAnswer`: one
 * image, its raw bytes as the body. 201 with `{ id, hash, width, height, bytes }`.
 */
export function addUploads(app: FastifyInstance, house: House, gate: Gate, log: Logger): void {
  for (const door of doors) addImageDoor(app, house, gate, log, door);
}

function addImageDoor(
  app: FastifyInstance,
  house: House,
  gate: Gate,
  log: Logger,
  { path, of, otherwise, receive }: ImageDoor,
): void {
  app.register(async (door) => {
    door.removeAllContentTypeParsers();
    door.addContentTypeParser(
      ['image/jpeg', 'image/png'],
      { parseAs: 'buffer', bodyLimit: largest },
      (_request, body, done) => done(null, body),
    );
    door.decorateRequest('uploader', null);
    // Before the body: who may not upload sends no megabytes.
    door.addHook('onRequest', async (request, reply) => {
      const caller = await gate.findCaller(request);
      if (caller === null) throw new Refused('UNAUTHENTICATED');
      if (caller.kind !== of) throw new Refused(otherwise);
      if (path === '/uploads') await gate.pass(caller, 'POST /uploads', reply);
      request.uploader = caller.actor;
    });
    addErrorAnswers(door, log, {
      FST_ERR_CTP_BODY_TOO_LARGE: 'UPLOAD_TOO_LARGE',
      FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UPLOAD_TYPE',
    });
    door.post(path, { bodyLimit: largest }, async (request, reply) => {
      if (request.uploader === null) throw new Refused('UNAUTHENTICATED');
      if (!Buffer.isBuffer(request.body) || request.body.length === 0) throw new Refused('UPLOAD_EMPTY');
      const received = await receive(house, request.uploader, request.body);
      if (received.ok) return reply.code(201).send(received.upload);
      return reply.code(422).send(refused(received.refusal, languageOf(request.headers['accept-language'])));
    });
  });
}
