import { useEffect, useRef } from 'react';
import { createStore } from './store.ts';

export interface PageAction {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

const none: readonly PageAction[] = [];
const pageActions = createStore(none);

/** Lists the actions in the palette while the page is open. */
export function useRegisterPageActions(actions: readonly PageAction[]): void {
  const latest = useRef(actions);
  latest.current = actions;
  const names = actions.map((one) => `${one.key} ${one.label}`).join('\n');
  useEffect(() => {
    if (names === '') return;
    // Runs the latest version of the action: the page may have rendered again while the palette was open.
    const run = (key: string) => latest.current.find((one) => one.key === key)?.run();
    pageActions.set(latest.current.map(({ key, label }) => ({ key, label, run: () => run(key) })));
    return () => pageActions.set(none);
  }, [names]);
}

export const usePageActions = pageActions.use;
