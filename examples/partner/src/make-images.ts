import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

// Makes images for a test order: coloured stripes with noise, named for the kinds of material. They are fictitious and differ in each
// run, because a photo that was used before is refused (for a live order).
const kinds = [
  ...['SUBJECT_CERT', 'SUBJECT_PRINCIPAL_ID', 'WEBSITE_PRINCIPAL_ID', 'VERIFICATION_FORM', 'DOMAIN_CERT'],
  ...['AUTHORISATION', 'CHANGE_PROOF', 'FACE_PHOTO'],
];
const [WIDTH, HEIGHT] = [800, 600];

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** A PNG (8 bit, RGB). */
function stripes(): Buffer {
  const [red = 0, green = 0, blue = 0] = randomBytes(3);
  const rows: Buffer[] = [];
  for (let y = 0; y < HEIGHT; y += 1) {
    const row = Buffer.alloc(1 + 3 * WIDTH);
    const grain = randomBytes(WIDTH);
    for (let x = 0; x < WIDTH; x += 1) {
      const light = ((x >> 5) + (y >> 5)) % 2 === 0 ? 60 : 0;
      const shade = light + ((grain[x] ?? 0) >> 4);
      row[1 + 3 * x] = Math.min(255, (red >> 1) + shade);
      row[2 + 3 * x] = Math.min(255, (green >> 1) + shade);
      row[3 + 3 * x] = Math.min(255, (blue >> 1) + shade);
    }
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const folder = process.argv[2] ?? 'images';
mkdirSync(folder, { recursive: true });
for (const kind of kinds) writeFileSync(path.join(folder, `${kind}.png`), stripes());
process.stdout.write(`${kinds.length} images in ${folder}\n`);
