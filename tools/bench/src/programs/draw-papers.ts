import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawPaper, loadTypefaces } from '../papers/index.ts';

// Draws papers into a folder, for reading.ts: NUMBER.jpg, and NUMBER.json with what stands on it.
const options = JSON.parse(process.argv[2] ?? '{}') as { papers: number; seed: number; from: number; folder: string };

const { typefaces, missing } = loadTypefaces();
if (missing.length > 0) process.stdout.write(`Fonts that this machine lacks: ${missing.join(', ')}\n`);
for (let nth = options.from; nth < options.from + options.papers; nth += 1) {
  const { jpeg, ...paper } = await drawPaper(options.seed, nth, typefaces);
  writeFileSync(path.join(options.folder, `${nth}.jpg`), jpeg);
  writeFileSync(path.join(options.folder, `${nth}.json`), JSON.stringify(paper));
}
