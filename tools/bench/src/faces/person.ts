import type { Random } from '../papers/index.ts';

/** Where a person stands and what lies over the face; pixels of the photo. */
export interface Pose {
  /** The point between the eyes. */
  readonly x: number;
  readonly y: number;
  /** Half the width of the face. */
  readonly unit: number;
  /** Degrees by which the head is tilted clockwise. */
  readonly tilt: number;
  readonly over?: 'sunglasses' | 'hand' | 'glasses' | 'mask' | 'hat' | 'lids';
  /** Sine of the angle by which the head is turned to the side. */
  readonly turn?: number;
  /** Colour of the top. */
  readonly top?: string;
  /** Seen from behind. */
  readonly away?: true;
  readonly bottom: number;
}

const skins = [
  ['#f6dcc6', '#e2b593', '#b98362'],
  ['#f0cfb0', '#d6a27c', '#a8714f'],
  ['#e2b68f', '#c28b62', '#8d5b3c'],
  ['#c99268', '#a06b46', '#6d442b'],
  ['#9a6a4a', '#74492f', '#4a2c1b'],
] as const;
const hairs = ['#161312', '#241b17', '#3a2a20', '#5b4636', '#8a8480'] as const;
const tops = ['#5b5f66', '#e4e1da', '#23262b', '#4f6a52', '#86755a', '#3b3551'] as const;
const irises = ['#2b1a10', '#3d2817', '#1d1512'] as const;

/** SVG of an invented person, shaded as by a lamp in front, and the centres of both eyes, the left of the picture first. */
export function drawPerson(
  id: string,
  { x, y, unit: u, tilt, over, turn = 0, top: worn, away, bottom }: Pose,
  random: Random,
) {
  const { between, one, next } = random;
  const [light, mid, dark] = one(skins);
  const [hair, drawnTop, iris] = [one(hairs), one(tops), one(irises)];
  const top = worn ?? drawnTop;
  const [long, beard, fringe] = [next() < 0.45, next() < 0.15, between(0.5, 0.85)];
  const [gap, eyeWide, eyeHigh] = [between(0.4, 0.46) * u, between(0.17, 0.21) * u, between(0.075, 0.11) * u];
  const [noseLong, mouthY, mouthWide] = [between(0.5, 0.6) * u, between(0.84, 0.92) * u, between(0.26, 0.36) * u];
  const [jaw, chin, browLift] = [between(0.62, 0.8) * u, between(1.25, 1.42) * u, between(0.2, 0.27) * u];
  const [smile, shoulder] = [between(0, 0.07) * u, between(2.1, 2.7) * u];
  const crown = -between(1.12, 1.28) * u;
  const face = `M${-u} ${-0.2 * u} C${-u} ${crown * 1.1} ${u} ${crown * 1.1} ${u} ${-0.2 * u} C${u} ${0.55 * u} ${jaw} ${chin * 0.93} 0 ${chin} C${-jaw} ${chin * 0.93} ${-u} ${0.55 * u} ${-u} ${-0.2 * u} Z`;
  const eye = (side: number) => `<g transform="translate(${side * gap} 0)">
    <ellipse cy="${-0.02 * u}" rx="${eyeWide * 1.5}" ry="${eyeHigh * 2.6}" fill="${dark}" opacity=".35" filter="url(#${id}soft)"/>
    <path d="M${-eyeWide} 0 Q0 ${-eyeHigh * 2} ${eyeWide} 0 Q0 ${eyeHigh * 1.5} ${-eyeWide} 0 Z" fill="#f2eeea"/>
    <circle r="${eyeHigh * 0.95}" fill="${iris}"/><circle r="${eyeHigh * 0.45}" fill="#050404"/>
    <circle cx="${eyeHigh * 0.3}" cy="${-eyeHigh * 0.35}" r="${eyeHigh * 0.2}" fill="#fff"/>
    <path d="M${-eyeWide * 1.05} ${eyeHigh * 0.1} Q0 ${-eyeHigh * 2.2} ${eyeWide * 1.05} ${eyeHigh * 0.1}" fill="none" stroke="#1a120e" stroke-width="${0.035 * u}"/>
    <path d="M${-eyeWide * 1.35} ${-browLift * 0.85} Q${-side * eyeWide * 0.2} ${-browLift * 1.35} ${eyeWide * 1.35} ${-browLift * 0.9}" fill="none" stroke="${hair}" stroke-width="${0.075 * u}" stroke-linecap="round" opacity=".9"/></g>`;
  const hidden = {
    sunglasses: `<path d="M${-1.02 * u} ${-0.14 * u} H${1.02 * u}" stroke="#0b0b0c" stroke-width="${0.07 * u}"/>${[-1, 1].map((side) => `<rect x="${side * gap - 0.36 * u}" y="${-0.2 * u}" width="${0.72 * u}" height="${0.46 * u}" rx="${0.18 * u}" fill="#101114"/>`).join('')}`,
    glasses: `<path d="M${-1.02 * u} ${-0.1 * u} H${-gap - 0.34 * u} M${gap + 0.34 * u} ${-0.1 * u} H${1.02 * u} M${-gap + 0.34 * u} ${-0.05 * u} H${gap - 0.34 * u}" stroke="#1d1d20" stroke-width="${0.04 * u}"/>${[-1, 1].map((side) => `<rect x="${side * gap - 0.34 * u}" y="${-0.19 * u}" width="${0.68 * u}" height="${0.42 * u}" rx="${0.14 * u}" fill="none" stroke="#1d1d20" stroke-width="${0.04 * u}"/>`).join('')}`,
    hand: `<path d="M${-1.03 * u} ${-0.26 * u} Q0 ${-0.34 * u} ${1.03 * u} ${-0.26 * u} L${1.03 * u} ${0.24 * u} Q0 ${0.2 * u} ${-1.03 * u} ${0.24 * u} Z" fill="${mid}"/>`,
    hat: `<path d="M${-1.35 * u} ${-0.42 * u} H${1.35 * u} L${1.08 * u} ${-0.6 * u} C${1.1 * u} ${crown * 1.75} ${-1.1 * u} ${crown * 1.75} ${-1.08 * u} ${-0.6 * u} Z" fill="${top}" stroke="#15110f" stroke-width="${0.03 * u}"/>`,
    lids: [-1, 1]
      .map(
        (side) =>
          `<ellipse cx="${side * gap}" rx="${eyeWide * 1.15}" ry="${eyeHigh * 1.6}" fill="${mid}"/><path d="M${side * gap - eyeWide} ${eyeHigh * 0.3} Q${side * gap} ${eyeHigh * 1.4} ${side * gap + eyeWide} ${eyeHigh * 0.3}" fill="none" stroke="#1a120e" stroke-width="${0.05 * u}"/>`,
      )
      .join(''),
    mask: `<path d="M${-0.95 * u} ${0.3 * u} Q0 ${0.12 * u} ${0.95 * u} ${0.3 * u} L${0.8 * u} ${0.95 * u} Q0 ${chin * 1.12} ${-0.8 * u} ${0.95 * u} Z" fill="#dfe9ef"/>`,
  };
  const front = Math.sqrt(1 - turn ** 2);
  const svg = `<defs><clipPath id="${id}face"><path d="${face}"/></clipPath>
    <radialGradient id="${id}skin" cx=".5" cy=".42" r=".62"><stop offset="0" stop-color="${light}"/><stop offset=".6" stop-color="${mid}"/><stop offset="1" stop-color="${dark}"/></radialGradient>
    <linearGradient id="${id}top" x2="0" y2="1"><stop offset="0" stop-color="${top}"/><stop offset="1" stop-color="#111" stop-opacity=".75"/></linearGradient>
    <filter id="${id}soft" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${0.06 * u}"/></filter></defs>
  <g transform="translate(${x} ${y})">
    <path d="M${-shoulder} ${bottom - y} C${-shoulder} ${2.2 * u} ${-1.5 * u} ${1.95 * u} ${-0.55 * u} ${1.75 * u} L${0.55 * u} ${1.75 * u} C${1.5 * u} ${1.95 * u} ${shoulder} ${2.2 * u} ${shoulder} ${bottom - y} Z" fill="${top}"/>
    <path d="M${-shoulder} ${bottom - y} C${-shoulder} ${2.2 * u} ${-1.5 * u} ${1.95 * u} ${-0.55 * u} ${1.75 * u} L${0.55 * u} ${1.75 * u} C${1.5 * u} ${1.95 * u} ${shoulder} ${2.2 * u} ${shoulder} ${bottom - y} Z" fill="url(#${id}top)" opacity=".5"/>
    <path d="M${-0.5 * u} ${0.9 * u} L${-0.55 * u} ${1.78 * u} Q0 ${2.2 * u} ${0.55 * u} ${1.78 * u} L${0.5 * u} ${0.9 * u} Z" fill="${mid}"/>
    <path d="M${-0.5 * u} ${1.1 * u} Q0 ${1.75 * u} ${0.5 * u} ${1.1 * u} L${0.5 * u} ${1.35 * u} Q0 ${1.9 * u} ${-0.5 * u} ${1.35 * u} Z" fill="${dark}" opacity=".55" filter="url(#${id}soft)"/>
    <g transform="rotate(${tilt})">
      ${long ? `<path d="M${-1.12 * u} ${-0.4 * u} C${-1.35 * u} ${0.8 * u} ${-1.25 * u} ${1.5 * u} ${-0.85 * u} ${1.9 * u} L${0.85 * u} ${1.9 * u} C${1.25 * u} ${1.5 * u} ${1.35 * u} ${0.8 * u} ${1.12 * u} ${-0.4 * u} Z" fill="${hair}"/><path d="M${-0.5 * u} ${0.9 * u} L${-0.5 * u} ${1.9 * u} H${0.5 * u} L${0.5 * u} ${0.9 * u} Z" fill="${mid}"/>` : ''}
      <ellipse cx="${-u}" cy="${0.1 * u}" rx="${0.14 * u}" ry="${0.26 * u}" fill="${mid}"/><ellipse cx="${u}" cy="${0.1 * u}" rx="${0.14 * u}" ry="${0.26 * u}" fill="${mid}"/>
      <path d="${face}" fill="url(#${id}skin)"/>
      ${[-1, 1].map((side) => `<ellipse cx="${side * 0.55 * u}" cy="${0.45 * u}" rx="${0.28 * u}" ry="${0.2 * u}" fill="#c9564a" opacity=".14" filter="url(#${id}soft)"/>`).join('')}
      ${beard ? `<path d="M${-0.6 * u} ${0.75 * u} Q0 ${0.55 * u} ${0.6 * u} ${0.75 * u} Q${0.5 * u} ${chin} 0 ${chin} Q${-0.5 * u} ${chin} ${-0.6 * u} ${0.75 * u} Z" fill="${hair}" opacity=".35" filter="url(#${id}soft)"/>` : ''}
      <g clip-path="url(#${id}face)"><g transform="translate(${turn * u} 0) scale(${front} 1)">${eye(-1)}${eye(1)}
      <path d="M${-0.1 * u} ${0.05 * u} L${-0.17 * u} ${noseLong} Q0 ${noseLong * 1.18} ${0.17 * u} ${noseLong} L${0.1 * u} ${0.05 * u}" fill="${dark}" opacity=".28" filter="url(#${id}soft)"/>
      <path d="M${-0.02 * u} ${0.1 * u} L${-0.03 * u} ${noseLong * 0.85}" stroke="${light}" stroke-width="${0.09 * u}" opacity=".7" filter="url(#${id}soft)"/>
      ${[-1, 1].map((side) => `<ellipse cx="${side * 0.09 * u}" cy="${noseLong}" rx="${0.05 * u}" ry="${0.03 * u}" fill="#3a2018" opacity=".75"/>`).join('')}
      <path d="M${-mouthWide} ${mouthY - smile} Q${-0.1 * u} ${mouthY - 0.11 * u} 0 ${mouthY - 0.06 * u} Q${0.1 * u} ${mouthY - 0.11 * u} ${mouthWide} ${mouthY - smile} Q0 ${mouthY + 0.22 * u} ${-mouthWide} ${mouthY - smile} Z" fill="#a4504a"/>
      <path d="M${-mouthWide} ${mouthY - smile} Q0 ${mouthY + 0.07 * u} ${mouthWide} ${mouthY - smile}" fill="none" stroke="#5a2422" stroke-width="${0.035 * u}"/></g></g>
      <path d="M${-1.06 * u} ${0.05 * u} C${-1.25 * u} ${crown * 1.5} ${1.25 * u} ${crown * 1.5} ${1.06 * u} ${0.05 * u} C${0.98 * u} ${-0.4 * u} ${0.7 * u} ${-fringe * u} ${0.1 * u} ${-fringe * u} C${-0.6 * u} ${-fringe * u} ${-0.95 * u} ${-0.4 * u} ${-1.06 * u} ${0.05 * u} Z" fill="${hair}"/>
      ${over === undefined ? '' : hidden[over]}
      ${away === true ? `<path d="${face}" fill="${hair}"/>` : ''}
    </g></g>`;
  const radians = (tilt * Math.PI) / 180;
  const at = (side: number) => {
    const aside = turn * u + side * gap * front;
    return { x: x + aside * Math.cos(radians), y: y + aside * Math.sin(radians) };
  };
  return { svg, eyes: [at(-1), at(1)] as const };
}
