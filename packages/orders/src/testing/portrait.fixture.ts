import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';

/** A drawn person in front of a curtain; all numbers are shares of the frame. */
export interface Portrait {
  /** A different number gives a different person. */
  readonly person?: number;
  readonly top?: string;
  readonly curtain?: string;
  readonly width?: number;
  readonly height?: number;
}

/** Numbers from 0 to 1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let drawCount = 0;
  return () => createHash('sha256').update(`${seed}.${drawCount++}`).digest().readUInt32BE(0) / 2 ** 32;
}

const skins = ['#f0d0b4', '#e6c3a5', '#d8ad88', '#c69a74'];
const hairs = ['#1c1a19', '#2d2420', '#4a3a30', '#6e6660'];

/**
 * SVG of the portrait: curtain and lettering are the same for all; size, position, hair and shoulders depend on the
 * person.
 */
function portraitSvg({
  person = 0,
  top = '#6b6f76',
  curtain = '#2f6fb5',
  width = 800,
  height = 600,
}: Portrait): string {
  const random = seededRandom(person);
  const between = (least: number, most: number) => least + random() * (most - least);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  const [middle, chin, face] = [between(370, 430), between(320, 385), between(62, 84)];
  const [skin, hair, long] = [pick(skins), pick(hairs), random() < 0.5];
  const [shoulder, slope, neck] = [between(125, 185), between(20, 55), between(22, 36)];
  const eye = chin - face * between(0.95, 1.15);
  const head = chin - face * 1.15;
  const gap = face * between(0.36, 0.48);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 800 600">
    <rect width="800" height="600" fill="${curtain}"/>
    <text x="400" y="70" text-anchor="middle" font-size="42" font-family="sans-serif" fill="#fff">BEIAN SAMPLE CURTAIN</text>
    ${long ? `<rect x="${middle - face * 1.15}" y="${head}" width="${face * 2.3}" height="${face * 2.4}" rx="${face}" fill="${hair}"/>` : ''}
    <path d="M${middle - shoulder} 600 L${middle - shoulder} ${chin + 40 + slope} Q${middle} ${chin} ${middle + shoulder} ${chin + 40 + slope} L${middle + shoulder} 600 Z" fill="${top}"/>
    <rect x="${middle - neck}" y="${chin - 30}" width="${neck * 2}" height="70" fill="${skin}"/>
    <ellipse cx="${middle}" cy="${head}" rx="${face}" ry="${face * 1.2}" fill="${skin}"/>
    <path d="M${middle - face} ${head - 5} A${face} ${face * 1.25} 0 0 1 ${middle + face} ${head - 5} Q${middle} ${head - face * between(0.4, 0.9)} ${middle - face} ${head - 5}" fill="${hair}"/>
    <circle cx="${middle - gap}" cy="${eye}" r="6" fill="#222"/><circle cx="${middle + gap}" cy="${eye}" r="6" fill="#222"/>
    <path d="M${middle - face * 0.3} ${chin - face * 0.35} q${face * 0.3} ${between(4, 18)} ${face * 0.6} 0" stroke="#833" stroke-width="5" fill="none"/>
    <path d="M${middle - 22} ${chin + 35} L${middle} ${chin + 75} L${middle + 22} ${chin + 35}" stroke="#fff" stroke-width="${between(0, 9)}" fill="none"/>
  </svg>`;
}

/** The portrait as a sharp image, for further changes. */
export const portrait = (some: Portrait = {}): Sharp => sharp(Buffer.from(portraitSvg(some)));
export const portraitJpeg = (some: Portrait = {}, quality = 88): Promise<Buffer> =>
  portrait(some).jpeg({ quality }).toBuffer();

/** A page with lines of text and a stamp. */
export const paper = (width = 1500, height = 1100): Sharp =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="100%" height="100%" fill="#fdfbf4"/>
    ${Array.from({ length: 18 }, (_, line) => `<text x="90" y="${120 + line * ((height - 200) / 18)}" font-size="34" font-family="sans-serif" fill="#222">${'Sample certificate line '.repeat(3)}${line}</text>`).join('')}
    <circle cx="${width - 220}" cy="${height - 200}" r="110" fill="none" stroke="#c0392b" stroke-width="10"/></svg>`),
  );
