import { type FoundLine, findLines } from './detection.ts';
import { withTextAlone } from './ink.ts';
import { loadModels, type Models } from './models.ts';
import { type Corners, type Pixels, type Turn, turnBack } from './pixels.ts';
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
  /** Lines longer than `longestLine`, in heights, are left out. */
  read(pixels: Pixels, longestLine: number): Promise<ReadText>;
  close(): Promise<void>;
}

/** So much text of a page is read, heights of its lines, the shortest lines first: four times a licence, and a little more than our own form. */
const MOST_TEXT = 1600;
/** So many of the longest lines tell which way a paper lies. */
const TRIAL_LINES = 4;
/** Longer ones tell no more and take longer, heights. */
const TRIAL_LENGTH = 18;
/** Mean confidence from which the trial lines are taken as upright without a look at the other side. */
const SURE = 0.93;

/** Which way a paper lies, and the trial lines as they were read that way. */
interface Trial {
  readonly turned: Turn;
  readonly read: ReadonlyMap<FoundLine, ReadCharacter[]>;
}

/** Opens the recognition of printed Chinese and Latin text; 16 MB of models. Throws `ReadingNotInstalled`. */
export async function openTextReader(threads: number): Promise<TextReader> {
  const models = await loadModels(threads);
  return {
    engine: models.engine,
    read: (pixels, longestLine) => readText(pixels, longestLine, models),
    close: () => models.close(),
  };
}

async function readText(pixels: Pixels, longestLine: number, models: Models): Promise<ReadText> {
  const clean = withTextAlone(pixels);
  const found = await findLines(clean, models.detect);
  const { turned, read } = await findTurn(clean, found, models);
  const upright = await turnBack(clean, turned);
  const lines: TextLine[] = [];
  for (const line of mostOf(turned === 0 ? found : await findLines(upright, models.detect), longestLine)) {
    const characters = read.get(line) ?? (await recogniseLine(upright, line.corners, models));
    if (characters.length > 0) lines.push({ corners: line.corners, characters });
  }
  return { turned, upright: await turnBack(pixels, turned), lines };
}

/** The lines in which values may stand, so many that a page of small text does not hold the reader. */
function mostOf(lines: readonly FoundLine[], longestLine: number): FoundLine[] {
  let sum = 0;
  return lines
    .filter(({ rectangle }) => rectangle.width <= longestLine * rectangle.height)
    .sort((a, b) => lengthOf(a.rectangle) - lengthOf(b.rectangle))
    .filter(({ rectangle }) => {
      sum += lengthOf(rectangle);
      return sum <= MOST_TEXT;
    });
}

/** Lines that are higher than wide lie on their side; which side is up shows in how surely they are read. */
async function findTurn(pixels: Pixels, found: readonly FoundLine[], models: Models): Promise<Trial> {
  const longest = found
    .filter(({ rectangle }) => lengthOf(rectangle) < TRIAL_LENGTH)
    .sort((a, b) => lengthOf(b.rectangle) - lengthOf(a.rectangle))
    .slice(0, TRIAL_LINES);
  const lying = longest.filter(({ rectangle: { width, height } }) => height > width).length * 2 > longest.length;
  let best: Trial & { readonly confidence: number } = { turned: 0, confidence: 0, read: new Map() };
  for (const turned of lying ? ([90, 270] as const) : ([0, 180] as const)) {
    const read = await readTurned(pixels, longest, turned, models);
    const confidence = meanConfidence([...read.values()].flat());
    if (confidence > best.confidence) best = { turned, confidence, read };
    if (confidence > SURE) break;
  }
  // Lines of a picture that is turned back are found anew.
  return best;
}

/** Heights of a line that it is long, whichever side is its length. */
const lengthOf = ({ width, height }: Rectangle): number => Math.max(width, height) / Math.min(width, height);

async function readTurned(
  pixels: Pixels,
  lines: readonly FoundLine[],
  turned: Turn,
  models: Models,
): Promise<Map<FoundLine, ReadCharacter[]>> {
  const read = new Map<FoundLine, ReadCharacter[]>();
  for (const line of lines) {
    const first = turned / 90;
    const around = [0, 1, 2, 3].map((nth) => line.corners[(first + nth) % 4]) as unknown as Corners;
    read.set(line, await recogniseLine(pixels, around, models));
  }
  return read;
}

const meanConfidence = (characters: readonly ReadCharacter[]): number =>
  characters.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, characters.length);
