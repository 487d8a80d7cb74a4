import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { palettes } from './theme.ts';

const source = path.dirname(import.meta.dirname);
const css = readFileSync(path.join(import.meta.dirname, 'theme.css'), 'utf8');
const colours = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
) as Readonly<Record<string, Record<'light' | 'dark', string>>>;

/** WCAG 2.2, relative luminance and contrast ratio. */
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
};

const grounds = ['page', 'surface', 'sunk', 'chip', 'primary-tint'];
/** Every text colour with its backgrounds. */
const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['text-1', [...grounds, 'changed-tint', 'ok-tint', 'warn-tint', 'hot-tint', 'bad-tint', 'stage']],
  ['text-2', [...grounds, 'ok-tint', 'warn-tint', 'hot-tint', 'bad-tint', 'stage']],
  ['text-3', [...grounds, 'stage']],
  ['primary', ['page', 'surface', 'sunk', 'primary-tint']],
  ['changed', ['changed-tint', 'changed-strong']],
  ...['ok', 'warn', 'hot', 'bad'].map((one) => [one, [...grounds, `${one}-tint`]] as const),
  ['on-pressed', ['pressed']],
  // The badge of a cancellation.
  ['surface', ['text-2']],
];
/** Graphical elements without text: bars, dots and the cursor. */
const marks = ['primary', 'warn-mark', 'hot-mark', 'bad', 'ok', 'party-reviewer', 'party-ministry', 'party-bureau'];

describe.each(['light', 'dark'] as const)('the colours, %s', (mode) => {
  it('give every text enough contrast (AA, 4.5)', () => {
    const weak = texts.flatMap(([text, on]) =>
      on.flatMap((ground) => {
        const ratio = contrast(colours[text]?.[mode] ?? '', colours[ground]?.[mode] ?? '');
        return ratio >= 4.5 ? [] : [`${text} on ${ground}: ${ratio.toFixed(2)}`];
      }),
    );
    expect(weak).toEqual([]);
  });

  it('give every graphical element enough contrast (3)', () => {
    const weak = marks.filter((one) => !(contrast(colours[one]?.[mode] ?? '', colours.surface?.[mode] ?? '') >= 3));
    expect(weak).toEqual([]);
  });

  it('are the same in Ant Design', () => {
    for (const [name, colour] of Object.entries(palettes[mode])) {
      const variable = name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`).replace(/(\d)$/, '-$1');
      expect({ [variable]: colours[variable]?.[mode] }).toEqual({ [variable]: colour });
    }
  });
});

it('are defined only in theme.css and theme.ts', () => {
  const files = (readdirSync(source, { recursive: true }) as string[]).filter(
    (file) => /\.(css|tsx?)$/.test(file) && !/(^|\/)theme\.|\.test\.|graphql-env/.test(file),
  );
  const fixed = files.flatMap((file) =>
    readFileSync(path.join(source, file), 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        /(^|[\s:('"])#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(rgb|hsl)a?\(|(color|background|border[\w-]*|fill|stroke): *(white|black)\b/i.test(
          line,
        )
          ? [`${file}:${at + 1} ${line.trim()}`]
          : [],
      ),
  );
  expect(fixed).toEqual([]);
});

it('positions what scrolls: else a hidden text in it makes the page around it as high as its content', () => {
  const files = (readdirSync(source, { recursive: true }) as string[]).filter((file) => file.endsWith('.css'));
  const rules = files.flatMap((file) =>
    [...readFileSync(path.join(source, file), 'utf8').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, name, body]) => ({
      name: `${file}: ${name?.trim()}`,
      body: body ?? '',
    })),
  );
  const scrolling = rules.filter(({ body }) => /overflow(-[xy])?:[^;]*\b(auto|scroll)\b/.test(body));
  expect(scrolling.length).toBeGreaterThan(3);
  expect(scrolling.filter(({ body }) => !/position: (relative|absolute|fixed|sticky)/.test(body))).toEqual([]);
});
