import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../bureau/calls.ts';
import type { Faults } from '../bureau/faults.ts';
import { doctype, entityBomb, hugeBytes } from '../bureau/hostile.ts';

/** Sends the envelope, damaged when a fault applies. */
export function deliver(request: FastifyRequest, reply: FastifyReply, call: Call, envelope: string, faults: Faults) {
  if (!faults.settings.answersOf.includes(call.method)) return reply.send(envelope);
  if (faults.shouldFire('answerMalformed')) return reply.send(envelope.replace('</return>', ''));
  if (faults.shouldFire('answerDoctype')) return reply.send(withDoctype(envelope, doctype, '&stolen;'));
  if (faults.shouldFire('answerEntityBomb')) return reply.send(withDoctype(envelope, entityBomb, '&e9;'));
  if (faults.shouldFire('answerHuge')) return reply.send(Readable.from(padded(envelope)));
  if (!faults.shouldFire('slowDrip')) return reply.send(envelope);
  reply.hijack();
  drip(request, reply, Buffer.from(envelope), faults.settings.dripMs);
  return reply;
}

/** Inserts the DOCTYPE after the XML declaration, and an entity reference into the answer's text. */
const withDoctype = (envelope: string, type: string, use: string) =>
  envelope.replace('?>', () => `?>${type}`).replace('</return>', () => `${use}</return>`);

/** Well-formed, with 100 MB of blanks before its end. */
function* padded(envelope: string): Generator<Buffer> {
  const at = envelope.indexOf('</return>');
  yield Buffer.from(envelope.slice(0, at));
  const blanks = Buffer.alloc(1024 * 1024, ' ');
  for (let sent = 0; sent < hugeBytes; sent += blanks.length) yield blanks;
  yield Buffer.from(envelope.slice(at));
}

function drip({ raw }: FastifyRequest, reply: FastifyReply, bytes: Buffer, everyMs: number): void {
  reply.raw.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': bytes.length });
  let sent = 0;
  const next = setInterval(() => {
    reply.raw.write(bytes.subarray(sent, ++sent));
    if (sent < bytes.length) return;
    clearInterval(next);
    reply.raw.end();
  }, everyMs);
  raw.socket.once('close', () => clearInterval(next));
}
