import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawPhoto } from '../faces/index.ts';

// Draws photos into a folder, for faces.ts: NUMBER.jpg, and NUMBER.json with what is true of them.
const options = JSON.parse(process.argv[2] ?? '{}') as { photos: number; seed: number; from: number; folder: string };

for (let nth = options.from; nth < options.from + options.photos; nth += 1) {
  const { jpeg, ...photo } = await drawPhoto(options.seed, nth);
  writeFileSync(path.join(options.folder, `${nth}.jpg`), jpeg);
  writeFileSync(path.join(options.folder, `${nth}.json`), JSON.stringify(photo));
}
