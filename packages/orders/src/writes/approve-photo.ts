import type { Write } from './write.ts';

/** An accepted photo stands until the picture changes. */
export const approvePhoto: Write = async ({ hand }) => ({
  set: { standingPhoto: hand.facts.materials.FACE_PHOTO ?? null },
});
