import type { GridOutput } from './detection.ts';

/**
 * What the model returned for a drawn photo of 960 by 1280 pixels with two people (`drawPhoto(1, 13)` of tools/bench): of each
 * anchor with a score above -2 its number, score and 16 numbers, pixels of the model's square.
 */
const recorded: readonly (readonly number[])[] = [
  [181, -1.91, 7.4, 11, 32.7, 32.7, 1.1, 2.6, 15.1, 2.6, 8.8, 9.9, 8.9, 16.9, -7.5, 7.6, 23.5, 7.7],
  [183, -1.55, -7.7, 12.3, 32.8, 32.8, -13.9, 4.5, -0.3, 4.2, -6.9, 12, -7.1, 18.6, -22.7, 8.3, 8.3, 7.7],
  [212, 2.09, 8.5, -3.7, 31, 31, 2.1, -11.6, 15.9, -11.8, 9.4, -5.6, 9.4, 1.6, -6.6, -6.7, 23.1, -7],
  [213, 1.72, 8.6, -3.5, 30.4, 30.4, 2.2, -11.4, 15.9, -11.6, 9.4, -5.6, 9.2, 1.6, -6.6, -6.7, 23, -6.9],
  [214, 2.31, -7.6, -3.5, 30.2, 30.2, -14.2, -11.5, -0.5, -11.8, -7, -5.9, -7.1, 1.3, -22.6, -6.5, 6.6, -6.7],
  [215, 2.05, -7.6, -3.4, 30, 30, -14.2, -11.4, -0.5, -11.7, -7, -5.9, -7.1, 1.2, -22.7, -6.5, 6.7, -6.7],
  [232, 2.37, 6, -0.3, 35.2, 35.2, -1.1, -8.8, 14.3, -9.7, 7.2, -1.7, 7.6, 6.2, -10.4, -3.3, 22.9, -5.1],
  [233, 2.18, 6.1, -0.2, 34.7, 34.7, -1, -8.8, 14.3, -9.6, 7.2, -1.8, 7.5, 6.1, -10.3, -3.3, 22.8, -5],
  [234, 1.32, -9.3, -0.1, 35.2, 35.2, -17, -9, -1.8, -9.5, -9.2, -1.8, -9.1, 6.3, -25.7, -3.6, 7.4, -4.6],
  [235, 0.74, -8.7, -0.1, 35.2, 35.2, -16.9, -8.9, -1.6, -9.5, -9.2, -1.7, -8.9, 6.2, -25.4, -3.6, 7.8, -4.6],
];

/** A grid's output with scores of -20 but for the anchors given. */
function gridOf(anchors: number, rows: readonly (readonly number[])[]): GridOutput {
  const scores = new Float32Array(anchors).fill(-20);
  const boxes = new Float32Array(anchors * 16);
  for (const [anchor = 0, score = 0, ...numbers] of rows) {
    scores[anchor] = score;
    boxes.set(numbers, anchor * 16);
  }
  return { scores, boxes };
}

export const nothing: readonly [GridOutput, GridOutput] = [gridOf(512, []), gridOf(384, [])];
export const twoPeople: readonly [GridOutput, GridOutput] = [gridOf(512, recorded), gridOf(384, [])];
/** A large face: anchor 215 is of the second grid's cell in its row 4 and column 3. */
export const onePerson: readonly [GridOutput, GridOutput] = [
  gridOf(512, []),
  gridOf(384, [[215, 2.2, 12, -4, 90, 90, -8, -24, 32, -24, 12, -2, 12, 18]]),
];
