import encodeQr from 'qr';
import type { Typeface } from './fonts.ts';

interface TextStyle {
  readonly size: number;
  readonly fill?: string;
  readonly middle?: boolean;
}

/** A page that collects SVG; pixels. */
export class Page {
  readonly #parts: string[] = [];
  readonly width: number;
  readonly height: number;
  readonly #font: Typeface;

  constructor(width: number, height: number, font: Typeface) {
    this.width = width;
    this.height = height;
    this.#font = font;
  }

  /** One line with its baseline at y; answers its right edge. */
  text(x: number, y: number, words: string, { size, fill = '#1d1d1d', middle }: TextStyle): number {
    const { paths, width } = this.#font.outline(words, size);
    const left = middle ? x - width / 2 : x;
    this.#parts.push(`<g fill="${fill}" transform="translate(${left.toFixed(1)} ${y.toFixed(1)})">${paths}</g>`);
    return left + width;
  }

  /** Lines of at most `most` pixels; answers the baseline below the last. */
  paragraph(x: number, y: number, words: string, most: number, style: TextStyle): number {
    let line = '';
    let at = y;
    for (const character of words) {
      if (this.#font.outline(line + character, style.size).width > most) {
        this.text(x, at, line, style);
        at += style.size * 1.45;
        line = '';
      }
      line += character;
    }
    if (line !== '') this.text(x, at, line, style);
    return at + style.size * 1.45;
  }

  add(svg: string): void {
    this.#parts.push(svg);
  }

  box(x: number, y: number, width: number, height: number, stroke: string, thick = 2): void {
    this.add(
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${stroke}" stroke-width="${thick}"/>`,
    );
  }

  qr(x: number, y: number, side: number, words: string): void {
    const cells = encodeQr(words, 'raw', { border: 2, ecc: 'medium' });
    const dark = cells.flatMap((row, down) => row.map((is, across) => (is ? `M${across} ${down}h1v1h-1z` : '')));
    this.add(
      `<g transform="translate(${x} ${y}) scale(${side / cells.length})"><rect width="${cells.length}" height="${cells.length}" fill="#fff"/><path d="${dark.join('')}" shape-rendering="crispEdges"/></g>`,
    );
  }

  /** A round red seal with its words around a star; what is printed below stays dark, as with ink. */
  seal(x: number, y: number, radius: number, words: string): void {
    const letters = [...words];
    const size = Math.min(radius * 0.3, (radius * 4) / letters.length);
    const around = letters.map((letter, nth) => {
      const angle = -130 + (260 * (nth + 0.5)) / letters.length;
      const { paths, width } = this.#font.outline(letter, size);
      return `<g transform="rotate(${angle}) translate(${-width / 2} ${-radius * 0.68})">${paths}</g>`;
    });
    const star = Array.from({ length: 10 }, (_, nth) => {
      const reach = radius * (nth % 2 === 0 ? 0.3 : 0.12);
      return `${(reach * Math.sin((nth * Math.PI) / 5)).toFixed(1)},${(-reach * Math.cos((nth * Math.PI) / 5)).toFixed(1)}`;
    });
    this.add(
      `<g transform="translate(${x} ${y}) rotate(-8)" fill="#c8202a" fill-opacity="0.85" style="mix-blend-mode:multiply"><circle r="${radius}" fill="none" stroke="#c8202a" stroke-opacity="0.85" stroke-width="${radius * 0.05}"/><polygon points="${star.join(' ')}"/>${around.join('')}</g>`,
    );
  }

  svg(): string {
    const { width, height } = this;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${this.#parts.join('')}</svg>`;
  }
}
