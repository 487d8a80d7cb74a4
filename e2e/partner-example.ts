import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

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

/** `project`: a copy of the example with the packed client in it. */
export function runExample(project: string, file: string, args: readonly string[], env: NodeJS.ProcessEnv): ExampleRun {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), path.join('src', file), ...args], {
    cwd: project,
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
