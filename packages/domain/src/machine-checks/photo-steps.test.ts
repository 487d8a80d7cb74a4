import { expect, test } from 'vitest';
import { photoGuideOf } from '../photo/photo-guide.ts';
import { leftToPerson } from './photo-steps.ts';

test('hats, masks, closed eyes, people behind and pictures of pictures are left to a person; what is measured whole is not', () => {
  const left = Object.fromEntries(
    photoGuideOf('320000', '2023-09').steps.map((step) => [step.id, leftToPerson(step)?.en ?? null]),
  );
  expect(left).toMatchObject({
    bareHeaded: 'Bare-headed',
    uncovered: 'No mask, no earphones, no hair over the face',
    eyesOpen: 'Eyes open and on the camera, mouth closed',
    alone: 'people behind, on posters or in pictures',
    live: 'Taken of the person, not of a photo or screen',
    wholeFace: null,
    // Nothing of it shows in the photo.
    ownPhone: null,
  });
});
