import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openHtmlPapers } from '../html-papers/index.ts';
import { drawPaper, loadTypefaces } from '../papers/index.ts';

// Draws papers into a folder, for reading.ts: NUMBER.jpg, and NUMBER.json with what stands on it.
const options = JSON.parse(process.argv[2] ?? '{}') as {
  papers: number;
  seed: number;
  from: number;
  folder: string;
  generator: string;
  wrong: boolean;
  damage: string;
};

async function openFirst() {
  const { typefaces, missing } = loadTypefaces();
  if (missing.length > 0) process.stdout.write(`Fonts that this machine lacks: ${missing.join(', ')}\n`);
  return {
    draw: (nth: number) => drawPaper(options.seed, nth, typefaces, options.damage),
    close: async () => undefined,
  };
}

const drawer = options.generator === 'second' ? await openHtmlPapers(options) : await openFirst();
for (let nth = options.from; nth < options.from + options.papers; nth += 1) {
  if (existsSync(path.join(options.folder, `${nth}.json`))) continue;
  const { jpeg, ...paper } = await drawer.draw(nth);
  writeFileSync(path.join(options.folder, `${nth}.jpg`), jpeg);
  writeFileSync(path.join(options.folder, `${nth}.json`), JSON.stringify(paper));
}
await drawer.close();
