import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const width = 800;
const height = 600;
type Colour = readonly [number, number, number];
const wall: Colour = [226, 229, 233];
const skin: Colour = [214, 182, 156];
const coat: Colour = [84, 92, 98];
const card: Colour = [243, 246, 250];
const ink: Colour = [70, 84, 110];

const inside = (x: number, y: number, cx: number, cy: number, rx: number, ry: number): boolean =>
  ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

/** The card's marks are made of the code, so that no two pictures are alike. */
function colourAt(x: number, y: number, marks: Buffer): Colour {
  const cardX = x - 300;
  const cardY = y - 430;
  if (cardX >= 0 && cardX < 200 && cardY >= 0 && cardY < 124) {
    if (cardX < 8 || cardX >= 192 || cardY < 8 || cardY >= 116) return ink;
    const mark = marks[Math.floor((cardX - 8) / 24) + 8 * Math.floor((cardY - 8) / 28)] ?? 0;
    return (cardX - 8) % 24 < (mark * 24) / 256 && (cardY - 8) % 28 < 16 ? ink : card;
  }
  if (inside(x, y, 400, 230, 92, 116)) return skin;
  if (inside(x, y, 400, 620, 250, 270)) return coat;
  return wall;
}

/** A drawn figure that holds a card, as an 800 × 600 PNG: nobody's picture, and another one for each code. */
export function drawShot(code: string): Buffer {
  const marks = createHash('sha256').update(code).digest();
  const pixels = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    const row = y * (1 + width * 3) + 1;
    for (let x = 0; x < width; x += 1) pixels.set(colourAt(x, y, marks), row + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits a channel, RGB.
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
