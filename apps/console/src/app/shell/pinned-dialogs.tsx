import { Fragment, type ReactNode, useSyncExternalStore } from 'react';

interface PinnedDialog {
  readonly id: number;
  readonly element: ReactNode;
}

let shown: readonly PinnedDialog[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

/** The browser asks before the page is closed, reloaded or left for another address. */
const askBeforeLeaving = (event: Event) => event.preventDefault();

function show(next: readonly PinnedDialog[]): void {
  shown = next;
  removeEventListener('beforeunload', askBeforeLeaving);
  if (shown.length > 0) addEventListener('beforeunload', askBeforeLeaving);
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Shows a dialog above every screen until it calls `close`: a change of route, of the language or of the account leaves
 * it open. It is held in memory only.
 */
export function pinDialog(render: (close: () => void) => ReactNode): void {
  lastId += 1;
  const id = lastId;
  const close = () => show(shown.filter((one) => one.id !== id));
  show([...shown, { id, element: render(close) }]);
}

/** The dialogs of `pinDialog`, outside the routes. */
export function PinnedDialogs() {
  const dialogs = useSyncExternalStore(subscribe, () => shown);
  return dialogs.map(({ id, element }) => <Fragment key={id}>{element}</Fragment>);
}
