import { generateKeyPairSync, sign } from 'node:crypto';

/** DER: tag, length, content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}
const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(6, Buffer.from(hex, 'hex'));
const time = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`));
const ecdsaWithSha256 = sequence(oid('2a8648ce3d040302'));

const nameOf = (text: string) => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(text)))));
const isAuthority = sequence(oid('551d13'), der(1, Buffer.from([0xff])), der(4, sequence(der(1, Buffer.from([0xff])))));
const forThisHost = sequence(
  oid('551d11'),
  der(4, sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))),
);

const DAY_MS = 86_400_000;

interface Issued {
  /** PEM */
  readonly cert: string;
  readonly key: string;
}

/** A certificate that ends after `ms`, signed by its own key or by that of `issuer`. */
function certificate(subject: string, extension: Buffer, issuer?: { name: string; key: string }, ms = DAY_MS): Issued {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signed = sequence(
    der(0xa0, der(2, Buffer.from([2]))),
    der(2, Buffer.from([issuer === undefined ? 1 : 2])),
    ecdsaWithSha256,
    nameOf(issuer?.name ?? subject),
    sequence(time(new Date(Date.now() - DAY_MS)), time(new Date(Date.now() + ms))),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = der(3, Buffer.from([0]), sign('sha256', signed, issuer?.key ?? privateKey));
  const body = sequence(signed, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${body.trim()}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
}

/** A self-signed certificate for localhost and 127.0.0.1. */
export const selfSigned = (): Issued => certificate('localhost', forThisHost);

/** A private authority, and a certificate for localhost and 127.0.0.1 that it signed for a day; `issue` signs one that ends after `ms`. */
export function privateAuthority(name = 'Sample Authority'): {
  authority: string;
  issued: Issued;
  issue: (ms: number) => Issued;
} {
  const { cert, key } = certificate(name, isAuthority, undefined, 365 * DAY_MS);
  const issue = (ms: number) => certificate('localhost', forThisHost, { name, key }, ms);
  return { authority: cert, issued: issue(DAY_MS), issue };
}
