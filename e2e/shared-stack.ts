import type { TestProject } from 'vitest/node';
import type { StackAddress } from './connect-stack.ts';
import { startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly stack: StackAddress;
  }
}

/** Where the links of messages lead; the tests open them at the address of their stack. */
const consoleUrl = 'https://desk.example';

/** Starts the stack of the project `browser` before its first file, and stops it after the last one. */
export default async function startSharedStack(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack({ console: true, workerEnv: { CONSOLE_URL: consoleUrl } });
  project.provide('stack', stack.address);
  return () => stack.stop();
}
