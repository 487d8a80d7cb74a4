// Draws fictitious certificates, IDs, forms and photos as JPEGs. They carry the values of their order, and differ with each seed.
import sharp from 'sharp';
import { identityOf, paperOf } from './drawing/papers.mjs';
import { photo } from './drawing/person.mjs';

/**
 * What the paper is about: values by field as on an order, and the code of its verification form.
 * @typedef {{ values?: Readonly<Record<string, string | readonly string[]>>, formCode?: string }} About
 */

/**
 * What a partner knows of an order. It sees the values of persons masked; `typed` are those that it has just entered.
 * @param {{ [name: string]: any }} order @param {About['values']} [typed] @returns {Required<About>}
 */
export const aboutOrder = ({ items, verificationForm }, typed = {}) => ({
  values: {
    ...Object.fromEntries(
      items.flatMap((/** @type {any} */ { key, now }) => (now === null || now.length === 0 ? [] : [[key, now]])),
    ),
    ...typed,
  },
  formCode: verificationForm?.mark ?? '',
});

/**
 * The SVG of a material.
 * @param {string} kind @param {string} seed another text gives another picture @param {About} [about]
 */
export function drawingOf(kind, seed, { values = {}, formCode = '' } = {}) {
  /** @param {string} field */
  const value = (field) => [values[field] ?? ''].flat().join('、');
  if (kind === 'FACE_PHOTO') return photo(identityOf(value, 'website') || seed, seed);
  return paperOf(kind, { value, seed, formCode });
}

/** One JPEG of a material. @param {string} kind @param {string} seed @param {About} [about] */
export const drawMaterial = (kind, seed, about) =>
  sharp(Buffer.from(drawingOf(kind, seed, about)))
    .jpeg({ quality: 88 })
    .toBuffer();

/** A signature as it is drawn on a screen. @param {string} seed another text gives another one */
export const drawSignature = (seed) => {
  const at = (/** @type {number} */ nth) => 40 + ((seed.charCodeAt(nth % seed.length) * (nth + 7)) % 120);
  const line = Array.from({ length: 9 }, (_, nth) => `${nth === 0 ? 'M' : 'T'}${30 + nth * 65} ${at(nth)}`).join(' ');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240"><rect width="100%" height="100%" fill="#fff"/>
    <path d="${line}" fill="none" stroke="#111" stroke-width="6" stroke-linecap="round"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
};
