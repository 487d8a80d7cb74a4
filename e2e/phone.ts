import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import sharp from 'sharp';
import { chromiumArguments } from './chromium.ts';

const [width, height] = [1280, 960];

/** A film of one picture: a drawn person before a white wall, as the camera of a phone would see it (YUV4MPEG2). */
async function drawFilm(top: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#eceae6"/>
    <path d="M440 960 V760 Q640 640 840 760 V960 Z" fill="${top}"/><rect x="590" y="600" width="100" height="120" fill="#d6a98a"/>
    <ellipse cx="640" cy="430" rx="190" ry="255" fill="#d6a98a"/><path d="M450 380 A190 240 0 0 1 830 380 Q640 250 450 380" fill="#3a2c24"/>
    ${[570, 710].map((x) => `<ellipse cx="${x}" cy="420" rx="26" ry="12" fill="#fff"/><circle cx="${x}" cy="420" r="11" fill="#222"/>`).join('')}
    <path d="M640 440 q-14 70 6 74" stroke="#a0765a" stroke-width="6" fill="none"/><path d="M590 570 q50 26 100 0" stroke="#933" stroke-width="10" fill="none"/></svg>`;
  const grain = Buffer.from(Array.from({ length: width * height }, (_, at) => (at * 7919) % 23));
  const { data } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const luma = Buffer.alloc(width * height);
  const chroma = [Buffer.alloc((width * height) / 4), Buffer.alloc((width * height) / 4)] as const;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      const [r = 0, g = 0, b = 0] = [0, 1, 2].map((one) => (data[at * 3 + one] ?? 0) + (grain[at] ?? 0) - 11);
      luma[at] = Math.min(235, Math.max(16, 16 + 0.257 * r + 0.504 * g + 0.098 * b));
      if (y % 2 === 0 && x % 2 === 0) {
        const small = (y / 2) * (width / 2) + x / 2;
        chroma[0][small] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
        chroma[1][small] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
      }
    }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, ...chroma]);
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`), frame, frame]);
}

/**
 * A browser whose camera shows a person in a top of this colour (`#rrggbb`): the same picture would count as used before.
 * @param folder of the film
 */
export async function openPhone(folder: string, top: string): Promise<Browser> {
  const film = path.join(folder, `${top.slice(1)}.y4m`);
  writeFileSync(film, await drawFilm(top));
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      ...chromiumArguments,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  });
}
