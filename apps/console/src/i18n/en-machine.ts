import type { zhMachine } from './zh-machine.ts';

/** Texts of machine checks and of hints about a photo. */
export const enMachine: Readonly<Record<keyof typeof zhMachine, string>> = {
  'finding.checking': 'The machine is still checking; go ahead',
};
