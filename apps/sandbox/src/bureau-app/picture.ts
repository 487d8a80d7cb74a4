import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const width = 800;
const height = 600;
type Colour = readonly [number, number, number];
const wall: Colour = [226, 229, 233];
const card: Colour = [243, 246, 250];
const ink: Colour = [70, 84, 110];

const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

interface Person {
  readonly x: number;
  readonly y: number;
  readonly face: number;
  readonly shoulders: number;
  readonly skin: Colour;
  readonly hair: Colour;
  readonly coat: Colour;
}

/** A different person for each code, so that no face comparison finds two pictures equal. */
function personOf(code: string): Person {
  const hashBytes = createHash('sha256').update(`person ${code}`).digest();
  const between = (at: number, least: number, most: number) => least + ((hashBytes[at] ?? 0) / 255) * (most - least);
  const tone = between(4, -30, 30);
  return {
    x: between(0, 340, 460),
    y: between(1, 190, 250),
    face: between(2, 68, 104),
    shoulders: between(3, 170, 270),
    skin: [210 + tone / 2, 178 + tone, 152 + tone],
    hair: [between(5, 20, 120), between(5, 20, 105), between(5, 20, 95)],
    coat: [between(6, 40, 200), between(7, 60, 190), between(8, 60, 180)],
  };
}

/** The pattern on the card and the person are derived from the code, so no two pictures are alike. */
function colourAt(
  x: number,
  y: number,
  patternBytes: Buffer,
  { face, shoulders, skin, hair, coat, ...at }: Person,
): Colour {
  const cardX = x - 300;
  const cardY = y - 430;
  if (cardX >= 0 && cardX < 200 && cardY >= 0 && cardY < 124) {
    if (cardX < 8 || cardX >= 192 || cardY < 8 || cardY >= 116) return ink;
    const level = patternBytes[Math.floor((cardX - 8) / 24) + 8 * Math.floor((cardY - 8) / 28)] ?? 0;
    return (cardX - 8) % 24 < (level * 24) / 256 && (cardY - 8) % 28 < 16 ? ink : card;
  }
  if (inside(x, y, at.x, at.y + face * 0.2, face, face * 1.25)) return skin;
  if (inside(x, y, at.x, at.y, face * 1.15, face * 1.4)) return hair;
  if (inside(x, y, at.x, 620, shoulders, 400 - at.y)) return coat;
  return wall;
}

/** Draws a person who holds a card, as an 800 × 600 PNG; a different one for each code. */
export function drawPhoto(code: string): Buffer {
  const patternBytes = createHash('sha256').update(code).digest();
  const person = personOf(code);
  const pixels = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    const row = y * (1 + width * 3) + 1;
    for (let x = 0; x < width; x += 1) pixels.set(colourAt(x, y, patternBytes, person), row + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits per channel, RGB.
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
