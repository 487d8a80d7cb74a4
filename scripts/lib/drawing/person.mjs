// Drawn people: one face for each identity, on the ID as in the photo.
import { createHash } from 'node:crypto';
import { font, text } from './svg.mjs';

const skins = ['#f0d0b4', '#e6c3a5', '#d8ad88', '#c69a74'];
const hairs = ['#1c1a19', '#2d2420', '#4a3a30', '#6e6660'];
const tops = ['#5b5f66', '#e8e6e1', '#23262b', '#56705a', '#8b7a5e', '#b3261e'];

/** Numbers from 0 to 1, the same for the same seed. @param {string} seed */
function randomOf(seed) {
  let drawCount = 0;
  const next = () => createHash('sha256').update(`${seed}.${drawCount++}`).digest().readUInt32BE(0) / 2 ** 32;
  return {
    next,
    /** @param {number} least @param {number} most */
    between: (least, most) => least + next() * (most - least),
    /** @param {string[]} list */
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

/** What is the same in every picture of a person. @param {string} identity */
function faceOf(identity) {
  const { between, pick, next } = randomOf(identity);
  return {
    skin: pick(skins),
    hair: pick(hairs),
    isLong: next() < 0.5,
    /** Shares of half the width of the face. */
    round: between(1.12, 1.34),
    fringe: between(0.35, 0.95),
    gap: between(0.34, 0.48),
    mouth: between(0.05, 0.3),
    width: between(0.9, 1.12),
  };
}

/**
 * Head, neck and shoulders. `x`, `chin`: the place of the chin; `face`: half the width of a usual face.
 * @param {string} identity
 * @param {{ x: number, chin: number, face: number, shoulder: number, slope: number, bottom: number, top: string | undefined }} at
 */
function bust(identity, { x, chin, face: usual, shoulder, slope, bottom, top }) {
  const { skin, hair, isLong, round, fringe, gap, mouth, width } = faceOf(identity);
  const face = usual * width;
  const head = chin - face * 1.15;
  const line = chin + usual * 0.5 + slope;
  const eyes = [-gap, gap].map((side) => {
    const [at, wide, high] = [x + side * face, usual * 0.17, usual * 0.08];
    return `<path d="M${at - wide} ${head} Q${at} ${head - high * 2} ${at + wide} ${head} Q${at} ${head + high * 1.6} ${at - wide} ${head} Z" fill="#f2eeea"/>
  <circle cx="${at}" cy="${head}" r="${high}" fill="#2b1a10"/>
  <path d="M${at - wide} ${head} Q${at} ${head - high * 2.2} ${at + wide} ${head}" stroke="#1a120e" stroke-width="${usual * 0.03}" fill="none"/>
  <path d="M${at - wide * 1.3} ${head - usual * 0.2} Q${at} ${head - usual * 0.32} ${at + wide * 1.3} ${head - usual * 0.2}" stroke="${hair}" stroke-width="${usual * 0.07}" fill="none"/>`;
  });
  const shadow = (/** @type {number} */ opacity) => `fill="#5a3420" opacity="${opacity}"`;
  return `${isLong ? `<rect x="${x - face * 1.15}" y="${head}" width="${face * 2.3}" height="${face * 2.2}" rx="${face}" fill="${hair}"/>` : ''}
  <path d="M${x - shoulder} ${bottom} V${line} Q${x} ${chin} ${x + shoulder} ${line} V${bottom} Z" fill="${top}"/>
  <rect x="${x - usual * 0.38}" y="${chin - usual * 0.4}" width="${usual * 0.76}" height="${usual * 0.95}" fill="${skin}"/>
  <rect x="${x - usual * 0.38}" y="${chin - usual * 0.3}" width="${usual * 0.76}" height="${usual * 0.5}" ${shadow(0.35)}/>
  <ellipse cx="${x}" cy="${head}" rx="${face}" ry="${face * round}" fill="${skin}"/>
  <path d="M${x - face} ${head} A${face} ${face * round} 0 0 0 ${x + face} ${head} A${face} ${face * round * 0.82} 0 0 1 ${x - face} ${head} Z" ${shadow(0.22)}/>
  <path d="M${x - face} ${head - 8} A${face} ${face * (round + 0.05)} 0 0 1 ${x + face} ${head - 8} Q${x} ${head - face * fringe} ${x - face} ${head - 8}" fill="${hair}"/>
  ${eyes.join('')}
  <path d="M${x - usual * 0.07} ${head + usual * 0.1} L${x - usual * 0.17} ${head + usual * 0.52} Q${x} ${head + usual * 0.64} ${x + usual * 0.17} ${head + usual * 0.52} L${x + usual * 0.07} ${head + usual * 0.1} Z" ${shadow(0.28)}/>
  <path d="M${x - face * 0.32} ${chin - face * 0.35} Q${x} ${chin - face * 0.47} ${x + face * 0.32} ${chin - face * 0.35} Q${x} ${chin + face * (mouth - 0.25)} ${x - face * 0.32} ${chin - face * 0.35} Z" fill="#9c4a44"/>`;
}

export const photoSize = /** @type {const} */ ([960, 1280]);

/**
 * The person before the curtain. `shot`: another text gives another picture of the same person, because a photo may be used once.
 * @param {string} identity @param {string} shot
 */
export function photo(identity, shot) {
  const [width, height] = photoSize;
  const { between, pick } = randomOf(shot);
  const at = {
    x: between(420, 540),
    chin: between(700, 800),
    face: between(128, 152),
    shoulder: between(270, 350),
    slope: between(30, 80),
    bottom: height,
    top: pick(tops),
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
  <rect width="100%" height="100%" fill="#2f6fb5"/>
  ${text(width / 2, 150, 84, '备案核验 样例幕布', { fill: '#fff', middle: true, bold: true })}
  ${text(width / 2, 230, 46, '网站备案拍照核验专用', { fill: '#fff', middle: true })}
  ${bust(identity, at)}
  ${text(24, height - 24, 28, shot, { fill: '#fff', mono: true })}</svg>`;
}

/** The portrait of an ID before a white ground. @param {string} identity @param {{ x: number, y: number, width: number, height: number }} area */
export const portrait = (identity, { x, y, width, height }) =>
  `<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="0 0 520 640" ${font}>
  <rect width="520" height="640" fill="#fdfdfd"/>
  ${bust(identity, { x: 260, chin: 390, face: 118, shoulder: 220, slope: 60, bottom: 640, top: '#2c3038' })}</svg>`;
