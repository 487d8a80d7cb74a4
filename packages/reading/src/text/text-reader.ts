import { type FoundLine, findLines } from './detection.ts';
import { loadModels, type Models } from './models.ts';
import { type Corners, type Pixels, type Turn, turnBack, withoutSeals } from './pixels.ts';
import { type ReadCharacter, recogniseLine } from './recognition.ts';
import type { Rectangle } from './rectangle.ts';

/** A line of text in pixels of the upright paper. */
export interface TextLine {
  readonly corners: Corners;
  readonly characters: readonly ReadCharacter[];
}

export interface ReadText {
  readonly turned: Turn;
  /** The picture turned so that the paper is upright. */
  readonly upright: Pixels;
  readonly lines: readonly TextLine[];
}

export interface TextReader {
  readonly engine: string;
  read(pixels: Pixels): Promise<ReadText>;
  close(): Promise<void>;
}

/** A line that is longer, in heights, is part of a clause or pledge: no field is, and reading it would take half of the time of a form. */
const LONGEST_LINE = 34;
/** So many of the longest lines tell which way a paper lies. */
const TRIAL_LINES = 4;
/** Longer ones tell no more and take longer, heights. */
const TRIAL_LENGTH = 18;
/** Mean confidence from which the trial lines are taken as upright without a look at the other side. */
const SURE = 0.93;

/** Opens the recognition of printed Chinese and Latin text; 16 MB of models. Throws `ReadingNotInstalled`. */
export async function openTextReader(threads: number): Promise<TextReader> {
  const models = await loadModels(threads);
  return {
    engine: models.engine,
    read: (pixels) => readText(pixels, models),
    close: () => models.close(),
  };
}

async function readText(pixels: Pixels, models: Models): Promise<ReadText> {
  const clean = withoutSeals(pixels);
  const found = await findLines(clean, models.detect);
  const turned = await findTurn(clean, found, models);
  const upright = await turnBack(clean, turned);
  const lines: TextLine[] = [];
  for (const { corners, rectangle } of turned === 0 ? found : await findLines(upright, models.detect)) {
    if (rectangle.width > LONGEST_LINE * rectangle.height) continue;
    const characters = await recogniseLine(upright, corners, models);
    if (characters.length > 0) lines.push({ corners, characters });
  }
  return { turned, upright: await turnBack(pixels, turned), lines };
}

/** Lines that are higher than wide lie on their side; which side is up shows in how surely they are read. */
async function findTurn(pixels: Pixels, found: readonly FoundLine[], models: Models): Promise<Turn> {
  const longest = found
    .filter(({ rectangle }) => lengthOf(rectangle) < TRIAL_LENGTH)
    .sort((a, b) => lengthOf(b.rectangle) - lengthOf(a.rectangle))
    .slice(0, TRIAL_LINES);
  const lying = longest.filter(({ rectangle: { width, height } }) => height > width).length * 2 > longest.length;
  let best: { turned: Turn; confidence: number } = { turned: 0, confidence: 0 };
  for (const turned of lying ? ([90, 270] as const) : ([0, 180] as const)) {
    const confidence = await meanConfidence(pixels, longest, turned, models);
    if (confidence > best.confidence) best = { turned, confidence };
    if (confidence > SURE) break;
  }
  return best.turned;
}

/** Heights of a line that it is long, whichever side is its length. */
const lengthOf = ({ width, height }: Rectangle): number => Math.max(width, height) / Math.min(width, height);

async function meanConfidence(
  pixels: Pixels,
  lines: readonly FoundLine[],
  turned: Turn,
  models: Models,
): Promise<number> {
  let [sum, count] = [0, 0];
  for (const { corners } of lines) {
    const first = turned / 90;
    const around = [0, 1, 2, 3].map((nth) => corners[(first + nth) % 4]) as unknown as Corners;
    for (const { confidence } of await recogniseLine(pixels, around, models)) {
      sum += confidence;
      count += 1;
    }
  }
  return count === 0 ? 0 : sum / count;
}
