// Parts of drawn papers. Every text is escaped here.
import encodeQr from 'qr';

export const font = `font-family="Noto Sans CJK SC, sans-serif"`;

/** @param {string} text */
const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/**
 * @param {number} x @param {number} y @param {number} size @param {string} words
 * @param {{ fill?: string, bold?: boolean, middle?: boolean, mono?: boolean }} [how]
 */
export const text = (x, y, size, words, { fill = '#222', bold, middle, mono } = {}) =>
  `<text x="${x}" y="${y}" font-size="${size}" ${mono ? 'font-family="monospace"' : font} fill="${fill}"${bold ? ' font-weight="700"' : ''}${middle ? ' text-anchor="middle"' : ''}>${escaped(words)}</text>`;

/** Lines of at most `most` Chinese characters, because SVG does not wrap; a Latin one takes half the width. @param {string} words @param {number} most */
export function wrapped(words, most) {
  const lines = [''];
  let width = 0;
  for (const character of words) {
    const own = /[\x20-\x7e]/.test(character) ? 0.56 : 1;
    if (width + own > most) {
      lines.push('');
      width = 0;
    }
    lines[lines.length - 1] += character;
    width += own;
  }
  return lines;
}

/**
 * A table of labels and values; a long value takes several lines.
 * @param {{ x: number, y: number, size: number, indent: number, most: number, rows: readonly (readonly [label: string, value: string])[] }} where
 */
export function table({ x, y, size, indent, most, rows }) {
  let at = y;
  return rows
    .map(([label, value]) => {
      const lines = wrapped(value === '' ? '—' : value, most);
      const drawn = [
        text(x, at, size, label, { fill: '#777' }),
        ...lines.map((line, nth) => text(x + indent, at + nth * size * 1.5, size, line)),
      ].join('');
      at += lines.length * size * 1.5 + size * 0.7;
      return drawn;
    })
    .join('');
}

/** A QR code with its quiet zone. @param {number} x @param {number} y @param {number} side @param {string} words */
export function qr(x, y, side, words) {
  const cells = encodeQr(words, 'raw', { border: 4, ecc: 'medium' });
  const cell = side / cells.length;
  const dark = cells.flatMap((row, down) => row.map((isDark, across) => (isDark ? `M${across} ${down}h1v1h-1z` : '')));
  return `<g transform="translate(${x} ${y}) scale(${cell})"><rect width="${cells.length}" height="${cells.length}" fill="#fff"/><path d="${dark.join('')}" fill="#000" shape-rendering="crispEdges"/></g>`;
}

/** @param {number} x @param {number} y */
export const stamp = (x, y) =>
  `<circle cx="${x}" cy="${y}" r="110" fill="none" stroke="#c0392b" stroke-width="10"/>${text(x, y + 10, 30, '样例专用', { fill: '#c0392b', middle: true })}`;

/** @param {number} width @param {number} height @param {string} inner */
export const picture = (width, height, inner) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${inner}</svg>`;
