import { decodeGbk } from '@beian/bureau-protocol/protocol';
import { type Call, type ServiceName, services } from '../bureau/calls.ts';
import type { WsdlForm } from '../bureau/faults.ts';
import { parseXml, XmlRefused } from '../xml/parse.ts';
import { escapeXml, writeXml } from '../xml/write.ts';
import { namespace, partNamesOf } from './wsdl.ts';

const soap11 = 'http://schemas.xmlsoap.org/soap/envelope/';
const soap12 = 'http://www.w3.org/2003/05/soap-envelope';

/**
 * Reads the call of a service from a SOAP request with any namespace prefixes. In the form `renamed` parameters are known by position
 * alone. @throws XmlRefused when there is none
 */
export function readEnvelope(body: Uint8Array, service: ServiceName, form: WsdlForm): Call {
  const root = parseXml(decode(body), 'dropPrefixes');
  const request =
    root.name === 'Envelope' ? root.children.find((node) => node.name === 'Body')?.children[0] : undefined;
  const method = services[service].methods.find((name) => name === request?.name);
  if (request === undefined || method === undefined) throw new XmlRefused('no operation of this service');
  const values = new Map(request.children.map((node) => [key(node.name), node.text]));
  if (form === 'renamed') {
    const [names, served] = [partNamesOf(method, 'usual'), partNamesOf(method, form)];
    const unknown = request.children.find((node) => !served.includes(node.name));
    if (unknown !== undefined) throw new XmlRefused('an unexpected element');
    for (const [at, name] of names.entries()) values.set(name, values.get(served[at] ?? '') ?? '');
  }
  return { method, parameter: (name) => values.get(key(name))?.trim() ?? '' };
}

/** Public clients send the first parameter as `ispID` or `ispId` (B-2). */
const key = (name: string) => (name === 'ispID' ? 'ispId' : name);

function decode(body: Uint8Array): string {
  const start = Buffer.from(body.subarray(0, 100)).toString('latin1');
  if (/^<\?xml[^>]*encoding=["']gb/i.test(start)) return decodeGbk(body);
  return new TextDecoder('utf-8').decode(body);
}

const envelope = (content: string, form: WsdlForm) =>
  `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${form === 'soap12' ? soap12 : soap11}"><soap:Body>${content}</soap:Body></soap:Envelope>`;

/** The text of the answer, escaped or in CDATA. */
export function writeAnswer(call: Call, answer: string, inCdata: boolean, form: WsdlForm): string {
  const text = inCdata ? `<![CDATA[${answer.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : escapeXml(answer);
  return envelope(
    `<tns:${call.method}Response xmlns:tns="${namespace}"><return>${text}</return></tns:${call.method}Response>`,
    form,
  );
}

export const writeFault = (side: 'Client' | 'Server', message: string, form: WsdlForm): string =>
  envelope(
    form === 'soap12'
      ? `<soap:Fault><soap:Code><soap:Value>soap:${side === 'Client' ? 'Sender' : 'Receiver'}</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">${escapeXml(message)}</soap:Text></soap:Reason></soap:Fault>`
      : writeXml('soap:Fault', { faultcode: `soap:${side}`, faultstring: message }),
    form,
  );
