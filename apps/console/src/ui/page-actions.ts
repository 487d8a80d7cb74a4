import { useEffect, useRef, useSyncExternalStore } from 'react';

/** An action of the open page, with the API's label. */
export interface PageAction {
  readonly key: string;
  readonly label: string;
  readonly run: () => void;
}

const none: readonly PageAction[] = [];
let currentActions: readonly PageAction[] = none;
const listeners = new Set<() => void>();

function setActions(actions: readonly PageAction[]): void {
  currentActions = actions;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Lists the actions in the palette while the page is open. */
export function useRegisterPageActions(actions: readonly PageAction[]): void {
  const latest = useRef(actions);
  latest.current = actions;
  const names = actions.map((one) => `${one.key} ${one.label}`).join('\n');
  useEffect(() => {
    if (names === '') return;
    // Runs the latest version of the action: the page may have rendered again while the palette was open.
    const run = (key: string) => latest.current.find((one) => one.key === key)?.run();
    setActions(latest.current.map(({ key, label }) => ({ key, label, run: () => run(key) })));
    return () => setActions(none);
  }, [names]);
}

export const usePageActions = (): readonly PageAction[] => useSyncExternalStore(subscribe, () => currentActions);
