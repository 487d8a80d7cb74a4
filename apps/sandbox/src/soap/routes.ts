import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Bureaus } from '../bureau/bureaus.ts';
import { type ServiceName, serviceNames, services } from '../bureau/calls.ts';
import type { OpenBureau } from '../bureau/open.ts';
import { XmlRefused } from '../xml/parse.ts';
import { deliver } from './deliver.ts';
import { readEnvelope, writeAnswer, writeFault } from './envelope.ts';
import { addressIn, writeWsdl } from './wsdl.ts';

/** 50 MB of zip are 67 MB of base64. */
const maxRequestBytes = 70 * 1024 * 1024;

/** The path of a bureau's service. Jiangsu's also has the path without a province. */
export const pathOf = (province: string, service: ServiceName = 'upDownLoad'): string =>
  `/bureaus/${province}${services[service].path}`;

/** Address of a service's WSDL: on the bureau's own port, else on the one of the request (`host` with its port). */
export const wsdlOf = (
  { place, port }: Pick<OpenBureau, 'place' | 'port'>,
  host: string,
  service: ServiceName = 'upDownLoad',
): string =>
  port() === undefined
    ? `http://${host}${pathOf(place.province, service)}?wsdl`
    : `http://${host.replace(/:\d+$/, '')}:${port()}${services[service].path}?wsdl`;

/**
 * The SOAP services of the bureaus. Envelopes are read by hand: cutting a connection, holding an answer and refusing a DOCTYPE need
 * the socket and the raw text, which a SOAP server hides.
 */
export function registerSoapRoutes(app: FastifyInstance, bureaus: Bureaus): void {
  acceptXml(app);
  const jiangsu = bureaus.byProvince('320000');
  for (const service of serviceNames) {
    if (jiangsu !== undefined) registerService(app, services[service].path, service, jiangsu);
    for (const bureau of bureaus.all) registerService(app, pathOf(bureau.place.province, service), service, bureau);
  }
}

/** The services of one bureau on its own port: the paths without a province, and those of the common port. */
export function registerOwnPortRoutes(app: FastifyInstance, bureau: OpenBureau): void {
  acceptXml(app);
  for (const service of serviceNames) {
    registerService(app, services[service].path, service, bureau);
    registerService(app, pathOf(bureau.place.province, service), service, bureau);
  }
}

function acceptXml(app: FastifyInstance): void {
  app.addContentTypeParser(
    ['text/xml', 'application/xml', 'application/soap+xml'],
    { parseAs: 'buffer', bodyLimit: maxRequestBytes },
    (_request, body, done) => done(null, body),
  );
}

function registerService(app: FastifyInstance, path: string, service: ServiceName, bureau: OpenBureau): void {
  const { settings, countFired } = bureau.faults;
  app.get(path, (request, reply) =>
    reply.type('text/xml; charset=utf-8').send(writeWsdl(service, `http://${request.host}${path}`, settings.wsdl)),
  );
  app.get(addressIn('moved', path), (_request, reply) => reply.code(settings.wsdl === 'moved' ? 405 : 404).send());
  for (const at of [path, addressIn('moved', path)])
    app.post(at, { bodyLimit: maxRequestBytes }, (request, reply) => {
      if (at === addressIn(settings.wsdl, path)) return answerCall(bureau, service, request, reply);
      countFired('wsdl', settings.wsdl === 'moved');
      return reply.code(404).type('text/plain').send('no service stands at this address');
    });
}

async function answerCall(
  { callHandler, faults }: OpenBureau,
  service: ServiceName,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { wsdl, cdata } = faults.settings;
  const type = wsdl === 'soap12' ? 'application/soap+xml' : 'text/xml';
  reply.type(`${type}; charset=utf-8`);
  const isSoap12 = request.headers['content-type']?.startsWith('application/soap+xml') ?? false;
  if (!Buffer.isBuffer(request.body) || isSoap12 !== (wsdl === 'soap12')) {
    faults.countFired('wsdl', wsdl === 'soap12');
    return reply.code(415).send(writeFault('Client', `send ${type}`, wsdl));
  }
  try {
    const call = readEnvelope(request.body, service, wsdl);
    const outcome = await callHandler.call(call);
    if (outcome !== 'cut') return deliver(request, reply, call, writeAnswer(call, outcome.answer, cdata, wsdl), faults);
    reply.hijack();
    request.raw.socket.destroy();
    return reply;
  } catch (error) {
    if (error instanceof XmlRefused) {
      faults.countFired('wsdl', wsdl === 'renamed');
      return reply.code(500).send(writeFault('Client', error.message, wsdl));
    }
    request.log.error({ err: error }, 'a call failed');
    return reply.code(500).send(writeFault('Server', 'the sandbox failed, see its log', wsdl));
  }
}
