import type { TestProject } from 'vitest/node';
import type { StackAddress } from './connect-stack.ts';
import { startStack } from './stack.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly stack: StackAddress;
  }
}

/** Starts the stack of the project `browser` before its first file, and stops it after the last one. */
export default async function startSharedStack(project: TestProject): Promise<() => Promise<void>> {
  const stack = await startStack({ console: true });
  project.provide('stack', stack.address);
  return () => stack.stop();
}
