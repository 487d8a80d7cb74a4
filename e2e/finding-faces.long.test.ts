import { drawPhoto, type SceneName, sceneNames } from '@beian/bench/faces';
import { checkFaces, type FaceReading } from '@beian/domain/machine-checks';
import { type FaceReader, openFaceReader, PictureUnreadable } from '@beian/reading/face';
import { portraitJpeg } from '@beian/testing/fixtures';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';

let reader: FaceReader;
beforeAll(async () => {
  reader = await openFaceReader();
});
afterAll(() => reader.close());

const doubts = (reading: FaceReading) =>
  checkFaces(reading, { province: '320000', edition: '2018-06' }).flatMap(({ fault }) => fault ?? []);

test.each<[SceneName, faces: number]>([
  ['curtain', 1],
  ['glasses', 1],
  ['small', 1],
  ['tilted', 1],
  ['sunglasses', 1],
  ['blurred', 1],
  ['two', 2],
  ['one behind', 2],
  ['from behind', 0],
  ['nobody, room', 0],
  ['half a face', 0],
])('in the drawn photo "%s" as many faces are found as were drawn, and the right doubt', async (scene, faces) => {
  const photo = await drawPhoto(1, sceneNames.indexOf(scene));
  const reading = await reader.read(photo.jpeg);
  expect(reading.faces).toHaveLength(faces);
  expect(doubts(reading)).toEqual(photo.doubt === null ? [] : [photo.doubt]);
});

test('the photos of the demonstration and of other tests have one face each, without a doubt', async () => {
  for (const of of ['one', 'other'])
    expect(doubts(await reader.read(await drawMaterial('FACE_PHOTO', of)))).toEqual([]);
  for (const person of [0, 1, 2]) expect(doubts(await reader.read(await portraitJpeg({ person })))).toEqual([]);
});

test('the face is at the same place when the photo is large or turned by its EXIF', async () => {
  const { jpeg } = await drawPhoto(1, sceneNames.indexOf('at the edge'));
  const large = await sharp(jpeg).resize(4000).jpeg().toBuffer();
  const turned = await sharp(jpeg).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const [one, ...others] = await boxesOf([jpeg, large, turned]);
  for (const other of others)
    for (const side of ['left', 'top', 'right', 'bottom'] as const)
      expect(Math.abs((other?.[side] ?? 0) - (one?.[side] ?? 0))).toBeLessThan(0.02);
});

async function boxesOf(pictures: readonly Buffer[]) {
  const boxes = [];
  for (const picture of pictures) boxes.push((await reader.read(picture)).faces[0]?.box);
  return boxes;
}

test('what is no picture, damaged or too large is refused by a typed error, and the next photo is read', async () => {
  const { jpeg } = await drawPhoto(1, 0);
  const huge = await sharp({ create: { width: 7000, height: 6000, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  for (const bytes of [Buffer.from('no picture'), jpeg.subarray(0, 5000), huge])
    await expect(reader.read(bytes)).rejects.toThrow(PictureUnreadable);
  expect((await reader.read(jpeg)).faces).toHaveLength(1);
});
