// Draws fictitious certificates, IDs, forms and photos as JPEGs that differ in every run.
import { createHash } from 'node:crypto';
import sharp from 'sharp';

const titles = /** @type {Record<string, [string, number, number]>} */ ({
  SUBJECT_CERT: ['营业执照（样例）', 1500, 1100],
  SUBJECT_PRINCIPAL_ID: ['主体负责人证件（样例）', 1280, 720],
  WEBSITE_PRINCIPAL_ID: ['网站负责人证件（样例）', 1280, 720],
  VERIFICATION_FORM: ['真实性核验单（样例）', 1240, 1754],
  DOMAIN_CERT: ['域名证书（样例）', 1500, 1100],
  CHANGE_PROOF: ['变更证明（样例）', 1240, 1754],
  AUTHORISATION: ['负责人授权书（样例）', 1240, 1754],
  RESIDENCE_PERMIT: ['居住证（样例）', 1280, 720],
  STAFFING_LETTER: ['编办证明（样例）', 1240, 1754],
  COMMITMENT: ['承诺书（样例）', 1240, 1754],
  PHONE_BILLS: ['话费单（样例）', 1240, 1754],
  SITE_PLAN: ['网站建设方案书（样例）', 1240, 1754],
  PRE_APPROVAL: ['前置审批文件（样例）', 1240, 1754],
  FACE_PHOTO: ['当面核验照片（样例）', 800, 600],
});

/** One JPEG of a material; a different `seed` gives a different picture. @param {string} kind @param {string} seed */
export async function drawMaterial(kind, seed) {
  const [title, width, height] = titles[kind] ?? [kind, 1280, 720];
  const svg = kind === 'FACE_PHOTO' ? photo(width, height, seed) : paper(title, width, height, seed);
  return sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
}

const font = `font-family="Noto Sans CJK SC, sans-serif"`;

/** @param {string} title @param {number} w @param {number} h @param {string} seed */
const paper = (title, w, h, seed) => `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}">
  <rect width="100%" height="100%" fill="#fdf9ee"/><rect x="24" y="24" width="${w - 48}" height="${h - 48}" fill="none" stroke="#b08d4b" stroke-width="8"/>
  <text x="50%" y="140" text-anchor="middle" font-size="64" ${font} fill="#222">${title}</text>
  ${Array.from({ length: 9 }, (_, i) => `<rect x="120" y="${220 + i * ((h - 420) / 9)}" width="${(w - 240) * (0.55 + ((i * 37) % 40) / 100)}" height="18" fill="#8a8a8a"/>`).join('')}
  <circle cx="${w - 220}" cy="${h - 200}" r="110" fill="none" stroke="#c0392b" stroke-width="10"/>
  <text x="${w - 220}" y="${h - 190}" text-anchor="middle" font-size="30" ${font} fill="#c0392b">样例专用</text>
  <text x="120" y="${h - 80}" font-size="30" font-family="monospace" fill="#555">${seed}</text></svg>`;

const skins = ['#f0d0b4', '#e6c3a5', '#d8ad88', '#c69a74'];
const hairs = ['#1c1a19', '#2d2420', '#4a3a30', '#6e6660'];
const tops = ['#5b5f66', '#e8e6e1', '#23262b', '#56705a', '#8b7a5e', '#b3261e'];

/** Draws a different person for each seed, in front of the same curtain. @param {number} w @param {number} h @param {string} seed */
function photo(w, h, seed) {
  let drawCount = 0;
  const nextRandom = () => createHash('sha256').update(`${seed}.${drawCount++}`).digest().readUInt32BE(0) / 2 ** 32;
  /** @param {number} least @param {number} most */
  const between = (least, most) => Math.round(least + nextRandom() * (most - least));
  /** @param {string[]} list */
  const pick = (list) => list[Math.floor(nextRandom() * list.length)];
  const [middle, chin, face] = [between(370, 430), between(320, 385), between(62, 84)];
  const [shoulder, slope, skin, hair] = [between(125, 185), between(20, 55), pick(skins), pick(hairs)];
  const head = chin - face * 1.15;
  const eyes = [-0.42, 0.42].map((side) => `<circle cx="${middle + side * face}" cy="${head}" r="6" fill="#222"/>`);
  const long = `<rect x="${middle - face * 1.15}" y="${head}" width="${face * 2.3}" height="${face * 2.4}" rx="${face}" fill="${hair}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 800 600">
  <rect width="100%" height="100%" fill="#2f6fb5"/>
  <text x="50%" y="80" text-anchor="middle" font-size="44" ${font} fill="#fff">备案核验 样例幕布</text>${nextRandom() < 0.5 ? long : ''}
  <path d="M${middle - shoulder} 600 V${chin + 40 + slope} Q${middle} ${chin} ${middle + shoulder} ${chin + 40 + slope} V600 Z" fill="${pick(tops)}"/>
  <rect x="${middle - 28}" y="${chin - 30}" width="56" height="70" fill="${skin}"/><ellipse cx="${middle}" cy="${head}" rx="${face}" ry="${face * 1.2}" fill="${skin}"/>
  <path d="M${middle - face} ${head - 8} A${face} ${face * 1.25} 0 0 1 ${middle + face} ${head - 8} Q${middle} ${head - face * (0.4 + nextRandom() / 2)} ${middle - face} ${head - 8}" fill="${hair}"/>
  ${eyes.join('')}<path d="M${middle - face * 0.3} ${chin - face * 0.35} q${face * 0.3} ${between(4, 18)} ${face * 0.6} 0" stroke="#833" stroke-width="5" fill="none"/>
  <text x="20" y="${h - 20}" font-size="20" font-family="monospace" fill="#fff">${seed}</text></svg>`;
}
