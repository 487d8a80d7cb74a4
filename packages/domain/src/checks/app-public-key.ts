/** The shapes of a public key that sources show (docs/spec/rules.md ). */
export type PublicKeyShape = 'MODULUS' | 'KEY' | 'PEM';

export interface PublicKey {
  readonly shape: PublicKeyShape;
  /** Normalised: hex of the modulus in capitals; of a key that has none (elliptic curves) hex of the whole structure. */
  readonly hex: string;
}

const PEM = /^-----BEGIN (?:RSA )?PUBLIC KEY-----([A-Za-z\d+/=\s]+)-----END (?:RSA )?PUBLIC KEY-----$/;
/** 1,024 to 8,192 bits. */
const isModulusLength = (digits: number): boolean => digits >= 256 && digits <= 2048;

/** The key that an applicant gave; undefined: it has none of the three shapes. */
export function readPublicKey(written: string): PublicKey | undefined {
  const pem = PEM.exec(written.trim())?.[1];
  if (pem !== undefined) {
    const bytes = fromBase64(pem);
    return bytes === undefined || !isStructure(bytes) ? undefined : { shape: 'PEM', hex: hexOfKey(bytes) };
  }
  const hex = written.replace(/^0x|[:\s]/gi, '').toUpperCase();
  if (!/^(?:[\dA-F]{2})+$/.test(hex)) return undefined;
  const bytes = Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16));
  if (isStructure(bytes)) return { shape: 'KEY', hex: hexOfKey(bytes) };
  const modulus = hex.replace(/^(?:00)+/, '');
  return isModulusLength(modulus.length) ? { shape: 'MODULUS', hex: modulus } : undefined;
}

function fromBase64(text: string): number[] | undefined {
  try {
    return Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    // Its length or its padding is wrong.
    return undefined;
  }
}

interface Element {
  readonly tag: number;
  readonly content: readonly number[];
  /** Index of the byte after it. */
  readonly end: number;
}

/** One element of DER (ITU-T X.690): tag, length, content. */
function readElement(bytes: readonly number[], at = 0): Element | undefined {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) return undefined;
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (count > 3) return undefined;
  const length = count === 0 ? first : bytes.slice(at + 2, at + 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = at + 2 + count;
  const end = start + length;
  return end > bytes.length ? undefined : { tag, content: bytes.slice(start, end), end };
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

const isStructure = (bytes: readonly number[]): boolean => {
  const whole = readElement(bytes);
  return whole?.tag === SEQUENCE && whole.end === bytes.length && readElement(whole.content) !== undefined;
};

const toHex = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');

/** The modulus within RSAPublicKey, alone or inside SubjectPublicKeyInfo; else all of it. */
function hexOfKey(bytes: readonly number[]): string {
  const content = readElement(bytes)?.content ?? [];
  const first = readElement(content);
  if (first?.tag === INTEGER) return toHex(first.content).replace(/^(?:00)+/, '');
  const second = first === undefined ? undefined : readElement(content, first.end);
  // The first byte of a bit string counts its unused bits.
  const inner = second?.tag === BIT_STRING ? second.content.slice(1) : [];
  const modulus = readElement(readElement(inner)?.content ?? []);
  return modulus?.tag === INTEGER ? toHex(modulus.content).replace(/^(?:00)+/, '') : toHex(bytes);
}
