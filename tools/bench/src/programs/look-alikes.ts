import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Corners, loadModels, recogniseLine } from '@beian/reading/text';
import sharp from 'sharp';
import { createRandom, loadTypefaces, type Typeface } from '../papers/index.ts';

// npm run bench -- look-alikes: prints each character of GB 2312 in several typefaces, reads it, and writes what it is taken for into the domain.
const { fonts } = JSON.parse(process.argv[2] ?? '{}') as { fonts: number };

const table = 'packages/domain/src/reading/look-alikes.table.ts';
/** Characters of a line, and their height, pixels. */
const LINE = 8;
const SIZE = 64;
/** Another character that is likelier than this may have been printed, even where the reading was right. */
const LIKELY = 0.02;

const models = await loadModels(2);
const { typefaces } = loadTypefaces();
/** Each pair that was printed and read, and what was read right. */
const pairs = new Set<string>();
const right = new Set<string>();
const characters = everyCharacter();
for (const [nth, typeface] of typefaces.slice(0, fonts).entries()) {
  const random = createRandom(nth + 1);
  const shuffled = [...characters].sort(() => random.next() - 0.5);
  for (let at = 0; at < shuffled.length; at += LINE) await readLine(shuffled.slice(at, at + LINE), typeface);
  process.stdout.write(`${typeface.name}: ${pairs.size} pairs\n`);
}
await models.close();

const readRight = characters.filter((character) => right.has(character));
writeFileSync(
  path.join(process.cwd(), table),
  `// Written by npm run bench -- look-alikes; change that, not this. Of ${characters.length} characters of GB 2312.

/** Pairs that the reader takes for each other. */
export const takenForAnother =
  '${[...pairs].sort().join(' ')}';

/** The ${readRight.length} characters that it reads right in one font or more. */
export const readCharacters =
  '${readRight.sort().join('')}';
`,
);

function everyCharacter(): string[] {
  const decoder = new TextDecoder('gb18030');
  return Array.from({ length: 72 * 94 }, (_, nth) =>
    decoder.decode(Uint8Array.of(0xb0 + Math.floor(nth / 94), 0xa1 + (nth % 94))),
  ).filter((character) => /^\p{Script=Han}$/u.test(character));
}

async function readLine(printed: readonly string[], typeface: Typeface): Promise<void> {
  const { paths, width: inked } = typeface.outline(printed.join(''), SIZE);
  const [margin, height] = [12, Math.round(SIZE * 1.5)];
  const width = Math.round(inked) + 2 * margin;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><g fill="#222" transform="translate(${margin} ${SIZE * 1.125})">${paths}</g></svg>`;
  const data = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
  const corners: Corners = [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ];
  const read = await recogniseLine({ data, width, height, scale: 1 }, corners, models);
  for (const [nth, character] of printed.entries()) {
    const middle = (margin + ((nth + 0.5) * inked) / printed.length) / width;
    const found = read.find(({ at }) => Math.abs(at - middle) < (0.45 * inked) / printed.length / width);
    if (found === undefined) continue;
    if (found.text === character) right.add(character);
    for (const other of [
      found.text,
      ...found.instead.slice(0, 1).flatMap(({ text, confidence }) => (confidence > LIKELY ? [text] : [])),
    ])
      if (other !== character && /^\p{Script=Han}$/u.test(other))
        pairs.add(character < other ? character + other : other + character);
  }
}
