import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';

/** A run of `examples/partner`, started as a partner does. */
export interface ExampleRun {
  /** Its output so far. */
  readonly output: () => string;
  /** Resolves once the output contains the text. */
  waitForOutput(text: string): Promise<void>;
  /** Its exit code. */
  readonly exitCode: Promise<number | null>;
  readonly child: ChildProcess;
}

export function runExample(file: string, args: readonly string[], env: NodeJS.ProcessEnv): ExampleRun {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'examples/partner/src', file), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  let output = '';
  let waiting: (() => void)[] = [];
  const onOutput = (piece: Buffer) => {
    output += piece.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', onOutput);
  child.stderr.on('data', onOutput);
  const exitCode = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    output: () => output,
    exitCode,
    child,
    waitForOutput: (text) =>
      new Promise((resolve, reject) => {
        const check = () => {
          if (!output.includes(text)) return;
          waiting = waiting.filter((one) => one !== check);
          resolve();
        };
        waiting.push(check);
        void exitCode.then(() => reject(new Error(`it ended without saying ${text}:\n${output}`)));
        check();
      }),
  };
}
